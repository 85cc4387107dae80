package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.Regions;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import software.amazon.awscdk.RemovalPolicy;

/** Risks of a vault that are not misuse. Each warning has an id by which a user can acknowledge it. */
final class VaultWarnings {
    private VaultWarnings() {}

    static void annotate(VaultSettings<?> settings, Warnings warnings) {
        Regions.warnIfUnknown(settings.home);
        if (settings.removalPolicy == RemovalPolicy.DESTROY) {
            warnings.add(
                    "@wpdata/cdk:vaultDeletion",
                    "removalPolicy (DESTROY) deletes the vault, which fails while it holds a recovery point; delete the "
                            + "recovery points first, or keep the vault");
        }
        if (settings.lock != null && settings.lock.changeableFor != null) {
            warnings.add(
                    "@wpdata/cdk:complianceLock",
                    "lock becomes irreversible "
                            + settings.lock.changeableFor.duration().toHumanString()
                            + " after its deployment (acknowledged: " + settings.lock.acknowledgedDate
                            + "). From then on no identity, not even AWS, can loosen it or delete a "
                            + "recovery point before its time, and a stack that owns the vault cannot delete it");
        }
    }
}
