package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.app.WordPressDataApp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.rds.model.DBCluster;

/**
 * The disaster drill: a region is lost, and the same stack is deployed to the backup region from the copies, by the commands of
 * docs/disaster-recovery.md. And a restore in place, on a stack that runs.
 */
@Rehearsal
class DrillRehearsalTest {
    private static final String NAME = "drill-" + Emulator.RUN;
    private static final String STACK = NAME + "-data";
    private static final String PAGE = "docs/disaster-recovery.md";
    private static final String DATABASE = "posts of the lost region";
    private static final String FILES = "uploads of the lost region";
    private static final Map<String, String> THERE = Map.of(
            "NAME",
            NAME,
            "BACKUP_REGION",
            Emulator.BACKUP_REGION,
            "AWS_DEFAULT_REGION",
            Emulator.BACKUP_REGION,
            "AWS_REGION",
            Emulator.BACKUP_REGION);

    private static Deployment home;
    private static Deployment away;
    private static Map<String, String> outputs;

    @BeforeAll
    static void deployWithCopies() {
        for (String region : List.of(Emulator.REGION, Emulator.BACKUP_REGION)) {
            Shell.aws(
                    "backup",
                    "update-region-settings",
                    "--region",
                    region,
                    "--resource-type-opt-in-preference",
                    "Aurora=true,EFS=true");
        }
        home = new Deployment(WordPressDataApp.class, "drill")
                .context("name", NAME)
                .context("copyBackups", true);
        home.deploy().orFail();
        outputs = Found.outputs(STACK);
        Backups.setPassword(outputs.get("ClusterId"));
        Backups.write(Found.cluster(outputs.get("ClusterId")).dbClusterArn(), DATABASE);
        Backups.write(outputs.get("FileSystemArn"), FILES);
    }

    @Test
    @Order(0)
    void eachPlanTakesABackupAndACopyOfIt() {
        for (String plan : List.of(NAME + "-aurora", NAME + "-efs")) {
            JsonNode jobs = Backups.runPlan(Emulator.REGION, plan);

            assertThat(jobs)
                    .as("jobs of %s", plan)
                    .hasSize(2)
                    .allSatisfy(job ->
                            assertThat(job.path("State").asText()).as("%s", job).isEqualTo("COMPLETED"));
        }
        assertThat(Shell.run(Runbook.commands(PAGE, "### 2. Detect"), THERE))
                .contains("Aurora")
                .contains("EFS")
                .contains("COMPLETED");
    }

    @Test
    @Order(1)
    void theDatabaseOfTheBackupRegionDescendsFromTheCopy() {
        String snapshot = Shell.run(Runbook.commands(PAGE, "### 4. Restore the database"), THERE)
                .strip();
        assertThat(snapshot).contains("cluster-snapshot:awsbackup:copyjob-");
        away = new Deployment(WordPressDataApp.class, "drill-away")
                .context("name", NAME)
                .context("region", Emulator.BACKUP_REGION)
                .context("copyBackups", false)
                .context("restoreDatabaseFrom", snapshot);

        away.deploy().orFail();

        Map<String, String> there = Found.outputs(Aws.CLOUD_FORMATION_THERE, STACK);
        DBCluster cluster = Aws.RDS_THERE
                .describeDBClusters(request -> request.dbClusterIdentifier(there.get("ClusterId")))
                .dbClusters()
                .get(0);
        assertThat(Backups.data(cluster.dbClusterArn()).asText()).isEqualTo(DATABASE);
        Description.of(cluster)
                .has("DatabaseName", "wordpress")
                .has("ServerlessV2ScalingConfiguration.MinCapacity", 2.0)
                .has("ServerlessV2ScalingConfiguration.MaxCapacity", 16.0)
                .has("BackupRetentionPeriod", 7)
                .has("DeletionProtection", true)
                .has("StorageEncrypted", true);
        assertThat(cluster.dbClusterMembers()).as("writer and reader").hasSize(2);
        assertThat(cluster.kmsKeyId()).contains(":" + Emulator.BACKUP_REGION + ":");
        assertThat(cluster.masterUserSecret().secretArn())
                .isEqualTo(there.get("AdminSecretArn"))
                .contains(":" + Emulator.BACKUP_REGION + ":");
        assertThat(Shell.run(Runbook.commands(PAGE, "### 9. Verify"), THERE)).contains("available\tTrue\t2");
    }

