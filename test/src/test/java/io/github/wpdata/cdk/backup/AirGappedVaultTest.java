package io.github.wpdata.cdk.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.kms.Key;

class AirGappedVaultTest {
    private static final String VAULT = "AWS::Backup::LogicallyAirGappedBackupVault";
    private static final String FILES =
            "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0123456789abcdef0";

    private final TestStack test = new TestStack();

    private AirGappedVault.Builder vault() {
        return AirGappedVault.Builder.create(test.stack(), "AirGapped").vaultName("air-gapped");
    }

    private DataBackupPlan plan(UnaryOperator<BackupRule.Builder> settings) {
        BackupRule.Builder rule = BackupRule.Builder.create("daily").schedule("cron(0 2 * * ? *)");
        return DataBackupPlan.Builder.create(test.stack(), "Backup")
                .rules(settings.apply(rule).build())
                .resources(BackupResource.fromArn(FILES))
                .build();
    }

    @Test
    void isKeptWithAKeyOfAwsByDefault() {
        vault().build();

        test.resources()
                .only(VAULT)
                .has("BackupVaultName", "air-gapped")
                .has("MinRetentionDays", 7)
                .has("MaxRetentionDays", 365)
                .lacks("EncryptionKeyArn")
                .isKept("RetainExceptOnCreate");
    }

    @Test
    void everySettingIsRendered() {
        Key key = new Key(test.stack(), "Key");
        vault().minRetention(Duration.days(14))
                .maxRetention(Duration.days(35))
                .encryptionKey(key)
                .build();

        Resources resources = test.resources();
        resources
                .only(VAULT)
                .has("MinRetentionDays", 14)
                .has("MaxRetentionDays", 35)
                .has("EncryptionKeyArn", resources.only("AWS::KMS::Key").getAtt("Arn"));
    }

    @Test
    void aRuleStoresItsBackupsThere() {
        AirGappedVault vault = vault().build();
        plan(rule -> rule.airGappedVault(vault));

        Resources resources = test.resources();
        resources
                .only("AWS::Backup::BackupPlan")
                .has(
                        "BackupPlan.BackupPlanRule.0.TargetLogicallyAirGappedBackupVaultArn",
                        resources.only(VAULT).getAtt("BackupVaultArn"));
    }

    @Test
    void refusesWhatAwsRefuses() {
        assertThatThrownBy(() -> AirGappedVault.Builder.create(test.stack(), "AirGapped")
                        .minRetention(Duration.days(6))
                        .maxRetention(Duration.days(36_501))
                        .build())
                .hasMessage("""
                        [Test/AirGapped] vaultName is missing; set it with vaultName(…)
                        [Test/AirGapped] minRetention (6 days) is out of range; choose 7 to 36500 whole days
                        [Test/AirGapped] maxRetention (36501 days) is out of range; choose 7 to 36500 whole days""");
        assertThatThrownBy(() -> vault().minRetention(Duration.days(30))
                        .maxRetention(Duration.days(29))
                        .build())
                .hasMessage(
                        "[Test/AirGapped] minRetention (30 days) exceeds maxRetention (29 days); lower minRetention or raise "
                                + "maxRetention");
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 365})
    void acceptsARetentionWithinItsBounds(long days) {
        AirGappedVault vault = vault().build();

        assertThatCode(() -> plan(rule -> rule.airGappedVault(vault).deleteAfter(Duration.days(days))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 366})
    void refusesARetentionThatWouldMakeEachJobFail(long days) {
        AirGappedVault vault = vault().build();

        assertThatThrownBy(() -> plan(rule -> rule.airGappedVault(vault).deleteAfter(Duration.days(days))))
                .hasMessage("[Test/Backup] rules[daily].deleteAfter (" + days
                        + " days) is not within what the lock of the vault allows (7 to 365 days), so that every job would fail; "
                        + "choose a retention within it, or change the lock");
    }

    @Test
    void refusesContinuousBackups() {
        AirGappedVault vault = vault().build();

        assertThatThrownBy(() -> plan(rule -> rule.airGappedVault(vault).continuous(true)))
                .hasMessage(
                        "[Test/Backup] rules[daily].airGappedVault (Test/AirGapped) cannot be combined with continuous (true), "
                                + "so every job would fail; leave one of them out");
    }

    @Test
    void refusesAVaultOfAnotherRegion() {
        TestStack west = new TestStack(test.app(), "West", "us-west-2");
        AirGappedVault vault = AirGappedVault.Builder.create(west.stack(), "AirGapped")
                .vaultName("air-gapped")
                .build();

        assertThatThrownBy(() -> plan(rule -> rule.airGappedVault(vault)))
                .hasMessage(
                        "[Test/Backup] rules[daily].airGappedVault (us-west-2) is in another region than the plan (us-east-1); "
                                + "pass an air-gapped vault of the plan's region");
        assertThat(west.warnings()).isEmpty();
    }
}
