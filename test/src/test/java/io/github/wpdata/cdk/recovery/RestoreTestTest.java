package io.github.wpdata.cdk.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.Arns;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;

/** What a restore test makes. */
class RestoreTestTest {
    private static final String PLAN = "AWS::Backup::RestoreTestingPlan";
    private static final String SELECTION = "AWS::Backup::RestoreTestingSelection";
    private static final String STATE_MACHINE = "AWS::StepFunctions::StateMachine";
    private static final String DATABASE_STATES = "Definition.States.CheckDatabase.Branches.0.States.";

    private final TestStack test = new TestStack();

    @Test
    void withTheDefaultsTheNewestBackupsOfTheVaultAreTestedEachWeek() {
        Minimal.restoreTest(test).build();

        Resources resources = test.resources();
        Resource plan = resources.only(PLAN);
        plan.has("RestoreTestingPlanName", "Test_RestoreTest_7183BA40")
                .has("ScheduleExpression", "cron(0 8 ? * SUN *)")
                .has("StartWindowHours", 1)
                .has(
                        "RecoveryPointSelection",
                        Map.of(
                                "Algorithm",
                                "LATEST_WITHIN_WINDOW",
                                "IncludeVaults",
                                List.of(Arns.BACKUP_VAULT),
                                "RecoveryPointTypes",
                                List.of("SNAPSHOT"),
                                "SelectionWindowDays",
                                7));
        Resource role = resources.named("AWS::IAM::Role", "RestoreTestRestoreRole");
        Resource group = resources.named("AWS::EC2::SecurityGroup", "RestoreTestSecurityGroup");
        resources
                .named(SELECTION, "RestoreTestAurora")
                .has("RestoreTestingPlanName", plan.ref())
                .has("RestoreTestingSelectionName", "Aurora")
                .has("ProtectedResourceType", "Aurora")
                .has("ProtectedResourceArns", List.of("*"))
                .has("IamRoleArn", role.getAtt("Arn"))
                .has("ValidationWindowHours", 6)
                .has("RestoreMetadataOverrides.kmsKeyId", Arns.KEY)
                .has(
                        "RestoreMetadataOverrides.dbSubnetGroupName",
                        resources.only("AWS::RDS::DBSubnetGroup").ref())
                .has(
                        "RestoreMetadataOverrides.dbClusterParameterGroupName",
                        resources.only("AWS::RDS::DBClusterParameterGroup").ref())
                .has(
                        "RestoreMetadataOverrides.vpcSecurityGroupIds",
                        Map.of("Fn::Join", List.of("", List.of("[\"", group.getAtt("GroupId"), "\"]"))));
        resources
                .named(SELECTION, "RestoreTestEFS")
                .has("ProtectedResourceType", "EFS")
                .has("ProtectedResourceArns", List.of("*"))
                .has("RestoreMetadataOverrides", Map.of("kmsKeyId", Arns.KEY))
                .has("ValidationWindowHours", 6);
    }

    @Test
    void restoredDatabasesHaveNoClients() {
        Minimal.restoreTest(test).build();

        Resources resources = test.resources();
        resources.named("AWS::EC2::SecurityGroup", "RestoreTestSecurityGroup").lacks("SecurityGroupIngress");
        assertThat(resources.all("AWS::EC2::SecurityGroupIngress")).isEmpty();
    }

