package io.github.wpdata.cdk.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A synthesised template: that of a stack, or of a stack nested in it. */
public final class Template {

    private final SynthesizedStack stack;
    private final String path;
    private final Path file;
    private final JsonNode root;
    private final Assembly assembly;
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private @Nullable Map<String, String> constructPaths;

    Template(SynthesizedStack stack, String path, Path file, Assembly assembly) {
        this.stack = stack;
        this.path = path;
        this.file = file;
        this.assembly = assembly;
        root = JsonFiles.read(file);
        root.path("Resources").properties().forEach(entry -> {
            // A loop of the language extensions (Fn::ForEach) is a list, and no resource yet.
            if (entry.getValue().isObject()) {
                resources.put(entry.getKey(), new Resource(this, entry.getKey(), entry.getValue()));
            }
        });
    }

    /** The stack that the template belongs to, be it the stack's own or that of a nested one. */
    public SynthesizedStack stack() {
        return stack;
    }

    /** The construct path of the stack or nested stack. */
    public String path() {
        return path;
    }

    /** Whether this is the template of a nested stack. */
    public boolean isNested() {
        return !path.equals(stack.path());
    }

    /** The file in the cloud assembly. */
    public Path file() {
        return file;
    }

    /** The resources, in the order of the template. */
    public Collection<Resource> resources() {
        return resources.values();
    }

    Map<String, Resource> byLogicalId() {
        return resources;
    }

    Assembly assembly() {
        return assembly;
    }

    /** The outputs that other templates may import. */
    Stream<TemplateValue> outputs() {
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

    /** The resources that a value of this template refers to. */
    public References references(TemplateValue value) {
        return new ReferenceWalk().from(this, value.node());
    }

    String constructPath(String logicalId) {
        if (constructPaths == null) {
            constructPaths = stack.constructPaths(path);
        }
        return constructPaths.getOrDefault(logicalId, path + "/" + logicalId);
    }
}
