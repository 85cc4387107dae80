package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A synthesised template and where its resources come from. Everything is read from the files of the cloud assembly: a
 * walk over the construct tree would cross to JavaScript once per construct.
 *
 * @param stackPath the construct path of the stack
 * @param stackName the stack's name, or null for a nested stack
 * @param constructPaths construct path by logical id
 */
record StatefulTemplate(
        String stackPath,
        @Nullable String stackName,
        Path file,
        JsonNode template,
        Map<String, String> constructPaths) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NESTED = " Nested Stack Template";

    /** Reads the templates of all stacks, nested stacks and nested stages, sorted by construct path. */
    static List<StatefulTemplate> readAssembly(Path directory) throws IOException {
        Map<String, StatefulTemplate> templates = new TreeMap<>();
        collect(directory, templates);
        return List.copyOf(templates.values());
    }

    /** Whether a lookup has yet to be made: the CDK CLI makes it and then runs the app again. */
    static boolean isAwaitingLookups(Path directory) throws IOException {
        return !read(directory.resolve("manifest.json")).path("missing").isEmpty();
    }

    private static void collect(Path directory, Map<String, StatefulTemplate> templates) throws IOException {
        JsonNode artifacts = read(directory.resolve("manifest.json")).path("artifacts");
        for (Entry<String, JsonNode> entry : artifacts.properties()) {
            JsonNode artifact = entry.getValue();
            switch (artifact.path("type").asText()) {
                case "cdk:cloud-assembly" ->
                    collect(
                            directory.resolve(
                                    artifact.at("/properties/directoryName").asText()),
                            templates);
                case "aws:cloudformation:stack" -> collectStack(directory, entry.getKey(), artifacts, templates);
                default -> {
                    // Assets and the construct tree: no templates.
                }
            }
        }
    }

    private static void collectStack(
            Path directory, String id, JsonNode artifacts, Map<String, StatefulTemplate> templates) throws IOException {
        JsonNode artifact = artifacts.get(id);
        String path = artifact.path("displayName").asText(id);
        Map<String, Path> files = new HashMap<>(nestedTemplates(directory, path, artifact, artifacts));
        files.put(
                path, directory.resolve(artifact.at("/properties/templateFile").asText()));

        Map<String, Map<String, String>> constructPaths =
                constructPaths(metadata(directory, artifact), List.copyOf(files.keySet()));
        for (Entry<String, Path> file : files.entrySet()) {
            String stack = file.getKey();
            String name =
                    stack.equals(path) ? artifact.at("/properties/stackName").asText(id) : null;
            JsonNode template = read(file.getValue());
            templates.put(
                    stack,
                    new StatefulTemplate(
                            stack, name, file.getValue(), template, constructPaths.getOrDefault(stack, Map.of())));
        }
    }

    /** Nested templates are assets of their stack; the asset's display name is their path below it. */
    private static Map<String, Path> nestedTemplates(Path directory, String path, JsonNode stack, JsonNode artifacts)
            throws IOException {
        Map<String, Path> nested = new HashMap<>();
        for (JsonNode dependency : stack.path("dependencies")) {
            JsonNode artifact = artifacts.path(dependency.asText());
            if (!artifact.path("type").asText().equals("cdk:asset-manifest")) {
                continue;
            }
            JsonNode manifest =
                    read(directory.resolve(artifact.at("/properties/file").asText()));
            for (JsonNode file : manifest.path("files")) {
                String displayName = file.path("displayName").asText();
                if (displayName.endsWith(NESTED)) {
                    String below = displayName.substring(0, displayName.length() - NESTED.length());
                    nested.put(
                            path + "/" + below,
                            directory.resolve(file.at("/source/path").asText()));
                }
            }
        }
        return nested;
    }

    private static JsonNode metadata(Path directory, JsonNode artifact) throws IOException {
        String file = artifact.path("additionalMetadataFile").asText();
        return file.isEmpty() ? artifact.path("metadata") : read(directory.resolve(file));
    }

    /** A stack's metadata covers its nested stacks; each resource belongs to the innermost stack around it. */
    private static Map<String, Map<String, String>> constructPaths(JsonNode metadata, List<String> stacks) {
        Map<String, Map<String, String>> byStack = new HashMap<>();
        for (Entry<String, JsonNode> entry : metadata.properties()) {
            String path = entry.getKey().substring(1);
            String stack = "";
            for (String candidate : stacks) {
                if (path.startsWith(candidate + "/") && candidate.length() > stack.length()) {
                    stack = candidate;
                }
            }
            for (String logicalId : logicalIds(entry.getValue())) {
                byStack.computeIfAbsent(stack, any -> new HashMap<>()).put(logicalId, path);
            }
        }
        return byStack;
    }

    private static List<String> logicalIds(JsonNode entries) {
        List<String> ids = new ArrayList<>();
        for (JsonNode entry : entries) {
            if (entry.path("type").asText().equals("aws:cdk:logicalId")) {
                ids.add(entry.path("data").asText());
            }
        }
        return ids;
    }

    private static JsonNode read(Path file) throws IOException {
        JsonNode node = JSON.readTree(file.toFile());
        return node == null ? MissingNode.getInstance() : node;
    }

    /** The stateful resources of this template. */
    StatefulStack statefulResources(ReplacementSchema schema) {
        StatefulStack stack = new StatefulStack(stackName, new TreeMap<>());
        for (Entry<String, JsonNode> entry : template.path("Resources").properties()) {
            String logicalId = entry.getKey();
            String path = constructPaths.getOrDefault(logicalId, stackPath + "/" + logicalId);
            StatefulResource resource = schema.extract(path, entry.getValue());
            if (resource != null) {
                stack.resources().put(logicalId, resource);
            }
        }
        return stack;
    }
}
