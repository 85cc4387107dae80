package io.github.wpdata.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DataBackupVault;
import io.github.wpdata.cdk.backup.DestinationVault;
import io.github.wpdata.cdk.cache.CacheEndpoint;
import io.github.wpdata.cdk.monitoring.DataAlarm;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.efs.ThroughputMode;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.IConstruct;

class WordPressDataServicesTest {
    private static final String CLUSTER = "AWS::RDS::DBCluster";
    private static final String CACHE = "AWS::ElastiCache::ReplicationGroup";
    private static final String FILES = "AWS::EFS::FileSystem";
    private static final String KEY = "AWS::KMS::Key";
    private static final String SECRET = "AWS::SecretsManager::Secret";
    private static final String VAULT = "AWS::Backup::BackupVault";
    private static final String PLAN = "AWS::Backup::BackupPlan";
    private static final String SELECTION = "AWS::Backup::BackupSelection";
    private static final String GROUP = "AWS::EC2::SecurityGroup";
    private static final String INGRESS = "AWS::EC2::SecurityGroupIngress";
    private static final String KEY_ARN = "arn:aws:kms:us-east-1:123456789012:key/1234abcd";

    private final TestStack test = new TestStack();

    private WordPressDataServices.Builder builder(String id) {
        return WordPressDataServices.Builder.create(test.stack(), id)
                .vpc(test.vpc())
                .clients(test.clients())
                .monitoring(false);
    }

    private WordPressDataServices data(Consumer<WordPressDataServices.Builder> settings) {
        WordPressDataServices.Builder builder = builder("Data");
        settings.accept(builder);
        return builder.build();
    }

    private Resources resources(Consumer<WordPressDataServices.Builder> settings) {
        data(settings);
        return test.resources();
    }

    private static Resource databasePlan(Resources resources) {
        return resources.named(PLAN, "DataDatabaseBackup");
    }

    private static Resource filesPlan(Resources resources) {
        return resources.named(PLAN, "DataFilesBackup");
    }

    @Test
    void vpcAndClientsAreEnoughForProduction() {
        Resources resources = resources(b -> {});

        Resource cluster = resources
                .only(CLUSTER)
                .has("ServerlessV2ScalingConfiguration", Map.of("MinCapacity", 2, "MaxCapacity", 16))
                .has("BackupRetentionPeriod", 7)
                .has("DeletionProtection", true)
                .has("PerformanceInsightsEnabled", true)
                .isKept("Snapshot");
        assertThat(resources.all("AWS::RDS::DBInstance")).hasSize(2);
        resources
                .only(CACHE)
                .has("NumCacheClusters", 2)
                .has("SnapshotRetentionLimit", 7)
                .lacks("ReplicationGroupId")
                .isKept("Snapshot");
        Resource files = resources
                .only(FILES)
                .has("BackupPolicy.Status", "DISABLED")
                .has("FileSystemTags.0.Value", "Test/Data/Files/FileSystem")
                .isKept("RetainExceptOnCreate");
        resources.only("AWS::EFS::AccessPoint").has("RootDirectory.Path", "/wp-content");

        Resource vault = resources.only(VAULT).isKept("RetainExceptOnCreate");
        for (Resource plan : resources.all(PLAN)) {
            plan.has("BackupPlan.BackupPlanRule.0.TargetBackupVault", vault.getAtt("BackupVaultName"))
                    .has("BackupPlan.BackupPlanRule.0.Lifecycle", Map.of("DeleteAfterDays", 30))
                    .lacks("BackupPlan.BackupPlanRule.0.CopyActions")
                    .lacks("BackupPlan.BackupPlanRule.1");
        }
        databasePlan(resources).has("BackupPlan.BackupPlanRule.0.ScheduleExpression", "cron(0 2 * * ? *)");
        filesPlan(resources).has("BackupPlan.BackupPlanRule.0.ScheduleExpression", "cron(0 1 * * ? *)");
        assertThat(resources
                        .named(SELECTION, "DataDatabaseBackup")
                        .has("BackupSelection.SelectionName", "database")
                        .property("BackupSelection.Resources")
                        .toString())
                .contains(":cluster:", cluster.logicalId());
        resources
                .named(SELECTION, "DataFilesBackup")
                .has("BackupSelection.SelectionName", "files")
                .has("BackupSelection.Resources", List.of(files.getAtt("Arn")));
        assertThat(test.warnings())
                .hasSize(2)
                .anyMatch(warning -> warning.contains("@wpdata/cdk:backupOptIn"))
                .anyMatch(warning -> warning.contains("@wpdata/cdk:burstCredits"));
    }

