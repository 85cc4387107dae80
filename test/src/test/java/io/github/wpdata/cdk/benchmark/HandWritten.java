package io.github.wpdata.cdk.benchmark;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.CfnBackupPlan;
import software.amazon.awscdk.services.backup.CfnBackupSelection;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.efs.AccessPoint;
import software.amazon.awscdk.services.efs.Acl;
import software.amazon.awscdk.services.efs.CfnFileSystem;
import software.amazon.awscdk.services.efs.FileSystem;
import software.amazon.awscdk.services.efs.LifecyclePolicy;
import software.amazon.awscdk.services.efs.OutOfInfrequentAccessPolicy;
import software.amazon.awscdk.services.efs.PerformanceMode;
import software.amazon.awscdk.services.efs.PosixUser;
import software.amazon.awscdk.services.efs.ThroughputMode;
import software.amazon.awscdk.services.elasticache.CfnParameterGroup;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup.CloudWatchLogsDestinationDetailsProperty;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup.DestinationDetailsProperty;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup.LogDeliveryConfigurationRequestProperty;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroup;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.rds.AuroraMysqlClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraMysqlEngineVersion;
import software.amazon.awscdk.services.rds.BackupProps;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.CredentialsFromUsernameOptions;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.DatabaseInsightsMode;
import software.amazon.awscdk.services.rds.IClusterEngine;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;
import software.amazon.awscdk.services.rds.ServerlessV2ClusterInstanceProps;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * The resources of this library's constructs, written on aws-cdk-lib alone by someone who knows beforehand what the template
 * is to be: every value a literal, nothing checked, nothing to choose. It is the least that the same template can cost.
 */
final class HandWritten {
    private HandWritten() {}

    static void database(Construct scope, IVpc vpc, IConnectable client) {
        Construct owner = new Construct(scope, "Database");
        database(owner, vpc, client, key(owner, "Aurora MySQL: storage, insights, secret and logs"));
    }

    static void cache(Construct scope, IVpc vpc, IConnectable client) {
        Construct owner = new Construct(scope, "Cache");
        cache(owner, vpc, client, key(owner, "ElastiCache: data, snapshots, token and logs"), "Test-Cache-2655C0B4");
    }

    static void files(Construct scope, IVpc vpc, IConnectable client) {
        Construct owner = filesScope(scope);
        files(owner, vpc, client, key(owner, "EFS: files"), true);
    }

    static void backup(Construct scope, String fileSystemArn) {
        Construct owner = new Construct(scope, "Backup");
        Construct ownVault = new Construct(owner, "Vault");
        BackupVault vault = vault(ownVault, key(ownVault, "AWS Backup: recovery points"));
        plan(new Construct(owner, "Plan"), vault, "wordpress-efs", "cron(0 1 * * ? *)", "files", fileSystemArn);
    }

    /** All services with one key, and both backup plans with one vault. */
    static void everything(Construct scope, IVpc vpc, IConnectable client) {
        Construct owner = new Construct(scope, "Data");
        Key key = key(owner, "WordPress data and its backups");
        DatabaseCluster cluster = database(new Construct(owner, "Database"), vpc, client, key);
        cache(new Construct(owner, "Cache"), vpc, client, key, "Test-Data-Cache-21B18456");
        FileSystem files = files(filesScope(owner), vpc, client, key, false);
        BackupVault vault = vault(new Construct(owner, "Vault"), key);
        plan(
                new Construct(owner, "DatabaseBackup"),
                vault,
                "wordpress-aurora",
                "cron(0 2 * * ? *)",
                "database",
                cluster.getClusterArn());
        plan(
                new Construct(owner, "FilesBackup"),
                vault,
                "wordpress-efs",
                "cron(0 1 * * ? *)",
                "files",
                files.getFileSystemArn());
    }

    private static Key key(Construct owner, String description) {
        return Key.Builder.create(owner, "Key")
                .description(description)
                .enableKeyRotation(true)
                .pendingWindow(Duration.days(30))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
    }

