package io.github.wpdata.cdk.internal.validation;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is wrong with the input of one construct, reported at once.
 *
 * <pre>{@code
 * [Data/Database] minCapacity (9 ACU) exceeds maxCapacity (8 ACU); lower minCapacity or raise maxCapacity
 * }</pre>
 */
public final class Problems {
    /** A problem of a part has its path; one of the construct itself has none yet. */
    private record Problem(String path, String text) {}

    private final Set<Problem> found = new LinkedHashSet<>();

    /** Starts without a problem. */
    public Problems() {}

    /**
     * Reports a value that breaks a rule, unless it keeps it.
     *
     * @param kept whether the value keeps the rule
     * @param rule the rule
     * @param value the value
     * @param arguments what the format specifiers of the rule stand for
     */
    public void require(boolean kept, Rule rule, Object value, Object... arguments) {
        if (!kept) {
            add(rule.message(value, arguments));
        }
    }

    /**
     * Reports a required property that has no value.
     *
     * @param property name of the setter
     * @param value the value, or null if it was never set, or set to null
     */
    public void required(String property, @Nullable Object value) {
        if (value == null) {
            boolean received = found.remove(new Problem("", nullText(property)));
            add(
                    received
                            ? property + " (null) is required; pass a value to " + property + "(…)"
                            : property + " is missing; set it with " + property + "(…)");
        }
    }

    /**
     * Reports a value that is null, as {@link #isNull} does.
     *
     * @param property name of the setter
     * @param value the value
     */
    public void notNull(String property, @Nullable Object value) {
        if (value == null) {
            isNull(property);
        }
    }

    /**
     * Reports a setter's argument that is null.
     *
     * @param property name of the setter
     */
    public void isNull(String property) {
        add(nullText(property));
    }

    private static String nullText(String property) {
        return property + " (null) is not a value; leave the call out to get the default";
    }

    private void add(String text) {
        found.add(new Problem("", text));
    }

    /**
     * Adds the problems of a value, such as a rule of a backup plan.
     *
     * @param part name of the value, as in {@code rules[daily]}
     * @param problems the value's problems
     */
    public void within(String part, Problems problems) {
        problems.found.forEach(problem -> add(part + "." + problem.text));
    }

    /**
     * Adds the problems of a construct that is part of this one.
     *
     * @param path path of the part, read only if it has a problem
     * @param problems the part's problems
     */
    public void addAll(Supplier<String> path, Problems problems) {
        if (!problems.found.isEmpty()) {
            String own = path.get();
            problems.found.forEach(
                    problem -> found.add(problem.path.isEmpty() ? new Problem(own, problem.text) : problem));
        }
    }

    /**
     * Ends the checks.
     *
     * @param path path of the construct, read only if there is a problem
     * @throws IllegalArgumentException one line for each problem, if there is any
     */
    public void throwIfAny(Supplier<String> path) {
        if (!found.isEmpty()) {
            String own = path.get();
            throw new IllegalArgumentException(found.stream()
                    .map(problem -> "[" + (problem.path.isEmpty() ? own : problem.path) + "] " + problem.text)
                    .collect(Collectors.joining("\n")));
        }
    }
}
