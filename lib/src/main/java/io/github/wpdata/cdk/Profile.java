package io.github.wpdata.cdk;

import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import software.amazon.awscdk.Duration;

/**
 * How much a set of data services is worth: capacity, replicas, retention and protection, chosen together. Any single value
 * can be set on top.
 */
public enum Profile {
    /**
     * Data that must not be lost, and users who must not wait: 2 to 16 ACU, a reader and a replica, 7 days of point-in-time
     * recovery and snapshots, daily backups kept for 30 days, deletion protection.
     */
    PRODUCTION(2, 16, 1, 7, 30, true),

    /**
     * A likeness of production that may be deleted: 1 to 8 ACU, a reader and a replica, 1 day of point-in-time recovery and
     * snapshots, daily backups kept for 7 days.
     */
    STAGING(1, 8, 1, 1, 7, false),

    /**
     * The least that works, without backups: 0.5 to 2 ACU, no reader, no replica, 1 day of point-in-time recovery and snapshots.
     * Data, keys and secrets go with the stack.
     */
    DEVELOPMENT(0.5, 2, 0, 1, 0, false);

    private final double minCapacity;
    private final double maxCapacity;
    private final int replicas;
    private final int recoveryDays;
    private final int backupDays;
    private final boolean guarded;

    Profile(double minCapacity, double maxCapacity, int replicas, int recoveryDays, int backupDays, boolean guarded) {
        this.minCapacity = minCapacity;
        this.maxCapacity = maxCapacity;
        this.replicas = replicas;
        this.recoveryDays = recoveryDays;
        this.backupDays = backupDays;
        this.guarded = guarded;
    }

    /** Whether the data goes with its stack. */
    boolean disposable() {
        return this == DEVELOPMENT;
    }

    /** Days that AWS Backup keeps a backup; 0 if it takes none. */
    int backupDays() {
        return backupDays;
    }

    void applyTo(AuroraMysqlCluster.Builder database) {
        database.minCapacity(minCapacity)
                .maxCapacity(maxCapacity)
                .readers(replicas)
                .backupRetention(Duration.days(recoveryDays))
                .deletionProtection(guarded)
                // Performance Insights wants 2 ACU; below, it can run an instance out of memory.
                .performanceInsights(this == PRODUCTION);
    }

    void applyTo(RedisReplicationGroup.Builder cache) {
        cache.replicas(replicas).snapshotRetention(Duration.days(recoveryDays));
    }
}
