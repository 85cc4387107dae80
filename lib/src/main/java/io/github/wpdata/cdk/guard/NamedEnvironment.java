package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The account and region that only one of two templates names. AWS CDK writes them out where the app names them, and
 * refers to them where it does not; both mean the same.
 *
 * @param names the names by pseudo parameter, such as {@code AWS::Region}
 */
record NamedEnvironment(Map<String, String> names) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static NamedEnvironment ofOneOf(StatefulStack one, StatefulStack other) {
        Map<String, String> names = new TreeMap<>();
        add(names, "AWS::AccountId", one.account(), other.account());
        add(names, "AWS::Region", one.region(), other.region());
        return new NamedEnvironment(names);
    }

    private static void add(Map<String, String> names, String parameter, @Nullable String one, @Nullable String other) {
        if (one == null && other != null) {
            names.put(parameter, other);
        } else if (one != null && other == null) {
            names.put(parameter, one);
        }
    }

    /** The values with the names written out. */
    SortedMap<String, JsonNode> writeOut(SortedMap<String, JsonNode> values) {
        SortedMap<String, JsonNode> written = new TreeMap<>();
        values.forEach((property, value) -> written.put(property, names.isEmpty() ? value : writeOut(value)));
        return written;
    }

    private JsonNode writeOut(JsonNode value) {
        if (value.isArray()) {
            ArrayNode elements = JSON.arrayNode();
            value.forEach(element -> elements.add(writeOut(element)));
            return elements;
        }
        if (!value.isObject()) {
            return value;
        }
        String name = value.size() == 1 ? names.get(value.path("Ref").asText()) : null;
        if (name != null) {
            return JSON.textNode(name);
        }
        if (value.size() == 1 && value.path("Fn::Sub").isTextual()) {
            return substituted(value.path("Fn::Sub").asText());
        }
        ObjectNode members = JSON.objectNode();
        value.properties().forEach(member -> members.set(member.getKey(), writeOut(member.getValue())));
        boolean joins = "".equals(members.at("/Fn::Join/0").textValue())
                && members.at("/Fn::Join/1").isArray();
        return joins && members.size() == 1 ? joined(members) : members;
    }

    private JsonNode substituted(String text) {
        String written = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            written = written.replace("${" + name.getKey() + "}", name.getValue());
        }
        return written.contains("${") ? JSON.objectNode().put("Fn::Sub", written) : JSON.textNode(written);
    }

    /** AWS CDK joins neighbouring texts; one that stands alone needs no function. */
    private static JsonNode joined(ObjectNode join) {
        ArrayNode parts = JSON.arrayNode();
        for (JsonNode part : join.at("/Fn::Join/1")) {
            JsonNode last = parts.path(parts.size() - 1);
            if (part.isTextual() && last.isTextual()) {
                parts.set(parts.size() - 1, new TextNode(last.asText() + part.asText()));
            } else {
                parts.add(part);
            }
        }
        if (parts.size() == 1 && parts.path(0).isTextual()) {
            return parts.path(0);
        }
        ObjectNode shortened = JSON.objectNode();
        shortened.putArray("Fn::Join").add("").add(parts);
        return shortened;
    }
}
