package io.github.wpdata.cdk.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.testing.Arns;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.Refusals;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Lazy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;

/** What a restore test refuses, and what it accepts just within the limit. */
class RestoreTestInputTest {
    private static final String SCHEDULE =
            "is not a schedule that AWS Backup accepts; write minute, hour, day of month, month, "
                    + "day of week and year with single spaces, as in cron(0 8 ? * SUN *)";
    private static final String PLAN_NAME =
            "is not the name of a restore testing plan; use 1 to 50 letters, digits and underscores";
    private static final String PARAMETER_GROUP =
            "is not the name of a cluster parameter group; write it as RDS lists it, as in " + "wordpress-parameters";
    private static final String PREFIX =
            "is not a table prefix of WordPress; use 1 to 20 letters, digits and underscores, " + "as in wp_";
    private static final String DATABASE_ARN = "is not the ARN of such a resource; write it as in "
            + "arn:aws:rds:us-east-1:123456789012:cluster:wordpress-aurora";
    private static final String FILE_SYSTEM_ARN = "is not the ARN of such a resource; write it as in "
            + "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0123456789abcdef0";
    private static final String COUNT =
            "are more than a selection accepts; name at most 30, or none to test all that the vault " + "holds";
    private static final String ONE_STATEMENT =
            "is more than one SQL statement; write one SELECT that returns OK, or what is " + "wrong";
    private static final String STATEMENT_LENGTH =
            "is empty, or longer than the Data API accepts; use 1 to 65536 characters";
    private static final String DATABASE_NAME =
            "is not the name of a database; use the name that the tested database has";
    private static final String CAPACITY = "is out of range; choose 1 to 256 in steps of 0.5";

    private final TestStack test = new TestStack();

