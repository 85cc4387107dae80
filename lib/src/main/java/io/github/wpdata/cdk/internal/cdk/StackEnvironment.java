package io.github.wpdata.cdk.internal.cdk;

import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.IResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/** Where a construct stands. Its stack is asked once, and only if need be, since each question is a call to JavaScript. */
public final class StackEnvironment {
    private final Construct scope;
    private @Nullable Stack stack;
    private @Nullable String region;
    private @Nullable String account;

    /**
     * Starts without asking.
     *
     * @param scope scope of the construct, or the construct itself
     */
    public StackEnvironment(Construct scope) {
        this.scope = scope;
    }

    /**
     * The stack.
     *
     * @return the stack
     */
    public Stack stack() {
        if (stack == null) {
            stack = Stack.of(scope);
        }
        return stack;
    }

    /**
     * The region of the stack.
     *
     * @return the region, which only the deployment may know
     */
    public String region() {
        if (region == null) {
            region = stack().getRegion();
        }
        return region;
    }

    /**
     * The account of the stack.
     *
     * @return the account, which only the deployment may know
     */
    public String account() {
        if (account == null) {
            account = stack().getAccount();
        }
        return account;
    }

    /**
     * The partition of the stack.
     *
     * @return the partition, which only the deployment may know
     */
    public String partition() {
        return stack().getPartition();
    }

    /**
     * Whether a key, a vault or a secret was made in this very stack, and so stands in its region; what was imported may
     * not.
     *
     * @param resource the resource
     * @return true if it was
     */
    public boolean made(IResource resource) {
        boolean original = resource instanceof Key || resource instanceof BackupVault || resource instanceof Secret;
        return original && resource.getStack() == stack();
    }

    /**
     * Requires a resource to stand in the region of the stack, as far as both regions are known.
     *
     * @param problems where a problem goes
     * @param rule the rule, which is told the region of the stack
     * @param resource a key, a vault or a secret
     */
    public void requireSameRegion(Problems problems, Rule rule, IResource resource) {
        if (made(resource)) {
            return;
        }
        String other = resource.getEnv().getRegion();
        boolean known = !Tokens.isToken(other) && !Tokens.isToken(region());
        problems.require(!known || other.equals(region()), rule, other, region());
    }
}
