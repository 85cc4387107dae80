package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wpdata.cdk.app.WordPressDataApp;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.backup.model.BackupRule;
import software.amazon.awssdk.services.backup.model.BackupVaultListMember;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.LifecyclePolicy;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;
import software.amazon.awssdk.services.elasticache.model.AutomaticFailoverStatus;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.LogDeliveryConfiguration;
import software.amazon.awssdk.services.elasticache.model.MultiAZStatus;
import software.amazon.awssdk.services.elasticache.model.Parameter;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;

/** The sample app in production, with copies to another region: what exists, what a second deployment does, and the end. */
@Rehearsal
class ProductionRehearsalTest {
    private static final String NAME = "prod-" + Emulator.RUN;
    private static final String STACK = NAME + "-data";

    private static Deployment deployment;
    private static Map<String, String> outputs;

    @BeforeAll
    static void deploy() {
        deployment = new Deployment(WordPressDataApp.class, "production")
                .context("name", NAME)
                .context("copyBackups", true)
                // Emulators lack the call that switches it on.
                .context("terminationProtection", false);
        deployment.deploy().orFail();
        outputs = Found.outputs(STACK);
    }

    @Test
    void aWriterAndAReaderServeTheDatabase() {
        DBCluster cluster = Found.cluster(outputs.get("ClusterId"));

        assertThat(cluster.engine()).isEqualTo("aurora-mysql");
        assertThat(cluster.databaseName()).isEqualTo("wordpress");
        assertThat(cluster.port()).isEqualTo(3306);
        assertThat(cluster.serverlessV2ScalingConfiguration().minCapacity()).isEqualTo(2);
        assertThat(cluster.serverlessV2ScalingConfiguration().maxCapacity()).isEqualTo(16);
        assertThat(cluster.preferredBackupWindow()).isEqualTo("02:00-03:00");
        assertThat(cluster.preferredMaintenanceWindow()).isEqualTo("sun:03:00-sun:04:00");
        assertThat(cluster.backupRetentionPeriod()).isEqualTo(7);
        assertThat(cluster.copyTagsToSnapshot()).isTrue();
        assertThat(cluster.deletionProtection()).isTrue();
        assertThat(cluster.dbClusterMembers())
                .extracting(DBClusterMember::isClusterWriter)
                .containsExactlyInAnyOrder(true, false);
        assertThat(Found.instances(cluster.dbClusterIdentifier())).allSatisfy(instance -> {
            assertThat(instance.dbInstanceClass()).isEqualTo("db.serverless");
            assertThat(instance.publiclyAccessible()).isFalse();
        });
        assertThat(outputs)
                .containsEntry("WriterEndpoint", cluster.endpoint())
                .containsEntry("ReaderEndpoint", cluster.readerEndpoint());
    }

    @Test
    void rdsKeepsTheAdministratorsPassword() {
        DBCluster cluster = Found.cluster(outputs.get("ClusterId"));

        assertThat(cluster.masterUsername()).isEqualTo("wpadmin");
        assertThat(cluster.masterUserSecret().secretArn()).isEqualTo(outputs.get("AdminSecretArn"));
        assertThat(cluster.masterUserSecret().kmsKeyId()).isEqualTo(cluster.kmsKeyId());
    }

    @Test
    void theDatabaseRefusesPlainConnections() {
        String group = Found.cluster(outputs.get("ClusterId")).dbClusterParameterGroup();
        Map<String, String> parameters = Aws.RDS
                .describeDBClusterParameters(request -> request.dbClusterParameterGroupName(group))
                .parameters()
                .stream()
                .collect(Collectors.toMap(
                        parameter -> parameter.parameterName(), parameter -> parameter.parameterValue()));

        assertThat(parameters)
                .containsEntry("require_secure_transport", "ON")
                .containsEntry("character_set_server", "utf8mb4")
                .containsEntry("slow_query_log", "1");
    }

