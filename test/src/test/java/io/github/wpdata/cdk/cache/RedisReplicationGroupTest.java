package io.github.wpdata.cdk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.CreateAlarmOptions;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.Topic;

class RedisReplicationGroupTest {
    private static final String GROUP = "AWS::ElastiCache::ReplicationGroup";
    private static final String PARAMETERS = "AWS::ElastiCache::ParameterGroup";
    private static final String SUBNETS = "AWS::ElastiCache::SubnetGroup";
    private static final String SECURITY_GROUP = "AWS::EC2::SecurityGroup";
    private static final String INGRESS = "AWS::EC2::SecurityGroupIngress";
    private static final String LOG_GROUP = "AWS::Logs::LogGroup";
    private static final String KEY = "AWS::KMS::Key";
    private static final String SECRET = "AWS::SecretsManager::Secret";

    private final TestStack test = new TestStack();

    private RedisReplicationGroup cache(UnaryOperator<RedisReplicationGroup.Builder> settings) {
        return settings.apply(RedisReplicationGroup.Builder.create(test.stack(), "Cache")
                        .vpc(test.vpc())
                        .clients(test.clients()))
                .build();
    }

    private Resource group(UnaryOperator<RedisReplicationGroup.Builder> settings) {
        cache(settings);
        return test.resources().only(GROUP);
    }

    private void output(String id, String value) {
        CfnOutput.Builder.create(test.stack(), id).value(value).build();
    }

    private static String output(Resources resources, String id) {
        return resources.template().at("/Outputs/" + id + "/Value").toString();
    }

    @Test
    void hasTheDocumentedDefaults() {
        cache(b -> b);

        Resources resources = test.resources();
        Resource group = resources.only(GROUP);
        Resource parameters = resources.only(PARAMETERS);
        Resource subnets = resources.only(SUBNETS);
        Resource key = resources.only(KEY);
        Resource secret = resources.only(SECRET);
        Resource slowLog = resources.named(LOG_GROUP, "CacheLogsslowlog");
        Resource engineLog = resources.named(LOG_GROUP, "CacheLogsenginelog");
        group.has("ReplicationGroupDescription", "Object cache of WordPress")
                .lacks("ReplicationGroupId")
                .has("Engine", "redis")
                .has("EngineVersion", "7.1")
                .has("CacheNodeType", "cache.t4g.small")
                .has("NumCacheClusters", 2)
                .lacks("NumNodeGroups")
                .lacks("ReplicasPerNodeGroup")
                .has("AutomaticFailoverEnabled", true)
                .has("MultiAZEnabled", true)
                .has("Port", 6379)
                .has("CacheParameterGroupName", parameters.ref())
                .has("CacheSubnetGroupName", subnets.ref())
                .has("SecurityGroupIds", List.of(ownSecurityGroup(resources).getAtt("GroupId")))
                .has("AtRestEncryptionEnabled", true)
                .has("KmsKeyId", key.getAtt("Arn"))
                .has("TransitEncryptionEnabled", true)
                .has("TransitEncryptionMode", "required")
                .has("SnapshotRetentionLimit", 7)
                .has("SnapshotWindow", "03:00-04:00")
                .has("PreferredMaintenanceWindow", "sun:04:00-sun:05:00")
                .has("AutoMinorVersionUpgrade", false)
                .has(
                        "LogDeliveryConfigurations",
                        List.of(delivery("slow-log", slowLog), delivery("engine-log", engineLog)))
                .lacks("DataTieringEnabled")
                .lacks("SnapshotName")
                .lacks("SnapshotArns")
                .lacks("NotificationTopicArn")
                .isKept("Snapshot");
        assertThat(group.json().has("UpdatePolicy")).isFalse();
        parameters
                .has("CacheParameterGroupFamily", "redis7")
                .has(
                        "Properties",
                        new TreeMap<>(Map.of(
                                "maxmemory-policy", "allkeys-lru", "reserved-memory-percent", "25", "timeout", "0")));
        subnets.has(
                "SubnetIds",
                resources.all("AWS::EC2::Subnet").stream()
                        .filter(subnet -> subnet.logicalId().startsWith("VpcIsolated"))
                        .map(Resource::ref)
                        .toList());
        key.has("EnableKeyRotation", true).has("PendingWindowInDays", 30).isKept("RetainExceptOnCreate");
        secret.has("KmsKeyId", key.getAtt("Arn")).isKept("RetainExceptOnCreate");
        slowLog.has("RetentionInDays", 30).has("KmsKeyId", key.getAtt("Arn")).isKept("Delete");
        engineLog.has("RetentionInDays", 30).has("KmsKeyId", key.getAtt("Arn")).isKept("Delete");
        assertThat(slowLog.property("LogGroupName").asText())
                .matches("/aws/vendedlogs/elasticache/Test-Cache-[0-9A-F]{8}/slow-log");
        assertThat(test.warnings()).isEmpty();
    }

