package io.github.wpdata.cdk.testing;

/** The CloudFormation types that tests look for. */
public final class Types {
    public static final String ALARM = "AWS::CloudWatch::Alarm";
    public static final String BACKUP_PLAN = "AWS::Backup::BackupPlan";
    public static final String BACKUP_SELECTION = "AWS::Backup::BackupSelection";
    public static final String BACKUP_VAULT = "AWS::Backup::BackupVault";
    public static final String CACHE_PARAMETER_GROUP = "AWS::ElastiCache::ParameterGroup";
    public static final String CACHE_SUBNET_GROUP = "AWS::ElastiCache::SubnetGroup";
    public static final String DB_CLUSTER = "AWS::RDS::DBCluster";
    public static final String DB_CLUSTER_PARAMETER_GROUP = "AWS::RDS::DBClusterParameterGroup";
    public static final String DB_INSTANCE = "AWS::RDS::DBInstance";
    public static final String DB_SUBNET_GROUP = "AWS::RDS::DBSubnetGroup";
    public static final String ACCESS_POINT = "AWS::EFS::AccessPoint";
    public static final String FILE_SYSTEM = "AWS::EFS::FileSystem";
    public static final String MOUNT_TARGET = "AWS::EFS::MountTarget";
    public static final String FUNCTION = "AWS::Lambda::Function";
    public static final String INGRESS = "AWS::EC2::SecurityGroupIngress";
    public static final String KEY = "AWS::KMS::Key";
    public static final String LOG_GROUP = "AWS::Logs::LogGroup";
    public static final String POLICY = "AWS::IAM::Policy";
    public static final String REPLICATION_GROUP = "AWS::ElastiCache::ReplicationGroup";
    public static final String ROLE = "AWS::IAM::Role";
    public static final String SECRET = "AWS::SecretsManager::Secret";
    public static final String SECURITY_GROUP = "AWS::EC2::SecurityGroup";
    public static final String TOPIC = "AWS::SNS::Topic";

    private Types() {}
}
