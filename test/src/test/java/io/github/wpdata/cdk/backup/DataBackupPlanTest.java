package io.github.wpdata.cdk.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.TimeZone;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.efs.FileSystem;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.rds.CfnDBCluster;

class DataBackupPlanTest {
    private static final String PLAN = "AWS::Backup::BackupPlan";
    private static final String SELECTION = "AWS::Backup::BackupSelection";
    private static final String VAULT = "AWS::Backup::BackupVault";
    private static final String RULE = "BackupPlan.BackupPlanRule.0";
    private static final String CLUSTER = "arn:aws:rds:us-east-1:123456789012:cluster:wordpress";
    private static final String INSTANCE = "arn:aws:rds:us-east-1:123456789012:db:wordpress-1";
    private static final String FILES =
            "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0123456789abcdef0";
    private static final DestinationVault ELSEWHERE =
            DestinationVault.withCustomerManagedKey("us-west-2", "wordpress-dr-vault");
    private static final String OPT_IN =
            "resources include a database cluster. AWS Backup silently skips Aurora unless the account has opted "
                    + "in, in each region; check that this prints true: aws backup describe-region-settings "
                    + "--region us-east-1 "
                    + "--query ResourceTypeOptInPreference.Aurora [ack: @wpdata/cdk:backupOptIn]";

    private final TestStack test = new TestStack();

    private DataBackupPlan.Builder plan() {
        return DataBackupPlan.Builder.create(test.stack(), "Backup")
                .rules(BackupRule.daily("cron(0 2 * * ? *)"))
                .resources(BackupResource.fromArn(FILES));
    }

    private Resource built(Consumer<DataBackupPlan.Builder> settings) {
        DataBackupPlan.Builder builder = plan();
        settings.accept(builder);
        builder.build();
        return test.resources().only(PLAN);
    }

    private Resource built(BackupRule... rules) {
        return built(b -> b.rules(rules));
    }

    private static BackupRule.Builder rule(String name) {
        return BackupRule.Builder.create(name).schedule("cron(0 2 * * ? *)");
    }

    @Test
    void backsUpDailyIntoAVaultOfItsOwnByDefault() {
        DataBackupPlan plan = plan().build();

        Resources resources = test.resources();
        Resource key = resources.only("AWS::KMS::Key").isKept("RetainExceptOnCreate");
        Resource vault =
                resources.only(VAULT).isKept("RetainExceptOnCreate").has("EncryptionKeyArn", key.getAtt("Arn"));
        Resource role = resources.only("AWS::IAM::Role");
        assertThat(role.property("AssumeRolePolicyDocument.Statement")).hasSize(1);
        role.has("AssumeRolePolicyDocument.Statement.0.Action", "sts:AssumeRole")
                .has("AssumeRolePolicyDocument.Statement.0.Principal", Map.of("Service", "backup.amazonaws.com"))
                .has("Description", "AWS Backup: back up, copy and restore");
        assertThat(role.property("ManagedPolicyArns").toString())
                .contains(
                        ":iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup\"",
                        ":iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores\"");
        assertThat(role.property("ManagedPolicyArns")).hasSize(2);
        role.lacks("Policies");
        assertThat(resources.all("AWS::IAM::Policy")).isEmpty();

        Resource resource = resources.only(PLAN).has("BackupPlan.BackupPlanName", "Test-Backup-7E32A61D");
        assertThat(resource.property("BackupPlan.BackupPlanRule")).hasSize(1);
        resource.has(RULE + ".RuleName", "daily")
                .has(RULE + ".ScheduleExpression", "cron(0 2 * * ? *)")
                .has(RULE + ".StartWindowMinutes", 120)
                .has(RULE + ".CompletionWindowMinutes", 480)
                .has(RULE + ".Lifecycle", Map.of("DeleteAfterDays", 30))
                .has(RULE + ".TargetBackupVault", vault.getAtt("BackupVaultName"))
                .lacks(RULE + ".ScheduleExpressionTimezone")
                .lacks(RULE + ".EnableContinuousBackup")
                .lacks(RULE + ".CopyActions");

        Resource selection = resources.only(SELECTION);
        selection
                .has("BackupPlanId", resource.getAtt("BackupPlanId"))
                .has("BackupSelection.SelectionName", "resources")
                .has("BackupSelection.Resources", List.of(FILES))
                .has("BackupSelection.IamRoleArn", role.getAtt("Arn"))
                .lacks("BackupSelection.ListOfTags");
        assertThat(selection.json().has("DependsOn")).isFalse();
        assertThat(test.warnings()).isEmpty();

        Stack stack = test.stack();
        assertThat(stack.resolve(plan.getPlanId())).isEqualTo(resource.getAtt("BackupPlanId"));
        assertThat(stack.resolve(plan.getPlanArn())).isEqualTo(resource.getAtt("BackupPlanArn"));
        assertThat(stack.resolve(plan.getSelectionId())).isEqualTo(selection.getAtt("SelectionId"));
        assertThat(stack.resolve(plan.getVaultName())).isEqualTo(vault.getAtt("BackupVaultName"));
        assertThat(stack.resolve(plan.getVaultArn())).isEqualTo(vault.getAtt("BackupVaultArn"));
        assertThat(stack.resolve(plan.getVault().getBackupVaultArn())).isEqualTo(vault.getAtt("BackupVaultArn"));
        assertThat(stack.resolve(plan.getEncryptionKey().orElseThrow().getKeyArn()))
                .isEqualTo(key.getAtt("Arn"));
        assertThat(stack.resolve(plan.getRole().getRoleArn())).isEqualTo(role.getAtt("Arn"));
        assertThat(plan.getPlan()).isSameAs(plan.getNode().getDefaultChild());
    }

