package io.github.wpdata.cdk.policy;

import io.github.wpdata.cdk.internal.template.Answer;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A selection of AWS Backup: resources by ARN, narrowed by tags and conditions. */
final class BackupSelection {

    private final Resource selection;
    private final TemplateValue body;

    BackupSelection(Resource selection) {
        this.selection = selection;
        body = selection.get("BackupSelection");
    }

    /** Whether the selection belongs to the plan. */
    Answer isOf(Resource plan) {
        return selection.references("BackupPlanId").name(plan);
    }

    /** Whether the selection takes the resource. */
    Answer take(Resource resource) {
        TemplateValue named = body.get("Resources");
        TemplateValue tags = body.get("ListOfTags");
        if (named.isAbsent() && tags.isAbsent()) {
            return body.isIntrinsic() ? Answer.UNKNOWN : Answer.NO;
        }
        // Tags alone choose from all resources; beside resources, they narrow these. One of the tags is enough, but
        // every condition holds.
        return (named.isAbsent() ? Answer.YES : names(named, resource))
                .and(names(body.get("NotResources"), resource).not())
                .and(tags.isAbsent() ? Answer.YES : any(tags, tag -> tagged(resource, tag, false)))
                .and(all(condition("StringEquals"), tag -> tagged(resource, tag, false)))
                .and(all(condition("StringLike"), tag -> tagged(resource, tag, true)))
                .and(all(
                        condition("StringNotEquals"),
                        tag -> tagged(resource, tag, false).not()))
                .and(all(
                        condition("StringNotLike"),
                        tag -> tagged(resource, tag, true).not()));
    }

    private TemplateValue condition(String operator) {
        TemplateValue conditions = body.get("Conditions");
        return conditions.isIntrinsic() ? conditions : conditions.get(operator);
    }

    private Answer names(TemplateValue arns, Resource resource) {
        return any(arns, arn -> {
            Answer referred = selection.template().references(arn).name(resource);
            return referred == Answer.NO
                    ? ArnPattern.of(arn)
                            .map(pattern -> pattern.matches(resource))
                            .orElse(Answer.NO)
                    : referred;
        });
    }

    /** Whether the resource has a tag that the selection requires. */
    private static Answer tagged(Resource resource, TemplateValue wanted, boolean wildcards) {
        TemplateValue key = wanted.get("ConditionKey");
        TemplateValue value = wanted.get("ConditionValue");
        if (key.isIntrinsic() || value.isIntrinsic() || wanted.isIntrinsic()) {
            return Answer.UNKNOWN;
        }
        String name = key.literal().orElse("").replaceFirst("^aws:ResourceTag/", "");
        String text = value.literal().orElse("");
        List<TemplateValue> lists =
                Stream.of("Tags", "FileSystemTags").map(resource::get).toList();
        return Answer.any(
                lists,
                list -> any(list, tag -> {
                    TemplateValue actual = tag.get("Value");
                    if (tag.isIntrinsic() || tag.get("Key").isIntrinsic()) {
                        return Answer.UNKNOWN;
                    }
                    if (!tag.get("Key").node().asText().equals(name)) {
                        return Answer.NO;
                    }
                    if (actual.isIntrinsic()) {
                        return Answer.UNKNOWN;
                    }
                    String has = actual.literal().orElse("");
                    return Answer.of(wildcards ? ArnPattern.glob(text, has) : text.equals(has));
                }));
    }

    private static Answer any(TemplateValue list, Function<TemplateValue, Answer> question) {
        return list.isIntrinsic() ? Answer.UNKNOWN : Answer.any(list.items(), question);
    }

    private static Answer all(TemplateValue list, Function<TemplateValue, Answer> question) {
        return list.isIntrinsic() ? Answer.UNKNOWN : Answer.all(list.items(), question);
    }
}
