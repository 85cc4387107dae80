package io.github.wpdata.cdk.internal.template;

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
public final class Template {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SynthesizedStack stack;
    private final Path file;
    private final JsonNode root;
    private final Assembly siblings;
    private final Map<String, Resource> resources = new LinkedHashMap<>();

    public Template(SynthesizedStack stack, Path file, Assembly siblings) {
        this.stack = stack;
        this.file = file;
        this.siblings = siblings;
        root = read(file);
        root.path("Resources").properties().forEach(entry -> {
            // A loop of the language extensions (Fn::ForEach) is a list, and no resource yet.
            if (entry.getValue().isObject()) {
                resources.put(entry.getKey(), new Resource(this, entry.getKey(), entry.getValue()));
            }
        });
    }

    public static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stack that the template belongs to, be it the stack's own or that of a nested one. */
    public SynthesizedStack stack() {
        return stack;
    }

    public Path file() {
        return file;
    }

    public Collection<Resource> resources() {
        return resources.values();
    }

    public Map<String, Resource> byLogicalId() {
        return resources;
    }

    public Assembly siblings() {
        return siblings;
    }

    /** The outputs that other templates may import. */
    public Stream<TemplateValue> outputs() {
        return root.path("Outputs").properties().stream().map(entry -> new TemplateValue(entry.getValue()));
    }

    /** The value that a parameter has unless the deployment gives another. */
    public TemplateValue defaultOf(String parameter) {
        return new TemplateValue(root.path("Parameters").path(parameter).path("Default"));
    }

    /** A mapping of the template. */
    public TemplateValue mapping(String name) {
        return new TemplateValue(root.path("Mappings").path(name));
    }

    public References references(TemplateValue value) {
        return new ReferenceWalk().from(this, value.node());
    }
}
