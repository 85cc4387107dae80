package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.testing.Arns;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.TestStack;
import io.github.wpdata.cdk.testing.Types;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.sns.Topic;

/** The whole cache, once with nothing set and once with everything. */
class RedisReplicationGroupWholeTest {
    private final TestStack test = new TestStack();

    @Test
    void withNothingSet() {
        Minimal.cache(test).build();

        Resources resources = test.resources();

        resources.named(Types.CACHE_PARAMETER_GROUP, "CacheParametersredis7").hasProperties("""
                {
                  "CacheParameterGroupFamily": "redis7",
                  "Description": "ElastiCache for WordPress",
                  "Properties": {"maxmemory-policy": "allkeys-lru", "reserved-memory-percent": "25", "timeout": "0"}
                }
                """);
        resources.named(Types.REPLICATION_GROUP, "Cache").hasProperties("""
                {
                  "AtRestEncryptionEnabled": true,
                  "AuthToken": {
                    "Fn::Join": ["", ["{{resolve:secretsmanager:", {"Ref": "CacheSecret4CD6E2C3"}, ":SecretString:token::}}"]]
                  },
                  "AutoMinorVersionUpgrade": false,
                  "AutomaticFailoverEnabled": true,
                  "CacheNodeType": "cache.t4g.small",
                  "CacheParameterGroupName": {"Ref": "CacheParametersredis7A30DD477"},
                  "CacheSubnetGroupName": {"Ref": "CacheSubnets75A36213"},
                  "Engine": "redis",
                  "EngineVersion": "7.1",
                  "KmsKeyId": {"Fn::GetAtt": ["CacheKeyCDF9DE27", "Arn"]},
                  "LogDeliveryConfigurations": [
                    {
                      "DestinationDetails": {"CloudWatchLogsDetails": {"LogGroup": {"Ref": "CacheLogsslowlog1207B401"}}},
                      "DestinationType": "cloudwatch-logs",
                      "LogFormat": "json",
                      "LogType": "slow-log"
                    },
                    {
                      "DestinationDetails": {"CloudWatchLogsDetails": {"LogGroup": {"Ref": "CacheLogsenginelogC1BC2449"}}},
                      "DestinationType": "cloudwatch-logs",
                      "LogFormat": "json",
                      "LogType": "engine-log"
                    }
                  ],
                  "MultiAZEnabled": true,
                  "NumCacheClusters": 2,
                  "Port": 6379,
                  "PreferredMaintenanceWindow": "sun:04:00-sun:05:00",
                  "ReplicationGroupDescription": "Object cache of WordPress",
                  "SecurityGroupIds": [{"Fn::GetAtt": ["CacheSecurityGroup79A9F160", "GroupId"]}],
                  "SnapshotRetentionLimit": 7,
                  "SnapshotWindow": "03:00-04:00",
                  "TransitEncryptionEnabled": true,
                  "TransitEncryptionMode": "required"
                }
                """);
        resources.named(Types.SECRET, "CacheSecret").hasProperties("""
                {
                  "Description": "AUTH token of the cache",
                  "GenerateSecretString": {
                    "ExcludePunctuation": true,
                    "GenerateStringKey": "token",
                    "PasswordLength": 64,
                    "SecretStringTemplate": "{}"
                  },
                  "KmsKeyId": {"Fn::GetAtt": ["CacheKeyCDF9DE27", "Arn"]}
                }
                """);
        resources.named(Types.LOG_GROUP, "CacheLogsslowlog").hasProperties("""
                {
                  "KmsKeyId": {"Fn::GetAtt": ["CacheKeyCDF9DE27", "Arn"]},
                  "LogGroupName": "/aws/vendedlogs/elasticache/Test-Cache-2655C0B4/slow-log",
                  "RetentionInDays": 30
                }
                """);
    }

