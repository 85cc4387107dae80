package io.github.wpdata.cdk.hostile;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DataBackupVault;
import io.github.wpdata.cdk.backup.DestinationBackupVault;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.kubernetes.EfsManifests;
import java.util.function.Function;
import software.amazon.awscdk.services.backup.BackupResource;

/** What is tried: each builder, given no more than it requires. */
enum Subject {
    FACADE(
            WordPressDataServices.Builder.class,
            site -> WordPressDataServices.Builder.create(site.scope, "It")
                    .vpc(site.vpc())
                    .clients(site.clients())),
    DATABASE(
            AuroraMysqlCluster.Builder.class,
            site -> AuroraMysqlCluster.Builder.create(site.scope, "It")
                    .vpc(site.vpc())
                    .clients(site.clients())),
    CACHE(
            RedisReplicationGroup.Builder.class,
            site -> RedisReplicationGroup.Builder.create(site.scope, "It")
                    .vpc(site.vpc())
                    .clients(site.clients())),
    FILES(
            EfsFileSystem.Builder.class,
            site -> EfsFileSystem.Builder.create(site.scope, "It")
                    .vpc(site.vpc())
                    .clients(site.clients())),
    PLAN(
            DataBackupPlan.Builder.class,
            site -> DataBackupPlan.Builder.create(site.scope, "It")
                    .rules(BackupRule.daily("cron(0 8 * * ? *)"))
                    .resources(BackupResource.fromArn("arn:aws:s3:::uploads"))),
    VAULT(DataBackupVault.Builder.class, site -> DataBackupVault.Builder.create(site.scope, "It")),
    DESTINATION(
            DestinationBackupVault.Builder.class,
            site -> DestinationBackupVault.Builder.create(site.scope, "It").vaultName("dr")),
    MANIFESTS(EfsManifests.Builder.class, site -> EfsManifests.Builder.create(site.fileSystem()));

    final Class<?> builder;
    private final Function<Site, Object> start;

    Subject(Class<?> builder, Function<Site, Object> start) {
        this.builder = builder;
        this.start = start;
    }

    Object startAt(Site site) {
        return start.apply(site);
    }
}
