package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import io.github.wpdata.cdk.internal.template.Types;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which properties of which types replace a resource: an extract of the CloudFormation resource schemas, made by
 * {@code tools/replacement-properties.mjs}, and the few cases where the schemas say less than AWS documents.
 *
 * @param source the npm package that the extract was made from
 * @param version that package's version
 * @param published the day that version appeared
 */
record ReplacementSchema(String source, String version, String published, Map<String, Type> types) {

    /** What changing a property does to its resource. */
    enum Outcome {
        REPLACES,
        MAY_REPLACE,
        IN_PLACE
    }

    /**
     * The property paths of a type that the guard watches; {@code []} stands for each element of a list.
     *
     * @param replaces {@code createOnlyProperties} of the schema
     * @param mayReplace {@code conditionalCreateOnlyProperties} of the schema
     * @param protects properties that refuse a deletion
     */
    record Type(List<String> replaces, List<String> mayReplace, List<String> protects) {}

    /** What the baseline holds in place of a secret: only whether there is one matters for replacement. */
    static final JsonNode SECRET = TextNode.valueOf("(a secret, not recorded)");

    private static final Pattern SECRETS = Pattern.compile("(?i)password|secret|authtoken");
    static final String RESHARDING = "UseOnlineResharding";
    private static final ReplacementSchema BUNDLED = load();

    /** The extract that this library carries. */
    static ReplacementSchema bundled() {
        return BUNDLED;
    }

    private static ReplacementSchema load() {
        try (InputStream extract = ReplacementSchema.class.getResourceAsStream("replacement-properties.json")) {
            return new ObjectMapper().readValue(extract, ReplacementSchema.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reduces a resource of a template to what the baseline keeps; nothing if its type holds no state. */
    Optional<StatefulResource> extract(Resource resource) {
        String name = resource.type();
        Type type = types.get(name);
        if (type == null) {
            return Optional.empty();
        }
        JsonNode properties = resource.attribute("Properties").node();
        SortedMap<String, JsonNode> replacing = new TreeMap<>();
        type.replaces().forEach(property -> put(replacing, property, properties));
        type.mayReplace().forEach(property -> put(replacing, property, properties));
        SortedMap<String, JsonNode> protection = new TreeMap<>();
        type.protects().forEach(property -> put(protection, property, properties));
        // While it is on, shards change in place; without it, a change of shards replaces the cache.
        put(protection, RESHARDING, resource.attribute("UpdatePolicy").node());
        return Optional.of(new StatefulResource(
                name,
                resource.constructPath(),
                text(resource, "Condition"),
                text(resource, "DeletionPolicy"),
                text(resource, "UpdateReplacePolicy"),
                protection,
                replacing));
    }

    /** An attribute as text; with the language extensions, even a policy may be an intrinsic function. */
    private static @Nullable String text(Resource resource, String attribute) {
        JsonNode value = resource.attribute(attribute).node();
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static void put(Map<String, JsonNode> values, String property, JsonNode properties) {
        JsonNode value = valueAt(properties, property);
        if (value != null) {
            values.put(property, SECRETS.matcher(property).find() ? SECRET : value);
        }
    }

    /** The value at a property path, or null; an intrinsic function on the way stands for all that it hides. */
    private static @Nullable JsonNode valueAt(JsonNode node, String path) {
        if (new TemplateValue(node).isIntrinsic()) {
            return node;
        }
        int dot = path.indexOf('.');
        String head = dot < 0 ? path : path.substring(0, dot);
        String rest = dot < 0 ? "" : path.substring(dot + 1);
        if (!head.endsWith("[]")) {
            JsonNode value = node.get(head);
            return value == null || rest.isEmpty() ? value : valueAt(value, rest);
        }
        JsonNode list = node.get(head.substring(0, head.length() - 2));
        if (list == null || !list.isArray()) {
            return list;
        }
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : list) {
            JsonNode value = valueAt(element, rest);
            values.add(value == null ? NullNode.getInstance() : value);
        }
        return values.valueStream().allMatch(JsonNode::isNull) ? null : values;
    }

    /** Whether a property is still of interest: a schema may have learnt to update it in place. */
    boolean watches(String type, String property) {
        Type watched = types.get(type);
        return watched != null
                && (watched.replaces().contains(property)
                        || watched.mayReplace().contains(property));
    }

    /** What a changed property does, the documented refinements of the schema included. */
    Outcome outcome(String property, StatefulResource before, StatefulResource now) {
        if (now.type().equals(Types.REPLICATION_GROUP)) {
            switch (property) {
                case "AuthToken":
                    // Rotating a token is in place, and not recorded; adding or dropping one replaces the cache.
                    return Outcome.REPLACES;
                case "NumNodeGroups", "NodeGroupConfiguration":
                    return Values.isOn(now.protection().get(RESHARDING)) ? Outcome.IN_PLACE : Outcome.REPLACES;
                case "Engine":
                    // Documented as an in-place migration, though the schema says createOnly.
                    return isUpgradeToValkey(before, now) ? Outcome.MAY_REPLACE : Outcome.REPLACES;
                default:
                    break;
            }
        }
        return types.get(now.type()).replaces().contains(property) ? Outcome.REPLACES : Outcome.MAY_REPLACE;
    }

    private static boolean isUpgradeToValkey(StatefulResource before, StatefulResource now) {
        return TextNode.valueOf("redis").equals(before.replacesOnChange().get("Engine"))
                && TextNode.valueOf("valkey").equals(now.replacesOnChange().get("Engine"));
    }
}
