package io.github.wpdata.cdk.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.services.ec2.InstanceType;

/** The row of a database. */
class DatabaseWidgetsTest {
    private final TestStack test = new TestStack();

    private static String line(AuroraMysqlCluster database, String metric, String statistic) {
        return "AWS/RDS " + metric + " DBClusterIdentifier=" + database.getClusterIdentifier() + " " + statistic;
    }

    @Test
    void serverlessWithNothingSetShowsTheCapacity() {
        AuroraMysqlCluster database = Minimal.database(test).build();

        assertThat(Graphs.of(DatabaseWidgets.of(database)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Database connections", List.of(line(database, "DatabaseConnections", "Maximum")),
                        "Database latency (ms)",
                                List.of(
                                        line(database, "SelectLatency", "Average"),
                                        line(database, "DMLLatency", "Average"),
                                        line(database, "CommitLatency", "Average")),
                        "Database capacity (% of maximum ACU)", List.of(line(database, "ACUUtilization", "Maximum")),
                        "Database replica lag (ms)", List.of(line(database, "AuroraReplicaLagMaximum", "Maximum"))));
    }

    @Test
    void provisionedWithReadersShowsTheProcessors() {
        AuroraMysqlCluster database = Minimal.database(test)
                .instanceType(new InstanceType("r7g.large"))
                .readers(2)
                .build();

        assertThat(Graphs.of(DatabaseWidgets.of(database)))
                .containsOnlyKeys(
                        "Database connections",
                        "Database latency (ms)",
                        "Database CPU (%)",
                        "Database replica lag (ms)")
                .containsEntry("Database CPU (%)", List.of(line(database, "CPUUtilization", "Maximum")));
    }

    @Test
    void withoutReadersThereIsNoReplicaLag() {
        AuroraMysqlCluster database = Minimal.database(test).readers(0).build();

        assertThat(Graphs.of(DatabaseWidgets.of(database)))
                .containsOnlyKeys(
                        "Database connections", "Database latency (ms)", "Database capacity (% of maximum ACU)");
    }

    @Test
    void oneThatPausesShowsTheSame() {
        AuroraMysqlCluster database = Minimal.database(test).minCapacity(0).build();

        assertThat(Graphs.of(DatabaseWidgets.of(database))).hasSize(4);
    }
}
