package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.database.AuroraCapacity;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The alarms of a database, as its configuration asks for them. */
final class DatabaseAlarms {
    private static final double MOST_CONNECTIONS = 0.8;
    private static final double LEAST_MEMORY = 0.05;
    private static final double BUSY_PERCENT = 90;
    private static final int ALL_PERCENT = 100;
    private static final double LAG_MILLIS = 1000;

    private DatabaseAlarms() {}

    static List<AlarmSpec> of(AuroraMysqlCluster database) {
        AuroraCapacity capacity = database.getCapacity();
        String cluster = database.getClusterIdentifier();
        String subject = "Database " + cluster;
        List<AlarmSpec> alarms = new ArrayList<>();
        if (capacity.isServerless()) {
            alarms.add(AlarmSpec.of(
                            DataAlarm.DATABASE_CAPACITY,
                            subject,
                            Measure.database("ACUUtilization", "Maximum", cluster))
                    .atLeast(BUSY_PERCENT));
        }
        alarms.add(AlarmSpec.of(
                        DataAlarm.DATABASE_CONNECTIONS,
                        subject,
                        Measure.database("DatabaseConnections", "Maximum", cluster))
                .atLeast(
                        share(MOST_CONNECTIONS, EngineMemory.maxConnections(capacity)),
                        EngineMemory.whyConnectionsAreUnknown(capacity))
                .periods(1));
        alarms.add(AlarmSpec.of(
                        DataAlarm.DATABASE_MEMORY, subject, Measure.database("FreeableMemory", "Minimum", cluster))
                .below(share(LEAST_MEMORY, EngineMemory.bytes(capacity)), EngineMemory.whyMemoryIsUnknown(capacity)));
        AlarmSpec cpu = AlarmSpec.of(
                        DataAlarm.DATABASE_CPU, subject, Measure.database("CPUUtilization", "Maximum", cluster))
                .atLeast(BUSY_PERCENT);
        // A paused cluster publishes nothing.
        alarms.add(capacity.isPausable() ? cpu : cpu.silenceAfterReportsIs(ALL_PERCENT));
        if (capacity.getReaders() > 0) {
            alarms.add(AlarmSpec.of(
                            DataAlarm.DATABASE_REPLICA_LAG,
                            subject,
                            Measure.database("AuroraReplicaLagMaximum", "Maximum", cluster))
                    .atLeast(LAG_MILLIS));
        }
        return alarms;
    }

    private static OptionalDouble share(double share, OptionalDouble whole) {
        return whole.isEmpty() ? whole : OptionalDouble.of(Math.floor(share * whole.getAsDouble()));
    }
}
