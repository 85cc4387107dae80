package io.github.wpdata.cdk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * What CloudFormation makes of the values of a template.
 *
 * @param values value of a {@code Ref} by its logical id, and of a {@code Fn::GetAtt} by logical id and attribute, as in
 *     {@code Cluster.Endpoint.Address}
 */
public record Intrinsics(UnaryOperator<String> values) {
    /** The value as a text. */
    public String text(JsonNode value) {
        return evaluate(value).asText();
    }

    /** The value with all intrinsic functions replaced by what they return. */
    public JsonNode evaluate(JsonNode value) {
        if (value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> list.add(evaluate(element)));
            return list;
        }
        if (!value.isObject()) {
            return value;
        }
        if (value.has("Ref")) {
            return JsonNodeFactory.instance.textNode(
                    values.apply(value.path("Ref").asText()));
        }
        if (value.has("Fn::GetAtt")) {
            JsonNode path = value.path("Fn::GetAtt");
            return JsonNodeFactory.instance.textNode(
                    values.apply(path.path(0).asText() + "." + path.path(1).asText()));
        }
        if (value.has("Fn::Join")) {
            StringBuilder joined = new StringBuilder();
            String separator = value.path("Fn::Join").path(0).asText();
            value.path("Fn::Join")
                    .path(1)
                    .forEach(part ->
                            joined.append(joined.isEmpty() ? "" : separator).append(text(part)));
            return JsonNodeFactory.instance.textNode(joined.toString());
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(entry -> {
            if (entry.getKey().startsWith("Fn::")) {
                throw new IllegalArgumentException(entry.getKey() + " is not evaluated here: " + value);
            }
            object.set(entry.getKey(), evaluate(entry.getValue()));
        });
        return object;
    }
}
