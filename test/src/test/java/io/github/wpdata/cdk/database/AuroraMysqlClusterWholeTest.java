package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.TestStack;
import io.github.wpdata.cdk.testing.Types;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.rds.AuroraMysqlEngineVersion;
import software.amazon.awscdk.services.rds.CaCertificate;
import software.amazon.awscdk.services.rds.DBClusterStorageType;
import software.amazon.awscdk.services.rds.DatabaseInsightsMode;
import software.amazon.awscdk.services.rds.EngineLifecycleSupport;
import software.amazon.awscdk.services.rds.InstanceUpdateBehaviour;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;

/** The whole cluster, writer and reader, once with nothing set and once with everything. */
class AuroraMysqlClusterWholeTest {
    private static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/%s1111111-2222-3333-4444-555555555555";

    private final TestStack test = new TestStack();

    private Resources resources(Consumer<AuroraMysqlCluster.Builder> settings) {
        AuroraMysqlCluster.Builder builder = AuroraMysqlCluster.Builder.create(test.stack(), "Database")
                .vpc(test.vpc())
                .clients(test.clients());
        settings.accept(builder);
        builder.build();
        return test.resources();
    }

    private IKey key(int first) {
        return Key.fromKeyArn(test.stack(), "Key" + first, KEY.formatted(first));
    }

    @Test
    void withNothingSet() {
        Resources resources = resources(settings -> {});

        resources.named(Types.DB_CLUSTER, "DatabaseCluster").hasProperties("""
                {
                  "AutoMinorVersionUpgrade": false,
                  "BackupRetentionPeriod": 7,
                  "CopyTagsToSnapshot": true,
                  "DBClusterIdentifier": "test-database-2a4228c6",
                  "DBClusterParameterGroupName": {"Ref": "DatabaseParametersB8AC9B07"},
                  "DBSubnetGroupName": {"Ref": "DatabaseClusterSubnets5540150D"},
                  "DatabaseInsightsMode": "standard",
                  "DatabaseName": "wordpress",
                  "DeleteAutomatedBackups": false,
                  "DeletionProtection": true,
                  "EnableCloudwatchLogsExports": ["error", "slowquery"],
                  "EnableHttpEndpoint": false,
                  "EnableIAMDatabaseAuthentication": false,
                  "Engine": "aurora-mysql",
                  "EngineVersion": "8.0.mysql_aurora.3.10.4",
                  "KmsKeyId": {"Fn::GetAtt": ["DatabaseKey5E5D9547", "Arn"]},
                  "ManageMasterUserPassword": true,
                  "MasterUserSecret": {"KmsKeyId": {"Fn::GetAtt": ["DatabaseKey5E5D9547", "Arn"]}},
                  "MasterUsername": "wpadmin",
                  "PerformanceInsightsEnabled": true,
                  "PerformanceInsightsKmsKeyId": {"Fn::GetAtt": ["DatabaseKey5E5D9547", "Arn"]},
                  "PerformanceInsightsRetentionPeriod": 7,
                  "Port": 3306,
                  "PreferredBackupWindow": "02:00-03:00",
                  "PreferredMaintenanceWindow": "sun:03:00-sun:04:00",
                  "ServerlessV2ScalingConfiguration": {"MaxCapacity": 16, "MinCapacity": 2},
                  "StorageEncrypted": true,
                  "VpcSecurityGroupIds": [{"Fn::GetAtt": ["DatabaseSecurityGroup5C91FDCB", "GroupId"]}]
                }
                """);
        resources.named(Types.DB_INSTANCE, "DatabaseClusterReader1").hasProperties("""
                {
                  "AutoMinorVersionUpgrade": false,
                  "DBClusterIdentifier": {"Ref": "DatabaseCluster5B53A178"},
                  "DBInstanceClass": "db.serverless",
                  "EnablePerformanceInsights": true,
                  "Engine": "aurora-mysql",
                  "MonitoringInterval": 60,
                  "MonitoringRoleArn": {"Fn::GetAtt": ["DatabaseClusterMonitoringRole89BA807D", "Arn"]},
                  "PerformanceInsightsKMSKeyId": {"Fn::GetAtt": ["DatabaseKey5E5D9547", "Arn"]},
                  "PerformanceInsightsRetentionPeriod": 7,
                  "PreferredMaintenanceWindow": "sun:03:00-sun:04:00",
                  "PromotionTier": 1,
                  "PubliclyAccessible": false
                }
                """);
    }

