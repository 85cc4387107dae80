package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which properties of which types replace a resource: an extract of the CloudFormation resource schemas, made by
 * {@code tools/replacement-properties.mjs}.
 *
 * @param version the version of the npm package that the extract was made from
 */
@JsonIgnoreProperties({"source", "published"})
record ReplacementSchema(String version, Map<String, Type> types) {

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
    private static final Type PROTECTED_ONLY = new Type(List.of(), List.of(), List.of());
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

    /** Reduces a resource of a template to what the baseline keeps; nothing if its type is not guarded. */
    Optional<StatefulResource> extract(Resource resource) {
        String name = resource.type();
        if (!types.containsKey(name) && Protections.of(name).isEmpty()) {
            return Optional.empty();
        }
        TemplateValue properties = resource.attribute("Properties");
        SortedMap<String, JsonNode> replacing = new TreeMap<>();
        Stream.concat(type(name).replaces().stream(), type(name).mayReplace().stream())
                .forEach(property -> put(
                        replacing,
                        property,
                        properties.at(property),
                        SECRETS.matcher(property).find() ? SECRET : null));
        SortedMap<String, JsonNode> protection = new TreeMap<>();
        type(name).protects().forEach(property -> put(protection, property, properties.at(property), null));
        for (Protection each : Protections.of(name)) {
            TemplateValue value = properties.at(each.property());
            put(
                    protection,
                    each.property(),
                    value,
                    each.property().equals(Generator.PROPERTY) ? Generator.digest(value.node()) : null);
        }
        put(
                protection,
                CacheReplacement.RESHARDING,
                resource.attribute("UpdatePolicy").get(CacheReplacement.RESHARDING),
                null);
        return Optional.of(new StatefulResource(
                name,
                resource.constructPath(),
                text(resource, "Condition"),
                text(resource, "DeletionPolicy"),
                text(resource, "UpdateReplacePolicy"),
                protection,
                replacing));
    }

    private Type type(String name) {
        return types.getOrDefault(name, PROTECTED_ONLY);
    }

    /** An attribute as text; with the language extensions, even a policy may be an intrinsic function. */
    private static @Nullable String text(Resource resource, String attribute) {
        TemplateValue value = resource.attribute(attribute);
        return value.isAbsent() ? null : value.literal().orElseGet(value::json);
    }

    private static void put(
            Map<String, JsonNode> values, String property, TemplateValue value, @Nullable JsonNode instead) {
        if (!value.isAbsent()) {
            values.put(property, instead == null ? value.node() : instead);
        }
    }

    /** Whether a property is still of interest: a schema may have learnt to update it in place. */
    boolean watches(String type, String property) {
        return type(type).replaces().contains(property)
                || type(type).mayReplace().contains(property);
    }

    /** What a changed property does. */
    Outcome outcome(String property, StatefulResource before, StatefulResource now) {
        Outcome bySchema = type(now.type()).replaces().contains(property) ? Outcome.REPLACES : Outcome.MAY_REPLACE;
        return now.type().equals(Types.REPLICATION_GROUP)
                ? CacheReplacement.outcome(property, before, now).orElse(bySchema)
                : bySchema;
    }
}
