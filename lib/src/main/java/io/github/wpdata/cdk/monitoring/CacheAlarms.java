package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.cache.CacheNode;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The alarms of a cache node, as the configuration asks for them. */
final class CacheAlarms {
    private static final Pattern SIZE = Pattern.compile("cache\\.\\w+\\.(\\d*)xlarge");
    private static final int VCPUS_PER_XLARGE = 4;
    private static final int VCPUS_OF_SMALLER = 2;
    private static final double BUSY_PERCENT = 90;
    private static final double FULL_PERCENT = 80;
    private static final double EVICTIONS = 100;
    private static final double LAG_SECONDS = 30;

    private CacheAlarms() {}

    static List<AlarmSpec> of(RedisReplicationGroup cache, CacheNode node) {
        String subject = "Cache node " + node.getNumber();
        String id = node.getCacheClusterId();
        List<AlarmSpec> alarms = new ArrayList<>();
        alarms.add(cpu(subject, id, vcpus(cache.getNodeType())));
        alarms.add(AlarmSpec.of(
                        DataAlarm.CACHE_MEMORY, subject, Measure.cache("DatabaseMemoryUsagePercentage", "Maximum", id))
                .atLeast(FULL_PERCENT));
        alarms.add(AlarmSpec.of(DataAlarm.CACHE_EVICTIONS, subject, Measure.cache("Evictions", "Sum", id))
                .atLeast(EVICTIONS));
        if (cache.getReplicas() > 0) {
            alarms.add(AlarmSpec.of(
                            DataAlarm.CACHE_REPLICATION_LAG, subject, Measure.cache("ReplicationLag", "Maximum", id))
                    .atLeast(LAG_SECONDS));
        }
        if (cache.isAuthenticated()) {
            alarms.add(AlarmSpec.of(
                            DataAlarm.CACHE_AUTHENTICATION, subject, Measure.cache("AuthenticationFailures", "Sum", id))
                    .atLeast(1));
        }
        return alarms;
    }

    /** The engine has one thread: with many vCPUs it is busy long before the host is. */
    private static AlarmSpec cpu(String subject, String id, int vcpus) {
        boolean ofEngine = vcpus >= VCPUS_PER_XLARGE;
        String metric = ofEngine ? "EngineCPUUtilization" : "CPUUtilization";
        return AlarmSpec.of(DataAlarm.CACHE_CPU, subject, Measure.cache(metric, "Maximum", id))
                .atLeast(ofEngine ? BUSY_PERCENT : BUSY_PERCENT / vcpus)
                .missingIsBreaching();
    }

    /** ElastiCache User Guide: sizes below xlarge have 2 vCPUs, xlarge 4, and each multiple as many times 4. */
    private static int vcpus(String nodeType) {
        Matcher size = SIZE.matcher(nodeType);
        if (!size.matches()) {
            return VCPUS_OF_SMALLER;
        }
        return VCPUS_PER_XLARGE * (size.group(1).isEmpty() ? 1 : Integer.parseInt(size.group(1)));
    }
}
