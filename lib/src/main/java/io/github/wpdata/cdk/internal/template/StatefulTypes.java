package io.github.wpdata.cdk.internal.template;

import io.github.wpdata.cdk.internal.template.StatefulType.Holds;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The resource types that hold state: the one list for policies and guard. {@code tools/replacement-properties.mjs} takes
 * the same types from its extract.
 */
public final class StatefulTypes {

    private static final String WITH_DATA = "is deleted with all its data";
    private static final String WITH_BACKUPS = "is deleted with its data and its automated backups";
    private static final String IF_EMPTY =
            "is deleted if it is empty; otherwise its deletion fails and it stays, outside the stack";
    private static final String UNREADABLE =
            "is scheduled for deletion; what it encrypted, backups included, is unreadable from then on";

    private static final SortedMap<String, StatefulType> BY_NAME = Stream.of(
                    data(Types.BACKUP_VAULT, "backup vault", IF_EMPTY),
                    data(Types.AIR_GAPPED_VAULT, "logically air-gapped vault", IF_EMPTY),
                    type(
                            Types.NESTED_STACK,
                            "nested stack",
                            Holds.IDENTITY,
                            "is deleted, and each resource in it by its own DeletionPolicy"),
                    data("AWS::Cognito::UserPool", "user pool", "is deleted with all its users"),
                    data("AWS::DSQL::Cluster", "database cluster", WITH_DATA),
                    data("AWS::DocDB::DBCluster", "database cluster", WITH_BACKUPS)
                            .withSnapshots(),
                    data("AWS::DynamoDB::GlobalTable", "global table", "is deleted with all its data and replicas"),
                    data("AWS::DynamoDB::Table", "table", WITH_DATA),
                    data("AWS::EC2::Volume", "volume", WITH_DATA).withSnapshots(),
                    data("AWS::ECR::Repository", "repository", IF_EMPTY),
                    type(
                                    Types.ACCESS_POINT,
                                    "access point",
                                    Holds.IDENTITY,
                                    "is deleted, while its files stay in the file system")
                            .withConsequence("Volumes that name the old access point's id no longer mount."),
                    data(Types.FILE_SYSTEM, "file system", WITH_DATA),
                    data(Types.CACHE_CLUSTER, "cache", WITH_DATA).withSnapshots(),
                    data(Types.REPLICATION_GROUP, "cache", WITH_DATA).withSnapshots(),
                    data(Types.SERVERLESS_CACHE, "serverless cache", WITH_DATA),
                    type("AWS::ElastiCache::SubnetGroup", "subnet group", Holds.IDENTITY, "is deleted")
                            .withConsequence("Each cache that is placed in it is replaced too."),
                    data("AWS::FSx::FileSystem", "file system", WITH_DATA),
                    type(Types.KEY, "key", Holds.ACCESS, UNREADABLE)
                            .withConsequence("What the old key encrypted is not encrypted anew."),
                    type(Types.REPLICA_KEY, "replica key", Holds.ACCESS, UNREADABLE),
                    type("AWS::Kinesis::Stream", "stream", Holds.RECORDS, "is deleted with all its records"),
                    type(Types.LOG_GROUP, "log group", Holds.RECORDS, "is deleted with all its events"),
                    data("AWS::MemoryDB::Cluster", "cluster", WITH_DATA),
                    data("AWS::Neptune::DBCluster", "database cluster", WITH_BACKUPS)
                            .withSnapshots(),
                    data("AWS::OpenSearchService::Domain", "search domain", WITH_DATA),
                    data(Types.DB_CLUSTER, "database cluster", WITH_BACKUPS).withSnapshots(),
                    data(Types.DB_INSTANCE, "database instance", WITH_BACKUPS).withSnapshots(),
                    type("AWS::RDS::DBSubnetGroup", "subnet group", Holds.IDENTITY, "is deleted")
                            .withConsequence("Each database that is placed in it is replaced too."),
                    data("AWS::RDS::GlobalCluster", "global database cluster", IF_EMPTY),
                    data("AWS::Redshift::Cluster", "warehouse", WITH_DATA).withSnapshots(),
                    data("AWS::S3::Bucket", "bucket", IF_EMPTY),
                    type("AWS::SQS::Queue", "queue", Holds.RECORDS, "is deleted with all its messages"),
                    type(Types.SECRET, "secret", Holds.ACCESS, "is deleted at once, without a recovery window")
                            .withConsequence("Whatever was set up with the old value keeps expecting it."))
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

    private static StatefulType type(String name, String noun, Holds holds, String deletion) {
        return new StatefulType(name, noun, holds, false, deletion, null);
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
