package io.github.wpdata.cdk.policy;

import java.util.Collection;
import java.util.function.Function;

/** An answer that a template may leave open. */
enum PolicyAnswer {
    NO,
    UNKNOWN,
    YES;

    static PolicyAnswer of(boolean answer) {
        return answer ? YES : NO;
    }

    /** Yes if any is yes, no if all are no. */
    static <T> PolicyAnswer any(Collection<T> things, Function<T, PolicyAnswer> question) {
        return things.stream().map(question).max(PolicyAnswer::compareTo).orElse(NO);
    }

    /** Yes if all are yes, no if any is no. */
    static <T> PolicyAnswer all(Collection<T> things, Function<T, PolicyAnswer> question) {
        return things.stream().map(question).min(PolicyAnswer::compareTo).orElse(YES);
    }

    PolicyAnswer and(PolicyAnswer other) {
        return compareTo(other) < 0 ? this : other;
    }

    PolicyAnswer not() {
        return values()[YES.ordinal() - ordinal()];
    }
}
