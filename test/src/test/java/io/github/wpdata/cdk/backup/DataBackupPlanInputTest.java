package io.github.wpdata.cdk.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.testing.Refusals;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.TimeZone;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.backup.LockConfiguration;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.iam.CompositePrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;

/** What a plan refuses, and what it takes just within the limit. */
class DataBackupPlanInputTest {
    private static final String CLUSTER = "arn:aws:rds:us-east-1:123456789012:cluster:wordpress";
    private static final String FILES =
            "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0123456789abcdef0";
    private static final String NULL = " (null) is not a value; leave the call out to get the default";
    private static final DestinationVault ELSEWHERE = DestinationVault.withCustomerManagedKey("us-west-2", "dr-vault");

    private final TestStack test = new TestStack();

    private DataBackupPlan.Builder plan() {
        return DataBackupPlan.Builder.create(test.stack(), "Backup")
                .rules(BackupRule.daily("cron(0 2 * * ? *)"))
                .resources(BackupResource.fromArn(FILES));
    }

    private static BackupRule.Builder rule(String name) {
        return BackupRule.Builder.create(name).schedule("cron(0 2 * * ? *)");
    }

    private void refuses(DataBackupPlan.Builder builder, String... messages) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/Backup] " + String.join("\n[Test/Backup] ", messages));
        assertThat(test.stack().getNode().tryFindChild("Backup")).isNull();
    }

    private void takes(DataBackupPlan.Builder builder) {
        assertThatCode(builder::build).doesNotThrowAnyException();
    }

    private static Arguments of(String message, Consumer<BackupRule.Builder> setting) {
        return Arguments.of(message, setting);
    }

    static Stream<Arguments> refusedRules() {
        String field = "rules[daily].schedule (cron(%s)) has the %s %s; use %s";
        String form = "rules[daily].schedule (%s) is not a schedule that AWS Backup accepts; write minutes, hours, day "
                + "of month, "
                + "month, day of week and year with single spaces, as in cron(0 2 * * ? *)";
        String days = "rules[daily].schedule (cron(%s)) must name days either of the month or of the week; write ? for "
                + "exactly "
                + "one of the two";
        return Stream.of(
                of(form.formatted("rate(1 day)"), r -> r.schedule("rate(1 day)")),
                of(form.formatted("0 2 * * ? *"), r -> r.schedule("0 2 * * ? *")),
                of(form.formatted("cron(0 2 * * ?)"), r -> r.schedule("cron(0 2 * * ?)")),
                of(form.formatted("\"\""), r -> r.schedule("")),
                of(form.formatted("cron(0 2 * * ? \u0662)"), r -> r.schedule("cron(0 2 * * ? \u0662)")),
                of(form.formatted("rate(1 day)"), r -> r.schedule(Schedule.expression("rate(1 day)"))),
                of(
                        field.formatted("60 2 * * ? *", "minutes", "60", "0 to 59, with , - * /"),
                        r -> r.schedule("cron(60 2 * * ? *)")),
                of(
                        field.formatted("0 24 * * ? *", "hours", "24", "0 to 23, with , - * /"),
                        r -> r.schedule("cron(0 24 * * ? *)")),
                of(
                        field.formatted(
                                "0 2 32 * ? *", "day of month", "32", "1 to 31, with , - * / or one of ? L 15W"),
                        r -> r.schedule("cron(0 2 32 * ? *)")),
                of(
                        field.formatted("0 2 * 13 ? *", "month", "13", "1 to 12 or JAN to DEC, with , - * /"),
                        r -> r.schedule("cron(0 2 * 13 ? *)")),
                of(
                        field.formatted(
                                "0 2 ? * 8 *",
                                "day of week",
                                "8",
                                "1 to 7 or SUN to SAT, with , - * or one of ? L 6L 2#1"),
                        r -> r.schedule("cron(0 2 ? * 8 *)")),
                of(
                        field.formatted("0 2 * * ? 1969", "year", "1969", "1970 to 2199, with , - * /"),
                        r -> r.schedule("cron(0 2 * * ? 1969)")),
                of(days.formatted("0 2 * * * *"), r -> r.schedule("cron(0 2 * * * *)")),
                of(days.formatted("0 2 ? * ? *"), r -> r.schedule("cron(0 2 ? * ? *)")),
                of(
                        "rules[daily].schedule (cron(0/30 2 * * ? *)) starts 2 times an hour; name one minute, "
                                + "since AWS Backup "
                                + "starts at most hourly",
                        r -> r.schedule("cron(0/30 2 * * ? *)")),
                of(
                        "rules[daily].schedule (cron(0 2 30 2 ? *)) never starts; name a day that exists, and no "
                                + "past year",
                        r -> r.schedule("cron(0 2 30 2 ? *)")),
                of("rules[daily].schedule" + NULL, r -> r.schedule((String) null)),
                of("rules[daily].schedule" + NULL, r -> r.schedule((Schedule) null)),
                of(
                        "rules[daily].timeZone (Mars/Olympus) is not a time zone; name one as in Europe/Berlin",
                        r -> r.timeZone(TimeZone.of("Mars/Olympus"))),
                of(
                        "rules[daily].timeZone (GMT+02:00) is not a time zone; name one as in Europe/Berlin",
                        r -> r.timeZone(TimeZone.of("GMT+02:00"))),
                of("rules[daily].timeZone" + NULL, r -> r.timeZone(null)),
                of(
                        "rules[daily].startWindow (59 minutes) is out of range; choose at least 60 whole minutes",
                        r -> r.startWindow(Duration.minutes(59))),
                of(
                        "rules[daily].startWindow (60.5 minutes) is out of range; choose at least 60 whole minutes",
                        r -> r.startWindow(Duration.seconds(3630))),
                of("rules[daily].startWindow" + NULL, r -> r.startWindow(null)),
                of(
                        "rules[daily].completionWindow (179 minutes) is not at least 60 minutes longer than "
                                + "startWindow (120 minutes); "
                                + "lengthen completionWindow or shorten startWindow",
                        r -> r.completionWindow(Duration.minutes(179))),
                of(
                        "rules[daily].completionWindow (480.5 minutes) is out of range; choose whole minutes, at "
                                + "most 52560000",
                        r -> r.completionWindow(Duration.seconds(28_830))),
                of(
                        "rules[daily].completionWindow (52560001 minutes) is out of range; choose whole minutes, "
                                + "at most "
                                + "52560000",
                        r -> r.completionWindow(Duration.minutes(52_560_001))),
                of("rules[daily].completionWindow" + NULL, r -> r.completionWindow(null)),
                of(
                        "rules[daily].deleteAfter (0 days) is out of range; choose 1 to 36500 whole days",
                        r -> r.deleteAfter(Duration.days(0))),
                of(
                        "rules[daily].deleteAfter (36501 days) is out of range; choose 1 to 36500 whole days",
                        r -> r.deleteAfter(Duration.days(36501))),
                of(
                        "rules[daily].deleteAfter (1.5 days) is out of range; choose 1 to 36500 whole days",
                        r -> r.deleteAfter(Duration.hours(36))),
                of("rules[daily].deleteAfter" + NULL, r -> r.deleteAfter(null)),
                of(
                        "rules[daily].moveToColdStorageAfter (30 days) leaves less than 90 days until "
                                + "deleteAfter (119 days); "
                                + "lower moveToColdStorageAfter or raise deleteAfter",
                        r -> r.moveToColdStorageAfter(Duration.days(30)).deleteAfter(Duration.days(119))),
                of(
                        "rules[daily].moveToColdStorageAfter (0.5 days) is out of range; choose whole days, at "
                                + "most 36410",
                        r -> r.moveToColdStorageAfter(Duration.hours(12)).deleteAfter(Duration.days(119))),
                of("rules[daily].moveToColdStorageAfter" + NULL, r -> r.moveToColdStorageAfter(null)),
                of(
                        "rules[daily].deleteAfter (36 days) is out of range for a continuous backup; choose at "
                                + "most 35 days, or "
                                + "add a rule that is not continuous",
                        r -> r.continuous(true).deleteAfter(Duration.days(36))),
                of("rules[daily].copyTo" + NULL, r -> r.copyTo(null)),
                of("rules[daily].copyTo" + NULL, r -> r.copyTo(ELSEWHERE, null)),
                of("rules[daily].copyTo" + NULL, r -> r.copyTo(ELSEWHERE, Duration.days(120), null)),
                of(
                        "rules[daily].copyTo[dr-vault].deleteAfter (0 days) is out of range; choose 1 to 36500 "
                                + "whole days",
                        r -> r.copyTo(ELSEWHERE, Duration.days(0))),
                of(
                        "rules[daily].copyTo[dr-vault].moveToColdStorageAfter (31 days) leaves less than 90 days until "
                                + "deleteAfter (120 days); lower moveToColdStorageAfter or raise deleteAfter",
                        r -> r.copyTo(ELSEWHERE, Duration.days(120), Duration.days(31))));
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest
    @MethodSource("refusedRules")
    void refusesARule(String message, Consumer<BackupRule.Builder> setting) {
        BackupRule.Builder rule = rule("daily");
        setting.accept(rule);

        refuses(plan().rules(rule.build()), message);
    }

    static Stream<Consumer<BackupRule.Builder>> takenRules() {
        return Stream.of(
                r -> r.schedule("cron(0 * * * ? *)"),
                r -> r.schedule("cron(59 23 L FEB ? 2199)"),
                r -> r.timeZone(TimeZone.of("Asia/Kolkata")),
                r -> r.startWindow(Duration.minutes(60)).completionWindow(Duration.minutes(120)),
                r -> r.startWindow(Duration.minutes(52_559_940)).completionWindow(Duration.minutes(52_560_000)),
                r -> r.completionWindow(Duration.minutes(180)),
                r -> r.deleteAfter(Duration.days(1)),
                r -> r.deleteAfter(Duration.days(36_500)).moveToColdStorageAfter(Duration.days(36_410)),
                r -> r.deleteAfter(Duration.days(90)).moveToColdStorageAfter(Duration.days(0)),
                r -> r.continuous(true).deleteAfter(Duration.days(1)),
                r -> r.continuous(true).deleteAfter(Duration.days(35)),
                r -> r.copyTo(ELSEWHERE, Duration.days(36_500), Duration.days(36_410)));
    }

    @ParameterizedTest
    @MethodSource("takenRules")
    void takesARuleWithinTheLimits(Consumer<BackupRule.Builder> setting) {
        BackupRule.Builder rule = rule("daily");
        setting.accept(rule);

        takes(plan().rules(rule.build()));
    }

    @Test
    void refusesAContinuousRuleWithColdStorage() {
        refuses(
                plan().rules(rule("daily")
                        .continuous(true)
                        .moveToColdStorageAfter(Duration.days(30))
                        .deleteAfter(Duration.days(120))
                        .build()),
                "rules[daily].deleteAfter (120 days) is out of range for a continuous backup; choose at most 35 "
                        + "days, or add a "
                        + "rule that is not continuous",
                "rules[daily].moveToColdStorageAfter (30 days) cannot be combined with continuous (true); leave "
                        + "one of them out");
    }

    @Test
    void needsRulesWithSchedules() {
        DataBackupPlan.Builder none =
                DataBackupPlan.Builder.create(test.stack(), "Backup").resources(BackupResource.fromArn(FILES));
        refuses(none, "rules is missing; set it with rules(…)");
        refuses(
                plan().rules(BackupRule.Builder.create("daily").build()),
                "rules[daily].schedule is missing; set it with schedule(…)");
    }

    @Test
    void callsARuleWithoutProperNameByItsPlace() {
        refuses(
                plan().rules(
                                rule("daily").build(),
                                rule("every night")
                                        .schedule("cron(0 6 * * ? *)")
                                        .build()),
                "rules[2].name (every night) is not a rule name; use 1 to 50 letters, digits, hyphens, "
                        + "underscores and dots");
        refuses(plan().rules(rule(null).build()), "rules[1].name (null) is required; pass a value to name(…)");
    }

    static Stream<Arguments> refusedPlans() {
        String names = "use 1 to 50 letters, digits, hyphens, underscores and dots";
        return Stream.of(
                plan("planName (a b) is not a plan name; " + names, (b, s) -> b.planName("a b")),
                plan("planName (\"\") is not a plan name; " + names, (b, s) -> b.planName("")),
                plan(
                        "planName (" + "x".repeat(51) + ") is not a plan name; " + names,
                        (b, s) -> b.planName("x".repeat(51))),
                plan("planName (\u00e4) is not a plan name; " + names, (b, s) -> b.planName("\u00e4")),
                plan("planName" + NULL, (b, s) -> b.planName(null)),
                plan("selectionName (a/b) is not a selection name; " + names, (b, s) -> b.selectionName("a/b")),
                plan("selectionName" + NULL, (b, s) -> b.selectionName(null)),
                plan("rules" + NULL, (b, s) -> b.rules(BackupRule.daily("cron(0 2 * * ? *)"), null)),
                plan("copyTo" + NULL, (b, s) -> b.copyTo(null)),
                plan("copyTo" + NULL, (b, s) -> b.copyTo(ELSEWHERE, null)),
                plan("resources" + NULL, (b, s) -> b.resources((BackupResource) null)),
                plan("vault" + NULL, (b, s) -> b.vault((IBackupVault) null)),
                plan("encryptionKey" + NULL, (b, s) -> b.encryptionKey(null)),
                plan("role" + NULL, (b, s) -> b.role(null)),
                plan(
                        "encryptionKey (us-west-2) is in another region than the vault (us-east-1); pass a key of the vault's region, or leave it out to have one created",
                        (b, s) -> b.encryptionKey(
                                Key.fromKeyArn(s, "Key", "arn:aws:kms:us-west-2:123456789012:key/abc"))),
                plan(
                        "vault (us-west-2) is in another region than the plan (us-east-1); pass a vault of the "
                                + "plan's region, "
                                + "and copy to the other with copyTo(…)",
                        (b, s) -> b.vault(vault(s, "us-west-2"))),
                plan(
                        "encryptionKey (Test/Key) has no effect, because vault is set and has its own key; leave "
                                + "out encryptionKey or vault",
                        (b, s) -> b.vault(vault(s, "us-east-1"))
                                .encryptionKey(Key.Builder.create(s, "Key").build())),
                plan(
                        "copyTo[dr-vault].region (us-east-1) is the plan's own region, so a copy would be lost "
                                + "together with the "
                                + "original; choose a vault of another region",
                        (b, s) -> b.copyTo(DestinationVault.withCustomerManagedKey("us-east-1", "dr-vault"))),
                plan(
                        "copyTo[dr-vault].region (us-east-1) is the plan's own region, so a copy would be lost "
                                + "together with the "
                                + "original; choose a vault of another region",
                        (b, s) -> b.copyTo(DestinationVault.withCustomerManagedKey("us-east-1", "dr-vault")
                                .inAccount("123456789012"))),
                plan(
                        "copyTo[dr-vault].region (us-gov-west-1) cannot be reached from the plan's region "
                                + "(us-east-1); choose a "
                                + "region of the same partition",
                        (b, s) -> b.copyTo(DestinationVault.withCustomerManagedKey("us-gov-west-1", "dr-vault"))),
                plan(
                        "copyTo[dr-vault].region (cn-north-1) cannot be reached from the plan's region "
                                + "(us-east-1); choose a "
                                + "region of the same partition",
                        (b, s) -> b.copyTo(DestinationVault.withCustomerManagedKey("cn-north-1", "dr-vault"))),
                plan(
                        "copyTo[dr-vault].region (Oregon) is not a region; write it as in us-west-2",
                        (b, s) -> b.copyTo(DestinationVault.withCustomerManagedKey("Oregon", "dr-vault"))),
                plan(
                        "copyTo[1].vaultName (dr.vault) is not a vault name; use 2 to 50 letters, digits, hyphens and "
                                + "underscores",
                        (b, s) -> b.copyTo(DestinationVault.withCustomerManagedKey("us-west-2", "dr.vault"))),
                plan(
                        "copyTo[dr-vault].inAccount (1234) is not an account; write it as in 123456789012",
                        (b, s) -> b.copyTo(ELSEWHERE.inAccount("1234"))),
                plan(
                        "copyTo[dr-vault].deleteAfter (0 days) is out of range; choose 1 to 36500 whole days",
                        (b, s) -> b.copyTo(ELSEWHERE, Duration.days(0))),
                plan(
                        "copyTo (dr-vault) has no customer-managed key, so that every copy of a database cluster "
                                + "would fail; make "
                                + "the vault with DestinationBackupVault, or name one that has such a key",
                        (b, s) -> b.resources(BackupResource.fromArn(CLUSTER))
                                .copyTo(DestinationVault.withAwsManagedKey("us-west-2", "dr-vault"))),
                plan(
                        "resources (a tag) names no resource by its ARN, so the plan could protect other "
                                + "resources than "
                                + "intended; pass BackupResource.fromRdsDatabaseCluster(…), fromEfsFileSystem(…) "
                                + "or fromArn(…)",
                        (b, s) -> b.resources(BackupResource.fromTag("Backup", "daily"))),
                plan(
                        "resources (a construct tree) names no resource by its ARN, so the plan could protect other "
                                + "resources than intended; pass BackupResource.fromRdsDatabaseCluster(…), "
                                + "fromEfsFileSystem(…) or "
                                + "fromArn(…)",
                        (b, s) -> b.resources(BackupResource.fromConstruct(s))),
                plan(
                        "resources (*) is not an ARN; write it as in arn:aws:rds:…:cluster:…",
                        (b, s) -> b.resources(BackupResource.fromArn("*"))),
                plan(
                        "resources (\"\") is not an ARN; write it as in arn:aws:rds:…:cluster:…",
                        (b, s) -> b.resources(BackupResource.fromArn(""))),
                plan(
                        "resources (wordpress) is not an ARN; write it as in arn:aws:rds:…:cluster:…",
                        (b, s) -> b.resources(BackupResource.fromArn("wordpress"))),
                plan(
                        "resources (arn:aws:rds:us-west-2:123456789012:cluster:wordpress) is in another region "
                                + "than the plan "
                                + "(us-east-1), which protects its own region only; protect it by a plan in a "
                                + "stack of its "
                                + "region",
                        (b, s) -> b.resources(
                                BackupResource.fromArn("arn:aws:rds:us-west-2:123456789012:cluster:wordpress"))),
                plan(
                        "resources (501 ARNs) are too many for a plan; split them into plans of at most 500",
                        (b, s) -> b.resources(clusters(500, ""))),
                plan(
                        "resources (31 ARNs with wildcards) are too many for a plan; split them into plans of at "
                                + "most 30",
                        (b, s) -> b.resources(clusters(31, "*"))));
    }

    private static Arguments plan(String message, BiConsumer<DataBackupPlan.Builder, Stack> setting) {
        return Arguments.of(message, setting);
    }

    private static IBackupVault vault(Stack stack, String region) {
        return BackupVault.fromBackupVaultArn(
                stack, "Existing", "arn:aws:backup:" + region + ":123456789012:backup-vault:existing");
    }

    private static BackupResource[] clusters(int count, String end) {
        return IntStream.range(0, count)
                .mapToObj(i -> BackupResource.fromArn(FILES + i + end))
                .toArray(BackupResource[]::new);
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest
    @MethodSource("refusedPlans")
    void refusesAPlan(String message, BiConsumer<DataBackupPlan.Builder, Stack> setting) {
        DataBackupPlan.Builder builder = plan();
        setting.accept(builder, test.stack());

        refuses(builder, message);
    }

    @Test
    void reportsWhatADestinationLacks() {
        refuses(
                plan().copyTo(DestinationVault.withCustomerManagedKey(null, "dr-vault")
                        .inAccount(null)),
                "copyTo[dr-vault].inAccount" + NULL,
                "copyTo[dr-vault].region (null) is required; pass a value to region(…)");
        refuses(
                plan().copyTo(DestinationVault.withAwsManagedKey("us-west-2", null)),
                "copyTo[1].vaultName (null) is required; pass a value to vaultName(…)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-west-2", "ap-southeast-12", "mx-central-1", "il-central-1"})
    void copiesIntoAnyRegionOfThePartition(String region) {
        takes(plan().copyTo(DestinationVault.withCustomerManagedKey(region, "dr-vault")));
    }

    @Test
    void takesAsManyResourcesAsAwsDoes() {
        takes(plan().resources(clusters(499, "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:s3:::uploads",
                "arn:aws:rds:*:123456789012:cluster:wordpress",
                "arn:aws:rds:us-east-1:123456789012:cluster:wordpress"
            })
    void takesAResourceThatMayLieInThePlansRegion(String arn) {
        takes(plan().resources(BackupResource.fromArn(arn)));
    }

    @Test
    void skipsARegionThatOnlyTheDeploymentKnows() {
        Stack anywhere = new Stack(test.app(), "Anywhere");
        takes(DataBackupPlan.Builder.create(anywhere, "Backup")
                .rules(BackupRule.daily("cron(0 2 * * ? *)"))
                .resources(BackupResource.fromArn(CLUSTER)));
        takes(plan().resources(BackupResource.fromArn(
                "arn:aws:rds:" + anywhere.getRegion() + ":123456789012:cluster:wordpress")));
    }

    @Test
    void takesThirtyWildcards() {
        takes(plan().resources(clusters(30, "*")));
    }

    @Test
    void copiesFilesToAVaultWithoutAKeyOfItsOwn() {
        takes(plan().copyTo(DestinationVault.withAwsManagedKey("us-west-2", "dr-vault")));
    }

    @Test
    void refusesTheSameVaultTwice() {
        refuses(
                plan().copyTo(ELSEWHERE).copyTo(ELSEWHERE.inAccount("123456789012"), Duration.days(7)),
                "copyTo (dr-vault) is named twice, so that only the last retention would hold; leave one of them out");
        refuses(
                plan().rules(rule("daily").copyTo(ELSEWHERE).copyTo(ELSEWHERE).build()),
                "rules[daily].copyTo (dr-vault) is named twice, so that only the last retention would hold; "
                        + "leave one of them "
                        + "out");
        takes(plan().copyTo(ELSEWHERE).rules(rule("daily").copyTo(ELSEWHERE).build()));
    }

    @Test
    void refusesARoleThatAwsBackupCannotAssume() {
        Role role = Role.Builder.create(test.stack(), "Lambda")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        refuses(
                plan().role(role),
                "role (Test/Lambda) cannot be assumed by backup.amazonaws.com, so every job would fail; create "
                        + "the role with "
                        + "assumedBy(new ServicePrincipal(\"backup.amazonaws.com\"))");
        refuses(
                plan().role(Role.fromRoleArn(test.stack(), "Foreign", "arn:aws:iam::222222222222:role/backup")),
                "role (222222222222) belongs to another account than the plan (123456789012); pass a role of the "
                        + "plan's "
                        + "account, or leave it out to have one made");
    }

    @Test
    void acceptsARoleThatAwsBackupMayAssume() {
        takes(plan().role(Role.Builder.create(test.stack(), "Role")
                .assumedBy(new CompositePrincipal(
                        new ServicePrincipal("lambda.amazonaws.com"), new ServicePrincipal("backup.amazonaws.com")))
                .build()));
    }

    @Test
    void aPlanThatWasRefusedCanBeMended() {
        DataBackupPlan.Builder builder = plan().planName("a b").selectionName(null);
        refuses(
                builder,
                "selectionName" + NULL,
                "planName (a b) is not a plan name; use 1 to 50 letters, digits, hyphens, underscores and dots");

        takes(builder.planName("nightly"));
    }

    @Test
    void anotherDestinationMadeOfOneLeavesItAsItIs() {
        ELSEWHERE.inAccount(null);

        takes(plan().copyTo(ELSEWHERE));
    }

    @Test
    void aBuilderThatIsChangedAfterBuildChangesNothing() {
        DataBackupPlan.Builder builder = plan();
        DataBackupPlan plan = builder.build();
        builder.selectionName("later").rules(rule("later").build());
        plan.addResource(BackupResource.fromArn(FILES + "1"));

        test.resources()
                .only("AWS::Backup::BackupSelection")
                .has("BackupSelection.SelectionName", "resources")
                .has("BackupSelection.Resources", java.util.List.of(FILES, FILES + "1"));
    }

    @Test
    void refusesRulesOfOneName() {
        refuses(
                plan().rules(
                                rule("daily").build(),
                                rule("daily").schedule("cron(0 6 * * ? *)").build()),
                "rules (daily) is the name of more than one rule; rename one of them");
    }

    @ParameterizedTest
    @CsvSource({
        "0 2 * * ? *, UTC, 120, 30, 0 2 * * ? *, UTC, 120, 30, 2026-01-01T02:00:00Z",
        "0 2 * * ? *, UTC, 120, 30, 0 2 * * ? *, UTC, 120, 365, 2026-01-01T02:00:00Z",
        "0 2 * * ? *, UTC, 120, 30, 59 3 ? * SUN *, UTC, 60, 30, 2026-01-04T03:59:00Z",
        "0 5 * * ? *, UTC, 60, 30, 0 5 1 * ? *, UTC, 60, 29, 2026-01-01T05:00:00Z",
        "0 3 * * ? *, Europe/Berlin, 60, 30, 0 2 1 * ? *, UTC, 60, 7, 2026-01-01T02:00:00Z"
    })
    void refusesRulesOfWhichAWantedBackupWouldBeSkipped(
            String one,
            String zone,
            long window,
            int days,
            String other,
            String otherZone,
            long otherWindow,
            int otherDays,
            String moment) {
        refuses(
                plan().rules(
                                timed("one", one, zone, window, days),
                                timed("other", other, otherZone, otherWindow, otherDays)),
                "rules (one and other) have start windows that overlap, as at " + moment
                        + ", where AWS Backup takes only one backup, the one that is kept longer; move one of them "
                        + "until its "
                        + "start window is over before the other's begins, or keep the backups of the rarer rule "
                        + "longer");
    }

    @ParameterizedTest
    @CsvSource({
        "0 5 * * ? *, 30, 0 5 1 * ? *, 31",
        "0 5 1 * ? *, 365, 0 5 * * ? *, 35",
        "0 5 * * ? *, 35, 0 5 ? * SAT *, 90",
        "0 5 ? * SAT *, 90, 0 5 1 * ? *, 365"
    })
    void acceptsARarerRuleThatIsKeptLonger(String one, int days, String other, int otherDays) {
        takes(plan().rules(timed("one", one, "UTC", 120, days), timed("other", other, "UTC", 120, otherDays)));
    }

    static Stream<Consumer<DataBackupPlan.Builder>> presets() {
        return Stream.of(
                DataBackupPlan.Builder::daily35DayRetention,
                DataBackupPlan.Builder::dailyMonthly1YearRetention,
                DataBackupPlan.Builder::dailyWeeklyMonthly5YearRetention,
                DataBackupPlan.Builder::dailyWeeklyMonthly7YearRetention);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void acceptsThePresets(Consumer<DataBackupPlan.Builder> preset) {
        DataBackupPlan.Builder builder = plan();
        preset.accept(builder);

        takes(builder);
    }

    @ParameterizedTest
    @CsvSource({
        "0 2 * * ? *, UTC, 120, 0 4 * * ? *, UTC, 120",
        "0 2 * * ? *, UTC, 60, 0 3 ? * SUN *, UTC, 60",
        "0 2 * * ? 2027, UTC, 60, 0 2 * * ? 2028, UTC, 60",
        "0 2 * * ? *, Asia/Tokyo, 120, 0 2 * * ? *, UTC, 120"
    })
    void takesRulesThatTouch(String one, String zone, long window, String other, String otherZone, long otherWindow) {
        takes(plan().rules(timed("one", one, zone, window, 30), timed("other", other, otherZone, otherWindow, 30)));
    }

    private static BackupRule timed(String name, String fields, String zone, long window, int days) {
        return BackupRule.Builder.create(name)
                .schedule("cron(" + fields + ")")
                .timeZone(TimeZone.of(zone))
                .startWindow(Duration.minutes(window))
                .deleteAfter(Duration.days(days))
                .build();
    }

    @ParameterizedTest
    @CsvSource({"6, false", "7, true", "30, true", "31, false"})
    void keepsWithinTheLockOfItsVault(int days, boolean allowed) {
        IBackupVault vault = BackupVault.Builder.create(test.stack(), "Locked")
                .lockConfiguration(LockConfiguration.builder()
                        .minRetention(Duration.days(7))
                        .maxRetention(Duration.days(30))
                        .build())
                .build();
        DataBackupPlan.Builder builder = plan().vault(vault)
                .rules(rule("daily").deleteAfter(Duration.days(days)).build());

        if (allowed) {
            takes(builder);
        } else {
            refuses(
                    builder,
                    "rules[daily].deleteAfter (" + days
                            + " days) is not within what the lock of the vault allows (7 to 30 "
                            + "days), so that every job would fail; choose a retention within it, or change the lock");
        }
    }

    @Test
    void namesAllProblemsAtOnce() {
        refuses(
                plan().planName("a b")
                        .copyTo(DestinationVault.withCustomerManagedKey("us-east-1", "dr-vault"), Duration.days(0))
                        .rules(rule("daily")
                                .startWindow(Duration.minutes(30))
                                .deleteAfter(Duration.days(0))
                                .build()),
                "planName (a b) is not a plan name; use 1 to 50 letters, digits, hyphens, underscores and dots",
                "rules[daily].startWindow (30 minutes) is out of range; choose at least 60 whole minutes",
                "rules[daily].deleteAfter (0 days) is out of range; choose 1 to 36500 whole days",
                "copyTo[dr-vault].region (us-east-1) is the plan's own region, so a copy would be lost together "
                        + "with the "
                        + "original; choose a vault of another region",
                "copyTo[dr-vault].deleteAfter (0 days) is out of range; choose 1 to 36500 whole days");
    }

    @Test
    void checksResourcesThatComeLater() {
        DataBackupPlan plan = plan().copyTo(DestinationVault.withAwsManagedKey("us-west-2", "dr-vault"))
                .build();

        assertThatThrownBy(() -> plan.addResource(BackupResource.fromArn(CLUSTER)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "[Test/Backup] copyTo (dr-vault) has no customer-managed key, so that every copy of a database "
                                + "cluster would fail; make the vault with DestinationBackupVault, or name one "
                                + "that has such a key");
        assertThatThrownBy(() -> plan.addResource(BackupResource.fromTag("Backup", "daily")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("[Test/Backup] resources (a tag) names no resource by its ARN");
        assertThatThrownBy(() -> plan.addResource(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/Backup] addResource" + NULL);

        test.resources()
                .only("AWS::Backup::BackupSelection")
                .has("BackupSelection.Resources", java.util.List.of(FILES));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    void refusesYearsThatAwsDoesNotKeep(int years) {
        assertThatThrownBy(() -> plan().rules(BackupRule.monthlyYears(years)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rules[monthly].deleteAfter (" + 365L * years
                        + " days) is out of range; choose 1 to 36500 whole days");
    }
}
