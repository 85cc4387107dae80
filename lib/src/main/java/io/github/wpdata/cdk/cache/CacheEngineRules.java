package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.regex.Pattern;

/** The limits of engine, version and parameter group family with their checks. */
final class CacheEngineRules {
    private static final Pattern FAMILY = Pattern.compile("[a-z][a-z0-9.]{0,29}");
    private static final String VERSIONS = "ElastiCache API: DescribeCacheEngineVersions, mid-2026";

    static final Rule NAME = new Rule(
            "engine",
            "",
            "redis or valkey",
            "is not an engine of replication groups",
            "choose redis or valkey, in lower case",
            "ElastiCache API: CreateReplicationGroup");
    static final Rule VERSION_FORM = new Rule(
            "engine",
            "",
            "a major and minor version, such as 7.1",
            "does not have a version of that form",
            "write major and minor version, as in 7.1",
            VERSIONS);
    static final Rule REDIS_VERSION = new Rule(
            "engine",
            "",
            "redis " + String.join(", ", CacheEngine.REDIS_VERSIONS),
            "is not among the versions of Redis on ElastiCache, which end with 7.1",
            "choose redis " + String.join(", ", CacheEngine.REDIS_VERSIONS) + ", or valkey",
            VERSIONS);
    static final Rule VALKEY_VERSION =
            new Rule("engine", "", "valkey 7.2 or later", "does not exist", "choose valkey 7.2 or later", VERSIONS);
    static final Rule FAMILY_FORM = new Rule(
            "engine",
            "",
            "a parameter group family known at synthesis",
            "has no valid parameter group family (%s)",
            "set the family, as in new CacheEngine(name, version, \"redis7\")",
            "ElastiCache API: CreateCacheParameterGroup");
    static final Rule FAMILY_MATCH = new Rule(
            "engine",
            "",
            "the parameter group family of the version",
            "does not belong to the parameter group family %s",
            "set the family %s, or let CacheEngine.of(…) derive it",
            "ElastiCache User Guide: parameter groups");

    private CacheEngineRules() {}

    static void check(CacheEngine engine, Problems problems) {
        if (!Tokens.isToken(engine.name()) && !CacheEngine.NAMES.contains(engine.name())) {
            problems.require(false, NAME, engine);
            return;
        }
        if (!Tokens.isToken(engine.version())) {
            if (!engine.versionIsWellFormed()) {
                problems.require(false, VERSION_FORM, engine);
                return;
            }
            problems.require(!engine.isRedis() || engine.isKnown(), REDIS_VERSION, engine);
            boolean old = engine.name().equals(CacheEngine.VALKEY) && !engine.atLeast(7, 2);
            problems.require(!old, VALKEY_VERSION, engine);
        }
        family(engine, problems);
    }

    private static void family(CacheEngine engine, Problems problems) {
        String family = engine.parameterGroupFamily();
        boolean formed = FAMILY.matcher(family).matches();
        // The family is part of a logical id, so a token is refused as well.
        problems.require(formed, FAMILY_FORM, engine, family);
        String usual = engine.usualFamily();
        problems.require(!formed || !engine.isKnown() || family.equals(usual), FAMILY_MATCH, engine, family, usual);
    }
}