    @Test
    void oneKeyEncryptsEverything() {
        Resources resources = resources(b -> {});

        Resource key = resources
                .only(KEY)
                .has("Description", "WordPress data and its backups")
                .has("EnableKeyRotation", true)
                .has("PendingWindowInDays", 30)
                .isKept("RetainExceptOnCreate");
        assertEncrypted(resources, key.getAtt("Arn"));
    }

    private static void assertEncrypted(Resources resources, Object key) {
        resources
                .only(CLUSTER)
                .has("KmsKeyId", key)
                .has("MasterUserSecret.KmsKeyId", key)
                .has("PerformanceInsightsKmsKeyId", key);
        resources.only(CACHE).has("KmsKeyId", key);
        resources.only(SECRET).has("KmsKeyId", key);
        resources.only(FILES).has("KmsKeyId", key);
        resources.only(VAULT).has("EncryptionKeyArn", key);
    }

    @Test
    void aGivenKeyIsTheOnlyOne() {
        IKey key = Key.fromKeyArn(test.stack(), "Key", KEY_ARN);
        Resources resources = resources(b -> b.encryptionKey(key));

        assertThat(resources.all(KEY)).isEmpty();
        assertEncrypted(resources, KEY_ARN);
    }

    @Test
    void eachServiceAndTheVaultMayHaveAKeyOfTheirOwn() {
        Resources resources = resources(b -> b.keyPerService(true));

        assertThat(resources.all(KEY)).hasSize(4).allSatisfy(key -> key.isKept("RetainExceptOnCreate"));
        resources
                .only(CLUSTER)
                .has("KmsKeyId", resources.named(KEY, "DataDatabaseKey").getAtt("Arn"));
        resources
                .only(CACHE)
                .has("KmsKeyId", resources.named(KEY, "DataCacheKey").getAtt("Arn"));
        resources
                .only(FILES)
                .has("KmsKeyId", resources.named(KEY, "DataFilesKey").getAtt("Arn"));
        resources
                .only(VAULT)
                .has("EncryptionKeyArn", resources.named(KEY, "DataVaultKey").getAtt("Arn"));
    }

    @Test
    void onePartMayHaveAKeyOfItsOwn() {
        IKey key = Key.fromKeyArn(test.stack(), "Key", KEY_ARN);
        Resources resources = resources(b -> b.cache(cache -> cache.encryptionKey(key)));

        resources.only(CACHE).has("KmsKeyId", KEY_ARN);
        resources.only(CLUSTER).has("KmsKeyId", resources.only(KEY).getAtt("Arn"));
    }

    @Test
    void sharedSettingsReachEveryPart() {
        ISubnet first = test.vpc().getPublicSubnets().get(0);
        ISubnet second = test.vpc().getPublicSubnets().get(1);
        SecurityGroup more = SecurityGroup.Builder.create(test.stack(), "More")
                .vpc(test.vpc())
                .build();
        Resources resources = resources(b -> b.subnets(
                        SubnetSelection.builder().subnetType(SubnetType.PUBLIC).build())
                .clients(more)
                .clientCidrs("10.1.0.0/16")
                .removalPolicy(RemovalPolicy.RETAIN));

        List<Object> subnets = List.of(ref(first), ref(second));
        resources.only("AWS::RDS::DBSubnetGroup").has("SubnetIds", subnets);
        resources.only("AWS::ElastiCache::SubnetGroup").has("SubnetIds", subnets);
        assertThat(resources.all("AWS::EFS::MountTarget"))
                .extracting(target -> target.property("SubnetId").path("Ref").asText())
                .containsExactlyInAnyOrder(id(first), id(second));
        Map.of("DataDatabase", 3306, "DataCache", 6379, "DataFiles", 2049).forEach((part, port) -> {
            Resource group = resources
                    .named(GROUP, part)
                    .has("VpcId", Map.of("Ref", id(test.vpc())))
                    .has("SecurityGroupIngress.0.CidrIp", "10.1.0.0/16")
                    .has("SecurityGroupIngress.0.FromPort", port);
            assertThat(resources.all(INGRESS).stream()
                            .filter(rule -> rule.property("GroupId")
                                    .path("Fn::GetAtt")
                                    .path(0)
                                    .asText()
                                    .equals(group.logicalId()))
                            .map(rule -> rule.property("SourceSecurityGroupId")
                                    .path("Fn::GetAtt")
                                    .path(0)
                                    .asText()))
                    .containsExactlyInAnyOrder(id(test.clients()), id(more));
        });
        resources.only(CLUSTER).isKept("Retain");
        resources.only(CACHE).isKept("Retain");
        resources.only(FILES).isKept("Retain");
    }

