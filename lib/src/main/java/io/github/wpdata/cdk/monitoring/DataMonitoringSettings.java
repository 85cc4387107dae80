package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
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
