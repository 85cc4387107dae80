package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Nulls;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;

/**
 * A vault of another region, as a backup plan names it: by region and name alone. Nothing is imported or exported between
 * the stacks, and no custom resource looks anything up. A destination is a value: each method returns another one.
 */
public final class DestinationVault {
    final String region;
    final String name;
    final @Nullable String account;
    final boolean customerManagedKey;
    final LockBounds lock;
    final @Nullable Stack stack;
    final Nulls nulls;

    private DestinationVault(
            String region,
            String name,
            @Nullable String account,
            boolean customerManagedKey,
            LockBounds lock,
            @Nullable Stack stack,
            Nulls nulls) {
        this.region = region;
        this.name = name;
        this.account = account;
        this.customerManagedKey = customerManagedKey;
        this.lock = lock;
        this.stack = stack;
        this.nulls = nulls;
    }

    /** The vault of a stack. An unresolved account is taken to be that of the plan. */
    static DestinationVault made(StackEnvironment home, String name, LockBounds lock) {
        String account = home.account();
        return new DestinationVault(
                home.region(), name, Tokens.isToken(account) ? null : account, true, lock, home.stack(), Nulls.NONE);
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
        return named(region, vaultName, true);
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
        return named(region, vaultName, false);
    }

    private static DestinationVault named(
            @Nullable String region, @Nullable String vaultName, boolean customerManagedKey) {
        return new DestinationVault(
                Objects.requireNonNullElse(region, ""),
                Objects.requireNonNullElse(vaultName, ""),
                null,
                customerManagedKey,
                LockBounds.NONE,
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
                customerManagedKey,
                lock,
                stack,
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
        return "arn:" + plan.partition() + ":backup:" + region + ":" + accountIn(plan) + ":backup-vault:" + name;
    }
}
