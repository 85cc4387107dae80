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
    /** CloudWatch API, PutCompositeAlarm: a rule has at most 10,240 characters, and a name at most 255. */
    static final int MOST_OF_ONE_RULE = 10_240 / (255 + "ALARM(\"\") OR ".length());

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
        CfnCompositeAlarm.Builder.create(owner, "Unhealthy")
                .alarmDescription(description)
                .alarmRule(anyOf(grouped(owner)))
                .alarmActions(pages)
                .okActions(pages)
                .build();
        AcknowledgementRequests.whenRequested(owner, () -> MonitoringAcknowledgements.acknowledge(paging));
    }

    /** The names that the rule of the page asks for: of the alarms, or where they are too many, of groups of them. */
    private List<String> grouped(Construct owner) {
        List<String> names = paging.stream().map(CfnAlarm::getRef).toList();
        if (names.size() <= MOST_OF_ONE_RULE) {
            return names;
        }
        Construct groups = new Construct(owner, "Groups");
        List<String> ofGroups = new ArrayList<>();
        for (int from = 0; from < names.size(); from += MOST_OF_ONE_RULE) {
            List<String> group = names.subList(from, Math.min(from + MOST_OF_ONE_RULE, names.size()));
            ofGroups.add(CfnCompositeAlarm.Builder.create(groups, String.valueOf(ofGroups.size() + 1))
                    .alarmDescription("Part of the alarm that pages.")
                    .alarmRule(anyOf(group))
                    .build()
                    .getRef());
        }
        return ofGroups;
    }

    private static String anyOf(List<String> names) {
        return names.stream().map(name -> "ALARM(\"" + name + "\")").collect(Collectors.joining(" OR "));
    }

    /** The urgent alarms. */
    List<CfnAlarm> paging() {
        return paging;
    }

    /** All alarms in the order of their making, without the composite one. */
    List<CfnAlarm> all() {
        return all;
    }
}
