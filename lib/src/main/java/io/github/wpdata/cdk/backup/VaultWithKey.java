package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.DataKey;
import io.github.wpdata.cdk.internal.cdk.ReservedTags;
import io.github.wpdata.cdk.internal.cdk.UniqueNames;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import java.util.List;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.BackupVaultEvents;
import software.amazon.awscdk.services.backup.CfnBackupVault;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * A vault with its key.
 *
 * @param vault the vault
 * @param key the key that encrypts its recovery points
 */
record VaultWithKey(BackupVault vault, IKey key) {
    private static final int LONGEST_NAME = 50;

    /** AWS Backup still accepts the names of more events, but no longer sends them; that of failed backups is one. */
    private static final List<BackupVaultEvents> EVENTS = List.of(
            BackupVaultEvents.BACKUP_JOB_COMPLETED,
            BackupVaultEvents.COPY_JOB_FAILED,
            BackupVaultEvents.RESTORE_JOB_COMPLETED);

    static VaultWithKey create(Construct owner, VaultSettings<?> settings) {
        IKey key = settings.encryptionKey == null
                ? DataKey.create(owner, "AWS Backup: recovery points", settings.removalPolicy)
                : settings.encryptionKey;
        BackupVault vault = BackupVault.Builder.create(owner, "Vault")
                .backupVaultName(settings.vaultName == null ? UniqueNames.of(owner, LONGEST_NAME) : settings.vaultName)
                .encryptionKey(key)
                .removalPolicy(settings.removalPolicy)
                .blockRecoveryPointDeletion(settings.blockRecoveryPointDeletion)
                .notificationTopic(settings.notificationTopic)
                .notificationEvents(settings.notificationTopic == null ? null : EVENTS)
                .build();
        if (settings.lock != null) {
            lock((CfnBackupVault) vault.getNode().getDefaultChild(), settings.lock);
        }
        if (settings.deletionExceptions != null) {
            VaultPolicy.denyDeletion(vault, settings.deletionExceptions);
        }
        ReservedTags.refuse(owner, settings.place, vault);
        Warnings warnings = new Warnings(owner);
        VaultWarnings.annotate(settings, warnings);
        if (settings.notificationTopic != null) {
            TopicRules.allowPublishing(settings.notificationTopic, warnings);
        }
        return new VaultWithKey(vault, key);
    }

    /** Set on the inner resource, since BackupVault refuses a lock of equal bounds although AWS accepts it. */
    private static void lock(CfnBackupVault resource, VaultLock lock) {
        CfnBackupVault.LockConfigurationTypeProperty.Builder rendered =
                CfnBackupVault.LockConfigurationTypeProperty.builder().minRetentionDays(lock.minRetention.toDays());
        if (lock.maxRetention != null) {
            rendered.maxRetentionDays(lock.maxRetention.toDays());
        }
        if (lock.changeableFor != null) {
            rendered.changeableForDays(lock.changeableFor.toDays());
        }
        resource.setLockConfiguration(rendered.build());
    }
}
