package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.kms.IKey;

/**
 * The vault that a plan was given.
 *
 * @param vault the vault, once it is made
 * @param lock the retention that it allows
 * @param environment environment of its stack; null if that must be asked of the vault
 * @param key its key, if it is known
 */
record PlanVault(
        Supplier<IBackupVault> vault,
        Supplier<LockBounds> lock,
        @Nullable StackEnvironment environment,
        @Nullable IKey key) {
    static PlanVault of(IBackupVault vault) {
        return new PlanVault(() -> vault, () -> LockBounds.of(vault), null, null);
    }

    static PlanVault of(DataBackupVault vault) {
        return new PlanVault(vault::getVault, () -> vault.lock, vault.environment, vault.getEncryptionKey());
    }

    /** A vault of the plan's own stack that is made after the plan is checked. */
    static PlanVault expected(Supplier<IBackupVault> vault, LockBounds lock, StackEnvironment environment) {
        return new PlanVault(vault, () -> lock, environment, null);
    }

    /** Requires the vault to be in the region of the plan, as far as both regions are known. */
    void requireRegion(Problems problems, Rule rule, StackEnvironment plan) {
        if (environment == null) {
            plan.requireSameRegion(problems, rule, vault.get());
        } else {
            requireRegion(problems, rule, environment, plan);
        }
    }

    /** Requires an environment to be in the region of the plan, as far as both regions are known. */
    static void requireRegion(Problems problems, Rule rule, StackEnvironment environment, StackEnvironment plan) {
        if (!environment.isOfSameStack(plan)) {
            String region = environment.region();
            boolean known = !Tokens.isToken(region) && !Tokens.isToken(plan.region());
            problems.require(!known || region.equals(plan.region()), rule, region, plan.region());
        }
    }
}
