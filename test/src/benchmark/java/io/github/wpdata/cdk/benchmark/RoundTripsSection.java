package io.github.wpdata.cdk.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The calls to JavaScript, and what they are for. */
final class RoundTripsSection implements Section {
    @Override
    public String title() {
        return "Calls to JavaScript";
    }

    @Override
    public String render() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("by hand", pair -> count(pair, Pair.Author.HAND)));
        for (RoundTripExtra extra : RoundTripExtra.values()) {
            rows.add(row(extra.label, extra::of));
        }
        rows.add(row("**in all**", pair -> count(pair, Pair.Author.LIBRARY)));
        return """
                aws-cdk-lib is JavaScript; each call, and each callback, is a message to another process and back. A test asserts that
                each message beyond those of hand-written code is accounted for here:

                """ + Markdown.table(head(), rows.stream()) + """

                aws-cdk-lib keeps zones, locks and default children in JavaScript, so looking at them takes calls, and an object that
                comes from there costs a second message for its type. What is saved: a default is plain Java until aws-cdk-lib reads
                it, the services of one facade select their subnets once, and annotations are requested only for a warning. A negative
                number is of calls that the hand-written code makes and the library does not.
                """;
    }

    @Override
    public List<Goal> goals() {
        return Arrays.stream(Pair.values())
                .map(pair -> Goal.count(
                        "calls to JavaScript, " + pair.label,
                        pair.most(count(pair, Pair.Author.HAND)),
                        count(pair, Pair.Author.LIBRARY)))
                .toList();
    }

    private static List<String> head() {
        return Stream.concat(Stream.of("Calls to"), Arrays.stream(Pair.values()).map(pair -> pair.label))
                .toList();
    }

    private static List<String> row(String label, Function<Pair, Integer> count) {
        return Stream.concat(
                        Stream.of(label),
                        Arrays.stream(Pair.values()).map(count).map(String::valueOf))
                .toList();
    }

    private static int count(Pair pair, Pair.Author author) {
        return RoundTrips.of(pair, author).count();
    }
}
