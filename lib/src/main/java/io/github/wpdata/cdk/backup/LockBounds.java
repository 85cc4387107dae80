package io.github.wpdata.cdk.backup;

import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.backup.CfnBackupVault;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.constructs.Node;

/**
 * The retention that a vault's lock allows, whoever made the vault.
 *
 * @param shortest shortest retention, in days
 * @param longest longest retention, in days
 */
record LockBounds(long shortest, long longest) {
    static final LockBounds NONE = new LockBounds(0, VaultRules.LONGEST_RETENTION_DAYS);

    /** The lock of a vault of this app; that of an imported vault is not known. A vault of ours knows its own. */
    static LockBounds of(IBackupVault vault) {
        Node node = vault.getNode();
        return node.getScope() instanceof DataBackupVault owner ? owner.lock : read(node);
    }

    /** Reads the lock of a vault that is made. */
    static LockBounds read(Node vault) {
        return vault.getDefaultChild() instanceof CfnBackupVault resource
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
