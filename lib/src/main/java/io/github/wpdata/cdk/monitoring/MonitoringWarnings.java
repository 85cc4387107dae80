package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import java.util.List;
import software.amazon.awscdk.services.backup.BackupVault;

/** Risks that are not misuse. Each warning has an id by which a user can acknowledge it. */
final class MonitoringWarnings {
    private MonitoringWarnings() {}

    /** Backups that the alarms cannot see. */
    static void annotate(List<DataBackupPlan> plans, Warnings warnings) {
        for (DataBackupPlan plan : plans) {
            if (BackupAlarms.dueWithinHours(plan).isEmpty()) {
                warnings.add(
                        "@wpdata/cdk:unwatchedBackups",
                        "backups (" + plan.getNode().getPath() + ") have no rule that completes within "
                                + BackupAlarms.LONGEST_HOURS
                                + " hours, the longest time that an alarm of CloudWatch can look back, so a "
                                + "backup that never starts goes unnoticed; add a daily or weekly rule with a short completionWindow");
            }
            if (!(plan.getVault() instanceof BackupVault)) {
                warnings.add(
                        "@wpdata/cdk:sharedVault",
                        "backups (" + plan.getNode().getPath()
                                + ") go into an imported vault. AWS Backup counts jobs by vault and "
                                + "resource type, so backups of others in that vault hide the loss of these; use a vault of their own");
            }
        }
    }

    static void annotateCount(int alarms, int most, Warnings warnings) {
        if (alarms > most) {
            warnings.add(
                    "@wpdata/cdk:manyAlarms",
                    "monitoring makes " + alarms + " alarms, more than mostAlarms (" + most
                            + "), and CloudWatch bills each; leave "
                            + "some out with without(…), or raise mostAlarms(…)");
        }
    }
}