    private static SecurityGroup securityGroup(
            Construct owner, IVpc vpc, IConnectable client, int port, String description) {
        SecurityGroup group = SecurityGroup.Builder.create(owner, "SecurityGroup")
                .vpc(vpc)
                .description(description)
                .allowAllOutbound(false)
                .build();
        Connections.Builder.create()
                .securityGroups(List.of(group))
                .defaultPort(Port.tcp(port))
                .build()
                .allowDefaultPortFrom(client, "Clients of " + description);
        return group;
    }

    private static LogGroup logGroup(Construct scope, String id, String prefix, Key key) {
        return LogGroup.Builder.create(scope, id)
                .logGroupName(prefix + id)
                .retention(RetentionDays.ONE_MONTH)
                .encryptionKey(key)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    private static void letLogsUse(Key key, Construct owner, String prefix) {
        Stack stack = Stack.of(owner);
        String groups = stack.formatArn(ArnComponents.builder()
                .service("logs")
                .resource("log-group")
                .resourceName(prefix + "*")
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("logs.us-east-1.amazonaws.com")))
                .actions(List.of(
                        "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"))
                .resources(List.of("*"))
                .conditions(Map.of("ArnLike", Map.of("kms:EncryptionContext:aws:logs:arn", groups)))
                .build());
    }

    private static DatabaseCluster database(Construct owner, IVpc vpc, IConnectable client, Key key) {
        SecurityGroup group = securityGroup(owner, vpc, client, 3306, "Aurora MySQL");
        String prefix = "/aws/rds/cluster/wordpress-aurora/";
        letLogsUse(key, owner, prefix);
        Construct logs = new Construct(owner, "Logs");
        LogGroup error = logGroup(logs, "error", prefix, key);
        LogGroup slowQuery = logGroup(logs, "slowquery", prefix, key);
        IClusterEngine engine = DatabaseClusterEngine.auroraMysql(AuroraMysqlClusterEngineProps.builder()
                .version(AuroraMysqlEngineVersion.VER_3_10_4)
                .build());
        DatabaseCluster cluster = DatabaseCluster.Builder.create(owner, "Cluster")
                .engine(engine)
                .clusterIdentifier("wordpress-aurora")
                .vpc(vpc)
                .vpcSubnets(SubnetSelection.builder()
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .build())
                .securityGroups(List.of(group))
                .port(3306)
                .serverlessV2MinCapacity(2)
                .serverlessV2MaxCapacity(16)
                .writer(ClusterInstance.serverlessV2("Writer", instance(key).build()))
                .readers(List.of(ClusterInstance.serverlessV2(
                        "Reader1", instance(key).scaleWithWriter(true).build())))
                .defaultDatabaseName("wordpress")
                .credentials(Credentials.fromUsername(
                        "wpadmin",
                        CredentialsFromUsernameOptions.builder()
                                .encryptionKey(key)
                                .build()))
                .manageMasterUserPassword(true)
                .storageEncryptionKey(key)
                .backup(BackupProps.builder()
                        .retention(Duration.days(7))
                        .preferredWindow("02:00-03:00")
                        .build())
                .preferredMaintenanceWindow("sun:03:00-sun:04:00")
                .autoMinorVersionUpgrade(false)
                .copyTagsToSnapshot(true)
                .deleteAutomatedBackups(false)
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.SNAPSHOT)
                .cloudwatchLogsExports(List.of("error", "slowquery"))
                .parameterGroup(ParameterGroup.Builder.create(owner, "Parameters")
                        .engine(engine)
                        .description("Aurora MySQL for WordPress")
                        .parameters(Map.of(
                                "character_set_server", "utf8mb4",
                                "collation_server", "utf8mb4_unicode_520_ci",
                                "require_secure_transport", "ON",
                                "slow_query_log", "1",
                                "long_query_time", "2",
                                "log_output", "FILE"))
                        .build())
                .databaseInsightsMode(DatabaseInsightsMode.STANDARD)
                .enablePerformanceInsights(true)
                .performanceInsightRetention(PerformanceInsightRetention.DEFAULT)
                .performanceInsightEncryptionKey(key)
                .monitoringInterval(Duration.minutes(1))
                .iamAuthentication(false)
                .enableDataApi(false)
                .build();
        CfnDBCluster resource = (CfnDBCluster) cluster.getNode().getDefaultChild();
        resource.getNode().addDependency(error, slowQuery);
        return cluster;
    }

    private static ServerlessV2ClusterInstanceProps.Builder instance(Key key) {
        return ServerlessV2ClusterInstanceProps.builder()
                .autoMinorVersionUpgrade(false)
                .preferredMaintenanceWindow("sun:03:00-sun:04:00")
                .publiclyAccessible(false)
                .enablePerformanceInsights(true)
                .performanceInsightRetention(PerformanceInsightRetention.DEFAULT)
                .performanceInsightEncryptionKey(key);
    }

    private static void cache(Construct owner, IVpc vpc, IConnectable client, Key key, String uniqueName) {
        SecurityGroup group = securityGroup(owner, vpc, client, 6379, "ElastiCache");
        Secret secret = Secret.Builder.create(owner, "Secret")
                .description("AUTH token of the cache")
                .encryptionKey(key)
                .generateSecretString(SecretStringGenerator.builder()
                        .secretStringTemplate("{}")
                        .generateStringKey("token")
                        .passwordLength(64)
                        .excludePunctuation(true)
                        .build())
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        CfnParameterGroup parameters = CfnParameterGroup.Builder.create(new Construct(owner, "Parameters"), "redis7")
                .cacheParameterGroupFamily("redis7")
                .description("ElastiCache for WordPress")
                .properties(Map.of("timeout", "0", "maxmemory-policy", "allkeys-lru", "reserved-memory-percent", "25"))
                .build();
        CfnSubnetGroup subnets = CfnSubnetGroup.Builder.create(owner, "Subnets")
                .description("ElastiCache for WordPress")
                .subnetIds(vpc.selectSubnets().getSubnetIds())
                .build();
        String prefix = "/aws/vendedlogs/elasticache/" + uniqueName + "/";
        letLogsUse(key, owner, prefix);
        Construct logs = new Construct(owner, "Logs");
        CfnReplicationGroup.Builder.create(owner, "Resource")
                .replicationGroupId("wordpress-redis")
                .replicationGroupDescription("Object cache of WordPress")
                .engine("redis")
                .engineVersion("7.1")
                .cacheNodeType("cache.t4g.small")
                .numCacheClusters(2)
                .cacheParameterGroupName(parameters.getRef())
                .cacheSubnetGroupName(subnets.getRef())
                .securityGroupIds(List.of(group.getSecurityGroupId()))
                .port(6379)
                .automaticFailoverEnabled(true)
                .multiAzEnabled(true)
                .atRestEncryptionEnabled(true)
                .kmsKeyId(key.getKeyArn())
                .transitEncryptionEnabled(true)
                .transitEncryptionMode("required")
                .authToken(secret.secretValueFromJson("token").unsafeUnwrap())
                .snapshotRetentionLimit(7)
                .snapshotWindow("03:00-04:00")
                .preferredMaintenanceWindow("sun:04:00-sun:05:00")
                .autoMinorVersionUpgrade(false)
                .logDeliveryConfigurations(List.of(
                        delivery("slow-log", logGroup(logs, "slow-log", prefix, key)),
                        delivery("engine-log", logGroup(logs, "engine-log", prefix, key))))
                .build()
                .applyRemovalPolicy(RemovalPolicy.SNAPSHOT);
    }

    private static LogDeliveryConfigurationRequestProperty delivery(String log, LogGroup group) {
        return LogDeliveryConfigurationRequestProperty.builder()
                .logType(log)
                .logFormat("json")
                .destinationType("cloudwatch-logs")
                .destinationDetails(DestinationDetailsProperty.builder()
                        .cloudWatchLogsDetails(CloudWatchLogsDestinationDetailsProperty.builder()
                                .logGroup(group.getLogGroupName())
                                .build())
                        .build())
                .build();
    }

    private static Construct filesScope(Construct scope) {
        Construct owner = new Construct(scope, "Files");
        owner.getNode().setContext("@aws-cdk/aws-efs:mountTargetOrderInsensitiveLogicalId", true);
        return owner;
    }

    private static FileSystem files(Construct owner, IVpc vpc, IConnectable client, Key key, boolean automaticBackup) {
        SecurityGroup group = securityGroup(owner, vpc, client, 2049, "EFS");
        FileSystem fileSystem = FileSystem.Builder.create(owner, "FileSystem")
                .vpc(vpc)
                .securityGroup(group)
                .fileSystemName("wordpress-efs")
                .encrypted(true)
                .kmsKey(key)
                .performanceMode(PerformanceMode.GENERAL_PURPOSE)
                .throughputMode(ThroughputMode.BURSTING)
                .lifecyclePolicy(LifecyclePolicy.AFTER_30_DAYS)
                .outOfInfrequentAccessPolicy(OutOfInfrequentAccessPolicy.AFTER_1_ACCESS)
                .allowAnonymousAccess(true)
                .fileSystemPolicy(filesPolicy())
                .enableAutomaticBackups(automaticBackup)
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        if (!automaticBackup) {
            CfnFileSystem resource = (CfnFileSystem) fileSystem.getNode().getDefaultChild();
            resource.setBackupPolicy(CfnFileSystem.BackupPolicyProperty.builder()
                    .status("DISABLED")
                    .build());
        }
        AccessPoint.Builder.create(new Construct(owner, "AccessPoints"), "wp-content")
                .fileSystem(fileSystem)
                .path("/wp-content")
                .posixUser(PosixUser.builder().uid("33").gid("33").build())
                .createAcl(Acl.builder()
                        .ownerUid("33")
                        .ownerGid("33")
                        .permissions("0775")
                        .build())
                .build()
                .applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        return fileSystem;
    }

    private static PolicyDocument filesPolicy() {
        AnyPrincipal anyone = new AnyPrincipal();
        return PolicyDocument.Builder.create()
                .statements(List.of(
                        PolicyStatement.Builder.create()
                                .sid("ClientsThroughMountTargets")
                                .principals(List.of(anyone))
                                .actions(List.of("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"))
                                .conditions(Map.of("Bool", Map.of("elasticfilesystem:AccessedViaMountTarget", "true")))
                                .build(),
                        PolicyStatement.Builder.create()
                                .sid("NothingWithoutTls")
                                .effect(Effect.DENY)
                                .principals(List.of(anyone))
                                .actions(List.of("*"))
                                .conditions(Map.of("Bool", Map.of("aws:SecureTransport", "false")))
                                .build()))
                .build();
    }

    private static BackupVault vault(Construct owner, Key key) {
        return BackupVault.Builder.create(owner, "Vault")
                .backupVaultName("wordpress-backup")
                .encryptionKey(key)
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
    }

    private static void plan(
            Construct owner, BackupVault vault, String name, String schedule, String selection, String arn) {
        Role role = Role.Builder.create(owner, "Role")
                .description("AWS Backup: back up, copy and restore")
                .assumedBy(new ServicePrincipal("backup.amazonaws.com"))
                .managedPolicies(List.of(
                        ManagedPolicy.fromAwsManagedPolicyName("service-role/AWSBackupServiceRolePolicyForBackup"),
                        ManagedPolicy.fromAwsManagedPolicyName("service-role/AWSBackupServiceRolePolicyForRestores")))
                .build();
        CfnBackupPlan plan = CfnBackupPlan.Builder.create(owner, "Resource")
                .backupPlan(CfnBackupPlan.BackupPlanResourceTypeProperty.builder()
                        .backupPlanName(name)
                        .backupPlanRule(List.of(CfnBackupPlan.BackupRuleResourceTypeProperty.builder()
                                .ruleName("daily")
                                .targetBackupVault(vault.getBackupVaultName())
                                .scheduleExpression(schedule)
                                .startWindowMinutes(120)
                                .completionWindowMinutes(480)
                                .lifecycle(CfnBackupPlan.LifecycleResourceTypeProperty.builder()
                                        .deleteAfterDays(30)
                                        .build())
                                .build()))
                        .build())
                .build();
        CfnBackupSelection.Builder.create(owner, "Selection")
                .backupPlanId(plan.getAttrBackupPlanId())
                .backupSelection(CfnBackupSelection.BackupSelectionResourceTypeProperty.builder()
                        .selectionName(selection)
                        .iamRoleArn(role.getRoleArn())
                        .resources(List.of(arn))
                        .build())
                .build();
    }
}
