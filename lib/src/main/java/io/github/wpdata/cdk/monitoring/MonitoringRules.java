package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

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
            "more than 0; more than 1 and at most 100 in %, at most 16000 connections, at least 1048576 bytes",
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

    static final Rule DATABASE_PLACE = ofPlace("database");
    static final Rule CACHE_PLACE = ofPlace("cache");
    static final Rule FILES_PLACE = ofPlace("files");
    static final Rule BACKUPS_PLACE = ofPlace("backups");
    static final Rule COPIES_PLACE = ofPlace("copiesInto");
    private static final Map<String, Rule> PLACES = Stream.of(
                    DATABASE_PLACE, CACHE_PLACE, FILES_PLACE, BACKUPS_PLACE, COPIES_PLACE)
            .collect(Collectors.toMap(Rule::property, Function.identity()));

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
        StackEnvironment environment = new StackEnvironment(settings.place.scope());
        settings.watched().forEach((service, setter) -> checkPlace(setter, service, environment, problems));
        Set<ITopic> topics = new LinkedHashSet<>(settings.pages);
        topics.addAll(settings.tickets);
        problems.require(topics.size() <= TopicRules.MOST_TOPICS, TopicRules.NUMBER, topics.size());
        topics.forEach(topic -> TopicRules.check(topic, environment, problems));
    }

    /** CloudWatch shows the metrics of an account and region there only. */
    private static void checkPlace(String setter, Construct service, StackEnvironment here, Problems problems) {
        StackEnvironment there = new StackEnvironment(service);
        boolean same = there.isOfSameStack(here)
                || isSame(there.region(), here.region()) && isSame(there.account(), here.account());
        String place = same ? "" : here.account() + ", " + here.region();
        problems.require(same, PLACES.get(setter), same ? "" : service.getNode().getPath(), place);
    }

    static boolean isSame(String other, String own) {
        return Tokens.isToken(other) || Tokens.isToken(own) || other.equals(own);
    }

    private static Rule ofPlace(String setter) {
        return new Rule(
                setter,
                "",
                "in the account and region of the monitoring",
                "is in another account or region than the monitoring (%s), which cannot read its metrics",
                "put the monitoring into a stack of the same account and region",
                "CloudWatch User Guide: alarms watch metrics of their account and region");
    }
}
