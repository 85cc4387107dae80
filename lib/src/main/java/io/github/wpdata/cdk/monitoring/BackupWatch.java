package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.backup.DataBackupPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.constructs.Construct;

/** The alarms and the messages of backup plans, below a construct that watches them. */
final class BackupWatch {
    private BackupWatch() {}

    static void create(Construct owner, List<DataBackupPlan> plans, AlarmSet alarms, MonitoringTopics topics) {
        if (plans.isEmpty()) {
            return;
        }
        Construct scope = new Construct(owner, "Backups");
        // Plans of two scopes may share an id, and vaults of one region a subject.
        Set<String> ids = new HashSet<>();
        for (DataBackupPlan plan : plans) {
            List<AlarmSpec> specs = BackupAlarms.of(plan);
            if (!specs.isEmpty()) {
                String id = plan.getNode().getId();
                Construct ofPlan =
                        new Construct(scope, ids.add(id) ? id : plan.getNode().getAddr());
                Set<String> subjects = new HashSet<>();
                for (AlarmSpec spec : specs) {
                    String subject = spec.id();
                    for (int number = 2; !subjects.add(subject); number++) {
                        subject = spec.id() + "-" + number;
                    }
                    alarms.add(new Construct(ofPlan, subject), List.of(spec));
                }
            }
        }
        Construct notices = new Construct(owner, "Notices");
        BackupNotices.of(plans).forEach(notice -> notice.create(notices, topics.all()));
    }
}
