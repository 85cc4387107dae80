package io.github.wpdata.cdk.internal.validation;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The setters of a value that received null. A value is checked where it is used, so it keeps them until then.
 *
 * @param properties names of the setters
 */
public record Nulls(Set<String> properties) {
    /** No setter received null. */
    public static final Nulls NONE = new Nulls(Set.of());

    /** Keeps a copy, in the order of the calls. */
    public Nulls {
        properties = Collections.unmodifiableSet(new LinkedHashSet<>(properties));
    }

    /**
     * These setters, and another one if it received null.
     *
     * @param property name of the setter
     * @param value its argument
     * @return the setters
     */
    public Nulls and(String property, @Nullable Object value) {
        if (value != null) {
            return this;
        }
        Set<String> all = new LinkedHashSet<>(properties);
        all.add(property);
        return new Nulls(all);
    }

    /**
     * Reports them.
     *
     * @param problems receives a problem for each
     */
    public void check(Problems problems) {
        properties.forEach(problems::isNull);
    }
}