    @Test
    void takesNames() {
        built(b -> b.planName("Wordpress.aurora-1_a").selectionName("db"))
                .has("BackupPlan.BackupPlanName", "Wordpress.aurora-1_a");

        test.resources().only(SELECTION).has("BackupSelection.SelectionName", "db");
    }

    @Test
    void takesEverySettingOfARule() {
        built(rule("nightly")
                        .schedule(Schedule.cron(CronOptions.builder()
                                .minute("30")
                                .hour("1")
                                .weekDay("MON-FRI")
                                .build()))
                        .timeZone(TimeZone.EUROPE_BERLIN)
                        .startWindow(Duration.hours(1))
                        .completionWindow(Duration.minutes(120))
                        .deleteAfter(Duration.days(120))
                        .moveToColdStorageAfter(Duration.days(30))
                        .build())
                .has(RULE + ".RuleName", "nightly")
                .has(RULE + ".ScheduleExpression", "cron(30 1 ? * MON-FRI *)")
                .has(RULE + ".ScheduleExpressionTimezone", "Europe/Berlin")
                .has(RULE + ".StartWindowMinutes", 60)
                .has(RULE + ".CompletionWindowMinutes", 120)
                .has(RULE + ".Lifecycle.DeleteAfterDays", 120)
                .has(RULE + ".Lifecycle.MoveToColdStorageAfterDays", 30);
        assertThat(test.warnings()).isEmpty();
    }

    @Test
    void backsUpContinuouslyOnRequest() {
        built(rule("pitr").continuous(true).deleteAfter(Duration.days(35)).build())
                .has(RULE + ".EnableContinuousBackup", true)
                .has(RULE + ".Lifecycle", Map.of("DeleteAfterDays", 35));
    }

    @Test
    void takesSeveralRulesThatLeaveEachOtherAlone() {
        Resource plan = built(
                BackupRule.daily("cron(0 2 * * ? *)"),
                rule("weekly").schedule("cron(0 4 ? * SUN *)").build(),
                rule("monthly").schedule("cron(0 6 1 * ? *)").build());

        assertThat(plan.property("BackupPlan.BackupPlanRule").findValuesAsText("RuleName"))
                .containsExactly("daily", "weekly", "monthly");
    }

    @Test
    void theLastRulesCount() {
        Resource plan =
                built(b -> b.rules(rule("first").build()).rules(rule("second").build()));

        assertThat(plan.property("BackupPlan.BackupPlanRule").findValuesAsText("RuleName"))
                .containsExactly("second");
    }

