package io.github.wpdata.cdk.guard;

import static io.github.wpdata.cdk.guard.Weakening.becoming;
import static io.github.wpdata.cdk.guard.Weakening.extended;
import static io.github.wpdata.cdk.guard.Weakening.filtered;
import static io.github.wpdata.cdk.guard.Weakening.lowered;
import static io.github.wpdata.cdk.guard.Weakening.postponed;
import static io.github.wpdata.cdk.guard.Weakening.reduced;
import static io.github.wpdata.cdk.guard.Weakening.removed;
import static io.github.wpdata.cdk.guard.Weakening.replaced;
import static io.github.wpdata.cdk.guard.Weakening.shortened;
import static io.github.wpdata.cdk.guard.Weakening.turnedOff;
import static io.github.wpdata.cdk.guard.Weakening.turnedOn;
import static java.util.Map.entry;

import io.github.wpdata.cdk.internal.template.Types;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What protects the data of a resource besides deletion policies and deletion protection, and what says where the data
 * is, by type. Where a property is
 * not set, the default of the CloudFormation reference counts (read in November 2026).
 */
final class Protections {

    private static final String OLDER_BACKUPS = "automated backups that are older are deleted";
    private static final String OLDER_SNAPSHOTS = "automatic snapshots that are older are deleted";
    private static final String BACKUPS_GO = "the automated backups of the %s are deleted with it";
    private static final String NO_PITR = "the %s cannot be restored to a point in time";

    private static final String CLIENTS = "clients that it did not allow before can use the %s";

    /**
     * RDS answers {@code Cannot upgrade aurora-mysql from … to …}; ElastiCache API, ModifyReplicationGroup and
     * ModifyCacheCluster, and MemoryDB API, UpdateCluster: "you cannot downgrade to an earlier engine version".
     */
    private static final Setting ENGINE_VERSION = Setting.engineVersion("EngineVersion");

    private static final Setting VAULT_POLICY = Setting.of(
            "AccessPolicy",
            PolicyStatements.loosened(Pattern.compile("\\*|backup:(\\*|(Delete|Disassociate|Put|Update).*)")),
            "recovery points in the %s can be changed or deleted by more principals");

    private static final List<Protection> KEY = List.of(
            Setting.of(
                    "Enabled",
                    turnedOff(true),
                    "data that the %s encrypted, backups included, cannot be read while it is disabled"),
            Setting.of("EnableKeyRotation", turnedOff(false), "the key material of the %s stays the same"),
            Setting.of("PendingWindowInDays", lowered(30), "a deletion of the %s can be cancelled for fewer days"),
            Setting.of(
                    "KeyPolicy",
                    PolicyStatements.loosened(Pattern.compile(
                            "\\*|kms:(\\*|(ScheduleKeyDeletion|Disable|Delete|Put|Replicate|Update).*)")),
                    "more principals can disable or delete the %s, or change its policy"));

