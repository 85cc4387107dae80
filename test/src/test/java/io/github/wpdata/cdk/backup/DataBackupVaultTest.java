package io.github.wpdata.cdk.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.testing.Refusals;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;

class DataBackupVaultTest {
    private static final String VAULT = "AWS::Backup::BackupVault";
    private static final String KEY = "AWS::KMS::Key";

    private final TestStack test = new TestStack();

    private DataBackupVault.Builder vault() {
        return DataBackupVault.Builder.create(test.stack(), "Vault");
    }

    private Resource built(DataBackupVault.Builder builder) {
        builder.build();
        return test.resources().only(VAULT);
    }

    @Test
    void isKeptWithItsOwnKeyByDefault() {
        DataBackupVault vault = vault().build();

        Resources resources = test.resources();
        Resource key = resources.only(KEY).isKept("RetainExceptOnCreate");
        key.has("EnableKeyRotation", true)
                .has("PendingWindowInDays", 30)
                .has("Description", "AWS Backup: recovery points");
        Resource resource = resources.only(VAULT).isKept("RetainExceptOnCreate");
        resource.has("BackupVaultName", "Test-Vault-F9AF336D")
                .has("EncryptionKeyArn", key.getAtt("Arn"))
                .lacks("LockConfiguration")
                .lacks("AccessPolicy")
                .lacks("Notifications");
        assertThat(test.warnings()).isEmpty();
        Stack stack = test.stack();
        assertThat(stack.resolve(vault.getVaultName())).isEqualTo(resource.getAtt("BackupVaultName"));
        assertThat(stack.resolve(vault.getVaultArn())).isEqualTo(resource.getAtt("BackupVaultArn"));
        assertThat(stack.resolve(vault.getEncryptionKey().getKeyArn())).isEqualTo(key.getAtt("Arn"));
        assertThat(vault.getVault().getBackupVaultName()).isEqualTo(vault.getVaultName());
    }

    @Test
    void takesANameAndAKey() {
        Key key = Key.Builder.create(test.stack(), "Given").build();
        DataBackupVault vault =
                vault().vaultName("wordpress-aurora_backup").encryptionKey(key).build();

        Resources resources = test.resources();
        resources
                .only(VAULT)
                .has("BackupVaultName", "wordpress-aurora_backup")
                .has("EncryptionKeyArn", resources.only(KEY).getAtt("Arn"));
        assertThat(vault.getEncryptionKey()).isSameAs(key);
    }

    @Test
    void goesWithItsKeyOnRequest() {
        vault().removalPolicy(RemovalPolicy.DESTROY).build();

        Resources resources = test.resources();
        resources.only(VAULT).isKept("Delete");
        resources.only(KEY).isKept("Delete");
    }

    @Test
    void locksInGovernanceMode() {
        Resource vault = built(vault().lock(VaultLock.minRetention(Duration.days(7))));

        vault.has("LockConfiguration", Map.of("MinRetentionDays", 7));
        assertThat(test.warnings()).isEmpty();
    }

    @Test
    void locksToOneRetention() {
        VaultLock lock = VaultLock.minRetention(Duration.days(30)).maxRetention(Duration.days(30));

        built(vault().lock(lock))
                .has("LockConfiguration.MinRetentionDays", 30)
                .has("LockConfiguration.MaxRetentionDays", 30);
    }

    @Test
    void warnsThatComplianceModeIsForEver() {
        Resource vault = built(vault().lock(VaultLock.minRetention(Duration.days(1))
                .maxRetention(Duration.days(36500))
                .irreversibleAfter(Duration.hours(72), "2027-01-31")));

        vault.has("LockConfiguration.MinRetentionDays", 1)
                .has("LockConfiguration.MaxRetentionDays", 36500)
                .has("LockConfiguration.ChangeableForDays", 3);
        assertThat(test.warnings())
                .containsExactly(
                        "lock becomes irreversible 3 days after its deployment (acknowledged: 2027-01-31). From then on no identity, not "
                                + "even AWS, can loosen it "
                                + "or delete a recovery point before its time, and a stack that owns the vault "
                                + "cannot delete it "
                                + "[ack: @wpdata/cdk:complianceLock]");
    }

