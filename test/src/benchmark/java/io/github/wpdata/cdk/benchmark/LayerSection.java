package io.github.wpdata.cdk.benchmark;

import java.util.ArrayList;
import java.util.List;

/** The layer against hand-written code. */
final class LayerSection implements Section {
    private static final double MOST_CONSTRUCTED = 1.15;
    private static final double MOST_SYNTHESISED = 1.10;

    private final List<Goal> goals = new ArrayList<>();

    @Override
    public String title() {
        return "The layer";
    }

    @Override
    public String render() {
        List<Jmh> runs = Jmh.run(LayerBenchmark.class);
        runs.forEach(this::judge);
        return """
                Each construct against the same resources written on aws-cdk-lib alone, by someone who knows the template beforehand:
                every value a literal, nothing checked, nothing to choose (`HandWritten`; a test asserts that both templates are the
                same). The two are built alternately in one process, after 30 pairs to warm up; a ratio is the median of 60 pairs, with
                its 95 % confidence interval. Construction excludes the VPC; synthesis includes it.

                """
                + Markdown.table(
                        List.of(
                                "Construct",
                                "constructed",
                                "by hand",
                                "ratio",
                                "constructed and synthesised",
                                "by hand",
                                "ratio"),
                        runs.stream().map(LayerSection::row))
                + """

                The library makes fewer calls for all services than the hand-written code. What it costs more is the price of classes
                written in Java: when one is created, jsii finds its public methods by reflection and announces each of them to
                JavaScript, where the hand-written code creates a plain `Construct`. At synthesis, names and tags are checked.
                """;
    }

    @Override
    public List<Goal> goals() {
        return goals;
    }

    private void judge(Jmh run) {
        goals.add(Goal.ratio(label(run) + ", constructed, against by hand", MOST_CONSTRUCTED, built(run)));
        if (pair(run) == Pair.FACADE) {
            goals.add(Goal.ratio(label(run) + ", synthesised, against by hand", MOST_SYNTHESISED, synthesised(run)));
        }
    }

    private static List<String> row(Jmh run) {
        return List.of(
                label(run),
                Markdown.milliseconds(run.counter("libraryBuilt").median()),
                Markdown.milliseconds(run.counter("handBuilt").median()),
                built(run).toString(),
                Markdown.milliseconds(run.counter("librarySynthesised").median()),
                Markdown.milliseconds(run.counter("handSynthesised").median()),
                synthesised(run).toString());
    }

    private static Interval built(Jmh run) {
        return run.counter("libraryBuilt").dividedBy(run.counter("handBuilt")).interval();
    }

    private static Interval synthesised(Jmh run) {
        return run.counter("librarySynthesised")
                .dividedBy(run.counter("handSynthesised"))
                .interval();
    }

    private static String label(Jmh run) {
        return pair(run).label;
    }

    private static Pair pair(Jmh run) {
        return Pair.valueOf(run.parameter("pair"));
    }
}
