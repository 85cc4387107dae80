package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.internal.cdk.SortedMaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnDashboard;
import software.constructs.Construct;

/** One screen: the state of all alarms, and below a row for each service. */
final class DataDashboard {
    private static final int WIDTH = 24;
    private static final int ROW_HEIGHT = 6;
    private static final int STATUS_HEIGHT = 2;

    /** CloudWatch API, dashboard body: an alarm widget has 1 to 100 alarms. */
    private static final int MOST_ALARMS = 100;

    private DataDashboard() {}

    static CfnDashboard create(Construct owner, DataMonitoringSettings<?> settings, AlarmSet alarms) {
        Stack stack = Stack.of(owner);
        CfnDashboard created = CfnDashboard.Builder.create(owner, "Dashboard")
                .dashboardBody(stack.toJsonString(
                        SortedMaps.of(Map.of("widgets", widgets(settings, alarms, stack.getRegion())))))
                .build();
        // AWS CDK writes tags that the resource schema of most regions does not have yet, and the deployment would
        // fail.
        created.addPropertyDeletionOverride("Tags");
        return created;
    }

    private static List<Map<String, Object>> widgets(
            DataMonitoringSettings<?> settings, AlarmSet alarms, String region) {
        List<Map<String, Object>> placed = new ArrayList<>();
        // The urgent ones first, should there be too many.
        List<CfnAlarm> shown = Stream.concat(alarms.paging().stream(), alarms.all().stream())
                .distinct()
                .limit(MOST_ALARMS)
                .toList();
        if (!shown.isEmpty()) {
            String title = shown.size() == alarms.all().size()
                    ? "Alarms"
                    : "Alarms (" + shown.size() + " of " + alarms.all().size() + ")";
            placed.add(Widget.place(
                    "alarm",
                    0,
                    0,
                    WIDTH,
                    STATUS_HEIGHT,
                    Map.of(
                            "title",
                            title,
                            "alarms",
                            shown.stream().map(CfnAlarm::getAttrArn).toList())));
        }
        int y = STATUS_HEIGHT;
        for (List<Widget> row : rows(settings)) {
            int width = WIDTH / row.size();
            for (int i = 0; i < row.size(); i++) {
                placed.add(row.get(i).at(i * width, y, width, ROW_HEIGHT, region));
            }
            y += ROW_HEIGHT;
        }
        return placed;
    }

    private static List<List<Widget>> rows(DataMonitoringSettings<?> settings) {
        List<List<Widget>> rows = new ArrayList<>();
        if (settings.database != null) {
            rows.add(DatabaseWidgets.of(settings.database));
        }
        if (settings.cache != null) {
            rows.add(CacheWidgets.of(settings.cache));
        }
        if (settings.files != null) {
            rows.add(FilesWidgets.of(settings.files));
        }
        if (!settings.plans.isEmpty()) {
            rows.add(BackupWidgets.of(settings.plans));
        }
        return rows;
    }
}
