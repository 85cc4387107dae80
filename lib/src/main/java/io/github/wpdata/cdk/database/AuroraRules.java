package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.WindowRules;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The limits of Aurora MySQL, and what is said when one is broken. */
final class AuroraRules {
    static final double LARGEST_ACU = 256;
    static final double LARGEST_ACU_BEFORE_3_06 = 128;
    static final int MOST_READERS = 15;
    static final int FIRST_PORT = 1150;
    static final int LAST_PORT = 65535;
    static final int MOST_RETENTION_DAYS = 35;
    static final int LONGEST_BACKTRACK_SECONDS = 259_200;
    static final int SHORTEST_PAUSE_SECONDS = 300;
    static final int LONGEST_PAUSE_SECONDS = 86_400;
    static final double INSIGHTS_ACU = 2;
    static final List<String> LOG_TYPES =
            List.of("audit", "error", "general", "instance", "slowquery", "iam-db-auth-error");
    static final Set<String> SYSTEM_SCHEMAS = Set.of("mysql", "sys", "information_schema", "performance_schema");
    static final Set<Long> MONITORING_SECONDS = Set.of(0L, 1L, 5L, 10L, 15L, 30L, 60L);
    static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z](?:-?[a-zA-Z0-9]){0,62}");
    static final Pattern DATABASE_NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]{0,63}");
    static final Pattern USERNAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]{0,15}");
    static final int SHORTEST_PASSWORD = 8;
    static final int LONGEST_PASSWORD = 41;
    static final String REFUSED_IN_PASSWORDS = "/\"@ ";
    static final Pattern PASSWORD = Pattern.compile("[!-~&&[^/\"@]]{8,41}");
    static final Pattern PARAMETER = Pattern.compile("[a-z][a-z0-9_.-]{0,99}");
    static final Pattern INSTANCE_TYPE = Pattern.compile("(?!db\\.)[a-z][a-z0-9-]*\\.[a-z0-9-]+");

    private static final String SCALING = "RDS User Guide: capacity of Aurora Serverless v2";
    private static final String API = "RDS API: CreateDBCluster";
    private static final String KEYS = "KMS Developer Guide: keys are regional";
    private static final String SCHEMA = "CloudFormation schema: AWS::RDS::DBCluster";

    static final WindowRules WINDOWS = new WindowRules("backupWindow", "maintenanceWindow", 30, API);

    static final Rule IDENTIFIER_FORM = new Rule(
            "clusterIdentifier",
            "",
            "1 to 63 letters, digits and single hyphens, a letter first",
            "is not a cluster identifier",
            "use 1 to 63 letters, digits and single hyphens, begin with a letter and do not end with a hyphen",
            SCHEMA);
    static final Rule ENGINE_FORM = new Rule(
            "engineVersion",
            "",
            "a full version such as 8.0.mysql_aurora.3.10.4",
            "is not a full version of Aurora MySQL",
            "name one, as in AuroraMysqlEngineVersion.VER_3_10_4",
            API);
    static final Rule ENGINE_FAMILY = new Rule(
            "engineVersion",
            "",
            "with the major version that the full version begins with",
            "comes with the major version %s, and so with the wrong parameter group family",
            "name both, as in AuroraMysqlEngineVersion.of(\"8.0.mysql_aurora.3.10.4\", \"8.0\")",
            "AWS CDK: AuroraMysqlEngineVersion.of");
    static final Rule ENGINE_WITHDRAWN = new Rule(
            "engineVersion",
            "",
            "a version that RDS still creates",
            "is no longer created by RDS",
            "choose 3.04, 3.08, 3.09, 3.10 or later, and 3.11.1 rather than 3.11.0",
            "RDS API: DescribeDBEngineVersions, mid-2026");
    static final Rule ENGINE_SERVERLESS = new Rule(
            "engineVersion",
            "",
            "3.02.0 or later for serverless instances",
            "has no Serverless v2",
            "choose 3.08.0 or later, or provisioned instances",
            SCALING);
    static final Rule MIN_CAPACITY = new Rule(
            "minCapacity",
            "ACU",
            "0, or 0.5 to 256 in steps of 0.5",
            "is not a capacity",
            "choose 0, or 0.5 to 256 in steps of 0.5",
            SCALING);
    static final Rule MAX_CAPACITY = new Rule(
            "maxCapacity",
            "ACU",
            "1 to 256 in steps of 0.5",
            "is not a capacity",
            "choose 1 to 256 in steps of 0.5",
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
            "is not offered by engine version %s",
            "choose at least 0.5 ACU, or engine version 3.08.0 or later",
            SCALING);
    static final Rule MAX_NEEDS_VERSION = new Rule(
            "maxCapacity",
            "ACU",
            "at most 128 before engine version 3.06.0",
            "is not offered by engine version %s",
            "choose at most 128 ACU, or engine version 3.08.0 or later",
            SCALING);
    static final Rule AUTO_PAUSE = new Rule(
            "autoPause",
            "seconds",
            "300 to 86400",
            "is out of range",
            "choose 300 to 86400 seconds",
            "CloudFormation schema: SecondsUntilAutoPause");
    static final Rule AUTO_PAUSE_NEEDS_ZERO = new Rule(
            "autoPause",
            "",
            "only while minCapacity is 0",
            "has no effect while minCapacity is %s ACU",
            "set minCapacity to 0, or leave autoPause out",
            "RDS API: SecondsUntilAutoPause");
    static final Rule AUTO_PAUSE_NEEDS_SERVERLESS = new Rule(
            "autoPause",
            "",
            "only for serverless instances",
            "has no effect on provisioned instances",
            "leave out autoPause or instanceType",
            "RDS User Guide: auto-pause of Aurora Serverless v2");
    static final Rule INSTANCE_TYPE_FORM = new Rule(
            "instanceType",
            "",
            "an instance class without db.",
            "is not a type of instances",
            "write it as in r6g.large, without db. in front",
            "AWS CDK: ClusterInstance.provisioned");
    static final Rule READERS = new Rule(
            "readers", "", "0 to 15", "is out of range", "choose 0 to 15 readers", "Aurora User Guide: quotas");
    static final Rule DATABASE_NAME_FORM = new Rule(
            "databaseName",
            "",
            "1 to 64 letters, digits and underscores, a letter first",
            "is not a database name",
            "use 1 to 64 letters, digits and underscores, and begin with a letter",
            API);
    static final Rule DATABASE_NAME_RESERVED = new Rule(
            "databaseName",
            "",
            "not mysql, sys, information_schema or performance_schema",
            "belongs to the engine",
            "choose another name, such as wordpress",
            API);
    static final Rule USERNAME_FORM = new Rule(
            "adminUsername",
            "",
            "1 to 16 letters, digits and underscores, a letter first",
            "is not a user name",
            "use 1 to 16 letters, digits and underscores, and begin with a letter",
            SCHEMA);
    static final Rule USERNAME_RESERVED = new Rule(
            "adminUsername", "", "not rdsadmin", "belongs to the engine", "choose another name, such as wpadmin", API);
    static final Rule SECRET_KEY_REGION = new Rule(
            "credentials",
            "",
            "a key of the cluster's region for the secret",
            "name a key of another region than the cluster's (%s)",
            "pass a key of the cluster's region, or call managedByRds() to take the cluster's key",
            KEYS);
    static final Rule SECRET_REGION = new Rule(
            "credentials",
            "",
            "a secret of the cluster's region",
            "name a secret of another region than the cluster's (%s), where CloudFormation cannot read it",
            "name a secret of the cluster's region, such as a replica of this one",
            "Secrets Manager API: GetSecretValue");
    static final Rule SECRET_FIELD = new Rule(
            "credentials",
            "",
            "a generated secret with the fields username and password",
            "name a secret that is generated without the field %s",
            "make it a DatabaseSecret, or call AdminCredentials.generatedSecret()",
            "CloudFormation: dynamic references");
    static final Rule SECRET_LENGTH = new Rule(
            "credentials",
            "",
            "8 to 41 characters in a generated password",
            "name a secret whose password is generated with %s characters",
            "set passwordLength to 8 to 41",
            API);
    static final Rule SECRET_CHARACTERS = new Rule(
            "credentials",
            "",
            "no / \" @ and space in a generated password",
            "name a secret whose password may be generated with %s, which RDS refuses",
            "exclude them with excludeCharacters, or make it a DatabaseSecret",
            API);
    static final Rule PASSWORD_PLAINTEXT = new Rule(
            "credentials",
            "",
            "no literal password",
            "would stand in the template for all to read",
            "pass a reference: SecretValue.secretsManager(…), a NoEcho parameter, or leave the password to RDS",
            "CloudFormation: dynamic references");
    static final Rule PASSWORD_FORM = new Rule(
            "credentials",
            "",
            "8 to 41 printable ASCII characters but / \" @ and space",
            "is not a password that RDS takes",
            "use 8 to 41 printable ASCII characters other than / \" @ and space",
            API);
    static final Rule PORT =
            new Rule("port", "", "1150 to 65535", "is out of range", "choose 1150 to 65535", "RDS API: valid ports");
    static final Rule RETENTION = new Rule(
            "backupRetention",
            "days",
            "1 to 35 whole days; Aurora cannot switch it off",
            "is out of range",
            "choose 1 to 35 whole days",
            SCHEMA);
    static final Rule BACKTRACK =
            new Rule("backtrackWindow", "seconds", "0 to 259200", "is out of range", "choose at most 72 hours", API);
    static final Rule INSIGHTS_RETENTION_NEEDS_INSIGHTS = new Rule(
            "performanceInsightsRetention",
            "",
            "only with Performance Insights",
            "has no effect while performanceInsights is off",
            "leave it out, or switch performanceInsights on",
            API);
    static final Rule INSIGHTS_KEY_NEEDS_INSIGHTS = new Rule(
            "performanceInsightsKey",
            "",
            "only with Performance Insights",
            "has no effect while performanceInsights is off",
            "leave it out, or switch performanceInsights on",
            API);
    static final Rule INSIGHTS_KEY_REGION = new Rule(
            "performanceInsightsKey",
            "",
            "a key of the cluster's region",
            "lies in another region than the cluster (%s)",
            "pass a key of the cluster's region, or leave it out to take the cluster's key",
            KEYS);
    static final Rule ADVANCED_NEEDS_INSIGHTS = new Rule(
            "databaseInsightsMode",
            "",
            "ADVANCED only with Performance Insights",
            "needs Performance Insights",
            "switch performanceInsights on, or choose STANDARD",
            API);
    static final Rule ADVANCED_NEEDS_RETENTION = new Rule(
            "databaseInsightsMode",
            "",
            "ADVANCED only with 15 months of retention",
            "needs 15 months of retention, not %s",
            "set performanceInsightsRetention to MONTHS_15, or choose STANDARD",
            "RDS User Guide: Database Insights");
    static final Rule LOG_TYPE = new Rule(
            "logExports",
            "",
            "audit, error, general, instance, slowquery, iam-db-auth-error",
            "is not a log of Aurora MySQL",
            "choose among audit, error, general, instance, slowquery, iam-db-auth-error",
            API);
    static final Rule MONITORING = new Rule(
            "monitoringInterval",
            "seconds",
            "0, 1, 5, 10, 15, 30 or 60",
            "is not an interval that RDS offers",
            "choose 0, 1, 5, 10, 15, 30 or 60 seconds",
            API);
    static final Rule PARAMETER_NAME = new Rule(
            "parameter",
            "",
            "lower-case letters, digits, underscores, hyphens and dots, a letter first",
            "is not the name of a parameter",
            "look it up in the parameter group family aurora-mysql8.0",
            "Aurora User Guide: parameter groups");
    static final Rule PARAMETER_VALUE = new Rule(
            "parameter",
            "",
            "no placeholder such as ${AWS::Region}",
            "holds a placeholder, which CloudFormation fills in nowhere but in Fn::Sub",
            "write Aws.REGION and the like, or Fn.sub(…)",
            "CloudFormation Validate: embedded parameters");
    static final Rule DATA_API_NEEDS_VERSION = new Rule(
            "dataApi",
            "",
            "only from engine version 3.07.0",
            "is not offered by engine version %s",
            "leave it out, or choose engine version 3.08.0 or later",
            "Aurora User Guide: engines of RDS Data API");
    static final Rule GRANT_NEEDS_IAM = new Rule(
            "iamAuthentication",
            "",
            "true where grantConnect is called",
            "leaves grantConnect without effect",
            "call iamAuthentication(true)",
            "RDS User Guide: IAM database authentication");
    static final Rule DESTROY_WHILE_PROTECTED = new Rule(
            "removalPolicy",
            "",
            "DESTROY only without deletion protection",
            "contradicts deletionProtection, so the stack could never be deleted",
            "call deletionProtection(false) as well, or keep the data",
            "RDS API: DeleteDBCluster");

    private AuroraRules() {}

    static boolean isCapacity(double acu, double least) {
        return acu >= least && acu <= LARGEST_ACU && acu * 2 == Math.rint(acu * 2);
    }
}
