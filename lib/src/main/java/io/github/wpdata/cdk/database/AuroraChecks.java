package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.cdk.DurationChecks;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.rds.DatabaseInsightsMode;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;

/** Holds a builder against {@link AuroraRules}. */
final class AuroraChecks {
    private final AuroraSettings<?> b;
    private final Problems problems;

    private AuroraChecks(AuroraSettings<?> b, Problems problems) {
        this.b = b;
        this.problems = problems;
    }

    /** Checks everything but the network, and returns the engine version if it is known. */
    static Optional<AuroraVersion> check(AuroraSettings<?> b, Problems problems) {
        AuroraChecks checks = new AuroraChecks(b, problems);
        checks.names();
        Optional<AuroraVersion> version = checks.engine();
        if (b.instanceType == null) {
            checks.capacity(version);
        }
        checks.instances(version);
        checks.protection();
        checks.insights();
        checks.logs();
        b.credentials.check(problems, b.shared().home(), b.adminUsername);
        return version;
    }

    private void names() {
        if (b.clusterIdentifier != null) {
            form(AuroraRules.IDENTIFIER, AuroraRules.IDENTIFIER_FORM, b.clusterIdentifier);
        }
        form(AuroraRules.DATABASE_NAME, AuroraRules.DATABASE_NAME_FORM, b.databaseName);
        problems.require(
                !AuroraRules.SYSTEM_SCHEMAS.contains(b.databaseName.toLowerCase(Locale.ROOT)),
                AuroraRules.DATABASE_NAME_RESERVED,
                b.databaseName);
        if (b.adminUsername != null) {
            form(AuroraRules.USERNAME, AuroraRules.USERNAME_FORM, b.adminUsername);
            problems.require(
                    !b.adminUsername.equalsIgnoreCase("rdsadmin"), AuroraRules.USERNAME_RESERVED, b.adminUsername);
        }
        b.parameters.forEach((name, value) -> {
            // A name is a key of the template, so even one that only the deployment knows is refused.
            problems.require(AuroraRules.PARAMETER.matcher(name).matches(), AuroraRules.PARAMETER_NAME, name);
            boolean placeholder = value.contains("${") && !Tokens.isToken(value) || Tokens.isList(value);
            problems.require(!placeholder, AuroraRules.PARAMETER_VALUE, value);
        });
    }

    private void form(Pattern pattern, Rule rule, String value) {
        problems.require(Tokens.isToken(value) || pattern.matcher(value).matches(), rule, value);
    }

    private Optional<AuroraVersion> engine() {
        String text = b.engineVersion.getAuroraMysqlFullVersion();
        if (Tokens.isToken(text)) {
            return Optional.empty();
        }
        Optional<AuroraVersion> version = AuroraVersion.parse(text);
        problems.require(version.isPresent(), AuroraRules.ENGINE_FORM, text);
        version.ifPresent(v -> {
            String major = b.engineVersion.getAuroraMysqlMajorVersion();
            boolean family = Tokens.isToken(major) || text.startsWith(major + ".mysql_aurora.");
            problems.require(family, AuroraRules.ENGINE_FAMILY, text, major);
            problems.require(!v.withdrawn(), AuroraRules.ENGINE_WITHDRAWN, text);
        });
        return version;
    }

    private void capacity(Optional<AuroraVersion> version) {
        double min = b.minCapacity;
        double max = b.maxCapacity;
        boolean minKnown = !Tokens.isToken(min);
        boolean maxKnown = !Tokens.isToken(max);
        problems.require(!minKnown || min == 0 || AuroraRules.isCapacity(min, 0.5), AuroraRules.MIN_CAPACITY, min);
        problems.require(!maxKnown || AuroraRules.isCapacity(max, 1), AuroraRules.MAX_CAPACITY, max);
        problems.require(!minKnown || !maxKnown || !(min > max), AuroraRules.MIN_ABOVE_MAX, min, max);
        version.ifPresent(v -> {
            problems.require(v.atLeast(AuroraVersion.FIRST_SERVERLESS), AuroraRules.ENGINE_SERVERLESS, v);
            problems.require(
                    min != 0 || v.atLeast(AuroraVersion.FIRST_WITH_AUTO_PAUSE), AuroraRules.ZERO_NEEDS_VERSION, min, v);
            boolean within128 = !maxKnown || !(max > AuroraRules.LARGEST_ACU_BEFORE_3_06);
            problems.require(
                    within128 || v.atLeast(AuroraVersion.FIRST_WITH_256_ACU), AuroraRules.MAX_NEEDS_VERSION, max, v);
        });
        if (b.autoPause != null && minKnown) {
            problems.require(
                    min == 0,
                    AuroraRules.AUTO_PAUSE_NEEDS_ZERO,
                    b.autoPause.duration().toHumanString(),
                    min);
        }
    }

