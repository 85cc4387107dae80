package io.github.wpdata.cdk.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A stack in the cloud assembly, with what CDK writes beside its template.
 *
 * @param path the path of its construct
 * @param template the file of its template
 */
public record SynthesizedStack(String path, Path template) {

    /**
     * The template and those of its nested stacks. CDK hands plugins the templates of stacks only: a nested one is an
     * asset of its parent.
     */
    public Stream<Path> templates() {
        Stream<Path> nested = beside(".assets.json").path("files").properties().stream()
                .map(asset -> asset.getValue().path("source").path("path").asText())
                .filter(file -> file.endsWith(".nested.template.json"))
                .map(template::resolveSibling);
        return Stream.concat(Stream.of(template), nested);
    }

    /** The metadata of the constructs of the stack and of its nested stacks, by their paths with a slash before. */
    public JsonNode metadata() {
        return beside(".metadata.json");
    }

    private JsonNode beside(String suffix) {
        Path file = template.resolveSibling(template.getFileName().toString().replace(".template.json", suffix));
        return Files.exists(file) ? Template.read(file) : MissingNode.getInstance();
    }
}