    @Test
    void everythingThatIsSetIsUsed() {
        Topic topic = Topic.Builder.create(test.stack(), "Topic").build();
        RestoreTest restoreTest = Minimal.restoreTest(test)
                .planName("weekly_test")
                .schedule("cron(30 4 1 * ? *)")
                .startWindow(Duration.hours(2))
                .selectionWindow(Duration.days(31))
                .validationWindow(Duration.hours(12))
                .databases(Arns.DATABASE_CLUSTER)
                .fileSystems(Arns.FILE_SYSTEM)
                .clusterParameterGroupName("wordpress")
                .resourceKeys(Key.fromKeyArn(test.stack(), "ClusterKey", Arns.KEY.replace("1111-2222", "2222-3333")))
                .maxCapacity(8.5)
                .databaseName("shop")
                .databaseCheck("SELECT 'OK'")
                .minimumFilesSize(Size.gibibytes(2))
                .notify(topic)
                .build();

        Resources resources = test.resources();
        resources
                .only(PLAN)
                .has("RestoreTestingPlanName", "weekly_test")
                .has("ScheduleExpression", "cron(30 4 1 * ? *)")
                .has("StartWindowHours", 2)
                .has("RecoveryPointSelection.SelectionWindowDays", 31);
        resources
                .named(SELECTION, "RestoreTestAurora")
                .has("ProtectedResourceArns", List.of(Arns.DATABASE_CLUSTER))
                .has("RestoreMetadataOverrides.dbClusterParameterGroupName", "wordpress")
                .has("ValidationWindowHours", 12);
        resources
                .named(SELECTION, "RestoreTestEFS")
                .has("ProtectedResourceArns", List.of(Arns.FILE_SYSTEM))
                .has("ValidationWindowHours", 12);
        assertThat(resources.all("AWS::RDS::DBClusterParameterGroup")).isEmpty();
        resources
                .only(STATE_MACHINE)
                .has("Definition.TimeoutSeconds", 14400)
                .has(
                        DATABASE_STATES + "AddCapacity.Parameters.ServerlessV2ScalingConfiguration",
                        Map.of("MinCapacity", 0.5, "MaxCapacity", 8.5))
                .has(DATABASE_STATES + "AddCapacity.Parameters.MasterUserSecretKmsKeyId", Arns.KEY)
                .has(DATABASE_STATES + "Ask.Parameters.Sql", "SELECT 'OK'")
                .has(DATABASE_STATES + "Ask.Parameters.Database", "shop")
                .has(
                        "Definition.States.Notify.Parameters.TopicArn",
                        resources.only("AWS::SNS::Topic").ref());
        assertThat(resources
                        .only(STATE_MACHINE)
                        .property("Definition.States.CheckFiles")
                        .toString())
                .contains("\"NumericGreaterThanEquals\":2147483648");
        assertThat(restoreTest.getSecurityGroup()).isPresent();
        assertThat(test.stack().resolve(restoreTest.getPlanName()))
                .isEqualTo(resources.only(PLAN).ref());
        assertThat(test.stack().resolve(restoreTest.getPlanArn()))
                .isEqualTo(resources.only(PLAN).getAtt("RestoreTestingPlanArn"));
        assertThat(test.stack().resolve(restoreTest.getStateMachineArn()))
                .isEqualTo(resources.only(STATE_MACHINE).getAtt("Arn"));
    }

    @Test
    void theDefaultStatementRequiresOptionsAndARecentChange() {
        Minimal.restoreTest(test)
                .tablePrefix("wpx_")
                .maximumAge(Duration.days(3))
                .build();

        test.resources()
                .only(STATE_MACHINE)
                .has(
                        DATABASE_STATES + "Ask.Parameters.Sql",
                        "SELECT CASE WHEN (SELECT COUNT(*) FROM wpx_options) = 0 THEN 'wpx_options is empty' WHEN newest IS "
                                + "NULL THEN 'wpx_posts is empty' WHEN newest < UTC_TIMESTAMP() - INTERVAL 3 DAY THEN "
                                + "CONCAT('the newest row of wpx_posts is of ', newest) ELSE 'OK' END FROM (SELECT "
                                + "MAX(post_modified_gmt) AS newest FROM wpx_posts) AS posts");
    }

