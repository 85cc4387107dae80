package io.github.wpdata.cdk;

import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import software.amazon.awscdk.Duration;

/**
 * How much a set of data services is worth: capacity, replicas, retention and protection, chosen together. Any single value
 * can be set on top. The defaults of the parts are those of production, so the other profiles alone set anything.
 */
public enum Profile {
    /**
     * Data that must not be lost, and users who must not wait: 2 to 16 ACU, a reader and a replica, 7 days of point-in-time
     * recovery and snapshots, daily backups kept for 30 days, deletion protection.
     */
    PRODUCTION,

    /**
     * A likeness of production that may be deleted: 1 to 8 ACU, a reader and a replica, 1 day of point-in-time recovery and
     * snapshots, daily backups kept for 7 days.
     */
    STAGING,

    /**
     * The least that works, without backups: 0.5 to 2 ACU, no reader, no replica, 1 day of point-in-time recovery and snapshots.
     * Data, keys and secrets go with the stack.
     */
    DEVELOPMENT;

    /** Whether the data goes with its stack, and is not backed up either. */
    boolean disposable() {
        return this == DEVELOPMENT;
    }

    void applyTo(AuroraMysqlCluster.Builder database) {
        // Performance Insights wants 2 ACU; below, it can run an instance out of memory.
        switch (this) {
            case PRODUCTION -> {}
            case STAGING ->
                database.minCapacity(1)
                        .maxCapacity(8)
                        .backupRetention(Duration.days(1))
                        .deletionProtection(false)
                        .performanceInsights(false);
            case DEVELOPMENT ->
                database.minCapacity(0.5)
                        .maxCapacity(2)
                        .readers(0)
                        .backupRetention(Duration.days(1))
                        .deletionProtection(false)
                        .performanceInsights(false);
        }
    }

    void applyTo(RedisReplicationGroup.Builder cache) {
        switch (this) {
            case PRODUCTION -> {}
            case STAGING -> cache.snapshotRetention(Duration.days(1));
            case DEVELOPMENT -> cache.replicas(0).snapshotRetention(Duration.days(1));
        }
    }

    void applyTo(BackupRule.Builder backups) {
        if (this == STAGING) {
            backups.deleteAfter(Duration.days(7));
        }
    }
}
