package io.github.wpdata.cdk.benchmark;

import io.github.wpdata.cdk.testing.Resources;
import java.util.List;
import software.amazon.awscdk.Stack;

/** Many stacks in one app. */
final class ScaleSection implements Section {
    private static final double MEGABYTE = 1024 * 1024;
    private static final double KILOBYTES_PER_MEGABYTE = 1024;

    @Override
    public String title() {
        return "Scale";
    }

    @Override
    public String render() {
        return Markdown.number("""
                Apps of many data stacks, each with all services and a VPC of its own, %d resources: constructed and synthesised in
                a process of its own that 30 small apps have warmed up. Heap is what Java objects still in use take afterwards, Node what
                the process of jsii has grown by, its garbage included (read on Linux only).

                """, resources())
                + Markdown.table(
                        List.of(
                                "Stacks",
                                "policy pack and guard",
                                "time",
                                "time a stack",
                                "heap a stack",
                                "Node a stack"),
                        Jmh.run(ScaleBenchmark.class).stream().map(ScaleSection::row))
                + """

                Growth is linear if a stack costs the same, however many there are. Each figure is of one app, so it has no interval. jsii
                keeps every object that has crossed, on both sides, until the process ends.
                """;
    }

    private static int resources() {
        Stack stack = (Stack) DataApp.of(1).getNode().findChild("Site1");
        return Resources.of(stack).template().path("Resources").size();
    }

    private static List<String> row(Jmh run) {
        int stacks = Integer.parseInt(run.parameter("stacks"));
        double nanos = run.counter("nanos").median();
        double node = run.counter("nodeKilobytes").median();
        return List.of(
                String.valueOf(stacks),
                run.parameter("checked").equals("true") ? "with" : "without",
                Markdown.number("%.2f s", nanos / 1e9),
                Markdown.milliseconds(nanos / stacks),
                Markdown.number("%.2f MB", run.counter("heapBytes").median() / MEGABYTE / stacks),
                node == 0 ? "" : Markdown.number("%.1f MB", node / KILOBYTES_PER_MEGABYTE / stacks));
    }
}
