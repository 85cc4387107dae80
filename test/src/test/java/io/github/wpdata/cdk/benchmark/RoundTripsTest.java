package io.github.wpdata.cdk.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each call to JavaScript costs a fraction of a millisecond, so they are counted, and none is made for nothing. */
class RoundTripsTest {
    @ParameterizedTest
    @EnumSource
    void eachBeyondThoseByHandIsAccountedFor(Subject subject) {
        int byHand = RoundTrips.of(subject, Subject.Author.HAND).count();

        assertThat(RoundTrips.of(subject, Subject.Author.LIBRARY).count())
                .as("round trips of %s; by hand: %d", subject, byHand)
                .isEqualTo(byHand + RoundTripExtra.sum(subject));
    }
}