    static final Map<String, List<Protection>> BY_TYPE = Map.ofEntries(
            entry(
                    Types.DB_CLUSTER,
                    List.of(
                            ENGINE_VERSION,
                            Setting.of("BackupRetentionPeriod", lowered(1), OLDER_BACKUPS),
                            Setting.of("BacktrackWindow", lowered(0), "the %s can be rewound less far"),
                            Setting.of("DeleteAutomatedBackups", turnedOn(true), BACKUPS_GO),
                            Setting.of("EnableCloudwatchLogsExports", reduced(), "these logs are no longer exported")
                                    .asWarning())),
            entry(
                    Types.DB_INSTANCE,
                    List.of(
                            ENGINE_VERSION,
                            Setting.of("BackupRetentionPeriod", lowered(1), OLDER_BACKUPS),
                            Setting.of("DeleteAutomatedBackups", turnedOn(true), BACKUPS_GO))),
            entry(
                    Types.REPLICATION_GROUP,
                    List.of(
                            ENGINE_VERSION,
                            Setting.of("SnapshotRetentionLimit", lowered(0), OLDER_SNAPSHOTS),
                            Setting.of("AutomaticFailoverEnabled", turnedOff(false), "data is lost with a primary node")
                                    .asWarning(),
                            Setting.of("MultiAZEnabled", turnedOff(false), "data is lost with one Availability Zone")
                                    .asWarning(),
                            Setting.of("TransitEncryptionEnabled", turnedOff(false), "clients can connect without TLS"),
                            Setting.of(
                                    "TransitEncryptionMode", becoming("preferred"), "clients can connect without TLS"),
                            Setting.of("UserGroupIds", reduced(), CLIENTS))),
            entry(
                    Types.CACHE_CLUSTER,
                    List.of(ENGINE_VERSION, Setting.of("SnapshotRetentionLimit", lowered(0), OLDER_SNAPSHOTS))),
            entry(
                    Types.SERVERLESS_CACHE,
                    List.of(
                            Setting.of("SnapshotRetentionLimit", lowered(0), OLDER_SNAPSHOTS),
                            Setting.of("UserGroupId", removed(), CLIENTS))),
            entry(
                    Types.FILE_SYSTEM,
                    List.of(
                            Setting.of(
                                    "BackupPolicy.Status",
                                    turnedOff(false),
                                    "AWS Backup no longer backs the %s up automatically"),
                            Setting.of("FileSystemPolicy", PolicyStatements.loosened(Pattern.compile(".*")), CLIENTS),
                            Setting.of(
                                    "FileSystemProtection.ReplicationOverwriteProtection",
                                    turnedOff(true),
                                    "a replication can overwrite the %s"),
                            Setting.of(
                                    "ReplicationConfiguration.ReplicationDestinations",
                                    reduced(),
                                    "these replicas of the %s are no longer updated"))),
            entry(
                    Types.BACKUP_VAULT,
                    List.of(
                            VAULT_POLICY,
                            Setting.of(
                                    "LockConfiguration",
                                    removed(),
                                    "recovery points in the %s can be deleted before their retention ends"),
                            Setting.of(
                                    "LockConfiguration.MinRetentionDays",
                                    lowered(0),
                                    "the %s accepts recovery points with a shorter retention"),
                            Setting.of(
                                    "LockConfiguration.MaxRetentionDays",
                                    shortened(),
                                    "the %s refuses recovery points with a longer retention"),
                            Setting.of(
                                    "LockConfiguration.ChangeableForDays",
                                    postponed(),
                                    "the lock of the %s can be removed for a longer time"))),
            entry(Types.AIR_GAPPED_VAULT, List.of(VAULT_POLICY)),
            entry(Types.BACKUP_PLAN, List.of(new PlanRules())),
            entry(
                    Types.BACKUP_SELECTION,
                    List.of(
                            Setting.of(
                                    "BackupSelection.Resources",
                                    reduced(),
                                    "these resources are no longer backed up by the selection"),
                            Setting.of(
                                    "BackupSelection.NotResources",
                                    extended(),
                                    "these resources are no longer backed up by the selection"),
                            Setting.of("BackupSelection.ListOfTags", filtered(), "other resources are backed up"),
                            Setting.of("BackupSelection.Conditions", filtered(), "fewer resources may be backed up"))),
            entry(
                    Types.SITE_DATABASE,
                    List.of(
                            Setting.reference(
                                    "Schema",
                                    "From the next deployment on, the site uses the other schema, which is empty unless it"
                                            + " existed before; the former schema stays in the database, with all its"
                                            + " tables. If the site keeps its username, the deployment fails, since that"
                                            + " user has rights on the former schema",
                                    "Set databaseName(…) of the site back"),
                            Setting.reference(
                                    "ClusterArn",
                                    "From the next deployment on, the site uses a schema of the other database cluster, which"
                                            + " is empty unless it existed before; the former schema stays in its cluster,"
                                            + " with all its tables",
                                    "Set services(…) of the site back"))),
            entry(Types.KEY, KEY),
            entry(Types.REPLICA_KEY, KEY),
            entry(
                    Types.LOG_GROUP,
                    List.of(
                            Setting.of("RetentionInDays", shortened(), "older events are deleted"),
                            Setting.of("KmsKeyId", removed(), "new events are not encrypted with a key of this account")
                                    .asWarning())),
            entry(
                    Types.SECRET,
                    List.of(
                            Setting.of(
                                    Generator.PROPERTY,
                                    replaced(),
                                    "the %s has a new generated value, and services that were set up with the old value"
                                            + " still expect it"),
                            Setting.of("ReplicaRegions", reduced(), "these replicas of the %s are deleted"))),
            entry(
                    "AWS::S3::Bucket",
                    List.of(
                            Setting.of(
                                    "VersioningConfiguration.Status",
                                    turnedOff(false),
                                    "overwritten and deleted objects cannot be recovered"),
                            Setting.of(
                                    "ObjectLockConfiguration.Rule",
                                    removed(),
                                    "new objects can be deleted and overwritten at once"),
                            Setting.of(
                                    "ReplicationConfiguration.Rules",
                                    reduced(),
                                    "new objects are no longer replicated by these rules"))),
            entry(
                    "AWS::DynamoDB::Table",
                    List.of(
                            Setting.of(
                                    "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled",
                                    turnedOff(false),
                                    NO_PITR),
                            Setting.of(
                                    "PointInTimeRecoverySpecification.RecoveryPeriodInDays",
                                    lowered(35),
                                    OLDER_BACKUPS))),
            entry(
                    "AWS::DynamoDB::GlobalTable",
                    List.of(
                            Setting.of(
                                    "Replicas[].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled",
                                    turnedOff(false),
                                    NO_PITR),
                            Setting.of("Replicas[].Region", reduced(), "the replicas in these regions are deleted"))),
            entry("AWS::DocDB::DBCluster", List.of(Setting.of("BackupRetentionPeriod", lowered(1), OLDER_BACKUPS))),
            entry("AWS::Neptune::DBCluster", List.of(Setting.of("BackupRetentionPeriod", lowered(1), OLDER_BACKUPS))),
            entry(
                    "AWS::Redshift::Cluster",
                    List.of(Setting.of("AutomatedSnapshotRetentionPeriod", lowered(1), OLDER_SNAPSHOTS))),
            entry(
                    "AWS::MemoryDB::Cluster",
                    List.of(ENGINE_VERSION, Setting.of("SnapshotRetentionLimit", lowered(0), OLDER_SNAPSHOTS))),
            entry(
                    "AWS::FSx::FileSystem",
                    Stream.of("Lustre", "Ontap", "OpenZFS", "Windows")
                            .<Protection>map(kind -> Setting.of(
                                    kind + "Configuration.AutomaticBackupRetentionDays",
                                    // FSx keeps 30 days of Windows and ONTAP file systems, and none of the others.
                                    lowered(kind.equals("Windows") || kind.equals("Ontap") ? 30 : 0),
                                    OLDER_BACKUPS))
                            .toList()),
            entry(
                    "AWS::Kinesis::Stream",
                    List.of(Setting.of("RetentionPeriodHours", lowered(24), "older records are deleted"))),
            entry(
                    "AWS::SQS::Queue",
                    List.of(Setting.of("MessageRetentionPeriod", lowered(345_600), "older messages are deleted"))));

    private Protections() {}

    /** The protections of a type. */
    static List<Protection> of(String type) {
        return BY_TYPE.getOrDefault(type, List.of());
    }
}