    @Test
    void oneKeyOfOursEncryptsEverything() {
        String key = Found.cluster(outputs.get("ClusterId")).kmsKeyId();

        assertThat(Found.key(key).keyManager()).isEqualTo(KeyManagerType.CUSTOMER);
        assertThat(Aws.KMS.getKeyRotationStatus(request -> request.keyId(key)).keyRotationEnabled())
                .isTrue();
        assertThat(Found.cluster(outputs.get("ClusterId")).storageEncrypted()).isTrue();
        assertThat(Found.cache(outputs.get("ReplicationGroupId")).kmsKeyId()).isEqualTo(key);
        assertThat(Found.fileSystem(outputs.get("FileSystemId")).kmsKeyId()).isEqualTo(key);
        assertThat(vaultKey()).isEqualTo(key);
        assertThat(Aws.SECRETS
                        .describeSecret(request -> request.secretId(outputs.get("CacheAuthTokenSecretArn")))
                        .kmsKeyId())
                .isEqualTo(key);
    }

    @Test
    void logsGoToGroupsThatForgetInTime() {
        ReplicationGroup cache = Found.cache(outputs.get("ReplicationGroupId"));

        assertThat(Found.cluster(outputs.get("ClusterId")).enabledCloudwatchLogsExports())
                .containsExactlyInAnyOrder("error", "slowquery");
        for (String log : new String[] {"error", "slowquery"}) {
            assertKept("/aws/rds/cluster/" + outputs.get("ClusterId") + "/" + log);
        }
        assertThat(cache.logDeliveryConfigurations())
                .extracting(LogDeliveryConfiguration::logTypeAsString)
                .containsExactlyInAnyOrder("slow-log", "engine-log");
        cache.logDeliveryConfigurations()
                .forEach(log -> assertKept(
                        log.destinationDetails().cloudWatchLogsDetails().logGroup()));
    }

    @Test
    void theCacheFailsOverAndIsKept() {
        ReplicationGroup cache = Found.cache(outputs.get("ReplicationGroupId"));
        CacheCluster node = Found.node(cache);

        assertThat(cache.engine()).isEqualTo("redis");
        assertThat(cache.cacheNodeType()).isEqualTo("cache.t4g.small");
        assertThat(cache.automaticFailover()).isEqualTo(AutomaticFailoverStatus.ENABLED);
        assertThat(cache.multiAZ()).isEqualTo(MultiAZStatus.ENABLED);
        assertThat(cache.snapshotRetentionLimit()).isEqualTo(7);
        assertThat(cache.snapshotWindow()).isEqualTo("03:00-04:00");
        assertThat(node.engineVersion()).isEqualTo("7.1");
        assertThat(node.preferredMaintenanceWindow()).isEqualTo("sun:04:00-sun:05:00");
        assertThat(Aws.ELASTI_CACHE
                        .describeCacheParameters(request -> request.cacheParameterGroupName(
                                node.cacheParameterGroup().cacheParameterGroupName()))
                        .parameters()
                        .stream()
                        .collect(Collectors.toMap(Parameter::parameterName, Parameter::parameterValue)))
                .containsEntry("timeout", "0")
                .containsEntry("maxmemory-policy", "allkeys-lru");
        assertThat(outputs)
                .containsEntry(
                        "CachePrimaryEndpoint",
                        cache.nodeGroups().get(0).primaryEndpoint().address())
                .containsEntry(
                        "CacheReaderEndpoint",
                        cache.nodeGroups().get(0).readerEndpoint().address());
    }

    @Test
    void theCacheWantsTlsAndTheGeneratedToken() {
        ReplicationGroup cache = Found.cache(outputs.get("ReplicationGroupId"));
        String secret = Found.secret(outputs.get("CacheAuthTokenSecretArn"));

        assertThat(cache.transitEncryptionEnabled()).isTrue();
        assertThat(cache.transitEncryptionModeAsString()).isEqualTo("required");
        assertThat(cache.atRestEncryptionEnabled()).isTrue();
        assertThat(cache.authTokenEnabled()).isTrue();
        assertThat(secret).matches("\\{\"token\": ?\"[A-Za-z0-9]{64}\"}");
    }

