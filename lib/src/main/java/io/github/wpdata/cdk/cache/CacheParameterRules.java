package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.internal.validation.CommonForms;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The limits of engine parameters with their checks. A value that is known to be wrong is refused; a parameter that is
 * not in the list is a warning, because the list may be older than the parameter.
 *
 * <p>The list follows the tables of the ElastiCache User Guide, "Valkey and Redis OSS parameters", and has not been compared
 * with the API. To compare and renew it, read
 * {@code aws elasticache describe-engine-default-parameters --cache-parameter-group-family valkey8}.
 */
final class CacheParameterRules {
    private static final Pattern NAME_FORM = Pattern.compile("[a-z][a-z0-9-]{0,99}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final String GUIDE = "ElastiCache User Guide: Valkey and Redis OSS parameters";

    /** Options of Redis that ElastiCache sets itself or does not have. */
    private static final Set<String> NOT_SETTABLE = Set.of(
            "aclfile",
            "appendfsync",
            "appendonly",
            "bind",
            "daemonize",
            "dbfilename",
            "dir",
            "io-threads",
            "logfile",
            "loglevel",
            "masterauth",
            "maxclients",
            "maxmemory",
            "port",
            "protected-mode",
            "replicaof",
            "requirepass",
            "save",
            "slaveof",
            "tls-port");

    private static final List<String> YES_NO = List.of("yes", "no");
    private static final Map<String, List<String>> CHOICES = Map.ofEntries(
            Map.entry("activedefrag", YES_NO),
            Map.entry("activerehashing", YES_NO),
            Map.entry("close-on-replica-write", YES_NO),
            Map.entry("cluster-allow-pubsubshard-when-down", YES_NO),
            Map.entry("cluster-allow-reads-when-down", YES_NO),
            Map.entry(CacheParameters.CLUSTER_ENABLED, YES_NO),
            Map.entry("latency-tracking", YES_NO),
            Map.entry("lazyfree-lazy-eviction", YES_NO),
            Map.entry("lazyfree-lazy-expire", YES_NO),
            Map.entry("lazyfree-lazy-server-del", YES_NO),
            Map.entry("lazyfree-lazy-user-del", YES_NO),
            Map.entry("replica-lazy-flush", YES_NO));

    private static final String EVICTION = "maxmemory-policy";
    private static final List<String> EVICTIONS = List.of(
            "allkeys-lfu",
            "allkeys-lru",
            "allkeys-random",
            "noeviction",
            "volatile-lfu",
            "volatile-lru",
            "volatile-random",
            "volatile-ttl");

    /** Whole numbers; the bounds of these two are checked. */
    private static final Map<String, Long> LARGEST = Map.of("reserved-memory-percent", 100L);

    private static final String TIMEOUT = "timeout";
    private static final long SHORTEST_TIMEOUT = 20;
    private static final Set<String> NUMBERS = Set.of(
            "active-defrag-cycle-max",
            "active-defrag-cycle-min",
            "active-defrag-ignore-bytes",
            "active-defrag-max-scan-fields",
            "active-defrag-threshold-lower",
            "active-defrag-threshold-upper",
            "active-expire-effort",
            "acllog-max-len",
            "client-output-buffer-limit-normal-hard-limit",
            "client-output-buffer-limit-normal-soft-limit",
            "client-output-buffer-limit-normal-soft-seconds",
            "client-output-buffer-limit-pubsub-hard-limit",
            "client-output-buffer-limit-pubsub-soft-limit",
            "client-output-buffer-limit-pubsub-soft-seconds",
            "client-output-buffer-limit-replica-soft-seconds",
            "client-query-buffer-limit",
            "databases",
            "hash-max-listpack-entries",
            "hash-max-listpack-value",
            "hash-max-ziplist-entries",
            "hash-max-ziplist-value",
            "hll-sparse-max-bytes",
            "lfu-decay-time",
            "lfu-log-factor",
            "list-compress-depth",
            "list-max-listpack-size",
            "list-max-ziplist-size",
            "maxmemory-samples",
            "min-replicas-max-lag",
            "min-replicas-to-write",
            "proto-max-bulk-len",
            "repl-backlog-size",
            "repl-backlog-ttl",
            "reserved-memory",
            "reserved-memory-percent",
            "set-max-intset-entries",
            "slowlog-log-slower-than",
            "slowlog-max-len",
            "stream-node-max-bytes",
            "stream-node-max-entries",
            "tcp-keepalive",
            TIMEOUT,
            "tracking-table-max-keys",
            "zset-max-listpack-entries",
            "zset-max-listpack-value",
            "zset-max-ziplist-entries",
            "zset-max-ziplist-value");
    private static final Set<String> TEXTS =
            Set.of("cluster-preferred-endpoint-type", "notify-keyspace-events", "rename-commands");

    static final Rule NAME = new Rule(
            "parameter",
            "",
            "lower-case letters, digits and hyphens",
            "is not a parameter name",
            "look it up in the parameter group family of the engine",
            GUIDE);
    static final Rule PLACEHOLDER = new Rule(
            "parameter",
            "",
            "no placeholder such as ${AWS::Region}",
            "contains a placeholder, which CloudFormation replaces only in Fn::Sub",
            "use Aws.REGION and the like, or Fn.sub(…)",
            "CloudFormation Validate: embedded parameters");
    static final Rule SETTABLE = new Rule(
            "parameter",
            "",
            "a parameter that ElastiCache allows to set",
            "cannot be set on ElastiCache",
            "leave it out",
            GUIDE);
    static final Rule VALUE = new Rule(
            "parameter", "", "a value that the parameter allows", "is not an allowed value", "choose %s", GUIDE);
    static final Rule EVICTION_POLICY = new Rule(
            "parameter",
            "",
            "maxmemory-policy " + String.join(", ", EVICTIONS),
            "is not an allowed value",
            "choose one of " + String.join(", ", EVICTIONS),
            GUIDE);
    static final Rule CLUSTER_MODE = new Rule(
            "parameter",
            "",
            "cluster-enabled only as shards(…) sets it",
            "contradicts cluster mode, which is cluster-enabled=%s here",
            "leave cluster-enabled out; shards(…) switches cluster mode on",
            "ElastiCache API: CreateReplicationGroup");

    private CacheParameterRules() {}

    static void check(CacheSettings<?> settings, Problems problems) {
        settings.parameters.forEach((name, value) -> {
            // A name is a key of the template, so a token is refused as well.
            problems.require(NAME_FORM.matcher(name).matches(), NAME, name);
            problems.require(!NOT_SETTABLE.contains(name), SETTABLE, name);
            boolean placeholder = CommonForms.holdsPlaceholder(value);
            problems.require(!placeholder, PLACEHOLDER, value);
            if (!placeholder && !Tokens.isToken(value)) {
                value(name, value, problems);
            }
        });
        String expected = CacheParameters.clusterEnabled(settings.clusterMode());
        String actual = settings.parameters.getOrDefault(CacheParameters.CLUSTER_ENABLED, expected);
        problems.require(
                actual.equals(expected) || !YES_NO.contains(actual),
                CLUSTER_MODE,
                CacheParameters.CLUSTER_ENABLED + "=" + actual,
                expected);
    }

    private static void value(String name, String value, Problems problems) {
        List<String> choices = CHOICES.get(name);
        if (name.equals(EVICTION)) {
            problems.require(EVICTIONS.contains(value), EVICTION_POLICY, name + "=" + value);
        } else if (choices != null) {
            problems.require(
                    choices.contains(value), VALUE, name + "=" + value, "one of " + String.join(", ", choices));
        } else if (name.equals(TIMEOUT)) {
            boolean allowed = isNumber(value) && (number(value) == 0 || number(value) >= SHORTEST_TIMEOUT);
            problems.require(allowed, VALUE, name + "=" + value, "0, or at least 20 seconds");
        } else if (LARGEST.containsKey(name)) {
            long largest = LARGEST.get(name);
            boolean allowed = isNumber(value) && number(value) >= 0 && number(value) <= largest;
            problems.require(allowed, VALUE, name + "=" + value, "a whole number from 0 to " + largest);
        } else if (NUMBERS.contains(name)) {
            problems.require(isNumber(value), VALUE, name + "=" + value, "a whole number");
        }
    }

    private static boolean isNumber(String value) {
        return NUMBER.matcher(value).matches();
    }

    private static long number(String value) {
        return Long.parseLong(value);
    }

    /** The parameters that the list does not contain. */
    static List<String> unknown(CacheSettings<?> settings) {
        List<String> unknown = new ArrayList<>(settings.parameters.keySet());
        unknown.removeIf(name ->
                name.equals(EVICTION) || CHOICES.containsKey(name) || NUMBERS.contains(name) || TEXTS.contains(name));
        return unknown;
    }
}
