package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.DurationChecks;
import io.github.wpdata.cdk.internal.cdk.KeyChecks;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.CommonForms;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import java.util.OptionalLong;

/** Air-gapped vaults: limits, messages and checks. */
final class AirGappedRules {
    private static final String SOURCE = "AWS Backup API: CreateLogicallyAirGappedBackupVault";

    private static final TextRule NAME = CommonForms.vaultName("vaultName");
    private static final KeyChecks KEY = new KeyChecks("encryptionKey", "vault", "to use a key of AWS");
    private static final RangeRule MIN =
            RangeRule.of("minRetention", "days", 7, LifecycleRules.LONGEST_RETENTION_DAYS, "whole days", SOURCE);
    private static final RangeRule MAX =
            RangeRule.of("maxRetention", "days", 7, LifecycleRules.LONGEST_RETENTION_DAYS, "whole days", SOURCE);
    private static final Rule MIN_ABOVE_MAX = new Rule(
            "minRetention",
            "days",
            "at most maxRetention",
            "exceeds maxRetention (%s days)",
            "lower minRetention or raise maxRetention",
            SOURCE);
    private static final Rule REGION = new Rule(
            "airGappedVault",
            "",
            "a vault of the plan's region",
            "is in another region than the plan (%s)",
            "pass an air-gapped vault of the plan's region",
            "AWS Backup API: BackupRule");
    private static final Rule CONTINUOUS = new Rule(
            "airGappedVault",
            "",
            "not while continuous",
            "cannot be combined with continuous (true), so every job would fail",
            "leave one of them out",
            "AWS Backup Developer Guide: logically air-gapped vault");

    private AirGappedRules() {}

    /** Checks the settings of a vault, and returns the retention that it allows. */
    static LockBounds check(Problems problems, AirGappedSettings<?> settings, StackEnvironment home) {
        problems.required("vaultName", settings.vaultName);
        NAME.check(problems, settings.vaultName);
        OptionalLong min = DurationChecks.days(problems, MIN, settings.minRetention);
        OptionalLong max = DurationChecks.days(problems, MAX, settings.maxRetention);
        if (min.isPresent() && max.isPresent()) {
            problems.require(min.getAsLong() <= max.getAsLong(), MIN_ABOVE_MAX, min.getAsLong(), max.getAsLong());
        }
        KEY.check(problems, home, settings.encryptionKey);
        return new LockBounds(min.orElse(LockBounds.NONE.shortest()), max.orElse(LockBounds.NONE.longest()));
    }

    /** Checks a rule whose backups go to an air-gapped vault. */
    static void checkTarget(Problems problems, BackupRule rule, AirGappedVault vault, StackEnvironment home) {
        PlanVault.requireRegion(problems, REGION, vault.environment, home);
        if (rule.continuous) {
            problems.require(false, CONTINUOUS, vault.getNode().getPath());
        }
        LifecycleRules.check(problems, rule.deleteAfter, rule.moveToColdStorageAfter, vault.lock);
    }
}