    @Test
    void withEverythingSet() {
        Resources resources = resources(settings -> settings.clusterIdentifier("shop")
                .databaseName("blog")
                .adminUsername("blogger")
                .credentials(AdminCredentials.managedByRds(key(2)))
                .engineVersion(AuroraMysqlEngineVersion.of("8.4.mysql_aurora.8.4.7", "8.4"))
                .autoMinorVersionUpgrade(true)
                .instanceType(new InstanceType("r7g.large"))
                .readers(1)
                .availabilityZones("us-east-1a", "us-east-1b")
                .readerAutoScaling(1, 3, 70)
                .instanceUpdateBehaviour(InstanceUpdateBehaviour.ROLLING)
                .engineLifecycleSupport(EngineLifecycleSupport.OPEN_SOURCE_RDS_EXTENDED_SUPPORT_DISABLED)
                .caCertificate(CaCertificate.RDS_CA_ECC384_G1)
                .port(3307)
                .iamAuthentication(true)
                .dataApi(true)
                .localWriteForwarding(true)
                .customEndpoint("reports", 1)
                .encryptionKey(key(1))
                .storageType(DBClusterStorageType.AURORA_IOPT1)
                .backupRetention(Duration.days(35))
                .backupWindow("01:00-02:00")
                .backtrackWindow(Duration.hours(24))
                .copyTagsToSnapshot(false)
                .restoreFromSnapshot("before")
                .performanceInsightsRetention(PerformanceInsightRetention.MONTHS_15)
                .performanceInsightsKey(key(3))
                .databaseInsightsMode(DatabaseInsightsMode.ADVANCED)
                .monitoringInterval(Duration.seconds(15))
                .logExports("audit")
                .logRetention(RetentionDays.ONE_YEAR)
                .maintenanceWindow("mon:04:00-mon:05:00")
                .parameter("time_zone", "UTC")
                .instanceParameter("max_connections", "500")
                .deletionProtection(false)
                .deleteAutomatedBackups(true)
                .removalPolicy(RemovalPolicy.DESTROY));

        resources.named(Types.DB_CLUSTER, "DatabaseCluster").hasProperties("""
                {
                  "AutoMinorVersionUpgrade": true,
                  "BacktrackWindow": 86400,
                  "BackupRetentionPeriod": 35,
                  "CopyTagsToSnapshot": false,
                  "DBClusterIdentifier": "shop-69d7988d",
                  "DBClusterParameterGroupName": {"Ref": "DatabaseParameters842707EF88"},
                  "DBSubnetGroupName": {"Ref": "DatabaseClusterSubnets5540150D"},
                  "DatabaseInsightsMode": "advanced",
                  "DeleteAutomatedBackups": true,
                  "DeletionProtection": false,
                  "EnableCloudwatchLogsExports": ["audit"],
                  "EnableHttpEndpoint": true,
                  "EnableIAMDatabaseAuthentication": true,
                  "EnableLocalWriteForwarding": true,
                  "Engine": "aurora-mysql",
                  "EngineLifecycleSupport": "open-source-rds-extended-support-disabled",
                  "EngineVersion": "8.4.mysql_aurora.8.4.7",
                  "KmsKeyId": "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
                  "ManageMasterUserPassword": true,
                  "MasterUserSecret": {"KmsKeyId": "arn:aws:kms:us-east-1:123456789012:key/21111111-2222-3333-4444-555555555555"},
                  "PerformanceInsightsEnabled": true,
                  "PerformanceInsightsKmsKeyId": "arn:aws:kms:us-east-1:123456789012:key/31111111-2222-3333-4444-555555555555",
                  "PerformanceInsightsRetentionPeriod": 465,
                  "Port": 3307,
                  "PreferredBackupWindow": "01:00-02:00",
                  "PreferredMaintenanceWindow": "mon:04:00-mon:05:00",
                  "SnapshotIdentifier": "before",
                  "StorageEncrypted": true,
                  "StorageType": "aurora-iopt1",
                  "VpcSecurityGroupIds": [{"Fn::GetAtt": ["DatabaseSecurityGroup5C91FDCB", "GroupId"]}]
                }
                """);
        resources.named(Types.DB_INSTANCE, "DatabaseClusterReader1").hasProperties("""
                {
                  "AutoMinorVersionUpgrade": true,
                  "AvailabilityZone": "us-east-1b",
                  "CACertificateIdentifier": "rds-ca-ecc384-g1",
                  "DBClusterIdentifier": {"Ref": "DatabaseCluster5B53A178"},
                  "DBInstanceClass": "db.r7g.large",
                  "DBParameterGroupName": {"Ref": "DatabaseInstanceParameters84768055A1"},
                  "EnablePerformanceInsights": true,
                  "Engine": "aurora-mysql",
                  "MonitoringInterval": 15,
                  "MonitoringRoleArn": {"Fn::GetAtt": ["DatabaseClusterMonitoringRole89BA807D", "Arn"]},
                  "PerformanceInsightsKMSKeyId": "arn:aws:kms:us-east-1:123456789012:key/31111111-2222-3333-4444-555555555555",
                  "PerformanceInsightsRetentionPeriod": 465,
                  "PreferredMaintenanceWindow": "mon:04:00-mon:05:00",
                  "PromotionTier": 1,
                  "PubliclyAccessible": false
                }
                """);
    }
}
