package io.github.wpdata.cdk.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tags that no service accepts. */
final class TagRules {
    private static final String RESERVED = "aws:";

    private TagRules() {}

    static Stream<Finding> reserved(Assembly templates) {
        return templates.templates().stream()
                .flatMap(template -> template.resources().stream())
                .flatMap(resource -> resource.attribute("Properties")
                        .node()
                        .propertyStream()
                        .filter(property -> property.getKey().endsWith("Tags"))
                        .flatMap(property -> findings(resource, property.getKey())));
    }

    private static Stream<Finding> findings(Resource resource, String property) {
        return keys(resource.get(property))
                .filter(key -> key.toLowerCase(Locale.ROOT).startsWith(RESERVED))
                .map(key -> new Finding(
                        resource,
                        List.of("Properties." + property),
                        "%s (%s) begin with %s, which AWS reserves".formatted(property, key, RESERVED),
                        "choose another key"));
    }

    /** Most resources have a list of pairs, some an object; a function hides the keys. */
    private static Stream<String> keys(TemplateValue tags) {
        if (tags.isIntrinsic()) {
            return Stream.empty();
        }
        return tags.node().isObject()
                ? tags.node().propertyStream().map(property -> property.getKey())
                : tags.items().stream().map(tag -> tag.node().path("Key")).map(JsonNode::asText);
    }
}
