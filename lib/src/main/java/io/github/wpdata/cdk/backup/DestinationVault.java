package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Nulls;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;

/**
 * A vault that a backup plan copies to, as the plan names it: by region and name alone. Nothing is imported or exported between
 * the stacks, and no custom resource looks anything up. A destination is a value: each method returns another one.
 */
public final class DestinationVault {
    /** What a vault is encrypted with decides whether copies of Aurora succeed. */
    enum Kind {
        CUSTOMER_MANAGED_KEY,
        AWS_MANAGED_KEY,
        /** Accepts Aurora with the key that AWS owns too, and is apart from the account even in the plan's region. */
        AIR_GAPPED
    }

    final String region;
    final String name;
    final @Nullable String account;
    final Kind kind;
    final LockBounds lock;
    final @Nullable Stack stack;

    /** The vault itself, which a plan of its own stack refers to, so that it is made first. */
    private final @Nullable AirGappedVault airGapped;

    final Nulls nulls;

    private DestinationVault(
            String region,
            String name,
            @Nullable String account,
            Kind kind,
            LockBounds lock,
            @Nullable Stack stack,
            @Nullable AirGappedVault airGapped,
            Nulls nulls) {
        this.region = region;
        this.name = name;
        this.account = account;
        this.kind = kind;
        this.lock = lock;
        this.stack = stack;
        this.airGapped = airGapped;
        this.nulls = nulls;
    }

    /** The vault of a stack. An unresolved account is taken to be that of the plan. */
    static DestinationVault made(StackEnvironment home, String name, LockBounds lock) {
        return made(home, name, Kind.CUSTOMER_MANAGED_KEY, lock, null);
    }

    static DestinationVault made(AirGappedVault vault, String name) {
        return made(vault.environment, name, Kind.AIR_GAPPED, vault.lock, vault);
    }

    private static DestinationVault made(
            StackEnvironment home, String name, Kind kind, LockBounds lock, @Nullable AirGappedVault airGapped) {
        String account = home.account();
        return new DestinationVault(
                home.region(),
                name,
                Tokens.isToken(account) ? null : account,
                kind,
                lock,
                home.stack(),
                airGapped,
                Nulls.NONE);
    }

    /**
     * An existing vault that is encrypted with a customer-managed key of its region. Aurora can be copied to no other
     * kind.
     *
     * @param region region of the vault
     * @param vaultName name of the vault
     * @return the destination, in the plan's account
     */
    public static DestinationVault withCustomerManagedKey(String region, String vaultName) {
        return named(region, vaultName, Kind.CUSTOMER_MANAGED_KEY);
    }

    /**
     * An existing vault that is encrypted with the key {@code aws/backup}. Copies of Aurora fail there, so plans that
     * protect a database cluster refuse it.
     *
     * @param region region of the vault
     * @param vaultName name of the vault
     * @return the destination, in the plan's account
     */
    public static DestinationVault withAwsManagedKey(String region, String vaultName) {
        return named(region, vaultName, Kind.AWS_MANAGED_KEY);
    }

    /**
     * An existing logically air-gapped vault, in another region or account or in the plan's own. The retention of a copy must be
     * within what the vault allows, which is not known here: a copy outside of it fails.
     *
     * @param region region of the vault
     * @param vaultName name of the vault
     * @return the destination, in the plan's account
     */
    public static DestinationVault airGapped(String region, String vaultName) {
        return named(region, vaultName, Kind.AIR_GAPPED);
    }

    private static DestinationVault named(@Nullable String region, @Nullable String vaultName, Kind kind) {
        return new DestinationVault(
                Objects.requireNonNullElse(region, ""),
                Objects.requireNonNullElse(vaultName, ""),
                null,
                kind,
                LockBounds.NONE,
                null,
                null,
                Nulls.NONE.and("region", region).and("vaultName", vaultName));
    }

    /**
     * The same vault in another account. Both accounts must belong to one organization with cross-account backup switched
     * on, and the vault's access policy must allow the plan's account to copy into it.
     *
     * @param account the account, 12 digits
     * @return the destination
     */
    public DestinationVault inAccount(String account) {
        return new DestinationVault(
                region,
                name,
                account == null ? this.account : account,
                kind,
                lock,
                stack,
                null,
                nulls.and("inAccount", account));
    }

    /** The account of the vault: its own, or that of the plan. */
    String accountIn(StackEnvironment plan) {
        return account == null ? plan.account() : account;
    }

    /** {@return the region of the vault} */
    public String getRegion() {
        return region;
    }

    /** {@return the name of the vault} */
    public String getVaultName() {
        return name;
    }

    /** ARN of the vault as the plan's stack writes it. */
    String arnIn(StackEnvironment plan) {
        if (airGapped != null && airGapped.environment.isOfSameStack(plan)) {
            return airGapped.getVaultArn();
        }
        return "arn:" + plan.partition() + ":backup:" + region + ":" + accountIn(plan) + ":backup-vault:" + name;
    }
}
