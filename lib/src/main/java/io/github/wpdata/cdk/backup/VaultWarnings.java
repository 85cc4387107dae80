package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.Warnings;

/** What is allowed for a vault, but a risk. */
final class VaultWarnings {
    private VaultWarnings() {}

    static void annotate(VaultLock lock, Warnings warnings) {
        if (lock.changeableFor != null) {
            warnings.add(
                    "@wpdata/cdk:complianceLock",
                    "lock becomes irreversible " + lock.changeableFor.duration().toHumanString()
                            + " after its deployment: from then "
                            + "on nobody, not even AWS, can loosen it or delete a recovery point before its time, and a "
                            + "stack that owns the vault cannot delete it");
        }
    }
}