    static Stream<Arguments> refused() {
        return Stream.of(
                input(t -> t.planName(""), "planName (\"\") " + PLAN_NAME),
                input(t -> t.planName("weekly-test"), "planName (weekly-test) " + PLAN_NAME),
                input(t -> t.planName("a".repeat(51)), "planName (" + "a".repeat(51) + ") " + PLAN_NAME),
                input(t -> t.schedule("rate(7 days)"), "schedule (rate(7 days)) " + SCHEDULE),
                input(t -> t.schedule("cron(0 8 * * SUN *)"), "schedule (cron(0 8 * * SUN *)) " + SCHEDULE),
                input(t -> t.schedule("cron(0/30 8 ? * SUN *)"), "schedule (cron(0/30 8 ? * SUN *)) " + SCHEDULE),
                input(t -> t.schedule("cron(0 8 31 2 ? *)"), "schedule (cron(0 8 31 2 ? *)) " + SCHEDULE),
                input(
                        t -> t.startWindow(Duration.hours(0)),
                        "startWindow (0 hours) is out of range; choose 1 to 168 whole hours"),
                input(
                        t -> t.startWindow(Duration.hours(169)),
                        "startWindow (169 hours) is out of range; choose 1 to 168 whole hours"),
                input(
                        t -> t.startWindow(Duration.minutes(90)),
                        "startWindow (1.5 hours) is out of range; choose 1 to 168 whole hours"),
                input(
                        t -> t.selectionWindow(Duration.days(0)),
                        "selectionWindow (0 days) is out of range; choose 1 to 365 whole days"),
                input(
                        t -> t.selectionWindow(Duration.days(366)),
                        "selectionWindow (366 days) is out of range; choose 1 to 365 whole days"),
                input(
                        t -> t.validationWindow(Duration.hours(3)),
                        "validationWindow (3 hours) is out of range; choose 4 to 168 whole hours"),
                input(
                        t -> t.validationWindow(Duration.hours(169)),
                        "validationWindow (169 hours) is out of range; choose 4 to 168 whole hours"),
                input(
                        t -> t.maximumAge(Duration.days(0)),
                        "maximumAge (0 days) is out of range; choose 1 to 3650 whole days"),
                input(
                        t -> t.maximumAge(Duration.days(3651)),
                        "maximumAge (3651 days) is out of range; choose 1 to 3650 whole days"),
                input(t -> t.maxCapacity(0.5), "maxCapacity (0.5 ACU) " + CAPACITY),
                input(t -> t.maxCapacity(256.5), "maxCapacity (256.5 ACU) " + CAPACITY),
                input(t -> t.maxCapacity(Double.NaN), "maxCapacity (NaN ACU) " + CAPACITY),
                input(
                        t -> t.maxCapacity(2.3),
                        "maxCapacity (2.3 ACU) is not a multiple of 0.5; use whole or half capacity units"),
                input(t -> t.tablePrefix("wp-"), "tablePrefix (wp-) " + PREFIX),
                input(t -> t.tablePrefix("a".repeat(21)), "tablePrefix (" + "a".repeat(21) + ") " + PREFIX),
                input(t -> t.databaseName("1st"), "databaseName (1st) " + DATABASE_NAME),
                input(t -> t.databaseName("a".repeat(65)), "databaseName (" + "a".repeat(65) + ") " + DATABASE_NAME),
                input(t -> t.databaseCheck(" "), "databaseCheck (\" \") " + STATEMENT_LENGTH),
                input(
                        t -> t.databaseCheck("x".repeat(65_537)),
                        "databaseCheck (" + "x".repeat(80) + "…) " + STATEMENT_LENGTH),
                input(
                        t -> t.databaseCheck("SELECT 1; SELECT 'OK'"),
                        "databaseCheck (SELECT 1; SELECT 'OK') " + ONE_STATEMENT),
                input(
                        t -> t.databaseCheck("SELECT 'OK'")
                                .maximumAge(Duration.days(2))
                                .tablePrefix("wp_"),
                        "databaseCheck (set) replaces the statement that uses maximumAge; leave out one of the two",
                        "databaseCheck (set) replaces the statement that uses tablePrefix; leave out one of the two"),
                input(
                        t -> t.databaseCheck("SELECT '${AWS::Region}'"),
                        "databaseCheck (SELECT '${AWS::Region}') holds a placeholder, which CloudFormation does not fill in "
                                + "here; use Aws.REGION and the like, or Fn.sub(…)"),
                input(t -> t.clusterParameterGroupName("-a"), "clusterParameterGroupName (-a) " + PARAMETER_GROUP),
                input(t -> t.clusterParameterGroupName("a--b"), "clusterParameterGroupName (a--b) " + PARAMETER_GROUP),
                input(
                        t -> t.clusterParameterGroupName("a".repeat(256)),
                        "clusterParameterGroupName (" + "a".repeat(80) + "…) " + PARAMETER_GROUP),
                input(
                        t -> t.databases(Arns.FILE_SYSTEM),
                        "databases (arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0123456789abcdef…) "
                                + DATABASE_ARN),
                input(t -> t.databases("*"), "databases (*) " + DATABASE_ARN),
                input(t -> t.fileSystems("fs-0123"), "fileSystems (fs-0123) " + FILE_SYSTEM_ARN),
                input(t -> t.databases(many(31, Arns.DATABASE_CLUSTER)), "databases (31 ARNs) " + COUNT),
                input(t -> t.fileSystems(many(31, Arns.FILE_SYSTEM)), "fileSystems (31 ARNs) " + COUNT),
                input(
                        t -> t.testDatabases(false).testFiles(false),
                        "testFiles (false) leaves nothing to test while testDatabases is false; switch one of the two on"),
                input(
                        t -> t.testDatabases(false).databases(Arns.DATABASE_CLUSTER),
                        "databases (1) are named, but testDatabases is false; leave out one of the two"),
                input(
                        t -> t.maximumAge(Duration.days(2)).maxCapacity(4).testDatabases(false),
                        "maxCapacity" + notTested("testDatabases"),
                        "maximumAge" + notTested("testDatabases")),
                input(
                        t -> t.testDatabases(false)
                                .clusterParameterGroupName("shop")
                                .resourceKeys(Key.fromKeyArn(new Stack(), "Key", Arns.KEY))
                                .databaseName("shop")
                                .databaseCheck("SELECT 'OK'")
                                .tablePrefix("shop_"),
                        "clusterParameterGroupName" + notTested("testDatabases"),
                        "resourceKeys" + notTested("testDatabases"),
                        "databaseName" + notTested("testDatabases"),
                        "databaseCheck" + notTested("testDatabases"),
                        "tablePrefix" + notTested("testDatabases")),
                input(
                        t -> t.testFiles(false).minimumFilesSize(Size.mebibytes(100)),
                        "minimumFilesSize" + notTested("testFiles")),
                input(
                        t -> t.testFiles(false).fileSystems(Arns.FILE_SYSTEM),
                        "fileSystems (1) are named, but testFiles is false; leave out one of the two"),
                input(
                        t -> t.minimumFilesSize(Size.bytes(Lazy.number(() -> 5))),
                        "minimumFilesSize (unresolved) is unresolved, or not a whole number of bytes; write it as in "
                                + "Size.mebibytes(100)"),
                input(
                        t -> t.minimumFilesSize(Size.bytes(0.5)),
                        "minimumFilesSize (a fraction of a byte) is unresolved, or not a whole number of bytes; write it as "
                                + "in Size.mebibytes(100)"));
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest
    @MethodSource
    void refused(Consumer<RestoreTest.Builder> settings, String[] messages) {
        refuses(Minimal.with(Minimal.restoreTest(test), settings), messages);
    }

    static Stream<Consumer<RestoreTest.Builder>> accepted() {
        return Stream.of(
                t -> t.planName("a").startWindow(Duration.hours(1)).selectionWindow(Duration.days(1)),
                t -> t.planName("A_9".repeat(16) + "ab")
                        .startWindow(Duration.hours(168))
                        .selectionWindow(Duration.days(365))
                        .validationWindow(Duration.hours(168)),
                t -> t.validationWindow(Duration.hours(4))
                        .maximumAge(Duration.days(1))
                        .maxCapacity(1),
                t -> t.validationWindow(Duration.days(1))
                        .maximumAge(Duration.days(3650))
                        .maxCapacity(256),
                t -> t.maxCapacity(1.5).minimumFilesSize(Size.bytes(0)).tablePrefix("a".repeat(20)),
                t -> t.databaseCheck("SELECT 'a;b' AS `c;d` /* e;f */ -- g;h\n;\n")
                        .databaseName("a".repeat(64)),
                t -> t.databaseCheck("x".repeat(65_536)),
                t -> t.testDatabases(false).minimumFilesSize(Size.mebibytes(100)),
                t -> t.testFiles(false).maxCapacity(4),
                t -> t.databaseCheck("SELECT '" + Aws.REGION + "'")
                        .clusterParameterGroupName("default.aurora-mysql8.0"),
                t -> t.clusterParameterGroupName("a".repeat(255)),
                t -> t.databases(many(30, Arns.DATABASE_CLUSTER)).fileSystems(many(30, Arns.FILE_SYSTEM)),
                t -> t.schedule(Aws.STACK_NAME).planName(Aws.STACK_NAME).databases(Aws.STACK_ID),
                t -> t.maxCapacity(Token.asNumber(Lazy.number(() -> 4)).doubleValue()));
    }

    @ParameterizedTest
    @MethodSource
    void accepted(Consumer<RestoreTest.Builder> settings) {
        assertThatCode(Minimal.with(Minimal.restoreTest(test), settings)::build).doesNotThrowAnyException();
    }

    @Test
    void vaultAndVpcAreRequired() {
        refuses(
                RestoreTest.Builder.create(test.stack(), "RestoreTest"),
                "vault is missing; set it with vault(…)",
                "vpc is missing; set it with vpc(…)");
    }

    @Test
    void vaultAndKeysAreOfTheRegionOfTheStack() {
        refuses(
                Minimal.restoreTest(test)
                        .vault(
                                BackupVault.fromBackupVaultArn(
                                        test.stack(), "Other", Arns.in("us-west-2", "backup", "backup-vault:dr")),
                                Key.fromKeyArn(test.stack(), "OtherKey", Arns.KEY_OF_OTHER_REGION))
                        .resourceKeys(Key.fromKeyArn(test.stack(), "ThirdKey", Arns.KEY_OF_OTHER_REGION)),
                "vault (us-west-2) is in another region than the stack (us-east-1); create the restore test in a stack of the "
                        + "vault's region",
                "resourceKeys (us-west-2) is in another region than the stack (us-east-1); create the restore test in a stack of "
                        + "the vault's region");
    }

    @Test
    void anAliasIsNoKey() {
        refuses(
                Minimal.restoreTest(test).resourceKeys(Alias.fromAliasName(test.stack(), "Alias", "alias/wordpress")),
                "resourceKeys (Test/Alias) is an alias, which the policy of a role cannot name; pass the key itself, "
                        + "as in Key.fromKeyArn(…)");
    }

    @Test
    void aFifoTopicIsRefused() {
        refuses(
                Minimal.restoreTest(test)
                        .notify(Topic.Builder.create(test.stack(), "Topic")
                                .fifo(true)
                                .build()),
                "notify (Test/Topic) is a FIFO topic, which needs message groups; pass a standard topic");
    }

    @Test
    void aTopicOfAnotherRegionIsRefused() {
        refuses(
                Minimal.restoreTest(test)
                        .notify(Topic.fromTopicArn(test.stack(), "Topic", Arns.in("us-west-2", "sns", "alerts"))),
                "notify (us-west-2) is in another region than the stack (us-east-1), to which Step Functions cannot publish; "
                        + "pass a topic of the stack's region");
    }

    @Test
    void aBuilderIsCorrectedAndBuiltAgain() {
        RestoreTest.Builder builder = Minimal.restoreTest(test).planName("not-a-name");
        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);

        assertThatCode(builder.planName("a_name")::build).doesNotThrowAnyException();
    }

    private void refuses(RestoreTest.Builder builder, String... messages) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/RestoreTest] " + String.join("\n[Test/RestoreTest] ", messages));
        assertThat(test.stack().getNode().tryFindChild("RestoreTest")).isNull();
    }

    private static String notTested(String flag) {
        return " (set) has no effect while " + flag + " is false; leave out one of the two";
    }

    private static Arguments input(Consumer<RestoreTest.Builder> settings, String... messages) {
        return Arguments.of(settings, messages);
    }

    private static String[] many(int count, String arn) {
        return Collections.nCopies(count, arn).toArray(String[]::new);
    }
}