    private String id(IConstruct construct) {
        return test.stack().getLogicalId((CfnElement) construct.getNode().getDefaultChild());
    }

    private Object ref(ISubnet subnet) {
        return Map.of("Ref", id(subnet));
    }

    @Test
    void aPartsOwnTurnWinsOverSharedSettingsAndProfile() {
        SecurityGroup admins = SecurityGroup.Builder.create(test.stack(), "Admins")
                .vpc(test.vpc())
                .build();
        DestinationVault elsewhere = DestinationVault.withCustomerManagedKey("us-west-2", "dr-vault");
        Resources resources = resources(b -> b.name("shop")
                .profile(Profile.STAGING)
                .removalPolicy(RemovalPolicy.RETAIN)
                .database(db -> db.minCapacity(4)
                        .readers(2)
                        .backupRetention(Duration.days(14))
                        .deletionProtection(true)
                        .clusterIdentifier("orders")
                        .clients(admins))
                .database(db -> db.removalPolicy(RemovalPolicy.SNAPSHOT))
                .cache(cache -> cache.replicas(2)
                        .snapshotRetention(Duration.days(3))
                        .replicationGroupId("sessions")
                        .removalPolicy(RemovalPolicy.SNAPSHOT))
                .files(files -> files.throughputMode(ThroughputMode.ELASTIC)
                        .fileSystemName("uploads")
                        .automaticBackup(true))
                .backup(plan -> plan.copyTo(elsewhere, Duration.days(10)).planName("nightly"))
                .databaseBackup(plan -> plan.planName("orders-nightly"))
                .filesBackup(plan -> plan.rules(BackupRule.daily("cron(0 5 * * ? *)"))));

        resources
                .only(CLUSTER)
                .has("ServerlessV2ScalingConfiguration", Map.of("MinCapacity", 4, "MaxCapacity", 8))
                .has("BackupRetentionPeriod", 14)
                .has("DeletionProtection", true)
                .has("DBClusterIdentifier", "orders")
                .isKept("Snapshot");
        assertThat(resources.all("AWS::RDS::DBInstance")).hasSize(3);
        assertThat(resources.all(INGRESS).stream()
                        .filter(rule -> rule.property("SourceSecurityGroupId")
                                .toString()
                                .contains(id(admins))))
                .singleElement()
                .satisfies(rule -> rule.has("FromPort", 3306));
        resources
                .only(CACHE)
                .has("NumCacheClusters", 3)
                .has("SnapshotRetentionLimit", 3)
                .has("ReplicationGroupId", "sessions")
                .isKept("Snapshot");
        resources
                .only(FILES)
                .has("ThroughputMode", "elastic")
                .has("FileSystemTags.0.Value", "uploads")
                .has("BackupPolicy.Status", "ENABLED")
                .isKept("Retain");
        databasePlan(resources)
                .has("BackupPlan.BackupPlanName", "orders-nightly")
                .has("BackupPlan.BackupPlanRule.0.Lifecycle.DeleteAfterDays", 7);
        filesPlan(resources)
                .has("BackupPlan.BackupPlanName", "nightly")
                .has("BackupPlan.BackupPlanRule.0.ScheduleExpression", "cron(0 5 * * ? *)");
        assertThat(resources.all(PLAN))
                .allSatisfy(
                        plan -> plan.has("BackupPlan.BackupPlanRule.0.CopyActions.0.Lifecycle.DeleteAfterDays", 10));
    }

