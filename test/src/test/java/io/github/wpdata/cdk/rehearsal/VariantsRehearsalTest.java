package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.rehearsal.Deployment.Run;
import io.github.wpdata.cdk.rehearsal.Existing.Network;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.backup.model.BackupRule;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.elasticache.model.AutomaticFailoverStatus;
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

        assertThat(cluster.serverlessV2ScalingConfiguration()).isNull();
        assertThat(Found.instances(cluster.dbClusterIdentifier()))
                .hasSize(3)
                .extracting(DBInstance::dbInstanceClass)
                .containsOnly("db.r6g.large");
    }

    @Test
    void anExistingSecretNamesTheAdministrator() {
        DBCluster cluster = Found.cluster(outputs("Provisioned").get("ClusterId"));

        assertThat(cluster.masterUsername()).isEqualTo("owner");
        assertThat(cluster.masterUserSecret()).as("a secret made by RDS").isNull();
    }

    @Test
    void anExistingNetworkTakesTheServices() {
        DBCluster cluster = Found.cluster(outputs("Provisioned").get("ClusterId"));

        assertThat(Found.subnetIds(cluster)).containsExactlyInAnyOrderElementsOf(network.subnetIds());
        Found.assertOnlyClientsReach(
                cluster.vpcSecurityGroups().get(0).vpcSecurityGroupId(), network.clientSecurityGroupId(), 3306);
    }

    @Test
    void clusterModeSpreadsOverShards() {
        ReplicationGroup cache = cache("ClusterMode");

        assertThat(cache.clusterEnabled()).isTrue();
        assertThat(cache.nodeGroups())
                .hasSize(2)
                .allSatisfy(shard -> assertThat(shard.nodeGroupMembers()).hasSize(2));
        assertThat(cache.automaticFailover()).isEqualTo(AutomaticFailoverStatus.ENABLED);
        assertThat(outputs("ClusterMode"))
                .containsEntry("Endpoint", cache.configurationEndpoint().address());
    }

    @Test
    void valkeyIsMadeAsValkey() {
        ReplicationGroup cache = cache("Valkey");

        assertThat(cache.engine()).isEqualTo("valkey");
        assertThat(cache.transitEncryptionEnabled()).isTrue();
        assertThat(Found.node(cache).engineVersion()).isEqualTo("8.0");
    }

    @Test
    void theCacheIsGivenTheFieldOfAnExistingSecret() {
        assertThat(cache("ClusterMode").authTokenEnabled()).isTrue();
        assertThat(givenToken("ClusterMode")).isEqualTo(JSON_TOKEN);
    }

    @Test
    void theCacheIsGivenTheGeneratedToken() {
        assertThat(cache("Valkey").authTokenEnabled()).isTrue();
        assertThat(Found.secret(outputs("Valkey").get("TokenArn"))).contains("\"" + givenToken("Valkey") + "\"");
    }

    @Test
    void anExistingKeyAndVaultAreUsed() {
        Map<String, String> outputs = outputs("ExistingVault");

        assertThat(Found.fileSystem(outputs.get("FileSystemId")).kmsKeyId()).isEqualTo(keyArn);
        assertThat(Found.backupRules(outputs.get("PlanId")))
                .extracting(BackupRule::targetBackupVaultName)
                .containsExactly(VAULT);
        assertThat(Found.selected(outputs.get("PlanId"))).containsExactly(outputs.get("FileSystemArn"));
    }

    @Test
    void aFailedDeploymentRollsBackAndARepeatedOneSucceeds() {
        String stack = "LateSecret-" + Emulator.RUN;
        List<FileSystemDescription> before = Found.fileSystems();

        Run failed = deployment.deployAgain("LateSecret");

        assertThat(failed.succeeded()).as("a cache without its token is made").isFalse();
        assertThat(Found.stack(stack).stackStatus()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(Found.fileSystems())
                .extracting(FileSystemDescription::fileSystemId)
                .hasSameSizeAs(before);

        Existing.secret(LATE_SECRET, PLAIN_TOKEN);
        deployment.deployAgain("LateSecret").orFail();

        assertThat(Found.stack(stack).stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(Found.fileSystems()).hasSize(before.size() + 1);
        assertThat(Found.cache("late-" + Emulator.RUN).authTokenEnabled()).isTrue();
        assertThat(givenToken("LateSecret")).as("the whole secret").isEqualTo(PLAIN_TOKEN);
    }

    private static Map<String, String> outputs(String stack) {
        return Found.outputs(stack + "-" + Emulator.RUN);
    }

    private static ReplicationGroup cache(String stack) {
        return Found.cache(outputs(stack).get("ReplicationGroupId"));
    }

    private static String givenToken(String stack) {
        return Found.secret(outputs(stack).get("GivenTokenArn"));
    }
}
