package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds a plan's builder against {@link PlanRules}. */
final class PlanChecks {
    private static final Pattern PARTITION = Pattern.compile("(cn|us-gov|us-iso[a-z]?|eu-iso[a-z]?|eusc)-.*");

    private final DataBackupPlan.Builder b;
    private final StackEnvironment home;

    private PlanChecks(DataBackupPlan.Builder b, StackEnvironment home) {
        this.b = b;
        this.home = home;
    }

    /** Checks everything, and returns the resources. */
    static SelectedResources check(DataBackupPlan.Builder b, StackEnvironment home) {
        PlanChecks checks = new PlanChecks(b, home);
        checks.names();
        checks.vault();
        checks.rules();
        checks.copies(b.problems, b.copies);
        SelectedResources resources = SelectedResources.NONE.plus(b.problems, home, b.resources);
        keys(b.problems, resources, b);
        return resources;
    }

    /** Checks that every copy of a database cluster has a vault that takes it. */
    static void keys(Problems problems, SelectedResources resources, DataBackupPlan.Builder b) {
        if (resources.kinds().contains(ResourceKind.DATABASE_CLUSTER)) {
            b.allCopies().stream()
                    .map(BackupCopy::destination)
                    .filter(destination -> !destination.customerManagedKey)
                    .forEach(destination -> problems.require(false, PlanRules.COPY_KEY, destination.name));
        }
    }

    private void names() {
        if (b.planName != null) {
            RuleChecks.name(b.problems, PlanRules.PLAN_NAME, b.planName);
        }
        RuleChecks.name(b.problems, PlanRules.SELECTION_NAME, b.selectionName);
    }

    private void vault() {
        if (b.vault != null) {
            home.requireSameRegion(b.problems, PlanRules.VAULT_REGION, b.vault);
            b.problems.require(b.encryptionKey == null, PlanRules.KEY_OF_GIVEN_VAULT, "set");
        } else if (b.encryptionKey != null) {
            VaultChecks.key(b.problems, b.encryptionKey, home);
        }
    }

    private void rules() {
        b.problems.required("rules", b.rules.isEmpty() ? null : b.rules);
        LockBounds lock = b.vault == null ? LockBounds.NONE : LockBounds.of(b.vault);
        Set<String> names = new HashSet<>();
        List<RuleSchedule> starts = new ArrayList<>();
        for (BackupRule rule : b.rules) {
            Problems problems = new Problems();
            RuleChecks.check(problems, rule, lock).ifPresent(starts::add);
            copies(problems, rule.copies);
            String part = part("rules", PlanRules.NAME, rule.name, b.rules.indexOf(rule));
            b.problems.within(part, rule.problems);
            b.problems.within(part, problems);
            b.problems.require(names.add(rule.name), PlanRules.RULE_NAMED_TWICE, rule.name);
        }
        for (int i = 0; i < starts.size(); i++) {
            for (int j = i + 1; j < starts.size(); j++) {
                RuleSchedule one = starts.get(i);
                RuleSchedule other = starts.get(j);
                one.overlap(other)
                        .ifPresent(moment -> b.problems.require(
                                false, PlanRules.OVERLAP, one.rule() + " and " + other.rule(), moment));
            }
        }
    }

    private void copies(Problems problems, List<BackupCopy> copies) {
        for (BackupCopy copy : copies) {
            DestinationVault to = copy.destination();
            Problems ofCopy = new Problems();
            destination(ofCopy, to);
            RuleChecks.lifecycle(ofCopy, copy.deleteAfter(), copy.moveToColdStorageAfter(), to.lock);
            String part = part("copyTo", VaultRules.VAULT_NAME, to.name, copies.indexOf(copy));
            problems.within(part, to.problems);
            problems.within(part, ofCopy);
        }
    }

    private void destination(Problems problems, DestinationVault to) {
        problems.require(
                Tokens.isToken(to.name)
                        || VaultRules.VAULT_NAME.matcher(to.name).matches(),
                PlanRules.COPY_VAULT_NAME,
                to.name);
        if (to.account != null) {
            boolean valid = Tokens.isToken(to.account)
                    || PlanRules.ACCOUNT.matcher(to.account).matches();
            problems.require(valid, PlanRules.COPY_ACCOUNT, to.account);
        }
        if (Tokens.isToken(to.region)) {
            return;
        }
        String region = home.region();
        boolean valid = PlanRules.REGION.matcher(to.region).matches();
        problems.require(valid, PlanRules.COPY_REGION, to.region);
        if (valid && !Tokens.isToken(region)) {
            boolean ownAccount = to.account == null || to.account.equals(home.account());
            problems.require(!to.region.equals(region) || !ownAccount, PlanRules.COPY_OWN_REGION, to.region);
            problems.require(
                    partition(to.region).equals(partition(region)), PlanRules.COPY_PARTITION, to.region, region);
        }
    }

    private static String partition(String region) {
        Matcher m = PARTITION.matcher(region);
        return m.matches() ? m.group(1) : "aws";
    }

    /** What a message calls one of several parts: by its name, or by its place if it has no proper name. */
    private static String part(String property, Pattern form, String name, int index) {
        return property + "[" + (form.matcher(name).matches() ? name : String.valueOf(index + 1)) + "]";
    }
}
