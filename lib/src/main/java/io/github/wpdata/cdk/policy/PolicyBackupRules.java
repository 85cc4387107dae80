package io.github.wpdata.cdk.policy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules for the plans of AWS Backup. */
final class PolicyBackupRules {

    private PolicyBackupRules() {}

    static Stream<PolicyFinding> coverage(PolicyTemplates templates) {
        PolicyBackupPlans plans = new PolicyBackupPlans(templates);
        return Stream.of(PolicyDatabaseRules.CLUSTER, "AWS::EFS::FileSystem")
                .flatMap(templates::ofType)
                .filter(resource -> plans.cover(resource) == PolicyAnswer.NO)
                .map(resource -> new PolicyFinding(
                        resource,
                        List.of(),
                        "No selection of a backup plan names the %s"
                                .formatted(
                                        resource.type().equals(PolicyDatabaseRules.CLUSTER)
                                                ? "DB cluster"
                                                : "file system"),
                        "add its ARN to the resources of a selection"));
    }

    static Stream<PolicyFinding> copyLifecycle(PolicyTemplates templates) {
        return templates.ofType(PolicyBackupPlans.PLAN).flatMap(plan -> {
            List<PolicyValue> rules = PolicyBackupPlans.rules(plan);
            return IntStream.range(0, rules.size()).boxed().flatMap(i -> copies(plan, i, rules.get(i)));
        });
    }

    private static Stream<PolicyFinding> copies(PolicyResource plan, int rule, PolicyValue body) {
        List<PolicyValue> copies = body.get("CopyActions").items();
        return IntStream.range(0, copies.size())
                .boxed()
                .filter(i -> !copies.get(i).isIntrinsic())
                .flatMap(i -> {
                    PolicyValue lifecycle = copies.get(i).get("Lifecycle");
                    return PolicyFinding.when(
                            lifecycle.isAbsent(),
                            plan,
                            "Properties.BackupPlan.BackupPlanRule.%d.CopyActions.%d.Lifecycle".formatted(rule, i),
                            lifecycle,
                            "lets the copy expire with the lifecycle of the original",
                            "give the copy a lifecycle of its own");
                });
    }
}
