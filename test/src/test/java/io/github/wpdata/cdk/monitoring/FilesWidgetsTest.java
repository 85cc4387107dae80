package io.github.wpdata.cdk.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.efs.PerformanceMode;
import software.amazon.awscdk.services.efs.ThroughputMode;

/** The row of a file system: credits where they can be spent, the limit of operations where there is one. */
class FilesWidgetsTest {
    private static final String CREDITS = "Files: burst credits (bytes)";
    private static final String THROUGHPUT = "Files: throughput (bytes in 5 minutes)";
    private static final String LIMIT = "Files: I/O limit (%)";
    private static final String CONNECTIONS = "Files: client connections";

    private final TestStack test = new TestStack();

    private static List<String> line(EfsFileSystem files, String metric, String statistic) {
        return List.of("AWS/EFS " + metric + " FileSystemId=" + files.getFileSystemId() + " " + statistic);
    }

    @Test
    void burstingWithNothingSetShowsCredits() {
        EfsFileSystem files = Minimal.files(test).build();

        assertThat(Graphs.of(FilesWidgets.of(files)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        CREDITS, line(files, "BurstCreditBalance", "Minimum"),
                        THROUGHPUT, line(files, "MeteredIOBytes", "Sum"),
                        LIMIT, line(files, "PercentIOLimit", "Maximum"),
                        CONNECTIONS, line(files, "ClientConnections", "Sum")));
    }

    @Test
    void elasticHasNoCredits() {
        EfsFileSystem files =
                Minimal.files(test).throughputMode(ThroughputMode.ELASTIC).build();

        assertThat(Graphs.of(FilesWidgets.of(files))).containsOnlyKeys(THROUGHPUT, LIMIT, CONNECTIONS);
    }

    @Test
    void provisionedWithMaxIoHasNeitherCreditsNorALimit() {
        EfsFileSystem files = Minimal.files(test)
                .throughputMode(ThroughputMode.PROVISIONED)
                .provisionedThroughput(Size.mebibytes(10))
                .performanceMode(PerformanceMode.MAX_IO)
                .build();

        assertThat(Graphs.of(FilesWidgets.of(files))).containsOnlyKeys(THROUGHPUT, CONNECTIONS);
    }
}
