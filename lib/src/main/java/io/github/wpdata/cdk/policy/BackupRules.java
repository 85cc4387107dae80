package io.github.wpdata.cdk.policy;

import io.github.wpdata.cdk.internal.template.Answer;
import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import io.github.wpdata.cdk.internal.template.Types;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules for the plans of AWS Backup. */
final class BackupRules {

    private BackupRules() {}

    static Stream<Finding> coverage(Assembly templates) {
        BackupPlans plans = new BackupPlans(templates);
        return Stream.of(Types.DB_CLUSTER, Types.FILE_SYSTEM)
                .flatMap(templates::ofType)
                .filter(resource -> plans.cover(resource) == Answer.NO)
                .map(resource -> new Finding(
                        resource,
                        List.of(),
                        "No backup selection includes the %s"
                                .formatted(resource.type().equals(Types.DB_CLUSTER) ? "DB cluster" : "file system"),
                        "add its ARN to the resources of a selection"));
    }

    static Stream<Finding> copyLifecycle(Assembly templates) {
        return templates.ofType(Types.BACKUP_PLAN).flatMap(plan -> {
            List<TemplateValue> rules = BackupPlans.rules(plan);
            return IntStream.range(0, rules.size()).boxed().flatMap(i -> copies(plan, i, rules.get(i)));
        });
    }

    private static Stream<Finding> copies(Resource plan, int rule, TemplateValue body) {
        List<TemplateValue> copies = body.get("CopyActions").items();
        return IntStream.range(0, copies.size())
                .boxed()
                .filter(i -> !copies.get(i).isIntrinsic())
                .flatMap(i -> {
                    TemplateValue lifecycle = copies.get(i).get("Lifecycle");
                    return Finding.when(
                            lifecycle.isAbsent(),
                            plan,
                            "Properties.BackupPlan.BackupPlanRule.%d.CopyActions.%d.Lifecycle".formatted(rule, i),
                            lifecycle,
                            "makes the copy expire with the lifecycle of the original",
                            "give the copy a lifecycle of its own");
                });
    }
}
