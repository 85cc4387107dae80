package io.github.wpdata.cdk.cache;

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

    /** {@return the number of the node within the cache, such as {@code 001}, in cluster mode {@code 0001-001}} */
    public String getNumber() {
        return number;
    }

    /**
     * Id of the node, which ElastiCache calls a cache cluster: the value of the dimension {@code CacheClusterId}.
     *
     * @return the id
     */
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

    /**
     * Share of the host's processors in use, in percent, averaged over five minutes.
     *
     * @return the metric
     */
    public Metric metricCpuUtilization() {
        return metric("CPUUtilization", AVERAGE);
    }

    /**
     * Share of the engine's own thread in use, in percent, averaged over five minutes. It reaches 100 long before the
     * host does on nodes with four or more processors.
     *
     * @return the metric
     */
    public Metric metricEngineCpuUtilization() {
        return metric("EngineCPUUtilization", AVERAGE);
    }

    /**
     * Share of the memory for data in use, in percent, averaged over five minutes.
     *
     * @return the metric
     */
    public Metric metricDatabaseMemoryUsagePercentage() {
        return metric("DatabaseMemoryUsagePercentage", AVERAGE);
    }

    /**
     * Number of client connections, averaged over five minutes.
     *
     * @return the metric
     */
    public Metric metricCurrConnections() {
        return metric("CurrConnections", AVERAGE);
    }

    /**
     * Number of keys dropped for want of memory, summed over five minutes.
     *
     * @return the metric
     */
    public Metric metricEvictions() {
        return metric("Evictions", SUM);
    }

    /**
     * How far the node is behind its primary, in seconds, averaged over five minutes. A primary has no value.
     *
     * @return the metric
     */
    public Metric metricReplicationLag() {
        return metric("ReplicationLag", AVERAGE);
    }

    /**
     * Number of failed attempts to log in, summed over five minutes.
     *
     * @return the metric
     */
    public Metric metricAuthenticationFailures() {
        return metric("AuthenticationFailures", SUM);
    }
}
