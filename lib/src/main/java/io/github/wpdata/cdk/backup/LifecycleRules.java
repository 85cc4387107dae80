package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.DurationChecks;
import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How long a backup, or a copy of one, is kept and where: limits, messages and checks. */
final class LifecycleRules {
    static final int LONGEST_RETENTION_DAYS = 36_500;
    private static final int COLD_DAYS = 90;
    private static final String API = "AWS Backup API: Lifecycle";
    private static final String CONTINUOUS = "AWS Backup Developer Guide: point-in-time recovery";

    private static final RangeRule RETENTION =
            RangeRule.of("deleteAfter", "days", 1, LONGEST_RETENTION_DAYS, "whole days", API);
    private static final RangeRule COLD_STORAGE = new RangeRule(
            new Rule(
                    "moveToColdStorageAfter",
                    "days",
                    "whole days, at most 36410",
                    "is out of range",
                    "choose whole days, at most 36410",
                    API),
            0,
            LONGEST_RETENTION_DAYS - COLD_DAYS);
    private static final Rule COLD_GAP = new Rule(
            "moveToColdStorageAfter",
            "days",
            "at least 90 days before deleteAfter",
            "leaves less than 90 days until deleteAfter (%s days)",
            "lower moveToColdStorageAfter or raise deleteAfter",
            API);
    private static final RangeRule CONTINUOUS_RETENTION = new RangeRule(
            new Rule(
                    "deleteAfter",
                    "days",
                    "at most 35 while continuous",
                    "is out of range for a continuous backup",
                    "choose at most 35 days, or add a rule that is not continuous",
                    CONTINUOUS),
            1,
            35);
    private static final Rule CONTINUOUS_COLD = new Rule(
            "moveToColdStorageAfter",
            "days",
            "not while continuous",
            "cannot be combined with continuous (true)",
            "leave one of them out",
            CONTINUOUS);
    private static final Rule LOCKED_RETENTION = new Rule(
            "deleteAfter",
            "days",
            "within minRetention and maxRetention of the vault's lock",
            "is not within what the lock of the vault allows (%s to %s days), so that every job would fail",
            "choose a retention within it, or change the lock",
            "AWS Backup Developer Guide: Vault Lock");

    private LifecycleRules() {}

    /** Checks how long the backups of a rule are kept. */
    static void check(Problems problems, BackupRule rule, LockBounds lock) {
        check(problems, rule.deleteAfter, rule.moveToColdStorageAfter, lock);
        if (rule.continuous) {
            DurationChecks.days(problems, CONTINUOUS_RETENTION, rule.deleteAfter);
            if (rule.moveToColdStorageAfter != null) {
                problems.require(false, CONTINUOUS_COLD, rule.moveToColdStorageAfter.toDays());
            }
        }
    }

    /** Checks how long a backup, or a copy, is kept. */
    static void check(Problems problems, LazyDuration deleteAfter, @Nullable LazyDuration coldAfter, LockBounds lock) {
        OptionalLong kept = DurationChecks.days(problems, RETENTION, deleteAfter);
        if (kept.isPresent() && kept.getAsLong() <= LONGEST_RETENTION_DAYS) {
            problems.require(
                    lock.allow(kept.getAsLong()), LOCKED_RETENTION, kept.getAsLong(), lock.shortest(), lock.longest());
        }
        if (coldAfter != null) {
            OptionalLong cold = DurationChecks.days(problems, COLD_STORAGE, coldAfter);
            if (kept.isPresent() && cold.isPresent()) {
                problems.require(
                        kept.getAsLong() - cold.getAsLong() >= COLD_DAYS, COLD_GAP, cold.getAsLong(), kept.getAsLong());
            }
        }
    }
}