    private static Map<String, Object> delivery(String log, Resource logGroup) {
        return new TreeMap<>(Map.of(
                "LogType",
                log,
                "LogFormat",
                "json",
                "DestinationType",
                "cloudwatch-logs",
                "DestinationDetails",
                Map.of("CloudWatchLogsDetails", Map.of("LogGroup", logGroup.ref()))));
    }

    private static Resource ownSecurityGroup(Resources resources) {
        return resources.named(SECURITY_GROUP, "CacheSecurityGroup");
    }

    @Test
    void takesEverySetting() {
        Topic topic = Topic.Builder.create(test.stack(), "Topic").build();
        cache(b -> b.replicationGroupId("Shop-Cache")
                .description("Sessions of the shop")
                .engine(CacheEngine.VALKEY_8_0)
                .nodeType("cache.r6gd.xlarge")
                .replicas(2)
                .automaticFailover(true)
                .multiAz(false)
                .port(6380)
                .snapshotRetention(Duration.hours(48))
                .snapshotWindow("23:30-00:30")
                .maintenanceWindow("MON:01:00-MON:02:30")
                .logExports("engine-log", "engine-log")
                .logRetention(RetentionDays.ONE_WEEK)
                .autoMinorVersionUpgrade(true)
                .notificationTopic(topic));

        Resources resources = test.resources();
        Resource engineLog = resources.only(LOG_GROUP).has("RetentionInDays", 7);
        resources
                .only(GROUP)
                .has("ReplicationGroupId", "shop-cache")
                .has("ReplicationGroupDescription", "Sessions of the shop")
                .has("Engine", "valkey")
                .has("EngineVersion", "8.0")
                .has("CacheNodeType", "cache.r6gd.xlarge")
                .has("DataTieringEnabled", true)
                .has("NumCacheClusters", 3)
                .has("AutomaticFailoverEnabled", true)
                .has("MultiAZEnabled", false)
                .has("Port", 6380)
                .has("SnapshotRetentionLimit", 2)
                .has("SnapshotWindow", "23:30-00:30")
                .has("PreferredMaintenanceWindow", "MON:01:00-MON:02:30")
                .has("LogDeliveryConfigurations", List.of(delivery("engine-log", engineLog)))
                .has("AutoMinorVersionUpgrade", true)
                .has("NotificationTopicArn", resources.only("AWS::SNS::Topic").ref());
        resources.only(INGRESS).has("FromPort", 6380).has("ToPort", 6380);
    }

    @Test
    void leavesValuesToTheDeployment() {
        CfnParameter id = CfnParameter.Builder.create(test.stack(), "Id").build();
        CfnParameter version =
                CfnParameter.Builder.create(test.stack(), "Version").build();
        CfnParameter type = CfnParameter.Builder.create(test.stack(), "Type").build();
        CfnParameter days =
                CfnParameter.Builder.create(test.stack(), "Days").type("Number").build();
        CfnParameter window =
                CfnParameter.Builder.create(test.stack(), "Window").build();
        cache(b -> b.replicationGroupId(id.getValueAsString())
                .engine(new CacheEngine("valkey", version.getValueAsString(), "valkey8"))
                .nodeType(type.getValueAsString())
                .snapshotRetention(Duration.days(days.getValueAsNumber()))
                .snapshotWindow(window.getValueAsString())
                .parameter("timeout", version.getValueAsString())
                .restoreFromSnapshot(id.getValueAsString()));

        Resources resources = test.resources();
        resources
                .only(GROUP)
                .has("ReplicationGroupId", Map.of("Ref", "Id"))
                .has("EngineVersion", Map.of("Ref", "Version"))
                .has("CacheNodeType", Map.of("Ref", "Type"))
                .has("SnapshotRetentionLimit", Map.of("Ref", "Days"))
                .has("SnapshotWindow", Map.of("Ref", "Window"))
                .has("SnapshotName", Map.of("Ref", "Id"));
        resources.only(PARAMETERS).has("Properties.timeout", Map.of("Ref", "Version"));
    }

