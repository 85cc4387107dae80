package io.github.wpdata.cdk.benchmark;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.testing.TestStack;

/** All services, watched or not: hand-written code has no counterpart to the monitoring, so it is measured by itself. */
public final class Monitored {
    /** The most round trips of the monitoring: of 20 alarms, 7 messages, a topic with its key, and a dashboard. */
    static final int MOST_ROUND_TRIPS = 130;

    private Monitored() {}

    /**
     * Builds all services.
     *
     * @param test the stack
     * @param watched whether they are watched
     */
    public static void build(TestStack test, boolean watched) {
        WordPressDataServices.Builder.create(test.stack(), "Data")
                .name("wordpress")
                .monitoring(watched)
                .vpc(test.vpc())
                .clients(test.clients())
                .build();
    }

    /** Builds twice and counts the second time: the first also loads classes, and with them the constants of AWS CDK. */
    static int roundTrips(boolean watched) {
        build(new TestStack(), watched);
        TestStack test = new TestStack();
        return RoundTrips.of(() -> build(test, watched)).count();
    }
}
