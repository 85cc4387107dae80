package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.DurationChecks;
import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.validation.AwsCron;
import io.github.wpdata.cdk.internal.validation.CronField;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Holds a rule against {@link PlanRules}. */
final class RuleChecks {
    private RuleChecks() {}

    /** Checks everything but the copies, and returns when the rule starts if that is known. */
    static Optional<RuleSchedule> check(Problems problems, BackupRule rule, LockBounds lock) {
        name(problems, PlanRules.RULE_NAME, rule.name);
        problems.required("schedule", rule.schedule);
        Optional<AwsCron> schedule = schedule(problems, rule.schedule);
        Optional<ZoneId> zone = zone(problems, rule);
        OptionalLong startWindow = windows(problems, rule);
        lifecycle(problems, rule.deleteAfter, rule.moveToColdStorageAfter, lock);
        if (rule.continuous) {
            DurationChecks.days(
                    problems, PlanRules.CONTINUOUS_RETENTION, rule.deleteAfter, 1, PlanRules.LONGEST_CONTINUOUS_DAYS);
            problems.require(rule.moveToColdStorageAfter == null, PlanRules.CONTINUOUS_COLD, "set");
        }
        return schedule.isPresent() && zone.isPresent() && startWindow.isPresent()
                ? Optional.of(new RuleSchedule(rule.name, schedule.get(), zone.get(), startWindow.getAsLong()))
                : Optional.empty();
    }

    static void name(Problems problems, Rule rule, String name) {
        problems.require(Tokens.isToken(name) || PlanRules.NAME.matcher(name).matches(), rule, name);
    }

    private static Optional<AwsCron> schedule(Problems problems, @Nullable String text) {
        if (text == null || Tokens.isToken(text)) {
            return Optional.empty();
        }
        Optional<List<String>> fields = AwsCron.fields(text);
        problems.require(fields.isPresent(), PlanRules.SCHEDULE_FORM, text);
        return fields.flatMap(f -> schedule(problems, text, f));
    }

    private static Optional<AwsCron> schedule(Problems problems, String text, List<String> fields) {
        for (CronField field : CronField.values()) {
            String value = fields.get(field.ordinal());
            problems.require(
                    field.accepts(value), PlanRules.SCHEDULE_FIELD, text, field.label(), value, field.allowed());
        }
        problems.require(AwsCron.namesDaysOnce(fields), PlanRules.SCHEDULE_DAYS, text);
        Optional<AwsCron> cron = AwsCron.parse(fields);
        cron.ifPresent(c -> {
            problems.require(c.startsAnHour() == 1, PlanRules.SCHEDULE_OFTEN, text, c.startsAnHour());
            problems.require(c.firstDay().isPresent(), PlanRules.SCHEDULE_NEVER, text);
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
        problems.require(known || Tokens.isToken(name), PlanRules.TIME_ZONE, name);
        return known ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    private static OptionalLong windows(Problems problems, BackupRule rule) {
        OptionalLong start = DurationChecks.minutes(
                problems,
                PlanRules.START_WINDOW,
                rule.startWindow,
                PlanRules.SHORTEST_WINDOW_MINUTES,
                PlanRules.LONGEST_WINDOW_MINUTES);
        OptionalLong completion = DurationChecks.minutes(
                problems, PlanRules.COMPLETION_WINDOW, rule.completionWindow, 0, PlanRules.LONGEST_WINDOW_MINUTES);
        if (start.isPresent() && completion.isPresent()) {
            problems.require(
                    completion.getAsLong() - start.getAsLong() >= PlanRules.SHORTEST_WINDOW_MINUTES,
                    PlanRules.COMPLETION_AFTER_START,
                    completion.getAsLong(),
                    start.getAsLong());
        }
        return start.isPresent() && start.getAsLong() <= PlanRules.LONGEST_WINDOW_MINUTES
                ? start
                : OptionalLong.empty();
    }

    /** Checks how long a backup, or a copy of one, is kept and where. */
    static void lifecycle(
            Problems problems, LazyDuration deleteAfter, @Nullable LazyDuration coldAfter, LockBounds lock) {
        OptionalLong kept =
                DurationChecks.days(problems, PlanRules.RETENTION, deleteAfter, 1, PlanRules.LONGEST_RETENTION_DAYS);
        if (kept.isPresent() && kept.getAsLong() <= PlanRules.LONGEST_RETENTION_DAYS) {
            problems.require(
                    lock.allow(kept.getAsLong()),
                    PlanRules.LOCKED_RETENTION,
                    kept.getAsLong(),
                    lock.shortest(),
                    lock.longest());
        }
        if (coldAfter != null) {
            OptionalLong cold = DurationChecks.days(
                    problems,
                    PlanRules.COLD_STORAGE,
                    coldAfter,
                    0,
                    PlanRules.LONGEST_RETENTION_DAYS - PlanRules.COLD_DAYS);
            if (kept.isPresent() && cold.isPresent()) {
                problems.require(
                        kept.getAsLong() - cold.getAsLong() >= PlanRules.COLD_DAYS,
                        PlanRules.COLD_GAP,
                        cold.getAsLong(),
                        kept.getAsLong());
            }
        }
    }
}
