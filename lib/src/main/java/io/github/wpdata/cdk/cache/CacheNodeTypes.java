package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The node types of ElastiCache with their checks. The lists are those of cfn-lint 1.51.0, of mid-2026. To renew them,
 * read {@code aws elasticache describe-reserved-cache-nodes-offerings}.
 */
final class CacheNodeTypes {
    private static final List<String> MEDIUM = List.of("micro", "small", "medium");
    private static final List<String> TO_24 = List.of("large", "xlarge", "2xlarge", "4xlarge", "12xlarge", "24xlarge");
    private static final List<String> TO_16 =
            List.of("large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge");
    private static final Map<String, List<String>> SIZES = Map.ofEntries(
            Map.entry("t2", MEDIUM),
            Map.entry("t3", MEDIUM),
            Map.entry("t4g", MEDIUM),
            Map.entry("m3", List.of("medium", "large", "xlarge", "2xlarge")),
            Map.entry("m4", List.of("large", "xlarge", "2xlarge", "4xlarge", "10xlarge")),
            Map.entry("m5", TO_24),
            Map.entry("m6g", TO_16),
            Map.entry("m7g", TO_16),
            Map.entry("r3", List.of("large", "xlarge", "2xlarge", "4xlarge", "8xlarge")),
            Map.entry("r4", List.of("large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "16xlarge")),
            Map.entry("r5", TO_24),
            Map.entry("r6g", TO_16),
            Map.entry("r6gd", TO_16.subList(1, TO_16.size())),
            Map.entry("r7g", TO_16),
            Map.entry("c7gn", TO_16));

    /** Not among the node types for which ElastiCache documents encryption in transit, which this library requires. */
    private static final Set<String> RETIRED = Set.of("t1", "m1", "m2", "c1");

    private static final String TYPES = "ElastiCache User Guide: supported node types; cfn-lint 1.51.0, mid-2026";

    static final TextRule FORM = TextRule.matching(
            new Rule(
                    "nodeType",
                    "",
                    "cache.<type>.<size>",
                    "is not a node type",
                    "write it as in cache.t4g.small",
                    "ElastiCache API: CreateReplicationGroup"),
            "cache\\.[a-z][a-z0-9-]{0,19}\\.[a-z0-9]{1,20}");
    static final Rule RETIREMENT = new Rule(
            "nodeType",
            "",
            "not of the types t1, m1, m2 and c1",
            "belongs to a retired type, which does not support encryption in transit",
            "choose a current node type, such as cache.t4g.small",
            "ElastiCache User Guide: in-transit encryption");
    static final Rule SIZE = new Rule(
            "nodeType",
            "",
            "a size that the type has",
            "has a size that the type lacks",
            "choose one of the sizes %s",
            TYPES);
    static final Rule DATA_TIERING = new Rule(
            "nodeType",
            "",
            "r6gd only for Redis 6.2 or later, or Valkey",
            "keeps part of the data on disk, which %s does not support",
            "set engine to Redis 6.2 or later, or to Valkey, or choose a node type without disks",
            "ElastiCache User Guide: data tiering");

    private CacheNodeTypes() {}

    static void check(CacheSettings<?> settings, Problems problems) {
        String type = settings.nodeType;
        FORM.check(problems, type);
        if (Tokens.isToken(type) || !FORM.allows(type)) {
            return;
        }
        problems.require(!RETIRED.contains(family(type)), RETIREMENT, type);
        List<String> sizes = SIZES.getOrDefault(family(type), List.of(size(type)));
        problems.require(sizes.contains(size(type)), SIZE, type, String.join(", ", sizes));
        boolean old = settings.engine.isRedis() && settings.engine.isKnown() && !settings.engine.atLeast(6, 2);
        problems.require(!tiersData(type) || !old, DATA_TIERING, type, settings.engine);
    }

    /** Whether the type is not in the list, which may only mean that the list is older than the type. */
    static boolean isUnknown(String type) {
        return !Tokens.isToken(type) && !SIZES.containsKey(family(type));
    }

    /** Whether nodes of the type keep part of the data on disk. */
    static boolean tiersData(String type) {
        return type.startsWith("cache.r6gd.");
    }

    private static String family(String type) {
        return type.split("\\.")[1];
    }

    private static String size(String type) {
        return type.split("\\.")[2];
    }
}