    @Test
    void copiesEveryBackupWithARetentionOfItsOwn() {
        String archive = "arn:{\"Ref\":\"AWS::Partition\"}:backup:eu-west-1:123456789012:backup-vault:archive";
        Resource plan = built(b -> b.copyTo(ELSEWHERE, Duration.days(7))
                .copyTo(DestinationVault.withAwsManagedKey("eu-west-1", "archive"))
                .rules(
                        BackupRule.daily("cron(0 2 * * ? *)"),
                        rule("monthly")
                                .schedule("cron(0 5 1 * ? *)")
                                .copyTo(ELSEWHERE, Duration.days(400), Duration.days(30))
                                .build()));

        plan.has(RULE + ".CopyActions.0.Lifecycle", Map.of("DeleteAfterDays", 7))
                .has(RULE + ".CopyActions.1.Lifecycle", Map.of("DeleteAfterDays", 30));
        assertThat(arn(plan, RULE + ".CopyActions.1")).isEqualTo(archive);
        String monthly = "BackupPlan.BackupPlanRule.1";
        assertThat(plan.property(monthly + ".CopyActions")).hasSize(2);
        plan.has(monthly + ".CopyActions.0.Lifecycle.DeleteAfterDays", 400)
                .has(monthly + ".CopyActions.0.Lifecycle.MoveToColdStorageAfterDays", 30)
                .has(monthly + ".CopyActions.1.Lifecycle", Map.of("DeleteAfterDays", 30));
        assertThat(test.warnings()).isEmpty();
        assertThat(test.stack().getDependencies()).isEmpty();
    }

    @Test
    void aRuleMayCopyOnItsOwn() {
        Resource plan = built(
                BackupRule.daily("cron(0 2 * * ? *)"),
                rule("weekly").schedule("cron(0 5 ? * SUN *)").copyTo(ELSEWHERE).build());

        plan.lacks(RULE + ".CopyActions")
                .has("BackupPlan.BackupPlanRule.1.CopyActions.0.Lifecycle", Map.of("DeleteAfterDays", 30));
        assertThat(arn(plan, "BackupPlan.BackupPlanRule.1.CopyActions.0"))
                .isEqualTo(
                        "arn:{\"Ref\":\"AWS::Partition\"}:backup:us-west-2:123456789012:backup-vault:wordpress-dr-vault");
    }

    /** An ARN joined of parts, with the references as JSON. */
    private static String arn(Resource plan, String copy) {
        StringBuilder arn = new StringBuilder();
        plan.property(copy + ".DestinationBackupVaultArn.Fn::Join.1")
                .forEach(part -> arn.append(part.isTextual() ? part.asText() : part.toString()));
        return arn.toString();
    }

    @Test
    void copiesIntoAnotherAccountWithAWarning() {
        Resource plan = built(b -> b.copyTo(ELSEWHERE.inAccount("210987654321"))
                .copyTo(DestinationVault.withCustomerManagedKey("us-east-1", "vault-of-region")
                        .inAccount("210987654321"))
                .copyTo(DestinationVault.withCustomerManagedKey("eu-west-1", "own")
                        .inAccount("123456789012")));

        assertThat(arn(plan, RULE + ".CopyActions.0"))
                .endsWith(":backup:us-west-2:210987654321:backup-vault:wordpress-dr-vault");
        assertThat(test.warnings())
                .containsExactly(
                        "copyTo (wordpress-dr-vault, vault-of-region) names another account. Copies fail unless "
                                + "both accounts belong to one organization with cross-account backup switched on, "
                                + "the vault's access policy allows this account to copy into it, and both vaults "
                                + "have customer-managed keys, which an air-gapped vault does not need "
                                + "[ack: @wpdata/cdk:crossAccountCopy]");
    }

