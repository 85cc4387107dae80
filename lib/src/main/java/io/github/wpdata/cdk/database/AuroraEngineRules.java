package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.cdk.DurationChecks;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import io.github.wpdata.cdk.internal.validation.Tokens;

/** The limits of engine version, capacity and instances with their checks. */
final class AuroraEngineRules {
    private static final double LARGEST_ACU = 256;
    private static final double LARGEST_ACU_BEFORE_3_06 = 128;
    private static final String SCALING = "RDS User Guide: capacity of Aurora Serverless v2";
    private static final String API = "RDS API: CreateDBCluster";

    static final Rule VERSION_FORM = new Rule(
            "engineVersion",
            "",
            "a full version such as 8.0.mysql_aurora.3.10.4",
            "is not a full version of Aurora MySQL",
            "name one, as in AuroraMysqlEngineVersion.VER_3_10_4",
            API);
    static final Rule VERSION_FAMILY = new Rule(
            "engineVersion",
            "",
            "with the major version that the full version begins with",
            "has the major version %s, which selects the parameter group family of another engine",
            "name both versions, as in AuroraMysqlEngineVersion.of(\"8.0.mysql_aurora.3.10.4\", \"8.0\")",
            "AWS CDK: AuroraMysqlEngineVersion.of");
    static final Rule VERSION_WITHDRAWN = new Rule(
            "engineVersion",
            "",
            "a version that RDS still creates",
            "is a version that RDS no longer creates",
            "choose 3.04, 3.08, 3.09, 3.10 or later, and 3.11.1 rather than 3.11.0",
            "RDS API: DescribeDBEngineVersions, mid-2026");
    static final Rule VERSION_SERVERLESS = new Rule(
            "engineVersion",
            "",
            "3.02.0 or later for serverless instances",
            "does not support Serverless v2",
            "choose 3.08.0 or later, or set instanceType",
            SCALING);
    static final Rule DATA_API_NEEDS_VERSION = new Rule(
            "dataApi",
            "",
            "only from engine version 3.07.0",
            "is not supported by engine version %s",
            "leave it out, or choose engine version 3.08.0 or later",
            "Aurora User Guide: engines of RDS Data API");

    static final Rule MIN_CAPACITY = new Rule(
            "minCapacity",
            "ACU",
            "0, or 0.5 to 256 in steps of 0.5",
            "is not a valid capacity",
            "choose 0, or 0.5 to 256 ACU in steps of 0.5",
            SCALING);
    static final Rule MAX_CAPACITY = new Rule(
            "maxCapacity",
            "ACU",
            "1 to 256 in steps of 0.5",
            "is not a valid capacity",
            "choose 1 to 256 ACU in steps of 0.5",
            SCALING);
    static final Rule MIN_ABOVE_MAX = new Rule(
            "minCapacity",
            "ACU",
            "at most maxCapacity",
            "exceeds maxCapacity (%s ACU)",
            "lower minCapacity or raise maxCapacity",
            SCALING);
    static final Rule ZERO_NEEDS_VERSION = new Rule(
            "minCapacity",
            "ACU",
            "0 only from engine version 3.08.0",
            "is not supported by engine version %s",
            "choose at least 0.5 ACU, or engine version 3.08.0 or later",
            SCALING);
    static final Rule MAX_NEEDS_VERSION = new Rule(
            "maxCapacity",
            "ACU",
            "at most 128 before engine version 3.06.0",
            "exceeds 128 ACU, the limit of engine version %s",
            "choose at most 128 ACU, or engine version 3.08.0 or later",
            SCALING);
    static final RangeRule AUTO_PAUSE = RangeRule.of(
            "autoPause", "seconds", 300, 86_400, "seconds", "CloudFormation schema: SecondsUntilAutoPause");
    static final Rule AUTO_PAUSE_NEEDS_ZERO = new Rule(
            "autoPause",
            "",
            "only while minCapacity is 0",
            "has no effect while minCapacity is %s ACU",
            "set minCapacity to 0, or leave autoPause out",
            "RDS API: SecondsUntilAutoPause");
    static final Rule AUTO_PAUSE_NEEDS_SERVERLESS = needsServerless("autoPause", "");
    static final Rule MIN_CAPACITY_NEEDS_SERVERLESS = needsServerless("minCapacity", "ACU");
    static final Rule MAX_CAPACITY_NEEDS_SERVERLESS = needsServerless("maxCapacity", "ACU");

    static final TextRule INSTANCE_TYPE = TextRule.matching(
            new Rule(
                    "instanceType",
                    "",
                    "an instance class without db.",
                    "is not an instance type",
                    "write it as in r6g.large, without db. in front",
                    "AWS CDK: ClusterInstance.provisioned"),
            "(?!db\\.)[a-z][a-z0-9-]*\\.[a-z0-9-]+");
    static final Rule INSTANCE_SIZE = new Rule(
            "instanceType",
            "",
            "a size that the family has",
            "is of a size that Aurora MySQL does not offer in this family",
            "choose among %s",
            "RDS API: DescribeOrderableDBInstanceOptions, November 2026");
    static final Rule INSIGHTS_NEED_TYPE = new Rule(
            "instanceType",
            "",
            "with Performance Insights: not t2, t3, t4g.micro and t4g.small",
            "does not support Performance Insights, which is on by default",
            "call performanceInsights(false), or choose t4g.medium or larger",
            "Aurora User Guide: instance classes of Database Insights");
    static final Rule DATA_API_NEEDS_TYPE = new Rule(
            "instanceType",
            "",
            "with dataApi: no T class",
            "is a T class, which does not support the RDS Data API",
            "leave dataApi out, or choose an R class such as r7g.large",
            "Aurora User Guide: limitations of RDS Data API");
    static final RangeRule READERS = RangeRule.of("readers", "", 0, 15, "readers", "Aurora User Guide: quotas");

