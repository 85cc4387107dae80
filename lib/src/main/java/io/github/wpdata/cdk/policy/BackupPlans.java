package io.github.wpdata.cdk.policy;

import io.github.wpdata.cdk.internal.template.Answer;
import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import io.github.wpdata.cdk.internal.template.Types;
import java.util.List;

/** Which resources the plans of AWS Backup select. */
final class BackupPlans {

    private final List<BackupSelection> selections;
    private final List<Resource> plans;

    BackupPlans(Assembly templates) {
        selections = templates
                .ofType(Types.BACKUP_SELECTION)
                .map(BackupSelection::new)
                .toList();
        plans = templates.ofType(Types.BACKUP_PLAN).toList();
    }

    static List<TemplateValue> rules(Resource plan) {
        return plan.get("BackupPlan").get("BackupPlanRule").items();
    }

    /** Whether any selection takes the resource. */
    Answer cover(Resource resource) {
        return Answer.any(selections, selection -> selection.take(resource));
    }

    /** Whether a plan that takes the resource has a continuous rule. */
    Answer continuouslyCover(Resource resource) {
        return Answer.any(selections, selection -> selection.take(resource).and(continuous(selection)));
    }

    private Answer continuous(BackupSelection selection) {
        return Answer.any(
                plans,
                plan -> selection.isOf(plan).and(Answer.any(rules(plan), rule -> {
                    TemplateValue continuous = rule.get("EnableContinuousBackup");
                    boolean hidden = rule.isIntrinsic() || continuous.isIntrinsic();
                    return hidden ? Answer.UNKNOWN : Answer.of(continuous.is("true"));
                })));
    }
}
