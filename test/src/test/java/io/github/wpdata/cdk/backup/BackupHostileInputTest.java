package io.github.wpdata.cdk.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.TimeZone;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;

/** Whatever a setter is given, the outcome is a template or our own exception. */
class BackupHostileInputTest {
    private static TestStack test;
    private static IBackupVault vault;
    private static IRole role;
    private static int plans;
    private static int vaults;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t\n",
            "0",
            "-1",
            "a",
            "A-b_C",
            "A-b_C.1",
            "Zo\u00eb",
            "\u6570\u636e\u5e93",
            "\ud83d\udc2c",
            "\ud83d",
            "a\u0000b",
            "a\u2028b",
            "\u202egnp.exe",
            "\ufeff",
            "'; DROP TABLE wp_posts; --",
            "../../etc/passwd",
            "${Token[",
            "${AWS::Region}",
            "%s%n%d",
            "{{resolve:ssm:x}}",
            "a".repeat(1_000),
            "9".repeat(400),
            "123456789012",
            "us-east-1",
            "us-gov-east-1",
            "Europe/Berlin",
            "UTC+1",
            "SystemV/AST4",
            "rate(1 minute)",
            "cron()",
            "cron(* * * * ? *)",
            "cron(0 2 * * ? *)",
            "cron(0 2 31W * ? *)",
            "cron(0 2 31 FEB ? *)",
            "cron(0 2 LW,L-3 * ? *)",
            "cron(\u0660 \u0662 * * ? *)",
            "cron(0 99999999999999999999 * * ? *)",
            "cron(" + "0,".repeat(500) + "0 2 * * ? *)",
            "arn:aws:rds:us-east-1:123456789012:cluster:a b",
            "arn:aws:rds:us-east-1:123456789012:cluster:*",
            "arn:aws:s3:::media");
    private static final List<Duration> DURATIONS = Stream.of(0.0, 0.5, 1.0, 60.0, 36_500.0, 1e9, 1e18, 1e300)
            .flatMap(n -> Stream.of(Duration.millis(n), Duration.minutes(n), Duration.days(n)))
            .toList();

    @BeforeAll
    static void stack() {
        test = new TestStack();
        vault = BackupVault.fromBackupVaultName(test.stack(), "Existing", "existing");
        role = Role.fromRoleArn(test.stack(), "Role", "arn:aws:iam::123456789012:role/backup");
    }

    private record Parts(DataBackupPlan.Builder plan, BackupRule.Builder rule, DataBackupVault.Builder vault) {}

    private record Setter<T>(String name, BiConsumer<Parts, T> call) {}

    private static <T> Setter<T> setter(String name, BiConsumer<Parts, T> call) {
        return new Setter<>(name, call);
    }

    private static <T> Stream<Arguments> cases(Setter<T> setter, List<T> values) {
        return values.stream().map(value -> {
            Consumer<Parts> call = parts -> setter.call().accept(parts, value);
            return Arguments.of(setter.name(), call);
        });
    }

    static Stream<Arguments> texts() {
        return Stream.<Setter<String>>of(
                        setter("planName", (p, text) -> p.plan().planName(text)),
                        setter("selectionName", (p, text) -> p.plan().selectionName(text)),
                        setter("resources", (p, text) -> p.plan().resources(BackupResource.fromArn(text))),
                        setter("schedule", (p, text) -> p.rule().schedule(text)),
                        setter("schedule of CDK", (p, text) -> p.rule().schedule(Schedule.expression(text))),
                        setter("timeZone", (p, text) -> p.rule().timeZone(TimeZone.of(text))),
                        setter(
                                "rule name",
                                (p, text) -> p.plan()
                                        .rules(BackupRule.Builder.create(text)
                                                .schedule("cron(0 2 * * ? *)")
                                                .build())),
                        setter(
                                "region",
                                (p, text) -> p.plan().copyTo(DestinationVault.withCustomerManagedKey(text, "vault"))),
                        setter(
                                "name",
                                (p, text) -> p.plan().copyTo(DestinationVault.withAwsManagedKey("us-west-2", text))),
                        setter(
                                "account",
                                (p, text) -> p.rule()
                                        .copyTo(DestinationVault.withCustomerManagedKey("us-west-2", "vault")
                                                .inAccount(text))),
                        setter("vault name", (p, text) -> p.vault().vaultName(text)))
                .flatMap(setter -> cases(setter, TEXTS));
    }

    static Stream<Arguments> durations() {
        DestinationVault elsewhere = DestinationVault.withCustomerManagedKey("us-west-2", "vault");
        return Stream.<Setter<Duration>>of(
                        setter("startWindow", (p, duration) -> p.rule().startWindow(duration)),
                        setter("completionWindow", (p, duration) -> p.rule().completionWindow(duration)),
                        setter("deleteAfter", (p, duration) -> p.rule().deleteAfter(duration)),
                        setter(
                                "continuous",
                                (p, duration) -> p.rule().continuous(true).deleteAfter(duration)),
                        setter(
                                "moveToColdStorageAfter",
                                (p, duration) -> p.rule().moveToColdStorageAfter(duration)),
                        setter("copyTo", (p, duration) -> p.rule().copyTo(elsewhere, duration, duration)),
                        setter("vault lock", (p, duration) -> p.vault().lock(VaultLock.minRetention(duration))),
                        setter(
                                "whole lock",
                                (p, duration) -> p.vault()
                                        .lock(VaultLock.minRetention(duration)
                                                .maxRetention(duration)
                                                .irreversibleAfter(duration))))
                .flatMap(setter -> cases(setter, DURATIONS));
    }

    static Stream<Arguments> constants() {
        return cases(
                setter("vault removalPolicy", (p, policy) -> p.vault().removalPolicy(policy)),
                List.of(RemovalPolicy.values()));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource({"texts", "durations", "constants"})
    void theOutcomeIsATemplateOrOurException(String name, Consumer<Parts> setter) {
        BackupRule.Builder rule = BackupRule.Builder.create("daily").schedule("cron(0 2 * * ? *)");
        DataBackupPlan.Builder plan = DataBackupPlan.Builder.create(test.stack(), "Backup" + plans)
                .vault(vault)
                .role(role)
                .resources(BackupResource.fromArn("arn:aws:s3:::uploads"));
        DataBackupVault.Builder made = DataBackupVault.Builder.create(test.stack(), "Vault" + vaults);
        setter.accept(new Parts(plan, rule, made));
        try {
            if (name.startsWith("vault")) {
                made.build();
                vaults++;
            } else {
                (name.equals("rule name") ? plan : plan.rules(rule.build())).build();
                plans++;
            }
        } catch (IllegalArgumentException e) {
            assertThat(e).isExactlyInstanceOf(IllegalArgumentException.class);
            assertThat(e.getMessage().lines())
                    .allMatch(line -> line.matches("\\[Test/(Backup|Vault)\\d+] [\\w.\\[\\]-]+ \\(.*\\) .+; .+"));
            assertThat(e.getMessage()).hasSizeLessThan(1_500);
        }
    }

    @AfterAll
    static void whatWasBuiltIsInTheTemplate() {
        assertThat(plans).isPositive();
        assertThat(vaults).isPositive();
        assertThat(test.resources().all("AWS::Backup::BackupPlan")).hasSize(plans);
        assertThat(test.resources().all("AWS::Backup::BackupVault")).hasSize(vaults);
        assertThat(test.errors()).isEmpty();
    }
}
