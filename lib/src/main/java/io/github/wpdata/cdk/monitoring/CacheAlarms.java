package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.cache.CacheNode;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The alarms of a cache node, as the configuration asks for them. */
final class CacheAlarms {
    private static final Pattern XLARGE = Pattern.compile("cache\\..+\\.(\\d{0,3})xlarge");
    private static final Pattern SMALLER = Pattern.compile("cache\\..+\\.(micro|small|medium|large)");
    private static final Set<String> OF_ONE_VCPU = Set.of("cache.t2.micro", "cache.t2.small", "cache.m3.medium");
    private static final int VCPUS_PER_XLARGE = 4;
    private static final int VCPUS_OF_SMALLER = 2;
    private static final double BUSY_PERCENT = 90;
    private static final int ALL_PERCENT = 100;
    private static final double FULL_PERCENT = 80;
    private static final double EVICTIONS = 100;
    private static final double LAG_SECONDS = 30;

    private CacheAlarms() {}

    static List<AlarmSpec> of(RedisReplicationGroup cache, CacheNode node) {
        String id = node.getCacheClusterId();
        String subject = "Cache node " + id;
        List<AlarmSpec> alarms = new ArrayList<>();
        alarms.add(cpu(subject, id, cache.getNodeType()));
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

    private static AlarmSpec cpu(String subject, String id, String nodeType) {
        boolean ofEngine = watchesEngine(nodeType);
        String metric = ofEngine ? "EngineCPUUtilization" : "CPUUtilization";
        return AlarmSpec.of(DataAlarm.CACHE_CPU, subject, Measure.cache(metric, "Maximum", id))
                .atLeast(
                        ofEngine ? BUSY_PERCENT : BUSY_PERCENT / vcpus(nodeType).getAsInt())
                .silenceAfterReportsIs(ALL_PERCENT);
    }

    /** The engine has one thread: with many vCPUs it is busy long before the host is. */
    static boolean watchesEngine(String nodeType) {
        return vcpus(nodeType).orElse(VCPUS_PER_XLARGE) >= VCPUS_PER_XLARGE;
    }

    /** ElastiCache User Guide: xlarge has 4 vCPUs, each multiple as many times 4, and sizes below have 2, but for old types. */
    static OptionalInt vcpus(String nodeType) {
        Matcher xlarge = XLARGE.matcher(nodeType);
        if (xlarge.matches()) {
            return OptionalInt.of(
                    VCPUS_PER_XLARGE * (xlarge.group(1).isEmpty() ? 1 : Integer.parseInt(xlarge.group(1))));
        }
        if (!SMALLER.matcher(nodeType).matches()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(OF_ONE_VCPU.contains(nodeType) ? 1 : VCPUS_OF_SMALLER);
    }
}
