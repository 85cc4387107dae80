package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.internal.cdk.DurationChecks;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import io.github.wpdata.cdk.internal.validation.WindowRules;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/** The limits of replication groups with their checks, in the order of {@link CacheSettings}. */
final class CacheRules {
    static final int DEFAULT_NODE_QUOTA = 90;
    private static final int MOST_NODES = 500;
    private static final int CLOSED_PORT = 8005;
    private static final int MOST_RETENTION_DAYS = 35;

    private static final String API = "ElastiCache API: CreateReplicationGroup";
    private static final String SCHEMA = "CloudFormation schema: AWS::ElastiCache::ReplicationGroup";
    private static final String FAILOVER = "ElastiCache User Guide: Multi-AZ with automatic failover";

    static final TextRule ID = TextRule.matching(
            new Rule(
                    "replicationGroupId",
                    "",
                    "1 to 40 letters, digits and single hyphens, a letter first",
                    "is not a valid replication group id",
                    "use 1 to 40 letters, digits and single hyphens, begin with a letter and do not end with a hyphen",
                    API),
            "(?=.{1,40}$)[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*");
    static final TextRule DESCRIPTION = TextRule.matching(
            new Rule(
                    "description",
                    "",
                    "not blank, without control characters and placeholders such as ${AWS::Region}",
                    "is not a valid description",
                    "describe the cache in a few words, without control characters and placeholders",
                    SCHEMA),
            "(?U)(?=.*\\S)(?!.*(\\$\\{|#\\{Token\\[))\\P{Cntrl}+");
    static final RangeRule REPLICAS = RangeRule.of("replicas", "", 0, 5, "replicas", API);
    static final RangeRule SHARDS = RangeRule.of("shards", "", 1, MOST_NODES, "shards", API);
    static final Rule NODES = new Rule(
            "shards",
            "",
            "at most 500 nodes in all",
            "with %s each are %s nodes in all",
            "choose fewer shards or fewer replicas, at most 500 nodes",
            "ElastiCache User Guide: quotas");
    static final Rule FAILOVER_NEEDS_REPLICA = new Rule(
            "automaticFailover",
            "",
            "true only with at least 1 replica while cluster mode is off",
            "requires a replica to fail over to",
            "add a replica, or call automaticFailover(false)",
            API);
    static final Rule CLUSTER_NEEDS_FAILOVER = new Rule(
            "automaticFailover",
            "",
            "true while cluster mode is on",
            "is not possible in cluster mode",
            "leave out automaticFailover(false) or shards",
            API);
    static final Rule MULTI_AZ_NEEDS_REPLICA = new Rule(
            "multiAz",
            "",
            "true only with at least 1 replica",
            "requires a replica in another availability zone",
            "add a replica, or call multiAz(false)",
            FAILOVER);
    static final Rule MULTI_AZ_NEEDS_FAILOVER = new Rule(
            "multiAz",
            "",
            "true only with automatic failover",
            "requires automatic failover",
            "leave automaticFailover(false) out, or call multiAz(false) as well",
            FAILOVER);
    static final RangeRule PORT = new RangeRule(
            new Rule(
                    "port",
                    "",
                    "1150 to 65535, but not 8005",
                    "is out of range",
                    "choose 1150 to 8004 or 8006 to 65535",
                    "ElastiCache API: valid ports"),
            1150,
            65_535);
    static final Rule USERS_NEED_ENGINE = new Rule(
            "accessControl",
            "",
            "USERS only with Redis 6.0 or later, or Valkey",
            "is not supported by %s",
            "set engine to Redis 7.1 or Valkey, or leave accessControl out",
            "ElastiCache User Guide: role-based access control");
    static final Rule RETENTION = new Rule(
            "snapshotRetention",
            "days",
            "0 to 35 whole days; 0 takes no snapshots",
            "is out of range",
            "choose 0 to 35 whole days",
            API);
    static final Rule WINDOW_NEEDS_SNAPSHOTS = new Rule(
            "snapshotWindow",
            "UTC",
            "only with snapshots",
            "has no effect while snapshotRetention is 0 days",
            "leave it out, or choose a snapshotRetention of 1 to 35 days",
            API);
    static final WindowRules WINDOWS = new WindowRules("snapshotWindow", "maintenanceWindow", 60, API);
    static final TextRule SNAPSHOT_NAME = TextRule.matching(
            new Rule(
                    "restoreFromSnapshot",
                    "",
                    "1 to 255 letters, digits, hyphens and dots",
                    "is not a snapshot name",
                    "copy the name from aws elasticache describe-snapshots",
                    API),
            "[A-Za-z0-9.-]{1,255}");
    static final TextRule SNAPSHOT_ARN = TextRule.matching(
            new Rule(
                    "restoreFromSnapshotArns",
                    "",
                    "ARNs of objects in S3, without commas and braces",
                    "is not the ARN of an object in S3",
                    "write it as in arn:aws:s3:::bucket/snapshot.rdb, without commas and braces",
                    API),
            "arn:aws[a-z-]*:s3:::[A-Za-z0-9._-]{3,63}/[^,{}\\p{Cntrl}]+");
    static final Rule SNAPSHOT_TWICE = new Rule(
            "restoreFromSnapshotArns", "", "each object once", "is listed twice", "list each object once", SCHEMA);
    static final Rule SNAPSHOT_SOURCES = new Rule(
            "restoreFromSnapshot",
            "",
            "not together with restoreFromSnapshotArns",
            "and restoreFromSnapshotArns are two sources for one cache",
            "leave one of them out",
            API);
    static final Rule LOG_TYPE = new Rule(
            "logExports",
            "",
            "slow-log, engine-log",
            "is not a log of ElastiCache",
            "choose among slow-log, engine-log",
            "ElastiCache API: LogDeliveryConfigurationRequest");
    static final Rule LOG_OF_ENGINE = new Rule(
            "logExports",
            "",
            "slow-log from Redis 6.0, engine-log from Redis 6.2",
            "does not exist in %s",
            "leave it out, or set engine to Redis 6.2 or later, or to Valkey",
            "ElastiCache User Guide: log delivery");