    @Test
    void standsOnWhatExists() {
        Key key = Key.Builder.create(test.stack(), "Shared").build();
        cache(b -> b.vpc(Vpc.fromVpcAttributes(
                        test.stack(),
                        "Existing",
                        VpcAttributes.builder()
                                .vpcId("vpc-0a1b2c3d")
                                .availabilityZones(List.of("us-east-1a", "us-east-1b"))
                                .privateSubnetIds(List.of("subnet-0a", "subnet-0b"))
                                .build()))
                .clients(SecurityGroup.fromSecurityGroupId(test.stack(), "Nodes", "sg-0a1b2c3d"))
                .encryptionKey(key));

        Resources resources = test.resources();
        Resource shared = resources.only(KEY);
        assertThat(shared.logicalId()).startsWith("Shared");
        resources.only(GROUP).has("KmsKeyId", shared.getAtt("Arn"));
        resources.only(SECRET).has("KmsKeyId", shared.getAtt("Arn"));
        resources.only(SUBNETS).has("SubnetIds", List.of("subnet-0a", "subnet-0b"));
        ownSecurityGroup(resources).has("VpcId", "vpc-0a1b2c3d");
        assertThat(resources.all(INGRESS))
                .extracting(rule -> rule.property("SourceSecurityGroupId").toString())
                .contains("\"sg-0a1b2c3d\"");
    }

    @Test
    void standsInTheChosenSubnets() {
        cache(b -> b.subnets(
                SubnetSelection.builder().subnetType(SubnetType.PUBLIC).build()));

        Resources resources = test.resources();
        resources
                .only(SUBNETS)
                .has(
                        "SubnetIds",
                        resources.all("AWS::EC2::Subnet").stream()
                                .filter(subnet -> subnet.logicalId().startsWith("VpcPublic"))
                                .map(Resource::ref)
                                .toList());
        assertThat(test.warnings())
                .containsExactly(
                        "subnets are public, with a route from the internet; choose private or isolated subnets "
                                + "[ack: @wpdata/cdk:publicSubnets]");
    }

    @ParameterizedTest
    @CsvSource({"0,1,false,false", "1,2,true,true", "5,6,true,true"})
    void failoverAndMultiAzFollowFromTheReplicas(int replicas, int nodes, boolean failover, boolean multiAz) {
        group(b -> b.replicas(replicas))
                .has("NumCacheClusters", nodes)
                .has("AutomaticFailoverEnabled", failover)
                .has("MultiAZEnabled", multiAz);
    }

    @Test
    void multiAzFollowsFromFailover() {
        group(b -> b.automaticFailover(false))
                .has("AutomaticFailoverEnabled", false)
                .has("MultiAZEnabled", false);
    }

    @Test
    void clusterModeHasShardsAndReshardsInPlace() {
        RedisReplicationGroup cache = cache(b -> b.shards(2).replicas(1));
        output("Configuration", cache.getConfigurationEndpoint().orElseThrow().address());

        Resources resources = test.resources();
        Resource group = resources
                .only(GROUP)
                .lacks("NumCacheClusters")
                .has("NumNodeGroups", 2)
                .has("ReplicasPerNodeGroup", 1)
                .has("AutomaticFailoverEnabled", true)
                .has("MultiAZEnabled", true)
                .hasAttribute("UpdatePolicy", Map.of("UseOnlineResharding", true));
        Resource parameters = resources.only(PARAMETERS).has("Properties.cluster-enabled", "yes");
        assertThat(parameters.logicalId()).startsWith("CacheParametersredis7clusteron");
        assertThat(output(resources, "Configuration"))
                .isEqualTo("{\"Fn::GetAtt\":[\"" + group.logicalId() + "\",\"ConfigurationEndPoint.Address\"]}");
        assertThat(cache.getPrimaryEndpoint()).isEmpty();
        assertThat(cache.getReaderEndpoint()).isEmpty();
        assertThat(cache.getNodes())
                .extracting(CacheNode::getCacheClusterId)
                .containsExactly(
                        cache.getReplicationGroupId() + "-0001-001",
                        cache.getReplicationGroupId() + "-0001-002",
                        cache.getReplicationGroupId() + "-0002-001",
                        cache.getReplicationGroupId() + "-0002-002");
    }

    @Test
    void clusterModeFailsOverEvenWithoutReplicas() {
        group(b -> b.shards(1).replicas(0))
                .has("NumNodeGroups", 1)
                .has("ReplicasPerNodeGroup", 0)
                .has("AutomaticFailoverEnabled", true)
                .has("MultiAZEnabled", false);
    }

