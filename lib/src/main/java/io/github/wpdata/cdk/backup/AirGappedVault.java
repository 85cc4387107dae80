package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.Regions;
import io.github.wpdata.cdk.internal.cdk.ReservedTags;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.service.Prepared;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.backup.CfnLogicallyAirGappedBackupVault;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * A logically air-gapped vault: its recovery points cannot be deleted before their retention ends, not by an administrator
 * of the account either, and they can be shared with a recovery account. All its settings are fixed at creation.
 *
 * <pre>{@code
 * AirGappedVault vault = AirGappedVault.Builder.create(this, "AirGapped")
 *         .vaultName("wordpress-air-gapped")
 *         .minRetention(Duration.days(7))
 *         .maxRetention(Duration.days(35))
 *         .build();
 * BackupRule daily = BackupRule.Builder.create("daily")
 *         .schedule("cron(0 2 * * ? *)")
 *         .airGappedVault(vault)
 *         .build();
 * }</pre>
 *
 * <p>Copies of a plan, also from another region or account, go there by {@code copyTo(vault.getDestination(), …)}. A database
 * is restored from it by AWS Backup alone, since RDS cannot name its recovery points: restore into a new cluster, then call
 * {@code cloneFrom(…)} with that cluster.
 *
 * <p>It is kept when its stack is deleted. AWS Backup stores no continuous backups in it.
 */
public final class AirGappedVault extends Construct {
    private final CfnLogicallyAirGappedBackupVault vault;
    final LockBounds lock;
    final StackEnvironment environment;

    private final DestinationVault destination;

    private AirGappedVault(Builder settings, LockBounds lock, String name) {
        super(settings.place.scope(), settings.place.id());
        this.lock = lock;
        environment = settings.home;
        Regions.warnIfUnknown(environment);
        vault = CfnLogicallyAirGappedBackupVault.Builder.create(this, "Resource")
                .backupVaultName(name)
                .minRetentionDays(settings.minRetention.toDays())
                .maxRetentionDays(settings.maxRetention.toDays())
                .encryptionKeyArn(key(settings.encryptionKey))
                .build();
        vault.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        VaultPolicy.allowCopies(this, settings, new Warnings(this));
        destination = DestinationVault.made(this, name);
        ReservedTags.refuse(this, settings.place, vault);
    }

    private static @Nullable String key(@Nullable IKey key) {
        return key == null ? null : key.getKeyArn();
    }

    /** {@return the inner resource, for everything that this construct does not set} */
    public CfnLogicallyAirGappedBackupVault getVault() {
        return vault;
    }

    /**
     * The vault as plans copy to it: plans of another region or account, and those of its own. It holds names only, so that it
     * adds no reference between stacks; a plan that copies to it is deployed after it.
     *
     * @return the destination
     */
    public DestinationVault getDestination() {
        return destination;
    }

    /** {@return ARN of the vault} */
    public String getVaultArn() {
        return vault.getAttrBackupVaultArn();
    }

    /** Builds an {@link AirGappedVault}. */
    public static final class Builder extends AirGappedSettings<Builder> {
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
        public AirGappedVault build() {
            return prepare().build(place::path);
        }

        private Prepared<AirGappedVault> prepare() {
            Problems problems = new Problems();
            arguments.check(problems);
            LockBounds lock = AirGappedRules.check(problems, this, home);
            VaultRules.checkSources(problems, accounts, organization);
            String name = String.valueOf(vaultName);
            return new Prepared<>(problems, () -> new AirGappedVault(this, lock, name));
        }
    }
}
