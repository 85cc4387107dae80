package io.github.wpdata.cdk.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DestinationVault;
import io.github.wpdata.cdk.testing.Arns;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.services.backup.BackupResource;

/** The row of backups: what was completed, what failed, and what was copied. */
class BackupWidgetsTest {
    private final TestStack test = new TestStack();

    private static String line(String metric, String vault, String type, String label) {
        return "AWS/Backup " + metric + " BackupVaultName=" + vault + " ResourceType=" + type + " Sum as " + label;
    }

    @Test
    void withoutCopiesThereIsNoGraphOfThem() {
        DataBackupPlan plan = Minimal.plan(test).build();
        String vault = plan.getVaultName();

        assertThat(Graphs.of(BackupWidgets.of(List.of(plan))))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Backups completed", List.of(line("NumberOfBackupJobsCompleted", vault, "EFS", "EFS")),
                        "Backups failed", List.of(line("NumberOfBackupJobsFailed", vault, "EFS", "EFS"))));
    }

    @Test
    void eachTypeAndEachDestinationIsALine() {
        DataBackupPlan plan = Minimal.plan(test)
                .resources(BackupResource.fromArn(Arns.DATABASE_CLUSTER), BackupResource.fromArn(Arns.FILE_SYSTEM))
                .copyTo(DestinationVault.withCustomerManagedKey("us-west-2", "dr"))
                .copyTo(DestinationVault.withCustomerManagedKey("eu-west-1", "archive"))
                .build();
        String vault = plan.getVaultName();

        assertThat(Graphs.of(BackupWidgets.of(List.of(plan))))
                .containsEntry(
                        "Backups completed",
                        List.of(
                                line("NumberOfBackupJobsCompleted", vault, "Aurora", "Aurora"),
                                line("NumberOfBackupJobsCompleted", vault, "EFS", "EFS")))
                .containsEntry(
                        "Copies completed",
                        List.of(
                                line("NumberOfCopyJobsCompleted", "dr", "Aurora", "Aurora to us-west-2"),
                                line("NumberOfCopyJobsCompleted", "archive", "Aurora", "Aurora to eu-west-1"),
                                line("NumberOfCopyJobsCompleted", "dr", "EFS", "EFS to us-west-2"),
                                line("NumberOfCopyJobsCompleted", "archive", "EFS", "EFS to eu-west-1")));
    }
}
