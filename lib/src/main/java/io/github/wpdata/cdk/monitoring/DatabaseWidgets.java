package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an operator looks at first of a database. */
final class DatabaseWidgets {
    private DatabaseWidgets() {}

    static List<Widget> of(AuroraMysqlCluster database) {
        String cluster = database.getClusterIdentifier();
        List<Widget> widgets = new ArrayList<>();
        widgets.add(new Widget(
                "Database connections",
                List.of(Measure.database("DatabaseConnections", "Maximum", cluster)
                        .series(Map.of()))));
        widgets.add(new Widget(
                "Database latency (ms)",
                List.of(
                        Measure.database("SelectLatency", "Average", cluster).series(Map.of()),
                        Measure.database("DMLLatency", "Average", cluster).series(Map.of()),
                        Measure.database("CommitLatency", "Average", cluster).series(Map.of()))));
        widgets.add(
                database.getCapacity().isServerless()
                        ? new Widget(
                                "Database capacity (% of maximum ACU)",
                                List.of(Measure.database("ACUUtilization", "Maximum", cluster)
                                        .series(Map.of())))
                        : new Widget(
                                "Database CPU (%)",
                                List.of(Measure.database("CPUUtilization", "Maximum", cluster)
                                        .series(Map.of()))));
        if (database.getCapacity().getReaders() > 0) {
            widgets.add(new Widget(
                    "Database replica lag (ms)",
                    List.of(Measure.database("AuroraReplicaLagMaximum", "Maximum", cluster)
                            .series(Map.of()))));
        }
        return widgets;
    }
}
