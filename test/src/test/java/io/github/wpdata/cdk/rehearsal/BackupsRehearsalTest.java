package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.app.WordPressDataApp;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.backup.model.BackupRule;
import software.amazon.awssdk.services.backup.model.BackupVaultListMember;

/** The sample app in production, with copies to another region: what is backed up, a second deployment, and the end. */
@Rehearsal
class BackupsRehearsalTest {
    private static final String NAME = "copied-" + Emulator.RUN;
    private static final String STACK = NAME + "-data";
    private static final String STACK_THERE = NAME + "-backup";
    private static final String VAULT = NAME + "-backup";
    private static final String VAULT_THERE = NAME + "-dr-vault";

    private static Deployment deployment;
    private static Map<String, String> outputs;

    @BeforeAll
    static void deploy() {
        deployment = new Deployment(WordPressDataApp.class, "backups")
                .context("name", NAME)
                .context("copyBackups", true);
        deployment.deploy().orFail();
        outputs = Found.outputs(STACK);
    }

    @Test
    void theDatabaseIsBackedUpEachDay() {
        assertDaily(
                "aurora",
                "cron(0 2 * * ? *)",
                Found.cluster(outputs.get("ClusterId")).dbClusterArn());
    }

    @Test
    void theFilesAreBackedUpEachDay() {
        assertDaily(
                "efs",
                "cron(0 1 * * ? *)",
                Found.fileSystem(outputs.get("FileSystemId")).fileSystemArn());
    }

    @Test
    void copiesGoToAVaultThatExistsUnderAKeyOfThatRegion() {
        BackupVaultListMember destination = vaultThere();

        Description.of(destination).has("BackupVaultName", VAULT_THERE);
        Description.of(Aws.KMS_THERE
                        .describeKey(request -> request.keyId(destination.encryptionKeyArn()))
                        .keyMetadata())
                .has("KeyManager", "CUSTOMER");
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void aSecondDeploymentChangesNothing() {
        Map<String, String> before = Found.physicalIds(STACK);

        assertThat(deployment.deploy().orFail().output())
                .contains("WordPressData (" + STACK + ") (no changes)")
                .contains("WordPressBackupRegion (" + STACK_THERE + ") (no changes)");

        deployment.diff().orFail();
        assertThat(Found.physicalIds(STACK)).as("ids of the resources").isEqualTo(before);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void takenDownAsTheOperationsPageTellsItLeavesTheData() {
        String cluster = outputs.get("ClusterId");
        String key = Found.cluster(cluster).kmsKeyId();

        Map<String, String> before = Found.physicalIds(STACK);
        assertThat(deployment.destroy().refused().output()).contains("TerminationProtection is enabled");
        assertThat(Found.physicalIds(STACK)).as("ids of the resources").isEqualTo(before);

        deployment
                .context("terminationProtection", false)
                .context("deletionProtection", false)
                .deploy()
                .orFail();
        deployment.destroy().orFail();

        assertThat(Found.clusterIds()).as("databases").doesNotContain(cluster);
        assertThat(Found.finalSnapshots(cluster))
                .as("final snapshots of the database")
                .singleElement()
                .satisfies(snapshot -> Description.of(snapshot).has("KmsKeyId", key));
        assertThat(Found.cacheIds()).as("caches").doesNotContain(outputs.get("ReplicationGroupId"));
        assertThat(Found.finalCacheSnapshots(outputs.get("ReplicationGroupId")))
                .as("final snapshots of the cache")
                .hasSize(1);
        Description.of(Found.fileSystem(outputs.get("FileSystemId"))).has("KmsKeyId", key);
        assertThat(Found.vaults(Aws.BACKUP, VAULT))
                .as("vaults")
                .singleElement()
                .satisfies(vault -> Description.of(vault).has("EncryptionKeyArn", key));
        Description.of(Found.key(key)).has("KeyState", "Enabled");
        Description.of(Aws.KMS_THERE
                        .describeKey(request -> request.keyId(vaultThere().encryptionKeyArn()))
                        .keyMetadata())
                .has("KeyState", "Enabled");
        assertThat(Found.secretArns()).as("secrets").contains(outputs.get("CacheAuthTokenSecretArn"));
    }

    private static BackupVaultListMember vaultThere() {
        assertThat(Found.vaults(Aws.BACKUP_THERE, NAME))
                .as("vaults of the backup region")
                .hasSize(1);
        return Found.vaults(Aws.BACKUP_THERE, NAME).get(0);
    }

    private static void assertDaily(String part, String schedule, String arn) {
        String plan = Found.planIds(NAME).get(NAME + "-" + part);

        assertThat(Found.selected(plan)).as("what plan %s selects", part).containsExactly(arn);
        assertThat(Found.backupRules(plan))
                .as("rules of plan %s", part)
                .singleElement()
                .satisfies(rule -> {
                    Description.of(rule)
                            .has("ScheduleExpression", schedule)
                            .has("TargetBackupVaultName", outputs.get("BackupVaultName"))
                            .has("Lifecycle.DeleteAfterDays", 30L);
                    assertCopied(rule);
                });
    }

    private static void assertCopied(BackupRule rule) {
        assertThat(rule.copyActions())
                .as("copy actions")
                .singleElement()
                .satisfies(copy -> Description.of(copy)
                        .has("DestinationBackupVaultArn", vaultThere().backupVaultArn())
                        .has("Lifecycle.DeleteAfterDays", 30L));
    }
}
