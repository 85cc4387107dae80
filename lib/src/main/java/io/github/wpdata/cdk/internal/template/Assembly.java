package io.github.wpdata.cdk.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The templates that a synthesis wrote, nested stacks included. Everything is read from the files of the cloud assembly:
 * a walk over the construct tree would call JavaScript once for each construct.
 */
public final class Assembly {

    private static final String MANIFEST = "manifest.json";

    /** An output under the name that another template imports. */
    record Export(Template template, TemplateValue value) {}

    private final List<Template> templates;
    private final Map<JsonNode, Export> exports = new HashMap<>();

    private Assembly(Stream<SynthesizedStack> stacks) {
        templates = stacks.flatMap(stack -> stack.templates(this))
                .sorted(Comparator.comparing(Template::path))
                .toList();
        for (Template template : templates) {
            template.outputs()
                    .filter(output -> !output.get("Export").isAbsent())
                    .forEach(output -> exports.put(
                            output.get("Export").get("Name").node(), new Export(template, output.get("Value"))));
        }
    }

    /** All stacks of a cloud assembly, and those of the stages in it. */
    public static Assembly read(Path directory) {
        return new Assembly(stacks(directory));
    }

    /** Some stacks of a cloud assembly: the template file of each, by the construct path of its stack. */
    public static Assembly of(List<Map.Entry<String, Path>> stacks) {
        Map<Path, List<SynthesizedStack>> read = new HashMap<>();
        return new Assembly(stacks.stream().map(entry -> {
            Path file = entry.getValue().toAbsolutePath();
            Path directory = file.resolveSibling("");
            return read.computeIfAbsent(directory, Assembly::stacksIn).stream()
                    .filter(stack -> stack.file().equals(file))
                    .findFirst()
                    .orElseGet(() -> SynthesizedStack.alone(entry.getKey(), file));
        }));
    }

    /** Whether a context lookup has yet to be made: the CDK CLI makes it and then runs the app again. */
    public static boolean isAwaitingLookups(Path directory) {
        return !manifest(directory).path("missing").isEmpty();
    }

    private static JsonNode manifest(Path directory) {
        return JsonFiles.read(directory.resolve(MANIFEST));
    }

    private static Stream<SynthesizedStack> stacks(Path directory) {
        JsonNode artifacts = manifest(directory).path("artifacts");
        return artifacts.properties().stream().flatMap(entry -> {
            JsonNode artifact = entry.getValue();
            return switch (artifact.path("type").asText()) {
                case "cdk:cloud-assembly" ->
                    stacks(directory.resolve(
                            artifact.at("/properties/directoryName").asText()));
                case "aws:cloudformation:stack" ->
                    Stream.of(SynthesizedStack.read(directory, entry.getKey(), artifacts));
                // Assets and the construct tree hold no templates.
                default -> Stream.empty();
            };
        });
    }

    private static List<SynthesizedStack> stacksIn(Path directory) {
        return Files.exists(directory.resolve(MANIFEST)) ? stacks(directory).toList() : List.of();
    }

    /** The templates, sorted by the construct paths of their stacks. */
    public List<Template> templates() {
        return templates;
    }

    /** The resources of a type, in all templates. */
    public Stream<Resource> ofType(String type) {
        return templates.stream()
                .flatMap(template -> template.resources().stream())
                .filter(resource -> resource.type().equals(type));
    }

    Optional<Export> export(JsonNode name) {
        return Optional.ofNullable(exports.get(name));
    }
}
