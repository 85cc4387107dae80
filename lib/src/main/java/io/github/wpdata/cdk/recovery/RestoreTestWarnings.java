package io.github.wpdata.cdk.recovery;

import io.github.wpdata.cdk.internal.cdk.Regions;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Tokens;

/** What is allowed for a restore test, but a risk. */
final class RestoreTestWarnings {
    private RestoreTestWarnings() {}

    static void annotate(RestoreTestSettings<?> settings, StackEnvironment environment, Warnings warnings) {
        Regions.warnIfUnknown(environment);
        if (settings.topic == null) {
            warnings.add(
                    "@wpdata/cdk:restoreTestTopic",
                    "notify is missing, so a failed restore test is found only by looking into AWS Backup; name a topic "
                            + "with notify(…)");
        }
        if (settings.testDatabases) {
            String region = Tokens.isToken(environment.region()) ? "" : " --region " + environment.region();
            warnings.add(
                    "@wpdata/cdk:backupOptIn",
                    "testDatabases (true) tests nothing and reports nothing unless the account has opted in to Aurora in "
                            + "this region; check that this prints true: aws backup describe-region-settings" + region
                            + " --query ResourceTypeOptInPreference.Aurora");
        }
    }
}
