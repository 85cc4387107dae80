package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wpdata.cdk.app.WordPressDataApp;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.LifecyclePolicy;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.LogDeliveryConfiguration;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;

/** The sample app in production, as cdk.json has it: what exists. */
@Rehearsal
class ProductionRehearsalTest {
    private static final String NAME = "prod-" + Emulator.RUN;
    private static final String STACK = NAME + "-data";
    private static final String NETWORK = NAME + "-network";

    private static Map<String, String> outputs;

    @BeforeAll
    static void deploy() {
        new Deployment(WordPressDataApp.class, "production")
                .context("name", NAME)
                .deploy()
                .orFail();
        outputs = Found.outputs(STACK);
    }

    @Test
    void theStacksAreProtectedFromDeletion() {
        assertThat(List.of(STACK, NETWORK))
                .allSatisfy(stack -> Description.of(Found.stack(stack)).has("EnableTerminationProtection", true));
    }

    @Test
    void aWriterAndAReaderServeTheDatabase() {
        DBCluster cluster = cluster();

        Description.of(cluster)
                .has("DBClusterIdentifier", NAME + "-aurora")
                .has("Engine", "aurora-mysql")
                .has("DatabaseName", "wordpress")
                .has("Port", 3306)
                .has("ServerlessV2ScalingConfiguration.MinCapacity", 2.0)
                .has("ServerlessV2ScalingConfiguration.MaxCapacity", 16.0)
                .has("PreferredBackupWindow", "02:00-03:00")
                .has("PreferredMaintenanceWindow", "sun:03:00-sun:04:00")
                .has("BackupRetentionPeriod", 7)
                .has("CopyTagsToSnapshot", true)
                .has("DeletionProtection", true)
                .has("StorageEncrypted", true);
        assertThat(cluster.dbClusterMembers())
                .as("writers among the members of the cluster")
                .extracting(DBClusterMember::isClusterWriter)
                .containsExactlyInAnyOrder(true, false);
        assertThat(Found.instances(cluster.dbClusterIdentifier()))
                .allSatisfy(instance -> Description.of(instance)
                        .has("DBInstanceClass", "db.serverless")
                        .has("PubliclyAccessible", false)
                        .has("StorageEncrypted", true));
        assertOutput("WriterEndpoint", cluster.endpoint());
        assertOutput("ReaderEndpoint", cluster.readerEndpoint());
    }

    @Test
    void rdsKeepsTheAdministratorsPassword() {
        DBCluster cluster = cluster();

        Description.of(cluster)
                .has("MasterUsername", "wpadmin")
                .has("MasterUserSecret.SecretArn", outputs.get("AdminSecretArn"))
                .has("MasterUserSecret.KmsKeyId", cluster.kmsKeyId());
    }

    @Test
    void theDatabaseRefusesPlainConnections() {
        assertThat(Found.parameters(cluster()))
                .as("parameters of the database")
                .containsAllEntriesOf(Map.of(
                        "require_secure_transport", "ON",
                        "character_set_server", "utf8mb4",
                        "collation_server", "utf8mb4_unicode_520_ci",
                        "slow_query_log", "1",
                        "long_query_time", "2",
                        "log_output", "FILE"));
    }

    @Test
    void oneKeyOfOursEncryptsEverything() {
        DBCluster cluster = cluster();
        String key = cluster.kmsKeyId();

        Description.of(Found.key(key)).has("KeyManager", "CUSTOMER").has("KeyState", "Enabled");
        Description.of(Aws.KMS.getKeyRotationStatus(request -> request.keyId(key)))
                .has("KeyRotationEnabled", true);
        Description.of(cache()).has("AtRestEncryptionEnabled", true).has("KmsKeyId", key);
        Description.of(files()).has("Encrypted", true).has("KmsKeyId", key);
        Description.of(Aws.BACKUP.describeBackupVault(
                        request -> request.backupVaultName(outputs.get("BackupVaultName"))))
                .has("EncryptionKeyArn", key);
        Description.of(Aws.SECRETS.describeSecret(request -> request.secretId(outputs.get("CacheAuthTokenSecretArn"))))
                .has("KmsKeyId", key);
    }

