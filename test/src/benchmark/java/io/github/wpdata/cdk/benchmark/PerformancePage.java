package io.github.wpdata.cdk.benchmark;

import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Measures everything, and writes the page. */
public final class PerformancePage {
    private static final String HEAD = """
            # Performance

            What the library costs beside hand-written code, how it scales, and how long a user waits. The figures are of one run of

            ```sh
            mvn -B test -Pbenchmark
            ```

            which writes this page. Leave the machine alone meanwhile: other work on it makes every figure worse, and the intervals wider.
            Ordinary tests measure no time.
            """;

    private static final List<Section> SECTIONS = List.of(
            new LayerSection(),
            new RoundTripsSection(),
            new ChecksSection(),
            new ScaleSection(),
            new LoopSection(),
            new CriticalPathSection());

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
        Files.writeString(Project.ROOT.resolve("docs/performance.md"), page);
    }
}