    private AuroraEngineRules() {}

    private static Rule needsServerless(String property, String unit) {
        return new Rule(
                property,
                unit,
                "only for serverless instances",
                "has no effect on provisioned instances",
                "leave out " + property + " or instanceType",
                "RDS User Guide: Aurora Serverless v2");
    }

    static AuroraEngine check(AuroraSettings<?> settings, Problems problems) {
        AuroraEngine engine = AuroraEngine.of(settings.engineVersion);
        version(engine, problems);
        if (settings.isServerless()) {
            capacity(settings, engine, problems);
        } else {
            provisioned(settings, problems);
        }
        READERS.check(problems, settings.readers);
        engine.version()
                .filter(version -> settings.dataApi)
                .ifPresent(version -> problems.require(
                        version.atLeast(AuroraVersion.FIRST_WITH_DATA_API), DATA_API_NEEDS_VERSION, true, version));
        return engine;
    }

    private static void version(AuroraEngine engine, Problems problems) {
        if (Tokens.isToken(engine.fullVersion())) {
            return;
        }
        problems.require(engine.version().isPresent(), VERSION_FORM, engine.fullVersion());
        engine.version().ifPresent(version -> {
            problems.require(engine.majorVersionFits(), VERSION_FAMILY, engine.fullVersion(), engine.majorVersion());
            problems.require(!version.withdrawn(), VERSION_WITHDRAWN, engine.fullVersion());
        });
    }

    private static void capacity(AuroraSettings<?> settings, AuroraEngine engine, Problems problems) {
        double min = settings.minCapacity;
        double max = settings.maxCapacity;
        boolean minKnown = !Tokens.isToken(min);
        boolean maxKnown = !Tokens.isToken(max);
        problems.require(!minKnown || min == 0 || isCapacity(min, 0.5), MIN_CAPACITY, min);
        problems.require(!maxKnown || isCapacity(max, 1), MAX_CAPACITY, max);
        problems.require(!minKnown || !maxKnown || !(min > max), MIN_ABOVE_MAX, min, max);
        engine.version().ifPresent(version -> {
            problems.require(version.atLeast(AuroraVersion.FIRST_SERVERLESS), VERSION_SERVERLESS, version);
            problems.require(
                    min != 0 || version.atLeast(AuroraVersion.FIRST_WITH_AUTO_PAUSE), ZERO_NEEDS_VERSION, min, version);
            boolean within128 = !maxKnown || !(max > LARGEST_ACU_BEFORE_3_06);
            problems.require(
                    within128 || version.atLeast(AuroraVersion.FIRST_WITH_256_ACU), MAX_NEEDS_VERSION, max, version);
        });
        if (settings.autoPause != null) {
            problems.require(
                    !minKnown || min == 0,
                    AUTO_PAUSE_NEEDS_ZERO,
                    settings.autoPause.duration().toHumanString(),
                    min);
            DurationChecks.seconds(problems, AUTO_PAUSE, settings.autoPause);
        }
    }

    private static boolean isCapacity(double acu, double least) {
        return acu >= least && acu <= LARGEST_ACU && acu * 2 == Math.rint(acu * 2);
    }

    private static void provisioned(AuroraSettings<?> settings, Problems problems) {
        String type = String.valueOf(settings.instanceType);
        INSTANCE_TYPE.check(problems, type);
        if (INSTANCE_TYPE.allows(type) && !Tokens.isToken(type)) {
            known(settings, type, problems);
        }
        capacity(settings, "minCapacity", settings.minCapacity, MIN_CAPACITY_NEEDS_SERVERLESS, problems);
        capacity(settings, "maxCapacity", settings.maxCapacity, MAX_CAPACITY_NEEDS_SERVERLESS, problems);
        if (settings.autoPause != null) {
            problems.require(
                    false,
                    AUTO_PAUSE_NEEDS_SERVERLESS,
                    settings.autoPause.duration().toHumanString());
        }
    }

    private static void capacity(
            AuroraSettings<?> settings, String property, double acu, Rule rule, Problems problems) {
        Object shown = Tokens.isToken(acu) ? "unresolved" : acu;
        problems.require(!settings.shared().isGiven(property), rule, shown);
    }

    private static void known(AuroraSettings<?> settings, String type, Problems problems) {
        InstanceFamilies.sizes(type)
                .ifPresent(sizes -> problems.require(
                        sizes.contains(InstanceFamilies.size(type)), INSTANCE_SIZE, type, String.join(", ", sizes)));
        problems.require(
                !settings.performanceInsights || InstanceFamilies.supportsInsights(type), INSIGHTS_NEED_TYPE, type);
        problems.require(!settings.dataApi || !InstanceFamilies.isBurstable(type), DATA_API_NEEDS_TYPE, type);
    }
}
