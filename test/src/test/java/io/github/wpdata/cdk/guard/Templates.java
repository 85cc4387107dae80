package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wpdata.cdk.internal.template.Assembly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Templates as text, written as a cloud assembly and read by the guard. Single quotes stand for double ones. */
final class Templates {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES).build();

    private Templates() {}

    /**
     * A stack of an app.
     *
     * @param name the name of the stack, or null for a nested stack
     * @param paths construct paths below the stack, by logical id; without one it is {@code <logical id>/Resource}
     */
    record Stack(String path, String name, String environment, String resources, Map<String, String> paths) {

        Stack named(String other) {
            return new Stack(path, other, environment, resources, paths);
        }

        Stack in(String other) {
            return new Stack(path, name, other, resources, paths);
        }

        boolean isNestedIn(Stack other) {
            return name == null && other.name != null && path.startsWith(other.path + "/");
        }

        private String file() {
            return path.replace('/', '-');
        }

        private JsonNode template() {
            return JSON.createObjectNode().set("Resources", json("{" + resources + "}"));
        }

        private void addMetadata(ObjectNode metadata) {
            template()
                    .path("Resources")
                    .fieldNames()
                    .forEachRemaining(
                            id -> metadata.putArray("/" + path + "/" + paths.getOrDefault(id, id + "/Resource"))
                                    .addObject()
                                    .put("type", "aws:cdk:logicalId")
                                    .put("data", id));
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A stack Shop whose resources have the construct path {@code Shop/<logical id>/Resource}. */
    static Stack shop(String resources) {
        return stack("Shop", resources, Map.of());
    }

    /** A stack of the given path and name; paths, by logical id, are below the stack. */
    static Stack stack(String path, String resources, Map<String, String> paths) {
        return new Stack(path, path, "aws://unknown-account/unknown-region", resources, paths);
    }

    static Stack nested(String path, String resources) {
        return new Stack(path, null, "", resources, Map.of());
    }

    static Baseline baseline(Stack... stacks) {
        try {
            Path directory = Files.createTempDirectory("assembly");
            write(directory, Arrays.asList(stacks));
            Baseline baseline = Baseline.of(Assembly.read(directory), ReplacementSchema.bundled());
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
            return baseline;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path directory, List<Stack> stacks) throws IOException {
        ObjectNode artifacts = JSON.createObjectNode();
        for (Stack stack : stacks) {
            write(directory, stack.file() + ".template.json", stack.template());
            if (stack.name() != null) {
                addArtifact(directory, artifacts, stack, stacks);
            }
        }
        write(directory, "manifest.json", JSON.createObjectNode().set("artifacts", artifacts));
    }

    private static void addArtifact(Path directory, ObjectNode artifacts, Stack stack, List<Stack> stacks)
            throws IOException {
        ObjectNode artifact = artifacts.putObject(stack.file());
        artifact.put("type", "aws:cloudformation:stack");
        artifact.put("displayName", stack.path());
        artifact.put("environment", stack.environment());
        artifact.put("additionalMetadataFile", stack.file() + ".metadata.json");
        artifact.putObject("properties")
                .put("templateFile", stack.file() + ".template.json")
                .put("stackName", stack.name());
        artifact.putArray("dependencies").add(stack.file() + ".assets");
        artifacts
                .putObject(stack.file() + ".assets")
                .put("type", "cdk:asset-manifest")
                .putObject("properties")
                .put("file", stack.file() + ".assets.json");
        ObjectNode assets = JSON.createObjectNode();
        ObjectNode metadata = JSON.createObjectNode();
        stack.addMetadata(metadata);
        for (Stack nested : stacks) {
            if (nested.isNestedIn(stack)) {
                nested.addMetadata(metadata);
                assets.withObject("/files/" + nested.file())
                        .put(
                                "displayName",
                                nested.path().substring(stack.path().length() + 1) + " Nested Stack Template")
                        .putObject("source")
                        .put("path", nested.file() + ".template.json");
            }
        }
        write(directory, stack.file() + ".metadata.json", metadata);
        write(directory, stack.file() + ".assets.json", assets);
    }

    private static void write(Path directory, String file, JsonNode content) throws IOException {
        Files.writeString(directory.resolve(file), content.toString());
    }

    static List<Finding> compare(Baseline before, Baseline now) {
        return BaselineComparison.compare(before, now, ReplacementSchema.bundled());
    }

    static List<String> described(Baseline before, Baseline now) {
        return compare(before, now).stream()
                .map(finding -> finding.severity() + " " + finding.rule() + " " + finding.description())
                .toList();
    }
}
