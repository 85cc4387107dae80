package io.github.wpdata.cdk.benchmark;

import java.util.stream.Stream;

/** What the round trips are for that a construct makes beyond those of the same resources written by hand. */
enum RoundTripExtra {
    SUBNETS("see that the subnets are in two zones and are not public", 0, 9, 0, 9, 0),
    RESOURCES(
            "accept any resource to back up that AWS CDK can name, and see of what kind it is, and in which region",
            0,
            0,
            0,
            0,
            5),
    OPT_IN("warn that AWS Backup skips Aurora in accounts that have not opted in", 3, 0, 0, 0, 0),
    CREDITS("warn that throughput mode BURSTING depends on credits", 3, 0, 0, 3, 0),
    ANYWHERE(
            "serve any region, name and capacity, where the literals of the hand-written code serve one",
            6,
            1,
            2,
            0,
            0);

    final String label;
    private final int[] counts;

    /** The counts are in the order of {@link Pair}. */
    RoundTripExtra(String label, int... counts) {
        this.label = label;
        this.counts = counts;
    }

    int of(Pair pair) {
        return counts[pair.ordinal()];
    }

    /** All of them. */
    static int sum(Pair pair) {
        return Stream.of(values()).mapToInt(extra -> extra.of(pair)).sum();
    }
}
