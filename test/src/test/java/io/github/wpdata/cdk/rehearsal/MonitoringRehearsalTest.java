package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.testing.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What alarms, dashboards and messages name exists, and a change of size moves thresholds and nothing else. */
@Rehearsal
class MonitoringRehearsalTest {
    private static final String DATA = MonitoringApp.DATA + "-" + Emulator.RUN;
    private static final String WATCH = MonitoringApp.WATCH + "-" + Emulator.RUN;
    private static final String COPIES = MonitoringApp.COPIES + "-" + Emulator.RUN;
    private static final Map<String, String> REGIONS =
            Map.of(DATA, Emulator.REGION, WATCH, Emulator.REGION, COPIES, Emulator.BACKUP_REGION);

    private static final Map<String, String> ARNS =
            Map.of("Aurora", "arn:aws:rds:", "EFS", "arn:aws:elasticfilesystem:");

    private static final double GIB = 1024.0 * 1024 * 1024;
    private static final Pattern ALARM = Pattern.compile("ALARM\\(\"([^\"]+)\"\\)");

    private static Deployment deployment;
    private static Map<String, String> outputs;

    @BeforeAll
    static void deploy() {
        deployment = Existing.Network.create()
                .addTo(new Deployment(MonitoringApp.class, "monitoring")
                        .context("maxCapacity", 16)
                        .context("nodeType", "cache.t4g.small")
                        .context("instanceType", "r6g.large"));
        deployment.deploy().orFail();
        outputs = Found.outputs(DATA);
    }

