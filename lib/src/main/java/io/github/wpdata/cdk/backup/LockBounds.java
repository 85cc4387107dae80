package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.backup.CfnBackupVault;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.constructs.Node;

/**
 * The retention that the lock of a vault allows.
 *
 * @param shortest shortest retention, in days
 * @param longest longest retention, in days
 */
record LockBounds(long shortest, long longest) {
    static final LockBounds NONE = new LockBounds(0, LifecycleRules.LONGEST_RETENTION_DAYS);

    /** What a lock allows; without a lock, any retention. */
    static LockBounds of(@Nullable VaultLock lock) {
        return lock == null
                ? NONE
                : new LockBounds(days(lock.minRetention, NONE.shortest), days(lock.maxRetention, NONE.longest));
    }

    private static long days(@Nullable LazyDuration duration, long otherwise) {
        return duration != null && duration.isKnown() ? duration.toDays().longValue() : otherwise;
    }

    /** The lock of a vault created in this app; that of an imported vault is not known. */
    static LockBounds of(IBackupVault vault) {
        Node node = vault.getNode();
        if (node.getScope() instanceof DataBackupVault owner) {
            return owner.lock;
        }
        return node.getDefaultChild() instanceof CfnBackupVault resource
                ? Optional.ofNullable(resource.getLockConfiguration())
                        .map(lock -> resource.getStack().resolve(lock))
                        .filter(Map.class::isInstance)
                        .map(lock -> new LockBounds(
                                days(lock, "minRetentionDays", NONE.shortest),
                                days(lock, "maxRetentionDays", NONE.longest)))
                        .orElse(NONE)
                : NONE;
    }

    boolean allow(long days) {
        return days >= shortest && days <= longest;
    }

    /** An unresolved value is not a number here. */
    private static long days(Object lock, String property, long otherwise) {
        return ((Map<?, ?>) lock).get(property) instanceof Number days ? days.longValue() : otherwise;
    }
}
