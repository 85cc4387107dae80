package io.github.wpdata.cdk.recovery;

import io.github.wpdata.cdk.internal.cdk.KeyUse;
import io.github.wpdata.cdk.internal.validation.AwsCron;
import io.github.wpdata.cdk.internal.validation.CommonForms;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.SwitchRule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.Optional;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.kms.IAlias;
import software.amazon.awscdk.services.kms.IKey;

/** The limits of restore tests, with their checks. */
final class RestoreTestRules {
    private static final int LONGEST_WINDOW_HOURS = 168;
    private static final int LONGEST_STATEMENT = 65_536;
    private static final String PLAN_API = "AWS Backup API: CreateRestoreTestingPlan";
    private static final String SELECTION_API = "AWS Backup API: CreateRestoreTestingSelection";
    private static final String DATA_API = "RDS Data API: ExecuteStatement";
    private static final String OWN = "the state machine of this construct";

    static final TextRule PLAN_NAME = TextRule.matching(
            new Rule(
                    "planName",
                    "",
                    "1 to 50 letters, digits and underscores",
                    "is not the name of a restore testing plan",
                    "use 1 to 50 letters, digits and underscores",
                    PLAN_API),
            "[A-Za-z0-9_]{1,50}");
    static final TextRule SCHEDULE = new TextRule(
            new Rule(
                    "schedule",
                    "",
                    "cron(…) with six fields that starts at most once an hour",
                    "is not a schedule that AWS Backup accepts",
                    "write minute, hour, day of month, month, day of week and year with single spaces, as in "
                            + "cron(0 8 ? * SUN *)",
                    PLAN_API),
            RestoreTestRules::isSchedule);
    static final WholeUnits SELECTION_WINDOW = WholeUnits.days("selectionWindow", 1, 365, PLAN_API);
    static final WholeUnits START_WINDOW = WholeUnits.hours("startWindow", 1, LONGEST_WINDOW_HOURS, PLAN_API);
    static final WholeUnits VALIDATION_WINDOW = WholeUnits.hours(
            "validationWindow",
            RestoreWorkflow.LONGEST_HOURS,
            LONGEST_WINDOW_HOURS,
            SELECTION_API + ", and the longest check");
    static final WholeUnits MAXIMUM_AGE = WholeUnits.days("maximumAge", 1, 3650, OWN);
    static final TextRule TABLE_PREFIX = TextRule.matching(
            new Rule(
                    "tablePrefix",
                    "",
                    "1 to 20 letters, digits and underscores",
                    "is not a table prefix of WordPress",
                    "use 1 to 20 letters, digits and underscores, as in wp_",
                    "WordPress: $table_prefix"),
            "[A-Za-z0-9_]{1,20}");
    static final TextRule DATABASE_NAME = TextRule.matching(
            new Rule(
                    "databaseName",
                    "",
                    "a letter, then letters, digits and underscores, at most 64 in all",
                    "is not the name of a database",
                    "use the name that the tested database has",
                    "RDS API: CreateDBCluster"),
            "[A-Za-z][A-Za-z0-9_]{0,63}");
    static final TextRule STATEMENT_LENGTH = new TextRule(
            new Rule(
                    "databaseCheck",
                    "",
                    "1 to 65536 characters",
                    "is empty, or longer than the Data API accepts",
                    "use 1 to 65536 characters",
                    DATA_API),
            sql -> !sql.isBlank() && sql.length() <= LONGEST_STATEMENT);
    static final TextRule STATEMENT_COUNT = new TextRule(
            new Rule(
                    "databaseCheck",
                    "",
                    "one SQL statement",
                    "is more than one SQL statement",
                    "write one SELECT that returns OK, or what is wrong",
                    DATA_API),
            RestoreTestRules::isOneStatement);
    static final TextRule STATEMENT_PLACEHOLDER = new TextRule(
            new Rule(
                    "databaseCheck",
                    "",
                    "no placeholder",
                    "holds a placeholder, which CloudFormation does not fill in here",
                    "use Aws.REGION and the like, or Fn.sub(…)",
                    "CloudFormation Validate: embedded parameters"),
            sql -> !CommonForms.holdsPlaceholder(sql));
    static final TextRule PARAMETER_GROUP = TextRule.matching(
            new Rule(
                    "clusterParameterGroupName",
                    "",
                    "1 to 255 letters, digits, dots and single hyphens, a letter first and no hyphen last",
                    "is not the name of a cluster parameter group",
                    "write it as RDS lists it, as in wordpress-parameters",
                    "RDS API: CreateDBClusterParameterGroup"),
            "(?=.{1,255}$)[a-zA-Z][a-zA-Z0-9.]*(-[a-zA-Z0-9.]+)*");
    static final Rule CHECK_REPLACES = new Rule(
            "databaseCheck",
            "",
            "in place of maximumAge and tablePrefix",
            "replaces the statement that uses %s",
            "leave out one of the two",
            OWN);
    static final RangeRule MAX_CAPACITY =
            RangeRule.of("maxCapacity", "ACU", 1, 256, "in steps of 0.5", "RDS API: ServerlessV2ScalingConfiguration");
    static final Rule CAPACITY_STEP = new Rule(
            "maxCapacity",
            "ACU",
            "a multiple of 0.5",
            "is not a multiple of 0.5",
            "use whole or half capacity units",
            "RDS API: ServerlessV2ScalingConfiguration");
    static final Rule FILES_SIZE = new Rule(
            "minimumFilesSize",
            "",
            "a literal size in whole bytes",
            "is unresolved, or not a whole number of bytes",
            "write it as in Size.mebibytes(100)",
            OWN);
    static final ArnListRule DATABASE_ARN = ArnListRule.of(
            "databases",
            "arn:[a-z-]+:rds:[a-z0-9-]+:[0-9]{12}:cluster:[A-Za-z0-9-]+",
            "arn:aws:rds:us-east-1:123456789012:cluster:wordpress-aurora");
    static final ArnListRule FILE_SYSTEM_ARN = ArnListRule.of(
            "fileSystems",
            "arn:[a-z-]+:elasticfilesystem:[a-z0-9-]+:[0-9]{12}:file-system/fs-[0-9a-f]+",
            "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0123456789abcdef0");
    static final Rule NOTHING_TESTED = new Rule(
            "testFiles",
            "",
            "true, unless testDatabases is",
            "leaves nothing to test while testDatabases is false",
            "switch one of the two on",
            SELECTION_API);
    static final Rule DATABASES_NOT_TESTED = notTested("databases", "testDatabases");
    static final Rule FILE_SYSTEMS_NOT_TESTED = notTested("fileSystems", "testFiles");
    static final SwitchRule TEST_DATABASES = SwitchRule.of(
            "testDatabases",
            "",
            "clusterParameterGroupName",
            "resourceKeys",
            "maxCapacity",
            "databaseName",
            "databaseCheck",
            "maximumAge",
            "tablePrefix");
    static final SwitchRule TEST_FILES = SwitchRule.of("testFiles", "", "minimumFilesSize");
    static final Rule VAULT_KEY_ALIAS = alias("vault");
    static final KeyUse VAULT_KEY_USE = KeyUse.of("vault");
    static final KeyUse RESOURCE_KEY_USE = KeyUse.of("resourceKeys");
    static final KeyUse TOPIC_KEY_USE = KeyUse.ofEncrypted("notify");
    static final Rule RESOURCE_KEY_ALIAS = alias("resourceKeys");
    static final Rule VAULT_REGION = region("vault");
    static final Rule RESOURCE_KEY_REGION = region("resourceKeys");
    static final Rule TOPIC_FIFO = new Rule(
            "notify",
            "",
            "a standard topic",
            "is a FIFO topic, which needs message groups",
            "pass a standard topic",
            "Amazon SNS API: Publish");
    static final Rule TOPIC_REGION = new Rule(
            "notify",
            "",
            "a topic of the stack's region",
            "is in another region than the stack (%s), to which Step Functions cannot publish",
            "pass a topic of the stack's region",
            "Amazon SNS API: Publish");

