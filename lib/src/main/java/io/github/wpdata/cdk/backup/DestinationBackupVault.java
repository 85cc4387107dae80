package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.service.Prepared;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * The vault of another region, which plans copy their recovery points to. It is in a stack of that region, has a
 * customer-managed key there, and is kept when its stack is deleted.
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

    private DestinationBackupVault(Builder settings, String name) {
        super(settings.place.scope(), settings.place.id());
        made = VaultWithKey.create(this, settings);
        VaultPolicy.allowCopies(made, settings.accounts, settings.organization, new Warnings(this));
        destination = DestinationVault.made(settings.home, name, LockBounds.of(settings.lock));
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

    /** {@return the inner construct. Hand {@link #getDestination} to the plans of other regions, not this} */
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

    /** Builds a {@link DestinationBackupVault}. */
    public static final class Builder extends VaultSettings<Builder> {
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

        private List<String> accounts = List.of();

        /**
         * Allows other accounts to copy into the vault, by its access policy and by the policy of its key. May be called again to
         * add more. Cross-account copies also need one organization with cross-account backup switched on. Default: only the
         * vault's own account.
         *
         * @param accounts the accounts, 12 digits each
         * @return this builder
         */
        public Builder allowCopiesFrom(@Nullable String... accounts) {
            List<String> added = arguments.givenAll("allowCopiesFrom", accounts);
            this.accounts = Stream.concat(this.accounts.stream(), added.stream())
                    .distinct()
                    .toList();
            return this;
        }

        private @Nullable String organization;

        /**
         * Allows all accounts of an organization to copy into the vault, by its access policy and by the policy of its key.
         * Default: only the vault's own account.
         *
         * @param id id of the organization, as in {@code o-a1b2c3d4e5}
         * @return this builder
         */
        public Builder allowCopiesFromOrganization(String id) {
            this.organization = arguments.given("allowCopiesFromOrganization", id, this.organization);
            return this;
        }

        /**
         * Checks the input and builds the vault.
         *
         * @return the vault
         * @throws IllegalArgumentException one line for each problem, before anything is made
         */
        public DestinationBackupVault build() {
            return prepare().build(place::path);
        }

        private Prepared<DestinationBackupVault> prepare() {
            Problems problems = startChecks();
            VaultRules.checkDestination(problems, this, home);
            VaultRules.checkSources(problems, accounts, organization);
            String name = vaultName;
            return new Prepared<>(
                    problems, () -> new DestinationBackupVault(this, Objects.requireNonNull(name, "checked above")));
        }
    }
}
