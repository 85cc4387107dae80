package io.github.wpdata.cdk.internal.template;

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
public final class Assembly {

    /** An output under the name that another template imports. */
    public record Export(Template template, TemplateValue value) {}

    private final List<Template> templates;
    private final Map<JsonNode, Export> exports = new HashMap<>();

    public Assembly(List<SynthesizedStack> stacks) {
        templates = stacks.stream()
                .flatMap(stack -> stack.templates().map(file -> new Template(stack, file, this)))
                .toList();
        for (Template template : templates) {
            template.outputs()
                    .filter(output -> !output.get("Export").isAbsent())
                    .forEach(output -> exports.put(
                            output.get("Export").get("Name").node(), new Export(template, output.get("Value"))));
        }
    }

    public Stream<Resource> ofType(String type) {
        return templates.stream()
                .flatMap(template -> template.resources().stream())
                .filter(resource -> resource.type().equals(type));
    }

    public Optional<Export> export(JsonNode name) {
        return Optional.ofNullable(exports.get(name));
    }
}
