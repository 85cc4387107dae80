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

/** The account and region of a construct's stack. Read lazily and at most once, because each read is a jsii call. */
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
            stack = scope instanceof Stack itself ? itself : Stack.of(scope);
        }
        return stack;
    }

    /**
     * Whether this is the environment of the same stack.
     *
     * @param other another environment
     * @return true if it is
     */
    public boolean isOfSameStack(StackEnvironment other) {
        return scope == other.scope || stack() == other.stack();
    }

    /**
     * Another environment if it is of the same scope, since it may have asked already; otherwise this one.
     *
     * @param other another environment
     * @return one of them
     */
    public StackEnvironment orSame(StackEnvironment other) {
        return scope == other.scope ? other : this;
    }

    /**
     * The region of the stack.
     *
     * @return the region, which may be unresolved
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
     * @return the account, which may be unresolved
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
     * @return the partition, which may be unresolved
     */
    public String partition() {
        return stack().getPartition();
    }

    /**
     * Whether a key, a vault or a secret was created in this stack, and so is in its region; an imported one may not be.
     *
     * @param resource the resource
     * @return true if it was
     */
    public boolean made(IResource resource) {
        boolean original = resource instanceof Key || resource instanceof BackupVault || resource instanceof Secret;
        return original && resource.getStack() == stack();
    }

    /**
     * Requires a resource to be in the region of the stack, as far as both regions are known.
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
