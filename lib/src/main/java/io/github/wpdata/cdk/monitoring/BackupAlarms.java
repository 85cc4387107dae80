package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DestinationVault;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The alarms on the age of backups and copies. AWS Backup counts jobs by vault and resource type, and publishes a metric only
 * when it is not zero.
 */
final class BackupAlarms {
    /** CloudWatch API, PutMetricAlarm: period times evaluation periods is at most seven days. */
    static final long LONGEST_HOURS = 168;

    /** AWS Backup publishes metrics every five minutes, and summer time may add an hour to a gap. */
    private static final long MARGIN_HOURS = 2;

    private static final int HOUR_SECONDS = 3600;
    private static final String NEVER_MISSING = "FILL(m1,0)";
    private static final String EITHER = "FILL(m1,0)+FILL(m2,0)";

    private BackupAlarms() {}

    /** The hours within which the most frequent rule of a plan must have completed a backup, if an alarm can see that far. */
    static OptionalLong dueWithinHours(DataBackupPlan plan) {
        return dueWithinHours(plan.getRules().stream());
    }

    /** The same, of the rules that copy to a destination: a daily backup that is copied once a month is not late. */
    static OptionalLong dueWithinHours(DataBackupPlan plan, DestinationVault destination) {
        return dueWithinHours(plan.getRules().stream()
                .filter(rule -> plan.getDestinations(rule).contains(destination)));
    }

    private static OptionalLong dueWithinHours(Stream<BackupRule> rules) {
        return rules.map(BackupRule::getDueWithinHours)
                .filter(OptionalLong::isPresent)
                .mapToLong(hours -> hours.getAsLong() + MARGIN_HOURS)
                .filter(hours -> hours <= LONGEST_HOURS)
                .min();
    }

    /** An alarm for each resource type of the plan, and for each vault that it copies to. */
    static List<AlarmSpec> of(DataBackupPlan plan) {
        List<AlarmSpec> alarms = new ArrayList<>();
        for (String type : plan.getResourceTypes()) {
            dueWithinHours(plan)
                    .ifPresent(hours -> alarms.add(aged(
                            DataAlarm.BACKUP_AGE,
                            "Backups of " + type,
                            hours,
                            NEVER_MISSING,
                            Measure.backup("NumberOfBackupJobsCompleted", plan.getVaultName(), type))));
            for (DestinationVault destination : plan.getDestinations()) {
                dueWithinHours(plan, destination)
                        .ifPresent(hours -> alarms.add(aged(
                                DataAlarm.BACKUP_COPY_AGE,
                                "Copies of " + type + " to " + destination.getRegion(),
                                hours,
                                NEVER_MISSING,
                                Measure.backup("NumberOfCopyJobsCompleted", destination.getVaultName(), type))));
            }
        }
        return alarms;
    }

    /** An alarm on what arrives in a vault, in the region of the copies. */
    static AlarmSpec ofArrivals(String vaultName, long hours) {
        return aged(
                DataAlarm.BACKUP_COPY_AGE,
                "Copies in vault " + vaultName,
                hours,
                EITHER,
                Measure.backup("NumberOfRecoveryPointsCompleted", vaultName),
                Measure.backup("NumberOfCopyJobsCompleted", vaultName));
    }

    private static AlarmSpec aged(DataAlarm alarm, String subject, long hours, String expression, Measure... measures) {
        return AlarmSpec.of(alarm, subject, expression, measures)
                .below(1)
                .periods((int) hours, (int) hours, HOUR_SECONDS)
                .missingIsBreaching();
    }
}
