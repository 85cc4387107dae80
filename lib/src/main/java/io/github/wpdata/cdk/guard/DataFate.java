package io.github.wpdata.cdk.guard;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what happens to the data of a resource, by its type and its policies.
 *
 * @param noun what the type is called in a sentence
 * @param empty whether a new one lacks the data of the old, rather than only its identity
 * @param deletion what CloudFormation does to it under the policy Delete
 * @param consequence what else follows from a new one in its place, or null
 */
record DataFate(
        String noun,
        boolean empty,
        String deletion,
        @Nullable String consequence) {

    private static final String WITH_DATA = "is deleted with all its data";
    private static final String WITH_BACKUPS = "is deleted with its data and its automated backups";
    private static final String IF_EMPTY =
            "is deleted if it is empty; otherwise its deletion fails and it stays, outside the stack";
    private static final String UNREADABLE =
            "is scheduled for deletion; what it encrypted, backups included, is unreadable from then on";
    private static final String MEMBER = "It holds no data of its own: the storage belongs to its cluster.";

    private static final Map<String, DataFate> BY_TYPE = Map.ofEntries(
            entry("AWS::Backup::BackupVault", effect("backup vault", IF_EMPTY)),
            entry("AWS::Backup::LogicallyAirGappedBackupVault", effect("logically air-gapped vault", IF_EMPTY)),
            entry(
                    "AWS::CloudFormation::Stack",
                    effect("nested stack", "is deleted, and each resource in it by its own DeletionPolicy")),
            entry("AWS::Cognito::UserPool", effect("user pool", "is deleted with all its users")),
            entry("AWS::DSQL::Cluster", effect("database cluster", WITH_DATA)),
            entry("AWS::DocDB::DBCluster", effect("database cluster", WITH_BACKUPS)),
            entry("AWS::DynamoDB::GlobalTable", effect("global table", "is deleted with all its data and replicas")),
            entry("AWS::DynamoDB::Table", effect("table", WITH_DATA)),
            entry("AWS::EC2::Volume", effect("volume", WITH_DATA)),
            entry("AWS::ECR::Repository", effect("repository", IF_EMPTY)),
            entry(
                    "AWS::EFS::AccessPoint",
                    identity(
                            "access point",
                            "is deleted, while its files stay in the file system",
                            "Volumes that name the old access point's id no longer mount.")),
            entry("AWS::EFS::FileSystem", effect("file system", WITH_DATA)),
            entry("AWS::ElastiCache::CacheCluster", effect("cache", WITH_DATA)),
            entry("AWS::ElastiCache::ReplicationGroup", effect("cache", WITH_DATA)),
            entry("AWS::ElastiCache::ServerlessCache", effect("serverless cache", WITH_DATA)),
            entry(
                    "AWS::ElastiCache::SubnetGroup",
                    identity("subnet group", "is deleted", "Each cache that is placed in it is replaced too.")),
            entry("AWS::FSx::FileSystem", effect("file system", WITH_DATA)),
            entry("AWS::KMS::Key", identity("key", UNREADABLE, "What the old key encrypted is not encrypted anew.")),
            entry("AWS::KMS::ReplicaKey", effect("replica key", UNREADABLE)),
            entry("AWS::Kinesis::Stream", effect("stream", "is deleted with all its records")),
            entry("AWS::Logs::LogGroup", effect("log group", "is deleted with all its events")),
            entry("AWS::MemoryDB::Cluster", effect("cluster", WITH_DATA)),
            entry("AWS::Neptune::DBCluster", effect("database cluster", WITH_BACKUPS)),
            entry("AWS::OpenSearchService::Domain", effect("search domain", WITH_DATA)),
            entry("AWS::RDS::DBCluster", effect("database cluster", WITH_BACKUPS)),
            entry("AWS::RDS::DBInstance", effect("database instance", WITH_BACKUPS)),
            entry(
                    "AWS::RDS::DBSubnetGroup",
                    identity("subnet group", "is deleted", "Each database that is placed in it is replaced too.")),
            entry("AWS::RDS::GlobalCluster", effect("global database cluster", IF_EMPTY)),
            entry("AWS::Redshift::Cluster", effect("warehouse", WITH_DATA)),
            entry("AWS::S3::Bucket", effect("bucket", IF_EMPTY)),
            entry("AWS::SQS::Queue", effect("queue", "is deleted with all its messages")),
            entry(
                    "AWS::SecretsManager::Secret",
                    identity(
                            "secret",
                            "is deleted at once, without a recovery window",
                            "Whatever was set up with the old value keeps expecting it.")));

    private static final Set<String> RESTORES = Set.of(
            "BackupId",
            "DBSnapshotIdentifier",
            "SnapshotArns",
            "SnapshotArnsToRestore",
            "SnapshotIdentifier",
            "SnapshotName");

    private static DataFate effect(String noun, String deletion) {
        return new DataFate(noun, true, deletion, null);
    }

    private static DataFate identity(String noun, String deletion, String consequence) {
        return new DataFate(noun, false, deletion, consequence);
    }

    static DataFate of(StatefulResource resource) {
        return BY_TYPE.getOrDefault(resource.type(), effect("resource", WITH_DATA));
    }

    /** The types that this class has words for. */
    static Set<String> types() {
        return BY_TYPE.keySet();
    }

    /** A changed property: a new resource is made, then the old one goes by the policy that protects it less. */
    static String ofReplacement(StatefulResource before, StatefulResource now) {
        String policy = rank(now.effectiveUpdateReplacePolicy()) < rank(before.effectiveUpdateReplacePolicy())
                ? now.effectiveUpdateReplacePolicy()
                : before.effectiveUpdateReplacePolicy();
        return of(now).successor(before, now, policy);
    }

    /** A changed logical id: to CloudFormation a new resource, and the removal of the old one. */
    static String ofMove(StatefulResource before, StatefulResource now) {
        return of(now).successor(before, now, before.effectiveDeletionPolicy());
    }

    /** A resource that is gone from the template. */
    static String ofRemoval(StatefulResource before) {
        if (!before.holdsData()) {
            return MEMBER;
        }
        return "The %s %s."
                .formatted(
                        of(before).noun, of(before).fate(before.effectiveDeletionPolicy(), before.refusesDeletion()));
    }

    /** What a weaker policy would do to the resource, as the end of a sentence. */
    static String underPolicy(StatefulResource resource, String policy) {
        return of(resource).fate(policy, false);
    }

    /** How much of the data a policy keeps. */
    static int rank(String policy) {
        return switch (policy) {
            // RetainExceptOnCreate differs only while a new resource is rolled back: nothing that exists is lost.
            case "Retain", "RetainExceptOnCreate" -> 2;
            case "Snapshot" -> 1;
            default -> 0;
        };
    }

    private String successor(StatefulResource before, StatefulResource now, String policy) {
        if (!before.holdsData()) {
            return MEMBER;
        }
        String restored = now.replacesOnChange().keySet().stream()
                .filter(RESTORES::contains)
                .findFirst()
                .map(property -> "A new %s, restored from its %s,".formatted(noun, property))
                .orElse((empty ? "A new, empty %s" : "A new %s").formatted(noun));
        String old = "%s takes its place; the old one %s.".formatted(restored, fate(policy, before.refusesDeletion()));
        return consequence == null ? old : old + " " + consequence;
    }

    private String fate(String policy, boolean refusesDeletion) {
        if (rank(policy) == rank("Retain")) {
            return "stays as it is, outside the stack";
        }
        if (refusesDeletion) {
            return "refuses its deletion, being protected, and stays, outside the stack";
        }
        return policy.equals("Snapshot") ? "is deleted, and a final snapshot is all that is left of it" : deletion;
    }
}
