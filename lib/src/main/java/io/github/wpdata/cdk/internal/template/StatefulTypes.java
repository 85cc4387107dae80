package io.github.wpdata.cdk.internal.template;

import io.github.wpdata.cdk.internal.template.StatefulType.Holds;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The resource types that hold state, and those that protect it: the one list for policies and guard.
 * {@code tools/replacement-properties.mjs} takes the former from its extract.
 */
public final class StatefulTypes {

    private static final String WITH_DATA = "is deleted with all its data";
    private static final String WITH_BACKUPS = "is deleted with its data and its automated backups";
    private static final String IF_EMPTY =
            "is deleted if it is empty; otherwise the deletion fails and it is kept, outside the stack";
    private static final String UNREADABLE =
            "is scheduled for deletion; data that it encrypted, backups included, becomes unreadable";

    private static final SortedMap<String, StatefulType> BY_NAME = Stream.of(
                    protection(
                            Types.BACKUP_PLAN,
                            "backup plan",
                            "is deleted and creates no more recovery points; those in its vaults stay"),
                    protection(
                            Types.BACKUP_SELECTION,
                            "backup selection",
                            "is deleted, and its resources are no longer backed up by the plan"),
                    data(Types.BACKUP_VAULT, "backup vault", IF_EMPTY).withName("BackupVaultName"),
                    data(Types.AIR_GAPPED_VAULT, "logically air-gapped vault", IF_EMPTY)
                            .withName("BackupVaultName"),
                    type(
                            Types.NESTED_STACK,
                            "nested stack",
                            Holds.IDENTITY,
                            "is deleted, and each resource in it by its own DeletionPolicy"),
                    data("AWS::Cognito::UserPool", "user pool", "is deleted with all its users"),
                    data("AWS::DSQL::Cluster", "database cluster", WITH_DATA),
                    data("AWS::DocDB::DBCluster", "database cluster", WITH_BACKUPS)
                            .withSnapshots()
                            .withName("DBClusterIdentifier"),
                    data("AWS::DynamoDB::GlobalTable", "global table", "is deleted with all its data and replicas")
                            .withName("TableName"),
                    data("AWS::DynamoDB::Table", "table", WITH_DATA).withName("TableName"),
                    data("AWS::EC2::Volume", "volume", WITH_DATA).withSnapshots(),
                    data("AWS::ECR::Repository", "repository", IF_EMPTY).withName("RepositoryName"),
                    type(
                                    Types.ACCESS_POINT,
                                    "access point",
                                    Holds.IDENTITY,
                                    "is deleted, so volumes with its id can no longer be mounted, while its files stay in"
                                            + " the file system")
                            .withConsequence("Volumes need the id of the new access point."),
                    data(Types.FILE_SYSTEM, "file system", WITH_DATA),
                    data(Types.CACHE_CLUSTER, "cache", WITH_DATA)
                            .withSnapshots()
                            .withName("ClusterName"),
                    data(Types.REPLICATION_GROUP, "cache", WITH_DATA)
                            .withSnapshots()
                            .withName("ReplicationGroupId"),
                    data(Types.SERVERLESS_CACHE, "serverless cache", WITH_DATA).withName("ServerlessCacheName"),
                    type("AWS::ElastiCache::SubnetGroup", "subnet group", Holds.IDENTITY, "is deleted")
                            .withName("CacheSubnetGroupName")
                            .withConsequence("Each cache in it is replaced too."),
                    data("AWS::FSx::FileSystem", "file system", WITH_DATA),
                    type(Types.KEY, "key", Holds.ACCESS, UNREADABLE)
                            .withConsequence("Data that the old key encrypted is not encrypted again."),
                    type(Types.REPLICA_KEY, "replica key", Holds.ACCESS, UNREADABLE),
                    type("AWS::Kinesis::Stream", "stream", Holds.RECORDS, "is deleted with all its records")
                            .withName("Name"),
                    type(Types.LOG_GROUP, "log group", Holds.RECORDS, "is deleted with all its events")
                            .withName("LogGroupName"),
                    data("AWS::MemoryDB::Cluster", "cluster", WITH_DATA).withName("ClusterName"),
                    data("AWS::Neptune::DBCluster", "database cluster", WITH_BACKUPS)
                            .withSnapshots()
                            .withName("DBClusterIdentifier"),
                    data("AWS::OpenSearchService::Domain", "search domain", WITH_DATA)
                            .withName("DomainName"),
                    data(Types.DB_CLUSTER, "database cluster", WITH_BACKUPS)
                            .withSnapshots()
                            .withName("DBClusterIdentifier"),
                    data(Types.DB_INSTANCE, "database instance", WITH_BACKUPS)
                            .withSnapshots()
                            .withName("DBInstanceIdentifier"),
                    type("AWS::RDS::DBSubnetGroup", "subnet group", Holds.IDENTITY, "is deleted")
                            .withName("DBSubnetGroupName")
                            .withConsequence("Each database in it is replaced too."),
                    data("AWS::RDS::GlobalCluster", "global database cluster", IF_EMPTY)
                            .withName("GlobalClusterIdentifier"),
                    data("AWS::Redshift::Cluster", "warehouse", WITH_DATA)
                            .withSnapshots()
                            .withName("ClusterIdentifier"),
                    data("AWS::S3::Bucket", "bucket", IF_EMPTY).withName("BucketName"),
                    type(Types.SITE_DATABASE, "schema", Holds.REFERENCE, "stays in the database, with all its tables"),
                    type("AWS::SQS::Queue", "queue", Holds.RECORDS, "is deleted with all its messages")
                            .withName("QueueName"),
                    type(Types.SECRET, "secret", Holds.ACCESS, "is deleted at once, without a recovery window")
                            .withName("Name")
                            .withConsequence("Services that were set up with the old value still expect it."))
            .collect(Collectors.toMap(
                    StatefulType::name,
                    type -> type,
                    (one, other) -> {
                        throw new IllegalStateException(one.name());
                    },
                    TreeMap::new));

    private StatefulTypes() {}

    private static StatefulType data(String name, String noun, String deletion) {
        return type(name, noun, Holds.DATA, deletion);
    }

    private static StatefulType protection(String name, String noun, String deletion) {
        return type(name, noun, Holds.PROTECTION, deletion);
    }

    private static StatefulType type(String name, String noun, Holds holds, String deletion) {
        return new StatefulType(name, noun, holds, false, null, deletion, null);
    }

    /** All types, by name and sorted by it. */
    public static Map<String, StatefulType> all() {
        return BY_NAME;
    }

    /** Whether CloudFormation deletes a resource of the type with a final snapshot where no policy is set. */
    public static boolean isSnapshotByDefault(String type) {
        return type.equals(Types.DB_CLUSTER) || type.equals(Types.DB_INSTANCE);
    }

    /** What is known of a type. A baseline may name one that this version of the library does not know. */
    public static StatefulType of(String name) {
        return BY_NAME.getOrDefault(name, data(name, "resource", WITH_DATA));
    }
}
