package io.github.wpdata.cdk.hostile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of one type.
 *
 * @param meant what a caller would write, at the edges of what is allowed too; the usual first
 * @param hostile input that is wrong
 */
record Samples(List<Value> meant, List<Value> hostile) {
    private static final Map<Class<?>, Samples> BY_TYPE = new HashMap<>();

    static {
        BY_TYPE.putAll(PlainSamples.BY_TYPE);
        BY_TYPE.putAll(CdkSamples.BY_TYPE);
        BY_TYPE.putAll(ServiceSamples.BY_TYPE);
    }

    /** Values of a type that can be null. */
    static Samples orNull(List<Value> meant, Value... hostile) {
        return new Samples(meant, Value.joined(List.of(hostile), List.of(Value.NULL)));
    }

    static boolean knows(Class<?> type) {
        return type == String.class || type.isEnum() || BY_TYPE.containsKey(type);
    }

    /** Values of a type that has samples, for a method or constructor of a name. */
    static Samples of(Class<?> type, String caller) {
        if (type == String.class) {
            return Texts.of(caller);
        }
        Samples samples = BY_TYPE.get(type);
        return samples == null ? orNull(Value.all(type.getEnumConstants())) : samples;
    }

    List<Value> all() {
        return Value.joined(meant, hostile);
    }
}
