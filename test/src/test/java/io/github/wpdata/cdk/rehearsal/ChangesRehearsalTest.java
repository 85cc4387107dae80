package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.rehearsal.Deployment.Run;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
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
                        .context("replicas", 1)
                        .context("retentionDays", 7)
                        .context("throughputMode", "BURSTING"));
        deployment.deploy().orFail();
    }

    @Test
    @Order(0)
    void theCacheIsGivenTheGeneratedToken() {
        assertThat(GivenToken.of(STACK))
                .as("token of the cache")
                .isEqualTo(Found.secret(outputs().get("TokenArn"), "token"));
    }

    @Test
    @Order(1)
    void capacityReplicasRetentionAndThroughputChangeInPlace() {
        Map<String, String> before = Found.physicalIds(STACK);
        Map<String, String> outputs = outputs();
        String resourceId = Found.cluster(outputs.get("ClusterId")).dbClusterResourceId();

        deployment
                .context("maxCapacity", 32)
                .context("replicas", 2)
                .context("retentionDays", 14)
                .context("throughputMode", "ELASTIC")
                .deploy()
                .orFail();

        DBCluster cluster = Found.cluster(outputs.get("ClusterId"));
        Description.of(cluster)
                .has("DbClusterResourceId", resourceId)
                .has("ServerlessV2ScalingConfiguration.MaxCapacity", 32.0)
                .has("BackupRetentionPeriod", 14);
        assertThat(cluster.dbClusterMembers()).as("writer and readers").hasSize(3);
        Description.of(Found.cache(outputs.get("ReplicationGroupId"))).has("SnapshotRetentionLimit", 14);
        Description.of(Found.fileSystem(outputs.get("FileSystemId"))).has("ThroughputMode", "elastic");
        assertThat(Found.backupRules(outputs.get("PlanId")))
                .as("rules")
                .singleElement()
                .satisfies(rule -> Description.of(rule).has("Lifecycle.DeleteAfterDays", 14L));
        assertThat(Found.physicalIds(STACK)).as("what stood before").containsAllEntriesOf(before);
    }

    @Test
    @Order(2)
    void aReplacementIsStoppedByTheGuard() {
        Map<String, String> before = Found.physicalIds(STACK);

        Run stopped = deployment.context("databaseName", "shop").deploy().refused();

        assertThat(stopped.output())
                .contains("FATAL Changes/Data/Database/Cluster: DatabaseName changed from \"wordpress\" to \"shop\"");
        assertThat(Found.physicalIds(STACK)).as("ids of the resources").isEqualTo(before);
        Description.of(Found.cluster(outputs().get("ClusterId"))).has("DatabaseName", "wordpress");
    }

    @Test
    @Order(3)
    void aProtectedDatabaseRefusesToGoAndTheDataStays() {
        Map<String, String> outputs = outputs();
        DBCluster before = Found.cluster(outputs.get("ClusterId"));

        Run refused = deployment.destroy().refused();

        assertThat(refused.output()).containsIgnoringCase("deletion protection");
        Description.of(Found.cluster(outputs.get("ClusterId")))
                .has("DbClusterResourceId", before.dbClusterResourceId());
        Description.of(Found.key(before.kmsKeyId())).has("KeyState", "Enabled");
        Description.of(Found.fileSystem(outputs.get("FileSystemId"))).has("KmsKeyId", before.kmsKeyId());
        assertThat(Found.vaults(Aws.BACKUP, "changes-" + Emulator.RUN))
                .as("vaults")
                .hasSize(1);
    }

    private static Map<String, String> outputs() {
        return Found.outputs(STACK);
    }
}
