package io.github.wpdata.cdk.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.testing.Arns;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
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
    void aPlanCopiesThereFromAnotherRegion() {
        TestStack west = new TestStack(test.app(), "West", "us-west-2");
        AirGappedVault vault = AirGappedVault.Builder.create(west.stack(), "AirGapped")
                .vaultName("air-gapped")
                .build();
        copy(vault.getDestination(), 35);

        test.resources()
                .only("AWS::Backup::BackupPlan")
                .has("BackupPlan.BackupPlanRule.0.CopyActions.0.Lifecycle.DeleteAfterDays", 35)
                .has(
                        "BackupPlan.BackupPlanRule.0.CopyActions.0.DestinationBackupVaultArn",
                        Map.of(
                                "Fn::Join",
                                List.of(
                                        "",
                                        List.of(
                                                "arn:",
                                                Map.of("Ref", "AWS::Partition"),
                                                ":backup:us-west-2:123456789012:backup-vault:air-gapped"))));
        assertThat(test.stack().getDependencies())
                .extracting(Stack::getStackName)
                .containsExactly("West");
    }

    @Test
    void bothPlansOfTheServicesCopyThere() {
        Stack stackOfOtherRegion = new TestStack(test.app(), "West", "us-west-2").stack();
        WordPressDataServices.Builder services = Minimal.services(test);

        AirGappedVault vault = AirGappedVault.Builder.create(stackOfOtherRegion, "AirGapped")
                .vaultName("wordpress-air-gapped")
                .minRetention(Duration.days(7))
                .maxRetention(Duration.days(35))
                .build();
        services.backup(plan -> plan.copyTo(vault.getDestination(), Duration.days(35)));

        services.build();
        assertThat(test.resources().all("AWS::Backup::BackupPlan"))
                .hasSize(2)
                .allSatisfy(plan -> assertThat(plan.property("BackupPlan.BackupPlanRule.0.CopyActions")
                                .toString())
                        .contains("backup-vault:wordpress-air-gapped"));
    }

    @Test
    void aPlanCopiesThereInItsOwnRegionOnceTheVaultExists() {
        copy(vault().build().getDestination(), 7);

        Resources resources = test.resources();
        resources
                .only("AWS::Backup::BackupPlan")
                .has(
                        "BackupPlan.BackupPlanRule.0.CopyActions.0.DestinationBackupVaultArn",
                        resources.only(VAULT).getAtt("BackupVaultArn"));
    }

    @Test
    void aDatabaseIsCopiedToAnExistingOneWhateverItsKey() {
        DataBackupPlan.Builder.create(test.stack(), "Backup")
                .rules(BackupRule.daily("cron(0 2 * * ? *)"))
                .resources(BackupResource.fromArn(Arns.DATABASE_CLUSTER))
                .copyTo(DestinationVault.airGapped("us-west-2", "air-gapped"))
                .build();

        assertThat(test.resources().only("AWS::Backup::BackupPlan").property("BackupPlan.BackupPlanRule.0.CopyActions"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 366})
    void refusesACopyThatWouldFail(long days) {
        AirGappedVault vault = vault().build();

        assertThatThrownBy(() -> copy(vault.getDestination(), days))
                .hasMessage("[Test/Backup] copyTo[air-gapped].deleteAfter (" + days
                        + " days) is not within what the lock of the vault allows (7 to 365 days), so that every job would fail; "
                        + "choose a retention within it, or change the lock");
    }

    private void copy(DestinationVault destination, long days) {
        DataBackupPlan.Builder.create(test.stack(), "Backup")
                .rules(BackupRule.daily("cron(0 2 * * ? *)"))
                .resources(BackupResource.fromArn(FILES))
                .copyTo(destination, Duration.days(days))
                .build();
    }

    @Test
    void otherAccountsMayCopyIntoIt() {
        vault().allowCopiesFrom("210987654321")
                .allowCopiesFromOrganization("o-a1b2c3d4e5")
                .encryptionKey(new Key(test.stack(), "Key"))
                .build();

        Resources resources = test.resources();
        JsonNode statements = resources.only(VAULT).property("AccessPolicy.Statement");
        assertThat(statements).hasSize(2).allSatisfy(statement -> {
            assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
            assertThat(statement.path("Action").asText()).isEqualTo("backup:CopyIntoBackupVault");
        });
        assertThat(statements.get(0).path("Principal").toString()).contains("210987654321");
        assertThat(statements
                        .get(1)
                        .at("/Condition/StringEquals/aws:PrincipalOrgID")
                        .asText())
                .isEqualTo("o-a1b2c3d4e5");
        assertThat(resources.only("AWS::KMS::Key").property("KeyPolicy").toString())
                .contains("210987654321", "o-a1b2c3d4e5", "kms:CreateGrant");
        assertThat(test.warnings()).isEmpty();
    }

    @Test
    void byDefaultNoPolicyIsWritten() {
        vault().build();

        test.resources().only(VAULT).lacks("AccessPolicy");
    }

    @Test
    void refusesWhatIsNoAccountAndNoOrganization() {
        assertThatThrownBy(vault().allowCopiesFrom("12345").allowCopiesFromOrganization("acme")::build)
                .hasMessage("""
                        [Test/AirGapped] allowCopiesFrom (12345) is not an account; write it as in 123456789012
                        [Test/AirGapped] allowCopiesFromOrganization (acme) is not the id of an organization; write it as in o-a1b2c3d4e5""");
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
