package io.github.wpdata.cdk.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the resources that a value refers to, across the exports of other templates. */
final class ReferenceWalk {

    /** {@code ${Name}} or {@code ${Name.Attribute}}; {@code ${!Name}} is a literal. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^!}.][^}.]*)[^}]*}");

    private final Set<Resource> resources = new LinkedHashSet<>();
    private boolean complete = true;

    References from(Template template, JsonNode value) {
        walk(template, value);
        return new References(resources, complete);
    }

    private void walk(Template template, JsonNode value) {
        String function = new TemplateValue(value).function().orElse("");
        JsonNode argument = value.path(function);
        switch (function) {
            case "Ref" -> name(template, argument.asText());
            case "Fn::GetAtt" ->
                name(
                        template,
                        argument.isArray()
                                ? argument.path(0).asText()
                                : argument.asText().split("\\.", 2)[0]);
            case "Fn::Sub" -> substitute(template, argument);
            case "Fn::ImportValue" ->
                template.assembly()
                        .export(argument)
                        .ifPresentOrElse(
                                export -> walk(export.template(), export.value().node()), () -> complete = false);
            case "", "Fn::Join", "Fn::Select", "Fn::Split", "Fn::Base64" ->
                value.forEach(child -> walk(template, child));
            default -> complete = false;
        }
    }

    private void substitute(Template template, JsonNode argument) {
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            JsonNode given = argument.path(1).path(placeholder.group(1));
            if (given.isMissingNode()) {
                name(template, placeholder.group(1));
            } else {
                walk(template, given);
            }
        }
    }

    private void name(Template template, String name) {
        Resource resource = template.byLogicalId().get(name);
        // A reference to a nested stack is one to an output of it, and so to a resource that is not in sight.
        if (resource != null && !resource.type().equals(Types.NESTED_STACK)) {
            resources.add(resource);
        } else if (!name.startsWith("AWS::")) {
            complete = false;
        }
    }
}
