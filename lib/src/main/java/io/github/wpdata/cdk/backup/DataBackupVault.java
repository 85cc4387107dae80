package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * A vault for recovery points, with a customer-managed key, kept when its stack goes.
 *
 * <p>A {@link DataBackupPlan} makes one for itself. Make it on your own to name or lock it, or to share it among plans:
 *
 * <pre>{@code
 * DataBackupVault vault = DataBackupVault.Builder.create(this, "Vault")
 *         .vaultName("wordpress-backup")
 *         .build();
 * DataBackupPlan.Builder.create(this, "DatabaseBackup")
 *         .vault(vault.getVault())
 *         .rules(BackupRule.daily("cron(0 2 * * ? *)"))
 *         .resources(BackupResource.fromRdsDatabaseCluster(database.getCluster()))
 *         .build();
 * }</pre>
 */
public final class DataBackupVault extends Construct {
    final LockBounds lock;
    private final VaultWithKey made;

    private DataBackupVault(Builder b) {
        super(b.scope, b.id);
        made = VaultWithKey.create(this, b);
        lock = made.lock();
    }

    /**
     * The inner construct, as plans take it.
     *
     * @return the vault
     */
    public BackupVault getVault() {
        return made.vault();
    }

    /**
     * Name of the vault.
     *
     * @return the name
     */
    public String getVaultName() {
        return made.vault().getBackupVaultName();
    }

    /**
     * ARN of the vault.
     *
     * @return the ARN
     */
    public String getVaultArn() {
        return made.vault().getBackupVaultArn();
    }

    /**
     * The key that encrypts the recovery points.
     *
     * @return the key
     */
    public IKey getEncryptionKey() {
        return made.key();
    }

    /** Builds a {@link DataBackupVault}. */
    public static final class Builder extends VaultBuilder<Builder> {
        private Builder(Construct scope, String id) {
            super(scope, id);
        }

        /**
         * Starts with the defaults.
         *
         * @param scope scope of the vault
         * @param id id of the vault within its scope
         * @return a builder
         */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /**
         * Checks the input and builds the vault.
         *
         * @return the vault
         * @throws IllegalArgumentException one line for each problem, before anything is made
         */
        public DataBackupVault build() {
            check(new StackEnvironment(scope));
            return new DataBackupVault(this);
        }
    }
}
