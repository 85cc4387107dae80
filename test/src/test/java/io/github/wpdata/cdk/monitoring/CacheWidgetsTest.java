package io.github.wpdata.cdk.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.cache.CacheEngine;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnParameter;

/** The row of a cache: each graph has a line for each node. */
class CacheWidgetsTest {
    private final TestStack test = new TestStack();

    private static List<String> lines(RedisReplicationGroup cache, String metric, String statistic) {
        return cache.getNodes().stream()
                .map(node -> "AWS/ElastiCache " + metric + " CacheClusterId=" + node.getCacheClusterId() + " "
                        + statistic + " as " + node.getNumber())
                .toList();
    }

    private static Map<String, List<String>> graphs(RedisReplicationGroup cache, String cpu) {
        return Map.of(
                "Cache hit rate (%)",
                lines(cache, "CacheHitRate", "Average"),
                "Cache memory (%)",
                lines(cache, "DatabaseMemoryUsagePercentage", "Maximum"),
                "Cache evictions",
                lines(cache, "Evictions", "Sum"),
                cpu.equals("CPUUtilization") ? "Cache CPU (%)" : "Cache CPU of the engine (%)",
                lines(cache, cpu, "Maximum"));
    }

    @Test
    void withNothingSetThereAreTwoSmallNodesWhoseHostIsShown() {
        RedisReplicationGroup cache = Minimal.cache(test).build();

        assertThat(Graphs.of(CacheWidgets.of(cache)))
                .containsExactlyInAnyOrderEntriesOf(graphs(cache, "CPUUtilization"));
        assertThat(cache.getNodes()).hasSize(2);
    }

    @Test
    void clusterModeShowsEachNodeOfEachShard() {
        RedisReplicationGroup cache = Minimal.cache(test)
                .nodeType("cache.r7g.xlarge")
                .engine(CacheEngine.VALKEY_8_0)
                .shards(3)
                .replicas(1)
                .build();

        assertThat(Graphs.of(CacheWidgets.of(cache)))
                .containsExactlyInAnyOrderEntriesOf(graphs(cache, "EngineCPUUtilization"));
        assertThat(Graphs.of(CacheWidgets.of(cache)).get("Cache evictions"))
                .hasSize(6)
                .last()
                .asString()
                .endsWith("-0003-002 Sum as 0003-002");
    }

    @Test
    void oneNodeOfUnknownSizeIsShownByTheThreadOfItsEngine() {
        String type =
                CfnParameter.Builder.create(test.stack(), "NodeType").build().getValueAsString();
        RedisReplicationGroup cache =
                Minimal.cache(test).replicas(0).nodeType(type).build();

        assertThat(Graphs.of(CacheWidgets.of(cache)))
                .containsExactlyInAnyOrderEntriesOf(graphs(cache, "EngineCPUUtilization"));
    }
}
