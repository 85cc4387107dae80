package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.app.WordPressDataApp;
import io.github.wpdata.cdk.rehearsal.Existing.Network;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;
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

        Description.of(cluster)
                .has("ServerlessV2ScalingConfiguration.MinCapacity", 1.0)
                .has("ServerlessV2ScalingConfiguration.MaxCapacity", 8.0)
                .has("BackupRetentionPeriod", 1)
                .has("DeletionProtection", false);
        assertThat(cluster.dbClusterMembers()).as("writer and reader").hasSize(2);
        Description.of(Found.cache(outputs.get("ReplicationGroupId")))
                .has("AutomaticFailover", "enabled")
                .has("SnapshotRetentionLimit", 1);
        assertThat(Found.planIds(name("staging")).values())
                .as("backup plans")
                .hasSize(2)
                .allSatisfy(plan -> assertThat(Found.backupRules(plan))
                        .allSatisfy(rule -> Description.of(rule).has("Lifecycle.DeleteAfterDays", 7L)));
        assertStandsIn(network, cluster, outputs);

        deployment.destroy().orFail();

        assertThat(Found.clusterIds()).as("databases").doesNotContain(cluster.dbClusterIdentifier());
        assertThat(Found.finalSnapshots(cluster.dbClusterIdentifier()))
                .as("final snapshots")
                .hasSize(1);
        assertThat(Found.finalCacheSnapshots(outputs.get("ReplicationGroupId")))
                .as("final snapshots of the cache")
                .hasSize(1);
        Description.of(Found.fileSystem(outputs.get("FileSystemId"))).has("KmsKeyId", cluster.kmsKeyId());
        assertThat(Found.vaults(Aws.BACKUP, name("staging"))).as("vaults").hasSize(1);
        assertThat(Found.secretArns()).as("secrets").contains(outputs.get("CacheAuthTokenSecretArn"));
        Description.of(Found.key(cluster.kmsKeyId())).has("KeyState", "Enabled");
    }

    @Test
    void developmentGoesWithAllItHolds() {
        Deployment deployment = deployment("development");
        deployment.deploy().orFail();
        Map<String, String> outputs = outputs("development");
        DBCluster cluster = Found.cluster(outputs.get("ClusterId"));

        Description.of(cluster)
                .has("ServerlessV2ScalingConfiguration.MinCapacity", 0.5)
                .has("ServerlessV2ScalingConfiguration.MaxCapacity", 2.0)
                .has("BackupRetentionPeriod", 1)
                .has("DeletionProtection", false);
        assertThat(cluster.dbClusterMembers()).as("writer").hasSize(1);
        Description.of(Found.cache(outputs.get("ReplicationGroupId"))).has("AutomaticFailover", "disabled");
        assertThat(Found.planIds(name("development"))).as("backup plans").isEmpty();
        assertThat(Found.vaults(Aws.BACKUP, name("development"))).as("vaults").isEmpty();

        deployment.destroy().orFail();

        assertThat(Found.clusterIds()).as("databases").doesNotContain(outputs.get("ClusterId"));
        assertThat(Found.finalSnapshots(outputs.get("ClusterId")))
                .as("final snapshots")
                .isEmpty();
        assertThat(Found.finalCacheSnapshots(outputs.get("ReplicationGroupId")))
                .as("final snapshots of the cache")
                .isEmpty();
        assertThat(Found.cacheIds()).as("caches").doesNotContain(outputs.get("ReplicationGroupId"));
        assertThat(Found.fileSystems())
                .as("file systems")
                .extracting(FileSystemDescription::fileSystemId)
                .doesNotContain(outputs.get("FileSystemId"));
        assertThat(Found.secretArns()).as("secrets").doesNotContain(outputs.get("CacheAuthTokenSecretArn"));
        assertThat(Found.logGroups("/aws/rds/cluster/" + outputs.get("ClusterId")))
                .as("log groups")
                .isEmpty();
        Description.of(Found.key(cluster.kmsKeyId())).has("KeyState", "PendingDeletion");
    }

    private static void assertStandsIn(Network network, DBCluster cluster, Map<String, String> outputs) {
        assertThat(Found.subnetIds(cluster))
                .as("subnets of the database")
                .containsExactlyInAnyOrderElementsOf(network.subnetIds());
        assertThat(Found.mountTargets(outputs.get("FileSystemId")))
                .as("subnets of the mount targets")
                .extracting(MountTargetDescription::subnetId)
                .containsExactlyInAnyOrderElementsOf(network.subnetIds());
        Reach.assertOnly(network.clientSecurityGroupId(), outputs.get("DatabaseSecurityGroupId"), 3306);
        Reach.assertOnly(network.clientSecurityGroupId(), outputs.get("CacheSecurityGroupId"), 6379);
        Reach.assertOnly(network.clientSecurityGroupId(), outputs.get("FilesSecurityGroupId"), 2049);
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
