package io.github.wpdata.cdk.policy;

import static java.util.Map.entry;

import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What becomes of data when CloudFormation deletes or replaces the resource that holds it. */
final class RetentionRules {

    /**
     * Everything stateful, and whether CloudFormation can take a snapshot of it. Secrets and keys are what other data
     * is lost without.
     */
    private static final Map<String, Boolean> SNAPSHOTS = Map.ofEntries(
            entry(DatabaseRules.CLUSTER, true),
            entry(DatabaseRules.INSTANCE, true),
            entry(CacheRules.GROUP, true),
            entry(CacheRules.SERVERLESS, false),
            entry(CacheRules.SINGLE, true),
            entry("AWS::Backup::BackupVault", false),
            entry("AWS::Backup::LogicallyAirGappedBackupVault", false),
            entry("AWS::DynamoDB::GlobalTable", false),
            entry("AWS::DynamoDB::Table", false),
            entry("AWS::EFS::FileSystem", false),
            entry("AWS::KMS::Key", false),
            entry("AWS::KMS::ReplicaKey", false),
            entry("AWS::S3::Bucket", false),
            entry("AWS::SecretsManager::Secret", false));

    private RetentionRules() {}

    static Stream<Finding> deletion(Assembly templates) {
        return stateful(templates)
                // These two are snapshotted by default; all else is deleted.
                .filter(resource -> !(resource.attribute("DeletionPolicy").isAbsent() && isOfRds(resource)))
                .flatMap(resource -> finding(
                        resource,
                        "DeletionPolicy",
                        "deletes the data together with the stack",
                        "RetainExceptOnCreate"));
    }

    static Stream<Finding> replacement(Assembly templates) {
        return stateful(templates)
                .flatMap(resource -> finding(
                        resource, "UpdateReplacePolicy", "deletes the data when an update replaces the resource"));
    }

    private static Stream<Finding> finding(Resource resource, String attribute, String problem, String... alsoKeep) {
        boolean snapshots = SNAPSHOTS.get(resource.type());
        List<String> keeping = new ArrayList<>(List.of("Retain"));
        keeping.addAll(List.of(alsoKeep));
        if (snapshots) {
            keeping.add("Snapshot");
        }
        TemplateValue policy = resource.attribute(attribute);
        return Finding.when(
                !policy.isIntrinsic() && keeping.stream().noneMatch(policy::is),
                resource,
                attribute,
                policy,
                problem,
                snapshots ? "set it to Snapshot or Retain" : "set it to Retain");
    }

    private static Stream<Resource> stateful(Assembly templates) {
        return SNAPSHOTS.keySet().stream()
                .sorted()
                .flatMap(templates::ofType)
                .filter(resource -> !CacheRules.isMemcached(resource))
                // The data of a cluster belongs to the cluster: its instances may come and go.
                .filter(resource -> resource.get("DBClusterIdentifier").isAbsent()
                        || resource.type().equals(DatabaseRules.CLUSTER));
    }

    private static boolean isOfRds(Resource resource) {
        return resource.type().startsWith("AWS::RDS::");
    }
}