    @ParameterizedTest
    @CsvSource({
        "redis,6.2,redis6.x,redis6x",
        "redis,7.0,redis7,redis7",
        "valkey,7.2,valkey7,valkey7",
        "valkey,9.0,valkey9,valkey9"
    })
    void theLogicalIdOfTheParametersCarriesTheFamily(String name, String version, String family, String id) {
        cache(b -> b.engine(CacheEngine.of(name, version)));

        Resource parameters = test.resources().only(PARAMETERS).has("CacheParameterGroupFamily", family);
        assertThat(parameters.logicalId()).matches("CacheParameters" + id + "[0-9A-F]{8}");
    }

    @Test
    void redis6RequiresTlsWithoutNamingTheMode() {
        group(b -> b.engine(CacheEngine.REDIS_6_2))
                .has("TransitEncryptionEnabled", true)
                .lacks("TransitEncryptionMode");
    }

    @Test
    void anyParameterCanBeOverridden() {
        cache(b -> b.parameter("maxmemory-policy", "volatile-lru")
                .parameter("reserved-memory", "1000000")
                .parameter("notify-keyspace-events", "Ex")
                .parameter("cluster-enabled", "no"));

        test.resources()
                .only(PARAMETERS)
                .has(
                        "Properties",
                        new TreeMap<>(Map.of(
                                "cluster-enabled",
                                "no",
                                "maxmemory-policy",
                                "volatile-lru",
                                "notify-keyspace-events",
                                "Ex",
                                "reserved-memory",
                                "1000000",
                                "timeout",
                                "0")));
    }

    @Test
    void restoresFromASnapshot() {
        group(b -> b.restoreFromSnapshot("automatic.shop-2026-11-24-03-00"))
                .has("SnapshotName", "automatic.shop-2026-11-24-03-00")
                .lacks("SnapshotArns");
    }

    @Test
    void restoresFromFilesInS3() {
        group(b -> b.restoreFromSnapshotArns("arn:aws:s3:::bucket/a.rdb", "arn:aws:s3:::bucket/b.rdb"))
                .has("SnapshotArns", List.of("arn:aws:s3:::bucket/a.rdb", "arn:aws:s3:::bucket/b.rdb"))
                .lacks("SnapshotName");
    }

    @Test
    void withoutLogsTheKeyKnowsNoLogGroup() {
        RedisReplicationGroup cache = cache(b -> b.logExports());

        Resources resources = test.resources();
        resources.only(GROUP).lacks("LogDeliveryConfigurations");
        assertThat(resources.all(LOG_GROUP)).isEmpty();
        assertThat(resources.only(KEY).json().toString()).doesNotContain("logs.us-east-1.amazonaws.com");
        assertThat(cache.getLogGroups()).isEmpty();
    }

    @Test
    void destroyGivesUpTheDataWithItsKeyAndSecret() {
        cache(b -> b.removalPolicy(RemovalPolicy.DESTROY));

        Resources resources = test.resources();
        resources.only(GROUP).isKept("Delete");
        resources.only(KEY).isKept("Delete");
        resources.only(SECRET).isKept("Delete");
        assertThat(resources.only(SUBNETS).json().has("DeletionPolicy")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"RETAIN", "RETAIN_ON_UPDATE_OR_DELETE"})
    void aCacheThatRunsOnKeepsWhatItStandsOn(RemovalPolicy policy) {
        cache(b -> b.removalPolicy(policy));

        Resources resources = test.resources();
        String deletion = policy == RemovalPolicy.RETAIN ? "Retain" : "RetainExceptOnCreate";
        List<Resource> kept = List.of(
                resources.only(GROUP),
                resources.only(PARAMETERS),
                resources.only(SUBNETS),
                ownSecurityGroup(resources),
                resources.named(LOG_GROUP, "CacheLogsslowlog"),
                resources.named(LOG_GROUP, "CacheLogsenginelog"));
        assertThat(kept)
                .allSatisfy(resource -> resource.hasAttribute("DeletionPolicy", deletion)
                        .hasAttribute("UpdateReplacePolicy", "Retain"));
        resources.only(KEY).isKept(deletion);
        resources.only(SECRET).isKept(deletion);
    }

