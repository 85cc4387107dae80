package io.github.wpdata.cdk.benchmark;

import java.util.List;
import java.util.stream.Stream;

/** What checks of finished templates cost. */
final class ChecksSection implements Section {
    private static final double GOAL = 1.10;

    @Override
    public String title() {
        return "All checks on";
    }

    @Override
    public String render() {
        Jmh run = Jmh.run(ChecksBenchmark.class).get(0);
        Sample checked = run.counter("checked");
        Sample unchecked = run.counter("unchecked");
        Sample byHand = run.counter("byHand");
        boolean met = checked.dividedBy(unchecked).median() <= GOAL;
        return """
                From an empty app to the templates of one stack with a VPC and all services, by turns in one process as above. The policy
                pack and the guard are started 30 times before, so their start-up is left out, as is that of aws-cdk-lib's own template
                validation (`CDK_VALIDATION=false`); a user meets both once a process, see [below](#the-loop).

                """
                + Markdown.table(
                        List.of("App", "time", "ratio to the facade alone", "ratio to hand-written code"),
                        Stream.of(
                                row("facade, policy pack, guard", checked, unchecked, byHand),
                                row(
                                        "facade alone: rules, warnings, acknowledged findings",
                                        unchecked,
                                        unchecked,
                                        byHand),
                                row("by hand, with nothing", byHand, unchecked, byHand)))
                + "\n"
                + Markdown.number(
                        "The goal is that policy pack and guard add at most %.0f %%. It is %s. ",
                        (GOAL - 1) * 100, met ? "met" : "missed")
                + """
                They read the finished templates from
                disk, in Java, once; the engine of aws-cdk-lib calls them, collects the tree for its report and writes it, which is the
                larger part.
                """;
    }

    private static List<String> row(String app, Sample times, Sample unchecked, Sample byHand) {
        return List.of(app, Markdown.milliseconds(times.median()), ratio(times, unchecked), ratio(times, byHand));
    }

    private static String ratio(Sample times, Sample base) {
        return times == base ? "1" : times.dividedBy(base).medianWithInterval();
    }
}
