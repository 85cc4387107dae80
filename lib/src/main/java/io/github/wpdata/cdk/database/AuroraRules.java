package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.cdk.DurationChecks;
import io.github.wpdata.cdk.internal.cdk.KeyChecks;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.CommonForms;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import io.github.wpdata.cdk.internal.validation.WindowRules;
import java.util.Locale;
import java.util.Set;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.rds.DatabaseInsightsMode;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;

/** The limits of an Aurora MySQL cluster with their checks, in the order of {@link AuroraSettings}. */
final class AuroraRules {
    private static final String API = "RDS API: CreateDBCluster";
    private static final String SCHEMA = "CloudFormation schema: AWS::RDS::DBCluster";
    private static final String LOGS = "audit, error, general, instance, slowquery, iam-db-auth-error";
    private static final Set<String> LOG_TYPES = Set.of(LOGS.split(", "));
    private static final Set<String> SYSTEM_SCHEMAS =
            Set.of("mysql", "sys", "information_schema", "performance_schema");
    private static final Set<Long> MONITORING_SECONDS = Set.of(0L, 1L, 5L, 10L, 15L, 30L, 60L);

    static final TextRule IDENTIFIER = TextRule.matching(
            new Rule(
                    "clusterIdentifier",
                    "",
                    "1 to 63 letters, digits and single hyphens, a letter first",
                    "is not a cluster identifier",
                    "use 1 to 63 letters, digits and single hyphens, begin with a letter and do not end with a hyphen",
                    SCHEMA),
            "[a-zA-Z](?:-?[a-zA-Z0-9]){0,62}");

    static final TextRule DATABASE_NAME = TextRule.matching(
            new Rule(
                    "databaseName",
                    "",
                    "1 to 64 letters, digits and underscores, a letter first",
                    "is not a database name",
                    "use 1 to 64 letters, digits and underscores, and begin with a letter",
                    API),
            "[a-zA-Z][a-zA-Z0-9_]{0,63}");
    static final TextRule DATABASE_NAME_SYSTEM = new TextRule(
            new Rule(
                    "databaseName",
                    "",
                    "not mysql, sys, information_schema or performance_schema",
                    "is a system schema of the engine",
                    "choose another name, such as wordpress",
                    API),
            name -> !SYSTEM_SCHEMAS.contains(name.toLowerCase(Locale.ROOT)));
    static final TextRule USERNAME = TextRule.matching(
            new Rule(
                    "adminUsername",
                    "",
                    "1 to 16 letters, digits and underscores, a letter first",
                    "is not a user name",
                    "use 1 to 16 letters, digits and underscores, and begin with a letter",
                    SCHEMA),
            "[a-zA-Z][a-zA-Z0-9_]{0,15}");
    static final TextRule USERNAME_SYSTEM = new TextRule(
            new Rule(
                    "adminUsername",
                    "",
                    "not rdsadmin",
                    "is a user of the engine",
                    "choose another name, such as wpadmin",
                    API),
            name -> !name.equalsIgnoreCase("rdsadmin"));

    static final TextRule DATABASE_NAME_RESERVED = notReserved("databaseName", "wordpress");
    static final TextRule USERNAME_RESERVED = notReserved("adminUsername", "wpadmin");

    static final RangeRule PORT = CommonForms.port("RDS API: valid ports");
    static final Rule GRANT_NEEDS_IAM = new Rule(
            "iamAuthentication",
            "",
            "true where grantConnect is called",
            "leaves grantConnect without effect",
            "call iamAuthentication(true)",
            "RDS User Guide: IAM database authentication");

    static final TextRule GRANTED_USER = TextRule.matching(
            new Rule(
                    "databaseUser",
                    "",
                    "1 to 32 characters without * ? / and spaces",
                    "is not one database user",
                    "use 1 to 32 characters other than * ? / and spaces",
                    "RDS User Guide: IAM policies for IAM database access; MySQL: user names"),
            "[^*?/\\s]{1,32}");
    static final Rule GRANT_NEEDS_SECRET = new Rule(
            "credentials",
            "",
            "with a secret where grantReadAdminSecret is called",
            "leaves grantReadAdminSecret nothing to grant",
            "grant access to the secret that holds the password, or call credentials(AdminCredentials.fromSecret(…))",
            "AWS CDK: Credentials.fromPassword");

    static final RangeRule RETENTION = new RangeRule(
            new Rule(
                    "backupRetention",
                    "days",
                    "1 to 35 whole days; Aurora cannot switch it off",
                    "is out of range",
                    "choose 1 to 35 whole days",
                    SCHEMA),
            1,
            35);
    static final WindowRules WINDOWS = new WindowRules("backupWindow", "maintenanceWindow", 30, API);
    static final RangeRule BACKTRACK = RangeRule.of("backtrackWindow", "seconds", 0, 259_200, "seconds", API);

    static final Rule INSIGHTS_RETENTION_NEEDS_INSIGHTS = needsInsights("performanceInsightsRetention");
    static final Rule INSIGHTS_KEY_NEEDS_INSIGHTS = needsInsights("performanceInsightsKey");
    static final KeyChecks INSIGHTS_KEY =
            new KeyChecks("performanceInsightsKey", "cluster", "to use the cluster's key");
    static final Rule ADVANCED_NEEDS_INSIGHTS = new Rule(
            "databaseInsightsMode",
            "",
            "ADVANCED only with Performance Insights",
            "needs Performance Insights",
            "call performanceInsights(true), or choose STANDARD",
            API);
    static final Rule ADVANCED_NEEDS_RETENTION = new Rule(
            "databaseInsightsMode",
            "",
            "ADVANCED only with 15 months of retention",
            "needs 15 months of retention, not %s",
            "set performanceInsightsRetention to MONTHS_15, or choose STANDARD",
            "RDS User Guide: Database Insights");
    static final Rule MONITORING = new Rule(
            "monitoringInterval",
            "seconds",
            "0, 1, 5, 10, 15, 30 or 60",
            "is not an interval of Enhanced Monitoring",
            "choose 0, 1, 5, 10, 15, 30 or 60 seconds",
            API);
    static final Rule LOG =
            new Rule("logExports", "", LOGS, "is not a log of Aurora MySQL", "choose among " + LOGS, API);

