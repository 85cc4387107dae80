package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.files.EfsFileSystem;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.efs.PerformanceMode;
import software.amazon.awscdk.services.efs.ThroughputMode;

/** The alarms of a file system, as its modes ask for them. */
final class FilesAlarms {
    private static final String MINUTES_LEFT = "m1/(m2*60)";
    private static final String PERCENT_USED = "100*m1/PERIOD(m1)/m2";
    private static final double LOW_MINUTES = 180;
    private static final double SPENT_MINUTES = 60;
    private static final double IO_LIMIT_PERCENT = 95;
    private static final double THROUGHPUT_PERCENT = 80;

    private FilesAlarms() {}

    static List<AlarmSpec> of(EfsFileSystem files) {
        String id = files.getFileSystemId();
        String subject = "Files " + id;
        Measure permitted = Measure.files("PermittedThroughput", "Minimum", id);
        List<AlarmSpec> alarms = new ArrayList<>();
        if (files.getThroughputMode() == ThroughputMode.BURSTING) {
            Measure credits = Measure.files("BurstCreditBalance", "Minimum", id);
            alarms.add(AlarmSpec.of(DataAlarm.FILES_BURST_LOW, subject, MINUTES_LEFT, credits, permitted)
                    .below(LOW_MINUTES));
            alarms.add(AlarmSpec.of(DataAlarm.FILES_BURST_SPENT, subject, MINUTES_LEFT, credits, permitted)
                    .below(SPENT_MINUTES));
        } else {
            Measure metered = Measure.files("MeteredIOBytes", "Sum", id);
            alarms.add(AlarmSpec.of(DataAlarm.FILES_THROUGHPUT, subject, PERCENT_USED, metered, permitted)
                    .atLeast(THROUGHPUT_PERCENT));
        }
        if (files.getPerformanceMode() == PerformanceMode.GENERAL_PURPOSE) {
            alarms.add(AlarmSpec.of(DataAlarm.FILES_IO_LIMIT, subject, Measure.files("PercentIOLimit", "Maximum", id))
                    .atLeast(IO_LIMIT_PERCENT));
        }
        return alarms;
    }
}
