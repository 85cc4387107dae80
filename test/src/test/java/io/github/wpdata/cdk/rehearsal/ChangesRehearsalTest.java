package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.rehearsal.Deployment.Run;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.backup.model.BackupVaultListMember;
import software.amazon.awssdk.services.efs.model.ThroughputMode;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** A stack that lives on: changed in place, held back from a replacement, protected from its end. */
@Rehearsal
class ChangesRehearsalTest {
    private static final String STACK = "Changes-" + Emulator.RUN;

    private static Deployment deployment;

    @BeforeAll
    static void deploy() {
        deployment = Existing.Network.create()
                .addTo(new Deployment(ChangesApp.class, "changes")
                        .context("databaseName", "wordpress")
                        .context("maxCapacity", 8)
                        .context("readers", 1)
                        .context("retentionDays", 7)
                        .context("throughputMode", "BURSTING"));
        deployment.deploy().orFail();
    }

    @Test
    @Order(1)
    void capacityReadersRetentionAndThroughputChangeInPlace() {
        Map<String, String> before = Found.physicalIds(STACK);
        Map<String, String> outputs = Found.outputs(STACK);
        String resourceId = Found.cluster(outputs.get("ClusterId")).dbClusterResourceId();

        deployment
                .context("maxCapacity", 32)
                .context("readers", 2)
                .context("retentionDays", 14)
                .context("throughputMode", "ELASTIC")
                .deploy()
                .orFail();

        DBCluster cluster = Found.cluster(outputs.get("ClusterId"));
        assertThat(cluster.dbClusterResourceId()).isEqualTo(resourceId);
        assertThat(cluster.serverlessV2ScalingConfiguration().maxCapacity()).isEqualTo(32);
        assertThat(cluster.backupRetentionPeriod()).isEqualTo(14);
        assertThat(cluster.dbClusterMembers()).hasSize(3);
        assertThat(Found.fileSystem(outputs.get("FileSystemId")).throughputMode())
                .isEqualTo(ThroughputMode.ELASTIC);
        assertThat(Found.backupRules(outputs.get("PlanId")))
                .extracting(rule -> rule.lifecycle().deleteAfterDays())
                .containsExactly(14L);
        assertThat(Found.physicalIds(STACK)).as("what stood before").containsAllEntriesOf(before);
    }

    @Test
    @Order(2)
    void aReplacementIsStoppedByTheGuard() {
        Map<String, String> before = Found.physicalIds(STACK);

        Run stopped = deployment.context("databaseName", "shop").deploy();

        assertThat(stopped.succeeded())
                .as("a deployment that would replace the database")
                .isFalse();
        assertThat(stopped.output())
                .contains("FATAL Changes/Data/Database/Cluster: DatabaseName changed from \"wordpress\" to \"shop\"");
        assertThat(Found.physicalIds(STACK)).isEqualTo(before);
    }

    @Test
    @Order(3)
    void aProtectedDatabaseRefusesToGoAndNothingIsLost() {
        Map<String, String> outputs = Found.outputs(STACK);
        DBCluster before = Found.cluster(outputs.get("ClusterId"));

        Run refused = deployment.destroy();

        assertThat(refused.succeeded()).as("cdk destroy").isFalse();
        DBCluster after = Found.cluster(outputs.get("ClusterId"));
        assertThat(after.dbClusterResourceId()).isEqualTo(before.dbClusterResourceId());
        assertThat(Found.key(after.kmsKeyId()).keyState()).isEqualTo(KeyState.ENABLED);
        assertThat(Found.fileSystem(outputs.get("FileSystemId"))).isNotNull();
        assertThat(Aws.BACKUP.listBackupVaults().backupVaultList())
                .extracting(BackupVaultListMember::backupVaultName)
                .contains("changes-" + Emulator.RUN + "-backup");
    }
}
