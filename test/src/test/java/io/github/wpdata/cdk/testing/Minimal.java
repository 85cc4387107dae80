package io.github.wpdata.cdk.testing;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DataBackupVault;
import io.github.wpdata.cdk.backup.DestinationBackupVault;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.recovery.RestoreTest;
import io.github.wpdata.cdk.service.ServiceBuilder;
import java.util.function.Consumer;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * For each construct, a builder with the least that it needs. A test changes what it is about:
 *
 * <pre>{@code
 * private final TestStack test = new TestStack();
 *
 * Minimal.database(test).minCapacity(4).build();
 * test.resources().only(Types.DB_CLUSTER).has("ServerlessV2ScalingConfiguration.MinCapacity", 4);
 * }</pre>
 */
public final class Minimal {
    private Minimal() {}

    /** Applies the settings of a test case. */
    public static <B> B with(B builder, Consumer<? super B> settings) {
        settings.accept(builder);
        return builder;
    }

    public static WordPressDataServices.Builder services(TestStack test) {
        return connected(WordPressDataServices.Builder.create(test.stack(), "Data"), test);
    }

    public static AuroraMysqlCluster.Builder database(TestStack test) {
        return database(test, test.stack(), "Database");
    }

    public static AuroraMysqlCluster.Builder database(TestStack test, Construct scope, String id) {
        return connected(AuroraMysqlCluster.Builder.create(scope, id), test);
    }

    public static RedisReplicationGroup.Builder cache(TestStack test) {
        return cache(test, test.stack(), "Cache");
    }

    public static RedisReplicationGroup.Builder cache(TestStack test, Construct scope, String id) {
        return connected(RedisReplicationGroup.Builder.create(scope, id), test);
    }

    public static EfsFileSystem.Builder files(TestStack test) {
        return files(test, test.stack(), "Files");
    }

    public static EfsFileSystem.Builder files(TestStack test, Construct scope, String id) {
        return connected(EfsFileSystem.Builder.create(scope, id), test);
    }

    /** A plan with one daily rule, which protects a file system. */
    public static DataBackupPlan.Builder plan(TestStack test) {
        return plan(test.stack(), "Plan");
    }

    public static DataBackupPlan.Builder plan(Construct scope, String id) {
        return DataBackupPlan.Builder.create(scope, id)
                .rules(BackupRule.daily("cron(0 2 * * ? *)"))
                .resources(BackupResource.fromArn(Arns.FILE_SYSTEM));
    }

    public static DataBackupVault.Builder vault(TestStack test) {
        return DataBackupVault.Builder.create(test.stack(), "Vault");
    }

    public static DestinationBackupVault.Builder destinationVault(TestStack test) {
        return DestinationBackupVault.Builder.create(test.stack(), "Vault").vaultName("wordpress-copies");
    }

    /** A restore test of a vault that is imported. */
    public static RestoreTest.Builder restoreTest(TestStack test) {
        return RestoreTest.Builder.create(test.stack(), "RestoreTest")
                .vault(
                        BackupVault.fromBackupVaultArn(test.stack(), "ImportedVault", Arns.BACKUP_VAULT),
                        Key.fromKeyArn(test.stack(), "ImportedKey", Arns.KEY))
                .vpc(test.vpc());
    }

    private static <B extends ServiceBuilder<B>> B connected(B builder, TestStack test) {
        return builder.vpc(test.vpc()).clients(test.clients());
    }
}
