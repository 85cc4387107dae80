package io.github.wpdata.cdk.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DestinationVault;
import io.github.wpdata.cdk.cache.AuthToken;
import io.github.wpdata.cdk.cache.CacheEngine;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AdminCredentials;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsAccessPoint;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.testing.Arns;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.Project;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import io.github.wpdata.cdk.testing.Types;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.InstanceClass;
import software.amazon.awscdk.services.ec2.InstanceSize;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.efs.PerformanceMode;
import software.amazon.awscdk.services.efs.ThroughputMode;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.rds.AuroraMysqlEngineVersion;
import software.amazon.awscdk.services.secretsmanager.Secret;

/** Each input and output of the Terraform modules has its row in the page, and does here what the row says. */
class TerraformMigrationTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9_.]+)` \\|.*$", Pattern.MULTILINE);
    private static final String TOKEN_ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:redis-a1b2c3";

    private static final Map<String, Map<String, Consumer<Trial>>> EXERCISES = Map.of(
            "data-aurora: inputs",
            Map.ofEntries(
                    entry("name", t -> cluster(t.data(b -> b.name("shop"))).has("DBClusterIdentifier", "shop-aurora")),
                    entry(
                            "vpc_id",
                            t -> t.aurora(b -> {})
                                    .named("AWS::EC2::SecurityGroup", "Part")
                                    .has("VpcId", t.vpcRef())),
                    entry(
                            "private_subnet_ids",
                            t -> t.aurora(b -> {})
                                    .only("AWS::RDS::DBSubnetGroup")
                                    .has("SubnetIds", t.subnetRefs())),
                    entry(
                            "storage_kms_key_arn",
                            t -> cluster(t.aurora(b -> b.encryptionKey(t.key())))
                                    .has("KmsKeyId", Arns.KEY)),
                    entry(
                            "db_name",
                            t -> cluster(t.aurora(b -> b.databaseName("shop"))).has("DatabaseName", "shop")),
                    entry(
                            "admin_username",
                            t -> cluster(t.aurora(b -> b.adminUsername("root1")))
                                    .has("MasterUsername", "root1")),
                    entry(
                            "create_random_password",
                            t -> t.aurora(b -> b.credentials(AdminCredentials.generatedSecret()))
                                    .only("AWS::SecretsManager::Secret")
                                    .isKept("RetainExceptOnCreate")),
                    entry(
                            "serverless_v2",
                            t -> assertThat(t.aurora(b -> b.instanceType(
                                                    InstanceType.of(InstanceClass.R6G, InstanceSize.LARGE)))
                                            .all("AWS::RDS::DBInstance"))
                                    .allSatisfy(instance -> instance.has("DBInstanceClass", "db.r6g.large"))),
                    entry(
                            "serverless_min_acu",
                            t -> cluster(t.aurora(b -> b.minCapacity(4)))
                                    .has("ServerlessV2ScalingConfiguration.MinCapacity", 4)),
                    entry(
                            "serverless_max_acu",
                            t -> cluster(t.aurora(b -> b.maxCapacity(32)))
                                    .has("ServerlessV2ScalingConfiguration.MaxCapacity", 32)),
                    entry(
                            "source_node_sg_id",
                            t -> t.aurora(b -> {})
                                    .only("AWS::EC2::SecurityGroupIngress")
                                    .has("FromPort", 3306)),
                    entry(
                            "backup_retention_days",
                            t -> cluster(t.aurora(b -> b.backupRetention(Duration.days(14))))
                                    .has("BackupRetentionPeriod", 14)),
                    entry(
                            "preferred_backup_window",
                            t -> cluster(t.aurora(b -> b.backupWindow("05:00-06:00")))
                                    .has("PreferredBackupWindow", "05:00-06:00")),
                    entry(
                            "deletion_protection",
                            t -> cluster(t.aurora(b -> b.deletionProtection(false)))
                                    .has("DeletionProtection", false)),
                    entry(
                            "performance_insights_enabled",
                            t -> cluster(t.aurora(b -> b.performanceInsights(false)))
                                    .has("PerformanceInsightsEnabled", false)),
                    entry(
                            "enable_backup",
                            t -> assertThat(t.data(b -> b.backups(false)).all("AWS::Backup::BackupPlan"))
                                    .isEmpty()),
                    entry(
                            "backup_vault_name",
                            t -> t.data(b -> b.name("shop"))
                                    .only("AWS::Backup::BackupVault")
                                    .has("BackupVaultName", "shop-backup")),
                    entry(
                            "backup_schedule_cron",
                            t -> databasePlan(t.data(b -> b.databaseBackup(
                                            plan -> plan.rules(BackupRule.daily("cron(0 4 * * ? *)")))))
                                    .has("BackupPlan.BackupPlanRule.0.ScheduleExpression", "cron(0 4 * * ? *)")),
                    entry(
                            "backup_delete_after_days",
                            t -> databasePlan(t.data(b -> b.databaseBackup(plan -> plan.rules(rule(60)))))
                                    .has("BackupPlan.BackupPlanRule.0.Lifecycle.DeleteAfterDays", 60)),
                    entry("backup_cross_region_copy.enabled", TerraformMigrationTest::copies),
                    entry("backup_cross_region_copy.destination_vault_name", TerraformMigrationTest::copies),
                    entry("backup_cross_region_copy.destination_region", TerraformMigrationTest::copies),
                    entry("backup_cross_region_copy.delete_after_days", TerraformMigrationTest::copies),
                    entry("tags", t -> cluster(t.tagged()).has("Tags", t.tags())),
                    entry(
                            "engine_version",
                            t -> cluster(t.aurora(b -> b.engineVersion(
                                            AuroraMysqlEngineVersion.of("8.0.mysql_aurora.3.08.2", "8.0"))))
                                    .has("EngineVersion", "8.0.mysql_aurora.3.08.2")),
                    entry(
                            "admin_password",
                            t -> cluster(t.aurora(b -> b.credentials(
                                            AdminCredentials.fromPassword(SecretValue.secretsManager(TOKEN_ARN)))))
                                    .has(
                                            "MasterUserPassword",
                                            "{{resolve:secretsmanager:" + TOKEN_ARN + ":SecretString:::}}")),
                    entry(
                            "secrets_manager_kms_key_arn",
                            t -> cluster(t.aurora(b -> b.credentials(AdminCredentials.managedByRds(t.key()))))
                                    .has("MasterUserSecret.KmsKeyId", Arns.KEY)),
                    entry("preferred_maintenance_window", t -> {
                        Resources resources = t.aurora(b -> b.maintenanceWindow("mon:05:00-mon:06:00"));
                        cluster(resources).has("PreferredMaintenanceWindow", "mon:05:00-mon:06:00");
                        assertThat(resources.all(Types.DB_INSTANCE))
                                .hasSize(2)
                                .allSatisfy(
                                        instance -> instance.has("PreferredMaintenanceWindow", "mon:05:00-mon:06:00"));
                    }),
                    entry(
                            "copy_tags_to_snapshot",
                            t -> cluster(t.aurora(b -> b.copyTagsToSnapshot(false)))
                                    .has("CopyTagsToSnapshot", false)),
                    entry(
                            "skip_final_snapshot",
                            t -> cluster(t.aurora(b -> b.removalPolicy(RemovalPolicy.DESTROY)
                                            .deletionProtection(false)))
                                    .hasAttribute("DeletionPolicy", "Delete")),
                    entry(
                            "performance_insights_kms_key_arn",
                            t -> cluster(t.aurora(b -> b.performanceInsightsKey(t.key())))
                                    .has("PerformanceInsightsKmsKeyId", Arns.KEY)),
                    entry("port", t -> cluster(t.aurora(b -> b.port(3307))).has("Port", 3307)),
                    entry(
                            "instance_class",
                            t -> assertThat(t.aurora(b -> b.instanceType(
                                                    InstanceType.of(InstanceClass.R6G, InstanceSize.XLARGE)))
                                            .all(Types.DB_INSTANCE))
                                    .allSatisfy(instance -> instance.has("DBInstanceClass", "db.r6g.xlarge"))),
                    entry(
                            "provisioned_replica_count",
                            t -> assertThat(t.aurora(b -> b.readers(2)).all(Types.DB_INSTANCE))
                                    .hasSize(3)),
                    entry(
                            "allowed_security_group_ids",
                            t -> assertThat(t.aurora(b -> b.clients(t.group())).all(Types.INGRESS))
                                    .extracting(rule -> rule.property("SourceSecurityGroupId")
                                            .asText())
                                    .contains("sg-0a1b2c3d")),
                    entry("allowed_cidr_blocks", t -> cidr(t.aurora(b -> b.clientCidrs("10.1.0.0/16")))),
                    entry("backup_service_role_arn", TerraformMigrationTest::role),
                    entry("apply_immediately", t -> cluster(t.aurora(b -> {})).lacks("ApplyImmediately")),
                    entry(
                            "enable_source_node_sg_rule",
                            t -> assertThat(t.aurora(b -> {}).all(Types.INGRESS))
                                    .hasSize(1))),
            "data-aurora: outputs",
            Map.of(
                    "cluster_id",
                            t -> t.output(
                                    d -> d.getDatabase().getClusterIdentifier(),
                                    r -> cluster(r).ref()),
                    "writer_endpoint",
                            t -> t.output(
                                    d -> d.getDatabase().getWriterEndpoint().getHostname(),
                                    r -> cluster(r).getAtt("Endpoint.Address")),
                    "reader_endpoint",
                            t -> t.output(
                                    d -> d.getDatabase().getReaderEndpoint().getHostname(),
                                    r -> cluster(r).getAtt("ReadEndpoint.Address")),
                    "admin_secret_arn",
                            t -> t.output(
                                    d -> d.getDatabase()
                                            .getAdminSecret()
                                            .orElseThrow()
                                            .getSecretArn(),
                                    r -> cluster(r).getAtt("MasterUserSecret.SecretArn")),
                    "security_group_id",
                            t -> t.output(
                                    d -> d.getDatabase().getSecurityGroup().getSecurityGroupId(),
                                    r -> r.named("AWS::EC2::SecurityGroup", "DataDatabase")
                                            .getAtt("GroupId"))),
            "elasticache: inputs",
            Map.ofEntries(
                    entry("name", t -> group(t.data(b -> b.name("shop"))).has("ReplicationGroupId", "shop-redis")),
                    entry(
                            "vpc_id",
                            t -> t.cache(b -> {})
                                    .named("AWS::EC2::SecurityGroup", "Part")
                                    .has("VpcId", t.vpcRef())),
                    entry(
                            "subnet_ids",
                            t -> t.cache(b -> {})
                                    .only("AWS::ElastiCache::SubnetGroup")
                                    .has("SubnetIds", t.subnetRefs())),
                    entry(
                            "node_sg_source_ids",
                            t -> t.cache(b -> {})
                                    .only("AWS::EC2::SecurityGroupIngress")
                                    .has("FromPort", 6379)),
                    entry(
                            "engine_family",
                            t -> t.cache(b -> b.engine(CacheEngine.REDIS_6_2))
                                    .only("AWS::ElastiCache::ParameterGroup")
                                    .has("CacheParameterGroupFamily", "redis6.x")),
                    entry(
                            "engine_version",
                            t -> group(t.cache(b -> b.engine(CacheEngine.REDIS_7_0)))
                                    .has("EngineVersion", "7.0")),
                    entry(
                            "node_type",
                            t -> group(t.cache(b -> b.nodeType("cache.r7g.large")))
                                    .has("CacheNodeType", "cache.r7g.large")),
                    entry(
                            "replicas_per_node_group",
                            t -> group(t.cache(b -> b.replicas(2))).has("NumCacheClusters", 3)),
                    entry(
                            "automatic_failover",
                            t -> group(t.cache(b -> b.automaticFailover(false)))
                                    .has("AutomaticFailoverEnabled", false)),
                    entry("multi_az", t -> group(t.cache(b -> b.multiAz(false))).has("MultiAZEnabled", false)),
                    entry(
                            "auth_token",
                            t -> group(t.cache(b ->
                                            b.authToken(AuthToken.fromValue(SecretValue.secretsManager(TOKEN_ARN)))))
                                    .has("AuthToken", "{{resolve:secretsmanager:" + TOKEN_ARN + ":SecretString:::}}")),
                    entry("auth_token_secret_arn", TerraformMigrationTest::tokenSecret),
                    entry("enable_auth_token_secret", TerraformMigrationTest::tokenSecret),
                    entry(
                            "snapshot_retention_days",
                            t -> group(t.cache(b -> b.snapshotRetention(Duration.days(14))))
                                    .has("SnapshotRetentionLimit", 14)),
                    entry(
                            "snapshot_window",
                            t -> group(t.cache(b -> b.snapshotWindow("05:00-06:00")))
                                    .has("SnapshotWindow", "05:00-06:00")),
                    entry(
                            "maintenance_window",
                            t -> group(t.cache(b -> b.maintenanceWindow("mon:05:00-mon:06:00")))
                                    .has("PreferredMaintenanceWindow", "mon:05:00-mon:06:00")),
                    entry("tags", t -> group(t.tagged()).has("Tags", t.tags())),
                    entry("allowed_cidr_blocks", t -> cidr(t.cache(b -> b.clientCidrs("10.1.0.0/16"))))),
            "elasticache: outputs",
            Map.of(
                    "replication_group_id",
                            t -> t.output(d -> d.getCache().getReplicationGroupId(), r -> group(r).ref()),
                    "primary_endpoint",
                            t -> t.output(
                                    d -> d.getCache()
                                            .getPrimaryEndpoint()
                                            .orElseThrow()
                                            .address(),
                                    r -> group(r).getAtt("PrimaryEndPoint.Address")),
                    "reader_endpoint",
                            t -> t.output(
                                    d -> d.getCache()
                                            .getReaderEndpoint()
                                            .orElseThrow()
                                            .address(),
                                    r -> group(r).getAtt("ReaderEndPoint.Address")),
                    "configuration_endpoint",
                            t -> t.output(
                                    b -> b.cache(cache -> cache.shards(2)),
                                    d -> d.getCache()
                                            .getConfigurationEndpoint()
                                            .orElseThrow()
                                            .address(),
                                    r -> group(r).getAtt("ConfigurationEndPoint.Address")),
                    "security_group_id",
                            t -> t.output(
                                    d -> d.getCache().getSecurityGroup().getSecurityGroupId(),
                                    r -> r.named("AWS::EC2::SecurityGroup", "DataCache")
                                            .getAtt("GroupId"))),
            "data-efs: inputs",
            Map.ofEntries(
                    entry(
                            "name",
                            t -> fileSystem(t.data(b -> b.name("shop")))
                                    .has("FileSystemTags", List.of(Map.of("Key", "Name", "Value", "shop-efs")))),
                    entry(
                            "vpc_id",
                            t -> t.files(b -> {})
                                    .named("AWS::EC2::SecurityGroup", "Part")
                                    .has("VpcId", t.vpcRef())),
                    entry(
                            "private_subnet_ids",
                            t -> assertThat(t.files(b -> {}).all("AWS::EFS::MountTarget"))
                                    .extracting(target ->
                                            target.property("SubnetId").toString())
                                    .containsExactlyInAnyOrderElementsOf(t.subnetRefs().stream()
                                            .map(ref -> "{\"Ref\":\"" + ref.get("Ref") + "\"}")
                                            .toList())),
                    entry(
                            "kms_key_arn",
                            t -> fileSystem(t.files(b -> b.encryptionKey(t.key())))
                                    .has("KmsKeyId", Arns.KEY)),
                    entry(
                            "allowed_security_group_ids",
                            t -> t.files(b -> {})
                                    .only("AWS::EC2::SecurityGroupIngress")
                                    .has("FromPort", 2049)),
                    entry(
                            "performance_mode",
                            t -> fileSystem(t.files(b -> b.performanceMode(PerformanceMode.MAX_IO)))
                                    .has("PerformanceMode", "maxIO")),
                    entry(
                            "throughput_mode",
                            t -> fileSystem(t.files(b -> b.throughputMode(ThroughputMode.ELASTIC)))
                                    .has("ThroughputMode", "elastic")),
                    entry(
                            "create_fixed_access_point",
                            t -> assertThat(t.files(b -> b.createFixedAccessPoint(false))
                                            .all("AWS::EFS::AccessPoint"))
                                    .isEmpty()),
                    entry("ap_path", t -> accessPoint(t).has("RootDirectory.Path", "/content")),
                    entry("ap_owner_uid", t -> accessPoint(t).has("PosixUser.Uid", "82")),
                    entry("ap_owner_gid", t -> accessPoint(t).has("PosixUser.Gid", "83")),
                    entry(
                            "enable_lifecycle_ia",
                            t -> fileSystem(t.files(b -> b.infrequentAccess(false)))
                                    .lacks("LifecyclePolicies")),
                    entry(
                            "enable_backup",
                            t -> fileSystem(t.data(b -> b.backups(false))).has("BackupPolicy.Status", "ENABLED")),
                    entry(
                            "backup_vault_name",
                            t -> t.data(b -> b.name("shop"))
                                    .only("AWS::Backup::BackupVault")
                                    .has("BackupVaultName", "shop-backup")),
                    entry(
                            "backup_schedule_cron",
                            t -> filesPlan(t.data(b ->
                                            b.filesBackup(plan -> plan.rules(BackupRule.daily("cron(0 4 * * ? *)")))))
                                    .has("BackupPlan.BackupPlanRule.0.ScheduleExpression", "cron(0 4 * * ? *)")),
                    entry(
                            "backup_delete_after_days",
                            t -> filesPlan(t.data(b -> b.filesBackup(plan -> plan.rules(rule(60)))))
                                    .has("BackupPlan.BackupPlanRule.0.Lifecycle.DeleteAfterDays", 60)),
                    entry(
                            "tags",
                            t -> assertThat(fileSystem(t.tagged())
                                            .property("FileSystemTags")
                                            .toString())
                                    .contains("{\"Key\":\"team\",\"Value\":\"web\"}")),
                    entry("allowed_cidr_blocks", t -> cidr(t.files(b -> b.clientCidrs("10.1.0.0/16")))),
                    entry(
                            "provisioned_throughput_mibps",
                            t -> fileSystem(t.files(b -> b.throughputMode(ThroughputMode.PROVISIONED)
                                            .provisionedThroughput(Size.mebibytes(64))))
                                    .has("ProvisionedThroughputInMibps", 64)),
                    entry("backup_service_role_arn", TerraformMigrationTest::role)),
            "data-efs: outputs",
            Map.of(
                    "file_system_id",
                            t -> t.output(
                                    d -> d.getFiles().getFileSystemId(),
                                    r -> fileSystem(r).ref()),
                    "file_system_arn",
                            t -> t.output(
                                    d -> d.getFiles().getFileSystemArn(),
                                    r -> fileSystem(r).getAtt("Arn")),
                    "access_point_id",
                            t -> t.output(
                                    d -> d.getFiles().getAccessPointId().orElseThrow(),
                                    r -> r.only("AWS::EFS::AccessPoint").ref()),
                    "security_group_id",
                            t -> t.output(
                                    d -> d.getFiles().getSecurityGroup().getSecurityGroupId(),
                                    r -> r.named("AWS::EC2::SecurityGroup", "DataFiles")
                                            .getAtt("GroupId"))));

    static Stream<String> sections() {
        return EXERCISES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("sections")
    void eachRowOfThePageIsExercised(String section) {
        assertThat(rows(section))
                .containsExactlyInAnyOrderElementsOf(EXERCISES.get(section).keySet());
    }

    static Stream<Arguments> exercises() {
        return EXERCISES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(section -> section.getValue().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(row -> Arguments.of(section.getKey(), row.getKey(), row.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("exercises")
    void eachInputAndOutputDoesWhatItsRowSays(String section, String name, Consumer<Trial> exercise) {
        exercise.accept(new Trial());
    }

    @Test
    void allInputsOfTheModulesHaveARow() {
        // A map counts as one input of the module, and as a row for each of its keys.
        long inputs = EXERCISES.entrySet().stream()
                .filter(section -> section.getKey().endsWith(": inputs"))
                .flatMap(section -> section.getValue().keySet().stream()
                        .map(name -> section.getKey() + name.replaceFirst("\\..*", "")))
                .distinct()
                .count();

        assertThat(inputs).isEqualTo(74);
    }

    @Test
    void thePageHasNoOtherSections() {
        assertThat(Pattern.compile("^### (.*: (?:inputs|outputs))$", Pattern.MULTILINE)
                        .matcher(Project.read("docs/terraform-migration.md"))
                        .results()
                        .map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(EXERCISES.keySet());
    }

    private static List<String> rows(String section) {
        String page = Project.read("docs/terraform-migration.md");
        String rest = page.substring(page.indexOf("### " + section));
        int end = rest.indexOf("\n#", 1);
        return ROW.matcher(end < 0 ? rest : rest.substring(0, end))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static void copies(Trial t) {
        databasePlan(t.data(b -> b.databaseBackup(plan -> plan.copyTo(
                        DestinationVault.withCustomerManagedKey("us-west-2", "dr-vault"), Duration.days(45)))))
                .has(
                        "BackupPlan.BackupPlanRule.0.CopyActions",
                        List.of(Map.of(
                                "DestinationBackupVaultArn",
                                Map.of(
                                        "Fn::Join",
                                        List.of(
                                                "",
                                                List.of(
                                                        "arn:",
                                                        Map.of("Ref", "AWS::Partition"),
                                                        ":backup:us-west-2:123456789012:backup-vault:dr-vault"))),
                                "Lifecycle",
                                Map.of("DeleteAfterDays", 45))));
    }

    private static void tokenSecret(Trial t) {
        group(t.cache(b -> b.authToken(
                        AuthToken.fromSecret(Secret.fromSecretCompleteArn(t.stack(), "Token", TOKEN_ARN), "token"))))
                .has("AuthToken", "{{resolve:secretsmanager:" + TOKEN_ARN + ":SecretString:token::}}");
    }

    private static void cidr(Resources resources) {
        assertThat(resources.named(Types.SECURITY_GROUP, "Part").property("SecurityGroupIngress"))
                .extracting(rule -> rule.path("CidrIp").asText())
                .containsExactly("10.1.0.0/16");
    }

    private static void role(Trial t) {
        IRole role = Role.fromRoleArn(t.stack(), "Role", Arns.ROLE);
        assertThat(t.data(b -> b.backup(plan -> plan.role(role))).all(Types.BACKUP_SELECTION))
                .hasSize(2)
                .allSatisfy(selection -> selection.has("BackupSelection.IamRoleArn", Arns.ROLE));
    }

    private static BackupRule rule(int days) {
        return BackupRule.Builder.create("daily")
                .schedule("cron(0 2 * * ? *)")
                .deleteAfter(Duration.days(days))
                .build();
    }

    private static Resource cluster(Resources resources) {
        return resources.only("AWS::RDS::DBCluster");
    }

    private static Resource group(Resources resources) {
        return resources.only("AWS::ElastiCache::ReplicationGroup");
    }

    private static Resource fileSystem(Resources resources) {
        return resources.only("AWS::EFS::FileSystem");
    }

    private static Resource accessPoint(Trial t) {
        return t.files(b -> b.fixedAccessPoint(EfsAccessPoint.at("/content").owner(82, 83)))
                .only("AWS::EFS::AccessPoint");
    }

    private static Resource databasePlan(Resources resources) {
        return resources.named("AWS::Backup::BackupPlan", "DataDatabaseBackup");
    }

    private static Resource filesPlan(Resources resources) {
        return resources.named("AWS::Backup::BackupPlan", "DataFilesBackup");
    }

    /** A stack of its own for each variable. */
    private static final class Trial {
        private final TestStack test = new TestStack();

        Stack stack() {
            return test.stack();
        }

        IKey key() {
            return Key.fromKeyArn(test.stack(), "Key", Arns.KEY);
        }

        ISecurityGroup group() {
            return SecurityGroup.fromSecurityGroupId(test.stack(), "Nodes", "sg-0a1b2c3d");
        }

        Map<String, Object> vpcRef() {
            return Map.of("Ref", test.stack().getLogicalId((CfnElement)
                    test.vpc().getNode().getDefaultChild()));
        }

        List<Map<String, Object>> subnetRefs() {
            return test.vpc().getIsolatedSubnets().stream()
                    .map(subnet -> Map.<String, Object>of("Ref", test.stack().getLogicalId((CfnElement)
                            subnet.getNode().getDefaultChild())))
                    .toList();
        }

        List<Map<String, String>> tags() {
            return List.of(Map.of("Key", "team", "Value", "web"));
        }

        Resources aurora(Consumer<AuroraMysqlCluster.Builder> settings) {
            Minimal.with(Minimal.database(test, test.stack(), "Part"), settings).build();
            return test.resources();
        }

        Resources cache(Consumer<RedisReplicationGroup.Builder> settings) {
            Minimal.with(Minimal.cache(test, test.stack(), "Part"), settings).build();
            return test.resources();
        }

        Resources files(Consumer<EfsFileSystem.Builder> settings) {
            Minimal.with(Minimal.files(test, test.stack(), "Part"), settings).build();
            return test.resources();
        }

        Resources data(Consumer<WordPressDataServices.Builder> settings) {
            services(settings);
            return test.resources();
        }

        Resources tagged() {
            Tags.of(services(b -> {})).add("team", "web");
            return test.resources();
        }

        void output(Function<WordPressDataServices, String> getter, Function<Resources, Map<String, Object>> expected) {
            output(b -> {}, getter, expected);
        }

        void output(
                Consumer<WordPressDataServices.Builder> settings,
                Function<WordPressDataServices, String> getter,
                Function<Resources, Map<String, Object>> expected) {
            CfnOutput.Builder.create(test.stack(), "Output")
                    .value(getter.apply(services(settings)))
                    .build();
            Resources resources = test.resources();
            new Resource("Output", resources.template().at("/Outputs/Output"))
                    .hasAttribute("Value", expected.apply(resources));
        }

        private WordPressDataServices services(Consumer<WordPressDataServices.Builder> settings) {
            return Minimal.with(Minimal.services(test), settings).build();
        }
    }
}
