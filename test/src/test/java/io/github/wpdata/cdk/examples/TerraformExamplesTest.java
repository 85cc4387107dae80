package io.github.wpdata.cdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DataBackupVault;
import io.github.wpdata.cdk.backup.DestinationBackupVault;
import io.github.wpdata.cdk.backup.DestinationVault;
import io.github.wpdata.cdk.cache.AuthToken;
import io.github.wpdata.cdk.cache.CacheEngine;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AdminCredentials;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsAccessPoint;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.kubernetes.EfsManifests;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.efs.PerformanceMode;
import software.amazon.awscdk.services.efs.ThroughputMode;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/** The eight examples of the Terraform modules, in Java, as docs/terraform-migration.md shows them. */
class TerraformExamplesTest {
    private final App app = new App();
    private final TestStack test = new TestStack(app, "Test");

    /** What the examples find in the stack that they stand in. */
    private abstract static class Example extends Construct {
        final IVpc vpc;
        final ISecurityGroup nodeSecurityGroup;

        Example(TestStack test) {
            super(test.stack(), "Example");
            vpc = test.vpc();
            nodeSecurityGroup = test.clients();
        }
    }

    private static final class AuroraBasic extends Example {
        AuroraBasic(TestStack test) {
            super(test);
            IKey databaseKey = new Key(this, "DatabaseKey");
            AuroraMysqlCluster.Builder.create(this, "Database")
                    .clusterIdentifier("wordpress-prod-aurora")
                    .vpc(vpc)
                    .encryptionKey(databaseKey)
                    .databaseName("wordpress")
                    .adminUsername("wpadmin")
                    .credentials(AdminCredentials.generatedSecret())
                    .minCapacity(2)
                    .maxCapacity(16)
                    .clients(nodeSecurityGroup)
                    .build();
        }
    }

    private static final class AuroraWithBackup extends Example {
        AuroraWithBackup(TestStack test) {
            super(test);
            AuroraMysqlCluster database = AuroraMysqlCluster.Builder.create(this, "Database")
                    .vpc(vpc)
                    .clients(nodeSecurityGroup)
                    .backupRetention(Duration.days(7))
                    .backupWindow("02:00-03:00")
                    .build();
            DataBackupVault vault = DataBackupVault.Builder.create(this, "Vault")
                    .vaultName("wordpress-aurora-backup")
                    .build();
            DataBackupPlan.Builder.create(this, "DatabaseBackup")
                    .vault(vault.getVault())
                    .rules(BackupRule.Builder.create("daily")
                            .schedule("cron(0 2 * * ? *)")
                            .deleteAfter(Duration.days(30))
                            .build())
                    .copyTo(
                            DestinationVault.withCustomerManagedKey("us-west-2", "wordpress-dr-vault"),
                            Duration.days(30))
                    .resources(BackupResource.fromRdsDatabaseCluster(database.getCluster()))
                    .build();
        }
    }

    private static final class AuroraCopied extends Example {
        AuroraCopied(TestStack test, Stack drStack) {
            super(test);
            DestinationBackupVault drVault = DestinationBackupVault.Builder.create(drStack, "Vault")
                    .vaultName("dr-vault")
                    .build();
            WordPressDataServices.Builder.create(this, "Data")
                    .vpc(vpc)
                    .clients(nodeSecurityGroup)
                    .databaseBackup(plan -> plan.copyTo(drVault.getDestination(), Duration.days(30)))
                    .build();
        }
    }

    private static final class CacheBasic extends Example {
        CacheBasic(TestStack test) {
            super(test);
            SecretValue redisAuthToken = SecretValue.secretsManager("redis-auth-token");
            RedisReplicationGroup.Builder.create(this, "Cache")
                    .replicationGroupId("wordpress-prod-redis")
                    .vpc(vpc)
                    .clients(nodeSecurityGroup)
                    .engine(CacheEngine.REDIS_7_1)
                    .nodeType("cache.t4g.small")
                    .replicas(1)
                    .automaticFailover(true)
                    .multiAz(true)
                    .authToken(AuthToken.fromValue(redisAuthToken))
                    .build();
        }
    }

    private static final class CacheWithSecret extends Example {
        CacheWithSecret(TestStack test) {
            super(test);
            ISecret redisAuthSecret = Secret.fromSecretCompleteArn(
                    this, "Token", "arn:aws:secretsmanager:us-east-1:123456789012:secret:redis-a1b2c3");
            RedisReplicationGroup.Builder.create(this, "Cache")
                    .vpc(vpc)
                    .clients(nodeSecurityGroup)
                    .authToken(AuthToken.fromSecret(redisAuthSecret, "token"))
                    .snapshotRetention(Duration.days(7))
                    .snapshotWindow("03:00-04:00")
                    .maintenanceWindow("sun:04:00-sun:05:00")
                    .build();
        }
    }

    private static final class FilesBasic extends Example {
        FilesBasic(TestStack test) {
            super(test);
            IKey filesKey = new Key(this, "FilesKey");
            EfsFileSystem.Builder.create(this, "Files")
                    .fileSystemName("wordpress-prod")
                    .vpc(vpc)
                    .encryptionKey(filesKey)
                    .clients(nodeSecurityGroup)
                    .performanceMode(PerformanceMode.GENERAL_PURPOSE)
                    .throughputMode(ThroughputMode.BURSTING)
                    .fixedAccessPoint(EfsAccessPoint.at("/wp-content").owner(33, 33))
                    .build();
        }
    }

