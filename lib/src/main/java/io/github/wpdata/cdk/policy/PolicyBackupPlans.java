package io.github.wpdata.cdk.policy;

import java.util.List;

/** Which resources the plans of AWS Backup select. */
final class PolicyBackupPlans {

    static final String PLAN = "AWS::Backup::BackupPlan";

    private final List<PolicyBackupSelection> selections;
    private final List<PolicyResource> plans;

    PolicyBackupPlans(PolicyTemplates templates) {
        selections = templates
                .ofType("AWS::Backup::BackupSelection")
                .map(PolicyBackupSelection::new)
                .toList();
        plans = templates.ofType(PLAN).toList();
    }

    static List<PolicyValue> rules(PolicyResource plan) {
        return plan.get("BackupPlan").get("BackupPlanRule").items();
    }

    /** Whether any selection takes the resource. */
    PolicyAnswer cover(PolicyResource resource) {
        return PolicyAnswer.any(selections, selection -> selection.take(resource));
    }

    /** Whether a plan that takes the resource has a continuous rule. */
    PolicyAnswer continuouslyCover(PolicyResource resource) {
        return PolicyAnswer.any(
                selections, selection -> selection.take(resource).and(continuous(selection)));
    }

    private PolicyAnswer continuous(PolicyBackupSelection selection) {
        return PolicyAnswer.any(
                plans,
                plan -> selection.isOf(plan).and(PolicyAnswer.any(rules(plan), rule -> {
                    PolicyValue continuous = rule.get("EnableContinuousBackup");
                    boolean hidden = rule.isIntrinsic() || continuous.isIntrinsic();
                    return hidden ? PolicyAnswer.UNKNOWN : PolicyAnswer.of(continuous.is("true"));
                })));
    }
}
