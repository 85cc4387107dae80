package io.github.wpdata.cdk.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.sns.Topic;

/** Many nodes, many topics, several facades, other places: what CloudWatch allows of each. */
class MonitoringLimitsTest {
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final String COMPOSITE = "AWS::CloudWatch::CompositeAlarm";

    private final TestStack test = new TestStack();

    private DataMonitoring.Builder monitoring() {
        return DataMonitoring.Builder.create(test.stack(), "Monitoring");
    }

    private static int alarmsOf(Resource composite) {
        return composite.property("AlarmRule").toString().split("ALARM\\(", -1).length - 1;
    }

    @ParameterizedTest
    @CsvSource({"38, 0", "39, 2", "90, 3"})
    void manyUrgentAlarmsPageOnceThroughGroupsWhoseRulesAreShortEnough(int nodes, int groups) {
        monitoring()
                .cache(Minimal.cache(test).shards(nodes).replicas(0).build())
                .mostAlarms(500)
                .build();

        List<Resource> composites = test.resources().all(COMPOSITE);
        assertThat(composites).hasSize(1 + groups);
        assertThat(composites)
                .filteredOn(composite -> !composite.property("AlarmActions").isMissingNode())
                .as("alarms that page")
                .hasSize(1);
        assertThat(composites)
                .allSatisfy(composite -> assertThat(alarmsOf(composite)).isBetween(1, AlarmSet.MOST_OF_ONE_RULE));
        assertThat(composites.stream().mapToInt(MonitoringLimitsTest::alarmsOf).sum())
                .as("alarms in rules")
                .isEqualTo(nodes + groups);
    }

    @Test
    void theDashboardShowsTheStateOfAHundredAlarmsAtMost() {
        monitoring()
                .cache(Minimal.cache(test).shards(30).replicas(0).build())
                .mostAlarms(500)
                .build();

        JsonNode body = test.resources().only("AWS::CloudWatch::Dashboard").property("DashboardBody");
        assertThat(test.resources().all(ALARM)).hasSize(120);
        assertThat(body.toString()).contains("Alarms (100 of 120)");
        assertThat(body.toString().split("\"Fn::GetAtt\"", -1)).hasSize(1 + 100);
    }

    @Test
    void aDashboardWithoutAlarmsHasNoWidgetOfThem() {
        monitoring()
                .files(Minimal.files(test).build())
                .without(DataAlarm.values())
                .build();

        Resources resources = test.resources();
        assertThat(resources.all(ALARM)).isEmpty();
        assertThat(resources.all(COMPOSITE)).isEmpty();
        assertThat(resources
                        .only("AWS::CloudWatch::Dashboard")
                        .property("DashboardBody")
                        .toString())
                .contains("Files: client connections")
                .doesNotContain("\"type\\\":\\\"alarm");
    }

    private DataMonitoring.Builder withTopics(int number) {
        DataMonitoring.Builder builder = monitoring().files(Minimal.files(test).build());
        for (int i = 0; i < number; i++) {
            Topic topic = Topic.Builder.create(test.stack(), "Topic" + i).build();
            // One twice is one.
            builder.page(topic).notify(topic);
        }
        return builder;
    }

    @Test
    void fiveTopicsAreAccepted() {
        withTopics(5).build();

        assertThat(test.resources().only(COMPOSITE).property("AlarmActions")).hasSize(5);
    }

    @Test
    void sixTopicsAreRefused() {
        assertThatThrownBy(withTopics(6)::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "[Test/Monitoring] notify (6 topics) are more than an alarm or a rule of EventBridge publishes to; pass at "
                                + "most 5 topics in all, and subscribe to them as often as you like");
    }

    @Test
    void twoFacadesOfAStackAreToldApart() {
        for (String id : List.of("Shop", "Blog")) {
            WordPressDataServices.Builder.create(test.stack(), id)
                    .vpc(test.vpc())
                    .clients(test.clients())
                    .build();
        }

        Resources resources = test.resources();
        assertThat(resources.all(ALARM)).hasSize(40);
        assertThat(resources.all(ALARM).stream()
                        .map(alarm -> alarm.property("AlarmDescription").toString())
                        .filter(description -> description.contains("processors of the database"))
                        .distinct())
                .hasSize(2);
        assertThat(resources.all("AWS::CloudWatch::Dashboard"))
                .hasSize(2)
                .allSatisfy(dashboard -> dashboard.lacks("DashboardName"));
    }

    @Test
    void aPlanThatIsPassedTwiceIsWatchedOnce() {
        DataBackupPlan plan = Minimal.plan(test).build();
        BackupMonitoring.Builder.create(test.stack(), "Monitoring")
                .backups(plan, plan)
                .backups(plan)
                .build();

        assertThat(test.resources().all(ALARM)).hasSize(1);
    }

    @Test
    void servicesOfAFacadeWithoutMonitoringAreWatchedByThemselves() {
        WordPressDataServices data = Minimal.services(test).monitoring(false).build();
        DataMonitoring monitoring = monitoring()
                .database(data.getDatabase())
                .cache(data.getCache())
                .files(data.getFiles())
                .backups(
                        data.getDatabaseBackup().orElseThrow(),
                        data.getFilesBackup().orElseThrow())
                .build();

        assertThat(monitoring.getAlarms()).hasSize(20);
        assertThat(test.resources().all(ALARM)).hasSize(20);
    }

    private Stack elsewhere(String account, String region) {
        return new Stack(
                test.app(),
                "Elsewhere",
                StackProps.builder()
                        .env(Environment.builder()
                                .account(account)
                                .region(region)
                                .build())
                        .build());
    }

    @ParameterizedTest
    @CsvSource({"123456789012, us-west-2", "210987654321, us-east-1"})
    void servicesOfAnotherPlaceAreRefusedTogether(String account, String region) {
        DataMonitoring.Builder builder = DataMonitoring.Builder.create(elsewhere(account, region), "Monitoring")
                .database(Minimal.database(test).build())
                .cache(Minimal.cache(test).build())
                .files(Minimal.files(test).build())
                .backups(Minimal.plan(test).build());

        Function<String, String> problem = service ->
                "[Elsewhere/Monitoring] " + service + ") is in another account or region than the monitoring ("
                        + account + ", " + region
                        + "), which cannot read its metrics; put the monitoring into a stack of the same account and region";
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(Stream.of(
                                "backups (Test/Plan",
                                "database (Test/Database",
                                "cache (Test/Cache",
                                "files (Test/Files")
                        .map(problem)
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void copiesAreWatchedInTheRegionOfTheirVault() {
        BackupMonitoring.Builder builder = BackupMonitoring.Builder.create(
                        elsewhere("123456789012", "us-west-2"), "Monitoring")
                .copiesInto(Minimal.destinationVault(test).build(), 34);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "[Elsewhere/Monitoring] copiesInto (Test/Vault) is in another account or region");
    }

    @Test
    void anotherStackOfTheSamePlaceAndOneOfAnUnknownPlaceAreAccepted() {
        DataMonitoring there = DataMonitoring.Builder.create(elsewhere("123456789012", "us-east-1"), "Monitoring")
                .database(Minimal.database(test).build())
                .build();
        DataMonitoring anywhere = DataMonitoring.Builder.create(new Stack(test.app(), "Anywhere"), "Monitoring")
                .files(Minimal.files(test).build())
                .build();

        assertThat(there.getAlarms()).hasSize(5);
        assertThat(anywhere.getAlarms()).hasSize(3);
    }
}