    @Test
    void anEventOfThisPlanAloneStartsTheCheck() {
        Minimal.restoreTest(test).build();

        Resources resources = test.resources();
        Resource machine = resources.only(STATE_MACHINE);
        resources
                .named("AWS::Events::Rule", "RestoreTestRestored")
                .has(
                        "EventPattern",
                        Map.of(
                                "source", List.of("aws.backup"),
                                "detail-type", List.of("Restore Job State Change"),
                                "detail",
                                        Map.of(
                                                "status",
                                                List.of("COMPLETED", "FAILED", "ABORTED"),
                                                "restoreTestingPlanArn",
                                                List.of(resources.only(PLAN).getAtt("RestoreTestingPlanArn")))))
                .has("Targets.0.Arn", machine.getAtt("Arn"));
        resources
                .named("AWS::Events::Rule", "RestoreTestInterrupted")
                .has(
                        "EventPattern",
                        Map.of(
                                "source", List.of("aws.states"),
                                "detail-type", List.of("Step Functions Execution Status Change"),
                                "detail",
                                        Map.of(
                                                "status", List.of("FAILED", "TIMED_OUT", "ABORTED"),
                                                "stateMachineArn", List.of(machine.getAtt("Arn")))))
                .has("Targets.0.Arn", machine.getAtt("Arn"));
    }

    @Test
    void filesAloneNeedNoNetworkAndNoPermissionOnDatabases() {
        RestoreTest restoreTest = RestoreTest.Builder.create(test.stack(), "RestoreTest")
                .vault(
                        software.amazon.awscdk.services.backup.BackupVault.fromBackupVaultArn(
                                test.stack(), "ImportedVault", Arns.BACKUP_VAULT),
                        Key.fromKeyArn(test.stack(), "ImportedKey", Arns.KEY))
                .testDatabases(false)
                .build();

        Resources resources = test.resources();
        assertThat(restoreTest.getSecurityGroup()).isEmpty();
        assertThat(resources.all(SELECTION))
                .singleElement()
                .satisfies(only -> only.has("ProtectedResourceType", "EFS"));
        assertThat(resources.all("AWS::IAM::ManagedPolicy")).hasSize(3);
        assertThat(resources.all("AWS::IAM::ManagedPolicy").toString()).doesNotContain("rds:");
        assertThat(resources.template().toString()).doesNotContain("AWS::RDS::");
    }

    @Test
    void databasesAloneNeedNoPermissionOnFiles() {
        Minimal.restoreTest(test).testFiles(false).build();

        Resources resources = test.resources();
        assertThat(resources.all(SELECTION))
                .singleElement()
                .satisfies(only -> only.has("ProtectedResourceType", "Aurora"));
        resources
                .all("AWS::IAM::ManagedPolicy")
                .forEach(policy -> assertThat(policy.json().toString())
                        .as("policy %s", policy)
                        .doesNotContain("elasticfilesystem:CreateFileSystem"));
    }

    @Test
    void onlyStateMachinesOfTheAccountMayAssumeTheRoleOfTheCheck() {
        Minimal.restoreTest(test).build();

        test.resources()
                .named("AWS::IAM::Role", "RestoreTestCheckRole")
                .has(
                        "AssumeRolePolicyDocument.Statement.0.Condition",
                        Map.of(
                                "StringEquals",
                                Map.of("aws:SourceAccount", Arns.ACCOUNT),
                                "ArnLike",
                                Map.of(
                                        "aws:SourceArn",
                                        Map.of(
                                                "Fn::Join",
                                                List.of(
                                                        "",
                                                        List.of(
                                                                "arn:",
                                                                Map.of("Ref", "AWS::Partition"),
                                                                ":states:us-east-1:" + Arns.ACCOUNT
                                                                        + ":stateMachine:*"))))));
    }

    @Test
    void aTopicThatIsEncryptedIsUsableForTheStateMachine() {
        Key key = Key.Builder.create(test.stack(), "TopicKey").build();
        Minimal.restoreTest(test)
                .notify(Topic.Builder.create(test.stack(), "Topic")
                        .masterKey(key)
                        .build())
                .build();

        assertThat(test.resources()
                        .named("AWS::IAM::ManagedPolicy", "RestoreTestCheckPolicy")
                        .json()
                        .toString())
                .contains("sns:Publish")
                .contains("TopicKey");
    }
}
