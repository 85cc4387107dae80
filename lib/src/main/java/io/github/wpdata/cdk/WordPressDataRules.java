package io.github.wpdata.cdk;

import io.github.wpdata.cdk.internal.validation.CommonForms;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.SwitchRule;
import io.github.wpdata.cdk.internal.validation.TextRule;

/** The settings of the whole: limits, messages and checks. */
final class WordPressDataRules {
    static final TextRule NAME = CommonForms.namePrefix("name");

    private static final Rule ONE_KEY_OR_SEVERAL = new Rule(
            "keyPerService",
            "",
            "only without encryptionKey",
            "contradicts encryptionKey, which is one key for all",
            "leave one of them out, or set the key of single parts, as in database(db -> db.encryptionKey(…))",
            "this library");
    private static final Rule ONE_VAULT_OR_SEVERAL = new Rule(
            "vaultPerService",
            "",
            "only without vault",
            "contradicts vault, which is one vault for both plans",
            "leave one of them out, or set the vault of single plans, as in databaseBackup(plan -> plan.vault(…))",
            "this library");
    private static final Rule ANY_PART = new Rule(
            "database, cache and files",
            "",
            "at least one of them",
            "leave nothing to build",
            "include at least one of them",
            "this library");

    private static final Rule NOTHING_TO_RESTORE = new Rule(
            "restoreTest",
            "",
            "only with backups of a database or of files",
            "has nothing to restore",
            "leave it out, or include backups and a part that has them",
            "this library");

    static final SwitchRule BACKUPS = SwitchRule.of(
            "backups",
            ", so nothing is backed up or copied",
            "vault",
            "vaultPerService",
            "backup",
            "databaseBackup",
            "filesBackup");
    static final SwitchRule MONITORING =
            SwitchRule.of("monitoring", ", so no alarm is made and no message is sent", "notify", "monitoring");

    private WordPressDataRules() {}

    static void check(Problems problems, WordPressDataSettings<?> settings) {
        NAME.check(problems, settings.name);
        boolean severalKeys =
                settings.keyPerService && settings.shared().givenKey().isPresent();
        problems.require(!severalKeys, ONE_KEY_OR_SEVERAL, settings.keyPerService);
        boolean severalVaults = settings.vaultPerService && settings.vault != null;
        problems.require(!severalVaults, ONE_VAULT_OR_SEVERAL, settings.vaultPerService);
        problems.require(settings.hasDatabase || settings.hasCache || settings.hasFiles, ANY_PART, false);
        problems.require(!settings.hasRestoreTest || isRestorable(settings), NOTHING_TO_RESTORE, true);
        BACKUPS.check(problems, settings.leavesBackupsOut(), settings.shared()::isGiven);
        MONITORING.check(problems, settings.leavesMonitoringOut(), settings.shared()::isGiven);
    }

    static boolean isRestorable(WordPressDataSettings<?> settings) {
        return settings.isBackedUp() && (settings.hasDatabase || settings.hasFiles);
    }
}
