package io.github.wpdata.cdk.benchmark;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DataBackupVault;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.function.Consumer;
import software.amazon.awscdk.services.backup.BackupResource;
import software.constructs.Construct;

/** What is measured: the facade and each construct, and the same resources written by hand. */
public enum Pair {
    FACADE(
            "`WordPressDataServices`",
            test -> WordPressDataServices.Builder.create(test.stack(), "Data")
                    .name("wordpress")
                    // Counted apart: hand-written code has no counterpart to it.
                    .monitoring(false)
                    .vpc(test.vpc())
                    .clients(test.clients())
                    .build(),
            test -> HandWritten.everything(test.stack(), test.vpc(), test.clients())),
    DATABASE(
            "`AuroraMysqlCluster`",
            test -> AuroraMysqlCluster.Builder.create(test.stack(), "Database")
                    .clusterIdentifier("wordpress-aurora")
                    .vpc(test.vpc())
                    .clients(test.clients())
                    .build(),
            test -> HandWritten.database(test.stack(), test.vpc(), test.clients())),
    CACHE(
            "`RedisReplicationGroup`",
            test -> RedisReplicationGroup.Builder.create(test.stack(), "Cache")
                    .replicationGroupId("wordpress-redis")
                    .vpc(test.vpc())
                    .clients(test.clients())
                    .build(),
            test -> HandWritten.cache(test.stack(), test.vpc(), test.clients())),
    FILES(
            "`EfsFileSystem`",
            test -> EfsFileSystem.Builder.create(test.stack(), "Files")
                    .fileSystemName("wordpress-efs")
                    .vpc(test.vpc())
                    .clients(test.clients())
                    .build(),
            test -> HandWritten.files(test.stack(), test.vpc(), test.clients())),
    BACKUP("`DataBackupPlan`, `DataBackupVault`", Pair::backup, test -> HandWritten.backup(test.stack(), Pair.ARN));

    private static final int MOST_OF_FACADE = 145;
    private static final double MOST_OF_SERVICE = 1.15;
    private static final String ARN = "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0a1b2c3d";

    final String label;
    private final Consumer<TestStack> ours;
    private final Consumer<TestStack> handWritten;

    Pair(String label, Consumer<TestStack> ours, Consumer<TestStack> handWritten) {
        this.label = label;
        this.ours = ours;
        this.handWritten = handWritten;
    }

    private static void backup(TestStack test) {
        Construct owner = new Construct(test.stack(), "Backup");
        DataBackupVault vault = DataBackupVault.Builder.create(owner, "Vault")
                .vaultName("wordpress-backup")
                .build();
        DataBackupPlan.Builder.create(owner, "Plan")
                .planName("wordpress-efs")
                .rules(BackupRule.daily("cron(0 1 * * ? *)"))
                .selectionName("files")
                .resources(BackupResource.fromArn(ARN))
                .vault(vault)
                .build();
    }

    /** The most round trips that the library may make: the goal, whatever the single calls are for. */
    int most(int byHand) {
        return this == FACADE ? MOST_OF_FACADE : (int) (MOST_OF_SERVICE * byHand);
    }

    void build(Author author, TestStack test) {
        (author == Author.LIBRARY ? ours : handWritten).accept(test);
    }

    /** Who wrote the resources. */
    public enum Author {
        LIBRARY,
        HAND
    }
}
