package io.github.wpdata.cdk.benchmark;

import java.util.List;
import java.util.stream.Stream;

/** What alarms, messages and a dashboard cost at synthesis. */
final class MonitoringSection implements Section {
    @Override
    public String title() {
        return "Monitoring";
    }

    @Override
    public String render() {
        Jmh run = Jmh.run(MonitoringBenchmark.class).get(0);
        Sample watched = run.counter("watched");
        Sample unwatched = run.counter("unwatched");
        return """
                From an empty app to the templates of one stack with a VPC and all services, with the alarms, messages and the dashboard of
                production and without, alternately in one process, 60 times after 30 to warm up.

                """
                + Markdown.table(
                        List.of("App", "calls to JavaScript", "time"),
                        Stream.of(row("with monitoring", true, watched), row("without", false, unwatched)))
                + "\nThe ratio of the times is " + watched.dividedBy(unwatched).interval() + ".\n";
    }

    @Override
    public List<Goal> goals() {
        return List.of(Goal.count(
                "calls to JavaScript, monitoring",
                Monitored.MOST_ROUND_TRIPS,
                Monitored.roundTrips(true) - Monitored.roundTrips(false)));
    }

    private static List<String> row(String app, boolean watched, Sample times) {
        return List.of(app, String.valueOf(Monitored.roundTrips(watched)), Markdown.milliseconds(times.median()));
    }
}