    @Test
    @Order(2)
    void theAccessPointIsRootedInTheRestoredDirectory() {
        assertThat(Shell.run(Runbook.commands(PAGE, "### 5. Restore the files"), THERE))
                .contains("COMPLETED");
        Map<String, String> before = Found.outputs(Aws.CLOUD_FORMATION_THERE, STACK);
        JsonNode data = Backups.data(before.get("FileSystemArn"));
        String directory = data.properties().stream()
                .filter(entry -> entry.getValue().asText().equals(FILES))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();

        away.context("restoredFiles", directory).deploy().orFail();

        Map<String, String> after = Found.outputs(Aws.CLOUD_FORMATION_THERE, STACK);
        assertThat(after.get("FileSystemId")).isEqualTo(before.get("FileSystemId"));
        assertThat(after.get("AccessPointId")).isNotEqualTo(before.get("AccessPointId"));
        assertThat(root(after.get("AccessPointId"))).isEqualTo("/" + directory + "/wp-content");
        assertThat(root(before.get("AccessPointId")))
                .as("what pods use until they have moved")
                .isEqualTo("/wp-content");
        assertThat(after.get("KubernetesManifests"))
                .contains(after.get("FileSystemId") + "::" + after.get("AccessPointId"));
        assertThat(Shell.run(Runbook.commands(PAGE, "### 7. Secrets"), THERE))
                .contains("AdminSecretArn")
                .contains("WriterEndpoint");
    }

    @Test
    @Order(3)
    void theCommandsOfOperationsRestoreBesideTheRunningCluster() {
        String page = "docs/operations.md";
        String function = Runbook.commands(page, "### Restore in the same region");
        Map<String, String> here = Map.of("NAME", NAME);

        String table = Shell.run(function + Runbook.commands(page, "#### One table dropped at 14:03"), here);
        String directory = Shell.run(function + Runbook.commands(page, "#### One directory deleted"), here);

        assertThat(table.lines())
                .as("a cluster and an instance, made, seen and deleted")
                .hasSize(7)
                .contains(outputs.get("WriterEndpoint"));
        assertThat(Found.clusterIds())
                .containsOnlyOnce(outputs.get("ClusterId"))
                .noneMatch(id -> id.endsWith("-1402"));
        assertThat(directory).contains("COMPLETED");
        assertRestoredBeside(Shell.run(function + Runbook.commands(page, "#### The file system lost"), here));
        assertThat(Shell.run(Runbook.commands(page, "## Backup and restore"), here))
                .contains("Aurora")
                .contains("EFS");
        assertThat(Shell.run(
                        Runbook.commands(page, "#### The whole cluster lost").split("\n\n")[0], here))
                .contains("cluster-snapshot:awsbackup:job-");
    }

    @Test
    @Order(4)
    void aRestoreInPlaceKeepsTheOldCluster() {
        DBCluster old = Found.cluster(outputs.get("ClusterId"));
        String snapshot = Aws.BACKUP
                .listRecoveryPointsByBackupVault(request ->
                        request.backupVaultName(outputs.get("BackupVaultName")).byResourceType("Aurora"))
                .recoveryPoints()
                .get(0)
                .recoveryPointArn();
        Backups.write(old.dbClusterArn(), "posts after a mistake");

        home.context("restoreDatabaseFrom", snapshot).deploy().orFail();

        DBCluster restored = Found.cluster(Found.outputs(STACK).get("ClusterId"));
        assertThat(restored.dbClusterIdentifier()).startsWith(NAME + "-aurora").isNotEqualTo(old.dbClusterIdentifier());
        assertThat(Backups.data(restored.dbClusterArn()).asText()).isEqualTo(DATABASE);
        Description.of(restored)
                .has("DeletionProtection", true)
                .has("ServerlessV2ScalingConfiguration.MaxCapacity", 16.0)
                .has("KmsKeyId", old.kmsKeyId());
        assertThat(restored.dbClusterMembers()).as("writer and reader").hasSize(2);
        DBCluster kept = Found.cluster(old.dbClusterIdentifier());
        Description.of(kept)
                .has("DbClusterResourceId", old.dbClusterResourceId())
                .has("DeletionProtection", true);
        assertThat(Backups.data(kept.dbClusterArn()).asText()).isEqualTo("posts after a mistake");
        assertThat(kept.dbClusterMembers()).as("instances of the old cluster").isEmpty();
        assertThat(Shell.run(
                        Runbook.commands("docs/operations.md", "#### The whole cluster lost")
                                .split("\n\n")[1],
                        Map.of("NAME", NAME)))
                .isEqualToIgnoringWhitespace(old.dbClusterIdentifier());
    }

    /** A new file system under the key of the stack, which can be imported: the template has the same key. */
    private static void assertRestoredBeside(String printed) {
        assertThat(printed).startsWith("COMPLETED\t");
        String arn = printed.strip().split("\t")[1];
        assertThat(arn).isNotEqualTo(outputs.get("FileSystemArn"));
        Description.of(Found.fileSystem(arn.substring(arn.indexOf('/') + 1)))
                .has("KmsKeyId", Found.cluster(outputs.get("ClusterId")).kmsKeyId())
                .has("PerformanceMode", "generalPurpose");
        assertThat(Backups.data(arn).properties())
                .as("data by directory")
                .anySatisfy(entry -> assertThat(entry.getKey()).startsWith("aws-backup-restore_"));
    }

    private static String root(String accessPoint) {
        AccessPointDescription found = Aws.EFS_THERE
                .describeAccessPoints(request -> request.accessPointId(accessPoint))
                .accessPoints()
                .get(0);
        return found.rootDirectory().path();
    }
}
