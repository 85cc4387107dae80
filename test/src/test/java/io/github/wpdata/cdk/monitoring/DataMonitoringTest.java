package io.github.wpdata.cdk.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.cache.CacheEngine;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.efs.PerformanceMode;
import software.amazon.awscdk.services.efs.ThroughputMode;
import software.amazon.awscdk.services.sns.Topic;

/** Which alarms a configuration asks for, and with which thresholds. */
class DataMonitoringTest {
    private static final String ALARM = "AWS::CloudWatch::Alarm";

    private final TestStack test = new TestStack();

    private DataMonitoring.Builder monitoring() {
        return DataMonitoring.Builder.create(test.stack(), "Monitoring");
    }

    /** Thresholds by the path of the alarm below the monitoring. */
    private Map<String, Double> thresholds() {
        Map<String, Double> thresholds = new TreeMap<>();
        for (Resource alarm : test.resources().all(ALARM)) {
            thresholds.put(name(alarm), alarm.property("Threshold").asDouble());
        }
        return thresholds;
    }

    private static String name(Resource alarm) {
        return alarm.logicalId().replaceFirst("^Monitoring", "").replaceFirst("[0-9A-F]{8}$", "");
    }

    private Resource alarm(String name) {
        return test.resources().all(ALARM).stream()
                .filter(alarm -> name(alarm).equals(name))
                .findAny()
                .orElseThrow();
    }

