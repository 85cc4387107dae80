package io.github.wpdata.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.testing.Project;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.SampleApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.Stack;

/**
 * What must never change by accident: the logical ids, types, policies and physical names of the sample app with all that it has.
 * A deliberate change renews the list with {@code mvn verify -Didentity.write=true}.
 */
class IdentityTest {
    private static final Path GOLDEN = Path.of("src/test/resources/identity.txt");

    /** The property that names a resource; a change of most of them replaces it. */
    private static final Map<String, String> NAMES = Map.of(
            "AWS::RDS::DBCluster", "DBClusterIdentifier",
            "AWS::ElastiCache::ReplicationGroup", "ReplicationGroupId",
            "AWS::EFS::AccessPoint", "RootDirectory/Path",
            "AWS::Backup::BackupVault", "BackupVaultName",
            "AWS::Backup::BackupPlan", "BackupPlan/BackupPlanName",
            "AWS::Logs::LogGroup", "LogGroupName");

    @Test
    void nothingChangesItsIdentity(@TempDir Path baselines) throws IOException {
        SortedSet<String> now = new TreeSet<>();
        for (Stack stack :
                SampleApp.with(Map.of("copyBackups", true), baselines).stacks()) {
            Resources.of(stack)
                    .template()
                    .path("Resources")
                    .properties()
                    .forEach(resource -> now.add(line(stack.getStackName(), resource.getKey(), resource.getValue())));
        }
        if (Boolean.getBoolean("identity.write")) {
            Files.write(GOLDEN, now);
        }
        List<String> golden = Project.read(GOLDEN).lines().toList();

        List<String> gone = new ArrayList<>(golden);
        gone.removeAll(now);
        List<String> come = new ArrayList<>(now);
        come.removeAll(golden);
        assertThat(gone).as("""
                        lines that are gone from %s. CloudFormation deletes a resource that is gone, and replaces one whose logical \
                        id, type or name changed, for every user who updates the library. Mend the code, unless the resource holds \
                        no data or the change is announced as breaking; then run mvn verify -Didentity.write=true. New lines:
                        %s
                        """, GOLDEN, String.join("\n", come)).isEmpty();
        assertThat(come).as("""
                        resources that %s does not list. A new resource is harmless; list it, so that it stays: \
                        mvn verify -Didentity.write=true""", GOLDEN).isEmpty();
    }

    private static String line(String stack, String logicalId, JsonNode resource) {
        String type = resource.path("Type").asText();
        String name = NAMES.containsKey(type)
                ? " " + resource.at("/Properties/" + NAMES.get(type)).asText("-")
                : nameTag(resource);
        return "%s/%s %s %s %s%s"
                .formatted(
                        stack,
                        logicalId,
                        type,
                        resource.path("DeletionPolicy").asText("-"),
                        resource.path("UpdateReplacePolicy").asText("-"),
                        name);
    }

    /** The name of a file system is a tag. */
    private static String nameTag(JsonNode resource) {
        for (JsonNode tag : resource.at("/Properties/FileSystemTags")) {
            if (tag.path("Key").asText().equals("Name")) {
                return " " + tag.path("Value").asText();
            }
        }
        return "";
    }
}
