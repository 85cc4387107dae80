package io.github.wpdata.cdk.cache;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of ElastiCache with the values that they allow.
 *
 * <p>Read on 2026-11-28 from the ElastiCache User Guide: "Redis specific parameters" as of 2023-05-19 (families redis5.0, redis6.x
 * and redis7; repository awsdocs/amazon-elasticache-docs), and "Engine specific parameters" for the additions of Valkey 8. The
 * names of Redis 6.2 and 7 that the guide leaves out follow redis.conf. To compare with the API, read
 * {@code aws elasticache describe-engine-default-parameters --cache-parameter-group-family valkey8}.
 */
final class KnownCacheParameters {
    /** Whole numbers, both bounds included. */
    record Range(long least, long most) {
        boolean contains(long value) {
            return value >= least && value <= most;
        }

        @Override
        public String toString() {
            if (most == Long.MAX_VALUE) {
                return least == Long.MIN_VALUE ? "a whole number" : "a whole number of at least " + least;
            }
            return "a whole number from " + least + " to " + most;
        }
    }

    /** Options of Redis that ElastiCache sets itself or does not have. */
    static final Set<String> NOT_SETTABLE = Set.of(
            "aclfile",
            "appendfsync",
            "appendonly",
            "bind",
            "client-output-buffer-limit-replica-hard-limit",
            "client-output-buffer-limit-replica-soft-limit",
            "client-output-buffer-limit-replica-soft-seconds",
            "daemonize",
            "dbfilename",
            "dir",
            "io-threads",
            "logfile",
            "loglevel",
            "lua-time-limit",
            "masterauth",
            "maxclients",
            "maxmemory",
            "port",
            "protected-mode",
            "repl-timeout",
            "replica-allow-chaining",
            "replica-ignore-maxmemory",
            "replica-lazy-flush",
            "replicaof",
            "requirepass",
            "save",
            "slaveof",
            "tls-port");

    /** Hidden since version 7: to switch it off takes a support case. */
    static final String HIDDEN_SINCE_7 = "activerehashing";

    /** Names before version 7, and those that took their place. */
    static final Map<String, String> RENAMED_IN_7 = Map.of(
            "hash-max-ziplist-entries", "hash-max-listpack-entries",
            "hash-max-ziplist-value", "hash-max-listpack-value",
            "list-max-ziplist-size", "list-max-listpack-size",
            "zset-max-ziplist-entries", "zset-max-listpack-entries",
            "zset-max-ziplist-value", "zset-max-listpack-value");

    static final String RESERVED_BYTES = "reserved-memory";
    static final String RESERVED_PERCENT = "reserved-memory-percent";
    static final String EVICTION = "maxmemory-policy";
    static final String TIMEOUT = "timeout";
    static final String EVENTS = "notify-keyspace-events";

    private static final List<String> YES_NO = List.of("yes", "no");

    /** Texts of which one must be chosen. */
    static final Map<String, List<String>> CHOICES = choices();

    /** The eviction policies of nodes that keep a part of the data on disks. */
    static final List<String> EVICTIONS_WITH_TIERS = List.of("allkeys-lru", "noeviction", "volatile-lru");

    /** Texts of any value. */
    static final Set<String> TEXTS = Set.of("rename-commands");

    static final Map<String, Range> NUMBERS = numbers();

    private KnownCacheParameters() {}

    private static Map<String, List<String>> choices() {
        Map<String, List<String>> choices = new HashMap<>();
        Stream.of(
                        "activedefrag",
                        HIDDEN_SINCE_7,
                        "close-on-replica-write",
                        "cluster-allow-pubsub-shard-when-down",
                        "cluster-allow-pubsubshard-when-down",
                        "cluster-allow-reads-when-down",
                        CacheParameters.CLUSTER_ENABLED,
                        "cluster-require-full-coverage",
                        "latency-tracking",
                        "lazyfree-lazy-eviction",
                        "lazyfree-lazy-expire",
                        "lazyfree-lazy-server-del",
                        "lazyfree-lazy-user-del",
                        "lua-replicate-commands",
                        "search-enable-partial-results")
                .forEach(name -> choices.put(name, YES_NO));
        choices.put("acl-pubsub-default", List.of("allchannels", "resetchannels"));
        choices.put("cluster-preferred-endpoint-type", List.of("ip", "tls-dynamic"));
        choices.put("search-fanout-target-mode", List.of("client", "throughput"));
        choices.put(
                EVICTION,
                List.of(
                        "allkeys-lfu",
                        "allkeys-lru",
                        "allkeys-random",
                        "noeviction",
                        "volatile-lfu",
                        "volatile-lru",
                        "volatile-random",
                        "volatile-ttl"));
        return Map.copyOf(choices);
    }