    @Nested
    class OfADatabase {
        @Test
        void serverlessWithAReader() {
            monitoring().database(Minimal.database(test).build()).build();

            assertThat(thresholds())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "DatabaseDatabaseCapacity", 90.0,
                            "DatabaseDatabaseConnections", 1600.0,
                            "DatabaseDatabaseMemory", Math.floor(0.05 * 32 * EngineMemory.GIB),
                            "DatabaseDatabaseCpu", 90.0,
                            "DatabaseDatabaseReplicaLag", 1000.0));
            alarm("DatabaseDatabaseConnections")
                    .has("Namespace", "AWS/RDS")
                    .has("MetricName", "DatabaseConnections")
                    .has("Statistic", "Maximum")
                    .has("Period", 300)
                    .has("EvaluationPeriods", 1)
                    .has("ComparisonOperator", "GreaterThanOrEqualToThreshold")
                    .has("TreatMissingData", "notBreaching")
                    .lacks("AlarmName");
            alarm("DatabaseDatabaseMemory").has("ComparisonOperator", "LessThanThreshold");
        }

        @Test
        void oneThatNeverPausesAndFallsSilentIsDownButNotBeforeItsFirstReport() {
            monitoring().database(Minimal.database(test).build()).build();

            // Before the first report the expression has no value, and an alarm that ignores missing data stays as it
            // is.
            alarm("DatabaseDatabaseCpu")
                    .has("Metrics.0.Expression", "FILL(m1,REPEAT)*0+FILL(m1,100)")
                    .has("Metrics.1.MetricStat.Metric.MetricName", "CPUUtilization")
                    .has("Metrics.1.MetricStat.Period", 300)
                    .has("DatapointsToAlarm", 3)
                    .has("EvaluationPeriods", 4)
                    .has("TreatMissingData", "ignore");
        }

        @Test
        void thresholdsMoveWithTheMaximumCapacity() {
            monitoring()
                    .database(Minimal.database(test).maxCapacity(64).build())
                    .build();

            assertThat(thresholds())
                    .containsEntry("DatabaseDatabaseConnections", 3200.0)
                    .containsEntry("DatabaseDatabaseMemory", Math.floor(0.05 * 128 * EngineMemory.GIB));
        }

        @Test
        void oneThatPausesIsSilentWithoutAnAlarm() {
            monitoring().database(Minimal.database(test).minCapacity(0).build()).build();

            alarm("DatabaseDatabaseCpu")
                    .has("MetricName", "CPUUtilization")
                    .has("DatapointsToAlarm", 3)
                    .has("EvaluationPeriods", 3)
                    .has("TreatMissingData", "notBreaching");
        }

        @Test
        void provisionedWithoutReaders() {
            monitoring()
                    .database(Minimal.database(test)
                            .instanceType(new InstanceType("r7g.large"))
                            .readers(0)
                            .build())
                    .build();

            assertThat(thresholds())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "DatabaseDatabaseConnections", 800.0,
                            "DatabaseDatabaseMemory", Math.floor(0.05 * 16 * EngineMemory.GIB),
                            "DatabaseDatabaseCpu", 90.0));
        }

        @Test
        void failoversAreReportedInWords() {
            monitoring().database(Minimal.database(test).build()).build();

            Resources resources = test.resources();
            resources
                    .named("AWS::Events::Rule", "MonitoringDatabaseEvents")
                    .has("EventPattern.source", List.of("aws.rds"))
                    .has("EventPattern.detail-type", List.of("RDS DB Cluster Event"))
                    .has("EventPattern.detail.EventCategories", List.of("failover", "failure"))
                    .has("Targets.0.InputTransformer.InputTemplate", "\"Database <source>, <time>: <message>\"")
                    .has("Targets.0.InputTransformer.InputPathsMap.message", "$.detail.Message");
            resources
                    .named("AWS::Events::Rule", "MonitoringDatabaseInstanceEvents")
                    .has("EventPattern.detail-type", List.of("RDS DB Instance Event"))
                    .has("EventPattern.detail.EventCategories", List.of("failover", "failure"))
                    .has(
                            "EventPattern.detail.SourceIdentifier",
                            resources.all("AWS::RDS::DBInstance").stream()
                                    .map(Resource::ref)
                                    .toList())
                    .has(
                            "Targets.0.InputTransformer.InputTemplate",
                            "\"Database instance <source>, <time>: <message>\"");
        }
    }

    @Nested
    class OfACache {
        @Test
        void smallNodesAreWatchedByTheHost() {
            monitoring().cache(Minimal.cache(test).build()).build();

            assertThat(thresholds())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "Cache001CacheCpu", 45.0,
                            "Cache001CacheMemory", 80.0,
                            "Cache001CacheEvictions", 100.0,
                            "Cache001CacheReplicationLag", 30.0,
                            "Cache001CacheAuthentication", 1.0,
                            "Cache002CacheCpu", 45.0,
                            "Cache002CacheMemory", 80.0,
                            "Cache002CacheEvictions", 100.0,
                            "Cache002CacheReplicationLag", 30.0,
                            "Cache002CacheAuthentication", 1.0));
            alarm("Cache001CacheCpu")
                    .has("Metrics.0.Expression", "FILL(m1,REPEAT)*0+FILL(m1,100)")
                    .has("Metrics.1.MetricStat.Metric.MetricName", "CPUUtilization")
                    .has("TreatMissingData", "ignore");
        }

        @Test
        void fromFourVcpusOnTheEngineIsWatched() {
            monitoring()
                    .cache(Minimal.cache(test)
                            .nodeType("cache.r7g.xlarge")
                            .replicas(0)
                            .engine(CacheEngine.VALKEY_8_0)
                            .build())
                    .build();

            alarm("Cache001CacheCpu")
                    .has("Metrics.1.MetricStat.Metric.MetricName", "EngineCPUUtilization")
                    .has("Threshold", 90);
            assertThat(thresholds()).doesNotContainKey("Cache001CacheReplicationLag");
        }

        @Test
        void clusterModeMultipliesAlarms() {
            DataMonitoring monitoring = monitoring()
                    .cache(Minimal.cache(test).shards(6).replicas(1).build())
                    .build();

            assertThat(monitoring.getAlarms()).hasSize(60);
            assertThat(test.warnings())
                    .contains(
                            "monitoring makes 60 alarms, more than mostAlarms (50), and CloudWatch bills each; leave some out "
                                    + "with without(…), or raise mostAlarms(…) [ack: @wpdata/cdk:manyAlarms]");
        }

        @Test
        void theLimitOfTheWarningCanBeSet() {
            monitoring()
                    .cache(Minimal.cache(test).shards(6).replicas(1).build())
                    .mostAlarms(60)
                    .build();

            assertThat(test.warnings()).noneMatch(warning -> warning.contains("manyAlarms"));
        }
    }

    @Nested
    class OfFiles {
        @Test
        void burstingWatchesCredits() {
            monitoring().files(Minimal.files(test).build()).build();

            assertThat(thresholds())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "FilesFilesBurstLow", 180.0, "FilesFilesBurstSpent", 60.0, "FilesFilesIoLimit", 95.0));
            Resource low = alarm("FilesFilesBurstLow");
            low.has("Metrics.0.Expression", "m1/(m2*60)")
                    .has("Metrics.1.MetricStat.Metric.MetricName", "BurstCreditBalance")
                    .has("Metrics.2.MetricStat.Metric.MetricName", "PermittedThroughput")
                    .has("ComparisonOperator", "LessThanThreshold");
        }

        @Test
        void elasticWatchesThroughput() {
            monitoring()
                    .files(Minimal.files(test)
                            .throughputMode(ThroughputMode.ELASTIC)
                            .build())
                    .build();

            assertThat(thresholds())
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("FilesFilesThroughput", 80.0, "FilesFilesIoLimit", 95.0));
            alarm("FilesFilesThroughput").has("Metrics.0.Expression", "100*m1/PERIOD(m1)/m2");
        }

        @Test
        void maxIoHasNoLimitOfOperations() {
            monitoring()
                    .files(Minimal.files(test)
                            .throughputMode(ThroughputMode.PROVISIONED)
                            .provisionedThroughput(Size.mebibytes(10))
                            .performanceMode(PerformanceMode.MAX_IO)
                            .build())
                    .build();

            assertThat(thresholds()).containsOnlyKeys("FilesFilesThroughput");
        }
    }

    @Test
    void thresholdsCanBeSetAndAlarmsLeftOut() {
        monitoring()
                .files(Minimal.files(test).build())
                .threshold(DataAlarm.FILES_IO_LIMIT, 70)
                .without(DataAlarm.FILES_BURST_LOW, DataAlarm.FILES_BURST_SPENT)
                .build();

        assertThat(thresholds()).containsExactlyEntriesOf(Map.of("FilesFilesIoLimit", 70.0));
    }

    @Test
    void urgentAlarmsPageOnceAndTicketsEach() {
        Topic page = Topic.Builder.create(test.stack(), "Page").build();
        Topic ticket = Topic.Builder.create(test.stack(), "Ticket").build();
        monitoring()
                .files(Minimal.files(test).build())
                .page(page)
                .ticket(ticket)
                .build();

        Resources resources = test.resources();
        Map<String, Object> pageArn = resources.named("AWS::SNS::Topic", "Page").ref();
        Map<String, Object> ticketArn =
                resources.named("AWS::SNS::Topic", "Ticket").ref();
        alarm("FilesFilesIoLimit").has("AlarmActions", List.of(ticketArn)).has("OKActions", List.of(ticketArn));
        Resource spent = alarm("FilesFilesBurstSpent").lacks("AlarmActions");
        resources
                .only("AWS::CloudWatch::CompositeAlarm")
                .has("AlarmActions", List.of(pageArn))
                .has("AlarmRule", Map.of("Fn::Join", List.of("", List.of("ALARM(\"", spent.ref(), "\")"))));
    }

    @Test
    void topicsOfOneSeverityServeTheOtherToo() {
        Topic only = Topic.Builder.create(test.stack(), "Only").build();
        monitoring().files(Minimal.files(test).build()).page(only).build();

        Map<String, Object> arn = test.resources().only("AWS::SNS::Topic").ref();
        alarm("FilesFilesIoLimit").has("AlarmActions", List.of(arn));
        test.resources().only("AWS::CloudWatch::CompositeAlarm").has("AlarmActions", List.of(arn));
    }

    @Test
    void descriptionsSayWhatItMeansAndWhereToLook() {
        monitoring().files(Minimal.files(test).build()).build();

        List<?> files = List.of(
                "Files ",
                test.resources().only("AWS::EFS::FileSystem").ref(),
                ": The burst credits of the file system last for less than an hour; then a small file system almost stops. Set "
                        + "throughputMode(ELASTIC) and deploy; it takes effect within minutes, once in 24 hours. Runbook: "
                        + "https://github.com/wpdata/wordpress-data-cdk/blob/main/docs/operations.md#filesburstspent");
        alarm("FilesFilesBurstSpent").has("AlarmDescription", Map.of("Fn::Join", List.of("", files)));
    }

    @Test
    void anOwnTopicIsEncryptedWithAKeyThatServicesMayUse() {
        monitoring().files(Minimal.files(test).build()).build();

        Resources resources = test.resources();
        Resource key = resources.named("AWS::KMS::Key", "MonitoringTopicKey");
        resources.only("AWS::SNS::Topic").has("KmsMasterKeyId", key.getAtt("Arn"));
        JsonNode statements = key.property("KeyPolicy").path("Statement");
        assertThat(statements.toString())
                .contains(
                        "cloudwatch.amazonaws.com",
                        "backup.amazonaws.com",
                        "events.amazonaws.com",
                        "kms:GenerateDataKey*");
        assertThat(test.warnings())
                .contains("topic has no subscription in this app, so no alarm reaches anyone; add one, as in "
                        + "getTopic().addSubscription(new EmailSubscription(…)), or pass your own topic "
                        + "[ack: @wpdata/cdk:noSubscription]");
    }

    @Test
    void aSubscriptionThatIsAddedLaterIsSeen() {
        DataMonitoring monitoring =
                monitoring().files(Minimal.files(test).build()).build();
        monitoring
                .getTopic()
                .orElseThrow()
                .addSubscription(software.amazon.awscdk.services.sns.subscriptions.EmailSubscription.Builder.create(
                                "ops@example.com")
                        .build());

        assertThat(test.warnings()).noneMatch(warning -> warning.contains("noSubscription"));
    }

    @Test
    void anImportedTopicIsAWarning() {
        monitoring()
                .files(Minimal.files(test).build())
                .notify(Topic.fromTopicArn(test.stack(), "Platform", "arn:aws:sns:us-east-1:123456789012:platform"))
                .build();

        assertThat(test.resources().all("AWS::SNS::Topic")).isEmpty();
        assertThat(test.warnings())
                .contains("topic (Test/Platform) is imported, so its policy stays as it is; allow sns:Publish to "
                        + "events.amazonaws.com, cloudwatch.amazonaws.com and backup.amazonaws.com there, and if it is "
                        + "encrypted, kms:Decrypt and kms:GenerateDataKey* in the policy of its key "
                        + "[ack: @wpdata/cdk:topicPolicy]");
    }

    @Test
    void theDashboardHasARowForEachService() {
        monitoring()
                .database(Minimal.database(test).build())
                .cache(Minimal.cache(test).build())
                .files(Minimal.files(test).build())
                .backups(Minimal.plan(test).build())
                .build();

        String body = test.resources()
                .only("AWS::CloudWatch::Dashboard")
                .property("DashboardBody")
                .toString();
        assertThat(body)
                .contains(
                        "Database connections",
                        "Cache hit rate (%)",
                        "Files: burst credits (bytes)",
                        "Backups completed")
                .contains("\\\"type\\\":\\\"alarm\\\"");
    }

    @Test
    void theDashboardCanBeLeftOut() {
        DataMonitoring monitoring =
                monitoring().files(Minimal.files(test).build()).dashboard(false).build();

        assertThat(monitoring.getDashboard()).isEmpty();
        assertThat(test.resources().all("AWS::CloudWatch::Dashboard")).isEmpty();
    }
}
