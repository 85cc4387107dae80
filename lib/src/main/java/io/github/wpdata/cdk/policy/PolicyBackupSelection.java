package io.github.wpdata.cdk.policy;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A selection of AWS Backup: resources by ARN, narrowed by tags and conditions. */
final class PolicyBackupSelection {

    private final PolicyResource selection;
    private final PolicyValue body;

    PolicyBackupSelection(PolicyResource selection) {
        this.selection = selection;
        body = selection.get("BackupSelection");
    }

    /** Whether the selection belongs to the plan. */
    PolicyAnswer isOf(PolicyResource plan) {
        return selection.references("BackupPlanId").name(plan);
    }

    /** Whether the selection takes the resource. */
    PolicyAnswer take(PolicyResource resource) {
        PolicyValue named = body.get("Resources");
        PolicyValue tags = body.get("ListOfTags");
        if (named.isAbsent() && tags.isAbsent()) {
            return body.isIntrinsic() ? PolicyAnswer.UNKNOWN : PolicyAnswer.NO;
        }
        // Tags alone choose from all resources; beside resources, they narrow these. One of the tags is enough, but
        // every condition holds.
        return (named.isAbsent() ? PolicyAnswer.YES : names(named, resource))
                .and(names(body.get("NotResources"), resource).not())
                .and(tags.isAbsent() ? PolicyAnswer.YES : any(tags, tag -> tagged(resource, tag, false)))
                .and(any(
                                condition("StringEquals"),
                                tag -> tagged(resource, tag, false).not())
                        .not())
                .and(any(
                                condition("StringLike"),
                                tag -> tagged(resource, tag, true).not())
                        .not())
                .and(any(condition("StringNotEquals"), tag -> tagged(resource, tag, false))
                        .not())
                .and(any(condition("StringNotLike"), tag -> tagged(resource, tag, true))
                        .not());
    }

    private PolicyValue condition(String operator) {
        PolicyValue conditions = body.get("Conditions");
        return conditions.isIntrinsic() ? conditions : conditions.get(operator);
    }

    private PolicyAnswer names(PolicyValue arns, PolicyResource resource) {
        return any(arns, arn -> {
            PolicyAnswer referred = selection.template().references(arn).name(resource);
            return referred == PolicyAnswer.NO
                    ? PolicyArnPattern.of(arn)
                            .map(pattern -> pattern.matches(resource))
                            .orElse(PolicyAnswer.NO)
                    : referred;
        });
    }

    /** Whether the resource bears a tag that the selection asks for. */
    private static PolicyAnswer tagged(PolicyResource resource, PolicyValue wanted, boolean wildcards) {
        PolicyValue key = wanted.get("ConditionKey");
        PolicyValue value = wanted.get("ConditionValue");
        if (key.isIntrinsic() || value.isIntrinsic() || wanted.isIntrinsic()) {
            return PolicyAnswer.UNKNOWN;
        }
        String name = key.literal().orElse("").replaceFirst("^aws:ResourceTag/", "");
        String text = value.literal().orElse("");
        List<PolicyValue> lists =
                Stream.of("Tags", "FileSystemTags").map(resource::get).toList();
        return PolicyAnswer.any(
                lists,
                list -> any(list, tag -> {
                    PolicyValue actual = tag.get("Value");
                    if (tag.isIntrinsic() || tag.get("Key").isIntrinsic()) {
                        return PolicyAnswer.UNKNOWN;
                    }
                    if (!tag.get("Key").node().asText().equals(name)) {
                        return PolicyAnswer.NO;
                    }
                    if (actual.isIntrinsic()) {
                        return PolicyAnswer.UNKNOWN;
                    }
                    String has = actual.literal().orElse("");
                    return PolicyAnswer.of(wildcards ? PolicyArnPattern.glob(text, has) : text.equals(has));
                }));
    }

    private static PolicyAnswer any(PolicyValue list, Function<PolicyValue, PolicyAnswer> question) {
        return list.isIntrinsic() ? PolicyAnswer.UNKNOWN : PolicyAnswer.any(list.items(), question);
    }
}
