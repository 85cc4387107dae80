package io.github.wpdata.cdk.internal.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arguments that setters receive. A null is reported by the next check and then forgotten, so that a builder can be
 * corrected and built again. The names of the setters that were given a value stay, for a value that has no effect under another
 * setting.
 */
public final class Arguments {
    private final Set<String> nulls = new LinkedHashSet<>();
    private final Set<String> given = new HashSet<>();

    /** Starts without a null. */
    public Arguments() {}

    /**
     * Receives a setter's argument. For null the present value stays, so that later checks have one to look at.
     *
     * @param <T> type of the value
     * @param property name of the setter
     * @param value the argument
     * @param present the value so far
     * @return the value to keep
     */
    public <T extends @Nullable Object> T given(String property, @Nullable T value, T present) {
        if (value == null) {
            nulls.add(property);
            return present;
        }
        given.add(property);
        return value;
    }

    /**
     * Notes that a setter was given a value that cannot be null.
     *
     * @param property name of the setter
     */
    public void given(String property) {
        given.add(property);
    }

    /**
     * Whether a setter was given a value, even if that is the default.
     *
     * @param property name of the setter
     * @return false if only null was given, or nothing
     */
    public boolean isGiven(String property) {
        return given.contains(property);
    }

    /** Counts the values so far as defaults. */
    public void areDefaults() {
        given.clear();
    }

    /**
     * Receives a setter's several arguments. Nulls among them are remembered and left out.
     *
     * @param <T> type of the values
     * @param property name of the setter
     * @param values the arguments
     * @return the values to keep, an unmodifiable copy
     */
    public <T> List<T> givenAll(String property, @Nullable T @Nullable [] values) {
        List<T> kept = new ArrayList<>();
        for (T value : given(property, values == null ? null : Arrays.asList(values), List.<T>of())) {
            if (areGiven(property, value)) {
                kept.add(value);
            }
        }
        return List.copyOf(kept);
    }

    /**
     * Receives the arguments of a setter that has more than one.
     *
     * @param property name of the setter
     * @param values the arguments
     * @return true if none of them is null
     */
    public boolean areGiven(String property, @Nullable Object... values) {
        for (Object value : values) {
            if (value == null) {
                nulls.add(property);
                return false;
            }
        }
        given.add(property);
        return true;
    }

    /**
     * The setters that received null since the last check, for a value that is checked where it is used.
     *
     * @return the setters, which this object forgets
     */
    public Nulls nulls() {
        Nulls received = new Nulls(nulls);
        nulls.clear();
        return received;
    }

    /**
     * Reports the nulls since the last check.
     *
     * @param problems receives them
     */
    public void check(Problems problems) {
        nulls().check(problems);
    }
}
