package io.github.wpdata.cdk;

import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DataBackups;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.monitoring.PreparedMonitoring;
import io.github.wpdata.cdk.recovery.PreparedRestoreTest;
import io.github.wpdata.cdk.service.ServiceSettings;
import io.github.wpdata.cdk.service.SharedSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/** The parts of the whole: customized and checked, not built yet. A part that is left out is null. */
final class PreparedServices {
    private final WordPressDataSettings<?> settings;
    private final ServiceSettings shared;
    private final SharedSettings handedOn;
    final @Nullable Supplier<AuroraMysqlCluster> database;
    final @Nullable Supplier<RedisReplicationGroup> cache;
    final @Nullable Supplier<EfsFileSystem> files;
    final @Nullable DataBackups backups;
    final @Nullable PreparedMonitoring monitoring;
    final @Nullable PreparedRestoreTest restoreTest;

    /** Runs all customizers, and then checks all parts. */
    PreparedServices(WordPressDataSettings<?> settings, Problems problems) {
        this.settings = settings;
        shared = settings.shared();
        handedOn = new SharedSettings(shared);
        shared.removalPolicyByDefault(settings.profile.disposable() ? RemovalPolicy.DESTROY : null);
        AuroraMysqlCluster.Builder db = settings.hasDatabase ? databaseBuilder() : null;
        RedisReplicationGroup.Builder redis = settings.hasCache ? cacheBuilder() : null;
        EfsFileSystem.Builder efs = settings.hasFiles ? filesBuilder() : null;

        handedOn.check(problems);
        database = db == null ? null : SharedSettings.prepare(AuroraMysqlCluster.class, db, problems);
        cache = redis == null ? null : SharedSettings.prepare(RedisReplicationGroup.class, redis, problems);
        files = efs == null ? null : SharedSettings.prepare(EfsFileSystem.class, efs, problems);
        backups = settings.isBackedUp() ? prepareBackups(problems) : null;
        monitoring = settings.watchesServices() || settings.watchesBackups()
                ? PreparedMonitoring.prepare(
                        shared.place(), settings.watchesServices(), settings.monitoringSettings, problems)
                : null;
        restoreTest = settings.hasRestoreTest && WordPressDataRules.isRestorable(settings)
                ? PreparedRestoreTest.prepare(
                        shared,
                        settings.hasDatabase,
                        settings.hasFiles,
                        backups != null && backups.hasVaults(),
                        settings.restoreTest,
                        problems)
                : null;
    }

    private AuroraMysqlCluster.Builder databaseBuilder() {
        AuroraMysqlCluster.Builder part = handedOn.seed(
                AuroraMysqlCluster.Builder.create(shared.scope(), shared.place().idOf("Database")),
                settings.profile::applyTo);
        named("-aurora").ifPresent(part::clusterIdentifier);
        settings.database.accept(part);
        return part;
    }

    private RedisReplicationGroup.Builder cacheBuilder() {
        RedisReplicationGroup.Builder part = handedOn.seed(
                RedisReplicationGroup.Builder.create(
                        shared.scope(), shared.place().idOf("Cache")),
                settings.profile::applyTo);
        named("-redis").ifPresent(part::replicationGroupId);
        settings.cache.accept(part);
        return part;
    }

    private EfsFileSystem.Builder filesBuilder() {
        // Two daily backups of the same files would only cost more.
        EfsFileSystem.Builder part = handedOn.seed(
                EfsFileSystem.Builder.create(shared.scope(), shared.place().idOf("Files")),
                defaults -> defaults.automaticBackup(!settings.isBackedUp() && !settings.profile.disposable()));
        named("-efs").ifPresent(part::fileSystemName);
        settings.files.accept(part);
        return part;
    }

    private DataBackups prepareBackups(Problems problems) {
        DataBackups.Builder prepared = DataBackups.Builder.create(shared.place(), shared.home())
                .names(this::named)
                .vaultPerService(settings.vaultPerService)
                .removalPolicy(shared.vaultRemovalPolicy())
                .dailyRule(settings.profile::applyTo);
        shared.givenKey().ifPresent(prepared::encryptionKey);
        if (settings.hasDatabase) {
            prepared.database(plan -> {
                customizeBoth(plan);
                settings.databaseBackup.accept(plan);
            });
        }
        if (settings.hasFiles) {
            prepared.files(plan -> {
                customizeBoth(plan);
                settings.filesBackup.accept(plan);
            });
        }
        return prepared.prepare(problems);
    }

    /** What both plans are given before their own customizers. */
    private void customizeBoth(DataBackupPlan.Builder plan) {
        if (settings.vault != null) {
            settings.vault.accept(plan);
        }
        settings.backup.accept(plan);
    }

    /** A physical name; none for a prefix that is refused, because its consequences would only repeat the problem. */
    private Optional<String> named(String suffix) {
        return Optional.ofNullable(settings.name)
                .filter(WordPressDataRules.NAME::allows)
                .map(prefix -> prefix + suffix);
    }

    /** Moves the parts into their whole, which now exists, and gives them one key, unless each has its own. */
    @Nullable IKey moveInto(Construct whole) {
        handedOn.moveInto(whole);
        if (settings.keyPerService) {
            return null;
        }
        List<RemovalPolicy> vaults = backups == null ? List.of() : List.of(shared.vaultRemovalPolicy());
        return handedOn.shareKey(whole, "WordPress data and its backups", vaults);
    }
}
