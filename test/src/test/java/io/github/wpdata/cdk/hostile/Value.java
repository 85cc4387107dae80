package io.github.wpdata.cdk.hostile;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value, and the expression that a reader knows it by.
 *
 * @param expression how it would be written in Java
 * @param maker makes it where it is needed, since much of it belongs to a stack
 */
record Value(String expression, Function<Site, @Nullable Object> maker) {
    static final Value NULL = new Value("null", site -> null);

    /** A value that belongs to no stack. */
    static Value of(Object value) {
        return new Value(written(value), site -> value);
    }

    static Value array(Class<?> component, List<Value> elements) {
        return new Value(elements.stream().map(Value::expression).collect(Collectors.joining(", ")), site -> {
            Object array = Array.newInstance(component, elements.size());
            for (int i = 0; i < elements.size(); i++) {
                Array.set(array, i, elements.get(i).maker().apply(site));
            }
            return array;
        });
    }

    static List<Value> joined(List<Value> some, List<Value> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    static List<Value> all(Object... values) {
        return Arrays.stream(values).map(Value::of).toList();
    }

    /** The text that was given, without its quotation marks; those that callers mean need no escapes. */
    String text() {
        return expression.substring(1, expression.length() - 1);
    }

    private static String written(Object value) {
        if (value instanceof String text) {
            return '"' + escaped(text) + '"';
        }
        return value instanceof Enum<?> constant
                ? constant.getDeclaringClass().getSimpleName() + "." + constant.name()
                : String.valueOf(value);
    }

    private static String escaped(String text) {
        StringBuilder written = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c >= ' ' && c < 127 && c != '"' && c != '\\') {
                written.append(c);
            } else {
                written.append(String.format("\\u%04x", (int) c));
            }
        }
        return written.toString();
    }

    @Override
    public String toString() {
        return expression;
    }
}
