package io.github.wpdata.cdk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wpdata.cdk.testing.Project;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
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
import software.constructs.Construct;

class AuroraMysqlClusterTest {
    private static final String CLUSTER = "AWS::RDS::DBCluster";
    private static final String INSTANCE = "AWS::RDS::DBInstance";
    private static final String LOG_GROUP = "AWS::Logs::LogGroup";
    private static final String PARAMETERS = "AWS::RDS::DBClusterParameterGroup";
    private static final String KEY_ARN = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";

    private final TestStack test = new TestStack();

    private AuroraMysqlCluster database(Consumer<AuroraMysqlCluster.Builder> settings) {
        return database(test, test.stack(), "Database", settings);
    }

    private static AuroraMysqlCluster database(
            TestStack test, Construct scope, String id, Consumer<AuroraMysqlCluster.Builder> settings) {
        AuroraMysqlCluster.Builder builder =
                AuroraMysqlCluster.Builder.create(scope, id).vpc(test.vpc()).clients(test.clients());
        settings.accept(builder);
        return builder.build();
    }

    /** The cluster of a stack with these settings. */
    private Resource cluster(Consumer<AuroraMysqlCluster.Builder> settings) {
        database(settings);
        return test.resources().only(CLUSTER);
    }

    private IKey key(String id) {
        return Key.fromKeyArn(test.stack(), id, KEY_ARN);
    }

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        database(settings -> {});

