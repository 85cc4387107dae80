package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.app.WordPressDataApp;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.rds.model.DBCluster;

/**
 * A first deployment of the sample app in production that fails half-way, since there is a vault of its name already, and a
 * second one after that vault is removed.
 */
@Rehearsal
class FirstDeploymentRehearsalTest {
    private static final String NAME = "first-" + Emulator.RUN;
    private static final String STACK = NAME + "-data";
    private static final String CLUSTER = NAME + "-aurora";
    private static final String VAULT = NAME + "-backup";

    private static Deployment deployment;
    private static int secretsBefore;
    private static String firstResourceId;
    private static String firstKey;

    @BeforeAll
    static void deploy() {
        Existing.vault(VAULT, Existing.key());
        secretsBefore = Found.secretArns().size();
        deployment = new Deployment(WordPressDataApp.class, "first").context("name", NAME);
        deployment.deploy().refused();
    }

    @Test
    @Order(0)
    void theRollbackLeavesNothingButTheProtectedDatabase() {
        Description.of(Found.stack(STACK)).has("StackStatus", "ROLLBACK_FAILED");
        assertThat(Aws.CLOUD_FORMATION
                        .describeStackEventsPaginator(request -> request.stackName(STACK))
                        .stackEvents())
                .filteredOn(event -> event.resourceStatus() == ResourceStatus.CREATE_FAILED)
                .as("what could not be created")
                .extracting(StackEvent::resourceType)
                .containsExactly("AWS::Backup::BackupVault");
        DBCluster cluster = Found.cluster(CLUSTER);
        firstResourceId = cluster.dbClusterResourceId();
        firstKey = cluster.kmsKeyId();
        Description.of(cluster).has("DeletionProtection", true);
        assertThat(cluster.dbClusterMembers()).as("writer and readers").isEmpty();
        assertThat(fileSystems()).as("file systems").isZero();
        assertThat(Found.cacheIds()).as("caches").doesNotContain(NAME + "-redis");
        assertThat(Found.planIds(NAME)).as("backup plans").isEmpty();
        assertThat(Found.secretArns())
                .as("secrets: only that of the database is left")
                .hasSize(secretsBefore + 1)
                .contains(cluster.masterUserSecret().secretArn());
    }

    @Test
    @Order(1)
    void theCommandsOfTheOperationsPageRemoveTheRest() {
        String printed = Shell.run(
                Runbook.commands("docs/operations.md", "## A first deployment that fails"), Map.of("NAME", NAME));

        assertThat(printed).contains("ROLLBACK_FAILED").contains("Backup vault with the same name already exists");
        assertThatThrownBy(() -> Found.stack(STACK))
                .isInstanceOf(CloudFormationException.class)
                .hasMessageContaining("does not exist");
        assertThat(Found.clusterIds()).as("databases").doesNotContain(CLUSTER);
        assertThat(Found.logGroups("/aws/rds/cluster/" + CLUSTER))
                .as("log groups")
                .isEmpty();
        assertThat(Found.secretArns()).as("secrets").hasSize(secretsBefore);
        // What the page says of keys and of the snapshot.
        Description.of(Found.key(firstKey)).has("KeyState", "Enabled");
        assertThat(Found.finalSnapshots(CLUSTER))
                .as("final snapshots")
                .allSatisfy(snapshot -> assertThat(printed).contains(snapshot.dbClusterSnapshotIdentifier()));
    }

    @Test
    @Order(2)
    void theSecondOneSucceeds() {
        Aws.BACKUP.deleteBackupVault(request -> request.backupVaultName(VAULT));

        deployment.deploy().orFail();

        Description.of(Found.stack(STACK))
                .has("StackStatus", "CREATE_COMPLETE")
                .has("EnableTerminationProtection", true);
        DBCluster cluster = Found.cluster(CLUSTER);
        Description.of(cluster).has("DeletionProtection", true);
        assertThat(cluster.dbClusterResourceId()).as("id of the database").isNotEqualTo(firstResourceId);
        assertThat(cluster.kmsKeyId()).as("key").isNotEqualTo(firstKey);
        assertThat(cluster.dbClusterMembers()).as("writer and readers").hasSize(2);
        assertThat(fileSystems()).as("file systems").isOne();
        assertThat(Found.vaults(Aws.BACKUP, VAULT))
                .as("vaults")
                .singleElement()
                .satisfies(vault -> Description.of(vault).has("EncryptionKeyArn", cluster.kmsKeyId()));
        assertThat(Found.secretArns()).as("secrets").hasSize(secretsBefore + 2);
    }

    private static long fileSystems() {
        return Found.fileSystems().stream()
                .map(FileSystemDescription::name)
                .filter((NAME + "-efs")::equals)
                .count();
    }
}
