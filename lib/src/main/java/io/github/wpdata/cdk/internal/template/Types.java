package io.github.wpdata.cdk.internal.template;

/** CloudFormation types that several classes name. */
public final class Types {

    public static final String ACCESS_POINT = "AWS::EFS::AccessPoint";
    public static final String AIR_GAPPED_VAULT = "AWS::Backup::LogicallyAirGappedBackupVault";
    public static final String BACKUP_PLAN = "AWS::Backup::BackupPlan";
    public static final String BACKUP_SELECTION = "AWS::Backup::BackupSelection";
    public static final String BACKUP_VAULT = "AWS::Backup::BackupVault";

    /** One node of Redis or Valkey, or nodes of Memcached. */
    public static final String CACHE_CLUSTER = "AWS::ElastiCache::CacheCluster";

    public static final String DB_CLUSTER = "AWS::RDS::DBCluster";
    public static final String DB_INSTANCE = "AWS::RDS::DBInstance";
    public static final String FILE_SYSTEM = "AWS::EFS::FileSystem";
    public static final String KEY = "AWS::KMS::Key";
    public static final String LOG_GROUP = "AWS::Logs::LogGroup";
    public static final String NESTED_STACK = "AWS::CloudFormation::Stack";
    public static final String REPLICA_KEY = "AWS::KMS::ReplicaKey";
    public static final String REPLICATION_GROUP = "AWS::ElastiCache::ReplicationGroup";
    public static final String SECRET = "AWS::SecretsManager::Secret";
    public static final String SERVERLESS_CACHE = "AWS::ElastiCache::ServerlessCache";

    /** The custom resource that prepares the schema and the user of a {@code WordPressSite}. */
    public static final String SITE_DATABASE = "Custom::WordPressSiteDatabase";

    private Types() {}
}
