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
        rows.add(row("by hand", subject -> count(subject, Subject.Author.HAND)));
        for (RoundTripExtra extra : RoundTripExtra.values()) {
            rows.add(row(extra.label, extra::of));
        }
        rows.add(row("**in all**", subject -> count(subject, Subject.Author.LIBRARY)));
        return """
                AWS CDK is JavaScript; each call of it, and each callback, is a message to another process and back. Construction makes
                so many, and a test holds that each beyond those by hand is accounted for here:

                """ + Markdown.table(head(), rows.stream()) + """

                The goal is fewer than by hand, and is missed: AWS CDK keeps zones, locks and default children in JavaScript, so looking
                at them takes calls, and an object that comes from there costs a second message for its type. What is saved: a default is
                plain Java until AWS CDK wants it, services of one whole select their subnets once, warnings that nobody needs are not
                asked for, and all findings of a resource are one call.
                """;
    }

    private static List<String> head() {
        return Stream.concat(
                        Stream.of("Calls to"), Arrays.stream(Subject.values()).map(subject -> subject.label))
                .toList();
    }

    private static List<String> row(String label, Function<Subject, Integer> count) {
        return Stream.concat(
                        Stream.of(label),
                        Arrays.stream(Subject.values()).map(count).map(String::valueOf))
                .toList();
    }

    private static int count(Subject subject, Subject.Author author) {
        return RoundTrips.of(subject, author).count();
    }
}