    @Test
    void letsInSecurityGroupsAndAddressRangesOnItsPortAlone() {
        cache(b -> b.clientCidrs("10.0.0.0/16", "2001:db8::/32"));

        Resources resources = test.resources();
        Resource own = ownSecurityGroup(resources);
        resources
                .only(INGRESS)
                .has("GroupId", own.getAtt("GroupId"))
                .has(
                        "SourceSecurityGroupId",
                        resources.named(SECURITY_GROUP, "Clients").getAtt("GroupId"))
                .has("IpProtocol", "tcp")
                .has("FromPort", 6379)
                .has("ToPort", 6379);
        own.has("SecurityGroupIngress.0.CidrIp", "10.0.0.0/16")
                .has("SecurityGroupIngress.0.FromPort", 6379)
                .has("SecurityGroupIngress.1.CidrIpv6", "2001:db8::/32")
                .has("SecurityGroupEgress.0.CidrIp", "255.255.255.255/32");
    }

    @Test
    void letsInOtherConnectables() {
        RedisReplicationGroup first = cache(b -> b);
        RedisReplicationGroup.Builder.create(test.stack(), "Second")
                .vpc(test.vpc())
                .clients(first)
                .build();

        Resources resources = test.resources();
        resources
                .named(INGRESS, "SecondSecurityGroup")
                .has("SourceSecurityGroupId", ownSecurityGroup(resources).getAtt("GroupId"));
    }

    @Test
    void clientsCanBeAddedLater() {
        RedisReplicationGroup cache = RedisReplicationGroup.Builder.create(test.stack(), "Cache")
                .vpc(test.vpc())
                .build();
        cache.getConnections().allowDefaultPortFrom(test.clients());
        test.clients().getConnections().allowTo(cache, Port.tcp(6379));

        test.resources().only(INGRESS).has("FromPort", 6379);
    }

    @Test
    void aCacheThatNobodyReachesFailsTheSynthesis() {
        RedisReplicationGroup.Builder.create(test.stack(), "Cache")
                .vpc(test.vpc())
                .build();

        assertThatThrownBy(test::resources)
                .hasMessageContaining(
                        "[Test/Cache] clients are missing, so no client can reach the service; name them with clients(…) or clientCidrs(…), or add them to getConnections()");
    }

    @Test
    void tellsItsEndpointsAndParts() {
        RedisReplicationGroup cache = cache(b -> b.port(6380));
        CacheEndpoint primary = cache.getPrimaryEndpoint().orElseThrow();
        CacheEndpoint reader = cache.getReaderEndpoint().orElseThrow();
        output("Primary", primary.socketAddress());
        output("Reader", reader.address());
        output("Id", cache.getReplicationGroupId());
        output("SecurityGroupId", cache.getSecurityGroup().getSecurityGroupId());
        output("KeyArn", cache.getEncryptionKey().getKeyArn());
        output("SecretArn", cache.getAuthTokenSecret().orElseThrow().getSecretArn());
        output("SlowLog", cache.getLogGroups().get("slow-log").getLogGroupName());
        output("Node", cache.getNodes().get(1).getCacheClusterId());

        Resources resources = test.resources();
        String group = resources.only(GROUP).logicalId();
        assertThat(output(resources, "Primary"))
                .isEqualTo("{\"Fn::Join\":[\"\",[{\"Fn::GetAtt\":[\"" + group
                        + "\",\"PrimaryEndPoint.Address\"]},\":6380\"]]}");
        assertThat(output(resources, "Reader"))
                .isEqualTo("{\"Fn::GetAtt\":[\"" + group + "\",\"ReaderEndPoint.Address\"]}");
        assertThat(output(resources, "Id")).isEqualTo("{\"Ref\":\"" + group + "\"}");
        assertThat(output(resources, "SecurityGroupId"))
                .isEqualTo("{\"Fn::GetAtt\":[\"" + ownSecurityGroup(resources).logicalId() + "\",\"GroupId\"]}");
        assertThat(output(resources, "KeyArn"))
                .isEqualTo("{\"Fn::GetAtt\":[\"" + resources.only(KEY).logicalId() + "\",\"Arn\"]}");
        assertThat(output(resources, "SecretArn"))
                .isEqualTo("{\"Ref\":\"" + resources.only(SECRET).logicalId() + "\"}");
        assertThat(output(resources, "SlowLog"))
                .isEqualTo("{\"Ref\":\""
                        + resources.named(LOG_GROUP, "CacheLogsslowlog").logicalId() + "\"}");
        assertThat(output(resources, "Node")).isEqualTo("{\"Fn::Join\":[\"\",[{\"Ref\":\"" + group + "\"},\"-002\"]]}");
        assertThat(cache.getConfigurationEndpoint()).isEmpty();
        assertThat(cache.getPort()).isEqualTo(6380);
        assertThat(cache.getLogGroups()).containsOnlyKeys("slow-log", "engine-log");
        assertThat(cache.getNodes()).hasSize(2);
    }