    @Test
    void theFilesAreMountedInTwoZones() {
        FileSystemDescription files = Found.fileSystem(outputs.get("FileSystemId"));

        assertThat(files.encrypted()).isTrue();
        assertThat(files.throughputModeAsString()).isEqualTo("bursting");
        assertThat(files.performanceModeAsString()).isEqualTo("generalPurpose");
        assertThat(Found.mountTargets(files.fileSystemId()))
                .hasSize(2)
                .extracting(MountTargetDescription::availabilityZoneName)
                .doesNotHaveDuplicates();
        assertThat(Found.mountTargets(files.fileSystemId()))
                .allSatisfy(target -> assertThat(Aws.EFS
                                .describeMountTargetSecurityGroups(
                                        request -> request.mountTargetId(target.mountTargetId()))
                                .securityGroups())
                        .containsExactly(outputs.get("FilesSecurityGroupId")));
        assertThat(Aws.EFS
                        .describeLifecycleConfiguration(request -> request.fileSystemId(files.fileSystemId()))
                        .lifecyclePolicies())
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
        AccessPointDescription accessPoint = accessPoint();

        assertThat(accessPoint.fileSystemId()).isEqualTo(outputs.get("FileSystemId"));
        assertThat(accessPoint.posixUser().uid()).isEqualTo(33);
        assertThat(accessPoint.posixUser().gid()).isEqualTo(33);
        assertThat(accessPoint.rootDirectory().path()).isEqualTo("/wp-content");
        assertThat(accessPoint.rootDirectory().creationInfo().permissions()).isEqualTo("0775");
    }

    @Test
    void theFileSystemsPolicyWantsTls() throws IOException {
        String policy = Aws.EFS
                .describeFileSystemPolicy(request -> request.fileSystemId(outputs.get("FileSystemId")))
                .policy();

        JsonNode statements = new ObjectMapper().readTree(policy).path("Statement");

        assertThat(statements)
                .anySatisfy(statement -> {
                    assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
                    assertThat(statement
                                    .at("/Condition/Bool/aws:SecureTransport")
                                    .asText())
                            .isEqualTo("false");
                })
                .anySatisfy(statement -> {
                    assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
                    assertThat(statement
                                    .at("/Condition/Bool/elasticfilesystem:AccessedViaMountTarget")
                                    .asText())
                            .isEqualTo("true");
                });
    }

    @Test
    void backupsAreTakenEachDayAndCopiedToAVaultThatExists() {
        String there =
                Found.outputs(Aws.CLOUD_FORMATION_THERE, NAME + "-backup").get("BackupVaultArn");

        for (String part : new String[] {"-aurora", "-efs"}) {
            BackupRule rule = Found.backupRules(planId(NAME + part)).get(0);
            assertThat(rule.scheduleExpression())
                    .isEqualTo(part.equals("-aurora") ? "cron(0 2 * * ? *)" : "cron(0 1 * * ? *)");
            assertThat(rule.targetBackupVaultName()).isEqualTo(outputs.get("BackupVaultName"));
            assertThat(rule.lifecycle().deleteAfterDays()).isEqualTo(30);
            assertThat(rule.copyActions()).singleElement().satisfies(copy -> {
                assertThat(copy.destinationBackupVaultArn()).isEqualTo(there);
                assertThat(copy.lifecycle().deleteAfterDays()).isEqualTo(30);
            });
        }
        BackupVaultListMember destination = Aws.BACKUP_THERE.listBackupVaults().backupVaultList().stream()
                .filter(vault -> vault.backupVaultArn().equals(there))
                .findFirst()
                .orElseThrow();
        assertThat(Aws.KMS_THERE
                        .describeKey(request -> request.keyId(destination.encryptionKeyArn()))
                        .keyMetadata()
                        .keyManager())
                .isEqualTo(KeyManagerType.CUSTOMER);
    }

    @Test
    void theSelectionsNameTheVeryClusterAndFileSystem() {
        assertThat(Found.selected(planId(NAME + "-aurora")))
                .containsExactly(Found.cluster(outputs.get("ClusterId")).dbClusterArn());
        assertThat(Found.selected(planId(NAME + "-efs")))
                .containsExactly(Found.fileSystem(outputs.get("FileSystemId")).fileSystemArn());
    }

