package io.github.wpdata.cdk.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DestinationVault;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.IStableStringProducer;
import software.amazon.awscdk.Lazy;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupVault;
import software.constructs.Construct;

/** Messages about failed jobs, and alarms on the age of backups and copies. */
class BackupMonitoringTest {
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final String RULE = "AWS::Events::Rule";

    private final TestStack test = new TestStack();

    private BackupMonitoring.Builder monitoring() {
        return BackupMonitoring.Builder.create(test.stack(), "Monitoring");
    }

    @Test
    void aDailyPlanMustCompleteABackupWithinADayAndItsWindow() {
        monitoring().backups(Minimal.plan(test).build()).build();

        // 24 hours between two starts, 8 hours to complete, 2 hours of margin.
        test.resources()
                .only(ALARM)
                .has("Metrics.0.Expression", "FILL(m1,0)")
                .has("Metrics.1.MetricStat.Metric.Namespace", "AWS/Backup")
                .has("Metrics.1.MetricStat.Metric.MetricName", "NumberOfBackupJobsCompleted")
                .has("Metrics.1.MetricStat.Metric.Dimensions.1.Name", "ResourceType")
                .has("Metrics.1.MetricStat.Metric.Dimensions.1.Value", "EFS")
                .has("Metrics.1.MetricStat.Period", 3600)
                .has("EvaluationPeriods", 34)
                .has("DatapointsToAlarm", 34)
                .has("Threshold", 1)
                .has("ComparisonOperator", "LessThanThreshold")
                .has("TreatMissingData", "breaching");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron(0 * * * ? *)   | 11",
                "cron(0 2,14 * * ? *)| 22",
                "cron(0 2 ? * MON-FRI *) | 82",
                "cron(0 2 ? * 1,4 *) | 106"
            })
    void theAlarmFollowsTheLongestGapOfTheSchedule(String schedule, int hours) {
        monitoring()
                .backups(Minimal.plan(test).rules(BackupRule.daily(schedule)).build())
                .build();

        test.resources().only(ALARM).has("EvaluationPeriods", hours);
    }

    @Test
    void theMostFrequentRuleIsWatched() {
        monitoring()
                .backups(Minimal.plan(test)
                        .rules(
                                BackupRule.daily("cron(0 2 * * ? *)"),
                                BackupRule.Builder.create("monthly")
                                        .schedule("cron(0 12 1 * ? *)")
                                        .build())
                        .build())
                .build();

        test.resources().only(ALARM).has("EvaluationPeriods", 34);
        assertThat(test.warnings()).noneMatch(warning -> warning.contains("unwatchedBackups"));
    }

    @Test
    void warnsOfBackupsThatAnAlarmCannotSee() {
        monitoring()
                .backups(Minimal.plan(test)
                        .rules(BackupRule.daily("cron(0 2 1 * ? *)"))
                        .build())
                .build();

        assertThat(test.resources().all(ALARM)).isEmpty();
        assertThat(test.warnings())
                .contains(
                        "backups (Test/Plan) have no rule that completes within 168 hours, the longest time that an alarm of "
                                + "CloudWatch can look back, so a backup that never starts goes unnoticed; add a daily or weekly rule with a "
                                + "short completionWindow [ack: @wpdata/cdk:unwatchedBackups]");
    }

    @Test
    void copiesAreWatchedByTheirDestination() {
        monitoring()
                .backups(Minimal.plan(test)
                        .copyTo(DestinationVault.withCustomerManagedKey("us-west-2", "dr"))
                        .build())
                .build();

        Resource copies = test.resources().named(ALARM, "MonitoringBackupsPlanCopiesofEFStouswest2");
        copies.has("Metrics.1.MetricStat.Metric.MetricName", "NumberOfCopyJobsCompleted")
                .has("Metrics.1.MetricStat.Metric.Dimensions.0.Value", "dr")
                .has("Metrics.1.MetricStat.Metric.Dimensions.1.Value", "EFS");
    }

    @Test
    void arrivalsAreWatchedInTheRegionOfTheCopies() {
        monitoring().copiesInto(Minimal.destinationVault(test).build(), 34).build();

        test.resources()
                .only(ALARM)
                .has("Metrics.0.Expression", "FILL(m1,0)+FILL(m2,0)")
                .has("Metrics.1.MetricStat.Metric.MetricName", "NumberOfRecoveryPointsCompleted")
                .has("EvaluationPeriods", 34);
        assertThat(test.resources().all(RULE)).isEmpty();
    }

    @Test
    void failuresAreReportedInWords() {
        monitoring().backups(Minimal.plan(test).build()).build();

        assertThat(test.resources().all(RULE))
                .extracting(rule -> rule.property("Targets.0.InputTransformer.InputTemplate")
                        .asText())
                .containsExactlyInAnyOrder(
                        "\"Backup <state>: <resource> into vault <vault>. Reason: <reason>\"",
                        "\"Copy of a backup <state>: <resource> into <vault>. Reason: <reason>\"",
                        "\"Restore <state>: <point>. Reason: <reason>\"",
                        "\"Recovery point PARTIAL, do not rely on it: <resource> in vault <vault>\"",
                        "\"AWS Backup settings of <region> were changed. Aurora is backed up: <aurora>. If that is not true, plans "
                                + "skip the database silently\"");
        test.resources()
                .named(RULE, "MonitoringNoticesBackupFailed")
                .has("EventPattern.detail.state", List.of("FAILED", "EXPIRED", "ABORTED"));
        test.resources()
                .named(RULE, "MonitoringNoticesRestoreFailed")
                .has("EventPattern.detail.status", List.of("FAILED", "ABORTED"));
    }

    @Test
    void warnsOfAVaultThatOthersMayUse() {
        monitoring()
                .backups(Minimal.plan(test)
                        .vault(BackupVault.fromBackupVaultName(test.stack(), "Platform", "platform"))
                        .build())
                .build();

        assertThat(test.warnings())
                .contains(
                        "backups (Test/Plan) go into an imported vault. AWS Backup counts jobs by vault and resource type, so "
                                + "backups of others in that vault hide the loss of these; use a vault of their own "
                                + "[ack: @wpdata/cdk:sharedVault]");
    }

    @Test
    void aCopyIsDueByTheRulesThatCopy() {
        monitoring()
                .backups(Minimal.plan(test)
                        .rules(
                                BackupRule.daily("cron(0 2 * * ? *)"),
                                BackupRule.Builder.create("weekdays")
                                        .schedule("cron(0 12 ? * MON-FRI *)")
                                        .copyTo(DestinationVault.withCustomerManagedKey("us-west-2", "dr"))
                                        .build(),
                                BackupRule.Builder.create("monthly")
                                        .schedule("cron(0 18 1 * ? *)")
                                        .copyTo(DestinationVault.withCustomerManagedKey("eu-west-1", "archive"))
                                        .build())
                        .build())
                .build();

        test.resources().named(ALARM, "MonitoringBackupsPlanBackupsofEFS").has("EvaluationPeriods", 34);
        test.resources()
                .named(ALARM, "MonitoringBackupsPlanCopiesofEFStouswest2")
                .has("EvaluationPeriods", 82);
        assertThat(test.resources().all(ALARM))
                .as("alarms, with none on the monthly copy, which no alarm can see")
                .hasSize(2);
    }

    @Test
    void vaultsOfOneRegionAndPlansOfOneIdAreToldApart() {
        Construct other = new Construct(test.stack(), "Other");
        monitoring()
                .backups(
                        Minimal.plan(test)
                                .copyTo(DestinationVault.withCustomerManagedKey("us-west-2", "dr"))
                                .copyTo(DestinationVault.withCustomerManagedKey("us-west-2", "archive"))
                                .build(),
                        DataBackupPlan.Builder.create(other, "Plan")
                                .rules(BackupRule.daily("cron(0 2 * * ? *)"))
                                .resources(BackupResource.fromArn(
                                        "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0a1b2c3d"))
                                .build())
                .build();

        assertThat(test.resources().all(ALARM)).hasSize(4);
    }

    @Test
    void anUnresolvedRegionOrVaultOfCopiesLeavesNoTraceInAnId() {
        List<String> ids = new ArrayList<>();
        for (int others : new int[] {0, 3}) {
            TestStack stack = new TestStack();
            // Each unresolved value that was made before moves the numbers of those that follow.
            for (int i = 0; i < others; i++) {
                Lazy.string(new Later());
            }
            CfnParameter region =
                    CfnParameter.Builder.create(stack.stack(), "Region").build();
            CfnParameter vault =
                    CfnParameter.Builder.create(stack.stack(), "Vault").build();
            BackupMonitoring.Builder.create(stack.stack(), "Monitoring")
                    .backups(Minimal.plan(stack)
                            .copyTo(DestinationVault.withCustomerManagedKey(
                                    region.getValueAsString(), vault.getValueAsString()))
                            .build())
                    .build();
            Resource copies = stack.resources().named(ALARM, "MonitoringBackupsPlanCopies");
            copies.has("Metrics.1.MetricStat.Metric.Dimensions.0.Value", Map.of("Ref", "Vault"));
            assertThat(copies.property("AlarmDescription").toString())
                    .contains("\"Copies of EFS to \",{\"Ref\":\"Region\"},\": ");
            ids.add(copies.logicalId());
        }

        assertThat(ids.get(0)).isEqualTo(ids.get(1));
    }

    /** A value of the deployment. */
    private static final class Later implements IStableStringProducer {
        @Override
        public String produce() {
            return "later";
        }
    }

    @Test
    void aMissingBackupIsATicketAndHidesNoPage() {
        monitoring().backups(Minimal.plan(test).build()).build();

        assertThat(test.resources().only(ALARM).property("AlarmActions")).hasSize(1);
        assertThat(test.resources().all("AWS::CloudWatch::CompositeAlarm")).isEmpty();
    }
}
