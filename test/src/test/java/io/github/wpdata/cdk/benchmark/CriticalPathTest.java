package io.github.wpdata.cdk.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.SampleApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A deployment lasts as long as its longest chain of resources that wait for each other. Nothing that takes minutes may wait for
 * another service, and nothing but the database makes the chain longer than its own slow resource.
 */
class CriticalPathTest {
    private static final String CLUSTER = "AWS::RDS::DBCluster";
    private static final String INSTANCE = "AWS::RDS::DBInstance";
    private static final String CACHE = "AWS::ElastiCache::ReplicationGroup";
    private static final String MOUNT_TARGET = "AWS::EFS::MountTarget";
    private static final Set<String> SHARED = Set.of("AWS::EC2::SecurityGroup", "AWS::KMS::Key");

    private static DependencyGraph graph;

    @BeforeAll
    static void synthesise() {
        graph = DependencyGraph.of(Resources.of(SampleApp.with(Map.of()).data()));
    }

    @Test
    void theDatabaseAloneDecidesHowLongADeploymentLasts() {
        assertThat(graph.longestChain(CreationTimes::minutes))
                .extracting(graph::type)
                .containsExactly(
                        "AWS::KMS::Key",
                        "AWS::Logs::LogGroup",
                        CLUSTER,
                        // Aurora makes the first instance the writer, so AWS CDK lets readers wait for it.
                        INSTANCE,
                        INSTANCE,
                        // Seconds: the rule on events of the instances names them.
                        "AWS::Events::Rule");
    }

    @Test
    void theClusterWaitsForNothingSlow() {
        assertThat(before(CLUSTER))
                .isEqualTo(sharedAnd(
                        "AWS::Logs::LogGroup", "AWS::RDS::DBClusterParameterGroup", "AWS::RDS::DBSubnetGroup"));
    }

    @Test
    void theCacheWaitsForNothingSlow() {
        assertThat(before(CACHE))
                .isEqualTo(sharedAnd(
                        "AWS::ElastiCache::ParameterGroup",
                        "AWS::ElastiCache::SubnetGroup",
                        "AWS::Logs::LogGroup",
                        "AWS::SecretsManager::Secret"));
    }

    @Test
    void mountTargetsWaitForTheirFileSystemAlone() {
        assertThat(before(MOUNT_TARGET)).isEqualTo(sharedAnd("AWS::EFS::FileSystem"));
    }

    @Test
    void backupsWaitForWhatTheyProtectAndHoldNothingUp() {
        List<String> everything = new ArrayList<>();
        for (String slow : List.of(CLUSTER, INSTANCE, CACHE, MOUNT_TARGET)) {
            everything.addAll(before(slow));
        }
        assertThat(everything).noneMatch(type -> type.startsWith("AWS::Backup::"));
        assertThat(before("AWS::Backup::BackupSelection")).doesNotContain(INSTANCE, CACHE, MOUNT_TARGET);
    }

    /** The types of everything that has to stand before resources of a type are begun. */
    private static Set<String> before(String type) {
        List<String> ids = graph.idsOf(type);
        assertThat(ids).as("resources of type %s", type).isNotEmpty();
        return ids.stream()
                .flatMap(id -> graph.before(id).stream())
                .map(graph::type)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> sharedAnd(String... types) {
        Set<String> all = new TreeSet<>(SHARED);
        all.addAll(List.of(types));
        return all;
    }
}
