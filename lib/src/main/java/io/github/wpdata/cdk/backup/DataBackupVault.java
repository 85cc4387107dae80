package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.service.Prepared;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * A vault for recovery points, with a customer-managed key, kept when its stack is deleted.
 *
 * <p>A {@link DataBackupPlan} makes one for itself. Make it on your own to name or lock it, or to share it among plans:
 *
 * <pre>{@code
 * DataBackupVault vault = DataBackupVault.Builder.create(this, "Vault")
 *         .vaultName("wordpress-backup")
 *         .build();
 * DataBackupPlan.Builder.create(this, "DatabaseBackup")
 *         .vault(vault)
 *         .rules(BackupRule.daily("cron(0 2 * * ? *)"))
 *         .resources(BackupResource.fromRdsDatabaseCluster(database.getCluster()))
 *         .build();
 * }</pre>
 */
public final class DataBackupVault extends Construct {
    final LockBounds lock;
    final StackEnvironment environment;
    private final VaultWithKey made;

    private DataBackupVault(Builder settings) {
        super(settings.place.scope(), settings.place.id());
        made = VaultWithKey.create(this, settings);
        lock = LockBounds.of(settings.lock);
        environment = settings.home;
    }

    /** {@return the inner construct, as plans take it} */
    public BackupVault getVault() {
        return made.vault();
    }

    /** {@return name of the vault} */
    public String getVaultName() {
        return made.vault().getBackupVaultName();
    }

    /** {@return ARN of the vault} */
    public String getVaultArn() {
        return made.vault().getBackupVaultArn();
    }

    /** {@return the key that encrypts the recovery points} */
    public IKey getEncryptionKey() {
        return made.key();
    }

    /** Builds a {@link DataBackupVault}. */
    public static final class Builder extends VaultSettings<Builder> {
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
            return prepare().build(place::path);
        }

        Prepared<DataBackupVault> prepare() {
            return new Prepared<>(startChecks(), () -> new DataBackupVault(this));
        }
    }
}
