package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Tokens;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;

/**
 * A vault of another region, as a backup plan names it: by region and name alone. So nothing is imported or exported
 * between the stacks, and no custom resource looks anything up.
 */
public final class DestinationVault {
    final Problems problems;
    final String region;
    final String name;
    final @Nullable String account;
    final boolean customerManagedKey;
    final LockBounds lock;
    final @Nullable Stack stack;

    private DestinationVault(
            Problems problems,
            String region,
            String name,
            @Nullable String account,
            boolean customerManagedKey,
            LockBounds lock,
            @Nullable Stack stack) {
        this.problems = problems;
        this.region = region;
        this.name = name;
        this.account = account;
        this.customerManagedKey = customerManagedKey;
        this.lock = lock;
        this.stack = stack;
    }

    /** The vault of a stack. An account that only the deployment knows is taken to be that of the plan. */
    static DestinationVault made(StackEnvironment home, String name, LockBounds lock) {
        String account = home.account();
        return new DestinationVault(
                new Problems(),
                home.region(),
                name,
                Tokens.isToken(account) ? null : account,
                true,
                lock,
                home.stack());
    }

    /**
     * A vault that exists, and that is encrypted with a customer-managed key of its region. Aurora can be copied to no
     * other.
     *
     * @param region region of the vault
     * @param vaultName name of the vault
     * @return the destination, in the plan's account
     */
    public static DestinationVault withCustomerManagedKey(String region, String vaultName) {
        return named(region, vaultName, true);
    }

    /**
     * A vault that exists, and that is encrypted with the key {@code aws/backup}. Copies of Aurora fail there, so plans
     * that protect a database cluster refuse it.
     *
     * @param region region of the vault
     * @param vaultName name of the vault
     * @return the destination, in the plan's account
     */
    public static DestinationVault withAwsManagedKey(String region, String vaultName) {
        return named(region, vaultName, false);
    }

    private static DestinationVault named(String region, String vaultName, boolean customerManagedKey) {
        Problems problems = new Problems();
        String givenRegion = problems.given("region", region, "");
        String givenName = problems.given("vaultName", vaultName, "");
        return new DestinationVault(problems, givenRegion, givenName, null, customerManagedKey, LockBounds.NONE, null);
    }

    /**
     * The same vault in another account. Both accounts must belong to one organization that has cross-account backup
     * switched on, and the vault's access policy must let the plan's account copy into it.
     *
     * @param account the account, twelve digits
     * @return the destination
     */
    public DestinationVault inAccount(String account) {
        return new DestinationVault(
                problems,
                region,
                name,
                problems.given("inAccount", account, this.account),
                customerManagedKey,
                lock,
                stack);
    }

    /** ARN of the vault as the plan's stack names it. */
    String arnIn(StackEnvironment plan) {
        String owner = account == null ? plan.account() : account;
        return "arn:" + plan.partition() + ":backup:" + region + ":" + owner + ":backup-vault:" + name;
    }
}
