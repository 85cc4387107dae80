package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.internal.cdk.DurationChecks;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awscdk.RemovalPolicy;

/** Holds a builder against {@link CacheRules}. */
final class CacheChecks {
    private final RedisReplicationGroup.Builder b;
    private final Problems problems;

    private CacheChecks(RedisReplicationGroup.Builder b, Problems problems) {
        this.b = b;
        this.problems = problems;
    }

    /** Checks everything but the network, and returns the days that snapshots are kept if they are known. */
    static OptionalLong check(RedisReplicationGroup.Builder b, Problems problems) {
        CacheChecks checks = new CacheChecks(b, problems);
        checks.names();
        checks.engine();
        checks.topology();
        OptionalLong retention = checks.snapshots();
        checks.nodeType(retention);
        checks.parameters();
        b.authToken.check(problems, b.shared().home());
        boolean one = b.accessControl == AccessControl.TOKEN || !b.tokenIsSet;
        problems.require(one, CacheUsers.TOKEN_OR_USERS, b.accessControl);
        return retention;
    }

    private void names() {
        if (b.replicationGroupId != null) {
            form(CacheRules.IDENTIFIER, CacheRules.ID_FORM, b.replicationGroupId);
        }
        form(CacheRules.TEXT, CacheRules.DESCRIPTION, b.description);
        problems.require(CacheRules.isPort(b.port), CacheRules.PORT, b.port);
        b.logExports.forEach(log -> problems.require(CacheRules.LOG_TYPES.contains(log), CacheRules.LOG_TYPE, log));
    }

    private void form(Pattern pattern, Rule rule, String value) {
        problems.require(Tokens.isToken(value) || pattern.matcher(value).matches(), rule, value);
    }

    private void engine() {
        CacheEngine engine = b.engine;
        if (!Tokens.isToken(engine.name()) && !CacheEngine.NAMES.contains(engine.name())) {
            problems.require(false, CacheRules.ENGINE_NAME, engine);
            return;
        }
        if (!Tokens.isToken(engine.version())) {
            problems.require(engine.versionIsWellFormed(), CacheRules.VERSION_FORM, engine);
            if (!engine.versionIsWellFormed()) {
                return;
            }
            problems.require(!engine.name().equals("redis") || engine.isKnown(), CacheRules.REDIS_VERSION, engine);
            problems.require(
                    !engine.name().equals("valkey") || engine.atLeast(7, 2), CacheRules.VALKEY_VERSION, engine);
        }
        String family = engine.parameterGroupFamily();
        boolean formed = CacheRules.FAMILY.matcher(family).matches();
        // The family is part of a logical id, so even a family that only the deployment knows is refused.
        problems.require(formed, CacheRules.FAMILY_FORM, engine, family);
        String usual = engine.usualFamily();
        problems.require(
                !formed || !engine.isKnown() || family.equals(usual), CacheRules.FAMILY_MATCH, engine, family, usual);
    }

    private void topology() {
        boolean replicasInRange = b.replicas >= 0 && b.replicas <= CacheRules.MOST_REPLICAS;
        problems.require(replicasInRange, CacheRules.REPLICAS, b.replicas);
        if (b.shards == null) {
            problems.require(b.replicas > 0 || !b.failsOver(), CacheRules.FAILOVER_NEEDS_REPLICA, true);
        } else {
            boolean shardsInRange = b.shards >= 1 && b.shards <= CacheRules.MOST_NODES;
            problems.require(shardsInRange, CacheRules.SHARDS, b.shards);
            problems.require(
                    !shardsInRange || !replicasInRange || b.nodes() <= CacheRules.MOST_NODES,
                    CacheRules.NODES,
                    b.shards,
                    b.replicas,
                    b.nodes());
            problems.require(b.failsOver(), CacheRules.CLUSTER_NEEDS_FAILOVER, false);
        }
        if (b.spansZones()) {
            problems.require(b.replicas > 0, CacheRules.MULTI_AZ_NEEDS_REPLICA, true);
            problems.require(b.replicas <= 0 || b.failsOver(), CacheRules.MULTI_AZ_NEEDS_FAILOVER, true);
        }
    }

    private OptionalLong snapshots() {
        CacheRules.WINDOWS.check(problems, b.snapshotWindow, b.maintenanceWindow);
        if (b.restoreFromSnapshot != null) {
            form(CacheRules.SNAPSHOT, CacheRules.SNAPSHOT_NAME, b.restoreFromSnapshot);
            problems.require(b.restoreFromSnapshotArns.isEmpty(), CacheRules.SNAPSHOT_SOURCES, b.restoreFromSnapshot);
        }
        if (b.restoreFromSnapshotArns.size() != 1 || !Tokens.isList(b.restoreFromSnapshotArns.get(0))) {
            Set<String> seen = new HashSet<>();
            b.restoreFromSnapshotArns.forEach(arn -> {
                form(CacheRules.SNAPSHOT_OBJECT, CacheRules.SNAPSHOT_ARN, arn);
                problems.require(seen.add(arn), CacheRules.SNAPSHOT_TWICE, arn);
            });
        }
        return DurationChecks.days(
                problems, CacheRules.RETENTION, b.snapshotRetention, 0, CacheRules.MOST_RETENTION_DAYS);
    }

    private void nodeType(OptionalLong retention) {
        form(CacheRules.NODE_TYPE, CacheRules.NODE_TYPE_FORM, b.nodeType);
        if (b.nodeType.equals(CacheRules.T1)) {
            boolean finalSnapshot = b.shared().removalPolicy(RemovalPolicy.SNAPSHOT) == RemovalPolicy.SNAPSHOT;
            problems.require(retention.orElse(0) == 0 && !finalSnapshot, CacheRules.T1_SNAPSHOTS, b.nodeType);
            problems.require(!b.spansZones(), CacheRules.T1_MULTI_AZ, b.nodeType);
        }
    }

    private void parameters() {
        b.parameters.forEach((name, value) -> {
            // A name is a key of the template, so even one that only the deployment knows is refused.
            problems.require(CacheRules.PARAMETER.matcher(name).matches(), CacheRules.PARAMETER_NAME, name);
            boolean placeholder = value.contains("${") && !Tokens.isToken(value) || Tokens.isList(value);
            problems.require(!placeholder, CacheRules.PARAMETER_VALUE, value);
        });
        String expected = CacheParameters.clusterEnabled(b.shards != null);
        String clusterEnabled = b.parameters.getOrDefault(CacheParameters.CLUSTER_ENABLED, expected);
        problems.require(
                clusterEnabled.equals(expected),
                CacheRules.PARAMETER_CLUSTER,
                CacheParameters.CLUSTER_ENABLED + "=" + clusterEnabled,
                expected);
    }
}
