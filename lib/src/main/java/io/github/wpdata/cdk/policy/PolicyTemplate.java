package io.github.wpdata.cdk.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A synthesised template. */
final class PolicyTemplate {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final JsonNode root;
    private final PolicyTemplates siblings;
    private final Map<String, PolicyResource> resources = new LinkedHashMap<>();

    PolicyTemplate(Path file, PolicyTemplates siblings) {
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

    /**
     * The template and those of its nested stacks. CDK hands plugins the templates of stacks only: a nested one is an asset, named in
     * the manifest of assets that lies beside the template of its parent.
     */
    static Stream<Path> withNested(Path template) {
        Path assets =
                template.resolveSibling(template.getFileName().toString().replace(".template.json", ".assets.json"));
        if (assets.equals(template) || !Files.exists(assets)) {
            return Stream.of(template);
        }
        Stream<Path> nested = read(assets).path("files").properties().stream()
                .map(entry -> entry.getValue().path("source").path("path").asText())
                .filter(path -> path.endsWith(".nested.template.json"))
                .map(template::resolveSibling);
        return Stream.concat(Stream.of(template), nested);
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    PolicyReferences references(PolicyValue value) {
        return new PolicyReferenceWalk().from(this, value.node());
    }
}