    private RestoreTestRules() {}

    private static Rule notTested(String property, String flag) {
        return new Rule(
                property,
                "",
                "only while " + flag + " is true",
                "are named, but " + flag + " is false",
                "leave out one of the two",
                OWN);
    }

    private static Rule alias(String property) {
        return new Rule(
                property,
                "",
                "keys, not aliases",
                "is an alias, which the policy of a role cannot name",
                "pass the key itself, as in Key.fromKeyArn(…)",
                "IAM User Guide: KMS keys in policies");
    }

    private static Rule region(String property) {
        return new Rule(
                property,
                "",
                "in the region of the stack",
                "is in another region than the stack (%s)",
                "create the restore test in a stack of the vault's region",
                "AWS Backup Developer Guide: restore testing is regional");
    }

    static void capacity(Problems problems, double capacity) {
        MAX_CAPACITY.check(problems, capacity);
        boolean half = Tokens.isToken(capacity) || capacity * 2 == Math.rint(capacity * 2);
        problems.require(half || !MAX_CAPACITY.contains(capacity), CAPACITY_STEP, capacity);
    }

    static boolean isAlias(IKey key) {
        return key instanceof IAlias || key.getKeyArn().contains(":alias/");
    }

    /** The size in bytes, if it is known and whole. */
    static Optional<Long> bytes(Size size) {
        if (Boolean.TRUE.equals(size.isUnresolved())) {
            return Optional.empty();
        }
        try {
            double bytes = size.toBytes().doubleValue();
            return bytes >= 0 && bytes == Math.rint(bytes) && bytes < Long.MAX_VALUE
                    ? Optional.of((long) bytes)
                    : Optional.empty();
        } catch (RuntimeException e) {
            // AWS CDK refuses a conversion that is not whole.
            return Optional.empty();
        }
    }

    /** A text for messages, also for a size that cannot be converted. */
    static String shown(Size size) {
        return Boolean.TRUE.equals(size.isUnresolved()) ? "unresolved" : "a fraction of a byte";
    }

    private static boolean isSchedule(String text) {
        return AwsCron.fields(text)
                .flatMap(AwsCron::parse)
                .filter(cron -> cron.startsAnHour() == 1 && cron.firstDay().isPresent())
                .isPresent();
    }

    /** Whether nothing but blanks follows a semicolon that is neither quoted nor in a comment. */
    private static boolean isOneStatement(String sql) {
        String bare = sql.replaceAll(
                        "(?s)'(?:[^'\\\\]|\\\\.|'')*'|\"(?:[^\"\\\\]|\\\\.|\"\")*\"|`[^`]*`|/\\*.*?\\*/", "x")
                .replaceAll("(--\\s|#)[^\\n]*", "");
        int end = bare.indexOf(';');
        return end < 0 || bare.substring(end + 1).isBlank();
    }
}
