package io.github.wpdata.cdk.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.kms.Key;

class DestinationBackupVaultTest {
    private static final String FILES =
            "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0123456789abcdef0";
    private static final String COPY = "BackupPlan.BackupPlanRule.0.CopyActions.0";

    private final App app = new App();
    private final TestStack primary = new TestStack(app, "Primary");
    private final TestStack recovery = new TestStack(app, "Recovery", "us-west-2");

    private DestinationBackupVault.Builder vault(Stack stack) {
        return DestinationBackupVault.Builder.create(stack, "Vault").vaultName("wordpress-dr-vault");
    }

    private static DataBackupPlan plan(Stack stack, DestinationVault destination) {
        return DataBackupPlan.Builder.create(stack, "Backup")
                .rules(BackupRule.daily("cron(0 2 * * ? *)"))
                .copyTo(destination)
                .resources(BackupResource.fromArn(FILES))
                .build();
    }

    @Test
    void isKeptWithItsOwnKeyByDefault() {
        DestinationBackupVault vault = vault(recovery.stack()).build();

        Resources resources = recovery.resources();
        Resource key = resources.only("AWS::KMS::Key").isKept("RetainExceptOnCreate");
        key.has("EnableKeyRotation", true).has("PendingWindowInDays", 30);
        Resource resource = resources.only("AWS::Backup::BackupVault").isKept("RetainExceptOnCreate");
        resource.has("BackupVaultName", "wordpress-dr-vault").has("EncryptionKeyArn", key.getAtt("Arn"));
        Stack stack = recovery.stack();
        assertThat(stack.resolve(vault.getVaultName())).isEqualTo(resource.getAtt("BackupVaultName"));
        assertThat(stack.resolve(vault.getVaultArn())).isEqualTo(resource.getAtt("BackupVaultArn"));
        assertThat(stack.resolve(vault.getVault().getBackupVaultArn())).isEqualTo(resource.getAtt("BackupVaultArn"));
        assertThat(stack.resolve(vault.getEncryptionKey().getKeyArn())).isEqualTo(key.getAtt("Arn"));
    }

    @Test
    void takesTheSettingsOfAVault() {
        vault(recovery.stack())
                .lock(VaultLock.minRetention(Duration.days(7)).irreversibleAfter(Duration.days(30), "2027-01-31"))
                .blockRecoveryPointDeletion(true)
                .build();

        recovery.resources()
                .only("AWS::Backup::BackupVault")
                .has("LockConfiguration.MinRetentionDays", 7)
                .has("AccessPolicy.Statement.0.Effect", "Deny");
        assertThat(recovery.warnings()).hasSize(1).first().asString().endsWith("[ack: @wpdata/cdk:complianceLock]");
    }

    @Test
    void goesWithItsKeyOnRequest() {
        vault(recovery.stack()).removalPolicy(RemovalPolicy.DESTROY).build();

        recovery.resources().only("AWS::Backup::BackupVault").isKept("Delete");
        recovery.resources().only("AWS::KMS::Key").isKept("Delete");
    }

    @Test
    void isNamedByOtherRegionsWithoutReferencesOrCustomResources() {
        plan(primary.stack(), vault(recovery.stack()).build().getDestination());

        Resources there = recovery.resources();
        Resources here = primary.resources();
        here.only("AWS::Backup::BackupPlan")
                .has(
                        COPY + ".DestinationBackupVaultArn",
                        Map.of(
                                "Fn::Join",
                                List.of(
                                        "",
                                        List.of(
                                                "arn:",
                                                Map.of("Ref", "AWS::Partition"),
                                                ":backup:us-west-2:123456789012:backup-vault:wordpress-dr-vault"))))
                .has(COPY + ".Lifecycle", Map.of("DeleteAfterDays", 30));
        for (Resources resources : List.of(here, there)) {
            assertThat(resources.template().toString())
                    .doesNotContain("Custom::", "AWS::Lambda", "Fn::ImportValue", "\"Export\"");
        }
    }

    @Test
    void isDeployedBeforeThePlanThatCopiesToIt() {
        plan(primary.stack(), vault(recovery.stack()).build().getDestination());

        assertThat(primary.stack().getDependencies()).containsExactly(recovery.stack());
        assertThat(recovery.stack().getDependencies()).isEmpty();
    }

    /** Stages deploy on their own; their order is the pipeline's. */
    @Test
    void maySitInAnotherStage() {
        Stage stage = new Stage(app, "Stage");
        Stack elsewhere = new Stack(
                stage,
                "Recovery",
                StackProps.builder()
                        .env(Environment.builder()
                                .account("123456789012")
                                .region("eu-west-1")
                                .build())
                        .build());

        plan(primary.stack(), vault(elsewhere).build().getDestination());

        assertThat(primary.stack().getDependencies()).isEmpty();
        primary.resources().only("AWS::Backup::BackupPlan");
    }

    @Test
    void standsInThePlansAccountIfNoneIsKnown() {
        Stack elsewhere = new Stack(
                app,
                "Elsewhere",
                StackProps.builder()
                        .env(Environment.builder().region("eu-west-1").build())
                        .build());
        plan(primary.stack(), vault(elsewhere).build().getDestination());

        assertThat(primary.resources()
                        .only("AWS::Backup::BackupPlan")
                        .property(COPY + ".DestinationBackupVaultArn")
                        .toString())
                .contains(":backup:eu-west-1:123456789012:backup-vault:wordpress-dr-vault");
        assertThat(primary.warnings()).isEmpty();
    }

