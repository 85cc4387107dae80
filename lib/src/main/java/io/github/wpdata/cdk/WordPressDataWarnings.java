package io.github.wpdata.cdk;

import io.github.wpdata.cdk.internal.cdk.Warnings;

/** Risks of the whole that are not misuse. Each warning has an id by which a user can acknowledge it. */
final class WordPressDataWarnings {
    private WordPressDataWarnings() {}

    /**
     * Warns of backups that are missing or double, and of settings without effect.
     *
     * @param automaticBackup whether EFS takes automatic backups of the files
     * @param watched whether anything is watched
     */
    static void annotate(
            WordPressDataSettings<?> settings, boolean automaticBackup, boolean watched, Warnings warnings) {
        withoutEffect(settings, watched, warnings);
        backups(settings, automaticBackup, warnings);
    }

    /** The profile decides, so that the settings may be shared by services of several profiles. */
    private static void withoutEffect(WordPressDataSettings<?> settings, boolean watched, Warnings warnings) {
        String ofBackups = String.join(", ", WordPressDataRules.BACKUPS.given(settings.shared()::isGiven));
        if (!settings.isBackedUp() && !ofBackups.isEmpty()) {
            warnings.add(
                    "@wpdata/cdk:unusedBackupSettings",
                    "profile (" + settings.profile + ") makes no backups, which leaves " + ofBackups
                            + " without effect, so nothing is backed up or copied; call backups(true), or leave out "
                            + ofBackups);
        }
        String ofMonitoring = String.join(", ", WordPressDataRules.MONITORING.given(settings.shared()::isGiven));
        if (!watched && !ofMonitoring.isEmpty()) {
            warnings.add(
                    "@wpdata/cdk:unusedMonitoringSettings",
                    "profile (" + settings.profile + ") watches nothing without backups, which leaves " + ofMonitoring
                            + " without effect, so no alarm is made and no message is sent; call monitoring(true), or leave out "
                            + ofMonitoring);
        }
    }

    private static void backups(WordPressDataSettings<?> settings, boolean automaticBackup, Warnings warnings) {
        if (settings.isBackedUp() && automaticBackup) {
            warnings.add(
                    "@wpdata/cdk:doubleBackup",
                    "automaticBackup (true) backs up the files a second time each day, in addition to filesBackup; leave "
                            + "it out");
        }
        if (settings.isBackedUp() || settings.profile.disposable()) {
            return;
        }
        if (settings.hasDatabase) {
            warnings.add(
                    "@wpdata/cdk:noBackup",
                    "backups (false) leaves the database to its automated backups, which stay in its region for "
                            + "backupRetention at most; leave it out to have AWS Backup keep copies");
        }
        if (settings.hasFiles && !automaticBackup) {
            warnings.add(
                    "@wpdata/cdk:noFilesBackup",
                    "backups (false) and automaticBackup (false) leave the files without any backup; leave one of them "
                            + "out");
        }
    }
}