    @Test
    void blocksDeletionOnRequest() {
        built(vault().blockRecoveryPointDeletion(true))
                .has("AccessPolicy.Statement.0.Effect", "Deny")
                .has("AccessPolicy.Statement.0.Principal", Map.of("AWS", "*"))
                .has(
                        "AccessPolicy.Statement.0.Action",
                        List.of("backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"));
    }

    /** AWS Backup takes the event BACKUP_JOB_FAILED and never sends it. */
    @Test
    void notifiesOfEventsThatAreSent() {
        Topic topic = Topic.Builder.create(test.stack(), "Topic").build();
        vault().notificationTopic(topic).build();

        Resources resources = test.resources();
        resources
                .only(VAULT)
                .has(
                        "Notifications.BackupVaultEvents",
                        List.of("BACKUP_JOB_COMPLETED", "COPY_JOB_FAILED", "RESTORE_JOB_COMPLETED"))
                .has(
                        "Notifications.SNSTopicArn",
                        resources.only("AWS::SNS::Topic").ref());
        resources
                .only("AWS::SNS::TopicPolicy")
                .has("PolicyDocument.Statement.0.Principal.Service", "backup.amazonaws.com")
                .has("PolicyDocument.Statement.0.Action", "sns:Publish");
    }

    @Test
    void skipsWhatOnlyTheDeploymentKnows() {
        CfnParameter name = CfnParameter.Builder.create(test.stack(), "Name").build();
        CfnParameter days =
                CfnParameter.Builder.create(test.stack(), "Days").type("Number").build();
        Duration unknown = Duration.days(days.getValueAsNumber());

        built(vault().vaultName(name.getValueAsString())
                        .lock(VaultLock.minRetention(unknown)
                                .maxRetention(unknown)
                                .irreversibleAfter(unknown, "2027-01-31")))
                .has("BackupVaultName", Map.of("Ref", "Name"))
                .has("LockConfiguration.MinRetentionDays", Map.of("Ref", "Days"))
                .has("LockConfiguration.ChangeableForDays", Map.of("Ref", "Days"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "A-_9", "12345678901234567890123456789012345678901234567890"})
    void takesAVaultName(String name) {
        assertThat(vault().vaultName(name).build()).isNotNull();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(
                        "vaultName (a) is not a vault name; use 2 to 50 letters, digits, hyphens and underscores",
                        (v, s) -> v.vaultName("a")),
                refused(
                        "vaultName (a.b) is not a vault name; use 2 to 50 letters, digits, hyphens and underscores",
                        (v, s) -> v.vaultName("a.b")),
                refused(
                        "vaultName (t\u00e4glich) is not a vault name; use 2 to 50 letters, digits, hyphens and "
                                + "underscores",
                        (v, s) -> v.vaultName("t\u00e4glich")),
                refused(
                        "vaultName (null) is not a value; leave the call out to get the default",
                        (v, s) -> v.vaultName(null)),
                refused(
                        "encryptionKey (null) is not a value; leave the call out to get the default",
                        (v, s) -> v.encryptionKey(null)),
                refused(
                        "removalPolicy (null) is not a value; leave the call out to get the default",
                        (v, s) -> v.removalPolicy(null)),
                refused("lock (null) is not a value; leave the call out to get the default", (v, s) -> v.lock(null)),
                refused(
                        "notificationTopic (null) is not a value; leave the call out to get the default",
                        (v, s) -> v.notificationTopic(null)),
                refused(
                        "removalPolicy (SNAPSHOT) is not supported by a vault; choose RETAIN, "
                                + "RETAIN_ON_UPDATE_OR_DELETE or "
                                + "DESTROY",
                        (v, s) -> v.removalPolicy(RemovalPolicy.SNAPSHOT)),
                refused(
                        "removalPolicy (DESTROY) contradicts lock, because the vault could not be emptied, and "
                                + "only an empty vault can be deleted; leave out one of them",
                        (v, s) ->
                                v.removalPolicy(RemovalPolicy.DESTROY).lock(VaultLock.minRetention(Duration.days(7)))),
                refused(
                        "removalPolicy (DESTROY) contradicts blockRecoveryPointDeletion (true), because the "
                                + "vault could not be emptied, and only an empty vault can be deleted; leave out "
                                + "one of them",
                        (v, s) -> v.removalPolicy(RemovalPolicy.DESTROY).blockRecoveryPointDeletion(true)),
                refused(
                        "encryptionKey (us-west-2) is in another region than the vault (us-east-1); pass a key of the vault's region, or leave it out to have one created",
                        (v, s) -> v.encryptionKey(
                                Key.fromKeyArn(s, "Key", "arn:aws:kms:us-west-2:123456789012:key/abc"))),
                refused(
                        "lock.minRetention (0 days) is out of range; choose 1 to 36500 whole days",
                        (v, s) -> v.lock(VaultLock.minRetention(Duration.days(0)))),
                refused(
                        "lock.minRetention (36501 days) is out of range; choose 1 to 36500 whole days",
                        (v, s) -> v.lock(VaultLock.minRetention(Duration.days(36501)))),
                refused(
                        "lock.minRetention (1.5 days) is out of range; choose 1 to 36500 whole days",
                        (v, s) -> v.lock(VaultLock.minRetention(Duration.hours(36)))),
                refused(
                        "lock.minRetention (null) is not a value; leave the call out to get the default",
                        (v, s) -> v.lock(VaultLock.minRetention(null))),
                refused(
                        "lock.maxRetention (36501 days) is out of range; choose 1 to 36500 whole days",
                        (v, s) ->
                                v.lock(VaultLock.minRetention(Duration.days(1)).maxRetention(Duration.days(36501)))),
                refused(
                        "lock.maxRetention (null) is not a value; leave the call out to get the default",
                        (v, s) ->
                                v.lock(VaultLock.minRetention(Duration.days(1)).maxRetention(null))),
                refused(
                        "lock.minRetention (31 days) exceeds maxRetention (30 days); lower minRetention or raise "
                                + "maxRetention",
                        (v, s) ->
                                v.lock(VaultLock.minRetention(Duration.days(31)).maxRetention(Duration.days(30)))),
                refused(
                        "lock.irreversibleAfter (2 days) is out of range; choose 3 to 36500 whole days",
                        (v, s) -> v.lock(VaultLock.minRetention(Duration.days(1))
                                .irreversibleAfter(Duration.days(2), "2027-01-31"))),
                refused(
                        "lock.irreversibleAfter (36501 days) is out of range; choose 3 to 36500 whole days",
                        (v, s) -> v.lock(VaultLock.minRetention(Duration.days(1))
                                .irreversibleAfter(Duration.days(36501), "2027-01-31"))),
                refused(
                        "lock.irreversibleAfter (null) is not a value; leave the call out to get the default",
                        (v, s) ->
                                v.lock(VaultLock.minRetention(Duration.days(1)).irreversibleAfter(null, "2027-01-31"))),
                refused(
                        "notificationTopic (Test/Topic) is a FIFO topic, to which AWS Backup cannot publish; pass a "
                                + "standard topic",
                        (v, s) -> v.notificationTopic(
                                Topic.fromTopicArn(s, "Topic", "arn:aws:sns:us-east-1:123456789012:alerts.fifo"))));
    }

