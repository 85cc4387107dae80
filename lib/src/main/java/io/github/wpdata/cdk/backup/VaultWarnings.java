package io.github.wpdata.cdk.backup;

import software.amazon.awscdk.Annotations;

/** What is allowed for a vault, but a risk. */
final class VaultWarnings {
    private VaultWarnings() {}

    static void annotate(VaultLock lock, Annotations annotations) {
        if (lock.changeableFor != null) {
            annotations.addWarningV2(
                    "@wpdata/cdk:complianceLock",
                    "lock becomes irreversible " + lock.changeableFor.toHumanString()
                            + " after its deployment: from then "
                            + "on nobody, not even AWS, can loosen it or delete a recovery point before its time, and a "
                            + "stack that owns the vault cannot delete it");
        }
    }
}
