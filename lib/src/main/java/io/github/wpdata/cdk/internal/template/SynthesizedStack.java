package io.github.wpdata.cdk.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A stack of a cloud assembly: how CloudFormation knows it, its template and those of its nested stacks. */
public final class SynthesizedStack {

    private static final String NESTED = " Nested Stack Template";

    /** The environment as the manifest writes it; what the app leaves open is called {@code unknown-…}. */
    private static final Pattern ENVIRONMENT = Pattern.compile("aws://(?<account>[^/]+)/(?<region>[^/]+)");

    private final String path;
    private final String name;
    private final String environment;
    private final Answer terminationProtection;
    /** Template files by the construct path of the stack or nested stack. */
    private final Map<String, Path> files;

    private final Supplier<JsonNode> source;
    private @Nullable JsonNode metadata;

    private SynthesizedStack(
            String path,
            String name,
            String environment,
            Answer terminationProtection,
            Map<String, Path> files,
            Supplier<JsonNode> metadata) {
        this.path = path;
        this.name = name;
        this.environment = environment;
        this.terminationProtection = terminationProtection;
        this.files = files;
        this.source = metadata;
    }

    /** A template without a manifest that would tell more about its stack. */
    static SynthesizedStack alone(String path, Path file) {
        return new SynthesizedStack(path, path, "", Answer.UNKNOWN, Map.of(path, file), MissingNode::getInstance);
    }

    /** Reads one artifact of a manifest. */
    static SynthesizedStack read(Path directory, String id, JsonNode artifacts) {
        JsonNode artifact = artifacts.path(id);
        String path = artifact.path("displayName").asText(id);
        Map<String, Path> files = new TreeMap<>(nestedTemplates(directory, path, artifact, artifacts));
        files.put(
                path, directory.resolve(artifact.at("/properties/templateFile").asText()));
        return new SynthesizedStack(
                path,
                artifact.at("/properties/stackName").asText(id),
                artifact.path("environment").asText(),
                Answer.of(artifact.at("/properties/terminationProtection").asBoolean()),
                files,
                () -> metadata(directory, artifact));
    }

    /** Nested templates are assets of their stack; the asset's display name is their path below it. */
    private static Map<String, Path> nestedTemplates(Path directory, String path, JsonNode stack, JsonNode artifacts) {
        Map<String, Path> nested = new HashMap<>();
        for (JsonNode dependency : stack.path("dependencies")) {
            JsonNode artifact = artifacts.path(dependency.asText());
            if (!artifact.path("type").asText().equals("cdk:asset-manifest")) {
                continue;
            }
            JsonNode manifest = JsonFiles.read(
                    directory.resolve(artifact.at("/properties/file").asText()));
            for (JsonNode asset : manifest.path("files")) {
                String displayName = asset.path("displayName").asText();
                if (displayName.endsWith(NESTED)) {
                    String below = displayName.substring(0, displayName.length() - NESTED.length());
                    nested.put(
                            path + "/" + below,
                            directory.resolve(asset.at("/source/path").asText()));
                }
            }
        }
        return nested;
    }

    private static JsonNode metadata(Path directory, JsonNode artifact) {
        String file = artifact.path("additionalMetadataFile").asText();
        return file.isEmpty() ? artifact.path("metadata") : JsonFiles.read(directory.resolve(file));
    }

    /** The construct path of the stack. */
    public String path() {
        return path;
    }

    /** The name by which CloudFormation knows the stack. */
    public String name() {
        return name;
    }

    /** Whether the stack refuses to be deleted. */
    public Answer terminationProtection() {
        return terminationProtection;
    }

    /** The account, if the app names one. */
    public Optional<String> account() {
        return environment("account");
    }

    /** The region, if the app names one. */
    public Optional<String> region() {
        return environment("region");
    }

    private Optional<String> environment(String part) {
        Matcher matcher = ENVIRONMENT.matcher(environment);
        return matcher.matches()
                ? Optional.of(matcher.group(part)).filter(value -> !value.startsWith("unknown-"))
                : Optional.empty();
    }

    Path file() {
        return files.getOrDefault(path, Path.of(""));
    }

    Stream<Template> templates(Assembly assembly) {
        return files.entrySet().stream().map(file -> new Template(this, file.getKey(), file.getValue(), assembly));
    }

    /**
     * What CDK recorded on a construct and on those above it within the stack.
     *
     * @param type the type of the record, such as {@code aws:cdk:logicalId}
     */
    public Stream<JsonNode> recorded(String type, String constructPath) {
        return metadata().properties().stream()
                .filter(construct -> ("/" + constructPath + "/").startsWith(construct.getKey() + "/"))
                .flatMap(construct -> entries(construct.getValue(), type));
    }

    /** Construct paths by logical id, in one template: each resource belongs to the innermost stack around it. */
    Map<String, String> constructPaths(String templatePath) {
        Map<String, String> paths = new HashMap<>();
        metadata().properties().forEach(construct -> {
            String constructPath = construct.getKey().substring(1);
            if (innermost(constructPath).equals(templatePath)) {
                entries(construct.getValue(), "aws:cdk:logicalId")
                        .forEach(logicalId -> paths.put(logicalId.asText(), constructPath));
            }
        });
        return paths;
    }

    private String innermost(String constructPath) {
        List<String> around = new ArrayList<>(files.keySet());
        around.removeIf(stack -> !constructPath.startsWith(stack + "/"));
        return around.stream().reduce("", (one, other) -> other.length() > one.length() ? other : one);
    }

    private static Stream<JsonNode> entries(JsonNode construct, String type) {
        return StreamSupport.stream(construct.spliterator(), false)
                .filter(entry -> entry.path("type").asText().equals(type))
                .map(entry -> entry.path("data"));
    }

    /** Read at the first question, since most templates raise none. */
    private JsonNode metadata() {
        if (metadata == null) {
            metadata = source.get();
        }
        return metadata;
    }
}
