package io.github.wpdata.cdk.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.constructs.Construct;

/** One node of a cache. ElastiCache publishes metrics for each node, in the namespace AWS/ElastiCache. */
public final class CacheNode {
    private static final MetricOptions AVERAGE =
            MetricOptions.builder().statistic("Average").build();
    private static final MetricOptions SUM =
            MetricOptions.builder().statistic("Sum").build();

    private final Construct owner;
    private final String clusterId;
    private final String number;

    CacheNode(Construct owner, String groupId, String number) {
        this.owner = owner;
        this.number = number;
        clusterId = groupId + "-" + number;
    }

    /** All nodes of a cache. ElastiCache numbers them, and in cluster mode the shards, from 1. */
    static List<CacheNode> all(Construct owner, String groupId, CacheSettings<?> settings) {
        String stored = settings.storedId();
        // An id that is known makes dashboards and alarms readable.
        String id = stored == null ? groupId : stored;
        List<CacheNode> numbered = new ArrayList<>();
        for (int shard = 1; shard <= (settings.shards == null ? 1 : settings.shards); shard++) {
            String prefix = settings.clusterMode() ? String.format(Locale.ROOT, "%04d-", shard) : "";
            for (int node = 1; node <= 1 + settings.replicas; node++) {
                numbered.add(new CacheNode(owner, id, prefix + String.format(Locale.ROOT, "%03d", node)));
            }
        }
        return List.copyOf(numbered);
    }

    /** {@return the number of the node within the cache, such as {@code 001}, in cluster mode {@code 0001-001}} */
    public String getNumber() {
        return number;
    }

    /** {@return the id of the node, which ElastiCache calls a cache cluster: the dimension {@code CacheClusterId}} */
    public String getCacheClusterId() {
        return clusterId;
    }

    /**
     * A metric of the node.
     *
     * @param metricName name of the metric, such as {@code CacheHits}
     * @param options statistic, period and the like
     * @return the metric
     */
    public Metric metric(String metricName, MetricOptions options) {
        return Metric.Builder.create()
                .namespace("AWS/ElastiCache")
                .metricName(metricName)
                .dimensionsMap(Map.of("CacheClusterId", clusterId))
                .build()
                .attachTo(owner)
                .with(options);
    }

    /** {@return the CPU use of the host in percent; average of 5 minutes} */
    public Metric metricCpuUtilization() {
        return metric("CPUUtilization", AVERAGE);
    }

    /**
     * {@return the CPU use of the engine's thread in percent, average of 5 minutes; on nodes with four or more
     * processors it reaches 100 long before that of the host}
     */
    public Metric metricEngineCpuUtilization() {
        return metric("EngineCPUUtilization", AVERAGE);
    }

    /** {@return the use of the memory for data in percent; average of 5 minutes} */
    public Metric metricDatabaseMemoryUsagePercentage() {
        return metric("DatabaseMemoryUsagePercentage", AVERAGE);
    }

    /** {@return the number of client connections; average of 5 minutes} */
    public Metric metricCurrConnections() {
        return metric("CurrConnections", AVERAGE);
    }

    /** {@return the number of keys evicted for lack of memory; sum of 5 minutes} */
    public Metric metricEvictions() {
        return metric("Evictions", SUM);
    }

    /** {@return the lag behind the primary in seconds, average of 5 minutes; a primary has no value} */
    public Metric metricReplicationLag() {
        return metric("ReplicationLag", AVERAGE);
    }

    /** {@return the number of failed logins; sum of 5 minutes} */
    public Metric metricAuthenticationFailures() {
        return metric("AuthenticationFailures", SUM);
    }
}
