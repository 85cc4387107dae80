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
        Sample idle = run.counter("idle");
        Sample unchecked = run.counter("unchecked");
        Sample byHand = run.counter("byHand");
        return """
                From an empty app to the templates of one stack with a VPC and all services, by turns in one process, 60 times after 30
                to warm up. So start-up is left out, and aws-cdk-lib's own template validation is off (`CDK_VALIDATION=false`); a user
                meets both once a process, see [below](#the-loop).

                """
                + Markdown.table(
                        List.of("App", "time"),
                        Stream.of(
                                row("facade, policy pack and guard", checked),
                                row("facade, two plugins that check nothing", idle),
                                row("facade alone: rules, warnings, findings", unchecked),
                                row("by hand, with nothing", byHand)))
                + Markdown.number("""

                        The goal is that everything together takes at most %.2f times as long as without. What "without" means decides
                        much, so here are all readings:

                        """, GOAL)
                + Markdown.table(
                        List.of("Facade, policy pack and guard against", "ratio", "goal"),
                        Stream.of(
                                against("hand-written code with nothing", checked, byHand),
                                against("the facade alone", checked, unchecked),
                                against("the facade with two plugins that check nothing", checked, idle)))
                + """

                The first holds the layer itself too. The last leaves out what AWS CDK takes to call any plugin and to report, on each
                synthesis and not only at its start; it shows what the pack and the guard add of their own.
                """;
    }

    private static List<String> row(String app, Sample times) {
        return List.of(app, Markdown.milliseconds(times.median()));
    }

    private static List<String> against(String base, Sample checked, Sample times) {
        Interval ratio = checked.dividedBy(times).interval();
        return List.of(base, ratio.toString(), ratio.atMost(GOAL));
    }
}
