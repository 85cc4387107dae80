package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Backup plans: limits, messages and checks. Schedules, retentions, copies and resources have rules of their own. */
final class PlanRules {
    private static final String NAMES = "1 to 50 letters, digits, hyphens, underscores and dots";
    private static final String NAME_FORM = "[a-zA-Z0-9._-]{1,50}";
    private static final String API = "AWS Backup API: CreateBackupPlan";
    private static final String SELECTION = "AWS Backup API: CreateBackupSelection";

    private static final TextRule PLAN_NAME = name("planName", "is not a plan name", API);
    private static final TextRule SELECTION_NAME = name("selectionName", "is not a selection name", SELECTION);
    private static final TextRule RULE_NAME = name("name", "is not a rule name", API);
    private static final Rule RULE_NAMED_TWICE = new Rule(
            "rules", "", "each with another name", "is the name of more than one rule", "rename one of them", API);
    private static final Rule VAULT_REGION = new Rule(
            "vault",
            "",
            "in the plan's region",
            "is in another region than the plan (%s)",
            "pass a vault of the plan's region, and copy to the other with copyTo(…)",
            API);
    private static final Rule KEY_OF_GIVEN_VAULT = new Rule(
            "encryptionKey",
            "",
            "only for the plan's own vault",
            "has no effect, because vault is set and has its own key",
            "leave out encryptionKey or vault",
            "AWS Backup API: CreateBackupVault");

    private final PlanSettings<?> settings;
    private final StackEnvironment home;

    private PlanRules(PlanSettings<?> settings, StackEnvironment home) {
        this.settings = settings;
        this.home = home;
    }

    private static TextRule name(String property, String problem, String source) {
        return TextRule.matching(new Rule(property, "", NAMES, problem, "use " + NAMES, source), NAME_FORM);
    }

    /** Checks everything, and returns the resources. */
    static SelectedResources check(Problems problems, PlanSettings<?> settings, StackEnvironment home) {
        PlanRules rules = new PlanRules(settings, home);
        PLAN_NAME.check(problems, settings.planName);
        SELECTION_NAME.check(problems, settings.selectionName);
        rules.vault(problems);
        if (settings.role != null) {
            RoleRules.check(problems, settings.role, home);
        }
        rules.rules(problems);
        CopyRules.check(problems, settings.copies, home);
        SelectedResources resources =
                SelectedResources.expecting(settings.expected).plus(problems, home, settings.resources);
        CopyRules.checkKeys(problems, resources.kinds(), settings.allCopies());
        return resources;
    }

    private void vault(Problems problems) {
        if (settings.vault == null) {
            if (settings.encryptionKey != null) {
                VaultRules.key(problems, settings.encryptionKey, home, false);
            }
            return;
        }
        settings.vault.requireRegion(problems, VAULT_REGION, home);
        if (settings.encryptionKey != null) {
            problems.require(
                    false, KEY_OF_GIVEN_VAULT, settings.encryptionKey.getNode().getPath());
        }
    }

    private void rules(Problems problems) {
        problems.required("rules", settings.rules.isEmpty() ? null : settings.rules);
        LockBounds lock =
                settings.vault == null ? LockBounds.NONE : settings.vault.lock().get();
        Set<String> names = new HashSet<>();
        List<RuleSchedule> starts = new ArrayList<>();
        for (int i = 0; i < settings.rules.size(); i++) {
            BackupRule rule = settings.rules.get(i);
            Problems ofRule = new Problems();
            rule.nulls.check(ofRule);
            if (rule.nulls.properties().contains("name")) {
                ofRule.required("name", null);
            } else {
                RULE_NAME.check(ofRule, rule.name);
            }
            ScheduleRules.check(ofRule, rule).ifPresent(starts::add);
            LifecycleRules.check(ofRule, rule, lock);
            if (rule.airGappedVault != null) {
                AirGappedRules.checkTarget(ofRule, rule, rule.airGappedVault, home);
            }
            CopyRules.check(ofRule, rule.copies, home);
            problems.within(part("rules", RULE_NAME, rule.name, i), ofRule);
            problems.require(names.add(rule.name), RULE_NAMED_TWICE, rule.name);
        }
        ScheduleRules.checkOverlaps(problems, starts);
    }

    /** What a message calls one of several values: by its name, or by its position if it has no proper name. */
    static String part(String property, TextRule form, String name, int index) {
        boolean named = !Tokens.isToken(name) && form.allows(name);
        return property + "[" + (named ? name : String.valueOf(index + 1)) + "]";
    }
}
