package io.github.wpdata.cdk.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.TestStack;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each call to JavaScript costs a fraction of a millisecond, so they are counted, and none is made for nothing. */
class RoundTripsTest {
    private static final int MOST_OF_SYNTHESIS = 25;

    @ParameterizedTest
    @EnumSource
    void eachBeyondThoseByHandIsAccountedFor(Pair pair) {
        int byHand = RoundTrips.of(pair, Pair.Author.HAND).count();
        int byLibrary = RoundTrips.of(pair, Pair.Author.LIBRARY).count();

        System.out.printf("tried: %s makes %d round trips, by hand %d%n", pair, byLibrary, byHand);
        assertThat(byLibrary)
                .as("round trips of %s; by hand: %d", pair, byHand)
                .isEqualTo(byHand + RoundTripExtra.sum(pair));
    }

    @Test
    void monitoringStaysWithinItsLimit() {
        int without = Monitored.roundTrips(false);
        int added = Monitored.roundTrips(true) - without;

        System.out.printf("tried: monitoring of all services adds %d round trips to %d%n", added, without);
        assertThat(added).as("round trips of monitoring").isBetween(1, Monitored.MOST_ROUND_TRIPS);
    }

    @Test
    void aSynthesisMakesFewCalls() {
        int byHand = callsOfSynthesis(Pair.Author.HAND);
        int byLibrary = callsOfSynthesis(Pair.Author.LIBRARY);

        System.out.printf("tried: a synthesis of all services makes %d round trips, by hand %d%n", byLibrary, byHand);
        assertThat(byLibrary - byHand)
                .as("round trips of the checks of names and tags")
                .isBetween(1, MOST_OF_SYNTHESIS);
    }

    /** The second time, because the first looks up the apps of all former services of the same name. */
    private static int callsOfSynthesis(Pair.Author author) {
        return Stream.generate(TestStack::new)
                .limit(2)
                .peek(test -> Pair.FACADE.build(author, test))
                .map(test -> RoundTrips.of(test::resources).count())
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /**
     * Two constructs on their own miss the goal: a file system by one call, for the checks of its tags and region; a plan because
     * its resource is an object of AWS CDK, where hand-written code has a text, and for the same checks of plan and vault.
     */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FILES", "BACKUP"})
    void theGoalIsReached(Pair pair) {
        int byHand = RoundTrips.of(pair, Pair.Author.HAND).count();

        assertThat(RoundTrips.of(pair, Pair.Author.LIBRARY).count()).isLessThanOrEqualTo(pair.most(byHand));
    }
}
