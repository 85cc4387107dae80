package io.github.wpdata.cdk.cache;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.elasticache.CfnParameterGroup;
import software.constructs.Construct;

/** Parameters that suit the object cache of WordPress. */
final class CacheParameters {
    static final String CLUSTER_ENABLED = "cluster-enabled";

    private static final String RESERVED_PERCENT = "reserved-memory-percent";

    /**
     * Most entries of an object cache have no expiry. A policy that spares those would evict sessions first, and then
     * refuse writes; allkeys-lru evicts what has not been used for longest.
     */
    private static final Map<String, String> ALWAYS =
            Map.of("timeout", "0", "maxmemory-policy", "allkeys-lru", RESERVED_PERCENT, "25");

    private CacheParameters() {}

    /**
     * A family cannot change in place, nor can cluster mode while a cache uses the group. Both are part of the logical
     * id, so that CloudFormation creates the new group, moves the cache to it, and deletes the old one.
     */
    static CfnParameterGroup createGroup(Construct owner, CacheSettings<?> settings) {
        String family = settings.engine.parameterGroupFamily();
        String id = settings.clusterMode() ? family + ".cluster.on" : family;
        return CfnParameterGroup.Builder.create(new Construct(owner, "Parameters"), id)
                .cacheParameterGroupFamily(family)
                .description("ElastiCache for WordPress")
                .properties(of(settings.clusterMode(), settings.parameters))
                .build();
    }

    private static Map<String, String> of(boolean clusterMode, Map<String, String> overrides) {
        Map<String, String> parameters = new TreeMap<>(ALWAYS);
        if (clusterMode) {
            parameters.put(CLUSTER_ENABLED, clusterEnabled(true));
        }
        if (overrides.containsKey("reserved-memory")) {
            // ElastiCache accepts either the bytes or the percentage.
            parameters.remove(RESERVED_PERCENT);
        }
        parameters.putAll(overrides);
        return parameters;
    }

    static String clusterEnabled(boolean clusterMode) {
        return clusterMode ? "yes" : "no";
    }
}