    @Test
    void logsGoToEncryptedGroupsThatForgetInTime() {
        String database = "/aws/rds/cluster/" + outputs.get("ClusterId") + "/";
        List<LogDeliveryConfiguration> deliveries = cache().logDeliveryConfigurations();

        assertThat(cluster().enabledCloudwatchLogsExports())
                .as("logs of the database")
                .containsExactlyInAnyOrder("error", "slowquery");
        assertThat(deliveries)
                .as("logs of the cache")
                .extracting(LogDeliveryConfiguration::logTypeAsString)
                .containsExactlyInAnyOrder("slow-log", "engine-log");
        assertKept(database + "error");
        assertKept(database + "slowquery");
        deliveries.forEach(log ->
                assertKept(log.destinationDetails().cloudWatchLogsDetails().logGroup()));
    }

    @Test
    void theCacheFailsOverAndIsKept() {
        ReplicationGroup cache = cache();
        CacheCluster node = Found.node(cache);

        Description.of(cache)
                .has("ReplicationGroupId", NAME + "-redis")
                .has("Engine", "redis")
                .has("CacheNodeType", "cache.t4g.small")
                .has("AutomaticFailover", "enabled")
                .has("MultiAZ", "enabled")
                .has("SnapshotRetentionLimit", 7)
                .has("SnapshotWindow", "03:00-04:00");
        Description.of(node).has("EngineVersion", "7.1").has("PreferredMaintenanceWindow", "sun:04:00-sun:05:00");
        assertThat(Found.parameters(node))
                .as("parameters of the cache")
                .containsAllEntriesOf(
                        Map.of("timeout", "0", "maxmemory-policy", "allkeys-lru", "reserved-memory-percent", "25"));
        assertOutput(
                "CachePrimaryEndpoint",
                cache.nodeGroups().get(0).primaryEndpoint().address());
        assertOutput(
                "CacheReaderEndpoint",
                cache.nodeGroups().get(0).readerEndpoint().address());
    }

    @Test
    void theCacheWantsTlsAndAToken() {
        Description.of(cache())
                .has("TransitEncryptionEnabled", true)
                .has("TransitEncryptionMode", "required")
                .has("AuthTokenEnabled", true);
        assertThat(Found.secret(outputs.get("CacheAuthTokenSecretArn")))
                .as("the generated token")
                .matches("\\{\"token\": ?\"[A-Za-z0-9]{64}\"}");
    }

    @Test
    void theFilesAreMountedByTheirClientsAndMovedWhenNobodyReadsThem() {
        String id = outputs.get("FileSystemId");

        Description.of(files())
                .has("ThroughputMode", "bursting")
                .has("PerformanceMode", "generalPurpose")
                .has("NumberOfMountTargets", 2);
        assertThat(Found.mountTargets(id))
                .allSatisfy(target -> assertThat(Aws.EFS
                                .describeMountTargetSecurityGroups(
                                        request -> request.mountTargetId(target.mountTargetId()))
                                .securityGroups())
                        .as("security groups of %s", target.mountTargetId())
                        .containsExactly(outputs.get("FilesSecurityGroupId")));
        assertThat(Aws.EFS
                        .describeLifecycleConfiguration(request -> request.fileSystemId(id))
                        .lifecyclePolicies())
                .as("lifecycle of the files")
                .containsExactlyInAnyOrder(
                        LifecyclePolicy.builder()
                                .transitionToIA("AFTER_30_DAYS")
                                .build(),
                        LifecyclePolicy.builder()
                                .transitionToPrimaryStorageClass("AFTER_1_ACCESS")
                                .build());
    }

    @Test
    void theAccessPointBelongsToTheWebServer() {
        Description.of(Found.accessPoint(outputs.get("AccessPointId")))
                .has("FileSystemId", outputs.get("FileSystemId"))
                .has("PosixUser.Uid", 33L)
                .has("PosixUser.Gid", 33L)
                .has("RootDirectory.Path", "/wp-content")
                .has("RootDirectory.CreationInfo.OwnerUid", 33L)
                .has("RootDirectory.CreationInfo.OwnerGid", 33L)
                .has("RootDirectory.CreationInfo.Permissions", "0775");
    }