    private static Arguments refused(String message, BiConsumer<DataBackupVault.Builder, Stack> setting) {
        return Arguments.of(message, setting);
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest
    @MethodSource("refused")
    void refuses(String message, BiConsumer<DataBackupVault.Builder, Stack> setting) {
        DataBackupVault.Builder builder = vault();
        setting.accept(builder, test.stack());

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/Vault] " + message);
        assertThat(test.stack().getNode().tryFindChild("Vault")).isNull();
    }

    @Test
    void refusesTheAliasOfAKey() {
        IKey imported = Alias.fromAliasName(test.stack(), "Imported", "alias/backup");
        IKey made = Alias.Builder.create(test.stack(), "Made")
                .aliasName("alias/made")
                .targetKey(Key.Builder.create(test.stack(), "Target").build())
                .build();

        for (IKey alias : List.of(imported, made)) {
            assertThatThrownBy(() -> vault().encryptionKey(alias).build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("[Test/Vault] encryptionKey (" + alias.getNode().getPath()
                            + ") is an alias, which AWS Backup "
                            + "refuses; pass the key of the alias, as in Key.fromKeyArn(…)");
        }
    }

    @Test
    void namesAllProblemsAtOnce() {
        assertThatThrownBy(() -> vault().vaultName("a")
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .lock(VaultLock.minRetention(Duration.days(0)))
                        .build())
                .hasMessage("[Test/Vault] vaultName (a) is not a vault name; use 2 to 50 letters, digits, hyphens and "
                        + "underscores\n"
                        + "[Test/Vault] lock.minRetention (0 days) is out of range; choose 1 to 36500 whole days\n"
                        + "[Test/Vault] removalPolicy (DESTROY) contradicts lock, because the vault could not be "
                        + "emptied, and only an empty vault can be deleted; leave out one of them");
    }

    @Test
    void readsTheLockOfAnyVault() {
        IBackupVault locked = vault().lock(
                        VaultLock.minRetention(Duration.days(7)).maxRetention(Duration.days(35)))
                .build()
                .getVault();
        IBackupVault open =
                DataBackupVault.Builder.create(test.stack(), "Open").build().getVault();
        IBackupVault imported = software.amazon.awscdk.services.backup.BackupVault.fromBackupVaultName(
                test.stack(), "Imported", "existing");

        assertThat(LockBounds.of(locked)).isEqualTo(new LockBounds(7, 35));
        assertThat(LockBounds.of(open)).isEqualTo(LockBounds.NONE);
        assertThat(LockBounds.of(imported)).isEqualTo(LockBounds.NONE);
    }

    @Test
    void standsInAStackWithoutEnvironment() {
        App app = new App();
        Stack stack = new Stack(app, "Anywhere");
        DataBackupVault.Builder.create(stack, "Vault")
                .encryptionKey(Key.fromKeyArn(stack, "Key", "arn:aws:kms:us-west-2:123456789012:key/abc"))
                .build();

        assertThat(app.synth().getStackByName("Anywhere").getTemplate()).isNotNull();
    }

    @Test
    void aLockMadeOfAnotherLeavesItAsItIs() {
        VaultLock base = VaultLock.minRetention(Duration.days(7));
        base.maxRetention(null);
        base.irreversibleAfter(Duration.days(1), "2027-01-31");

        DataBackupVault.Builder.create(test.stack(), "Vault").lock(base).build();

        test.resources().only("AWS::Backup::BackupVault").has("LockConfiguration", Map.of("MinRetentionDays", 7));
    }

    @Test
    void aVaultThatWasRefusedCanBeMended() {
        DataBackupVault.Builder builder = DataBackupVault.Builder.create(test.stack(), "Vault")
                .vaultName("a")
                .lock(null);
        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);

        builder.vaultName("nightly").build();

        test.resources().only("AWS::Backup::BackupVault").has("BackupVaultName", "nightly");
    }

