package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.internal.cdk.Acknowledgements;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

/** Findings of compliance rules that monitoring has by design. */
final class MonitoringAcknowledgements {
    private MonitoringAcknowledgements() {}

    /** Of urgent alarms that page through a composite alarm. */
    static void acknowledge(List<CfnAlarm> paging) {
        Acknowledgements acknowledgements = new Acknowledgements()
                .acknowledge(
                        "Urgent alarms page once, through the composite alarm beside them, which has the actions.",
                        "HIPAA.Security-CloudWatchAlarmAction",
                        "NIST.800.53.R5-CloudWatchAlarmAction");
        paging.forEach(acknowledgements::at);
    }
}
