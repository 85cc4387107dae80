package io.github.wpdata.cdk.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A synthesised template. */
final class PolicyTemplate {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PolicyStack stack;
    private final Path file;
    private final JsonNode root;
    private final PolicyTemplates siblings;
    private final Map<String, PolicyResource> resources = new LinkedHashMap<>();

    PolicyTemplate(PolicyStack stack, Path file, PolicyTemplates siblings) {
        this.stack = stack;
        this.file = file;
        this.siblings = siblings;
        root = read(file);
        root.path("Resources").properties().forEach(entry -> {
            // A loop of the language extensions (Fn::ForEach) is a list, and no resource yet.
            if (entry.getValue().isObject()) {
                resources.put(entry.getKey(), new PolicyResource(this, entry.getKey(), entry.getValue()));
            }
        });
    }

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stack that the template belongs to, be it the stack's own or that of a nested one. */
    PolicyStack stack() {
        return stack;
    }

    Path file() {
        return file;
    }

    Collection<PolicyResource> resources() {
        return resources.values();
    }

    Map<String, PolicyResource> byLogicalId() {
        return resources;
    }

    PolicyTemplates siblings() {
        return siblings;
    }

    /** The outputs that other templates may import. */
    Stream<PolicyValue> outputs() {
        return root.path("Outputs").properties().stream().map(entry -> new PolicyValue(entry.getValue()));
    }

    /** The value that a parameter has unless the deployment gives another. */
    PolicyValue defaultOf(String parameter) {
        return new PolicyValue(root.path("Parameters").path(parameter).path("Default"));
    }

    /** A mapping of the template. */
    PolicyValue mapping(String name) {
        return new PolicyValue(root.path("Mappings").path(name));
    }

    PolicyReferences references(PolicyValue value) {
        return new PolicyReferenceWalk().from(this, value.node());
    }
}