    @Test
    void theFileSystemsPolicyWantsTls() throws IOException {
        String policy = Aws.EFS
                .describeFileSystemPolicy(request -> request.fileSystemId(outputs.get("FileSystemId")))
                .policy();

        JsonNode statements = new ObjectMapper().readTree(policy).path("Statement");

        assertThat(statements)
                .as("policy of the file system")
                .hasSize(2)
                .anySatisfy(statement -> assertStatement(statement, "Deny", "aws:SecureTransport", "false"))
                .anySatisfy(statement ->
                        assertStatement(statement, "Allow", "elasticfilesystem:AccessedViaMountTarget", "true"));
    }

    @Test
    void everyServiceStandsInTwoZones() {
        List<String> mountTargets = Found.mountTargets(outputs.get("FileSystemId")).stream()
                .map(MountTargetDescription::subnetId)
                .toList();

        assertThat(Found.zones(Found.subnetIds(cluster())))
                .as("zones of the database")
                .hasSize(2);
        assertThat(Found.zones(Found.subnetIds(Found.node(cache()))))
                .as("zones of the cache")
                .hasSize(2);
        assertThat(Found.zones(mountTargets)).as("zones of the mount targets").hasSize(2);
    }

    @Test
    void onlyTheClientsReachTheServices() {
        String database = outputs.get("DatabaseSecurityGroupId");
        String cache = outputs.get("CacheSecurityGroupId");
        String files = outputs.get("FilesSecurityGroupId");
        String clients = clientsGroup();

        Reach.assertOnly(clients, database, 3306);
        Reach.assertOnly(clients, cache, 6379);
        Reach.assertOnly(clients, files, 2049);
        assertThat(Found.egressToGroups(clients))
                .as("rules that let the clients out")
                .hasSize(3)
                .anySatisfy(rule -> Reach.assertBetween(rule, database, 3306))
                .anySatisfy(rule -> Reach.assertBetween(rule, cache, 6379))
                .anySatisfy(rule -> Reach.assertBetween(rule, files, 2049));
        assertThat(cluster().vpcSecurityGroups())
                .as("security groups of the database")
                .extracting(group -> group.vpcSecurityGroupId())
                .containsExactly(database);
        assertThat(Found.node(cache()).securityGroups())
                .as("security groups of the cache")
                .extracting(group -> group.securityGroupId())
                .containsExactly(cache);
    }

    @Test
    void theManifestsHoldTheRealIds() {
        String files = files().fileSystemId();
        String accessPoint = Found.accessPoint(outputs.get("AccessPointId")).accessPointId();

        assertThat(outputs.get("KubernetesManifests"))
                .as("manifests of a fixed volume")
                .contains("volumeHandle: \"" + files + "::" + accessPoint + "\"\n");
        assertThat(outputs.get("KubernetesDynamicManifests"))
                .as("manifests of a storage class")
                .contains("fileSystemId: \"" + files + "\"\n");
    }

    private static DBCluster cluster() {
        return Found.cluster(outputs.get("ClusterId"));
    }

    private static ReplicationGroup cache() {
        return Found.cache(outputs.get("ReplicationGroupId"));
    }

    private static FileSystemDescription files() {
        return Found.fileSystem(outputs.get("FileSystemId"));
    }

    private static String clientsGroup() {
        return Found.physicalIds(NETWORK).entrySet().stream()
                .filter(resource -> resource.getKey().contains("Clients")
                        && resource.getValue().startsWith("sg-"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static void assertOutput(String output, String expected) {
        assertThat(outputs.get(output)).as("output %s", output).isEqualTo(expected);
    }

    private static void assertKept(String logGroup) {
        assertThat(Found.logGroups(logGroup))
                .as("log groups %s", logGroup)
                .singleElement()
                .satisfies(group -> Description.of(group)
                        .has("retentionInDays", 30)
                        .has("kmsKeyId", cluster().kmsKeyId()));
    }

    private static void assertStatement(JsonNode statement, String effect, String condition, String value) {
        assertThat(statement.path("Effect").asText()).as("Effect").isEqualTo(effect);
        assertThat(statement.path("Condition").path("Bool").path(condition).asText())
                .as(condition)
                .isEqualTo(value);
    }
}