    private CacheRules() {}

    /** Checks everything but the settings that services share, and returns how many days snapshots are kept, if known. */
    static OptionalLong check(CacheSettings<?> settings, Problems problems) {
        ID.check(problems, settings.replicationGroupId);
        DESCRIPTION.check(problems, settings.description);
        CacheEngineRules.check(settings.engine, problems);
        CacheParameterRules.check(settings, problems);
        CacheNodeTypes.check(settings, problems);
        topology(settings, problems);
        problems.require(PORT.contains(settings.port) && settings.port != CLOSED_PORT, PORT.rule(), settings.port);
        accessControl(settings, problems);
        OptionalLong snapshotDays =
                DurationChecks.days(problems, RETENTION, settings.snapshotRetention, 0, MOST_RETENTION_DAYS);
        WINDOWS.check(problems, settings.snapshotWindow, settings.maintenanceWindow);
        boolean unused = snapshotDays.orElse(1) == 0 && settings.shared().isGiven("snapshotWindow");
        problems.require(!unused, WINDOW_NEEDS_SNAPSHOTS, settings.snapshotWindow);
        restore(settings, problems);
        logs(settings, problems);
        if (settings.notificationTopic != null) {
            CacheTopicRules.check(settings.notificationTopic, settings.shared().home(), problems);
        }
        return snapshotDays;
    }

    private static void topology(CacheSettings<?> settings, Problems problems) {
        REPLICAS.check(problems, settings.replicas);
        if (settings.shards == null) {
            problems.require(settings.replicas > 0 || !settings.failsOver(), FAILOVER_NEEDS_REPLICA, true);
        } else {
            SHARDS.check(problems, settings.shards);
            boolean inRange = SHARDS.contains(settings.shards) && REPLICAS.contains(settings.replicas);
            problems.require(
                    !inRange || settings.nodes() <= MOST_NODES,
                    NODES,
                    settings.shards,
                    settings.replicas + (settings.replicas == 1 ? " replica" : " replicas"),
                    settings.nodes());
            problems.require(settings.failsOver(), CLUSTER_NEEDS_FAILOVER, false);
        }
        if (settings.spansZones()) {
            problems.require(settings.replicas > 0, MULTI_AZ_NEEDS_REPLICA, true);
            problems.require(settings.replicas <= 0 || settings.failsOver(), MULTI_AZ_NEEDS_FAILOVER, true);
        }
    }

    private static void accessControl(CacheSettings<?> settings, Problems problems) {
        settings.authToken.check(problems, settings.shared().home());
        if (settings.hasUsers()) {
            problems.require(!settings.tokenIsSet, CacheUsers.TOKEN_OR_USERS, settings.accessControl);
            CacheEngine engine = settings.engine;
            boolean old = engine.isRedis() && engine.isKnown() && !engine.atLeast(6, 0);
            problems.require(!old, USERS_NEED_ENGINE, settings.accessControl, engine);
        }
    }

    private static void restore(CacheSettings<?> settings, Problems problems) {
        if (settings.restoreFromSnapshot != null) {
            SNAPSHOT_NAME.check(problems, settings.restoreFromSnapshot);
            problems.require(
                    settings.restoreFromSnapshotArns.isEmpty(), SNAPSHOT_SOURCES, settings.restoreFromSnapshot);
        }
        if (settings.restoreFromSnapshotArns.size() == 1 && Tokens.isList(settings.restoreFromSnapshotArns.get(0))) {
            return;
        }
        Set<String> seen = new HashSet<>();
        settings.restoreFromSnapshotArns.forEach(arn -> {
            SNAPSHOT_ARN.check(problems, arn);
            problems.require(seen.add(arn), SNAPSHOT_TWICE, arn);
        });
    }

    private static void logs(CacheSettings<?> settings, Problems problems) {
        if (settings.exportedLogs().isEmpty()) {
            settings.shared().checkWithoutLogs(problems, settings.logRetention);
        }
        settings.exportedLogs().forEach(log -> {
            boolean exists = CacheEngine.LOGS.contains(log);
            problems.require(exists, LOG_TYPE, log);
            problems.require(!exists || settings.engine.has(log), LOG_OF_ENGINE, log, settings.engine);
        });
    }
}
