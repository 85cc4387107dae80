package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.internal.validation.Problems;
import java.util.function.Supplier;

/**
 * The outcome of a builder's checks: the problems of its input, and the construct to build if there are none. Kept apart so
 * that the problems of several builders can be reported together before anything is built.
 *
 * @param <T> type of the construct
 * @param problems what is wrong with the input
 * @param construct builds the construct; called only if there is no problem
 */
public record Prepared<T>(Problems problems, Supplier<T> construct) {
    /**
     * Builds the construct.
     *
     * @param path path of the construct, read only if there is a problem
     * @return the construct
     * @throws IllegalArgumentException one line for each problem, if there is any
     */
    public T build(Supplier<String> path) {
        problems.throwIfAny(path);
        return construct.get();
    }
}
