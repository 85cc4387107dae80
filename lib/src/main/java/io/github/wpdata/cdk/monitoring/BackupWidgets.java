package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DestinationVault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an operator looks at first of backups: when the last one was completed, and whether any failed. */
final class BackupWidgets {
    private BackupWidgets() {}

    static List<Widget> of(List<DataBackupPlan> plans) {
        List<Object> completed = new ArrayList<>();
        List<Object> failed = new ArrayList<>();
        List<Object> copied = new ArrayList<>();
        for (DataBackupPlan plan : plans) {
            String vault = plan.getVaultName();
            for (String type : plan.getResourceTypes()) {
                completed.add(Measure.backup("NumberOfBackupJobsCompleted", vault, type)
                        .series(Map.of("label", type)));
                for (DestinationVault destination : plan.getDestinations()) {
                    copied.add(Measure.backup("NumberOfCopyJobsCompleted", destination.getVaultName(), type)
                            .series(Map.of("label", type + " to " + destination.getRegion())));
                }
                failed.add(
                        Measure.backup("NumberOfBackupJobsFailed", vault, type).series(Map.of("label", type)));
            }
        }
        List<Widget> widgets = new ArrayList<>();
        widgets.add(new Widget("Backups completed", completed));
        widgets.add(new Widget("Backups failed", failed));
        if (!copied.isEmpty()) {
            widgets.add(new Widget("Copies completed", copied));
        }
        return widgets;
    }
}
