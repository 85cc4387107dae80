package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.cdk.Regions;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Tokens;
import io.github.wpdata.cdk.internal.validation.Values;
import io.github.wpdata.cdk.service.Subnets;
import java.util.Set;

/** Risks that are not misuse. Each warning has a stable id, by which a user can acknowledge it. */
final class AuroraWarnings {
    /** RDS User Guide: Performance Insights needs at least 2 ACU. */
    private static final double INSIGHTS_ACU = 2;

    private final AuroraSettings<?> settings;
    private final Warnings warnings;

    private AuroraWarnings(AuroraSettings<?> settings, Warnings warnings) {
        this.settings = settings;
        this.warnings = warnings;
    }

    static void annotate(AuroraSettings<?> settings, AuroraEngine engine, Subnets subnets, Warnings warnings) {
        AuroraWarnings all = new AuroraWarnings(settings, warnings);
        all.credentials();
        all.version(engine);
        all.capacity();
        all.restore();
        all.logs();
        all.instanceType();
        all.parameters(engine);
        subnets.warnIfOpen(warnings);
        Regions.warnIfUnknown(settings.shared().home());
    }

    private void credentials() {
        if (settings.credentials.isAmbiguous()) {
            warnings.add(
                    "@wpdata/cdk:ambiguousSecret",
                    "credentials name a secret without its full ARN, and the name ends in a hyphen and six characters, "
                            + "so Secrets Manager may take it for an ARN; import the secret by its complete ARN");
        }
    }

    private void version(AuroraEngine engine) {
        if (settings.autoMinorVersionUpgrade) {
            warnings.add(
                    "@wpdata/cdk:minorUpgrade",
                    "autoMinorVersionUpgrade (true) lets RDS upgrade beyond the pinned engineVersion; the next deployment "
                            + "then attempts a downgrade and fails; upgrade by setting engineVersion");
        }
        engine.version()
                .filter(version -> !version.known())
                .ifPresent(version -> warnings.add(
                        "@wpdata/cdk:unknownEngineVersion",
                        "engineVersion (" + version
                                + ") was not among the versions that RDS creates when this library was "
                                + "released; check that RDS lists it in your region; the template validator of AWS CDK may "
                                + "need an acknowledgement too"));
    }

    private void capacity() {
        if (settings.readers == 0) {
            warnings.add(
                    "@wpdata/cdk:noReader",
                    "readers (0) leaves no instance to fail over to, so the loss of the writer is an outage of minutes; add a "
                            + "reader");
        }
        if (pauses()) {
            warnings.add(
                    "@wpdata/cdk:autoPause",
                    "minCapacity (0 ACU) lets the database pause: the first request after a pause waits 15 seconds or "
                            + "more, and scheduled events are skipped; choose at least 0.5 ACU where users wait");
        }
        if (settings.performanceInsights
                && settings.isServerless()
                && !Tokens.isToken(settings.minCapacity)
                && settings.minCapacity < INSIGHTS_ACU) {
            warnings.add(
                    "@wpdata/cdk:insightsCapacity",
                    "minCapacity (" + Values.show(settings.minCapacity)
                            + " ACU) is little for Performance Insights, which can make the instance run out of memory; "
                            + "choose at least 2 ACU, or call performanceInsights(false)");
        }
    }

    private boolean pauses() {
        return settings.isServerless() && settings.minCapacity == 0;
    }

    private void restore() {
        settings.restore()
                .ifPresent(restore -> warnings.add(
                        "@wpdata/cdk:restoredCluster",
                        restore.kind().property + " (" + Values.show(restore.source())
                                + ") must stay in the code: a deployment without it replaces the cluster by an empty one; keep "
                                + "it as long as the cluster exists, and acknowledge this warning"));
    }

    private void logs() {
        AuroraParameters.silencing(settings.logExports, settings.parameters)
                .forEach((name, value) -> warnings.add(
                        "@wpdata/cdk:emptyLog",
                        subject(name, value) + " keeps an exported log empty; leave it out, or leave the log out of "
                                + "logExports"));
        if (settings.logExports.contains("iam-db-auth-error") && !settings.iamAuthentication) {
            warnings.add(
                    "@wpdata/cdk:emptyLog",
                    "logExports (iam-db-auth-error) exports a log that stays empty without IAM authentication; leave it out, "
                            + "or call iamAuthentication(true)");
        }
    }

    private void instanceType() {
        String type = String.valueOf(settings.instanceType);
        if (!settings.isServerless()
                && !Tokens.isToken(type)
                && InstanceFamilies.sizes(type).isEmpty()) {
            warnings.add(
                    "@wpdata/cdk:unknownInstanceType",
                    "instanceType (" + Values.show(type)
                            + ") was not among the families that Aurora MySQL offers when this "
                            + "library was released; check that RDS offers it in your region");
        }
    }

    private void parameters(AuroraEngine engine) {
        if (engine.majorVersion().equals(KnownParameter.MAJOR_VERSION)) {
            unknown("parameter", settings.parameters.keySet());
            unknown("instanceParameter", settings.instanceParameters.keySet());
        }
        if (AuroraParameters.allowsPlaintext(settings.parameters)) {
            warnings.add(
                    "@wpdata/cdk:plaintextConnections",
                    subject("require_secure_transport", settings.parameters.get("require_secure_transport"))
                            + " lets clients connect without TLS, so passwords and data can be read on the network; leave it "
                            + "out");
        }
        if (settings.isServerless()) {
            AuroraParameters.ignoredByScaling(settings.parameters)
                    .forEach((name, value) -> warnings.add(
                            "@wpdata/cdk:ignoredParameter",
                            subject(name, value)
                                    + " has no effect on serverless instances, whose memory Aurora manages; "
                                    + "leave it out, or set instanceType"));
        }
        if (AuroraParameters.writesBinaryLog(settings.parameters) && (pauses() || settings.backtrackWindow != null)) {
            warnings.add(
                    "@wpdata/cdk:binaryLog",
                    subject("binlog_format", settings.parameters.get("binlog_format"))
                            + " turns on the binary log, with which a cluster does not pause and cannot be backtracked; leave "
                            + "it out, or do without minCapacity 0 and backtrackWindow");
        }
    }

    private static String subject(String name, String value) {
        return "parameter (" + name + " = " + Values.show(value) + ")";
    }

    private void unknown(String property, Set<String> names) {
        names.stream()
                .filter(name -> KnownParameter.of(name).isEmpty())
                .forEach(name -> warnings.add(
                        "@wpdata/cdk:unknownParameter",
                        property + " (" + Values.show(name) + ") was not known in the family aurora-mysql8.0 when this "
                                + "library was released; check the name, because a deployment with a wrong one fails"));
    }
}
