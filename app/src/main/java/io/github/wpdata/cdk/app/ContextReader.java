package io.github.wpdata.cdk.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads context values, which are text from the command line and JSON from cdk.json, and collects what is wrong with them. */
final class ContextReader {
    private final Function<String, @Nullable Object> context;
    private final List<String> problems = new ArrayList<>();

    ContextReader(Function<String, @Nullable Object> context) {
        this.context = context;
    }

    /** Reports a value unless the condition holds; the text is the problem, a semicolon and the remedy. */
    void require(boolean condition, String key, Object value, String problem) {
        if (!condition) {
            String shown = value.toString().isEmpty() ? "\"\"" : value.toString();
            problems.add("[context] %s (%s) %s".formatted(key, shown, problem));
        }
    }

    /** A value that must be set. */
    String text(String key, String form, String problem) {
        Object value = context.apply(key);
        String text = value == null ? "" : value.toString();
        require(text.matches(form), key, text, problem);
        return text;
    }

    @Nullable String optionalText(String key, String form, String problem) {
        return context.apply(key) == null ? null : text(key, form, problem);
    }

    boolean flag(String key) {
        return text(key, "true|false", "is neither true nor false; set it to true or false")
                .equals("true");
    }

    Optional<Boolean> optionalFlag(String key) {
        return context.apply(key) == null ? Optional.empty() : Optional.of(flag(key));
    }

    /** A list of JSON, or a text of values that are joined by commas. */
    List<String> list(String key, String form, String problem) {
        Object value = context.apply(key);
        Stream<?> items = value == null
                ? Stream.empty()
                : value instanceof List<?> several
                        ? several.stream()
                        : Arrays.stream(value.toString().split("\\s*,\\s*"));
        List<String> texts = items.map(String::valueOf).toList();
        texts.forEach(text -> require(text.matches(form), key, text, problem));
        return texts;
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.stream().collect(Collectors.joining("\n")));
        }
    }
}
