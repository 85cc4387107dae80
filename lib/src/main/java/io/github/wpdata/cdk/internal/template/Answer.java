package io.github.wpdata.cdk.internal.template;

import java.util.Collection;
import java.util.function.Function;

/** An answer that a template may leave open. */
public enum Answer {
    NO,
    UNKNOWN,
    YES;

    public static Answer of(boolean answer) {
        return answer ? YES : NO;
    }

    /** Yes if any is yes, no if all are no. */
    public static <T> Answer any(Collection<T> things, Function<T, Answer> question) {
        return things.stream().map(question).max(Answer::compareTo).orElse(NO);
    }

    /** Yes if all are yes, no if any is no. */
    public static <T> Answer all(Collection<T> things, Function<T, Answer> question) {
        return things.stream().map(question).min(Answer::compareTo).orElse(YES);
    }

    public Answer and(Answer other) {
        return compareTo(other) < 0 ? this : other;
    }

    public Answer not() {
        return values()[YES.ordinal() - ordinal()];
    }
}
