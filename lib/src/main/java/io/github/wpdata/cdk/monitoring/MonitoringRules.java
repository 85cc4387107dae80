package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import java.util.LinkedHashSet;
import java.util.Set;
import software.amazon.awscdk.services.sns.ITopic;

/** The limits of alarms and notifications with their checks. */
final class MonitoringRules {
    private static final Set<DataAlarm> OF_SCHEDULE = Set.of(DataAlarm.BACKUP_AGE, DataAlarm.BACKUP_COPY_AGE);

    static final RangeRule MOST_ALARMS =
            RangeRule.of("mostAlarms", "alarms", 1, 5000, "alarms", "CloudWatch quotas: alarms of a region");
    static final RangeRule HOURS = RangeRule.of(
            "copiesInto",
            "hours",
            1,
            BackupAlarms.LONGEST_HOURS,
            "hours",
            "CloudWatch API: PutMetricAlarm, at most 7 days");
    static final Rule THRESHOLD = new Rule(
            "threshold",
            "",
            "more than 0",
            "of %s is not a threshold",
            "choose a number above 0, or leave the alarm out with without(…)",
            "this library");
    static final Rule THRESHOLD_OF_SCHEDULE = new Rule(
            "threshold",
            "",
            "not for BACKUP_AGE and BACKUP_COPY_AGE",
            "cannot be set for %s, which follows the schedule of the plan",
            "change the schedule or the completion window of the plan, or leave the alarm out with without(…)",
            "this library");
    static final Rule TOPIC_FIFO = new Rule(
            "notify",
            "",
            "a standard topic",
            "is a FIFO topic, to which CloudWatch alarms and EventBridge rules cannot publish",
            "pass a standard topic",
            "CloudWatch User Guide: notifications of alarms");
    static final Rule NOTHING = new Rule(
            "monitoring",
            "",
            "at least one service or plan",
            "watches nothing",
            "name what to watch, as in database(…), cache(…), files(…) or backups(…)",
            "this library");

    private MonitoringRules() {}

    static void check(MonitoringSettings<?> settings, boolean watches, Problems problems) {
        settings.arguments.check(problems);
        problems.require(watches, NOTHING, "empty");
        MOST_ALARMS.check(problems, settings.mostAlarms);
        settings.thresholds.forEach((alarm, value) -> {
            problems.require(!OF_SCHEDULE.contains(alarm), THRESHOLD_OF_SCHEDULE, value, alarm);
            problems.require(value > 0 && Double.isFinite(value), THRESHOLD, value, alarm);
        });
        Set<ITopic> topics = new LinkedHashSet<>(settings.pages);
        topics.addAll(settings.tickets);
        for (ITopic topic : topics) {
            if (Boolean.TRUE.equals(topic.getFifo())) {
                problems.require(false, TOPIC_FIFO, topic.getNode().getPath());
            }
        }
    }
}
