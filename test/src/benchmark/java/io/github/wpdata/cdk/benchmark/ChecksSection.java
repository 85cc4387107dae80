package io.github.wpdata.cdk.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What checks of finished templates cost. */
final class ChecksSection implements Section {
    private static final double GOAL = 1.10;

    private final List<Goal> goals = new ArrayList<>();

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
                From an empty app to the templates of one stack with a VPC and all services, alternately in one process, 60 times after 30
                to warm up. So start-up is left out, and aws-cdk-lib's own template validation is off (`CDK_VALIDATION=false`); a user
                meets both once a process, see [above](#what-a-user-waits-for).

                """
                + Markdown.table(
                        List.of("App", "time"),
                        Stream.of(
                                row("facade, policy pack and guard", checked),
                                row("facade, two plugins that check nothing", idle),
                                row("facade alone: rules and warnings", unchecked),
                                row("by hand, with nothing", byHand)))
                + """

                The first ratio includes the layer itself. The last excludes what aws-cdk-lib takes to call any plugin and to report; it
                shows what pack and guard add.

                """
                + Markdown.table(
                        List.of("Facade, policy pack and guard against", "ratio"),
                        Stream.of(
                                against("hand-written code with nothing", checked, byHand),
                                against("the facade alone", checked, unchecked),
                                against("the facade with two plugins that check nothing", checked, idle)));
    }

    @Override
    public List<Goal> goals() {
        return goals;
    }

    private static List<String> row(String app, Sample times) {
        return List.of(app, Markdown.milliseconds(times.median()));
    }

    private List<String> against(String base, Sample checked, Sample times) {
        Interval ratio = checked.dividedBy(times).interval();
        goals.add(Goal.ratio("facade, pack and guard against " + base, GOAL, ratio));
        return List.of(base, ratio.toString());
    }
}
