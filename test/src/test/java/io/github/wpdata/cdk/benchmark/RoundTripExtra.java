package io.github.wpdata.cdk.benchmark;

import java.util.stream.Stream;

/** What the round trips are for that a construct makes beyond those of the same resources written by hand. */
enum RoundTripExtra {
    FINDINGS("acknowledge findings of compliance rules, in the metadata of each resource", 30, 14, 6, 0, 5),
    SUBNETS("see that the subnets lie in two zones and are not public", 0, 9, 0, 9, 0),
    VAULT(
            "see that vault and key stand in this region, and that the vault's lock lets the plan delete",
            11,
            0,
            0,
            0,
            5),
    RESOURCES(
            "take whatever AWS CDK can name as a resource to back up, and see of what kind it is, and where",
            7,
            0,
            0,
            0,
            4),
    WARNING("warn that AWS Backup passes over Aurora in accounts that have not opted in", 4, 0, 0, 0, 0),
    CREDITS("warn that throughput mode BURSTING depends on credits", 3, 0, 0, 3, 0),
    ANYWHERE(
            "serve any region, name and capacity, where the literals of the hand-written code serve one",
            5,
            2,
            3,
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
