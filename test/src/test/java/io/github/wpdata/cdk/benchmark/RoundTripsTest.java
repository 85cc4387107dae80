package io.github.wpdata.cdk.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.internal.cdk.AcknowledgementRequests;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each call to JavaScript costs a fraction of a millisecond, so they are counted, and none is made for nothing. */
class RoundTripsTest {
    /** The whole, in which one look at the subnets serves three services. */
    private static final int MOST_OF_WHOLE = 145;

    /** As long as an app of another test awaits acknowledgements, each construct has to see whether it is part of that app. */
    @BeforeEach
    void noAppAwaitsAcknowledgements() throws ReflectiveOperationException {
        Field requested = AcknowledgementRequests.class.getDeclaredField("REQUESTED");
        requested.setAccessible(true);
        ((List<?>) requested.get(null)).clear();
    }

    @ParameterizedTest
    @EnumSource
    void eachBeyondThoseByHandIsAccountedFor(Pair pair) {
        int byHand = RoundTrips.of(pair, Pair.Author.HAND).count();
        int byLibrary = RoundTrips.of(pair, Pair.Author.LIBRARY).count();

        System.out.printf("tried: %s makes %d round trips, by hand %d%n", pair, byLibrary, byHand);
        assertThat(byLibrary)
                .as("round trips of %s; by hand: %d", pair, byHand)
                .isLessThanOrEqualTo(byHand + RoundTripExtra.sum(pair))
                .isLessThanOrEqualTo(MOST_OF_WHOLE);
    }
}
