package io.github.wpdata.cdk;

import io.github.wpdata.cdk.internal.cdk.Warnings;

/** Risks of the whole that are not misuse. Each warning has an id by which a user can acknowledge it. */
final class WordPressDataWarnings {
    private WordPressDataWarnings() {}

    /**
     * Warns of backups that are missing or double.
     *
     * @param automaticBackup whether EFS takes automatic backups of the files
     */
    static void annotate(WordPressDataSettings<?> settings, boolean automaticBackup, Warnings warnings) {
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