    @Test
    void refusesCopiesThatItsLockDoesNotAllow() {
        DestinationVault destination = vault(recovery.stack())
                .lock(VaultLock.minRetention(Duration.days(31)).maxRetention(Duration.days(60)))
                .build()
                .getDestination();

        assertThatThrownBy(() -> plan(primary.stack(), destination))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Primary/Backup] copyTo[wordpress-dr-vault].deleteAfter (30 days) is not within what "
                        + "the lock of "
                        + "the vault allows (31 to 60 days), so that every job would fail; choose a "
                        + "retention within it, or "
                        + "change the lock");
    }

    @Test
    void needsAFixedName() {
        assertThatThrownBy(() -> DestinationBackupVault.Builder.create(recovery.stack(), "Vault")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Recovery/Vault] vaultName is missing; set it with vaultName(…)");

        CfnParameter name =
                CfnParameter.Builder.create(recovery.stack(), "Name").build();
        assertThatThrownBy(() -> vault(recovery.stack())
                        .vaultName(name.getValueAsString())
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Recovery/Vault] vaultName (a token) is unresolved until deployment, so no other region "
                        + "can use it; write the name out");

        assertThatThrownBy(
                        () -> vault(recovery.stack()).vaultName("wordpress.dr").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "[Recovery/Vault] vaultName (wordpress.dr) is not a vault name; use 2 to 50 letters, digits, "
                                + "hyphens and underscores");
    }

    @Test
    void needsAKnownRegion() {
        assertThatThrownBy(() -> vault(new Stack(app, "Anywhere")).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Anywhere/Vault] region (a token) of the stack is unresolved until deployment, so no "
                        + "other region can name this vault; give the stack an env with a region");
    }

    @Test
    void allowsCopiesOfOtherAccountsByVaultAndKey() {
        DestinationBackupVault.Builder.create(recovery.stack(), "Vault")
                .vaultName("dr-vault")
                .allowCopiesFrom("222222222222", "333333333333", "222222222222")
                .build();

        Resources resources = recovery.resources();
        JsonNode vault = resources.only("AWS::Backup::BackupVault").property("AccessPolicy.Statement");
        assertThat(vault).hasSize(1);
        assertThat(vault.get(0).path("Action").asText()).isEqualTo("backup:CopyIntoBackupVault");
        assertThat(vault.get(0).path("Effect").asText()).isEqualTo("Allow");
        assertThat(vault.get(0).path("Principal").path("AWS")).hasSize(2);
        JsonNode key = resources.only("AWS::KMS::Key").property("KeyPolicy.Statement");
        assertThat(key).hasSize(3);
        assertThat(key.get(1).path("Action"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "kms:DescribeKey", "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*");
        assertThat(key.get(2).path("Action").asText()).isEqualTo("kms:CreateGrant");
        assertThat(key.get(2).path("Condition").toString())
                .isEqualTo("{\"Bool\":{\"kms:GrantIsForAWSResource\":\"true\"}}");
    }

    @Test
    void allowsCopiesOfAnOrganization() {
        DestinationBackupVault.Builder.create(recovery.stack(), "Vault")
                .vaultName("dr-vault")
                .allowCopiesFromOrganization("o-a1b2c3d4e5")
                .build();

        Resources resources = recovery.resources();
        resources
                .only("AWS::Backup::BackupVault")
                .has(
                        "AccessPolicy.Statement.0.Condition",
                        Map.of("StringEquals", Map.of("aws:PrincipalOrgID", "o-a1b2c3d4e5")));
        resources
                .only("AWS::KMS::Key")
                .has(
                        "KeyPolicy.Statement.1.Condition",
                        Map.of("StringEquals", Map.of("aws:PrincipalOrgID", "o-a1b2c3d4e5")));
    }

    @Test
    void refusesWhatIsNoSource() {
        assertThatThrownBy(() -> DestinationBackupVault.Builder.create(recovery.stack(), "Vault")
                        .vaultName("dr-vault")
                        .allowCopiesFrom("2222")
                        .allowCopiesFromOrganization("acme")
                        .build())
                .hasMessage("""
                        [%1$s/Vault] allowCopiesFrom (2222) is not an account; write it as in 123456789012
                        [%1$s/Vault] allowCopiesFromOrganization (acme) is not the id of an organization; write it as in o-a1b2c3d4e5""".formatted(recovery.stack().getNode().getPath()));
    }

    @Test
    void warnsThatTheKeyOfOthersIsNotExtended() {
        DestinationBackupVault.Builder.create(recovery.stack(), "Vault")
                .vaultName("dr-vault")
                .encryptionKey(
                        Key.fromKeyArn(recovery.stack(), "Imported", "arn:aws:kms:us-west-2:123456789012:key/1234abcd"))
                .allowCopiesFrom("222222222222")
                .build();

        assertThat(recovery.warnings())
                .containsExactly(
                        "encryptionKey is imported, so its policy cannot be extended for the accounts that copy into the "
                                + "vault; allow them kms:DescribeKey, kms:Encrypt, kms:Decrypt, kms:ReEncrypt*, kms:GenerateDataKey* and, "
                                + "for AWS resources, kms:CreateGrant [ack: @wpdata/cdk:copyKey]");
    }
}
