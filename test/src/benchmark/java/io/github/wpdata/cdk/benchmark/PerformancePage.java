package io.github.wpdata.cdk.benchmark;

import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Measures everything, and writes the page. */
public final class PerformancePage {
    private static final String HEAD = """
            # Performance

            How long a user waits, what the library costs beside hand-written code, and how it scales. Use Node.js 22 or 24: Node.js 20
            works, needs about a quarter more processor time, and is no longer supported by jsii.

            The figures are of one run of

            ```sh
            mvn -B test -Pbenchmark
            ```

            which writes this page. Leave the machine idle meanwhile: other work makes every figure worse, and the intervals wider.
            Ordinary tests measure no time.
            """;

    private static final List<Section> SECTIONS = List.of(
            new WaitSection(),
            new CriticalPathSection(),
            new LayerSection(),
            new RoundTripsSection(),
            new ChecksSection(),
            new MonitoringSection(),
            new ScaleSection());

    private PerformancePage() {}

    /**
     * Writes {@code docs/performance.md}.
     *
     * @param args none
     * @throws IOException if the page cannot be written
     */
    public static void main(String[] args) throws IOException {
        StringBuilder page = new StringBuilder(HEAD).append('\n').append(Machine.describe());
        for (Section section : SECTIONS) {
            System.out.println("Measures: " + section.title());
            page.append("\n## ").append(section.title()).append("\n\n").append(section.render());
        }
        page.append("""

                ## Goals of the contributors

                A ratio is met if its whole interval is at most the goal, missed if none of it is, else the run is inconclusive.

                """)
                .append(Markdown.table(
                        List.of("Figure", "goal, at most", "this run", ""),
                        SECTIONS.stream()
                                .flatMap(section -> section.goals().stream())
                                .map(goal -> List.of(goal.figure(), goal.goal(), goal.measured(), goal.verdict()))));
        Files.writeString(Project.ROOT.resolve("docs/performance.md"), page);
    }
}
