package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.DurationChecks;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.OptionalLong;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IAlias;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.IConstruct;

/** Holds a vault's builder against {@link VaultRules}. */
final class VaultChecks {
    private VaultChecks() {}

    static void check(VaultBuilder<?> b, StackEnvironment home) {
        Problems problems = b.problems;
        if (b.vaultName != null) {
            name(problems, b.vaultName);
        }
        if (b.encryptionKey != null) {
            key(problems, b.encryptionKey, home);
        }
        if (b.lock != null) {
            lock(b.lock);
            problems.within("lock", b.lock.problems);
        }
        if (b.notificationTopic != null) {
            boolean fifo = Boolean.TRUE.equals(b.notificationTopic.getFifo());
            if (fifo) {
                problems.require(false, VaultRules.TOPIC_FIFO, path(b.notificationTopic));
            }
        }
        problems.require(
                VaultRules.REMOVAL_POLICIES.contains(b.removalPolicy), VaultRules.REMOVAL_POLICY, b.removalPolicy);
        boolean kept = b.removalPolicy != RemovalPolicy.DESTROY;
        problems.require(kept || b.lock == null, VaultRules.DESTROY_WHILE_PROTECTED, b.removalPolicy, "lock");
        problems.require(
                kept || !b.blockRecoveryPointDeletion,
                VaultRules.DESTROY_WHILE_PROTECTED,
                b.removalPolicy,
                "blockRecoveryPointDeletion");
    }

    static void name(Problems problems, String name) {
        problems.require(
                Tokens.isToken(name) || VaultRules.VAULT_NAME.matcher(name).matches(), VaultRules.NAME_FORM, name);
    }

    static void key(Problems problems, IKey key, StackEnvironment home) {
        if (home.made(key)) {
            return;
        }
        boolean alias = key instanceof IAlias || key.getKeyArn().contains(":alias/");
        if (alias) {
            problems.require(false, VaultRules.KEY_ALIAS, path(key));
        }
        home.requireSameRegion(problems, VaultRules.KEY_REGION, key);
    }

    /** A name that is known at synthesis, which an ARN may not be. */
    private static String path(IConstruct given) {
        return given.getNode().getPath();
    }

    private static void lock(VaultLock lock) {
        Problems problems = lock.problems;
        OptionalLong min = DurationChecks.days(
                problems, VaultRules.LOCK_MIN, lock.minRetention, 1, VaultRules.LONGEST_RETENTION_DAYS);
        if (lock.maxRetention != null) {
            OptionalLong max = DurationChecks.days(
                    problems, VaultRules.LOCK_MAX, lock.maxRetention, 1, VaultRules.LONGEST_RETENTION_DAYS);
            if (min.isPresent() && max.isPresent()) {
                problems.require(
                        min.getAsLong() <= max.getAsLong(),
                        VaultRules.LOCK_MIN_ABOVE_MAX,
                        min.getAsLong(),
                        max.getAsLong());
            }
        }
        if (lock.changeableFor != null) {
            DurationChecks.days(
                    problems,
                    VaultRules.LOCK_GRACE,
                    lock.changeableFor,
                    VaultRules.SHORTEST_GRACE_DAYS,
                    VaultRules.LONGEST_RETENTION_DAYS);
        }
    }
}
