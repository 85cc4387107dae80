package io.github.wpdata.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DestinationVault;
import io.github.wpdata.cdk.monitoring.DataAlarm;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;

class WordPressDataServicesInputTest {
    private static final String KEY_ARN = "arn:aws:kms:us-east-1:123456789012:key/1234abcd";

    private final TestStack test = new TestStack();

    private void build(Consumer<WordPressDataServices.Builder> settings) {
        WordPressDataServices.Builder builder = WordPressDataServices.Builder.create(test.stack(), "Data")
                .vpc(test.vpc())
                .clients(test.clients());
        settings.accept(builder);
        builder.build();
    }

    private void assertRefused(Consumer<WordPressDataServices.Builder> settings, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> build(settings)).withMessage(message.strip());
        assertThat(test.stack().getNode().tryFindChild("Data")).isNull();
    }

    @Test
    void theProblemsOfAllPartsAreSaidAtOnce() {
        assertRefused(
                b -> b.name("Shop")
                        .database(db -> db.minCapacity(9).maxCapacity(8))
                        .cache(cache -> cache.replicas(6).nodeType("small"))
                        .files(files -> files.fileSystemName(""))
                        .databaseBackup(plan -> plan.rules(BackupRule.daily("rate(1 day)")))
                        .filesBackup(
                                plan -> plan.copyTo(DestinationVault.withCustomerManagedKey("us-east-1", "dr-vault"))),
                """
                        [Test/Data] name (Shop) is not a valid name prefix; use 1 to 34 lower-case letters, digits and single hyphens, and begin with a letter
                        [Test/Data/Database] minCapacity (9 ACU) exceeds maxCapacity (8 ACU); lower minCapacity or raise maxCapacity
                        [Test/Data/Cache] nodeType (small) is not a node type; write it as in cache.t4g.small
                        [Test/Data/Cache] replicas (6) is out of range; choose 0 to 5 replicas
                        [Test/Data/Files] fileSystemName ("") is not the value of a tag; use 1 to 256 letters, digits, spaces and _ . : / = + - @
                        [Test/Data/DatabaseBackup] rules[daily].schedule (rate(1 day)) is not a schedule that AWS Backup accepts; write minutes, hours, day of month, month, day of week and year with single spaces, as in cron(0 2 * * ? *)
                        [Test/Data/FilesBackup] copyTo[dr-vault].region (us-east-1) is the plan's own region, so a copy would be lost together with the original; choose a vault of another region
                        """);
    }

    @Test
    void whatAllPartsShareIsSaidOnce() {
        assertRefused(b -> b.clientCidrs("10.0.0.0/33").cache(cache -> cache.port(0)), """
                        [Test/Data] clientCidrs (10.0.0.0/33) is not an address range; write it as in 10.0.0.0/16 or 2001:db8::/32
                        [Test/Data/Cache] port (0) is out of range; choose 1150 to 8004 or 8006 to 65535
                        """);
    }

    @Test
    void aKeyOfAnotherRegionIsReportedOnce() {
        assertRefused(
                b -> b.encryptionKey(
                        Key.fromKeyArn(test.stack(), "Key", "arn:aws:kms:us-west-2:123456789012:key/1234abcd")),
                """
                        [Test/Data] encryptionKey (us-west-2) is in another region than the service (us-east-1); pass a key of the service's region, or leave it out to have one created
                        """);
    }

    @Test
    void thePlanOfAPartThatIsRefusedHasNoProblemOfItsOwn() {
        TestStack west = new TestStack(test.app(), "West", "us-west-2");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordPressDataServices.Builder.create(west.stack(), "Data")
                        .vpc(west.vpc())
                        .database(db -> db.port(80))
                        .build())
                .withMessage("[West/Data/Database] port (80) is out of range; choose 1150 to 65535");
    }

    @Test
    void theVpcIsRequired() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordPressDataServices.Builder.create(test.stack(), "Data")
                        .build())
                .withMessage("[Test/Data] vpc is missing; set it with vpc(…)");
    }

    @Test
    void subnetsThatNoPartCanUseAreSaidOnce() {
        assertRefused(
                b -> b.subnets(SubnetSelection.builder()
                        .subnets(test.vpc().getPublicSubnets().subList(0, 1))
                        .build()),
                "[Test/Data] subnets (1 availability zone) are too few; select subnets in at least 2 "
                        + "availability zones");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Shop",
                "1shop",
                "-shop",
                "shop-",
                "shop--blog",
                "shop_blog",
                "shöp",
                "shop\n",
                "a234567890-234567890-234567890-2345"
            })
    void aNameMustFitAllServices(String name) {
        assertRefused(
                b -> b.name(name),
                "[Test/Data] name (" + shown(name)
                        + ") is not a valid name prefix; use 1 to 34 lower-case letters, digits and single "
                        + "hyphens, and begin with a letter");
    }

    private static String shown(String name) {
        return name.isBlank() ? '"' + name + '"' : name.replace("\n", "\\u000a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "shop", "shop-2", "a234567890-234567890-234567890-234"})
    void otherNamesDo(String name) {
        build(b -> b.name(name));
    }

    @Test
    void aNameMayBeLeftToTheDeployment() {
        build(b -> b.name(Fn.importValue("name")));

        assertThat(test.resources()
                        .only("AWS::RDS::DBCluster")
                        .property("DBClusterIdentifier")
                        .toString())
                .contains("Fn::ImportValue", "-aurora");
    }

    @Test
    void oneKeyAndSeveralContradictEachOther() {
        assertRefused(
                b -> b.encryptionKey(Key.fromKeyArn(test.stack(), "Key", KEY_ARN))
                        .keyPerService(true),
                "[Test/Data] keyPerService (true) contradicts encryptionKey, which is one key for all; "
                        + "leave one of them out, or set the key of single parts, as in "
                        + "database(db -> db.encryptionKey(…))");
    }

    @Test
    void oneVaultAndSeveralContradictEachOther() {
        assertRefused(
                b -> b.vault(BackupVault.fromBackupVaultName(test.stack(), "Vault", "platform"))
                        .vaultPerService(true),
                "[Test/Data] vaultPerService (true) contradicts vault, which is one vault for both plans; "
                        + "leave one of them out, or set the vault of single plans, as in "
                        + "databaseBackup(plan -> plan.vault(…))");
    }

    @Test
    void copiesWithoutBackupsAreRefused() {
        DestinationVault copies = DestinationVault.withCustomerManagedKey("us-west-2", "dr-vault");
        String because =
                " (set) has no effect while backups is false, so nothing is backed up or copied; leave out one of the two";

        assertRefused(b -> b.backups(false).backup(plan -> plan.copyTo(copies)), "[Test/Data] backup" + because);
        assertRefused(
                b -> b.profile(Profile.DEVELOPMENT)
                        .vault(BackupVault.fromBackupVaultName(test.stack(), "Vault", "platform"))
                        .filesBackup(plan -> plan.copyTo(copies))
                        .databaseBackup(plan -> plan.copyTo(copies))
                        .backups(false),
                "[Test/Data] vault" + because + "\n[Test/Data] databaseBackup" + because + "\n[Test/Data] filesBackup"
                        + because);
        assertRefused(b -> b.backups(false).vaultPerService(true), "[Test/Data] vaultPerService" + because);
        build(b -> b.backups(false).vaultPerService(false).monitoring(false));
    }

    @Test
    void settingsOfMonitoringWithoutMonitoringAreRefused() {
        Topic topic = Topic.Builder.create(test.stack(), "OnCall").build();
        String because =
                " (set) has no effect while monitoring is false, so no alarm is made and no message is sent; leave "
                        + "out one of the two";

        assertRefused(b -> b.monitoring(false).notify(topic), "[Test/Data] notify" + because);
        assertRefused(
                b -> b.monitoring(m -> m.threshold(DataAlarm.DATABASE_CPU, 80)).monitoring(false),
                "[Test/Data] monitoring" + because);
        build(b -> b.monitoring(true).notify(topic).monitoring(m -> m.dashboard(false)));
    }

    @Test
    void capacitiesOfProvisionedInstancesAreRefusedUnlessTheProfileHasSetThem() {
        InstanceType type = new InstanceType("r7g.large");

        assertRefused(
                b -> b.database(db -> db.instanceType(type).maxCapacity(8)),
                "[Test/Data/Database] maxCapacity (8 ACU) has no effect on provisioned instances; leave out maxCapacity or "
                        + "instanceType");
        build(b -> b.profile(Profile.STAGING).database(db -> db.instanceType(type)));
    }

    @Test
    void theKeyOfTheLogsMayBeSharedWithPartsThatHaveNone() {
        build(b -> b.logsEncryptionKey(Key.fromKeyArn(test.stack(), "LogsKey", KEY_ARN))
                .cache(cache -> cache.logExports()));

        assertThat(test.resources().all("AWS::Logs::LogGroup")).hasSize(2);
    }

    @Test
    void theProblemsOfTheVaultAreAmongThem() {
        assertRefused(
                b -> b.encryptionKey(Alias.fromAliasName(test.stack(), "Alias", "alias/data"))
                        .files(files -> files.fileSystemName("")),
                """
                        [Test/Data/Files] fileSystemName ("") is not the value of a tag; use 1 to 256 letters, digits, spaces and _ . : / = + - @
                        [Test/Data/Vault] encryptionKey (Test/Alias) is an alias, which AWS Backup refuses; pass the key of the alias, as in Key.fromKeyArn(…)
                        """);
    }

    @Test
    void aVaultOfAnotherRegionIsRefusedByBothPlans() {
        assertRefused(
                b -> b.vault(BackupVault.fromBackupVaultArn(
                        test.stack(), "Vault", "arn:aws:backup:us-west-2:123456789012:backup-vault:dr-vault")),
                """
                        [Test/Data/DatabaseBackup] vault (us-west-2) is in another region than the plan (us-east-1); pass a vault of the plan's region, and copy to the other with copyTo(…)
                        [Test/Data/FilesBackup] vault (us-west-2) is in another region than the plan (us-east-1); pass a vault of the plan's region, and copy to the other with copyTo(…)
                        """);
    }

    @Test
    void nothingIsNoValue() {
        assertRefused(
                b -> b.name(null)
                        .profile(null)
                        .vault((IBackupVault) null)
                        .database(null)
                        .cache(null)
                        .files(null)
                        .backup(null)
                        .databaseBackup(null)
                        .filesBackup(null)
                        .encryptionKey(null)
                        .removalPolicy(null)
                        .database(db -> db.minCapacity(0.3)),
                """
                        [Test/Data] name (null) is not a value; leave the call out to get the default
                        [Test/Data] profile (null) is not a value; leave the call out to get the default
                        [Test/Data] vault (null) is not a value; leave the call out to get the default
                        [Test/Data] database (null) is not a value; leave the call out to get the default
                        [Test/Data] cache (null) is not a value; leave the call out to get the default
                        [Test/Data] files (null) is not a value; leave the call out to get the default
                        [Test/Data] backup (null) is not a value; leave the call out to get the default
                        [Test/Data] databaseBackup (null) is not a value; leave the call out to get the default
                        [Test/Data] filesBackup (null) is not a value; leave the call out to get the default
                        [Test/Data] encryptionKey (null) is not a value; leave the call out to get the default
                        [Test/Data] removalPolicy (null) is not a value; leave the call out to get the default
                        [Test/Data/Database] minCapacity (0.3 ACU) is not a valid capacity; choose 0, or 0.5 to 256 ACU in steps of 0.5
                        """);
    }

    @Test
    void theTreeIsAsBeforeAndTheIdIsFree() {
        SecurityGroup narrow = SecurityGroup.Builder.create(test.stack(), "Narrow")
                .vpc(test.vpc())
                .allowAllOutbound(false)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> build(b -> b.clients(narrow).files(files -> files.fileSystemName(""))));
        build(b -> b.clients(narrow));
        Resources resources = test.resources();

        assertThat(resources.all("AWS::RDS::DBCluster")).hasSize(1);
        assertThat(resources.all("AWS::EC2::SecurityGroupEgress")).hasSize(3);
        assertThat(resources.all("AWS::EC2::SecurityGroupIngress")).hasSize(6);
    }

    @Test
    void whatATurnThrowsIsPassedOnAndNothingIsLeft() {
        assertThatThrownBy(() -> build(b -> b.cache(cache -> {
                    throw new IllegalStateException("no such cache");
                })))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no such cache");
        assertThat(test.stack().getNode().tryFindChild("Data")).isNull();
    }

    @Test
    void aTakenIdIsLeftToItsOwner() {
        build(b -> {});

        assertThatThrownBy(() -> build(b -> {})).hasMessageContaining("There is already a Construct with name 'Data'");
        assertThat(test.resources().all("AWS::RDS::DBCluster")).hasSize(1);
    }

    @Test
    void aBuildThatWasRefusedCanBeRepeated() {
        WordPressDataServices.Builder builder = WordPressDataServices.Builder.create(test.stack(), "Data")
                .vpc(test.vpc())
                .clients(test.clients())
                .profile(null)
                .database(db -> db.minCapacity(9).maxCapacity(8));
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage("""
                        [Test/Data] profile (null) is not a value; leave the call out to get the default
                        [Test/Data/Database] minCapacity (9 ACU) exceeds maxCapacity (8 ACU); lower minCapacity or raise maxCapacity""");

        WordPressDataServices data = builder.database(db -> db.minCapacity(8)).build();

        assertThat(data.getDatabase().getNode().getPath()).isEqualTo("Test/Data/Database");
    }

    @Test
    void aVpcForEachPartMakesThatOfTheWholeUnnecessary() {
        WordPressDataServices.Builder.create(test.stack(), "Data")
                .clients(test.clients())
                .database(db -> db.vpc(test.vpc()))
                .cache(cache -> cache.vpc(test.vpc()))
                .files(files -> files.vpc(test.vpc()))
                .build();

        assertThat(test.resources().all("AWS::RDS::DBCluster")).hasSize(1);
    }

    @Test
    void aVpcThatOnlyOnePartLacksIsMissingInTheWhole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordPressDataServices.Builder.create(test.stack(), "Data")
                        .database(db -> db.vpc(test.vpc()))
                        .cache(cache -> cache.vpc(null))
                        .files(files -> files.vpc(test.vpc()))
                        .build())
                .withMessage("""
                        [Test/Data] vpc is missing; set it with vpc(…)
                        [Test/Data/Cache] vpc (null) is not a value; leave the call out to get the default""");
    }

    @Test
    void ofAPartsOwnRangesOnlyItsOwnAreReportedThere() {
        assertRefused(b -> b.clientCidrs("10.0.0.0/33").files(files -> files.clientCidrs("10.0.0.0/34")), """
                        [Test/Data] clientCidrs (10.0.0.0/33) is not an address range; write it as in 10.0.0.0/16 or 2001:db8::/32
                        [Test/Data/Files] clientCidrs (10.0.0.0/34) is not an address range; write it as in 10.0.0.0/16 or 2001:db8::/32
                        """);
    }

    @Test
    void atLeastOnePartMustRemain() {
        assertRefused(
                b -> b.database(false).cache(false).files(false),
                "[Test/Data] database, cache and files (false) leave nothing to build; include at least one of them");
    }
}
