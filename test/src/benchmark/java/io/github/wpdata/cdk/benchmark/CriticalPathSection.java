package io.github.wpdata.cdk.benchmark;

import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.SampleApp;
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
        DependencyGraph graph =
                DependencyGraph.of(Resources.of(SampleApp.with(Map.of()).data()));
        List<String> chain = graph.longestChain(CreationTimes::minutes);
        return """
                CloudFormation creates resources in parallel unless one waits for another. The longest chain of the sample app, with rough
                usual times:

                """
                + Markdown.table(
                        List.of("Resource", "minutes"),
                        chain.stream()
                                .map(graph::type)
                                .map(type -> List.of(
                                        "`" + type + "`", Markdown.number("%.2f", CreationTimes.minutes(type)))))
                + Markdown.number("%nThat is about %.0f minutes. ", graph.minutes(chain, CreationTimes::minutes))
                + """
                The database alone decides it; cache, files and backups are created meanwhile. The second
                instance waits for the first, which Aurora makes the writer. A test asserts that nothing slow waits for another service.
                """;
    }
}