    @Test
    void theDefaultNameIsUniqueForEachStackName() {
        Stack one = new Stack(
                test.app(), "One", StackProps.builder().stackName("prod-data").build());
        Stack other = new Stack(
                test.app(), "Other", StackProps.builder().stackName("dev-data").build());
        DataBackupVault.Builder.create(one, "Vault").build();
        DataBackupVault.Builder.create(other, "Vault").build();

        assertThat(List.of(one, other))
                .extracting(stack -> Resources.of(stack)
                        .only("AWS::Backup::BackupVault")
                        .property("BackupVaultName")
                        .asText())
                .satisfiesExactly(
                        name -> assertThat(name).startsWith("proddata-Vault-"),
                        name -> assertThat(name).startsWith("devdata-Vault-"));
    }

    @Test
    void refusesATopicThatCannotReceive() {
        ITopic foreign = Topic.fromTopicArn(test.stack(), "Foreign", "arn:aws:sns:us-west-2:222222222222:jobs");
        Topic ofAws = Topic.Builder.create(test.stack(), "OfAws")
                .masterKey(Alias.fromAliasName(test.stack(), "Sns", "alias/aws/sns"))
                .build();

        assertThatThrownBy(() -> DataBackupVault.Builder.create(test.stack(), "Vault")
                        .notificationTopic(foreign)
                        .build())
                .hasMessage("""
                        [Test/Vault] notificationTopic (us-west-2) is in another region than the vault (us-east-1); pass a topic of the vault's region
                        [Test/Vault] notificationTopic (222222222222) belongs to another account than the vault (123456789012); pass a topic of the vault's account""");
        assertThatThrownBy(() -> DataBackupVault.Builder.create(test.stack(), "Vault")
                        .notificationTopic(ofAws)
                        .build())
                .hasMessage("[Test/Vault] notificationTopic (Test/OfAws) is encrypted with alias/aws/sns, which AWS "
                        + "Backup may not "
                        + "use; encrypt the topic with a customer-managed key");
    }

