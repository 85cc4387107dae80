package io.github.wpdata.cdk.hostile;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.AirGappedVault;
import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DataBackupVault;
import io.github.wpdata.cdk.backup.DestinationBackupVault;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.kubernetes.EfsManifests;
import io.github.wpdata.cdk.kubernetes.SiteIdentity;
import io.github.wpdata.cdk.kubernetes.WordPressAddons;
import io.github.wpdata.cdk.kubernetes.WordPressManifests;
import io.github.wpdata.cdk.monitoring.BackupMonitoring;
import io.github.wpdata.cdk.monitoring.DataMonitoring;
import io.github.wpdata.cdk.recovery.AuroraBackupOptIn;
import io.github.wpdata.cdk.recovery.RestoreTest;
import io.github.wpdata.cdk.site.WordPressSite;
import java.util.function.Function;
import software.amazon.awscdk.services.backup.BackupResource;

/** What is tried: each builder, given no more than it requires. */
enum Subject {
    FACADE(
            WordPressDataServices.Builder.class,
            18,
            144,
            site -> WordPressDataServices.Builder.create(site.scope, "It")
                    .vpc(site.vpc())
                    .clients(site.clients())),
    DATABASE(
            AuroraMysqlCluster.Builder.class,
            40,
            979,
            site -> AuroraMysqlCluster.Builder.create(site.scope, "It")
                    .vpc(site.vpc())
                    .clients(site.clients())),
    CACHE(
            RedisReplicationGroup.Builder.class,
            26,
            968,
            site -> RedisReplicationGroup.Builder.create(site.scope, "It")
                    .vpc(site.vpc())
                    .clients(site.clients())),
    FILES(
            EfsFileSystem.Builder.class,
            18,
            436,
            site -> EfsFileSystem.Builder.create(site.scope, "It")
                    .vpc(site.vpc())
                    .clients(site.clients())),
    PLAN(
            DataBackupPlan.Builder.class,
            9,
            1042,
            site -> DataBackupPlan.Builder.create(site.scope, "It")
                    .rules(BackupRule.daily("cron(0 8 * * ? *)"))
                    .resources(BackupResource.fromArn("arn:aws:s3:::uploads"))),
    VAULT(DataBackupVault.Builder.class, 6, 177, site -> DataBackupVault.Builder.create(site.scope, "It")),
    DESTINATION(
            DestinationBackupVault.Builder.class,
            6,
            177,
            site -> DestinationBackupVault.Builder.create(site.scope, "It").vaultName("dr")),
    AIR_GAPPED(
            AirGappedVault.Builder.class,
            6,
            180,
            site -> AirGappedVault.Builder.create(site.scope, "It").vaultName("air-gapped")),
    RESTORE_TEST(
            RestoreTest.Builder.class,
            21,
            584,
            site -> RestoreTest.Builder.create(site.scope, "It")
                    .vault(site.vault(), site.key())
                    .vpc(site.vpc())),
    OPT_IN(AuroraBackupOptIn.Builder.class, 1, 2, site -> AuroraBackupOptIn.Builder.create(site.scope, "It")),
    MONITORING(
            DataMonitoring.Builder.class,
            11,
            116,
            site -> DataMonitoring.Builder.create(site.scope, "It").files(site.fileSystem())),
    BACKUP_MONITORING(
            BackupMonitoring.Builder.class,
            7,
            81,
            site -> BackupMonitoring.Builder.create(site.scope, "It").backups(site.plan())),
    MANIFESTS(EfsManifests.Builder.class, 6, 225, site -> EfsManifests.Builder.create(site.fileSystem())),
    SITE(
            WordPressSite.Builder.class,
            7,
            234,
            site -> WordPressSite.Builder.create(site.scope, "It")
                    .services(site.services())
                    .name("shop")),
    SITE_MANIFESTS(
            WordPressManifests.Builder.class, 12, 296, site -> WordPressManifests.Builder.create(site.wordPress())),
    IDENTITY(
            SiteIdentity.Builder.class,
            5,
            138,
            site -> SiteIdentity.Builder.create(site.scope, "It")
                    .site(site.wordPress())
                    .clusterName("platform")),
    ADDONS(
            WordPressAddons.Builder.class,
            5,
            52,
            site -> WordPressAddons.Builder.create(site.scope, "It").clusterName("platform"));

    final Class<?> builder;

    /** Fewest setters and inputs that must be tried, so that a change of the classes cannot hide any. */
    final int leastSetters;

    final int leastInputs;
    private final Function<Site, Object> start;

    Subject(Class<?> builder, int leastSetters, int leastInputs, Function<Site, Object> start) {
        this.builder = builder;
        this.leastSetters = leastSetters;
        this.leastInputs = leastInputs;
        this.start = start;
    }

    Object startAt(Site site) {
        return start.apply(site);
    }
}
