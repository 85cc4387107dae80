package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DestinationVault;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.ITopic;

/** Risks that are not misuse. Each warning has an id by which a user can acknowledge it. */
final class MonitoringWarnings {
    private MonitoringWarnings() {}

    /** Backups and copies that the alarms cannot see. */
    static void annotateBackups(MonitoringSettings<?> settings, Warnings warnings) {
        for (DataBackupPlan plan : settings.plans) {
            String backups = "backups (" + plan.getNode().getPath() + ") ";
            if (BackupAlarms.dueWithinHours(plan).isEmpty() && !settings.leftOut.contains(DataAlarm.BACKUP_AGE)) {
                warnings.add(
                        "@wpdata/cdk:unwatchedBackups",
                        backups + "have no rule that completes within " + BackupAlarms.LONGEST_HOURS
                                + " hours, the longest time that an alarm of CloudWatch can look back, so a "
                                + "backup that never starts goes unnoticed; add a daily or weekly rule with a short completionWindow");
            }
            for (DestinationVault destination : plan.getDestinations()) {
                if (BackupAlarms.dueWithinHours(plan, destination).isEmpty()
                        && !settings.leftOut.contains(DataAlarm.BACKUP_COPY_AGE)) {
                    warnings.add(
                            "@wpdata/cdk:unwatchedCopies",
                            backups + "are copied to vault " + destination.getVaultName() + " of "
                                    + destination.getRegion() + " by no rule that completes within "
                                    + BackupAlarms.LONGEST_HOURS
                                    + " hours, the longest time that an alarm of CloudWatch can look back, so a copy that never "
                                    + "starts goes unnoticed; copy by a daily or weekly rule, or leave the alarm out with "
                                    + "without(DataAlarm.BACKUP_COPY_AGE)");
                }
            }
            if (!(plan.getVault() instanceof BackupVault)) {
                warnings.add(
                        "@wpdata/cdk:sharedVault",
                        backups + "go into an imported vault. AWS Backup counts jobs by vault and "
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

    /** An alarm whose threshold does not follow from the configuration. */
    static void annotateThreshold(DataAlarm alarm, String reason, Warnings warnings) {
        warnings.add(
                "@wpdata/cdk:unknownThreshold",
                alarm + " has no alarm, because " + reason + "; set threshold(DataAlarm." + alarm + ", …) in "
                        + alarm.getUnit() + ", or leave it out with without(DataAlarm." + alarm + ")");
    }

    /** Thresholds of services that are not watched, as those of a profile that watches its backups only. */
    static void annotateUnwatched(List<DataAlarm> alarms, Warnings warnings) {
        if (!alarms.isEmpty()) {
            warnings.add(
                    "@wpdata/cdk:unusedThreshold",
                    "threshold (" + alarms.stream().map(DataAlarm::name).collect(Collectors.joining(", "))
                            + ") makes no alarm where the service is not watched; watch it, as with monitoring(true) of "
                            + "WordPressDataServices, or leave the threshold out");
        }
    }

    /** A cache whose processors are not known. */
    static void annotateNodeType(MonitoringSettings<?> settings, RedisReplicationGroup cache, Warnings warnings) {
        boolean decided =
                settings.leftOut.contains(DataAlarm.CACHE_CPU) || settings.thresholds.containsKey(DataAlarm.CACHE_CPU);
        if (CacheAlarms.vcpus(cache.getNodeType()).isEmpty() && !decided) {
            warnings.add(
                    "@wpdata/cdk:unknownProcessors",
                    "CACHE_CPU watches the thread of the engine only, because the number of vCPUs of nodeType ("
                            + cache.getNodeType()
                            + ") is not known; on a node with fewer than 4 vCPUs the host is busy before the thread is: set "
                            + "threshold(DataAlarm.CACHE_CPU, …) in % to a lower value, or pass a nodeType of a known size");
        }
    }

    static void annotateTopicPolicy(ITopic topic, Warnings warnings) {
        warnings.add(
                "@wpdata/cdk:topicPolicy",
                "topic (" + topic.getNode().getPath()
                        + ") is imported, so its policy stays as it is; allow "
                        + "sns:Publish to events.amazonaws.com, cloudwatch.amazonaws.com and backup.amazonaws.com there, "
                        + "and if it is encrypted, kms:Decrypt and kms:GenerateDataKey* in the policy of its key");
    }

    static void annotateKeyPolicy(ITopic topic, IKey key, Warnings warnings) {
        warnings.add(
                "@wpdata/cdk:topicKeyPolicy",
                "topic (" + topic.getNode().getPath() + ") is encrypted with an imported key ("
                        + key.getNode().getPath()
                        + "), so the policy of the key stays as it is; allow kms:Decrypt and kms:GenerateDataKey* to "
                        + "events.amazonaws.com, cloudwatch.amazonaws.com and backup.amazonaws.com there, without a condition on "
                        + "the account or the rule, or no message arrives");
    }
}