        Resources resources = test.resources();
        Map<String, Object> key = resources.only("AWS::KMS::Key").getAtt("Arn");
        Resource cluster = resources.only(CLUSTER);
        cluster.has("DBClusterIdentifier", "test-database-2a4228c6")
                .has("Engine", "aurora-mysql")
                .has("EngineVersion", "8.0.mysql_aurora.3.10.4")
                .lacks("EngineMode")
                .has("ServerlessV2ScalingConfiguration", Map.of("MinCapacity", 2, "MaxCapacity", 16))
                .has("DatabaseName", "wordpress")
                .has("MasterUsername", "wpadmin")
                .has("ManageMasterUserPassword", true)
                .has("MasterUserSecret", Map.of("KmsKeyId", key))
                .lacks("MasterUserPassword")
                .has("Port", 3306)
                .has("StorageEncrypted", true)
                .has("KmsKeyId", key)
                // RDS takes "aurora" if nothing is said.
                .lacks("StorageType")
                .has("BackupRetentionPeriod", 7)
                .has("PreferredBackupWindow", "02:00-03:00")
                .has("PreferredMaintenanceWindow", "sun:03:00-sun:04:00")
                .has("DeletionProtection", true)
                .has("CopyTagsToSnapshot", true)
                .has("DeleteAutomatedBackups", false)
                .has("AutoMinorVersionUpgrade", false)
                .has("PerformanceInsightsEnabled", true)
                .has("PerformanceInsightsRetentionPeriod", 7)
                .has("PerformanceInsightsKmsKeyId", key)
                .has("DatabaseInsightsMode", "standard")
                .has("EnableCloudwatchLogsExports", List.of("error", "slowquery"))
                .has("EnableIAMDatabaseAuthentication", false)
                .has("EnableHttpEndpoint", false)
                .lacks("BacktrackWindow")
                .lacks("EngineLifecycleSupport")
                .lacks("EnableLocalWriteForwarding")
                .lacks("MonitoringInterval")
                .has(
                        "VpcSecurityGroupIds",
                        List.of(resources
                                .named("AWS::EC2::SecurityGroup", "DatabaseSecurityGroup")
                                .getAtt("GroupId")))
                .has(
                        "DBSubnetGroupName",
                        resources.only("AWS::RDS::DBSubnetGroup").ref())
                .has("DBClusterParameterGroupName", resources.only(PARAMETERS).ref())
                .isKept("Snapshot");
        resources
                .only(PARAMETERS)
                .has("Family", "aurora-mysql8.0")
                .has(
                        "Parameters",
                        Map.of(
                                "character_set_server", "utf8mb4",
                                "collation_server", "utf8mb4_unicode_520_ci",
                                "require_secure_transport", "ON",
                                "slow_query_log", "1",
                                "long_query_time", "2",
                                "log_output", "FILE"));
        assertThat(test.warnings()).isEmpty();
        assertThat(test.errors()).isEmpty();
    }

    @Test
    void theDefaultInstancesAreAWriterAndAReaderThatScalesWithIt() {
        database(settings -> {});

        Resources resources = test.resources();
        Map<String, Object> key = resources.only("AWS::KMS::Key").getAtt("Arn");
        Resource writer = resources.named(INSTANCE, "DatabaseClusterWriter");
        Resource reader = resources.named(INSTANCE, "DatabaseClusterReader1");
        assertThat(resources.all(INSTANCE))
                .hasSize(2)
                .allSatisfy(instance -> instance.has("DBInstanceClass", "db.serverless")
                        .has("DBClusterIdentifier", resources.only(CLUSTER).ref())
                        .has("Engine", "aurora-mysql")
                        .has("PubliclyAccessible", false)
                        .has("AutoMinorVersionUpgrade", false)
                        .has("PreferredMaintenanceWindow", "sun:03:00-sun:04:00")
                        .has("EnablePerformanceInsights", true)
                        .has("PerformanceInsightsRetentionPeriod", 7)
                        .has("PerformanceInsightsKMSKeyId", key)
                        .lacks("DBInstanceIdentifier")
                        .has("MonitoringInterval", 60)
                        .has(
                                "MonitoringRoleArn",
                                resources.only("AWS::IAM::Role").getAtt("Arn"))
                        .isKept("Delete"));
        writer.has("PromotionTier", 0);
        reader.has("PromotionTier", 1);
        assertThat(dependsOn(reader)).contains(writer.logicalId());
    }

    @Test
    void theDefaultLogGroupsExistBeforeTheClusterAndNothingElseWaitsForThem() {
        database(settings -> {});

        Resources resources = test.resources();
        Resource error = resources.named(LOG_GROUP, "DatabaseLogserror");
        Resource slowquery = resources.named(LOG_GROUP, "DatabaseLogsslowquery");
        error.has("LogGroupName", "/aws/rds/cluster/test-database-2a4228c6/error")
                .has("RetentionInDays", 30);
        slowquery
                .has("LogGroupName", "/aws/rds/cluster/test-database-2a4228c6/slowquery")
                .has("RetentionInDays", 30);
        assertThat(resources.all(LOG_GROUP)).hasSize(2).allSatisfy(group -> group.isKept("Delete"));
        List<String> groups = List.of(error.logicalId(), slowquery.logicalId());
        assertThat(dependsOn(resources.only(CLUSTER))).containsExactlyInAnyOrderElementsOf(groups);
        assertThat(resources.all(INSTANCE))
                .allSatisfy(instance -> assertThat(dependsOn(instance)).doesNotContainAnyElementsOf(groups));
    }

    private static List<String> dependsOn(Resource resource) {
        List<String> ids = new ArrayList<>();
        resource.json().path("DependsOn").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    static Stream<Arguments> overrides() {
        return Stream.of(
                override(
                        settings -> settings.clusterIdentifier("wordpress-prod"),
                        "DBClusterIdentifier",
                        "wordpress-prod"),
                override(
                        settings -> settings.engineVersion(AuroraMysqlEngineVersion.VER_3_08_0),
                        "EngineVersion",
                        "8.0.mysql_aurora.3.08.0"),
                override(settings -> settings.minCapacity(0.5), "ServerlessV2ScalingConfiguration.MinCapacity", 0.5),
                override(settings -> settings.maxCapacity(32), "ServerlessV2ScalingConfiguration.MaxCapacity", 32),
                override(settings -> settings.databaseName("blog"), "DatabaseName", "blog"),
                override(settings -> settings.adminUsername("root_1"), "MasterUsername", "root_1"),
                override(settings -> settings.port(3307), "Port", 3307),
                override(settings -> settings.backupRetention(Duration.hours(48)), "BackupRetentionPeriod", 2),
                override(settings -> settings.backupWindow("23:30-00:30"), "PreferredBackupWindow", "23:30-00:30"),
                override(
                        settings -> settings.maintenanceWindow("Mon:04:00-Mon:05:00"),
                        "PreferredMaintenanceWindow",
                        "Mon:04:00-Mon:05:00"),
                override(settings -> settings.deletionProtection(false), "DeletionProtection", false),
                override(settings -> settings.copyTagsToSnapshot(false), "CopyTagsToSnapshot", false),
                override(settings -> settings.deleteAutomatedBackups(true), "DeleteAutomatedBackups", true),
                override(
                        settings -> settings.performanceInsightsRetention(PerformanceInsightRetention.LONG_TERM),
                        "PerformanceInsightsRetentionPeriod",
                        731),
                override(
                        settings -> settings.engineLifecycleSupport(
                                EngineLifecycleSupport.OPEN_SOURCE_RDS_EXTENDED_SUPPORT_DISABLED),
                        "EngineLifecycleSupport",
                        "open-source-rds-extended-support-disabled"),
                override(settings -> settings.localWriteForwarding(true), "EnableLocalWriteForwarding", true),
                override(
                        settings -> settings.storageType(DBClusterStorageType.AURORA_IOPT1),
                        "StorageType",
                        "aurora-iopt1"),
                override(settings -> settings.backtrackWindow(Duration.hours(24)), "BacktrackWindow", 86_400),
                override(settings -> settings.iamAuthentication(true), "EnableIAMDatabaseAuthentication", true),
                override(settings -> settings.autoMinorVersionUpgrade(true), "AutoMinorVersionUpgrade", true),
                override(settings -> settings.dataApi(true), "EnableHttpEndpoint", true));
    }

    private static Arguments override(Consumer<AuroraMysqlCluster.Builder> setter, String property, Object value) {
        return Arguments.of(property, value, setter);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource
    void overrides(String property, Object value, Consumer<AuroraMysqlCluster.Builder> setter) {
        cluster(setter).has(property, value);
    }

    @Test
    void instancesShareMaintenanceAndUpgradesWithTheCluster() {
        database(settings -> settings.maintenanceWindow("mon:04:00-mon:05:00").autoMinorVersionUpgrade(true));

        assertThat(test.resources().all(INSTANCE))
                .hasSize(2)
                .allSatisfy(instance -> instance.has("PreferredMaintenanceWindow", "mon:04:00-mon:05:00")
                        .has("AutoMinorVersionUpgrade", true));
    }

    @Test
    void withoutCapacityAnIdleClusterPauses() {
        cluster(settings -> settings.minCapacity(0).autoPause(Duration.minutes(10)))
                .has(
                        "ServerlessV2ScalingConfiguration",
                        Map.of("MinCapacity", 0, "MaxCapacity", 16, "SecondsUntilAutoPause", 600));
    }

    @Test
    void numbersThatOnlyTheDeploymentKnowsReachTheTemplate() {
        double min = Token.asNumber(Fn.importValue("min")).doubleValue();
        double max = Token.asNumber(Fn.importValue("max")).doubleValue();
        cluster(settings -> settings.minCapacity(min)
                        .maxCapacity(max)
                        .autoPause(Duration.seconds(Token.asNumber(Fn.importValue("pause"))))
                        .backupRetention(Duration.days(Token.asNumber(Fn.importValue("days"))))
                        .backtrackWindow(Duration.seconds(Token.asNumber(Fn.importValue("back")))))
                .has(
                        "ServerlessV2ScalingConfiguration",
                        Map.of(
                                "MinCapacity", Map.of("Fn::ImportValue", "min"),
                                "MaxCapacity", Map.of("Fn::ImportValue", "max"),
                                "SecondsUntilAutoPause", Map.of("Fn::ImportValue", "pause")))
                .has("BackupRetentionPeriod", Map.of("Fn::ImportValue", "days"))
                .has("BacktrackWindow", Map.of("Fn::ImportValue", "back"));
        assertThat(test.warnings()).isEmpty();
    }

    @Test
    void textsThatOnlyTheDeploymentKnowsReachTheTemplate() {
        Resource cluster = cluster(settings -> settings.clusterIdentifier(Fn.importValue("Identifier"))
                .engineVersion(AuroraMysqlEngineVersion.of(Fn.importValue("Version"), "8.0"))
                .databaseName(Fn.importValue("Database"))
                .adminUsername(Fn.importValue("User"))
                .backupWindow(Fn.importValue("Backup"))
                .maintenanceWindow(Fn.importValue("Maintenance"))
                .parameter("time_zone", Fn.importValue("Zone")));

        cluster.has("DBClusterIdentifier", Map.of("Fn::ImportValue", "Identifier"))
                .has("EngineVersion", Map.of("Fn::ImportValue", "Version"))
                .has("DatabaseName", Map.of("Fn::ImportValue", "Database"))
                .has("MasterUsername", Map.of("Fn::ImportValue", "User"))
                .has("PreferredBackupWindow", Map.of("Fn::ImportValue", "Backup"))
                .has("PreferredMaintenanceWindow", Map.of("Fn::ImportValue", "Maintenance"));
        test.resources().only(PARAMETERS).has("Parameters.time_zone", Map.of("Fn::ImportValue", "Zone"));
        test.resources()
                .named(LOG_GROUP, "DatabaseLogserror")
                .has(
                        "LogGroupName",
                        Map.of(
                                "Fn::Join",
                                List.of(
                                        "",
                                        List.of(
                                                "/aws/rds/cluster/",
                                                Map.of("Fn::ImportValue", "Identifier"),
                                                "/error"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 15})
    void readers(int count) {
        database(settings -> settings.readers(count));

        List<Resource> instances = test.resources().all(INSTANCE);
        assertThat(instances).hasSize(count + 1);
        assertThat(instances.stream().filter(i -> i.property("PromotionTier").asInt() == 1))
                .hasSize(count);
        for (int n = 1; n <= count; n++) {
            String id = "DatabaseClusterReader" + n + "[0-9A-F]{8}";
            assertThat(instances).filteredOn(i -> i.logicalId().matches(id)).hasSize(1);
        }
    }

    @Test
    void provisionedInstancesTakeThePlaceOfServerlessOnes() {
        database(
                settings -> settings.instanceType(new InstanceType("r6g.large")).readers(2));

        Resources resources = test.resources();
        resources.only(CLUSTER).lacks("ServerlessV2ScalingConfiguration");
        assertThat(resources.all(INSTANCE))
                .hasSize(3)
                .allSatisfy(instance -> instance.has("DBInstanceClass", "db.r6g.large")
                        .has("PubliclyAccessible", false)
                        .has("AutoMinorVersionUpgrade", false)
                        .has("PreferredMaintenanceWindow", "sun:03:00-sun:04:00")
                        .has("EnablePerformanceInsights", true)
                        .has("PerformanceInsightsRetentionPeriod", 7)
                        .has(
                                "PerformanceInsightsKMSKeyId",
                                resources.only("AWS::KMS::Key").getAtt("Arn"))
                        .isKept("Delete"));
        resources.named(INSTANCE, "DatabaseClusterWriter").has("PromotionTier", 0);
        resources.named(INSTANCE, "DatabaseClusterReader1").has("PromotionTier", 1);
        resources.named(INSTANCE, "DatabaseClusterReader2").has("PromotionTier", 1);
        assertThat(test.warnings()).isEmpty();
    }

    @Test
    void serverlessAndProvisionedInstancesHaveTheSameLogicalIds() {
        database(settings -> {});
        TestStack provisioned = new TestStack();
        database(
                provisioned,
                provisioned.stack(),
                "Database",
                settings -> settings.instanceType(new InstanceType("r6g.large")));

        assertThat(ids(provisioned.resources())).isEqualTo(ids(test.resources()));
    }

    private static Set<String> ids(Resources resources) {
        return Stream.of(CLUSTER, INSTANCE, "AWS::KMS::Key", LOG_GROUP, PARAMETERS, "AWS::RDS::DBSubnetGroup")
                .flatMap(type -> resources.all(type).stream())
                .map(Resource::logicalId)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutPerformanceInsightsNothingOfItIsLeft(boolean serverless) {
        database(settings -> {
            settings.performanceInsights(false);
            if (!serverless) {
                settings.instanceType(new InstanceType("r6g.large"));
            }
        });

        Resources resources = test.resources();
        resources
                .only(CLUSTER)
                .has("PerformanceInsightsEnabled", false)
                .has("DatabaseInsightsMode", "standard")
                .lacks("PerformanceInsightsRetentionPeriod")
                .lacks("PerformanceInsightsKmsKeyId");
        assertThat(resources.all(INSTANCE))
                .hasSize(2)
                .allSatisfy(instance -> instance.has("EnablePerformanceInsights", false)
                        .lacks("PerformanceInsightsRetentionPeriod")
                        .lacks("PerformanceInsightsKMSKeyId"));
    }

    @Test
    void advancedInsightsKeepFifteenMonths() {
        database(settings -> settings.databaseInsightsMode(DatabaseInsightsMode.ADVANCED));

        Resources resources = test.resources();
        resources.only(CLUSTER).has("DatabaseInsightsMode", "advanced").has("PerformanceInsightsRetentionPeriod", 465);
        assertThat(resources.all(INSTANCE))
                .allSatisfy(instance -> instance.has("PerformanceInsightsRetentionPeriod", 465));
    }

    @Test
    void insightsMayHaveAKeyOfTheirOwn() {
        database(settings -> settings.performanceInsightsKey(key("Insights")));

        Resources resources = test.resources();
        resources
                .only(CLUSTER)
                .has("PerformanceInsightsKmsKeyId", KEY_ARN)
                .has("KmsKeyId", resources.only("AWS::KMS::Key").getAtt("Arn"));
        assertThat(resources.all(INSTANCE))
                .allSatisfy(instance -> instance.has("PerformanceInsightsKMSKeyId", KEY_ARN));
    }

    @Test
    void monitoringComesWithARoleForIt() {
        database(settings -> settings.monitoringInterval(Duration.seconds(15)));

        Resources resources = test.resources();
        Resource role = resources.only("AWS::IAM::Role");
        assertThat(role.property("ManagedPolicyArns").toString()).contains("AmazonRDSEnhancedMonitoringRole");
        assertThat(resources.all(INSTANCE))
                .allSatisfy(instance ->
                        instance.has("MonitoringInterval", 15).has("MonitoringRoleArn", role.getAtt("Arn")));
    }

    @Test
    void noMonitoringNeedsNoRole() {
        database(settings -> settings.monitoringInterval(Duration.seconds(0)));

        assertThat(test.resources().all("AWS::IAM::Role")).isEmpty();
    }

    @Test
    void everyLogIsWrittenAndHasALogGroup() {
        AuroraMysqlCluster database = database(settings -> settings.logExports(
                        "audit", "error", "general", "instance", "slowquery", "iam-db-auth-error", "audit")
                .logRetention(RetentionDays.ONE_WEEK));

        Resources resources = test.resources();
        List<String> logs = List.of("audit", "error", "general", "instance", "slowquery", "iam-db-auth-error");
        resources.only(CLUSTER).has("EnableCloudwatchLogsExports", logs);
        assertThat(resources.all(LOG_GROUP))
                .hasSize(6)
                .allSatisfy(group -> group.has("RetentionInDays", 7))
                .extracting(group -> group.property("LogGroupName").asText())
                .containsExactlyInAnyOrderElementsOf(logs.stream()
                        .map(log -> "/aws/rds/cluster/test-database-2a4228c6/" + log)
                        .toList());
        assertThat(dependsOn(resources.only(CLUSTER))).hasSize(6);
        assertThat(database.getLogGroups().keySet()).containsExactlyElementsOf(logs);
        resources
                .only(PARAMETERS)
                .has("Parameters.general_log", "1")
                .has("Parameters.slow_query_log", "1")
                .has("Parameters.log_output", "FILE")
                .has("Parameters.server_audit_logging", "1")
                .has("Parameters.server_audit_events", "CONNECT,QUERY_DCL,QUERY_DDL");
    }

    @Test
    void withoutLogExportsNothingIsWrittenOrWaitedFor() {
        AuroraMysqlCluster database = database(settings -> settings.logExports());

        Resources resources = test.resources();
        assertThat(resources.all(LOG_GROUP)).isEmpty();
        assertThat(dependsOn(resources.only(CLUSTER))).isEmpty();
        resources
                .only(PARAMETERS)
                .has(
                        "Parameters",
                        Map.of(
                                "character_set_server", "utf8mb4",
                                "collation_server", "utf8mb4_unicode_520_ci",
                                "require_secure_transport", "ON"));
        assertThat(database.getLogGroups()).isEmpty();
    }

    @Test
    void aParameterOfTheCallerWins() {
        database(settings -> settings.parameter("long_query_time", "10")
                .parameter("require_secure_transport", "OFF")
                .parameter("skip-character-set-client-handshake", "1")
                .parameter("init_connect", ""));

        test.resources()
                .only(PARAMETERS)
                .has("Parameters.long_query_time", "10")
                .has("Parameters.require_secure_transport", "OFF")
                .has("Parameters.skip-character-set-client-handshake", "1")
                .has("Parameters.init_connect", "")
                .has("Parameters.slow_query_log", "1");
    }

    @Test
    void eachMajorVersionHasAParameterGroupOfItsOwn() {
        database(settings -> settings.engineVersion(AuroraMysqlEngineVersion.of("8.4.mysql_aurora.8.4.7", "8.4")));
        TestStack before = new TestStack();
        database(before, before.stack(), "Database", settings -> {});

        Resource parameters = test.resources().only(PARAMETERS).has("Family", "aurora-mysql8.4");
        test.resources().only(CLUSTER).has("EngineVersion", "8.4.mysql_aurora.8.4.7");
        assertThat(parameters.logicalId()).startsWith("DatabaseParameters84");
        assertThat(before.resources().only(PARAMETERS).logicalId())
                .as("an upgrade creates the new group before it deletes this one")
                .matches("DatabaseParameters[0-9A-F]{8}")
                .isNotEqualTo(parameters.logicalId());
    }

    /** Policies of: cluster, instances, subnet group, parameter group, security group, log groups. */
    @ParameterizedTest
    @CsvSource({
        "SNAPSHOT, Snapshot, Delete, none, none, none, Delete, false",
        "DESTROY, Delete, Delete, none, none, none, Delete, true",
        "RETAIN, Retain, Retain, Retain, Retain, Retain, Retain, false"
    })
    void aClusterThatStaysKeepsWhatItStandsOn(
            RemovalPolicy policy,
            String cluster,
            String instances,
            String subnets,
            String parameters,
            String group,
            String logs,
            boolean backupsGo) {
        database(settings -> settings.removalPolicy(policy).deletionProtection(policy != RemovalPolicy.DESTROY));

        Resources resources = test.resources();
        resources.only(CLUSTER).isKept(cluster).has("DeleteAutomatedBackups", backupsGo);
        assertThat(resources.all(INSTANCE)).hasSize(2).allSatisfy(instance -> instance.isKept(instances));
        assertThat(policy(resources.only("AWS::RDS::DBSubnetGroup"))).isEqualTo(subnets);
        assertThat(policy(resources.only(PARAMETERS))).isEqualTo(parameters);
        assertThat(policy(resources.named("AWS::EC2::SecurityGroup", "DatabaseSecurityGroup")))
                .isEqualTo(group);
        assertThat(policy(resources.named("AWS::EC2::SecurityGroup", "Clients")))
                .isEqualTo("none");
        // A rule that stayed would hold on to the security group of the client.
        assertThat(policy(resources.only("AWS::EC2::SecurityGroupIngress"))).isEqualTo("none");
        assertThat(resources.all(LOG_GROUP)).hasSize(2).allSatisfy(logGroup -> logGroup.isKept(logs));
        // The role that lets the instances report to Enhanced Monitoring.
        assertThat(policy(resources.only("AWS::IAM::Role"))).isEqualTo(parameters);
    }

    @Test
    void aClusterThatStaysUnlessItNeverWorkedKeepsWhatItStandsOnUnlessItNeverDid() {
        database(settings -> settings.removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE));

        Resources resources = test.resources();
        assertThat(Stream.of(CLUSTER, INSTANCE, "AWS::RDS::DBSubnetGroup", PARAMETERS, LOG_GROUP, "AWS::IAM::Role")
                        .flatMap(type -> resources.all(type).stream()))
                .hasSize(8)
                .allSatisfy(resource -> assertThat(policy(resource)).isEqualTo("RetainExceptOnCreate"));
    }

    private static String policy(Resource resource) {
        return resource.json().path("DeletionPolicy").asText("none");
    }

    @Test
    void aDestroyedClusterMayKeepItsAutomatedBackups() {
        cluster(settings -> settings.removalPolicy(RemovalPolicy.DESTROY)
                        .deletionProtection(false)
                        .deleteAutomatedBackups(false))
                .isKept("Delete")
                .has("DeleteAutomatedBackups", false);
    }

    @Nested
    class Instances {
        private static final String ENDPOINT = "AWS::RDS::DBClusterEndpoint";

        @Test
        void aRollingUpdateOrdersThem() {
            database(settings -> settings.readers(2).instanceUpdateBehaviour(InstanceUpdateBehaviour.ROLLING));

            Resources resources = test.resources();
            assertThat(dependsOn(resources.named(INSTANCE, "DatabaseClusterReader2")))
                    .contains(
                            resources.named(INSTANCE, "DatabaseClusterReader1").logicalId());
        }

        @Test
        void eachHasItsZone() {
            database(settings -> settings.readers(2).availabilityZones("us-east-1a", "us-east-1b", "us-east-1a"));

            Resources resources = test.resources();
            resources.named(INSTANCE, "DatabaseClusterWriter").has("AvailabilityZone", "us-east-1a");
            resources.named(INSTANCE, "DatabaseClusterReader1").has("AvailabilityZone", "us-east-1b");
            resources.named(INSTANCE, "DatabaseClusterReader2").has("AvailabilityZone", "us-east-1a");
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void allHaveTheCertificateAndTheParameters(boolean serverless) {
            database(settings -> {
                settings.caCertificate(CaCertificate.RDS_CA_ECC384_G1)
                        .instanceParameter("max_connections", "500")
                        .removalPolicy(RemovalPolicy.RETAIN);
                if (!serverless) {
                    settings.instanceType(new InstanceType("r7g.large"));
                }
            });

            Resource parameters = test.resources().only("AWS::RDS::DBParameterGroup");
            parameters
                    .has("Family", "aurora-mysql8.0")
                    .has("Parameters", Map.of("max_connections", "500"))
                    .isKept("Retain");
            assertThat(test.resources().all(INSTANCE))
                    .hasSize(2)
                    .allSatisfy(instance -> instance.has("CACertificateIdentifier", "rds-ca-ecc384-g1")
                            .has("DBParameterGroupName", parameters.ref()));
        }

        @Test
        void anotherFamilyHasAnotherGroupOfInstanceParameters() {
            database(settings -> settings.instanceParameter("max_connections", "500")
                    .engineVersion(AuroraMysqlEngineVersion.of("8.4.mysql_aurora.8.4.7", "8.4")));

            Resource parameters = test.resources().only("AWS::RDS::DBParameterGroup");
            assertThat(parameters.logicalId()).startsWith("DatabaseInstanceParameters84");
            parameters.has("Family", "aurora-mysql8.4");
        }

        @Test
        void readersAreAddedWhileTheyAreBusy() {
            database(settings -> settings.readerAutoScaling(1, 5, 60));

            Resources resources = test.resources();
            Resource target = resources.only("AWS::ApplicationAutoScaling::ScalableTarget");
            target.has("ServiceNamespace", "rds")
                    .has("ScalableDimension", "rds:cluster:ReadReplicaCount")
                    .has(
                            "ResourceId",
                            Map.of(
                                    "Fn::Join",
                                    List.of(
                                            "",
                                            List.of(
                                                    "cluster:",
                                                    resources.only(CLUSTER).ref()))))
                    .has("MinCapacity", 1)
                    .has("MaxCapacity", 5);
            assertThat(dependsOn(target))
                    .contains(
                            resources.named(INSTANCE, "DatabaseClusterReader1").logicalId());
            resources
                    .only("AWS::ApplicationAutoScaling::ScalingPolicy")
                    .has("PolicyType", "TargetTrackingScaling")
                    .has("ScalingTargetId", target.ref())
                    .has(
                            "TargetTrackingScalingPolicyConfiguration",
                            Map.of(
                                    "TargetValue",
                                    60,
                                    "PredefinedMetricSpecification",
                                    Map.of("PredefinedMetricType", "RDSReaderAverageCPUUtilization")));
        }

        @Test
        void anEndpointLeadsToSomeReaders() {
            AuroraMysqlCluster database = database(settings ->
                    settings.readers(3).customEndpoint("Reports", 2, 3, 3).customEndpoint("exports", 1));

            Resources resources = test.resources();
            Resource reports = resources.named(ENDPOINT, "DatabaseEndpointsReports");
            reports.has("DBClusterIdentifier", resources.only(CLUSTER).ref())
                    .has("DBClusterEndpointIdentifier", "reports")
                    .has("EndpointType", "READER")
                    .has(
                            "StaticMembers",
                            List.of(
                                    resources
                                            .named(INSTANCE, "DatabaseClusterReader2")
                                            .ref(),
                                    resources
                                            .named(INSTANCE, "DatabaseClusterReader3")
                                            .ref()));
            assertThat(database.getCustomEndpoints().keySet()).containsExactly("Reports", "exports");
            assertThat(resolved(database.getCustomEndpoints().get("Reports"))).isEqualTo(reports.getAtt("Endpoint"));
        }

        @Test
        void anEndpointOfARestoredClusterHasAnIdentifierOfItsOwn() {
            database(settings -> settings.customEndpoint("reports", 1).restoreFromSnapshot("before"));

            assertThat(test.resources()
                            .only(ENDPOINT)
                            .property("DBClusterEndpointIdentifier")
                            .asText())
                    .matches("reports-[0-9a-f]{8}");
        }
    }

    @Nested
    class Restored {
        private static final String RECOVERY_POINT = "arn:aws:rds:us-east-1:123456789012:cluster-snapshot:"
                + "awsbackup:copyjob-0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f";
        private static final String RESOURCE_ID = "cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ";

        @Test
        void aSnapshotGivesDataUserAndDatabaseAndAllElseIsAsSet() {
            AuroraMysqlCluster database =
                    database(settings -> settings.clusterIdentifier("shop").restoreFromSnapshot(RECOVERY_POINT));
            TestStack empty = new TestStack();
            database(empty, empty.stack(), "Database", settings -> settings.clusterIdentifier("shop"));

            Resource cluster = test.resources().only(CLUSTER);
            ObjectNode restored = (ObjectNode) cluster.json().path("Properties");
            assertThat(restored.path("DBClusterIdentifier").asText()).matches("shop-[0-9a-f]{8}");
            cluster.has("SnapshotIdentifier", RECOVERY_POINT)
                    .lacks("MasterUsername")
                    .lacks("DatabaseName")
                    .has("ManageMasterUserPassword", true)
                    .isKept("Snapshot");
            ObjectNode expected =
                    (ObjectNode) empty.resources().only(CLUSTER).json().path("Properties");
            expected.remove(List.of("MasterUsername", "DatabaseName", "DBClusterIdentifier"));
            restored.remove(List.of("SnapshotIdentifier", "DBClusterIdentifier"));
            assertThat(restored).isEqualTo(expected);
            assertThat(ids(test.resources())).isEqualTo(ids(empty.resources()));
            assertThat(database.getAdminSecret()).isPresent();
        }

        @Test
        void logGroupsAndTheirKeyFollowTheIdentifier() {
            database(settings -> settings.clusterIdentifier("shop").restoreFromSnapshot("before"));

            String identifier = test.resources()
                    .only(CLUSTER)
                    .property("DBClusterIdentifier")
                    .asText();
            test.resources()
                    .named(LOG_GROUP, "DatabaseLogserror")
                    .has("LogGroupName", "/aws/rds/cluster/" + identifier + "/error");
            assertThat(test.resources()
                            .only("AWS::KMS::Key")
                            .property("KeyPolicy")
                            .toString())
                    .contains("/aws/rds/cluster/" + identifier + "/*");
        }

        @Test
        void aCloneSharesTheStorageOfTheLatestState() {
            cluster(settings -> settings.cloneFrom("shop"))
                    .has("SourceDBClusterIdentifier", "shop")
                    .has("RestoreType", "copy-on-write")
                    .has("UseLatestRestorableTime", true)
                    .has("StorageEncrypted", true)
                    .lacks("RestoreToTime")
                    .lacks("SnapshotIdentifier")
                    .lacks("MasterUsername")
                    .lacks("DatabaseName");
        }

        @Test
        void aTimeIsWrittenInWholeSeconds() {
            cluster(settings -> settings.restoreToTime("shop", Instant.parse("2026-11-27T14:02:59.999Z")))
                    .has("SourceDBClusterIdentifier", "shop")
                    .has("RestoreType", "full-copy")
                    .has("RestoreToTime", "2026-11-27T14:02:59Z")
                    .lacks("UseLatestRestorableTime")
                    .lacks("MasterUsername");
        }

        @Test
        void backupsOfADeletedClusterAreNamedByItsResourceId() {
            cluster(settings -> settings.restoreToLatestTime(RESOURCE_ID))
                    .has("SourceDbClusterResourceId", RESOURCE_ID)
                    .has("RestoreType", "full-copy")
                    .has("UseLatestRestorableTime", true)
                    .lacks("SourceDBClusterIdentifier");
        }

        @Test
        void anUnresolvedSourceGivesAnIdentifierThatStays() {
            Supplier<TestStack> stack = () -> {
                TestStack each = new TestStack();
                // Tokens are numbered; this one has another number each time.
                database(
                        each,
                        each.stack(),
                        "Database",
                        settings -> settings.clusterIdentifier("shop").cloneFrom(Fn.importValue("Other")));
                return each;
            };

            Resource cluster = stack.get().resources().only(CLUSTER);
            cluster.has("SourceDBClusterIdentifier", Map.of("Fn::ImportValue", "Other"));
            assertThat(identifiers(stack.get()))
                    .containsExactly(cluster.property("DBClusterIdentifier").asText());
        }

        @Test
        void anUnresolvedIdentifierIsExtended() {
            Resource cluster = cluster(
                    settings -> settings.clusterIdentifier(Fn.importValue("Id")).restoreFromSnapshot("before"));

            assertThat(cluster.property("DBClusterIdentifier").toString())
                    .matches("\\{\"Fn::Join\":\\[\"\",\\[\\{\"Fn::ImportValue\":\"Id\"},\"-[0-9a-f]{8}\"]]}");
        }

        static Stream<Consumer<AuroraMysqlCluster.Builder>> sources() {
            return Stream.of(
                    settings -> {},
                    settings -> settings.restoreFromSnapshot("before"),
                    settings -> settings.restoreFromSnapshot("after"),
                    settings -> settings.cloneFrom("before"),
                    settings -> settings.restoreToLatestTime("before"),
                    settings -> settings.restoreToTime("before", Instant.EPOCH),
                    settings -> settings.restoreToTime("before", Instant.EPOCH.plusSeconds(1)));
        }

        @Test
        void eachSourceHasAnIdentifierOfItsOwnHoweverLongTheName() {
            List<String> identifiers = new ArrayList<>();
            for (String name : List.of("shop", "s".repeat(63), "s".repeat(53) + "-".concat("s".repeat(9)))) {
                sources().forEach(source -> {
                    TestStack stack = new TestStack();
                    database(
                            stack,
                            stack.stack(),
                            "Database",
                            source.andThen(settings -> settings.clusterIdentifier(name)));
                    identifiers(stack).forEach(identifiers::add);
                });
            }

            assertThat(identifiers)
                    .hasSize(21)
                    .doesNotHaveDuplicates()
                    .allMatch(AuroraMysqlClusterTest::isIdentifier)
                    .filteredOn(identifier -> identifier.matches("shop-[0-9a-f]{8}"))
                    .hasSize(6);
        }

        @Test
        void theSameSnapshotInAnotherCaseIsTheSame() {
            database(settings -> settings.clusterIdentifier("shop").restoreFromSnapshot("Before"));
            TestStack other = new TestStack();
            database(
                    other,
                    other.stack(),
                    "Database",
                    settings -> settings.clusterIdentifier("shop").restoreFromSnapshot("before"));

            assertThat(identifiers(other))
                    .containsExactlyElementsOf(identifiers(test).toList());
        }

        @Test
        void aGeneratedPasswordBecomesThatOfTheRestoredUser() {
            Resource cluster = cluster(settings ->
                    settings.credentials(AdminCredentials.generatedSecret()).restoreFromSnapshot("before"));

            cluster.lacks("MasterUsername").lacks("ManageMasterUserPassword");
            assertThat(cluster.property("MasterUserPassword").toString()).contains("SecretString:password");
        }
    }

    @Test
    void anIdentifierIsStoredInLowerCaseAndSoAreTheLogGroups() {
        cluster(settings -> settings.clusterIdentifier("WordPress-Prod")).has("DBClusterIdentifier", "wordpress-prod");

        test.resources()
                .named(LOG_GROUP, "DatabaseLogserror")
                .has("LogGroupName", "/aws/rds/cluster/wordpress-prod/error");
    }

    @Test
    void theDefaultIdentifierIsValidHoweverLongThePath() {
        Random random = new Random(20261124);
        App app = new App();
        List<TestStack> stacks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            TestStack stack = new TestStack(app, "S-" + i + "-x".repeat(random.nextInt(40)));
            Construct scope = stack.stack();
            for (int depth = random.nextInt(4); depth >= 0; depth--) {
                scope = new Construct(scope, "Level_数据-" + "ab-".repeat(random.nextInt(12)) + depth);
            }
            database(stack, scope, "Database", settings -> settings.logExports());
            stacks.add(stack);
        }

        assertThat(stacks.stream().flatMap(AuroraMysqlClusterTest::identifiers))
                .hasSize(40)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id)
                        .matches(AuroraMysqlClusterTest::isIdentifier)
                        .isLowerCase());
    }

    private static boolean isIdentifier(String id) {
        return AuroraRules.IDENTIFIER.allows(id);
    }

    /** The name is cut from behind 27 letters to 27 letters before its end, which are both hyphens here. */
    @Test
    void theDefaultIdentifierHasNoTwoHyphensWhereItIsCut() {
        TestStack stack = new TestStack(new App(), "s".repeat(26));
        Construct scope = new Construct(new Construct(stack.stack(), "m".repeat(10)), "n".repeat(16));
        database(stack, scope, "Database", settings -> {});

        assertThat(identifiers(stack))
                .singleElement()
                .asString()
                .matches("s{26}-n{16}-database-[0-9a-f]{8}")
                .matches(AuroraMysqlClusterTest::isIdentifier);
    }

    @Test
    void theDefaultIdentifierDiffersInEveryStackStageAndNestedStack() {
        App app = new App();
        List<TestStack> stacks = new ArrayList<>();
        List<Stack> nested = new ArrayList<>();
        for (Construct scope : List.of(app, new Stage(app, "Blue"), new Stage(app, "Green"))) {
            TestStack stack = new TestStack(scope, "Data");
            stacks.add(stack);
            nested.add(new NestedStack(stack.stack(), "Nested"));
            database(stack, stack.stack(), "Database", settings -> {});
            database(stack, new Construct(stack.stack(), "Deep"), "Database", settings -> {});
            database(stack, nested.get(nested.size() - 1), "Database", settings -> {});
        }
        app.synth();

        assertThat(Stream.concat(
                        stacks.stream().flatMap(AuroraMysqlClusterTest::identifiers),
                        nested.stream().flatMap(stack -> identifiers(Resources.of(stack)))))
                .hasSize(9)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).matches(AuroraMysqlClusterTest::isIdentifier));
    }

    private static Stream<String> identifiers(TestStack stack) {
        return identifiers(stack.resources());
    }

    private static Stream<String> identifiers(Resources resources) {
        return resources.all(CLUSTER).stream()
                .map(cluster -> cluster.property("DBClusterIdentifier").asText());
    }

    /** Every feature flag of the sample app, against none. */
    @Test
    void featureFlagsChangeNothingThatIsContract() throws JsonProcessingException {
        Map<String, Object> flags = new LinkedHashMap<>();
        JsonNode context = new ObjectMapper().readTree(Project.read("cdk.json")).path("context");
        context.properties().stream()
                .filter(entry -> entry.getKey().startsWith("@aws-cdk/")
                        && entry.getValue().isBoolean())
                .forEach(entry -> flags.put(entry.getKey(), entry.getValue().asBoolean()));
        assertThat(flags).hasSizeGreaterThan(50);
        TestStack flagged = new TestStack(flags);
        for (TestStack each : List.of(test, flagged)) {
            database(
                    each,
                    each.stack(),
                    "Database",
                    settings -> settings.clusterIdentifier("MyDb").credentials(AdminCredentials.generatedSecret()));
        }

        assertThat(ids(flagged.resources())).isEqualTo(ids(test.resources()));
        assertThat(flagged.resources().only(CLUSTER).json())
                .isEqualTo(test.resources().only(CLUSTER).json());
        assertThat(flagged.resources().only("AWS::SecretsManager::Secret").json())
                .isEqualTo(test.resources().only("AWS::SecretsManager::Secret").json());
    }

    @Test
    void clientsReachThePortOfTheClusterAlone() {
        database(settings -> settings.port(3307).clients(test.clients()));

        test.resources()
                .only("AWS::EC2::SecurityGroupIngress")
                .has("FromPort", 3307)
                .has("ToPort", 3307);
    }

    @Test
    void gettersHandOnWhatOthersNeed() {
        AuroraMysqlCluster database = database(settings -> settings.port(3307));

        Map<String, Object> cluster = test.resources().only(CLUSTER).ref();
        assertThat(resolved(database.getClusterIdentifier())).isEqualTo(cluster);
        assertThat(resolved(database.getClusterArn()))
                .isEqualTo(Map.of(
                        "Fn::Join",
                        List.of(
                                "",
                                List.of(
                                        "arn:",
                                        Map.of("Ref", "AWS::Partition"),
                                        ":rds:us-east-1:123456789012:cluster:",
                                        cluster))));
        assertThat(resolved(database.getWriterEndpoint().getHostname())).isEqualTo(attribute("Endpoint.Address"));
        assertThat(resolved(database.getReaderEndpoint().getHostname())).isEqualTo(attribute("ReadEndpoint.Address"));
        assertThat(resolved(database.getWriterEndpoint().getPort())).isEqualTo(attribute("Endpoint.Port"));
        assertThat(database.getPort()).isEqualTo(3307);
        assertThat(resolved(database.getSecurityGroup().getSecurityGroupId()))
                .isEqualTo(test.resources()
                        .named("AWS::EC2::SecurityGroup", "DatabaseSecurityGroup")
                        .getAtt("GroupId"));
        assertThat(database.getConnections().getSecurityGroups()).containsExactly(database.getSecurityGroup());
        assertThat(database.getCluster().getNode().getPath()).isEqualTo("Test/Database/Cluster");
        assertThat(database.getLogGroups().keySet()).containsExactly("error", "slowquery");
        assertThat(resolved(database.getLogGroups().get("error").getLogGroupName()))
                .isEqualTo(
                        test.resources().named(LOG_GROUP, "DatabaseLogserror").ref());
        assertThatThrownBy(() -> database.getLogGroups().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private Object resolved(Object token) {
        return test.stack().resolve(token);
    }

    private Map<String, Object> attribute(String name) {
        return test.resources().only(CLUSTER).getAtt(name);
    }

    @Test
    void metricsAreThoseOfTheCluster() {
        AuroraMysqlCluster database = database(settings -> {});

        Map<Metric, String> metrics = new LinkedHashMap<>();
        metrics.put(database.metricCpuUtilization(), "CPUUtilization");
        metrics.put(database.metricServerlessDatabaseCapacity(), "ServerlessDatabaseCapacity");
        metrics.put(database.metricAcuUtilization(), "ACUUtilization");
        metrics.put(database.metricDatabaseConnections(), "DatabaseConnections");
        metrics.forEach((metric, name) -> {
            assertThat(metric.getMetricName()).isEqualTo(name);
            assertThat(metric.getNamespace()).isEqualTo("AWS/RDS");
            assertThat(metric.getStatistic()).isEqualTo("Average");
            assertThat(metric.getPeriod().toMinutes()).isEqualTo(5);
            assertThat(metric.getDimensions().keySet()).containsExactly("DBClusterIdentifier");
            assertThat(resolved(metric.getDimensions().get("DBClusterIdentifier")))
                    .isEqualTo(test.resources().only(CLUSTER).ref());
        });
        Metric deadlocks = database.metric(
                "Deadlocks",
                MetricOptions.builder()
                        .statistic("Sum")
                        .period(Duration.minutes(1))
                        .build());
        assertThat(deadlocks.getMetricName()).isEqualTo("Deadlocks");
        assertThat(deadlocks.getStatistic()).isEqualTo("Sum");
        assertThat(deadlocks.getPeriod().toMinutes()).isEqualTo(1);
    }
}