    @Test
    void onlyTheClientsReachTheServices() {
        String clients = Found.physicalIds(STACK).entrySet().stream()
                .filter(resource -> resource.getKey().startsWith("Clients")
                        && resource.getValue().startsWith("sg-"))
                .findFirst()
                .orElseThrow()
                .getValue();

        Found.assertOnlyClientsReach(outputs.get("DatabaseSecurityGroupId"), clients, 3306);
        Found.assertOnlyClientsReach(outputs.get("CacheSecurityGroupId"), clients, 6379);
        Found.assertOnlyClientsReach(outputs.get("FilesSecurityGroupId"), clients, 2049);
        assertThat(Found.cluster(outputs.get("ClusterId")).vpcSecurityGroups())
                .singleElement()
                .satisfies(group ->
                        assertThat(group.vpcSecurityGroupId()).isEqualTo(outputs.get("DatabaseSecurityGroupId")));
        assertThat(Found.node(Found.cache(outputs.get("ReplicationGroupId"))).securityGroups())
                .singleElement()
                .satisfies(group -> assertThat(group.securityGroupId()).isEqualTo(outputs.get("CacheSecurityGroupId")));
    }

    @Test
    void theManifestsHoldTheRealIds() {
        String files = accessPoint().fileSystemId();

        assertThat(outputs.get("KubernetesManifests"))
                .contains("volumeHandle: \"" + files + "::" + accessPoint().accessPointId() + "\"\n");
        assertThat(outputs.get("KubernetesDynamicManifests")).contains("fileSystemId: \"" + files + "\"\n");
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void aSecondDeploymentChangesNothing() {
        Map<String, String> before = Found.physicalIds(STACK);

        assertThat(deployment.deploy().orFail().output())
                .contains("WordPressData (" + STACK + ") (no changes)")
                .contains("WordPressBackupRegion (" + NAME + "-backup) (no changes)");

        deployment.diff().orFail();
        assertThat(Found.physicalIds(STACK)).isEqualTo(before);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void takenDownAsTheOperationsPageTellsItLeavesTheData() {
        String cluster = outputs.get("ClusterId");
        String key = Found.cluster(cluster).kmsKeyId();

        deployment.context("deletionProtection", false).deploy().orFail();
        deployment.destroy().orFail();

        assertThat(Found.clusters()).extracting(DBCluster::dbClusterIdentifier).doesNotContain(cluster);
        assertThat(Found.finalSnapshots(cluster))
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot.kmsKeyId()).isEqualTo(key));
        assertThat(Found.fileSystem(outputs.get("FileSystemId"))).isNotNull();
        assertThat(vaultKey()).isEqualTo(key);
        assertThat(Aws.BACKUP_THERE.listBackupVaults().backupVaultList())
                .extracting(BackupVaultListMember::backupVaultName)
                .contains(NAME + "-dr-vault");
        assertThat(Found.key(key).keyState()).isEqualTo(KeyState.ENABLED);
        assertThat(Aws.SECRETS
                        .describeSecret(request -> request.secretId(outputs.get("CacheAuthTokenSecretArn")))
                        .deletedDate())
                .isNull();
    }

    private static AccessPointDescription accessPoint() {
        return Aws.EFS
                .describeAccessPoints(request -> request.accessPointId(outputs.get("AccessPointId")))
                .accessPoints()
                .get(0);
    }

    private static String vaultKey() {
        return Aws.BACKUP
                .describeBackupVault(request -> request.backupVaultName(outputs.get("BackupVaultName")))
                .encryptionKeyArn();
    }

    private static String planId(String planName) {
        return Aws.BACKUP.listBackupPlans().backupPlansList().stream()
                .filter(plan -> plan.backupPlanName().equals(planName))
                .findFirst()
                .orElseThrow()
                .backupPlanId();
    }

    private static void assertKept(String logGroup) {
        assertThat(Aws.LOGS
                        .describeLogGroups(request -> request.logGroupNamePrefix(logGroup))
                        .logGroups())
                .as("log groups %s", logGroup)
                .singleElement()
                .satisfies(group -> assertThat(group.retentionInDays()).isPositive());
    }
}
