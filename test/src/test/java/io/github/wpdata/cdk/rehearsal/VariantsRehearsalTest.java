package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.rehearsal.Existing.Network;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.backup.model.BackupRule;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** What the sample app's context cannot express: variants of the services, and resources that stand already. */
@Rehearsal
class VariantsRehearsalTest {
    private static final String JSON_TOKEN = "json-token-of-32-characters-0001";
    private static final String PLAIN_TOKEN = "plain-token-of-32-characters-001";
    private static final String LATE_SECRET = "late/" + Emulator.RUN;
    private static final String VAULT = "existing-" + Emulator.RUN;

    private static Network network;
    private static String keyArn;
    private static Deployment deployment;

    @BeforeAll
    static void deploy() {
        network = Network.create();
        keyArn = Existing.key();
        Existing.vault(VAULT, keyArn);
        String admin = "{\"username\":\"owner\",\"password\":\"not-so-secret\"}";
        String json = "{\"token\":\"" + JSON_TOKEN + "\"}";
        deployment = network.addTo(new Deployment(VariantsApp.class, "variants")
                .context("keyArn", keyArn)
                .context("vaultName", VAULT)
                .context("adminSecret", Existing.secret("admin/" + Emulator.RUN, admin))
                .context("jsonSecret", Existing.secret("json/" + Emulator.RUN, json))
                .context("lateSecret", LATE_SECRET));
        deployment
                .deploy("Provisioned", "ClusterMode", "Valkey", "ExistingVault")
                .orFail();
    }

    @Test
    void instancesOfATypeServeInPlaceOfCapacity() {
        DBCluster cluster = Found.cluster(outputs("Provisioned").get("ClusterId"));

        Description.of(cluster).has("ServerlessV2ScalingConfiguration", null);
        assertThat(Found.instances(cluster.dbClusterIdentifier()))
                .as("classes of the instances")
                .hasSize(3)
                .extracting(DBInstance::dbInstanceClass)
                .containsOnly("db.r6g.large");
    }

    @Test
    void anExistingSecretNamesTheAdministrator() {
        Description.of(Found.cluster(outputs("Provisioned").get("ClusterId")))
                .has("MasterUsername", "owner")
                .has("MasterUserSecret", null);
    }

    @Test
    void anExistingNetworkTakesTheServices() {
        DBCluster cluster = Found.cluster(outputs("Provisioned").get("ClusterId"));

        assertThat(Found.subnetIds(cluster))
                .as("subnets of the database")
                .containsExactlyInAnyOrderElementsOf(network.subnetIds());
        Reach.assertOnly(
                network.clientSecurityGroupId(),
                cluster.vpcSecurityGroups().get(0).vpcSecurityGroupId(),
                3306);
    }

    @Test
    void clusterModeSpreadsOverShards() {
        ReplicationGroup cache = cache("ClusterMode");

        Description.of(cache).has("ClusterEnabled", true).has("AutomaticFailover", "enabled");
        assertThat(cache.nodeGroups())
                .as("shards")
                .hasSize(2)
                .allSatisfy(shard -> assertThat(shard.nodeGroupMembers())
                        .as("nodes of shard %s", shard.nodeGroupId())
                        .hasSize(2));
        assertThat(Found.parameters(Found.node(cache)))
                .as("parameters of the cache")
                .containsEntry("cluster-enabled", "yes");
        assertThat(outputs("ClusterMode").get("Endpoint"))
                .as("output Endpoint")
                .isEqualTo(cache.configurationEndpoint().address());
    }

    @Test
    void valkeyIsMadeAsValkey() {
        ReplicationGroup cache = cache("Valkey");

        Description.of(cache).has("Engine", "valkey").has("TransitEncryptionEnabled", true);
        Description.of(Found.node(cache)).has("EngineVersion", "8.0");
    }

    @Test
    void theCacheIsGivenTheFieldOfAnExistingSecret() {
        Description.of(cache("ClusterMode")).has("AuthTokenEnabled", true);
        assertThat(givenToken("ClusterMode")).as("token of the cache").isEqualTo(JSON_TOKEN);
    }

    @Test
    void theCacheIsGivenTheGeneratedToken() {
        Description.of(cache("Valkey")).has("AuthTokenEnabled", true);
        assertThat(givenToken("Valkey"))
                .as("token of the cache")
                .isEqualTo(Found.secret(outputs("Valkey").get("TokenArn"), "token"));
    }

    @Test
    void anExistingKeyAndVaultAreUsed() {
        Map<String, String> outputs = outputs("ExistingVault");

        Description.of(Found.fileSystem(outputs.get("FileSystemId"))).has("KmsKeyId", keyArn);
        assertThat(Found.backupRules(outputs.get("PlanId")))
                .as("vaults of the rules")
                .extracting(BackupRule::targetBackupVaultName)
                .containsExactly(VAULT);
        assertThat(Found.selected(outputs.get("PlanId")))
                .as("what the plan selects")
                .containsExactly(outputs.get("FileSystemArn"));
    }

    @Test
    void aFailedDeploymentRollsBackAndARepeatedOneSucceeds() {
        String stack = "LateSecret-" + Emulator.RUN;

        deployment.deployAgain("LateSecret").refused();

        Description.of(Found.stack(stack)).has("StackStatus", "ROLLBACK_COMPLETE");
        assertThat(lateFiles()).as("file systems that are left").isEmpty();

        Existing.secret(LATE_SECRET, PLAIN_TOKEN);
        deployment.deployAgain("LateSecret").orFail();

        Description.of(Found.stack(stack)).has("StackStatus", "CREATE_COMPLETE");
        assertThat(lateFiles()).as("file systems").hasSize(1);
        Description.of(Found.cache("late-" + Emulator.RUN)).has("AuthTokenEnabled", true);
        assertThat(givenToken("LateSecret")).as("token of the cache").isEqualTo(PLAIN_TOKEN);
    }

    private static Map<String, String> outputs(String stack) {
        return Found.outputs(stack + "-" + Emulator.RUN);
    }

    private static ReplicationGroup cache(String stack) {
        return Found.cache(outputs(stack).get("ReplicationGroupId"));
    }

    private static String givenToken(String stack) {
        return GivenToken.of(stack + "-" + Emulator.RUN);
    }

    private static List<FileSystemDescription> lateFiles() {
        return Found.fileSystems().stream()
                .filter(files -> ("late-" + Emulator.RUN).equals(files.name()))
                .toList();
    }
}