    private void instances(Optional<AuroraVersion> version) {
        if (b.instanceType != null) {
            form(AuroraRules.INSTANCE_TYPE, AuroraRules.INSTANCE_TYPE_FORM, b.instanceType.toString());
        }
        if (b.dataApi) {
            version.ifPresent(v -> problems.require(
                    v.atLeast(AuroraVersion.FIRST_WITH_DATA_API), AuroraRules.DATA_API_NEEDS_VERSION, true, v));
        }
        problems.require(b.readers >= 0 && b.readers <= AuroraRules.MOST_READERS, AuroraRules.READERS, b.readers);
        problems.require(b.port >= AuroraRules.FIRST_PORT && b.port <= AuroraRules.LAST_PORT, AuroraRules.PORT, b.port);
        if (b.autoPause != null) {
            problems.require(
                    b.instanceType == null,
                    AuroraRules.AUTO_PAUSE_NEEDS_SERVERLESS,
                    b.autoPause.duration().toHumanString());
            DurationChecks.seconds(
                    problems,
                    AuroraRules.AUTO_PAUSE,
                    b.autoPause,
                    AuroraRules.SHORTEST_PAUSE_SECONDS,
                    AuroraRules.LONGEST_PAUSE_SECONDS);
        }
        DurationChecks.seconds(problems, AuroraRules.MONITORING, b.monitoringInterval, 0, 60)
                .ifPresent(
                        s -> problems.require(AuroraRules.MONITORING_SECONDS.contains(s), AuroraRules.MONITORING, s));
    }

    private void protection() {
        DurationChecks.days(problems, AuroraRules.RETENTION, b.backupRetention, 1, AuroraRules.MOST_RETENTION_DAYS);
        if (b.backtrackWindow != null) {
            DurationChecks.seconds(
                    problems, AuroraRules.BACKTRACK, b.backtrackWindow, 0, AuroraRules.LONGEST_BACKTRACK_SECONDS);
        }
        AuroraRules.WINDOWS.check(problems, b.backupWindow, b.maintenanceWindow);
        boolean destroyed = b.shared().removalPolicy(RemovalPolicy.SNAPSHOT) == RemovalPolicy.DESTROY;
        problems.require(
                !destroyed || !b.deletionProtection, AuroraRules.DESTROY_WHILE_PROTECTED, RemovalPolicy.DESTROY);
    }

    private void insights() {
        if (b.performanceInsightsKey != null) {
            b.shared().home().requireSameRegion(problems, AuroraRules.INSIGHTS_KEY_REGION, b.performanceInsightsKey);
        }
        if (!b.performanceInsights) {
            if (b.performanceInsightsRetention != null) {
                problems.require(false, AuroraRules.INSIGHTS_RETENTION_NEEDS_INSIGHTS, b.performanceInsightsRetention);
            }
            problems.require(b.performanceInsightsKey == null, AuroraRules.INSIGHTS_KEY_NEEDS_INSIGHTS, "a key");
            problems.require(
                    b.databaseInsightsMode != DatabaseInsightsMode.ADVANCED,
                    AuroraRules.ADVANCED_NEEDS_INSIGHTS,
                    b.databaseInsightsMode);
        } else if (b.databaseInsightsMode == DatabaseInsightsMode.ADVANCED) {
            problems.require(
                    b.insightsRetention() == PerformanceInsightRetention.MONTHS_15,
                    AuroraRules.ADVANCED_NEEDS_RETENTION,
                    b.databaseInsightsMode,
                    b.insightsRetention());
        }
    }

    private void logs() {
        b.logExports.forEach(log -> problems.require(AuroraRules.LOG_TYPES.contains(log), AuroraRules.LOG_TYPE, log));
    }
}
