package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.rehearsal.Deployment.Run;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
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
                        .context("takenVault", "")
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
        ReplicationGroup cache = Found.cache(outputs.get("ReplicationGroupId"));
        JsonNode cached = Backups.data(cache.arn());
        assertThat(cache.memberClusters()).as("primary and replica").hasSize(2);

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
        ReplicationGroup changed = Found.cache(outputs.get("ReplicationGroupId"));
        Description.of(changed).has("SnapshotRetentionLimit", 14).has("ARN", cache.arn());
        assertThat(changed.memberClusters())
                .as("primary and replicas")
                .hasSize(3)
                .containsAll(cache.memberClusters());
        assertThat(Backups.data(changed.arn())).as("data of the cache").isEqualTo(cached);
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
    void anUpdateThatFailsHalfWayIsUndone() {
        Map<String, String> before = Found.physicalIds(STACK);
        String taken = "taken-" + Emulator.RUN;
        Existing.vault(taken, Existing.key());

        Run refused = deployment
                .context("databaseName", "wordpress")
                .context("maxCapacity", 48)
                .context("takenVault", taken)
                .deploy()
                .refused();

        assertThat(refused.output()).contains("Backup vault with the same name already exists");
        assertThat(Aws.CLOUD_FORMATION
                        .describeStackEventsPaginator(request -> request.stackName(STACK))
                        .stackEvents())
                .as("the database was changed before the failure")
                .anySatisfy(event -> Description.of(event)
                        .has("ResourceType", "AWS::RDS::DBCluster")
                        .has("ResourceStatus", "UPDATE_COMPLETE"));
        Description.of(Found.stack(STACK)).has("StackStatus", "UPDATE_ROLLBACK_COMPLETE");
        Description.of(Found.cluster(outputs().get("ClusterId")))
                .has("ServerlessV2ScalingConfiguration.MaxCapacity", 32.0);
        assertThat(Found.physicalIds(STACK)).as("ids of the resources").isEqualTo(before);

        deployment.context("takenVault", "").deploy().orFail();

        Description.of(Found.cluster(outputs().get("ClusterId")))
                .has("ServerlessV2ScalingConfiguration.MaxCapacity", 48.0);
    }

    @Test
    @Order(4)
    void aProtectedDatabaseRefusesToGoAndTheDataStays() {
        Map<String, String> outputs = outputs();
        DBCluster before = Found.cluster(outputs.get("ClusterId"));

        Run refused = deployment.destroy().refused();

        assertThat(refused.output()).containsIgnoringCase("deletion protection");
        Description.of(Found.stack(STACK)).has("StackStatus", "DELETE_FAILED");
        // CloudFormation deletes the instances before it tries the cluster that they belong to.
        assertThat(Found.instances(outputs.get("ClusterId"))).as("instances").isEmpty();
        Description.of(Found.cluster(outputs.get("ClusterId")))
                .has("DbClusterResourceId", before.dbClusterResourceId());
        Description.of(Found.key(before.kmsKeyId())).has("KeyState", "Enabled");
        Description.of(Found.fileSystem(outputs.get("FileSystemId"))).has("KmsKeyId", before.kmsKeyId());
        assertThat(Found.vaults(Aws.BACKUP, "changes-" + Emulator.RUN))
                .as("vaults")
                .hasSize(1);

        Aws.RDS.modifyDBCluster(
                request -> request.dbClusterIdentifier(outputs.get("ClusterId")).deletionProtection(false));
        deployment.destroy().orFail();

        assertThat(Found.finalSnapshots(outputs.get("ClusterId")))
                .as("final snapshots of the database")
                .hasSize(1);
        assertThat(Found.finalCacheSnapshots(outputs.get("ReplicationGroupId")))
                .as("final snapshots of the cache")
                .hasSize(1);
    }

    private static Map<String, String> outputs() {
        return Found.outputs(STACK);
    }
}
