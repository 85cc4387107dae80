package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.DurationChecks;
import io.github.wpdata.cdk.internal.validation.AwsCron;
import io.github.wpdata.cdk.internal.validation.CronField;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** When a rule of a plan starts backups: limits, messages and checks. */
final class ScheduleRules {
    private static final int SHORTEST_WINDOW_MINUTES = 60;
    private static final int LONGEST_WINDOW_MINUTES = 52_560_000;

    private static final String API = "AWS Backup API: CreateBackupPlan";
    private static final String GUIDE = "AWS Backup Developer Guide: plan options";

    private static final Rule SCHEDULE_FORM = new Rule(
            "schedule",
            "",
            "cron(…) with six fields; no rate(…)",
            "is not a schedule that AWS Backup accepts",
            "write minutes, hours, day of month, month, day of week and year with single spaces, as in "
                    + "cron(0 2 * * ? *)",
            API);
    private static final Rule SCHEDULE_FIELD = new Rule(
            "schedule",
            "",
            "minutes 0 to 59; hours 0 to 23; day of month 1 to 31, ? L 15W; month 1 to 12, JAN to DEC; day of week 1 to "
                    + "7, SUN to SAT, ? L 6L 2#1; year 1970 to 2199; each with , - * and, but for days of the week, /",
            "has the %s %s",
            "use %s",
            "Amazon EventBridge User Guide: cron expressions");
    private static final Rule SCHEDULE_DAYS = new Rule(
            "schedule",
            "",
            "? for exactly one of day of month and day of week",
            "must name days either of the month or of the week",
            "write ? for exactly one of the two",
            "Amazon EventBridge User Guide: cron expressions");
    private static final Rule SCHEDULE_OFTEN = new Rule(
            "schedule",
            "",
            "at most once an hour",
            "starts %s times an hour",
            "name one minute, since AWS Backup starts at most hourly",
            GUIDE);
    private static final Rule SCHEDULE_NEVER = new Rule(
            "schedule",
            "",
            "days that exist, in 2026 or later",
            "never starts",
            "name a day that exists, and no past year",
            GUIDE);
    private static final Rule TIME_ZONE = new Rule(
            "timeZone",
            "",
            "a name of the IANA time zone database",
            "is not a time zone",
            "name one as in Europe/Berlin",
            API);

    private static final RangeRule START_WINDOW = new RangeRule(
            new Rule(
                    "startWindow",
                    "minutes",
                    "60 to 52560000 whole minutes",
                    "is out of range",
                    "choose at least 60 whole minutes",
                    API),
            SHORTEST_WINDOW_MINUTES,
            LONGEST_WINDOW_MINUTES);
    private static final RangeRule COMPLETION_WINDOW = new RangeRule(
            new Rule(
                    "completionWindow",
                    "minutes",
                    "whole minutes, at most 52560000",
                    "is out of range",
                    "choose whole minutes, at most 52560000",
                    API),
            0,
            LONGEST_WINDOW_MINUTES);
    private static final Rule COMPLETION_AFTER_START = new Rule(
            "completionWindow",
            "minutes",
            "at least 60 minutes longer than startWindow",
            "is not at least 60 minutes longer than startWindow (%s minutes)",
            "lengthen completionWindow or shorten startWindow",
            API);
    private static final Rule OVERLAP = new Rule(
            "rules",
            "",
            "start windows that do not overlap, unless the rule that is kept longer is the rarer one",
            "have start windows that overlap, as at %s, where AWS Backup takes only one backup, the one that is kept longer",
            "move one of them until its start window is over before the other's begins, or keep the backups of the rarer "
                    + "rule longer",
            GUIDE);

    private ScheduleRules() {}

    /** Checks schedule and windows of a rule, and returns when it starts if that is known. */
    static Optional<RuleSchedule> check(Problems problems, BackupRule rule) {
        problems.required("schedule", rule.schedule);
        Optional<AwsCron> schedule = schedule(problems, rule.schedule);
        Optional<ZoneId> zone = zone(problems, rule);
        OptionalLong startWindow = windows(problems, rule);
        return schedule.isPresent() && zone.isPresent() && startWindow.isPresent()
                ? Optional.of(new RuleSchedule(rule, schedule.get(), zone.get(), startWindow.getAsLong()))
                : Optional.empty();
    }

    /** Checks that no rule takes away backups that another one is there for. */
    static void checkOverlaps(Problems problems, List<RuleSchedule> starts) {
        for (int i = 0; i < starts.size(); i++) {
            for (int j = i + 1; j < starts.size(); j++) {
                RuleSchedule one = starts.get(i);
                RuleSchedule other = starts.get(j);
                if (!one.complements(other)) {
                    one.overlap(other)
                            .ifPresent(moment -> problems.require(
                                    false, OVERLAP, one.rule().name + " and " + other.rule().name, moment));
                }
            }
        }
    }

    private static Optional<AwsCron> schedule(Problems problems, @Nullable String text) {
        if (text == null || Tokens.isToken(text)) {
            return Optional.empty();
        }
        Optional<List<String>> fields = AwsCron.fields(text);
        problems.require(fields.isPresent(), SCHEDULE_FORM, text);
        return fields.flatMap(f -> schedule(problems, text, f));
    }

    private static Optional<AwsCron> schedule(Problems problems, String text, List<String> fields) {
        for (CronField field : CronField.values()) {
            String value = fields.get(field.ordinal());
            problems.require(field.accepts(value), SCHEDULE_FIELD, text, field.label(), value, field.allowed());
        }
        problems.require(AwsCron.namesDaysOnce(fields), SCHEDULE_DAYS, text);
        Optional<AwsCron> cron = AwsCron.parse(fields);
        cron.ifPresent(c -> {
            problems.require(c.startsAnHour() == 1, SCHEDULE_OFTEN, text, c.startsAnHour());
            problems.require(c.firstDay().isPresent(), SCHEDULE_NEVER, text);
        });
        return cron.filter(c -> c.startsAnHour() == 1);
    }

    private static Optional<ZoneId> zone(Problems problems, BackupRule rule) {
        if (rule.timeZone == null) {
            return Optional.of(ZoneOffset.UTC);
        }
        String name = rule.timeZone.getTimezoneName();
        // Java knows offsets too, and zones of its own making, which AWS does not.
        boolean known = ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith("SystemV/");
        problems.require(known || Tokens.isToken(name), TIME_ZONE, name);
        return known ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    private static OptionalLong windows(Problems problems, BackupRule rule) {
        OptionalLong start = DurationChecks.minutes(problems, START_WINDOW, rule.startWindow);
        OptionalLong completion = DurationChecks.minutes(problems, COMPLETION_WINDOW, rule.completionWindow);
        if (start.isPresent() && completion.isPresent()) {
            problems.require(
                    completion.getAsLong() - start.getAsLong() >= SHORTEST_WINDOW_MINUTES,
                    COMPLETION_AFTER_START,
                    completion.getAsLong(),
                    start.getAsLong());
        }
        return start.isPresent() && start.getAsLong() <= LONGEST_WINDOW_MINUTES ? start : OptionalLong.empty();
    }
}
