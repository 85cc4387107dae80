package io.github.wpdata.cdk.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.TestStack;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each call to JavaScript costs a fraction of a millisecond, so they are counted. */
class RoundTripsTest {
    /**
     * What a construct may cost beyond the same resources written by hand: checks, warnings, what its getters hand out, and the
     * findings that it acknowledges (14 round trips of the database, 6 of the cache, 5 of a plan).
     */
    private static final Map<Subject, Integer> MOST_ABOVE_HAND_WRITTEN =
            Map.of(Subject.FACADE, 75, Subject.DATABASE, 27, Subject.CACHE, 9, Subject.FILES, 9, Subject.BACKUP, 15);

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
