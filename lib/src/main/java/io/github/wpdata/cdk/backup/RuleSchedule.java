package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.validation.AwsCron;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a rule starts backups.
 *
 * @param rule the rule
 * @param schedule its schedule
 * @param zone its time zone
 * @param window its start window, in minutes
 */
record RuleSchedule(BackupRule rule, AwsCron schedule, ZoneId zone, long window) {
    /** The later of two starts, one of each rule, whose windows overlap. */
    Optional<Instant> overlap(RuleSchedule other) {
        return schedule.overlap(zone, window, other.schedule, other.zone, other.window);
    }

    /**
     * Whether an overlap loses nothing that is wanted: the rarer rule keeps its backups longer, so that it takes the place of
     * one of the many. Retentions that are unresolved are assumed to be chosen like that.
     */
    boolean complements(RuleSchedule other) {
        LazyDuration mine = rule.deleteAfter;
        LazyDuration theirs = other.rule.deleteAfter;
        if (!mine.isKnown() || !theirs.isKnown()) {
            return true;
        }
        int kept = Double.compare(mine.seconds(), theirs.seconds());
        int starts = Long.compare(schedule.startsInFourYears(), other.schedule.startsInFourYears());
        return kept * starts < 0;
    }
}
