package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.cache.CacheNode;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an operator looks at first of a cache. */
final class CacheWidgets {
    private CacheWidgets() {}

    static List<Widget> of(RedisReplicationGroup cache) {
        boolean ofEngine = CacheAlarms.watchesEngine(cache.getNodeType());
        return List.of(
                each(cache, "Cache hit rate (%)", "CacheHitRate", "Average"),
                each(cache, "Cache memory (%)", "DatabaseMemoryUsagePercentage", "Maximum"),
                each(cache, "Cache evictions", "Evictions", "Sum"),
                ofEngine
                        ? each(cache, "Cache CPU of the engine (%)", "EngineCPUUtilization", "Maximum")
                        : each(cache, "Cache CPU (%)", "CPUUtilization", "Maximum"));
    }

    private static Widget each(RedisReplicationGroup cache, String title, String metric, String statistic) {
        List<Object> series = new ArrayList<>();
        for (CacheNode node : cache.getNodes()) {
            series.add(Measure.cache(metric, statistic, node.getCacheClusterId())
                    .series(Map.of("label", node.getNumber())));
        }
        return new Widget(title, series);
    }
}
