package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.DataKey;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.BackupVaultEvents;
import software.amazon.awscdk.services.backup.CfnBackupVault;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;
import software.constructs.Node;

/**
 * A vault with its key.
 *
 * @param vault the vault
 * @param key the key that encrypts its recovery points
 * @param lock the retention that it allows
 */
record VaultWithKey(BackupVault vault, IKey key, LockBounds lock) {
    /** AWS Backup still takes the names of more events, but no longer sends them; that of failed backups is one. */
    private static final List<BackupVaultEvents> EVENTS = List.of(
            BackupVaultEvents.BACKUP_JOB_COMPLETED,
            BackupVaultEvents.COPY_JOB_FAILED,
            BackupVaultEvents.RESTORE_JOB_COMPLETED);

    static VaultWithKey create(Construct owner, VaultBuilder<?> b) {
        IKey key = b.encryptionKey == null ? ownKey(owner, b.removalPolicy) : b.encryptionKey;
        BackupVault.Builder built = BackupVault.Builder.create(owner, "Vault")
                .encryptionKey(key)
                .removalPolicy(b.removalPolicy)
                .blockRecoveryPointDeletion(b.blockRecoveryPointDeletion);
        if (b.vaultName != null) {
            built.backupVaultName(b.vaultName);
        }
        if (b.notificationTopic != null) {
            built.notificationTopic(b.notificationTopic).notificationEvents(EVENTS);
        }
        BackupVault vault = built.build();
        if (b.lock == null) {
            return new VaultWithKey(vault, key, LockBounds.NONE);
        }
        Node node = vault.getNode();
        lock((CfnBackupVault) node.getDefaultChild(), b.lock);
        VaultWarnings.annotate(b.lock, new Warnings(owner));
        return new VaultWithKey(vault, key, LockBounds.read(node));
    }

    private static IKey ownKey(Construct owner, RemovalPolicy vaultPolicy) {
        boolean destroyed = vaultPolicy == RemovalPolicy.DESTROY;
        return DataKey.create(
                owner, "AWS Backup: recovery points", destroyed ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN);
    }

    /** Past BackupVault, which refuses a lock of equal bounds although AWS takes it. */
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
