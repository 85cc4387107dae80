package io.github.wpdata.cdk.testing;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.AirGappedVault;
import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DataBackupVault;
import io.github.wpdata.cdk.backup.DestinationBackupVault;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.recovery.AuroraBackupOptIn;
import io.github.wpdata.cdk.recovery.RestoreTest;
import io.github.wpdata.cdk.service.ServiceBuilder;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
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

    /** A plan with one daily rule, which protects a file system of the stack's region. */
    public static DataBackupPlan.Builder plan(TestStack test) {
        String region = Objects.requireNonNull(test.environment().getRegion());
        return plan(test.stack(), "Plan", Arns.FILE_SYSTEM.replace(Arns.REGION, region));
    }

    public static DataBackupPlan.Builder plan(Construct scope, String id) {
        return plan(scope, id, Arns.FILE_SYSTEM);
    }

    private static DataBackupPlan.Builder plan(Construct scope, String id, String fileSystem) {
        return DataBackupPlan.Builder.create(scope, id)
                .rules(BackupRule.daily("cron(0 2 * * ? *)"))
                .resources(BackupResource.fromArn(fileSystem));
    }

    public static DataBackupVault.Builder vault(TestStack test) {
        return DataBackupVault.Builder.create(test.stack(), "Vault");
    }

    public static DestinationBackupVault.Builder destinationVault(TestStack test) {
        return DestinationBackupVault.Builder.create(test.stack(), "Vault").vaultName("wordpress-copies");
    }

    public static AirGappedVault.Builder airGappedVault(TestStack test) {
        return AirGappedVault.Builder.create(test.stack(), "AirGapped").vaultName("wordpress-air-gapped");
    }

    public static AuroraBackupOptIn.Builder optIn(TestStack test) {
        return AuroraBackupOptIn.Builder.create(test.stack(), "OptIn");
    }

    /** A restore test of a vault that is imported. */
    public static RestoreTest.Builder restoreTest(TestStack test) {
        return RestoreTest.Builder.create(test.stack(), "RestoreTest")
                .vault(
                        BackupVault.fromBackupVaultArn(test.stack(), "ImportedVault", Arns.BACKUP_VAULT),
                        Key.fromKeyArn(test.stack(), "ImportedKey", Arns.KEY))
                .vpc(test.vpc());
    }

    /** Each construct that needs no other one, by a word for it. */
    public static Stream<Named<Function<TestStack, Construct>>> constructs() {
        return Stream.of(
                Named.of("services", test -> services(test).build()),
                Named.of("database", test -> database(test).build()),
                Named.of("cache", test -> cache(test).build()),
                Named.of("files", test -> files(test).build()),
                Named.of("vault", test -> vault(test).build()),
                Named.of("vault for copies", test -> destinationVault(test).build()),
                Named.of("air-gapped vault", test -> airGappedVault(test).build()),
                Named.of("plan", test -> plan(test).build()),
                Named.of("opt-in", test -> optIn(test).build()));
    }

    private static <B extends ServiceBuilder<B>> B connected(B builder, TestStack test) {
        return builder.vpc(test.vpc()).clients(test.clients());
    }
}
