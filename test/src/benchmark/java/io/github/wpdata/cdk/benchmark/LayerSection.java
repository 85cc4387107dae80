package io.github.wpdata.cdk.benchmark;

import java.util.List;
import java.util.stream.Collectors;

/** The layer against hand-written code. */
final class LayerSection implements Section {
    private static final double GOAL = 1.05;

    @Override
    public String title() {
        return "The layer";
    }

    @Override
    public String render() {
        List<Jmh> runs = Jmh.run(LayerBenchmark.class);
        return """
                Each construct against the same resources written on aws-cdk-lib alone, by someone who knows the template beforehand:
                every value a literal, nothing checked, nothing to choose (`HandWritten`; a test holds that both templates are the
                same). Both are built by turns in one process, after 30 pairs to warm up; a ratio is the median of 60 pairs, with its
                95 % confidence interval. Construction leaves out the VPC that the resources stand in; synthesis includes it.

                """
                + Markdown.table(
                        List.of(
                                "Construct",
                                "constructed",
                                "by hand",
                                "ratio",
                                "more calls, additional time a call",
                                "constructed and synthesised",
                                "by hand",
                                "ratio"),
                        runs.stream().map(LayerSection::row))
                + "\n"
                + Markdown.number("The goal is a ratio of at most %.2f in construction: ", GOAL)
                + runs.stream()
                        .map(run -> label(run) + " " + built(run).interval().atMost(GOAL))
                        .collect(Collectors.joining(", "))
                + """
                .

                The library makes more calls to JavaScript than the hand-written code. The column after the ratio divides the additional
                time by their number; it holds the additional work in Java too. The next section says what each call buys: acknowledged
                findings, checks before a deployment, warnings, freedom of region and name. By hand, the same has to be written, found
                by a deployment, or done without.
                """;
    }

    private static List<String> row(Jmh run) {
        double built = run.counter("libraryBuilt").median();
        double builtByHand = run.counter("handBuilt").median();
        int more = RoundTripExtra.sum(subject(run));
        Sample synthesised = run.counter("librarySynthesised");
        Sample synthesisedByHand = run.counter("handSynthesised");
        return List.of(
                label(run),
                Markdown.milliseconds(built),
                Markdown.milliseconds(builtByHand),
                built(run).interval().toString(),
                Markdown.number("%d, %.2f ms", more, (built - builtByHand) / more / 1e6),
                Markdown.milliseconds(synthesised.median()),
                Markdown.milliseconds(synthesisedByHand.median()),
                synthesised.dividedBy(synthesisedByHand).interval().toString());
    }

    private static Sample built(Jmh run) {
        return run.counter("libraryBuilt").dividedBy(run.counter("handBuilt"));
    }

    private static String label(Jmh run) {
        return subject(run).label;
    }

    private static Subject subject(Jmh run) {
        return Subject.valueOf(run.parameter("subject"));
    }
}
