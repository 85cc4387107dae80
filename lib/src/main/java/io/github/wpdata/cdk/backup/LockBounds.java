package io.github.wpdata.cdk.backup;

import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.backup.CfnBackupVault;
import software.amazon.awscdk.services.backup.IBackupVault;

/**
 * The retention that a vault's lock allows, whoever made the vault.
 *
 * @param shortest shortest retention, in days
 * @param longest longest retention, in days
 */
record LockBounds(long shortest, long longest) {
    static final LockBounds NONE = new LockBounds(0, VaultRules.LONGEST_RETENTION_DAYS);

    /** Reads the lock of a vault of this app; that of an imported vault is not known. */
    static LockBounds of(IBackupVault vault) {
        return vault.getNode().getDefaultChild() instanceof CfnBackupVault resource
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

    /** What only the deployment knows is not a number here. */
    private static long days(Object lock, String property, long otherwise) {
        return ((Map<?, ?>) lock).get(property) instanceof Number days ? days.longValue() : otherwise;
    }
}
