package io.github.wpdata.cdk.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each call to JavaScript costs a fraction of a millisecond, so they are counted, and none is made for nothing. */
class RoundTripsTest {
    @ParameterizedTest
    @EnumSource
    void eachBeyondThoseByHandIsAccountedFor(Pair pair) {
        int byHand = RoundTrips.of(pair, Pair.Author.HAND).count();

        assertThat(RoundTrips.of(pair, Pair.Author.LIBRARY).count())
                .as("round trips of %s; by hand: %d", pair, byHand)
                .isLessThanOrEqualTo(byHand + RoundTripExtra.sum(pair));
    }
}
