package io.github.wpdata.cdk.rehearsal;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Clients of the emulator, for as long as the tests run. */
final class Aws {
    static final BackupClient BACKUP = client(BackupClient.builder(), Emulator.REGION);
    static final BackupClient BACKUP_THERE = client(BackupClient.builder(), Emulator.BACKUP_REGION);
    static final CloudFormationClient CLOUD_FORMATION = client(CloudFormationClient.builder(), Emulator.REGION);
    static final CloudFormationClient CLOUD_FORMATION_THERE =
            client(CloudFormationClient.builder(), Emulator.BACKUP_REGION);
    static final Ec2Client EC2 = client(Ec2Client.builder(), Emulator.REGION);
    static final EfsClient EFS = client(EfsClient.builder(), Emulator.REGION);
    static final EfsClient EFS_THERE = client(EfsClient.builder(), Emulator.BACKUP_REGION);
    static final ElastiCacheClient ELASTI_CACHE = client(ElastiCacheClient.builder(), Emulator.REGION);
    static final KmsClient KMS = client(KmsClient.builder(), Emulator.REGION);
    static final KmsClient KMS_THERE = client(KmsClient.builder(), Emulator.BACKUP_REGION);
    static final CloudWatchLogsClient LOGS = client(CloudWatchLogsClient.builder(), Emulator.REGION);
    static final RdsClient RDS = client(RdsClient.builder(), Emulator.REGION);
    static final RdsClient RDS_THERE = client(RdsClient.builder(), Emulator.BACKUP_REGION);
    static final SecretsManagerClient SECRETS = client(SecretsManagerClient.builder(), Emulator.REGION);

    private Aws() {}

    private static <C> C client(AwsClientBuilder<?, C> builder, String region) {
        ProfileFile none = ProfileFile.aggregator().build();
        builder.endpointOverride(Emulator.endpoint());
        builder.region(Region.of(region));
        builder.credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(Emulator.DUMMY, Emulator.DUMMY)));
        builder.overrideConfiguration(settings -> settings.defaultProfileFile(none));
        return builder.build();
    }
}