    @Test
    void warnsThatACopyOfAuroraIntoAnotherAccountTakesASharedKey() {
        built(b -> b.resources(BackupResource.fromArn(CLUSTER)).copyTo(ELSEWHERE.inAccount("210987654321")));

        assertThat(test.warnings())
                .hasSize(4)
                .contains(
                        "copyTo (wordpress-dr-vault) copies a database cluster to another region and another "
                                + "account in one "
                                + "action. AWS Backup does so only between regions that both offer cross-Region and "
                                + "cross-account copies of Aurora; check both regions in the AWS Backup Developer "
                                + "Guide "
                                + "(feature availability by Region), and run one copy job before you rely on it "
                                + "[ack: @wpdata/cdk:crossRegionAndAccountCopy]",
                        "copyTo (wordpress-dr-vault) names another account. A database cluster can be copied "
                                + "there only if its own key is customer-managed and shared with that account; "
                                + "allow the account in the policy of the key [ack: @wpdata/cdk:crossAccountKey]");
    }

    @Test
    void usesTheVaultOfAnotherPlan() {
        DataBackupPlan first = plan().build();
        DataBackupPlan second = DataBackupPlan.Builder.create(test.stack(), "Files")
                .vault(first.getVault())
                .rules(BackupRule.daily("cron(0 1 * * ? *)"))
                .resources(BackupResource.fromArn(FILES))
                .build();

        Resources resources = test.resources();
        Resource vault = resources.only(VAULT);
        resources.named(PLAN, "Files").has(RULE + ".TargetBackupVault", vault.getAtt("BackupVaultName"));
        assertThat(second.getVault()).isSameAs(first.getVault());
        assertThat(second.getEncryptionKey()).isEmpty();
        assertThat(test.stack().resolve(second.getVaultArn())).isEqualTo(vault.getAtt("BackupVaultArn"));
    }

    @Test
    void usesAnExistingVault() {
        IBackupVault existing = BackupVault.fromBackupVaultName(test.stack(), "Existing", "vault-of-the-team");

        built(b -> b.vault(existing)).has(RULE + ".TargetBackupVault", "vault-of-the-team");
        assertThat(test.resources().all(VAULT)).isEmpty();
        assertThat(test.resources().all("AWS::KMS::Key")).isEmpty();
    }

    @Test
    void takesAKeyForItsVault() {
        Key key = Key.Builder.create(test.stack(), "Given").build();
        DataBackupPlan plan = plan().encryptionKey(key).build();

        Resources resources = test.resources();
        resources
                .only(VAULT)
                .has("EncryptionKeyArn", resources.only("AWS::KMS::Key").getAtt("Arn"));
        assertThat(plan.getEncryptionKey()).containsSame(key);
    }

    @Test
    void takesARoleAsItIs() {
        String arn = "arn:aws:iam::123456789012:role/backup";
        IRole role = Role.fromRoleArn(test.stack(), "Given", arn);
        DataBackupPlan plan = plan().role(role).build();

        Resources resources = test.resources();
        resources.only(SELECTION).has("BackupSelection.IamRoleArn", arn);
        assertThat(resources.all("AWS::IAM::Role")).isEmpty();
        assertThat(resources.all("AWS::IAM::Policy")).isEmpty();
        assertThat(plan.getRole()).isSameAs(role);
    }

    @Test
    void takesResourcesLater() {
        DataBackupPlan plan = DataBackupPlan.Builder.create(test.stack(), "Backup")
                .rules(BackupRule.daily("cron(0 2 * * ? *)"))
                .build();
        plan.addResource(BackupResource.fromArn(FILES));
        plan.addResource(BackupResource.fromArn(CLUSTER));
        plan.addResource(BackupResource.fromArn(CLUSTER));
        plan.addResource(BackupResource.fromArn(CLUSTER + "-2"));

        test.resources().only(SELECTION).has("BackupSelection.Resources", List.of(FILES, CLUSTER, CLUSTER + "-2"));
        assertThat(test.warnings()).containsExactly(OPT_IN);
    }

    @Test
    void protectsNothingTwice() {
        built(b -> b.resources(BackupResource.fromArn(FILES), BackupResource.fromArn(CLUSTER)));

        test.resources().only(SELECTION).has("BackupSelection.Resources", List.of(FILES, CLUSTER));
    }

    @Test
    void aPlanWithoutResourcesFailsTheSynthesis() {
        DataBackupPlan.Builder.create(test.stack(), "Backup")
                .rules(BackupRule.daily("cron(0 2 * * ? *)"))
                .build();

        assertThatThrownBy(test::resources)
                .hasMessageContaining(
                        "[Test/Backup] resources are missing, so the plan protects nothing; name them with "
                                + "resources(…) or addResource(…)");
    }

