package io.github.wpdata.cdk.benchmark;

import io.github.wpdata.cdk.testing.Resources;
import java.util.List;
import java.util.Map;

/** How long a deployment lasts at least. */
final class CriticalPathSection implements Section {
    @Override
    public String title() {
        return "The deployment";
    }

    @Override
    public String render() {
        DependencyGraph graph = DependencyGraph.of(Resources.of(SampleApp.dataStack(Map.of())));
        List<String> chain = graph.longestChain(CreationTimes::minutes);
        return """
                CloudFormation makes at the same time whatever does not wait for something else. The longest chain of resources that wait
                for each other, from the sample app's template and rough times of what is usual:

                """
                + Markdown.table(
                        List.of("Resource", "minutes"),
                        chain.stream()
                                .map(graph::type)
                                .map(type -> List.of(
                                        "`" + type + "`", Markdown.number("%.2f", CreationTimes.minutes(type)))))
                + Markdown.number("%nThat is about %.0f minutes. ", graph.minutes(chain, CreationTimes::minutes))
                + """
                The database alone decides it; cache, files and backups are made meanwhile. The second instance
                waits for the first, which Aurora makes the writer. A test holds that nothing slow waits for another service.
                """;
    }
}