    @Test
    void theInnerResourceIsOpenToOverrides() {
        cache(b -> b).getReplicationGroup().setIpDiscovery("ipv4");

        test.resources().only(GROUP).has("IpDiscovery", "ipv4");
    }

    @Test
    void knownIdsAreLiteralInNodesAndTokensElsewhere() {
        RedisReplicationGroup cache = cache(b -> b.replicationGroupId("Shop"));

        assertThat(cache.getNodes()).extracting(CacheNode::getCacheClusterId).containsExactly("shop-001", "shop-002");
        assertThat(test.stack().resolve(cache.getReplicationGroupArn()).toString())
                .contains(":elasticache:us-east-1:123456789012:replicationgroup:", "{Ref=Cache");
    }

    @Test
    void logsFollowFromTheEngine() {
        RedisReplicationGroup cache = cache(b -> b.engine(CacheEngine.of("redis", "6.0")));

        assertThat(cache.getLogGroups()).containsOnlyKeys("slow-log");
        Resources resources = test.resources();
        Resource slowLog = resources.only(LOG_GROUP);
        resources
                .only(GROUP)
                .has("EngineVersion", "6.0")
                .has("LogDeliveryConfigurations", List.of(delivery("slow-log", slowLog)));
    }

    @Test
    void eachNodeHasItsMetrics() {
        CacheNode node = cache(b -> b.replicationGroupId("shop")).getNodes().get(0);

        assertThat(List.of(
                        described(node.metricCpuUtilization()),
                        described(node.metricEngineCpuUtilization()),
                        described(node.metricDatabaseMemoryUsagePercentage()),
                        described(node.metricCurrConnections()),
                        described(node.metricEvictions()),
                        described(node.metricReplicationLag()),
                        described(node.metricAuthenticationFailures())))
                .containsExactly(
                        "AWS/ElastiCache CPUUtilization Average 300",
                        "AWS/ElastiCache EngineCPUUtilization Average 300",
                        "AWS/ElastiCache DatabaseMemoryUsagePercentage Average 300",
                        "AWS/ElastiCache CurrConnections Average 300",
                        "AWS/ElastiCache Evictions Sum 300",
                        "AWS/ElastiCache ReplicationLag Average 300",
                        "AWS/ElastiCache AuthenticationFailures Sum 300");
        Metric hits = node.metric(
                "CacheHits",
                MetricOptions.builder()
                        .statistic("Sum")
                        .period(Duration.minutes(1))
                        .build());
        assertThat(described(hits)).isEqualTo("AWS/ElastiCache CacheHits Sum 60");
        assertThat(hits.getDimensions()).isEqualTo(Map.of("CacheClusterId", node.getCacheClusterId()));
        assertThat(hits.getRegion()).isEqualTo("us-east-1");
    }

    private static String described(Metric metric) {
        return metric.getNamespace() + " " + metric.getMetricName() + " " + metric.getStatistic() + " "
                + metric.getPeriod().toSeconds();
    }

    @Test
    void anAlarmWatchesANode() {
        cache(b -> b)
                .getNodes()
                .get(0)
                .metricEvictions()
                .createAlarm(
                        test.stack(),
                        "Evictions",
                        CreateAlarmOptions.builder()
                                .threshold(1)
                                .evaluationPeriods(1)
                                .build());

        Resources resources = test.resources();
        resources
                .only("AWS::CloudWatch::Alarm")
                .has("Namespace", "AWS/ElastiCache")
                .has("MetricName", "Evictions")
                .has("Statistic", "Sum")
                .has("Dimensions.0.Name", "CacheClusterId")
                .has(
                        "Dimensions.0.Value",
                        Map.of(
                                "Fn::Join",
                                List.of("", List.of(resources.only(GROUP).ref(), "-001"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cache", "ObjectCache"})
    void logicalIdsFollowFromTheIdOfTheConstruct(String id) {
        TestStack other = new TestStack(new App(), "Other");
        RedisReplicationGroup.Builder.create(other.stack(), id)
                .vpc(other.vpc())
                .clients(other.clients())
                .build();

        assertThat(other.resources().only(GROUP).logicalId()).matches(id + "[0-9A-F]{8}");
    }
}