    @Test
    void mayPublishToAnEncryptedTopic() {
        Key key = new Key(test.stack(), "TopicKey");
        DataBackupVault.Builder.create(test.stack(), "Vault")
                .notificationTopic(Topic.Builder.create(test.stack(), "Topic")
                        .masterKey(key)
                        .build())
                .build();

        test.resources()
                .named("AWS::KMS::Key", "TopicKey")
                .has("KeyPolicy.Statement.1.Principal.Service", "backup.amazonaws.com")
                .has("KeyPolicy.Statement.1.Action", List.of("kms:Decrypt", "kms:GenerateDataKey*"));
    }

    @Test
    void warnsOfATopicThatIsNotKnown() {
        DataBackupVault.Builder.create(test.stack(), "Vault")
                .notificationTopic(Topic.fromTopicArn(test.stack(), "Topic", "arn:aws:sns:us-east-1:123456789012:jobs"))
                .build();

        assertThat(test.warnings())
                .containsExactly("notificationTopic is imported, so its policy and encryption are not known; allow "
                        + "backup.amazonaws.com sns:Publish in the policy of the topic, and the use of its key if "
                        + "it has one "
                        + "[ack: @wpdata/cdk:importedTopic]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "31.01.2027", "2027-02-30", "2027-1-31", ""})
    void aComplianceLockNamesTheDateOfNoReturn(String date) {
        assertThatThrownBy(() -> DataBackupVault.Builder.create(test.stack(), "Vault")
                        .lock(VaultLock.minRetention(Duration.days(7)).irreversibleAfter(Duration.days(3), date))
                        .build())
                .hasMessage("[Test/Vault] lock.irreversibleAfter (" + (date.isEmpty() ? "\"\"" : date)
                        + ") is not a date; name the date after which the lock cannot be undone, as in 2027-01-31");
    }

    @Test
    void deniesDeletionToAllButSomeRoles() {
        DataBackupVault.Builder.create(test.stack(), "Vault")
                .denyDeletion(Role.fromRoleArn(test.stack(), "Deploy", "arn:aws:iam::123456789012:role/deploy"))
                .build();

        test.resources()
                .only("AWS::Backup::BackupVault")
                .has("AccessPolicy.Statement.0.Effect", "Deny")
                .has(
                        "AccessPolicy.Statement.0.Action",
                        List.of(
                                "backup:DeleteRecoveryPoint",
                                "backup:UpdateRecoveryPointLifecycle",
                                "backup:PutBackupVaultAccessPolicy",
                                "backup:DeleteBackupVaultAccessPolicy",
                                "backup:DeleteBackupVault"))
                .has(
                        "AccessPolicy.Statement.0.Condition",
                        Map.of(
                                "ArnNotEquals",
                                Map.of("aws:PrincipalArn", List.of("arn:aws:iam::123456789012:role/deploy"))));
    }

    @Test
    void refusesToDenyDeletionToEveryone() {
        assertThatThrownBy(() -> DataBackupVault.Builder.create(test.stack(), "Vault")
                        .denyDeletion()
                        .build())
                .hasMessage(
                        "[Test/Vault] denyDeletion (no role) leaves no identity that may change the vault's access policy "
                                + "again, not CloudFormation either; name the role that deploys the stack, and those that may delete "
                                + "backups");
    }
}
