package io.github.wpdata.cdk.rehearsal;

import static io.github.wpdata.cdk.rehearsal.Platform.context;

import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.cache.AuthToken;
import io.github.wpdata.cdk.cache.CacheEngine;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AdminCredentials;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/** What the context of the sample app cannot express, each in a stack of its own, in a network that stands already. */
final class VariantsApp {
    private final App app = new App();

    private VariantsApp() {}

    public static void main(String[] args) {
        VariantsApp variants = new VariantsApp();
        variants.provisioned();
        variants.clusterMode();
        variants.valkey();
        variants.existingVault();
        variants.lateSecret();
        variants.app.synth();
    }

    /** Instances in place of capacity, and an administrator whose secret stands already. */
    private void provisioned() {
        Platform platform = Platform.create(app, "Provisioned");
        AuroraMysqlCluster database = AuroraMysqlCluster.Builder.create(platform.stack(), "Database")
                .vpc(platform.vpc())
                .clients(platform.clients())
                .instanceType(new InstanceType("r6g.large"))
                .readers(2)
                .credentials(AdminCredentials.fromSecret(secret(platform.stack(), "Admin", "adminSecret")))
                .build();
        output(platform, "ClusterId", database.getClusterIdentifier());
    }

    private void clusterMode() {
        Platform platform = Platform.create(app, "ClusterMode");
        RedisReplicationGroup cache = RedisReplicationGroup.Builder.create(platform.stack(), "Cache")
                .vpc(platform.vpc())
                .clients(platform.clients())
                .shards(2)
                .replicas(1)
                .authToken(AuthToken.fromSecret(secret(platform.stack(), "Token", "jsonSecret"), "token"))
                .build();
        // AWS sees the mode in the parameter group; an emulator may not look there.
        cache.getReplicationGroup().setClusterMode("enabled");
        output(platform, "ReplicationGroupId", cache.getReplicationGroupId());
        output(
                platform,
                "Endpoint",
                cache.getConfigurationEndpoint().orElseThrow().address());
        GivenToken.output(platform.stack(), cache);
    }

    private void valkey() {
        Platform platform = Platform.create(app, "Valkey");
        RedisReplicationGroup cache = RedisReplicationGroup.Builder.create(platform.stack(), "Cache")
                .vpc(platform.vpc())
                .clients(platform.clients())
                .engine(CacheEngine.VALKEY_8_0)
                .build();
        output(platform, "TokenArn", cache.getAuthTokenSecret().orElseThrow().getSecretArn());
        output(platform, "ReplicationGroupId", cache.getReplicationGroupId());
        GivenToken.output(platform.stack(), cache);
    }

    /** Files under a key that stands already, backed up to a vault that does. */
    private void existingVault() {
        Platform platform = Platform.create(app, "ExistingVault");
        IKey key = Key.fromKeyArn(platform.stack(), "Key", context(app, "keyArn"));
        EfsFileSystem files = EfsFileSystem.Builder.create(platform.stack(), "Files")
                .vpc(platform.vpc())
                .clients(platform.clients())
                .encryptionKey(key)
                .automaticBackup(false)
                .build();
        DataBackupPlan plan = DataBackupPlan.Builder.create(platform.stack(), "Backup")
                .vault(BackupVault.fromBackupVaultName(platform.stack(), "Vault", context(app, "vaultName")))
                .rules(BackupRule.daily("cron(0 1 * * ? *)"))
                .resources(BackupResource.fromArn(files.getFileSystemArn()))
                .build();
        output(platform, "FileSystemId", files.getFileSystemId());
        output(platform, "FileSystemArn", files.getFileSystemArn());
        output(platform, "PlanId", plan.getPlanId());
    }

    /** A cache that cannot be made, once all else of its stack is, until its secret exists. */
    private void lateSecret() {
        Platform platform = Platform.create(app, "LateSecret");
        EfsFileSystem files = EfsFileSystem.Builder.create(platform.stack(), "Files")
                .vpc(platform.vpc())
                .clients(platform.clients())
                .fileSystemName("late-" + context(app, "run"))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        RedisReplicationGroup cache = RedisReplicationGroup.Builder.create(platform.stack(), "Cache")
                .vpc(platform.vpc())
                .clients(platform.clients())
                .replicationGroupId("late-" + context(app, "run"))
                .authToken(AuthToken.fromSecret(
                        Secret.fromSecretNameV2(platform.stack(), "Token", context(app, "lateSecret"))))
                .build();
        cache.getReplicationGroup().getNode().addDependency(files);
        GivenToken.output(platform.stack(), cache);
    }

    private ISecret secret(Construct scope, String id, String key) {
        return Secret.fromSecretCompleteArn(scope, id, context(app, key));
    }

    private static void output(Platform platform, String id, String value) {
        CfnOutput.Builder.create(platform.stack(), id).value(value).build();
    }
}
