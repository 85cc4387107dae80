package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Tokens;
import io.github.wpdata.cdk.internal.validation.Values;
import io.github.wpdata.cdk.service.Subnets;
import java.util.Optional;

/** What is allowed, but a risk. Each warning has an id of its own by which a user can acknowledge it. */
final class AuroraWarnings {
    private AuroraWarnings() {}

    static void annotate(
            AuroraSettings<?> settings, Optional<AuroraVersion> version, Subnets subnets, Warnings warnings) {
        if (settings.readers == 0) {
            warnings.add(
                    "@wpdata/cdk:noReader",
                    "readers (0) leaves nothing to fail over to: a lost writer is an outage of minutes; add a reader");
        }
        boolean pauses = settings.isServerless() && settings.minCapacity == 0;
        if (pauses) {
            warnings.add(
                    "@wpdata/cdk:autoPause",
                    "minCapacity (0 ACU) lets the database pause: the first request after a pause waits 15 seconds or "
                            + "more, and scheduled events are skipped; choose at least 0.5 ACU where users wait");
        }
        if (settings.performanceInsights
                && settings.isServerless()
                && !Tokens.isToken(settings.minCapacity)
                && settings.minCapacity < AuroraRules.INSIGHTS_ACU) {
            warnings.add(
                    "@wpdata/cdk:insightsCapacity",
                    "minCapacity (" + Values.show(settings.minCapacity)
                            + " ACU) is little for Performance Insights, which can run the "
                            + "instance out of memory; choose at least 2 ACU, or switch performanceInsights off");
        }
        if (settings.autoMinorVersionUpgrade) {
            warnings.add(
                    "@wpdata/cdk:minorUpgrade",
                    "autoMinorVersionUpgrade (true) lets RDS pass the pinned engineVersion; the next deployment then "
                            + "tries a downgrade and fails; upgrade by setting engineVersion");
        }
        if (settings.credentials.isAmbiguous()) {
            warnings.add(
                    "@wpdata/cdk:ambiguousSecret",
                    "credentials name a secret without its full ARN, and the name ends in a hyphen and six characters, "
                            + "which Secrets Manager may take for an ARN; import the secret by its complete ARN");
        }
        version.filter(v -> !v.known())
                .ifPresent(v -> warnings.add(
                        "@wpdata/cdk:unknownEngineVersion",
                        "engineVersion (" + v + ") is none that this library knows RDS to create; "
                                + "see whether RDS lists it in your region; the template validator of AWS CDK may want an "
                                + "acknowledgement too"));
        AuroraParameters.silencing(settings.logExports, settings.parameters)
                .forEach((name, value) -> warnings.add(
                        "@wpdata/cdk:emptyLog",
                        "parameter (" + name + " = " + Values.show(value) + ") keeps an exported log empty; "
                                + "leave it out, or leave the log out of logExports"));
        if (settings.logExports.contains("iam-db-auth-error") && !settings.iamAuthentication) {
            warnings.add(
                    "@wpdata/cdk:emptyLog",
                    "logExports (iam-db-auth-error) export a log that stays empty without logins by IAM; leave it out, or "
                            + "call iamAuthentication(true)");
        }
        if (settings.isServerless()) {
            AuroraParameters.ignoredByScaling(settings.parameters)
                    .forEach((name, value) -> warnings.add(
                            "@wpdata/cdk:ignoredParameter",
                            "parameter (" + name + " = " + Values.show(value)
                                    + ") has no effect on serverless instances, "
                                    + "whose memory Aurora divides as they scale; leave it out, or choose provisioned "
                                    + "instances"));
        }
        if (AuroraParameters.writesBinaryLog(settings.parameters) && (pauses || settings.backtrackWindow != null)) {
            warnings.add(
                    "@wpdata/cdk:binaryLog",
                    "parameter (binlog_format = " + Values.show(settings.parameters.get("binlog_format"))
                            + ") is for replication by binary log, during which the cluster never pauses and cannot be "
                            + "wound back; leave it out, or do without minCapacity 0 and backtrackWindow");
        }
        subnets.warnIfOpen(warnings);
    }
}
