package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.CommonForms;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the copies of a plan go: limits, messages and checks. */
final class CopyRules {
    private static final String GUIDE = "AWS Backup Developer Guide: cross-Region copies";
    private static final Pattern PARTITION = Pattern.compile("(cn|us-gov|us-iso[a-z]?|eu-iso[a-z]?|eusc)-.*");

    private static final TextRule VAULT_NAME = CommonForms.vaultName("vaultName");
    private static final TextRule REGION = CommonForms.region("region");
    private static final TextRule ACCOUNT = CommonForms.account("inAccount");
    private static final Rule OWN_REGION = new Rule(
            "region",
            "",
            "another region than the plan's, or another account, or an air-gapped vault",
            "is the plan's own region, so a copy would be lost together with the original",
            "choose a vault of another region",
            GUIDE);
    private static final Rule OTHER_PARTITION = new Rule(
            "region",
            "",
            "a region of the plan's partition",
            "cannot be reached from the plan's region (%s)",
            "choose a region of the same partition",
            "AWS Backup Developer Guide: feature availability by Region");
    private static final Rule KEY = new Rule(
            "copyTo",
            "",
            "a vault with a customer-managed key, if the plan protects a database cluster",
            "has no customer-managed key, so that every copy of a database cluster would fail",
            "make the vault with DestinationBackupVault, or name one that has such a key",
            "AWS Backup Developer Guide: encryption");
    private static final Rule TWICE = new Rule(
            "copyTo",
            "",
            "each vault once",
            "is named twice, so that only the last retention would hold",
            "leave one of them out",
            "this library");

    private CopyRules() {}

    /** Checks the copies of a plan, or of one of its rules. */
    static void check(Problems problems, List<BackupCopy> copies, StackEnvironment home) {
        Set<List<String>> vaults = new HashSet<>();
        for (int i = 0; i < copies.size(); i++) {
            BackupCopy copy = copies.get(i);
            DestinationVault to = copy.destination();
            Problems ofCopy = new Problems();
            to.nulls.check(ofCopy);
            destination(ofCopy, to, home);
            LifecycleRules.check(ofCopy, copy.deleteAfter(), copy.moveToColdStorageAfter(), to.lock);
            problems.within(PlanRules.part("copyTo", VAULT_NAME, to.name, i), ofCopy);
            boolean first = vaults.add(List.of(to.region, to.name, to.accountIn(home)));
            problems.require(first, TWICE, to.name);
        }
    }

    /** Checks that every copy of a database cluster has a vault that accepts it. */
    static void checkKeys(Problems problems, Set<ResourceKind> kinds, List<BackupCopy> copies) {
        if (kinds.contains(ResourceKind.DATABASE_CLUSTER)) {
            copies.stream()
                    .map(BackupCopy::destination)
                    .filter(destination -> destination.kind == DestinationVault.Kind.AWS_MANAGED_KEY)
                    .forEach(destination -> problems.require(false, KEY, destination.name));
        }
    }

    private static void destination(Problems problems, DestinationVault to, StackEnvironment home) {
        boolean named = !to.nulls.properties().contains("vaultName");
        boolean placed = !to.nulls.properties().contains("region");
        problems.required("region", placed ? to.region : null);
        problems.required("vaultName", named ? to.name : null);
        if (named) {
            VAULT_NAME.check(problems, to.name);
        }
        ACCOUNT.check(problems, to.account);
        if (placed) {
            REGION.check(problems, to.region);
            region(problems, to, home);
        }
    }

    private static void region(Problems problems, DestinationVault to, StackEnvironment home) {
        String region = home.region();
        if (Tokens.isToken(to.region) || !REGION.allows(to.region) || Tokens.isToken(region)) {
            return;
        }
        boolean apart = to.kind == DestinationVault.Kind.AIR_GAPPED
                || !to.region.equals(region)
                || !to.accountIn(home).equals(home.account());
        problems.require(apart, OWN_REGION, to.region);
        problems.require(partition(to.region).equals(partition(region)), OTHER_PARTITION, to.region, region);
    }

    private static String partition(String region) {
        Matcher m = PARTITION.matcher(region);
        return m.matches() ? m.group(1) : "aws";
    }
}