    static final Rule DESTROY_WHILE_PROTECTED = new Rule(
            "removalPolicy",
            "",
            "DESTROY only without deletion protection",
            "contradicts deletionProtection, so the stack could never be deleted",
            "call deletionProtection(false) as well, or keep the data",
            "RDS API: DeleteDBCluster");

    private AuroraRules() {}

    private static TextRule notReserved(String property, String example) {
        Rule rule = new Rule(
                property,
                "",
                "not a reserved word of MySQL",
                "is a reserved word of MySQL",
                "choose another name, such as " + example,
                "RDS API: CreateDBCluster; MySQL Reference Manual: reserved words");
        return new TextRule(rule, name -> !DataFile.RESERVED_WORDS.contains(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether RDS accepts a user name. */
    static boolean allowsUsername(String name) {
        return USERNAME.allows(name) && USERNAME_SYSTEM.allows(name) && USERNAME_RESERVED.allows(name);
    }

    private static Rule needsInsights(String property) {
        return new Rule(
                property,
                "",
                "only with Performance Insights",
                "has no effect while performanceInsights is off",
                "leave it out, or call performanceInsights(true)",
                API);
    }

    /**
     * Checks everything but the settings that all services share.
     *
     * @return the engine version, as far as it is known
     */
    static AuroraEngine check(AuroraSettings<?> settings, Problems problems) {
        StackEnvironment environment = settings.shared().home();
        names(settings, problems);
        AuroraEngine engine = AuroraEngineRules.check(settings, problems);
        PORT.check(problems, settings.port);
        AuroraInstanceRules.check(settings, engine, environment, problems);
        backup(settings, problems);
        AuroraRestoreRules.check(settings.restores.values(), environment, problems);
        insights(settings, environment, problems);
        monitoring(settings, problems);
        AuroraParameterRules.OF_CLUSTER.check(settings.parameters, engine, problems);
        AuroraParameterRules.OF_INSTANCES.check(settings.instanceParameters, engine, problems);
        settings.credentials.check(problems, environment, settings.adminUsername);
        boolean destroyed = settings.shared().removalPolicy(RemovalPolicy.SNAPSHOT) == RemovalPolicy.DESTROY;
        problems.require(!destroyed || !settings.deletionProtection, DESTROY_WHILE_PROTECTED, RemovalPolicy.DESTROY);
        return engine;
    }

    private static void names(AuroraSettings<?> settings, Problems problems) {
        IDENTIFIER.check(problems, settings.clusterIdentifier);
        DATABASE_NAME.check(problems, settings.databaseName);
        DATABASE_NAME_SYSTEM.check(problems, settings.databaseName);
        DATABASE_NAME_RESERVED.check(problems, settings.databaseName);
        USERNAME.check(problems, settings.adminUsername);
        USERNAME_SYSTEM.check(problems, settings.adminUsername);
        USERNAME_RESERVED.check(problems, settings.adminUsername);
    }

    private static void backup(AuroraSettings<?> settings, Problems problems) {
        DurationChecks.days(problems, RETENTION, settings.backupRetention);
        WINDOWS.check(problems, settings.backupWindow, settings.maintenanceWindow);
        if (settings.backtrackWindow != null) {
            DurationChecks.seconds(problems, BACKTRACK, settings.backtrackWindow);
        }
    }

    private static void insights(AuroraSettings<?> settings, StackEnvironment environment, Problems problems) {
        boolean advanced = settings.databaseInsightsMode == DatabaseInsightsMode.ADVANCED;
        INSIGHTS_KEY.check(problems, environment, settings.performanceInsightsKey);
        if (settings.performanceInsights) {
            PerformanceInsightRetention retention = settings.insightsRetention();
            problems.require(
                    !advanced || retention == PerformanceInsightRetention.MONTHS_15,
                    ADVANCED_NEEDS_RETENTION,
                    settings.databaseInsightsMode,
                    retention);
            return;
        }
        if (settings.performanceInsightsRetention != null) {
            problems.require(false, INSIGHTS_RETENTION_NEEDS_INSIGHTS, settings.performanceInsightsRetention);
        }
        problems.require(settings.performanceInsightsKey == null, INSIGHTS_KEY_NEEDS_INSIGHTS, "a key");
        problems.require(!advanced, ADVANCED_NEEDS_INSIGHTS, settings.databaseInsightsMode);
    }

    private static void monitoring(AuroraSettings<?> settings, Problems problems) {
        DurationChecks.seconds(problems, MONITORING, settings.monitoringInterval, 0, 60)
                .ifPresent(seconds -> problems.require(MONITORING_SECONDS.contains(seconds), MONITORING, seconds));
        // A token is refused too, as AWS CDK does.
        settings.logExports.forEach(log -> problems.require(LOG_TYPES.contains(log), LOG, log));
        if (settings.logExports.isEmpty()) {
            settings.shared().checkWithoutLogs(problems, settings.logRetention);
        }
    }
}