    @Test
    void warnsThatAuroraNeedsAnOptIn() {
        built(b -> b.resources(BackupResource.fromArn(CLUSTER)).copyTo(ELSEWHERE));

        assertThat(test.warnings())
                .containsExactly("resources include a database cluster. AWS Backup silently skips Aurora unless the "
                        + "account has opted in, in each region; check that this prints true: aws backup "
                        + "describe-region-settings "
                        + "--region us-east-1 --query ResourceTypeOptInPreference.Aurora; aws backup "
                        + "describe-region-settings --region us-west-2 --query "
                        + "ResourceTypeOptInPreference.Aurora "
                        + "[ack: @wpdata/cdk:backupOptIn]");
    }

    @Test
    void recognisesAClusterThatOnlyTheDeploymentKnows() {
        CfnDBCluster cluster = CfnDBCluster.Builder.create(test.stack(), "Cluster")
                .engine("aurora-mysql")
                .build();
        built(b -> b.resources(BackupResource.fromArn(cluster.getAttrDbClusterArn())));

        assertThat(test.warnings()).containsExactly(OPT_IN);
    }

    @Test
    void saysNoRegionThatItDoesNotKnow() {
        App app = new App();
        Stack stack = new Stack(app, "Anywhere");
        DataBackupPlan.Builder.create(stack, "Backup")
                .rules(BackupRule.daily("cron(0 2 * * ? *)"))
                .copyTo(ELSEWHERE)
                .resources(BackupResource.fromArn(CLUSTER))
                .build();

        Annotations.fromStack(stack)
                .hasWarning(
                        "/Anywhere/Backup",
                        Match.stringLikeRegexp("true: aws backup describe-region-settings --query "
                                + "ResourceTypeOptInPreference\\.Aurora; aws backup describe-region-settings "
                                + "--region us-west-2 "
                                + "--query"));
    }

    @Test
    void warnsOfWhatAuroraIgnoresOrHandsOver() {
        built(b -> b.resources(BackupResource.fromArn(CLUSTER))
                .rules(
                        rule("pitr").continuous(true).build(),
                        rule("yearly")
                                .schedule("cron(0 5 1 1 ? *)")
                                .deleteAfter(Duration.days(365))
                                .moveToColdStorageAfter(Duration.days(30))
                                .build()));

        assertThat(test.warnings())
                .containsExactlyInAnyOrder(
                        OPT_IN,
                        "continuous (true) hands the cluster's own backup retention and window over to AWS "
                                + "Backup: the template no longer sets them, and later changes of them fail. "
                                + "Aurora restores to any second without it "
                                + "[ack: @wpdata/cdk:continuousCluster]",
                        "moveToColdStorageAfter has no effect on a database cluster, whose backups stay in warm "
                                + "storage "
                                + "[ack: @wpdata/cdk:coldStorageIgnored]",
                        "continuous (true) has no effect on a file system, which is backed up as scheduled "
                                + "[ack: @wpdata/cdk:continuousFileSystem]");
    }

    @Test
    void warnsOfColdCopiesOfAurora() {
        built(b -> b.resources(BackupResource.fromArn(CLUSTER))
                .rules(rule("daily")
                        .copyTo(ELSEWHERE, Duration.days(120), Duration.days(30))
                        .build()));

        assertThat(test.warnings())
                .hasSize(2)
                .anyMatch(warning -> warning.endsWith("[ack: @wpdata/cdk:coldStorageIgnored]"));
    }

    @Test
    void warnsOfAnInstanceThatMayBelongToACluster() {
        built(b -> b.resources(BackupResource.fromArn(INSTANCE)));

        assertThat(test.warnings())
                .containsExactly("resources include a database instance. AWS Backup does not protect an instance of an "
                        + "Aurora cluster; pass the cluster [ack: @wpdata/cdk:instanceBackup]");
    }

