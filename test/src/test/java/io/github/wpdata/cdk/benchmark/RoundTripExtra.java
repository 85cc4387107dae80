package io.github.wpdata.cdk.benchmark;

import java.util.stream.Stream;

/** What the round trips are for that a construct makes beyond those of the same resources written by hand, and what it saves. */
enum RoundTripExtra {
    SUBNETS("see that the subnets are in two zones and are not public", 0, 3, 0, 3, 0),
    RESOURCES("accept any resource that AWS CDK can name: make its BackupResource and read the ARN", 0, 0, 0, 0, 3),
    OPT_IN("warn that AWS Backup skips Aurora in accounts that have not opted in", 3, 0, 0, 0, 0),
    CREDITS("warn that throughput mode BURSTING depends on credits", 3, 0, 0, 3, 0),
    TAGS("refuse tags whose keys AWS reserves", 0, 4, 4, 2, 8),
    REGION("read the region: warn of one that AWS does not have, refuse resources of another", 0, 0, 0, 1, 2),
    ANYWHERE(
            "serve any region, name and capacity, where the literals of the hand-written code serve one",
            6,
            1,
            2,
            0,
            0),
    // Hand-written code could save these too, but usually does not.
    ONLY_NEEDED("read of selected subnets only what is needed, not all that AWS CDK's class reads", -5, 0, -5, 0, 0),
    PORT("make a port by its constructor, whose answer needs no name of a class", -3, -1, -1, -1, 0),
    CONSTANTS("keep a duration and two managed policies for the whole process", -10, -2, -2, -2, -6),
    JSON("write the policy of the file system as JSON, not by a construct for each statement", -2, 0, 0, -2, 0);

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
