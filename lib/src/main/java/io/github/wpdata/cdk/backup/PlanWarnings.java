package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.Regions;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Risks of a plan that are not misuse. Each warning has an id by which a user can acknowledge it. */
final class PlanWarnings {
    private final List<BackupRule> rules;
    private final List<BackupCopy> copies;
    private final StackEnvironment home;
    private final Warnings warnings;

    PlanWarnings(List<BackupRule> rules, List<BackupCopy> copies, StackEnvironment home, Warnings warnings) {
        this.rules = rules;
        this.copies = copies;
        this.home = home;
        this.warnings = warnings;
    }

    /** Warns of what does not depend on the resources. */
    void always() {
        Regions.warnIfUnknown(home);
        copies.stream()
                .map(BackupCopy::destination)
                .filter(to -> !Regions.isKnown(to.region))
                .forEach(to -> warnings.add(
                        "@wpdata/cdk:unknownRegion",
                        "copyTo (" + to.name + ") names region " + to.region
                                + ", which this version of AWS CDK does not know; check its spelling"));
        String foreign = foreignVaults();
        if (!foreign.isEmpty()) {
            warnings.add(
                    "@wpdata/cdk:crossAccountCopy",
                    "copyTo (" + foreign
                            + ") names another account. Copies fail unless both accounts belong to one organization with "
                            + "cross-account backup switched on, the vault's access policy allows this account to copy into "
                            + "it, and both vaults have customer-managed keys, which an air-gapped vault does not need");
        }
    }

    /** The names of the vaults of other accounts. */
    private String foreignVaults() {
        return copies.stream()
                .map(BackupCopy::destination)
                .filter(this::isForeign)
                .map(to -> to.name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private boolean isForeign(DestinationVault to) {
        return to.account != null && !to.account.equals(home.account());
    }

    /** Warns of what AWS Backup does, or does not do, for a kind of resource that the plan protects from now on. */
    void about(ResourceKind kind) {
        switch (kind) {
            case DATABASE_CLUSTER -> aboutCluster();
            case DATABASE_INSTANCE ->
                warnings.add(
                        "@wpdata/cdk:instanceBackup",
                        "resources include a database instance. AWS Backup does not protect an instance of an Aurora cluster; "
                                + "pass the cluster");
            case FILE_SYSTEM -> {
                if (rules.stream().anyMatch(rule -> rule.continuous)) {
                    warnings.add(
                            "@wpdata/cdk:continuousFileSystem",
                            "continuous (true) has no effect on a file system, which is backed up as scheduled");
                }
            }
            case OTHER -> {}
        }
    }

    private void aboutCluster() {
        warnings.add("@wpdata/cdk:backupOptIn", optIn());
        String farAway = copies.stream()
                .map(BackupCopy::destination)
                .filter(to -> isForeign(to) && !to.region.equals(home.region()))
                .map(to -> to.name)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!farAway.isEmpty()) {
            warnings.add(
                    "@wpdata/cdk:crossRegionAndAccountCopy",
                    "copyTo (" + farAway
                            + ") copies a database cluster to another region and another account in one action. AWS Backup does "
                            + "so only between regions that both offer cross-Region and cross-account copies of Aurora; check "
                            + "both regions in the AWS Backup Developer Guide (feature availability by Region), and run one "
                            + "copy job before you rely on it");
        }
        String foreign = foreignVaults();
        if (!foreign.isEmpty()) {
            warnings.add(
                    "@wpdata/cdk:crossAccountKey",
                    "copyTo (" + foreign
                            + ") names another account. A database cluster can be copied there only if its own key is "
                            + "customer-managed and shared with that account; allow the account in the policy of the key");
        }
        if (rules.stream().anyMatch(rule -> rule.continuous)) {
            warnings.add(
                    "@wpdata/cdk:continuousCluster",
                    "continuous (true) hands the cluster's own backup retention and window over to AWS Backup: the template no "
                            + "longer sets them, and later changes of them fail. Aurora restores to any second without it");
        }
        boolean cold = rules.stream().anyMatch(rule -> rule.moveToColdStorageAfter != null)
                || copies.stream().anyMatch(copy -> copy.moveToColdStorageAfter() != null);
        if (cold) {
            warnings.add(
                    "@wpdata/cdk:coldStorageIgnored",
                    "moveToColdStorageAfter has no effect on a database cluster, whose backups stay in warm storage");
        }
    }

    /** The setting belongs to account and region, so a template neither shows nor changes it. */
    private String optIn() {
        Set<String> regions = new LinkedHashSet<>(List.of(home.region()));
        copies.forEach(copy -> regions.add(copy.destination().region));
        String checks = regions.stream()
                .map(region -> Tokens.isToken(region) ? "" : " --region " + region)
                .map(region ->
                        "aws backup describe-region-settings" + region + " --query ResourceTypeOptInPreference.Aurora")
                .collect(Collectors.joining("; "));
        return "resources include a database cluster. AWS Backup silently skips Aurora unless the account has opted in, in "
                + "each region; check that this prints true: " + checks;
    }
}