    private static Map<String, Range> numbers() {
        Map<String, Range> numbers = new HashMap<>();
        Range percent = new Range(1, 100);
        numbers.put("active-defrag-cycle-max", new Range(1, 75));
        numbers.put("active-defrag-cycle-min", new Range(1, 75));
        numbers.put("active-defrag-ignore-bytes", new Range(10_485_760, 104_857_600));
        numbers.put("active-defrag-max-scan-fields", new Range(1, 1_000_000));
        numbers.put("active-defrag-threshold-lower", percent);
        numbers.put("active-defrag-threshold-upper", percent);
        numbers.put("client-query-buffer-limit", new Range(1_048_576, 1_073_741_824));
        numbers.put("commandlog-large-reply-max-len", new Range(0, 1024));
        numbers.put("commandlog-large-request-max-len", new Range(0, 1024));
        numbers.put("databases", atLeast(1));
        numbers.put("lfu-log-factor", atLeast(1));
        numbers.put("proto-max-bulk-len", new Range(1_048_576, 536_870_912));
        numbers.put("repl-backlog-size", atLeast(16_384));
        numbers.put(RESERVED_PERCENT, new Range(0, 100));
        numbers.put("search-default-timeout-ms", new Range(1, 60_000));
        Stream.of("list-max-listpack-size", "list-max-ziplist-size", "lfu-decay-time", "slowlog-log-slower-than")
                .forEach(name -> numbers.put(name, new Range(Long.MIN_VALUE, Long.MAX_VALUE)));
        Stream.of(
                        "acllog-max-len",
                        "active-expire-effort",
                        "client-output-buffer-limit-normal-hard-limit",
                        "client-output-buffer-limit-normal-soft-limit",
                        "client-output-buffer-limit-normal-soft-seconds",
                        "client-output-buffer-limit-pubsub-hard-limit",
                        "client-output-buffer-limit-pubsub-soft-limit",
                        "client-output-buffer-limit-pubsub-soft-seconds",
                        "commandlog-reply-larger-than",
                        "commandlog-request-larger-than",
                        "hash-max-listpack-entries",
                        "hash-max-listpack-value",
                        "hash-max-ziplist-entries",
                        "hash-max-ziplist-value",
                        "hll-sparse-max-bytes",
                        "list-compress-depth",
                        "maxmemory-samples",
                        "min-replicas-max-lag",
                        "min-replicas-to-write",
                        "repl-backlog-ttl",
                        RESERVED_BYTES,
                        "set-max-intset-entries",
                        "slowlog-max-len",
                        "stream-node-max-bytes",
                        "stream-node-max-entries",
                        "tcp-keepalive",
                        "tracking-table-max-keys",
                        "zset-max-listpack-entries",
                        "zset-max-listpack-value",
                        "zset-max-ziplist-entries",
                        "zset-max-ziplist-value")
                .forEach(name -> numbers.put(name, atLeast(0)));
        return Map.copyOf(numbers);
    }

    private static Range atLeast(long least) {
        return new Range(least, Long.MAX_VALUE);
    }

    static String evictions() {
        return String.join(", ", CHOICES.getOrDefault(EVICTION, List.of()));
    }

    /** The name that an engine has in place of this one, or null if it has this one. */
    static @Nullable String otherName(String name, boolean since7) {
        if (since7) {
            return RENAMED_IN_7.get(name);
        }
        return RENAMED_IN_7.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    static boolean contains(String name) {
        return Set.of(EVENTS, TIMEOUT).contains(name)
                || CHOICES.containsKey(name)
                || NUMBERS.containsKey(name)
                || TEXTS.contains(name);
    }
}
