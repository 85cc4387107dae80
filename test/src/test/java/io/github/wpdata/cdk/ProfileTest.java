package io.github.wpdata.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.testing.Project;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The README's table of profiles says what the templates hold. */
class ProfileTest {
    private static final List<String> STATEFUL = List.of(
            "AWS::RDS::DBCluster",
            "AWS::ElastiCache::ReplicationGroup",
            "AWS::EFS::FileSystem",
            "AWS::KMS::Key",
            "AWS::SecretsManager::Secret",
            "AWS::Backup::BackupVault");
    private static final Map<String, String> KEPT = Map.of(
            "AWS::RDS::DBCluster", "Snapshot",
            "AWS::ElastiCache::ReplicationGroup", "Snapshot",
            "AWS::EFS::FileSystem", "RetainExceptOnCreate",
            "AWS::KMS::Key", "RetainExceptOnCreate",
            "AWS::SecretsManager::Secret", "RetainExceptOnCreate",
            "AWS::Backup::BackupVault", "RetainExceptOnCreate");

    @ParameterizedTest
    @EnumSource
    void theReadmeSaysWhatAProfileSets(Profile profile) {
        assertThat(described(resources(profile))).isEqualTo(readme().get(profile));
    }

    @Test
    void productionIsTheDefault() {
        TestStack plain = new TestStack();
        WordPressDataServices.Builder.create(plain.stack(), "Data")
                .vpc(plain.vpc())
                .clients(plain.clients())
                .build();

        assertThat(plain.resources().template())
                .isEqualTo(resources(Profile.PRODUCTION).template());
    }

    private static Resources resources(Profile profile) {
        TestStack test = new TestStack();
        WordPressDataServices.Builder.create(test.stack(), "Data")
                .vpc(test.vpc())
                .clients(test.clients())
                .profile(profile)
                .build();
        return test.resources();
    }

    /** What a template holds, in the words of the table. */
    private static Map<String, String> described(Resources resources) {
        Resource cluster = resources.only("AWS::RDS::DBCluster");
        JsonNode capacity = cluster.property("ServerlessV2ScalingConfiguration");
        Resource cache = resources.only("AWS::ElastiCache::ReplicationGroup");
        int readers = resources.all("AWS::RDS::DBInstance").size() - 1;
        int replicas = cache.property("NumCacheClusters").asInt() - 1;
        return Map.of(
                "database capacity",
                capacity.path("MinCapacity").asText() + " to "
                        + capacity.path("MaxCapacity").asText() + " ACU",
                "readers, cache replicas",
                readers + ", " + replicas,
                "point-in-time recovery, cache snapshots",
                one(Stream.of(cluster.property("BackupRetentionPeriod"), cache.property("SnapshotRetentionLimit"))
                        .map(ProfileTest::days)),
                "AWS Backup",
                one(resources.all("AWS::Backup::BackupPlan").stream()
                        .map(plan -> plan.property("BackupPlan.BackupPlanRule.0.Lifecycle.DeleteAfterDays"))
                        .map(kept -> "kept " + days(kept))),
                "Performance Insights",
                onOrOff(cluster.property("PerformanceInsightsEnabled")),
                "deletion protection",
                onOrOff(cluster.property("DeletionProtection")),
                "monitoring",
                watched(resources),
                "on removal",
                onRemoval(resources));
    }

    private static String one(Stream<String> values) {
        Set<String> distinct = values.collect(Collectors.toSet());
        assertThat(distinct).hasSizeLessThanOrEqualTo(1);
        return distinct.isEmpty() ? "none" : distinct.iterator().next();
    }

    private static String days(JsonNode number) {
        return number.asInt() == 1 ? "1 day" : number.asInt() + " days";
    }

    private static String onOrOff(JsonNode flag) {
        return flag.asBoolean() ? "on" : "off";
    }

    /** What has an alarm. */
    private static String watched(Resources resources) {
        Set<String> namespaces = resources.all("AWS::CloudWatch::Alarm").stream()
                .flatMap(alarm -> alarm.json().findValuesAsText("Namespace").stream())
                .collect(Collectors.toSet());
        boolean services = namespaces.containsAll(Set.of("AWS/RDS", "AWS/ElastiCache", "AWS/EFS"));
        boolean backups = namespaces.contains("AWS/Backup");
        return services && backups
                ? "services and backups"
                : namespaces.isEmpty() ? "none" : backups ? "backups" : "services";
    }

    private static String onRemoval(Resources resources) {
        Map<String, String> policies = new TreeMap<>();
        for (String type : STATEFUL) {
            for (Resource resource : resources.all(type)) {
                String policy = resource.json().path("DeletionPolicy").asText();
                resource.isKept(policy);
                policies.put(type, policy);
            }
        }
        if (Set.copyOf(policies.values()).equals(Set.of("Delete"))) {
            return "all is deleted";
        }
        return policies.equals(KEPT) ? "snapshots; files, keys, secrets and vaults are kept" : policies.toString();
    }

    /** The table's columns. */
    private static Map<Profile, Map<String, String>> readme() {
        String section =
                Project.read("README.md").split("\n### Profiles\n", 2)[1].split("\n#", 2)[0];
        List<List<String>> rows = section.lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("| ---"))
                .map(line -> Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
        Map<Profile, Map<String, String>> columns = new LinkedHashMap<>();
        List<String> head = rows.get(0);
        for (int column = 1; column < head.size(); column++) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (List<String> row : rows.subList(1, rows.size())) {
                boolean same = row.get(column).equals("the same");
                cells.put(row.get(0), row.get(same ? column - 1 : column));
            }
            columns.put(Profile.valueOf(head.get(column).replaceAll(".*`(.*)`.*", "$1")), cells);
        }
        return columns;
    }
}