    @Test
    void eachPlanMayHaveAVaultOfItsOwn() {
        Resources resources = resources(b -> b.name("shop").vaultPerService(true));

        Resource ofDatabase = resources.named(VAULT, "DataDatabaseVault").has("BackupVaultName", "shop-aurora-backup");
        Resource ofFiles = resources.named(VAULT, "DataFilesVault").has("BackupVaultName", "shop-efs-backup");
        databasePlan(resources)
                .has("BackupPlan.BackupPlanRule.0.TargetBackupVault", ofDatabase.getAtt("BackupVaultName"));
        filesPlan(resources).has("BackupPlan.BackupPlanRule.0.TargetBackupVault", ofFiles.getAtt("BackupVaultName"));
        Map<String, Object> key = resources.only(KEY).getAtt("Arn");
        assertThat(resources.all(VAULT))
                .hasSize(2)
                .allSatisfy(vault -> vault.has("EncryptionKeyArn", key).isKept("RetainExceptOnCreate"));
    }

    @Test
    void anImportedVaultTakesBothPlans() {
        IBackupVault vault = BackupVault.fromBackupVaultName(test.stack(), "Vault", "platform");
        WordPressDataServices data = data(b -> b.vault(vault));
        Resources resources = test.resources();

        assertThat(resources.all(VAULT)).isEmpty();
        assertThat(resources.all(PLAN))
                .hasSize(2)
                .allSatisfy(plan -> plan.has("BackupPlan.BackupPlanRule.0.TargetBackupVault", "platform"));
        assertThat(data.getDatabaseBackup().orElseThrow().getVault()).isSameAs(vault);
    }

    @Test
    void aVaultMadeElsewhereTakesBothPlans() {
        DataBackupVault vault = DataBackupVault.Builder.create(test.stack(), "Vault")
                .vaultName("platform")
                .build();
        Resources resources = resources(b -> b.vault(vault.getVault()));

        Map<String, Object> name = resources.only(VAULT).getAtt("BackupVaultName");
        assertThat(resources.all(PLAN))
                .hasSize(2)
                .allSatisfy(plan -> plan.has("BackupPlan.BackupPlanRule.0.TargetBackupVault", name));
    }

    @Test
    void noVaultIsMadeForPlansThatNameAnother() {
        IBackupVault vault = BackupVault.fromBackupVaultName(test.stack(), "Vault", "platform");
        Resources resources =
                resources(b -> b.vaultPerService(true).keyPerService(true).databaseBackup(plan -> plan.vault(vault)));

        assertThat(resources.only(VAULT).logicalId()).startsWith("DataFilesVault");
        assertThat(resources.all(KEY)).hasSize(4);
    }

    @Test
    void withoutBackupsTheFilesBackThemselvesUp() {
        WordPressDataServices data = data(b -> b.backups(false));
        Resources resources = test.resources();

        assertThat(resources.all(PLAN)).isEmpty();
        assertThat(resources.all(VAULT)).isEmpty();
        resources.only(FILES).has("BackupPolicy.Status", "ENABLED");
        assertThat(data.getDatabaseBackup()).isEmpty();
        assertThat(data.getFilesBackup()).isEmpty();
        assertThat(test.warnings())
                .hasSize(2)
                .contains("backups (false) leaves the database to its automated backups, which stay in its region for "
                        + "backupRetention at most; leave it out to have AWS Backup keep copies "
                        + "[ack: @wpdata/cdk:noBackup]");
    }

    @Test
    void warnsOfFilesWithoutAnyBackup() {
        data(b -> b.backups(false).files(files -> files.automaticBackup(false)));

        assertThat(test.warnings())
                .hasSize(3)
                .contains("backups (false) and automaticBackup (false) leave the files without any backup; leave "
                        + "one of them "
                        + "out [ack: @wpdata/cdk:noFilesBackup]");
    }

