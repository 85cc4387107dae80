package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is allowed for a plan, but a risk. Each warning has an id of its own by which a user can acknowledge it. */
final class PlanWarnings {
    private final DataBackupPlan.Builder b;
    private final StackEnvironment home;
    private final Warnings warnings;

    PlanWarnings(DataBackupPlan.Builder b, StackEnvironment home, Warnings warnings) {
        this.b = b;
        this.home = home;
        this.warnings = warnings;
    }

    /** Warns of what does not depend on the resources. */
    void always() {
        String foreign = foreignVaults();
        if (!foreign.isEmpty()) {
            warnings.add(
                    "@wpdata/cdk:crossAccountCopy",
                    "copyTo (" + foreign
                            + ") names another account: copies fail unless both accounts "
                            + "belong to one organization with cross-account backup switched on, the vault's access "
                            + "policy lets this account copy into it, and both vaults have customer-managed keys");
        }
    }

    /** The names of the vaults of other accounts. */
    private String foreignVaults() {
        return b.allCopies().stream()
                .map(BackupCopy::destination)
                .filter(to -> to.account != null && !to.account.equals(home.account()))
                .map(to -> to.name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Warns of what AWS Backup does, or leaves undone, for a kind of resource that the plan protects from now on. */
    void about(ResourceKind kind) {
        switch (kind) {
            case DATABASE_CLUSTER -> aboutCluster();
            case DATABASE_INSTANCE ->
                warnings.add(
                        "@wpdata/cdk:instanceBackup",
                        "resources name a database instance; if it belongs to an Aurora cluster, AWS Backup does not "
                                + "protect it; name the cluster");
            case FILE_SYSTEM -> {
                if (b.rules.stream().anyMatch(rule -> rule.continuous)) {
                    warnings.add(
                            "@wpdata/cdk:continuousFileSystem",
                            "continuous (true) has no effect on a file system, which AWS Backup backs up as scheduled");
                }
            }
            case OTHER -> {}
        }
    }

    private void aboutCluster() {
        warnings.add("@wpdata/cdk:backupOptIn", optIn());
        String foreign = foreignVaults();
        if (!foreign.isEmpty()) {
            warnings.add(
                    "@wpdata/cdk:crossAccountKey",
                    "copyTo (" + foreign
                            + ") names another account, into which a database cluster is copied only if its own key is "
                            + "customer-managed and shared with that account; let the account use the key by its policy");
        }
        if (b.rules.stream().anyMatch(rule -> rule.continuous)) {
            warnings.add(
                    "@wpdata/cdk:continuousCluster",
                    "continuous (true) hands the cluster's own backup retention and window to AWS Backup: the template no "
                            + "longer decides them, and later changes of them fail; Aurora restores to any second by "
                            + "itself");
        }
        boolean cold = b.rules.stream().anyMatch(rule -> rule.moveToColdStorageAfter != null)
                || b.allCopies().stream().anyMatch(copy -> copy.moveToColdStorageAfter() != null);
        if (cold) {
            warnings.add(
                    "@wpdata/cdk:coldStorageIgnored",
                    "moveToColdStorageAfter has no effect on a database cluster, whose backups stay in warm storage");
        }
    }

    /** The setting belongs to account and region, so no template shows or makes it. */
    private String optIn() {
        Set<String> regions = new LinkedHashSet<>(List.of(home.region()));
        b.allCopies().forEach(copy -> regions.add(copy.destination().region));
        String checks = regions.stream()
                .map(region -> Tokens.isToken(region) ? "" : " --region " + region)
                .map(region ->
                        "aws backup describe-region-settings" + region + " --query ResourceTypeOptInPreference.Aurora")
                .collect(Collectors.joining("; "));
        return "resources name a database cluster, which AWS Backup passes over in silence unless the account has opted in "
                + "to Aurora, by region; check that this prints true: " + checks;
    }
}
