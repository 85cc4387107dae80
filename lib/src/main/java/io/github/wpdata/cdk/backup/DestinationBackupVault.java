package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Tokens;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * The vault of another region, which plans copy their recovery points to. It stands in a stack of that region, has a
 * customer-managed key there, and is kept when its stack goes.
 *
 * <pre>{@code
 * DestinationBackupVault recovery = DestinationBackupVault.Builder.create(stackOfOtherRegion, "Vault")
 *         .vaultName("wordpress-dr-vault")
 *         .build();
 * DataBackupPlan.Builder.create(this, "DatabaseBackup")
 *         .rules(BackupRule.daily("cron(0 2 * * ? *)"))
 *         .copyTo(recovery.getDestination(), Duration.days(30))
 *         .resources(BackupResource.fromRdsDatabaseCluster(database.getCluster()))
 *         .build();
 * }</pre>
 */
public final class DestinationBackupVault extends Construct {
    private final VaultWithKey made;
    private final DestinationVault destination;

    private DestinationBackupVault(Builder b, StackEnvironment home, String name) {
        super(b.scope, b.id);
        made = VaultWithKey.create(this, b);
        destination = DestinationVault.made(home, name, made.lock());
    }

    /**
     * The vault as plans of other regions take it. It holds names only, so that it adds no reference between stacks; a
     * plan that copies to it makes its stack depend on this one.
     *
     * @return the destination
     */
    public DestinationVault getDestination() {
        return destination;
    }

    /**
     * The inner construct. Hand {@link #getDestination} to the plans of other regions, not this.
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

    /** Builds a {@link DestinationBackupVault}. */
    public static final class Builder extends VaultBuilder<Builder> {
        private Builder(Construct scope, String id) {
            super(scope, id);
        }

        /**
         * Starts with the defaults.
         *
         * @param scope scope of the vault, in a stack of the other region
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
        public DestinationBackupVault build() {
            StackEnvironment home = new StackEnvironment(scope);
            String region = home.region();
            String name = vaultName == null ? "" : vaultName;
            problems.required("vaultName", vaultName);
            problems.require(!Tokens.isToken(name), VaultRules.NAME_FIXED, "a token");
            problems.require(!Tokens.isToken(region), VaultRules.REGION_FIXED, "a token");
            check(home);
            return new DestinationBackupVault(this, home, name);
        }
    }
}
