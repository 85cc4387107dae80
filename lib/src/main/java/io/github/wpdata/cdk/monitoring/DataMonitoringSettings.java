package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;

/**
 * The settings of {@link DataMonitoring}.
 *
 * @param <B> type of the builder
 */
abstract class DataMonitoringSettings<B extends DataMonitoringSettings<B>> extends MonitoringSettings<B> {
    @Nullable AuroraMysqlCluster database;

    @Nullable RedisReplicationGroup cache;

    @Nullable EfsFileSystem files;

    boolean dashboard = true;

    DataMonitoringSettings(Construct scope, String id) {
        super(scope, id);
    }

    /**
     * Watches a database. Default: none.
     *
     * @param database the database
     * @return this builder
     */
    public B database(AuroraMysqlCluster database) {
        this.database = arguments.given("database", database, this.database);
        return self();
    }

    /**
     * Watches a cache, each node of it. Default: none.
     *
     * @param cache the cache
     * @return this builder
     */
    public B cache(RedisReplicationGroup cache) {
        this.cache = arguments.given("cache", cache, this.cache);
        return self();
    }

    /**
     * Watches a file system. Default: none.
     *
     * @param files the file system
     * @return this builder
     */
    public B files(EfsFileSystem files) {
        this.files = arguments.given("files", files, this.files);
        return self();
    }

    /**
     * Makes a dashboard with a row for each service. Default: true.
     *
     * @param make whether to make it
     * @return this builder
     */
    public B dashboard(boolean make) {
        dashboard = make;
        return self();
    }

    /**
     * Sets the threshold of an alarm. Default: as {@link DataAlarm} documents it. Changing it changes the alarm in place. It makes
     * no alarm that the configuration does not need, such as that of replica lag without replicas; the threshold of a service that is not
     * watched at all is a warning.
     *
     * @param alarm the alarm
     * @param value the threshold in the unit of the alarm, {@link DataAlarm#getUnit()}: more than 0; in percent more than 1 and at most 100, at
     *     least 1 MiB in bytes; not for alarms on the age of backups, which follow the schedule
     * @return this builder
     */
    public B threshold(DataAlarm alarm, double value) {
        if (arguments.areGiven("threshold", alarm)) {
            thresholds.put(alarm, value);
        }
        return self();
    }

    /** The alarms with a threshold whose service is not watched. */
    List<DataAlarm> unwatchedThresholds() {
        return thresholds.keySet().stream().filter(alarm -> !watches(alarm)).toList();
    }

    private boolean watches(DataAlarm alarm) {
        return switch (alarm) {
            case DATABASE_CAPACITY, DATABASE_CONNECTIONS, DATABASE_MEMORY, DATABASE_CPU, DATABASE_REPLICA_LAG ->
                database != null;
            case CACHE_CPU, CACHE_MEMORY, CACHE_EVICTIONS, CACHE_REPLICATION_LAG, CACHE_AUTHENTICATION -> cache != null;
            case FILES_BURST_LOW, FILES_BURST_SPENT, FILES_IO_LIMIT, FILES_THROUGHPUT -> files != null;
            case BACKUP_AGE, BACKUP_COPY_AGE -> !plans.isEmpty();
        };
    }

    @Override
    Map<Construct, String> watched() {
        Map<Construct, String> watched = super.watched();
        if (database != null) {
            watched.put(database, "database");
        }
        if (cache != null) {
            watched.put(cache, "cache");
        }
        if (files != null) {
            watched.put(files, "files");
        }
        return watched;
    }
}
