package io.github.wpdata.cdk.backup;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.IResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** Where a plan or a vault stands. Its stack is asked once, and only if need be, since each question is a call to JavaScript. */
final class Home {
    private final Construct scope;
    private @Nullable Stack stack;
    private @Nullable String region;
    private @Nullable String account;

    Home(Construct scope) {
        this.scope = scope;
    }

    Stack stack() {
        if (stack == null) {
            stack = Stack.of(scope);
        }
        return stack;
    }

    String region() {
        if (region == null) {
            region = stack().getRegion();
        }
        return region;
    }

    String account() {
        if (account == null) {
            account = stack().getAccount();
        }
        return account;
    }

    String partition() {
        return stack().getPartition();
    }

    /** Whether a key or a vault was made in this very stack, and so stands in its region; what was imported may not. */
    boolean made(IResource resource) {
        boolean original = resource instanceof Key || resource instanceof BackupVault;
        return original && resource.getStack() == stack();
    }
}