    @Test
    void takesTheFileSystemsOfCdk() {
        FileSystem files =
                FileSystem.Builder.create(test.stack(), "Files").vpc(test.vpc()).build();
        DataBackupPlan.Builder.create(test.stack(), "Backup")
                .rules(rule("pitr").continuous(true).build())
                .resources(BackupResource.fromEfsFileSystem(files))
                .build();

        assertThat(test.resources()
                        .only(SELECTION)
                        .property("BackupSelection.Resources.0")
                        .toString())
                .contains(
                        ":elasticfilesystem:us-east-1:123456789012:file-system/",
                        test.resources().only("AWS::EFS::FileSystem").logicalId());
        assertThat(test.warnings()).singleElement().asString().endsWith("[ack: @wpdata/cdk:continuousFileSystem]");
    }

    @Test
    void skipsWhatOnlyTheDeploymentKnows() {
        CfnParameter text = CfnParameter.Builder.create(test.stack(), "Text").build();
        CfnParameter number = CfnParameter.Builder.create(test.stack(), "Number")
                .type("Number")
                .build();
        String unknown = text.getValueAsString();
        Duration days = Duration.days(number.getValueAsNumber());
        Duration minutes = Duration.minutes(number.getValueAsNumber());

        built(b -> b.planName(unknown)
                        .selectionName(unknown)
                        .resources(BackupResource.fromArn(unknown))
                        .copyTo(
                                DestinationVault.withCustomerManagedKey(unknown, unknown)
                                        .inAccount(unknown),
                                days)
                        .rules(BackupRule.Builder.create("daily")
                                .schedule(unknown)
                                .timeZone(TimeZone.of(unknown))
                                .startWindow(minutes)
                                .completionWindow(minutes)
                                .deleteAfter(days)
                                .moveToColdStorageAfter(days)
                                .build()))
                .has("BackupPlan.BackupPlanName", text(text))
                .has(RULE + ".ScheduleExpression", text(text))
                .has(RULE + ".ScheduleExpressionTimezone", text(text))
                .has(RULE + ".StartWindowMinutes", text(number))
                .has(RULE + ".Lifecycle.DeleteAfterDays", text(number))
                .has(RULE + ".CopyActions.0.Lifecycle.DeleteAfterDays", text(number));
    }

    private static Map<String, String> text(CfnParameter parameter) {
        return Map.of("Ref", parameter.getNode().getId());
    }

    @Test
    void aVaultIsAcceptedAsTheConstructThatMadeIt() {
        DataBackupVault vault = DataBackupVault.Builder.create(test.stack(), "Vault")
                .lock(VaultLock.minRetention(Duration.days(40)))
                .build();
        assertThatThrownBy(() -> built(b -> b.vault(vault)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/Backup] rules[daily].deleteAfter (30 days) is not within what the lock of the "
                        + "vault allows (40 "
                        + "to 36500 days), so that every job would fail; choose a retention within it, or "
                        + "change the lock");

        DataBackupPlan plan = plan().vault(vault)
                .rules(BackupRule.Builder.create("daily")
                        .schedule("cron(0 2 * * ? *)")
                        .deleteAfter(Duration.days(40))
                        .build())
                .build();

        assertThat(plan.getVault()).isSameAs(vault.getVault());
        assertThat(plan.getEncryptionKey()).containsSame(vault.getEncryptionKey());
        assertThat(test.resources().all("AWS::Backup::BackupVault")).hasSize(1);
    }

    @Test
    void aVaultOfAnotherRegionIsRefusedAsAConstructToo() {
        TestStack west = new TestStack(test.app(), "West", "us-west-2");
        DataBackupVault vault =
                DataBackupVault.Builder.create(west.stack(), "Vault").build();

        assertThatThrownBy(() -> built(b -> b.vault(vault)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/Backup] vault (us-west-2) is in another region than the plan (us-east-1); pass a "
                        + "vault of the "
                        + "plan's region, and copy to the other with copyTo(…)");
    }

    @Test
    void warnsOfARegionThatAwsCdkDoesNotKnow() {
        plan().copyTo(DestinationVault.withCustomerManagedKey("us-esat-2", "dr-vault"))
                .build();

        assertThat(test.warnings())
                .containsExactly(
                        "copyTo (dr-vault) names region us-esat-2, which this version of AWS CDK does not know; "
                                + "check its "
                                + "spelling [ack: @wpdata/cdk:unknownRegion]");
    }
}
