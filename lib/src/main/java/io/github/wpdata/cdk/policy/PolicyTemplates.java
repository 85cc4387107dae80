package io.github.wpdata.cdk.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The templates that CDK validates together: those of one account and region. Rules that join resources look across all
 * of them.
 */
final class PolicyTemplates {

    /** An output under the name that another template imports. */
    record Export(PolicyTemplate template, PolicyValue value) {}

    private final List<PolicyTemplate> templates;
    private final Map<JsonNode, Export> exports = new HashMap<>();

    PolicyTemplates(List<PolicyStack> stacks) {
        templates = stacks.stream()
                .flatMap(stack -> stack.templates().map(file -> new PolicyTemplate(stack, file, this)))
                .toList();
        for (PolicyTemplate template : templates) {
            template.outputs()
                    .filter(output -> !output.get("Export").isAbsent())
                    .forEach(output -> exports.put(
                            output.get("Export").get("Name").node(), new Export(template, output.get("Value"))));
        }
    }

    Stream<PolicyResource> ofType(String type) {
        return templates.stream()
                .flatMap(template -> template.resources().stream())
                .filter(resource -> resource.type().equals(type));
    }

    Optional<Export> export(JsonNode name) {
        return Optional.ofNullable(exports.get(name));
    }
}
