package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
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
            "more than 0; at most 100 in %, at most 16000 connections, at least 1048576 bytes",
            "of %s is not a threshold in %s",
            "choose %s, or leave the alarm out with without(…)",
            "this library");
    static final Rule THRESHOLD_OF_SCHEDULE = new Rule(
            "threshold",
            "",
            "not for BACKUP_AGE and BACKUP_COPY_AGE",
            "cannot be set for %s, which follows the schedule of the plan",
            "change the schedule or the completion window of the plan, or leave the alarm out with without(…)",
            "this library");
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
            ThresholdUnit unit = alarm.unit();
            problems.require(unit.allows(value), THRESHOLD, value, alarm, unit.label(), unit.range());
        });
        Set<ITopic> topics = new LinkedHashSet<>(settings.pages);
        topics.addAll(settings.tickets);
        if (!topics.isEmpty()) {
            StackEnvironment environment = new StackEnvironment(settings.place.scope());
            topics.forEach(topic -> TopicRules.check(topic, environment, problems));
        }
    }
}