    @Test
    @Order(0)
    void theDimensionsOfAlarmsNameResourcesThatExist() {
        Set<Dimension> named = new LinkedHashSet<>();
        REGIONS.forEach((stack, region) -> alarms(stack).forEach((id, alarm) -> {
            List<JsonNode> metrics = new ArrayList<>(alarm.findParents("Dimensions"));
            assertThat(metrics).as("metrics of %s", alarm).isNotEmpty();
            metrics.forEach(metric -> metric.path("Dimensions")
                    .forEach(dimension -> named.add(new Dimension(
                            region,
                            metric.path("MetricName").asText(),
                            dimension.path("Name").asText(),
                            dimension.path("Value").asText()))));
        }));

        named.forEach(Dimension::lookUp);
        assertThat(named).as("dimensions that were looked up").hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    @Order(0)
    void theDimensionsOfDashboardsNameResourcesThatExist() {
        Set<Dimension> named = new LinkedHashSet<>();
        for (String stack : List.of(DATA, WATCH)) {
            for (JsonNode widget : dashboard(stack).path("widgets")) {
                JsonNode properties = widget.path("properties");
                for (JsonNode series : properties.path("metrics")) {
                    assertThat(properties.path("region").asText()).isEqualTo(Emulator.REGION);
                    for (int i = 2; i + 1 < series.size(); i += 2) {
                        named.add(new Dimension(
                                Emulator.REGION,
                                series.path(1).asText(),
                                series.path(i).asText(),
                                series.path(i + 1).asText()));
                    }
                }
            }
        }

        named.forEach(Dimension::lookUp);
        assertThat(named).as("dimensions that were looked up").hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    @Order(0)
    void dashboardsShowTheStateOfAlarmsThatExist() {
        for (String stack : List.of(DATA, WATCH)) {
            List<String> shown = new ArrayList<>();
            dashboard(stack)
                    .findParents("alarms")
                    .forEach(widget -> widget.path("alarms").forEach(arn -> shown.add(arn.asText())));

            assertThat(shown)
                    .as("alarms that the dashboard of %s shows", stack)
                    .containsExactlyInAnyOrderElementsOf(alarms(stack).values().stream()
                            .map(alarm -> alarm.path("AlarmArn").asText())
                            .toList());
        }
    }

    @Test
    @Order(0)
    void thePageNamesUrgentAlarmsThatExist() {
        for (String stack : List.of(DATA, WATCH)) {
            Set<String> names = new HashSet<>();
            JsonNode page = Shell.aws(
                            "cloudwatch",
                            "describe-alarms",
                            "--alarm-types",
                            "CompositeAlarm",
                            "--alarm-names",
                            only(stack, "AWS::CloudWatch::CompositeAlarm"))
                    .path("CompositeAlarms");
            assertThat(page).as("pages of %s", stack).hasSize(1);
            Matcher rule = ALARM.matcher(page.path(0).path("AlarmRule").asText());
            while (rule.find()) {
                names.add(rule.group(1));
            }

            assertThat(names).as("alarms of %s that page", stack).hasSizeGreaterThanOrEqualTo(2);
            assertThat(Found.physicalIds(stack).values()).containsAll(names);
            assertThat(actions(page.path(0))).isNotEmpty().isSubsetOf(topics(Emulator.REGION));
        }
    }

    @Test
    @Order(0)
    void ticketsGoToTopicsThatExist() {
        REGIONS.forEach((stack, region) -> {
            List<String> actions = new ArrayList<>();
            alarms(stack).values().forEach(alarm -> actions.addAll(actions(alarm)));

            assertThat(actions)
                    .as("actions of the alarms of %s", stack)
                    .isNotEmpty()
                    .isSubsetOf(topics(region));
        });
    }

    @Test
    @Order(0)
    void messagesGoToTopicsThatExist() {
        int rules = 0;
        for (String stack : List.of(DATA, WATCH)) {
            for (String rule : resources(stack, "AWS::Events::Rule").values()) {
                JsonNode targets = Shell.aws("events", "list-targets-by-rule", "--rule", rule)
                        .path("Targets");

                assertThat(targets).as("targets of %s", rule).isNotEmpty();
                assertThat(targets.findValuesAsText("Arn")).isSubsetOf(topics(Emulator.REGION));
                rules++;
            }
        }
        assertThat(rules).as("rules").isGreaterThanOrEqualTo(9);
    }

    @Test
    @Order(1)
    void aChangeOfSizeMovesThresholdsInPlaceAndNothingElse() {
        assertThresholds(WATCH, Map.of("DatabaseConnections", 800.0, "DatabaseMemory", Math.floor(0.05 * 16 * GIB)));
        assertThresholds(
                DATA,
                Map.of(
                        "DatabaseConnections", 1600.0,
                        "DatabaseMemory", Math.floor(0.05 * 32 * GIB),
                        "001CacheCpu", 45.0));
        Map<String, Map<String, String>> ids = new TreeMap<>();
        REGIONS.keySet().stream().filter(stack -> !stack.equals(COPIES)).forEach(stack -> ids.put(stack, kept(stack)));
        Map<String, Map<String, Double>> before = new HashMap<>(Map.of(DATA, thresholds(DATA)));
        List<String> stateful = stateful();
        // The emulator has no writes to a cache; its data have an id all the same.
        stateful.stream().filter(arn -> !arn.contains(":elasticache:")).forEach(arn -> Backups.write(arn, "of " + arn));
        List<JsonNode> data = stateful.stream().map(Backups::data).toList();

        deployment
                .context("maxCapacity", 64)
                .context("nodeType", "cache.r7g.xlarge")
                .context("instanceType", "r6g.2xlarge")
                .deploy()
                .orFail();

        assertThresholds(WATCH, Map.of("DatabaseConnections", 2400.0, "DatabaseMemory", Math.floor(0.05 * 64 * GIB)));
        assertThresholds(
                DATA,
                Map.of(
                        "DatabaseConnections", 3200.0,
                        "DatabaseMemory", Math.floor(0.05 * 128 * GIB),
                        "001CacheCpu", 90.0));
        assertThat(thresholds(DATA)).hasSameSizeAs(before.get(DATA));
        ids.forEach((stack, found) ->
                assertThat(kept(stack)).as("resources of %s", stack).isEqualTo(found));
        assertThat(stateful()).as("ARNs").isEqualTo(stateful);
        assertThat(stateful.stream().map(Backups::data))
                .as("data")
                .isEqualTo(data)
                .noneMatch(JsonNode::isMissingNode);
    }

    /** Physical ids; the emulator makes a dashboard anew whose body changes, as it does for a larger node's processor. */
    private static Map<String, String> kept(String stack) {
        return Found.physicalIds(Aws.CLOUD_FORMATION, stack, type -> !type.equals("AWS::CloudWatch::Dashboard"));
    }

    private static List<String> stateful() {
        return List.of(
                outputs.get("ClusterArn"),
                outputs.get("ProvisionedArn"),
                Found.cache(outputs.get("ReplicationGroupId")).arn(),
                outputs.get("FileSystemArn"));
    }

    private static void assertThresholds(String stack, Map<String, Double> expected) {
        Map<String, Double> thresholds = thresholds(stack);
        expected.forEach((name, threshold) -> assertThat(thresholds)
                .as("threshold of %s", name)
                .anySatisfy((id, value) -> {
                    assertThat(id).contains(name);
                    assertThat(value).isEqualTo(threshold);
                }));
    }

    private static Map<String, Double> thresholds(String stack) {
        Map<String, Double> thresholds = new TreeMap<>();
        alarms(stack)
                .forEach((id, alarm) ->
                        thresholds.put(id, alarm.path("Threshold").asDouble()));
        return thresholds;
    }

    /** The alarms of a stack as CloudWatch has them, by logical id. */
    private static Map<String, JsonNode> alarms(String stack) {
        Map<String, JsonNode> byName = new HashMap<>();
        Shell.aws("cloudwatch", "describe-alarms", "--alarm-types", "MetricAlarm", "--region", REGIONS.get(stack))
                .path("MetricAlarms")
                .forEach(alarm -> byName.put(alarm.path("AlarmName").asText(), alarm));
        Map<String, JsonNode> alarms = new TreeMap<>();
        resources(stack, "AWS::CloudWatch::Alarm").forEach((id, name) -> {
            assertThat(byName).as("alarms of CloudWatch").containsKey(name);
            alarms.put(id, byName.get(name));
        });
        assertThat(alarms).as("alarms of %s", stack).isNotEmpty();
        return alarms;
    }

    private static JsonNode dashboard(String stack) {
        return Json.parse(
                Shell.aws("cloudwatch", "get-dashboard", "--dashboard-name", only(stack, "AWS::CloudWatch::Dashboard"))
                        .path("DashboardBody")
                        .asText());
    }

    private static List<String> actions(JsonNode alarm) {
        return Stream.of("AlarmActions", "OKActions")
                .flatMap(kind -> {
                    List<String> arns = new ArrayList<>();
                    alarm.path(kind).forEach(arn -> arns.add(arn.asText()));
                    return arns.stream();
                })
                .toList();
    }

    private static List<String> topics(String region) {
        return Shell.aws("sns", "list-topics", "--region", region).findValuesAsText("TopicArn");
    }

    private static String only(String stack, String type) {
        assertThat(resources(stack, type)).as("%s of %s", type, stack).hasSize(1);
        return resources(stack, type).values().iterator().next();
    }

    private static Map<String, String> resources(String stack, String type) {
        return Found.physicalIds(
                stack.equals(COPIES) ? Aws.CLOUD_FORMATION_THERE : Aws.CLOUD_FORMATION, stack, type::equals);
    }

    /**
     * A dimension of a metric.
     *
     * @param region region of the alarm or the graph
     * @param metric name of the metric
     * @param name name of the dimension
     * @param value the resource that it names
     */
    private record Dimension(String region, String metric, String name, String value) {
        void lookUp() {
            switch (name) {
                case "DBClusterIdentifier" ->
                    Description.of(Found.cluster(value)).has("DBClusterIdentifier", value);
                case "CacheClusterId" ->
                    assertThat(Aws.ELASTI_CACHE
                                    .describeCacheClusters(request -> request.cacheClusterId(value))
                                    .cacheClusters())
                            .as("%s", this)
                            .hasSize(1);
                case "FileSystemId" -> Description.of(Found.fileSystem(value)).has("FileSystemId", value);
                case "BackupVaultName" -> {
                    // AWS Backup counts copy jobs where they start, under the name of the vault where they end.
                    boolean there = region.equals(Emulator.BACKUP_REGION) || metric.startsWith("NumberOfCopyJobs");
                    Shell.aws(
                            "backup",
                            "describe-backup-vault",
                            "--backup-vault-name",
                            value,
                            "--region",
                            there ? Emulator.BACKUP_REGION : Emulator.REGION);
                }
                case "ResourceType" ->
                    assertThat(Found.planIds("monitored-" + Emulator.RUN).values().stream()
                                    .flatMap(plan -> Found.selected(plan).stream()))
                            .as("what the plans select")
                            .anyMatch(arn -> arn.startsWith(ARNS.get(value)));
                default -> throw new AssertionError("no way to look up " + this);
            }
        }
    }
}