    private static final class FilesWithBackup extends Example {
        FilesWithBackup(TestStack test) {
            super(test);
            EfsFileSystem files = EfsFileSystem.Builder.create(this, "Files")
                    .vpc(vpc)
                    .clients(nodeSecurityGroup)
                    .infrequentAccess(true)
                    .automaticBackup(false)
                    .build();
            DataBackupVault vault = DataBackupVault.Builder.create(this, "Vault")
                    .vaultName("wordpress-efs-backup")
                    .build();
            DataBackupPlan.Builder.create(this, "FilesBackup")
                    .vault(vault.getVault())
                    .rules(BackupRule.daily("cron(0 1 * * ? *)"))
                    .resources(BackupResource.fromEfsFileSystem(files.getFileSystem()))
                    .build();
            EfsManifests manifests = EfsManifests.Builder.create(files).build();
            EfsManifests dynamic = EfsManifests.Builder.create(files).dynamic().build();
            CfnOutput.Builder.create(this, "KubernetesManifests")
                    .value(manifests.toYaml())
                    .build();
            CfnOutput.Builder.create(this, "KubernetesDynamicManifests")
                    .value(dynamic.toYaml())
                    .build();
        }
    }

    private static final class Integration extends Example {
        Integration(TestStack test) {
            super(test);
            WordPressDataServices.Builder.create(this, "Data")
                    .name("wordpress-prod")
                    .vpc(vpc)
                    .clients(nodeSecurityGroup)
                    .keyPerService(true)
                    .vaultPerService(true)
                    .database(db -> db.minCapacity(2).maxCapacity(16))
                    .cache(cache -> cache.replicas(1))
                    .build();
        }
    }

    @Test
    void auroraBasicSetup() {
        synthesised(AuroraBasic::new)
                .only("AWS::RDS::DBCluster")
                .has("DBClusterIdentifier", "wordpress-prod-aurora")
                .has("MasterUsername", "wpadmin")
                .has("DatabaseName", "wordpress");
    }

    @Test
    void auroraWithBackup() {
        Resources resources = synthesised(AuroraWithBackup::new);

        resources.only("AWS::Backup::BackupVault").has("BackupVaultName", "wordpress-aurora-backup");
        resources
                .only("AWS::Backup::BackupPlan")
                .has("BackupPlan.BackupPlanRule.0.ScheduleExpression", "cron(0 2 * * ? *)")
                .has("BackupPlan.BackupPlanRule.0.Lifecycle.DeleteAfterDays", 30)
                .has("BackupPlan.BackupPlanRule.0.CopyActions.0.Lifecycle.DeleteAfterDays", 30);
    }

    @Test
    void auroraCopiedToAnotherRegion() {
        Stack drStack = new Stack(
                app,
                "Recovery",
                StackProps.builder()
                        .env(Environment.builder()
                                .account("123456789012")
                                .region("us-west-2")
                                .build())
                        .build());
        Resources resources = synthesised(stack -> new AuroraCopied(stack, drStack));

        resources
                .named("AWS::Backup::BackupPlan", "ExampleDataDatabaseBackup")
                .has("BackupPlan.BackupPlanRule.0.CopyActions.0.Lifecycle.DeleteAfterDays", 30);
        resources
                .named("AWS::Backup::BackupPlan", "ExampleDataFilesBackup")
                .lacks("BackupPlan.BackupPlanRule.0.CopyActions");
        assertThat(test.stack().getDependencies()).contains(drStack);
    }

    @Test
    void cacheBasicSetup() {
        synthesised(CacheBasic::new)
                .only("AWS::ElastiCache::ReplicationGroup")
                .has("ReplicationGroupId", "wordpress-prod-redis")
                .has("AuthToken", "{{resolve:secretsmanager:redis-auth-token:SecretString:::}}");
    }

    @Test
    void cacheWithSecretsManager() {
        synthesised(CacheWithSecret::new)
                .only("AWS::ElastiCache::ReplicationGroup")
                .has(
                        "AuthToken",
                        "{{resolve:secretsmanager:arn:aws:secretsmanager:us-east-1:123456789012:secret:redis-a1b2c3"
                                + ":SecretString:token::}}")
                .has("SnapshotRetentionLimit", 7);
    }

    @Test
    void filesBasicSetup() {
        synthesised(FilesBasic::new)
                .only("AWS::EFS::AccessPoint")
                .has("RootDirectory.Path", "/wp-content")
                .has("RootDirectory.CreationInfo.Permissions", "0775")
                .has("PosixUser.Uid", "33");
    }

    @Test
    void filesWithBackupAndLifecycle() {
        Resources resources = synthesised(FilesWithBackup::new);

        resources.only("AWS::EFS::FileSystem").has("BackupPolicy.Status", "DISABLED");
        resources
                .only("AWS::Backup::BackupPlan")
                .has("BackupPlan.BackupPlanRule.0.ScheduleExpression", "cron(0 1 * * ? *)");
        assertThat(resources.template().path("Outputs").size()).isEqualTo(2);
    }

    @Test
    void integrationOfAllThree() {
        Resources resources = synthesised(Integration::new);

        assertThat(resources.all("AWS::Backup::BackupVault")).hasSize(2);
        // Database, cache, files, the two vaults and the notifications.
        assertThat(resources.all("AWS::KMS::Key")).hasSize(6);
        resources.only("AWS::RDS::DBCluster").has("DBClusterIdentifier", "wordpress-prod-aurora");
    }

    private Resources synthesised(Consumer<TestStack> example) {
        example.accept(test);
        return test.resources();
    }
}
