package io.github.wpdata.cdk.policy;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The stateful resources of an app, by construct path of their stack: the content of the file that a user commits.
 *
 * @param schema the version of the schema extract that decided which properties are recorded
 */
@JsonPropertyOrder({"schema", "stacks"})
record Baseline(String schema, SortedMap<String, StatefulStack> stacks) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .configure(JsonNodeFeature.WRITE_PROPERTIES_SORTED, true)
            .build();

    /** One value a line, the same bytes on each system: the file is read as a diff. */
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    /** What the given templates hold. */
    static Baseline of(List<StatefulTemplate> templates, ReplacementSchema schema) {
        SortedMap<String, StatefulStack> stacks = new TreeMap<>();
        for (StatefulTemplate template : templates) {
            stacks.put(template.stackPath(), template.statefulResources(schema));
        }
        return new Baseline(schema.version(), stacks);
    }

    static Baseline read(Path file) throws IOException {
        try {
            return JSON.readValue(file.toFile(), Baseline.class);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "%s is not a baseline (%s); restore it from version control, or delete it to write a new one"
                            .formatted(file, e.getOriginalMessage()),
                    e);
        }
    }

    void write(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.writeString(file, toJson());
    }

    /** The content of the file; stacks without stateful resources are not worth a line. */
    String toJson() throws IOException {
        SortedMap<String, StatefulStack> stateful = new TreeMap<>(stacks);
        stateful.values().removeIf(stack -> stack.resources().isEmpty());
        return JSON.writer(PRINTER).writeValueAsString(new Baseline(schema, stateful)) + "\n";
    }

    int size() {
        return stacks.values().stream()
                .mapToInt(stack -> stack.resources().size())
                .sum();
    }
}