    @Test
    void withEverythingSet() {
        Minimal.cache(test)
                .engine(CacheEngine.VALKEY_8_0)
                .nodeType("cache.r7g.large")
                .shards(2)
                .replicas(2)
                .automaticFailover(true)
                .multiAz(true)
                .replicationGroupId("shop")
                .description("sessions")
                .port(6380)
                .accessControl(AccessControl.TOKEN)
                .authToken(AuthToken.fromSecret(Secret.fromSecretCompleteArn(test.stack(), "Token", Arns.SECRET)))
                .autoMinorVersionUpgrade(true)
                .encryptionKey(Key.fromKeyArn(test.stack(), "Key", Arns.KEY))
                .logsEncryptionKey(Key.fromKeyArn(test.stack(), "LogsKey", Arns.KEY))
                .logExports("slow-log")
                .logRetention(RetentionDays.ONE_YEAR)
                .maintenanceWindow("mon:04:00-mon:05:00")
                .notificationTopic(Topic.fromTopicArn(test.stack(), "Topic", Arns.TOPIC))
                .parameter("maxmemory-policy", "volatile-lru")
                .restoreFromSnapshot("before")
                .snapshotRetention(Duration.days(35))
                .snapshotWindow("01:00-02:00")
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();

        Resources resources = test.resources();

        resources
                .named(Types.CACHE_PARAMETER_GROUP, "CacheParametersvalkey8clusteron")
                .hasProperties("""
                {
                  "CacheParameterGroupFamily": "valkey8",
                  "Description": "ElastiCache for WordPress",
                  "Properties": {
                    "cluster-enabled": "yes",
                    "maxmemory-policy": "volatile-lru",
                    "reserved-memory-percent": "25",
                    "timeout": "0"
                  }
                }
                """);
        resources.named(Types.REPLICATION_GROUP, "Cache").hasProperties("""
                {
                  "AtRestEncryptionEnabled": true,
                  "AuthToken": "{{resolve:secretsmanager:arn:aws:secretsmanager:us-east-1:123456789012:secret:wordpress-AbCdEf:SecretString:::}}",
                  "AutoMinorVersionUpgrade": true,
                  "AutomaticFailoverEnabled": true,
                  "CacheNodeType": "cache.r7g.large",
                  "CacheParameterGroupName": {"Ref": "CacheParametersvalkey8clusteron89BC91A4"},
                  "CacheSubnetGroupName": {"Ref": "CacheSubnets75A36213"},
                  "Engine": "valkey",
                  "EngineVersion": "8.0",
                  "KmsKeyId": "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
                  "LogDeliveryConfigurations": [
                    {
                      "DestinationDetails": {"CloudWatchLogsDetails": {"LogGroup": {"Ref": "CacheLogsslowlog1207B401"}}},
                      "DestinationType": "cloudwatch-logs",
                      "LogFormat": "json",
                      "LogType": "slow-log"
                    }
                  ],
                  "MultiAZEnabled": true,
                  "NotificationTopicArn": "arn:aws:sns:us-east-1:123456789012:alerts",
                  "NumNodeGroups": 2,
                  "Port": 6380,
                  "PreferredMaintenanceWindow": "mon:04:00-mon:05:00",
                  "ReplicasPerNodeGroup": 2,
                  "ReplicationGroupDescription": "sessions",
                  "ReplicationGroupId": "shop",
                  "SecurityGroupIds": [{"Fn::GetAtt": ["CacheSecurityGroup79A9F160", "GroupId"]}],
                  "SnapshotName": "before",
                  "SnapshotRetentionLimit": 35,
                  "SnapshotWindow": "01:00-02:00",
                  "TransitEncryptionEnabled": true,
                  "TransitEncryptionMode": "required"
                }
                """);
        resources.named(Types.LOG_GROUP, "CacheLogsslowlog").hasProperties("""
                {
                  "KmsKeyId": "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
                  "LogGroupName": "/aws/vendedlogs/elasticache/Test-Cache-2655C0B4/slow-log",
                  "RetentionInDays": 365
                }
                """);
    }
}
