package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.backup.DataBackupPlan;
import java.util.List;
import software.constructs.Construct;

/** The alarms and the messages of backup plans, below a construct that watches them. */
final class BackupWatch {
    private BackupWatch() {}

    static void create(Construct owner, List<DataBackupPlan> plans, AlarmSet alarms, MonitoringTopics topics) {
        if (plans.isEmpty()) {
            return;
        }
        Construct scope = new Construct(owner, "Backups");
        for (DataBackupPlan plan : plans) {
            BackupAlarms.dueWithinHours(plan)
                    .ifPresent(hours -> BackupAlarms.of(plan, hours)
                            .forEach(spec -> alarms.add(new Construct(scope, spec.id()), List.of(spec))));
        }
        Construct notices = new Construct(owner, "Notices");
        BackupNotices.of(plans).forEach(notice -> notice.create(notices, topics.all()));
    }
}
