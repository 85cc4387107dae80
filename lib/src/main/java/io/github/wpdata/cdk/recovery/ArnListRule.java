package io.github.wpdata.cdk.recovery;

import io.github.wpdata.cdk.internal.validation.Documented;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import java.util.List;

/**
 * Rules on the resources that a selection names, with their check.
 *
 * @param form rule on each ARN
 * @param count rule on the number of ARNs
 */
record ArnListRule(TextRule form, Rule count) implements Documented {
    private static final int MOST = 30;
    private static final String SOURCE = "AWS Backup API: CreateRestoreTestingSelection";

    static ArnListRule of(String property, String form, String example) {
        return new ArnListRule(
                TextRule.matching(
                        new Rule(
                                property,
                                "",
                                "an ARN as in " + example,
                                "is not the ARN of such a resource",
                                "write it as in " + example,
                                SOURCE),
                        form),
                new Rule(
                        property,
                        "ARNs",
                        "at most " + MOST,
                        "are more than a selection accepts",
                        "name at most " + MOST + ", or none to test all that the vault holds",
                        SOURCE));
    }

    /**
     * Checks the ARNs.
     *
     * @param oneMore whether one more is added that is not known yet
     */
    void check(Problems problems, List<String> arns, boolean oneMore) {
        int all = arns.size() + (oneMore ? 1 : 0);
        problems.require(all <= MOST, count, all);
        arns.forEach(arn -> form.check(problems, arn));
    }

    @Override
    public List<Rule> all() {
        return List.of(form.rule(), count);
    }
}
