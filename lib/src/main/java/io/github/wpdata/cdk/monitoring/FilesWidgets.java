package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.files.EfsFileSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.efs.PerformanceMode;
import software.amazon.awscdk.services.efs.ThroughputMode;

/** What an operator looks at first of a file system. */
final class FilesWidgets {
    private FilesWidgets() {}

    static List<Widget> of(EfsFileSystem files) {
        String id = files.getFileSystemId();
        List<Widget> widgets = new ArrayList<>();
        if (files.getThroughputMode() == ThroughputMode.BURSTING) {
            widgets.add(new Widget(
                    "Files: burst credits (bytes)",
                    List.of(Measure.files("BurstCreditBalance", "Minimum", id).series(Map.of()))));
        }
        widgets.add(new Widget(
                "Files: throughput (bytes in 5 minutes)",
                List.of(Measure.files("MeteredIOBytes", "Sum", id).series(Map.of()))));
        if (files.getPerformanceMode() == PerformanceMode.GENERAL_PURPOSE) {
            widgets.add(new Widget(
                    "Files: I/O limit (%)",
                    List.of(Measure.files("PercentIOLimit", "Maximum", id).series(Map.of()))));
        }
        widgets.add(new Widget(
                "Files: client connections",
                List.of(Measure.files("ClientConnections", "Sum", id).series(Map.of()))));
        return widgets;
    }
}
