package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.validation.AwsCron;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a rule starts backups.
 *
 * @param rule name of the rule
 * @param schedule its schedule
 * @param zone its time zone
 * @param window its start window, in minutes
 */
record RuleSchedule(String rule, AwsCron schedule, ZoneId zone, long window) {
    /** The later of two starts, one of each rule, whose windows overlap. */
    Optional<Instant> overlap(RuleSchedule other) {
        return schedule.overlap(zone, window, other.schedule, other.zone, other.window);
    }
}
