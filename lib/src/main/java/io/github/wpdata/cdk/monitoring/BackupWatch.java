package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.backup.DataBackupPlan;
import java.util.List;
import java.util.OptionalLong;
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
            OptionalLong hours = BackupAlarms.dueWithinHours(plan);
            if (hours.isPresent()) {
                Construct ofPlan = new Construct(scope, plan.getNode().getId());
                BackupAlarms.of(plan, hours.getAsLong())
                        .forEach(spec -> alarms.add(new Construct(ofPlan, spec.id()), List.of(spec)));
            }
        }
        Construct notices = new Construct(owner, "Notices");
        BackupNotices.of(plans).forEach(notice -> notice.create(notices, topics.all()));
    }
}
