package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.internal.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The stateful resources of an app, by construct path of their stack: the content of the file that a user commits.
 *
 * @param format {@link #FORMAT} of the library that wrote the file
 * @param schema the version of the schema extract that decided which properties are recorded
 */
@JsonPropertyOrder({"format", "schema", "stacks"})
record Baseline(int format, String schema, SortedMap<String, StatefulStack> stacks) {

    /** Raised whenever the guard records more than before. */
    static final int FORMAT = 3;

    /** The command that renews a baseline. */
    static final String RENEW = "cdk synth -c %s=true".formatted(ReplacementGuard.RENEW_CONTEXT);

    /** Strict, for a merge that keeps both sides may leave a file that still parses. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .configure(JsonNodeFeature.WRITE_PROPERTIES_SORTED, true)
            .build();

    /** One value a line, the same bytes on each system: the file is read as a diff. */
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    /** What the given templates hold. */
    static Baseline of(Assembly assembly, ReplacementSchema schema) {
        SortedMap<String, StatefulStack> stacks = new TreeMap<>();
        for (Template template : assembly.templates()) {
            stacks.put(template.path(), StatefulStack.of(template, schema));
        }
        return new Baseline(FORMAT, schema.version(), stacks);
    }

    /** Whether the baseline holds everything that would be recorded now. */
    boolean isRecordedWith(ReplacementSchema current) {
        return format == FORMAT && schema.equals(current.version());
    }

    /**
     * The same, with stacks under the construct paths of now. CloudFormation knows a stack by its name: another id in the
     * construct tree, or a stage around it, changes nothing as long as the name stays, and no other stack has it.
     */
    Baseline following(Baseline now) {
        Map<String, String> gone = stackNamesWithout(now);
        Map<String, String> come = now.stackNamesWithout(this);
        Baseline followed = this;
        for (Entry<String, String> stack : gone.entrySet()) {
            List<String> to = pathsOf(stack.getValue(), come);
            if (to.size() == 1 && pathsOf(stack.getValue(), gone).size() == 1) {
                followed = followed.moved(stack.getKey(), to.get(0));
            }
        }
        return followed;
    }

    /** This with account and region written out, where this or the other does not name them. */
    Baseline naming(Baseline other) {
        SortedMap<String, StatefulStack> written = new TreeMap<>();
        stacks.forEach((path, stack) -> {
            StatefulStack own = around(path);
            StatefulStack others = other.around(path);
            boolean comparable = own != null && others != null;
            written.put(path, comparable ? stack.in(NamedEnvironment.ofOneOf(own, others)) : stack);
        });
        return new Baseline(format, schema, written);
    }

    /** The stack at a path, or the one that a nested stack belongs to. */
    private @Nullable StatefulStack around(String path) {
        StatefulStack stack = stacks.get(path);
        int end = path.lastIndexOf('/');
        return end < 0 || (stack != null && !stack.isNested()) ? stack : around(path.substring(0, end));
    }

    /** The names, by path, of the stacks whose paths the other does not have. */
    private Map<String, String> stackNamesWithout(Baseline other) {
        Map<String, String> names = new TreeMap<>();
        stacks.forEach((path, stack) -> {
            if (stack.stackName() != null && !other.stacks.containsKey(path)) {
                names.put(path, stack.stackName());
            }
        });
        return names;
    }

    private static List<String> pathsOf(String name, Map<String, String> names) {
        return names.keySet().stream()
                .filter(path -> names.get(path).equals(name))
                .toList();
    }

    private Baseline moved(String from, String to) {
        SortedMap<String, StatefulStack> moved = new TreeMap<>();
        stacks.forEach((path, stack) -> {
            boolean below = (path + "/").startsWith(from + "/");
            moved.put(below ? to + path.substring(from.length()) : path, below ? stack.moved(from, to) : stack);
        });
        return new Baseline(format, schema, moved);
    }

    /** Whether a change is the loss of a protection against deletion that the baseline does not have. */
    boolean isUnprotected(AcceptedChange change) {
        String property = String.valueOf(change.property());
        if (property.equals(StatefulStack.TERMINATION_PROTECTION)) {
            // A stack without stateful resources is not in the file.
            return !stacks.containsKey(change.path())
                    || stacks.get(change.path()).terminationProtection() == null;
        }
        return property.contains("DeletionProtection")
                && stacks.values().stream()
                        .flatMap(stack -> stack.resources().values().stream())
                        .anyMatch(resource ->
                                resource.displayPath().equals(change.path()) && !resource.refusesDeletion());
    }

    static Baseline read(Path file) throws IOException {
        try {
            @Nullable Baseline baseline = JSON.readValue(file.toFile(), Baseline.class);
            if (baseline == null || !baseline.isComplete()) {
                throw noBaseline(file, "parts are missing", null);
            }
            return baseline;
        } catch (UnrecognizedPropertyException e) {
            throw new IOException(
                    "%s contains %s, which this version of wordpress-data-cdk does not know; update the library, or restore the file from version control"
                            .formatted(file, e.getPropertyName()),
                    e);
        } catch (JsonProcessingException e) {
            throw noBaseline(file, e.getOriginalMessage(), e);
        }
    }

    private static IOException noBaseline(Path file, String problem, @Nullable Throwable cause) {
        return new IOException(
                "%s is not a baseline (%s); restore it from version control (after a merge, one side of it), then renew it: %s"
                        .formatted(file, problem, RENEW),
                cause);
    }

    /** What an edited file may lack. */
    private boolean isComplete() {
        return schema != null
                && stacks != null
                && stacks.values().stream().allMatch(stack -> stack != null && stack.isComplete());
    }

    void write(Path file) throws IOException {
        String json = toJson();
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.writeString(file, json);
        } catch (IOException e) {
            throw new IOException("the baseline cannot be written (%s); choose another path".formatted(e), e);
        }
    }

    /** The content of the file; stacks without stateful resources are not worth a line. */
    String toJson() throws IOException {
        SortedMap<String, StatefulStack> stateful = new TreeMap<>(stacks);
        stateful.values().removeIf(stack -> stack.resources().isEmpty());
        return JSON.writer(PRINTER).writeValueAsString(new Baseline(format, schema, stateful)) + "\n";
    }

    int size() {
        return stacks.values().stream()
                .mapToInt(stack -> stack.resources().size())
                .sum();
    }
}
