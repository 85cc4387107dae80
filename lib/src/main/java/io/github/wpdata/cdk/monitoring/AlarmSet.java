package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.internal.cdk.AcknowledgementRequests;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnCompositeAlarm;
import software.constructs.Construct;

/** The alarms of one construct: each is made unless it is left out, and sends to the topics of its severity. */
final class AlarmSet {
    /** CloudWatch quotas: the most alarms that a composite alarm may depend on. */
    private static final int MOST_CHILDREN = 100;

    private final MonitoringSettings<?> settings;
    private final MonitoringTopics topics;
    private final Warnings warnings;
    private final List<CfnAlarm> all = new ArrayList<>();
    private final List<CfnAlarm> paging = new ArrayList<>();

    AlarmSet(MonitoringSettings<?> settings, MonitoringTopics topics, Warnings warnings) {
        this.settings = settings;
        this.topics = topics;
        this.warnings = warnings;
    }

    /** Makes alarms in a scope of their own. */
    void add(Construct scope, List<AlarmSpec> specs) {
        for (AlarmSpec spec : specs) {
            if (settings.leftOut.contains(spec.alarm)) {
                continue;
            }
            OptionalDouble threshold = spec.threshold(settings);
            if (threshold.isEmpty()) {
                MonitoringWarnings.annotateThreshold(spec.alarm, spec.whyUnknown(), warnings);
                continue;
            }
            boolean pages = spec.alarm.getSeverity() == Severity.PAGE;
            // Given at once, since a setter is one more call to JavaScript.
            List<String> actions = pages ? List.of() : topics.of(Severity.TICKET);
            CfnAlarm created = spec.create(scope, threshold.getAsDouble(), actions);
            all.add(created);
            if (pages) {
                paging.add(created);
            }
        }
    }

    /** Makes one page of all urgent alarms, so that a failure of several services calls someone once. */
    void page(Construct owner, String description) {
        if (paging.isEmpty()) {
            return;
        }
        List<String> pages = topics.of(Severity.PAGE);
        if (paging.size() > MOST_CHILDREN) {
            paging.forEach(alarm -> alarm.setAlarmActions(pages));
            return;
        }
        CfnCompositeAlarm.Builder.create(owner, "Unhealthy")
                .alarmDescription(description)
                .alarmRule(paging.stream()
                        .map(alarm -> "ALARM(\"" + alarm.getRef() + "\")")
                        .collect(Collectors.joining(" OR ")))
                .alarmActions(pages)
                .okActions(pages)
                .build();
        AcknowledgementRequests.whenRequested(owner, () -> MonitoringAcknowledgements.acknowledge(paging));
    }

    /** All alarms in the order of their making, without the composite one. */
    List<CfnAlarm> all() {
        return all;
    }
}
