package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.app.WordPressDataApp;
import io.github.wpdata.cdk.rehearsal.Existing.Network;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** The sample app in the profiles that may be deleted. */
@Rehearsal
class ProfilesRehearsalTest {
    @Test
    void stagingStandsInANetworkThatIsLookedUpAndLeavesItsData() {
        Network network = Network.create();
        Deployment deployment = deployment("staging")
                .context("vpcId", network.vpcId())
                .context("clientSecurityGroupId", network.clientSecurityGroupId());
        deployment.deploy().orFail();
        Map<String, String> outputs = outputs("staging");
        DBCluster cluster = Found.cluster(outputs.get("ClusterId"));

        assertThat(cluster.serverlessV2ScalingConfiguration().minCapacity()).isEqualTo(1);
        assertThat(cluster.serverlessV2ScalingConfiguration().maxCapacity()).isEqualTo(8);
        assertThat(cluster.backupRetentionPeriod()).isEqualTo(1);
        assertThat(cluster.dbClusterMembers()).hasSize(2);
        assertThat(cluster.deletionProtection()).isFalse();
        assertThat(Found.subnetIds(cluster)).containsExactlyInAnyOrderElementsOf(network.subnetIds());
        assertThat(Found.mountTargets(outputs.get("FileSystemId")))
                .extracting(MountTargetDescription::subnetId)
                .containsExactlyInAnyOrderElementsOf(network.subnetIds());
        Found.assertOnlyClientsReach(outputs.get("DatabaseSecurityGroupId"), network.clientSecurityGroupId(), 3306);
        Found.assertOnlyClientsReach(outputs.get("CacheSecurityGroupId"), network.clientSecurityGroupId(), 6379);
        Found.assertOnlyClientsReach(outputs.get("FilesSecurityGroupId"), network.clientSecurityGroupId(), 2049);

        deployment.destroy().orFail();

        assertThat(Found.finalSnapshots(cluster.dbClusterIdentifier())).hasSize(1);
        assertThat(Found.fileSystem(outputs.get("FileSystemId"))).isNotNull();
        assertThat(Found.key(cluster.kmsKeyId()).keyState()).isEqualTo(KeyState.ENABLED);
    }

    @Test
    void developmentGoesWithAllItHolds() {
        Deployment deployment = deployment("development");
        deployment.deploy().orFail();
        Map<String, String> outputs = outputs("development");
        DBCluster cluster = Found.cluster(outputs.get("ClusterId"));

        assertThat(cluster.serverlessV2ScalingConfiguration().minCapacity()).isEqualTo(0.5);
        assertThat(cluster.serverlessV2ScalingConfiguration().maxCapacity()).isEqualTo(2);
        assertThat(cluster.dbClusterMembers()).hasSize(1);
        assertThat(outputs).doesNotContainKey("BackupVaultName");

        deployment.destroy().orFail();

        assertThat(Found.clusters())
                .extracting(DBCluster::dbClusterIdentifier)
                .doesNotContain(outputs.get("ClusterId"));
        assertThat(Found.finalSnapshots(outputs.get("ClusterId"))).isEmpty();
        assertThat(Found.caches())
                .extracting(ReplicationGroup::replicationGroupId)
                .doesNotContain(outputs.get("ReplicationGroupId"));
        assertThat(Found.fileSystems())
                .extracting(FileSystemDescription::fileSystemId)
                .doesNotContain(outputs.get("FileSystemId"));
        assertThat(Found.key(cluster.kmsKeyId()).keyState()).isEqualTo(KeyState.PENDING_DELETION);
    }

    private static Deployment deployment(String profile) {
        return new Deployment(WordPressDataApp.class, profile)
                .context("profile", profile)
                .context("name", name(profile))
                .context("terminationProtection", false);
    }

    private static Map<String, String> outputs(String profile) {
        return Found.outputs(name(profile) + "-data");
    }

    private static String name(String profile) {
        return profile + "-" + Emulator.RUN;
    }
}
