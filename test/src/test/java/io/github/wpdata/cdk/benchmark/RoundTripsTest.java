package io.github.wpdata.cdk.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.TestStack;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each call to JavaScript costs a fraction of a millisecond, so they are counted. */
class RoundTripsTest {
    /** What a construct may cost beyond the same resources written by hand: checks, warnings, and what its getters hand out. */
    private static final Map<Subject, Integer> MOST_ABOVE_HAND_WRITTEN =
            Map.of(Subject.FACADE, 42, Subject.DATABASE, 13, Subject.CACHE, 3, Subject.FILES, 9, Subject.BACKUP, 10);

    @ParameterizedTest
    @EnumSource
    void fewMoreThanByHand(Subject subject) {
        int byHand = count(subject, Subject.Author.HAND);
        int ours = count(subject, Subject.Author.LIBRARY);
        assertThat(ours)
                .as("round trips of %s; by hand: %d", subject, byHand)
                .isLessThanOrEqualTo(byHand + MOST_ABOVE_HAND_WRITTEN.get(subject));
    }

    /** Counts the second time: the first also loads classes, and with them the constants of AWS CDK. */
    static int count(Subject subject, Subject.Author author) {
        subject.build(author, new TestStack());
        TestStack test = new TestStack();
        return RoundTrips.of(() -> subject.build(author, test)).count();
    }
}