    @Test
    void warnsOfTwoBackupsOfTheSameFiles() {
        WordPressDataServices data = data(b -> b.files(files -> files.automaticBackup(true)));

        assertThat(data.getFiles().isBackedUpByItself()).isTrue();
        assertThat(test.warnings())
                .contains("automaticBackup (true) backs up the files a second time each day, in addition to "
                        + "filesBackup; leave it out "
                        + "[ack: @wpdata/cdk:doubleBackup]");
    }

    @Test
    void oneBackupOfTheFilesIsNoRisk() {
        WordPressDataServices data = data(b -> {});

        assertThat(data.getFiles().isBackedUpByItself()).isFalse();
        assertThat(test.warnings()).noneMatch(warning -> warning.contains("automaticBackup"));
    }

    @Test
    void nothingOfDevelopmentRemains() {
        Resources resources = resources(b -> b.profile(Profile.DEVELOPMENT));

        for (String type : List.of(CLUSTER, CACHE, FILES, "AWS::EFS::AccessPoint", KEY, SECRET)) {
            resources.only(type).isKept("Delete");
        }
        resources.only(CLUSTER).has("DeletionProtection", false).has("DeleteAutomatedBackups", true);
        resources.only(FILES).has("BackupPolicy.Status", "DISABLED");
        assertThat(resources.all(VAULT)).isEmpty();
        assertThat(resources.all(PLAN)).isEmpty();
        assertThat(test.warnings()).noneMatch(warning -> warning.contains("@wpdata/cdk:noBackup"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void developmentMayBeBackedUp(boolean vaultPerService) {
        Resources resources =
                resources(b -> b.profile(Profile.DEVELOPMENT).backups(true).vaultPerService(vaultPerService));

        assertThat(resources.all(VAULT))
                .hasSize(vaultPerService ? 2 : 1)
                .allSatisfy(vault -> vault.isKept("RetainExceptOnCreate"));
        assertThat(resources.all(PLAN))
                .hasSize(2)
                .allSatisfy(plan -> plan.has("BackupPlan.BackupPlanRule.0.Lifecycle.DeleteAfterDays", 30));
        resources.only(FILES).has("BackupPolicy.Status", "DISABLED");
    }

    @Test
    void anExplicitRemovalPolicyWinsOverTheProfile() {
        Resources resources =
                resources(b -> b.removalPolicy(RemovalPolicy.SNAPSHOT).profile(Profile.DEVELOPMENT));

        resources.only(CLUSTER).isKept("Snapshot");
        resources.only(CACHE).isKept("Snapshot");
        for (String type : List.of(FILES, KEY, SECRET)) {
            resources.only(type).isKept("RetainExceptOnCreate");
        }
    }

    @Test
    void aKeyStaysForWhatItEncrypts() {
        Resources resources =
                resources(b -> b.profile(Profile.DEVELOPMENT).database(db -> db.removalPolicy(RemovalPolicy.SNAPSHOT)));

        resources.only(CLUSTER).isKept("Snapshot");
        resources.only(CACHE).isKept("Delete");
        resources.only(KEY).isKept("RetainExceptOnCreate");
    }

    @Test
    void aKeyStaysForTheVault() {
        Resources resources = resources(
                b -> b.database(db -> db.removalPolicy(RemovalPolicy.DESTROY).deletionProtection(false))
                        .cache(cache -> cache.removalPolicy(RemovalPolicy.DESTROY))
                        .files(files -> files.removalPolicy(RemovalPolicy.DESTROY)));

        resources.only(VAULT).isKept("RetainExceptOnCreate");
        resources.only(KEY).isKept("RetainExceptOnCreate");
    }

    @Test
    void theLongestNameFitsEverywhere() {
        String longest = "a234567890-234567890-234567890-234";
        Resources resources = resources(b -> b.name(longest));

        resources.only(CLUSTER).has("DBClusterIdentifier", longest + "-aurora");
        resources.only(CACHE).has("ReplicationGroupId", longest + "-redis");
        assertThat(longest + "-redis").hasSize(40);
        resources.only(FILES).has("FileSystemTags.0.Value", longest + "-efs");
        resources.only(VAULT).has("BackupVaultName", longest + "-backup");
        databasePlan(resources).has("BackupPlan.BackupPlanName", longest + "-aurora");
        filesPlan(resources).has("BackupPlan.BackupPlanName", longest + "-efs");
        assertThat(resources.all("AWS::Logs::LogGroup").stream()
                        .map(group -> group.property("LogGroupName").asText()))
                .contains(
                        "/aws/rds/cluster/" + longest + "-aurora/error",
                        "/aws/rds/cluster/" + longest + "-aurora/slowquery");
    }

    @Test
    void tagsReachWhatHoldsData() {
        Tags.of(data(b -> b.name("shop"))).add("team", "web");
        Resources resources = test.resources();

        Map<String, String> tag = Map.of("Key", "team", "Value", "web");
        resources.only(CLUSTER).has("Tags", List.of(tag));
        resources.only(CACHE).has("Tags", List.of(tag));
        resources.only(FILES).has("FileSystemTags", List.of(Map.of("Key", "Name", "Value", "shop-efs"), tag));
        resources.only(VAULT).has("BackupVaultTags", Map.of("team", "web"));
        resources.only(KEY).has("Tags", List.of(tag));
        resources.only(SECRET).has("Tags", List.of(tag));
    }

    @Test
    void gettersLeadToTheParts() {
        WordPressDataServices data = data(b -> {});
        Resources resources = test.resources();

        assertThat(test.stack().resolve(data.getDatabase().getClusterIdentifier()))
                .isEqualTo(resources.only(CLUSTER).ref());
        assertThat(test.stack()
                        .resolve(data.getCache()
                                .getPrimaryEndpoint()
                                .map(CacheEndpoint::address)
                                .orElseThrow()))
                .isEqualTo(resources.only(CACHE).getAtt("PrimaryEndPoint.Address"));
        assertThat(test.stack().resolve(data.getFiles().getFileSystemId()))
                .isEqualTo(resources.only(FILES).ref());
        assertThat(test.stack().resolve(data.getDatabaseBackup().orElseThrow().getPlanId()))
                .isEqualTo(databasePlan(resources).getAtt("BackupPlanId"));
        assertThat(test.stack().resolve(data.getFilesBackup().orElseThrow().getPlanId()))
                .isEqualTo(filesPlan(resources).getAtt("BackupPlanId"));
        assertThat(data.getNode().getPath()).isEqualTo("Test/Data");
    }

    @Test
    void clientsMayComeLater() {
        WordPressDataServices data = WordPressDataServices.Builder.create(test.stack(), "Data")
                .vpc(test.vpc())
                .build();
        List.of(data.getDatabase(), data.getCache(), data.getFiles())
                .forEach(part -> part.getConnections().allowDefaultPortFrom(test.clients()));

        assertThat(test.resources().all(INGRESS)).hasSize(3);
    }

    @Test
    void servicesThatNobodyCanReachAreNamedAtTheEndOfSynthesis() {
        WordPressDataServices.Builder.create(test.stack(), "Data")
                .vpc(test.vpc())
                .build();

        String problem =
                "clients are missing, so no client can reach the service; name them with clients(…) or clientCidrs(…), or add them to getConnections()";
        assertThatThrownBy(test::resources)
                .hasMessageContaining("[Test/Data/Database] " + problem)
                .hasMessageContaining("[Test/Data/Cache] " + problem)
                .hasMessageContaining("[Test/Data/Files] " + problem);
    }

    @Test
    void twoSetsStandSideBySide() {
        builder("Shop").build();
        builder("Blog").build();
        Resources resources = test.resources();

        assertThat(resources.all(CLUSTER)).hasSize(2);
        Map.of(CLUSTER, "DBClusterIdentifier", VAULT, "BackupVaultName", PLAN, "BackupPlan.BackupPlanName")
                .forEach((type, name) ->
                        assertThat(names(resources, type, name)).as(name).doesNotHaveDuplicates());
        assertThat(names(resources, "AWS::Logs::LogGroup", "LogGroupName"))
                .hasSize(8)
                .doesNotHaveDuplicates();
    }

    private static List<String> names(Resources resources, String type, String property) {
        return resources.all(type).stream()
                .map(resource -> resource.property(property).asText())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void accountAndRegionMayBeLeftToTheDeployment(boolean stage) {
        App app = new App();
        Stack stack = new Stack(stage ? new Stage(app, "Test") : app, "Agnostic");
        Vpc vpc = Vpc.Builder.create(stack, "Vpc").natGateways(0).build();
        SecurityGroup clients =
                SecurityGroup.Builder.create(stack, "Clients").vpc(vpc).build();
        WordPressDataServices.Builder.create(stack, "Data")
                .vpc(vpc)
                .clients(clients)
                .build();
        Resources resources = Resources.of(stack);

        assertThat(resources.all("AWS::EFS::MountTarget")).hasSize(2);
        assertThat(resources
                        .named(SELECTION, "DataDatabaseBackup")
                        .property("BackupSelection.Resources")
                        .toString())
                .contains("AWS::Region", "AWS::AccountId");
    }

    @Test
    void anImportedVpcIsAsGoodAsAnother() {
        IVpc vpc = Vpc.fromVpcAttributes(
                test.stack(),
                "Imported",
                VpcAttributes.builder()
                        .vpcId("vpc-0a1b2c3d")
                        .availabilityZones(List.of("us-east-1a", "us-east-1b"))
                        .privateSubnetIds(List.of("subnet-0a1b2c3d", "subnet-1a1b2c3d"))
                        .build());
        WordPressDataServices.Builder.create(test.stack(), "Data")
                .vpc(vpc)
                .clients(test.clients())
                .build();
        Resources resources = test.resources();

        resources.only("AWS::RDS::DBSubnetGroup").has("SubnetIds", List.of("subnet-0a1b2c3d", "subnet-1a1b2c3d"));
        resources.only("AWS::ElastiCache::SubnetGroup").has("SubnetIds", List.of("subnet-0a1b2c3d", "subnet-1a1b2c3d"));
        assertThat(names(resources, "AWS::EFS::MountTarget", "SubnetId"))
                .containsExactlyInAnyOrder("subnet-0a1b2c3d", "subnet-1a1b2c3d");
        resources.named(GROUP, "DataFiles").has("VpcId", "vpc-0a1b2c3d");
    }

    @Test
    void leavesPartsOut() {
        WordPressDataServices data =
                builder("Data").cache(false).database(false).build();

        assertThat(data.hasDatabase()).isFalse();
        assertThat(data.hasCache()).isFalse();
        assertThat(data.hasFiles()).isTrue();
        assertThat(data.getDatabaseBackup()).isEmpty();
        assertThat(data.getFilesBackup()).isPresent();
        assertThatThrownBy(data::getCache)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("[Test/Data] cache (false) leaves this part out; leave out cache(false), or ask "
                        + "hasCache() first");
        assertThatThrownBy(data::getDatabase).isInstanceOf(IllegalStateException.class);
        Resources resources = test.resources();
        assertThat(resources.all(CLUSTER)).isEmpty();
        assertThat(resources.all(CACHE)).isEmpty();
        assertThat(resources.all(FILES)).hasSize(1);
        assertThat(resources.all(PLAN)).hasSize(1);
    }

    @Test
    void leavesTheFilesOut() {
        WordPressDataServices data = builder("Data")
                .files(false)
                .backups(false)
                .profile(Profile.DEVELOPMENT)
                .build();

        assertThatThrownBy(data::getFiles).isInstanceOf(IllegalStateException.class);
        assertThat(test.resources().all(FILES)).isEmpty();
    }

    @Test
    void aBuilderThatIsChangedAfterBuildChangesNothing() {
        WordPressDataServices.Builder builder = builder("Data");
        builder.build();
        builder.name("later").profile(Profile.DEVELOPMENT).backups(false);

        Resources resources = test.resources();
        assertThat(resources.all(PLAN)).hasSize(2);
        resources.only(CLUSTER).isKept("Snapshot");
    }

    @Test
    void aProfileDoesNotDeleteAVaultOrItsKey() {
        builder("Data").profile(Profile.DEVELOPMENT).backups(true).build();

        assertThat(test.warnings()).noneMatch(warning -> warning.contains("vaultDeletion"));
        Resources resources = test.resources();
        resources.only(CLUSTER).isKept("Delete");
        resources.only(VAULT).isKept("RetainExceptOnCreate");
        resources.only(KEY).isKept("RetainExceptOnCreate");
    }

    @Test
    void theCallerMayDeleteAVaultWithItsKeyAndIsWarned() {
        builder("Data")
                .removalPolicy(RemovalPolicy.DESTROY)
                .database(db -> db.deletionProtection(false))
                .build();

        assertThat(test.warnings())
                .contains("removalPolicy (DESTROY) deletes the vault, which fails while it holds a recovery point; "
                        + "delete the "
                        + "recovery points first, or keep the vault [ack: @wpdata/cdk:vaultDeletion]");
        Resources resources = test.resources();
        resources.only(VAULT).isKept("Delete");
        resources.only(KEY).isKept("Delete");
    }

    @Test
    void aServiceThatIsKeptInAnyCaseKeepsItsKey() {
        builder("Data")
                .cache(cache -> cache.removalPolicy(RemovalPolicy.RETAIN))
                .build();

        Resources resources = test.resources();
        resources.only(KEY).isKept("Retain");
        resources.only(SECRET).isKept("Retain");
        resources.only(VAULT).isKept("RetainExceptOnCreate");
    }

    @Test
    void productionWatchesServicesAndBackups() {
        WordPressDataServices data = data(b -> b.monitoring(true));

        Resources resources = test.resources();
        assertThat(data.getMonitoring().orElseThrow().getAlarms())
                .hasSameSizeAs(resources.all("AWS::CloudWatch::Alarm"))
                .hasSize(20);
        resources.only("AWS::CloudWatch::Dashboard");
        resources.only("AWS::CloudWatch::CompositeAlarm");
        assertThat(resources.all("AWS::Events::Rule")).hasSize(7);
    }

    @Test
    void otherProfilesWatchTheirBackupsOnly() {
        WordPressDataServices.Builder.create(test.stack(), "Data")
                .vpc(test.vpc())
                .clients(test.clients())
                .profile(Profile.STAGING)
                .build();

        Resources resources = test.resources();
        assertThat(resources.all("AWS::CloudWatch::Alarm")).hasSize(2);
        assertThat(resources.all("AWS::CloudWatch::Dashboard")).isEmpty();
    }

    @Test
    void withoutBackupsDevelopmentWatchesNothing() {
        WordPressDataServices data = WordPressDataServices.Builder.create(test.stack(), "Data")
                .vpc(test.vpc())
                .clients(test.clients())
                .profile(Profile.DEVELOPMENT)
                .build();

        assertThat(data.getMonitoring()).isEmpty();
        assertThat(test.resources().all("AWS::SNS::Topic")).isEmpty();
    }

    @Test
    void monitoringCanBeCustomized() {
        Topic topic = Topic.Builder.create(test.stack(), "OnCall").build();
        data(b -> b.monitoring(true)
                .notify(topic)
                .monitoring(m -> m.without(DataAlarm.CACHE_EVICTIONS).dashboard(false)));

        Resources resources = test.resources();
        resources.only("AWS::SNS::Topic");
        assertThat(resources.all("AWS::CloudWatch::Alarm"))
                .hasSize(18)
                .noneMatch(alarm -> alarm.logicalId().contains("Evictions"));
    }

    @Test
    void aNameThatIsUsedTwiceIsReported() {
        builder("One").name("shop").build();
        builder("Two").name("shop").build();

        assertThatThrownBy(test::resources)
                .hasMessageContaining(
                        "[Test/Two] name (shop) is also the name of Test/One, in the same account and region; choose "
                                + "another name");
    }

    @Test
    void theNameOfServicesThatWereRemovedMayBeUsedAgain() {
        builder("One").name("shop").build();
        test.stack().getNode().tryRemoveChild("One");
        builder("Two").name("shop").build();

        assertThat(test.resources().all(CLUSTER)).hasSize(1);
    }

    @Test
    void aNameMayBeUsedInEachRegion() {
        TestStack west = new TestStack(test.app(), "West", "us-west-2");
        builder("Data").name("shop").build();
        WordPressDataServices.Builder.create(west.stack(), "Data")
                .vpc(west.vpc())
                .clients(west.clients())
                .name("shop")
                .build();

        assertThat(test.resources().all(CLUSTER)).hasSize(1);
    }
}
