package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import io.github.wpdata.cdk.internal.validation.Tokens;

/** The limits of what instances can be told beside their size: zones, scaling, endpoints, write forwarding, certificate. */
final class AuroraInstanceRules {
    private static final String SCALING = "Aurora User Guide: Amazon Aurora Auto Scaling";
    private static final String ENDPOINTS = "RDS API: CreateDBClusterEndpoint";

    static final Rule ZONES = new Rule(
            "availabilityZones",
            "",
            "one for each instance: writer and readers",
            "is of length %s, but the writer and the readers (%s) need a zone each",
            "name one for the writer and one for each reader",
            "RDS API: CreateDBInstance");
    static final Rule ZONE_REGION = new Rule(
            "availabilityZones",
            "",
            "zones of the cluster's region",
            "is not an availability zone of the cluster's region (%s)",
            "write it as in us-east-1a",
            "EC2: availability zones");
    static final RangeRule SCALING_MIN = RangeRule.of("readerAutoScaling", "", 0, 15, "readers at least", SCALING);
    static final RangeRule SCALING_MAX = RangeRule.of("readerAutoScaling", "", 1, 15, "readers at most", SCALING);
    static final Rule SCALING_ORDER = new Rule(
            "readerAutoScaling",
            "",
            "a minimum of at most the maximum",
            "has a minimum above its maximum (%s)",
            "lower minReaders or raise maxReaders",
            SCALING);
    static final RangeRule SCALING_TARGET = RangeRule.of("readerAutoScaling", "", 1, 100, "percent of CPU", SCALING);
    static final Rule SCALING_NEEDS_READER = new Rule(
            "readerAutoScaling",
            "",
            "only with a reader in the stack, and at most maxReaders",
            "cannot scale from %s readers",
            "set readers to 1 or more, and to maxReaders at most",
            SCALING);
    static final TextRule ENDPOINT = TextRule.matching(
            new Rule(
                    "customEndpoint",
                    "",
                    "1 to 63 letters, digits and single hyphens, a letter first",
                    "is not an endpoint identifier",
                    "use 1 to 63 letters, digits and single hyphens, begin with a letter and do not end with a hyphen",
                    ENDPOINTS),
            "[a-zA-Z](?:-?[a-zA-Z0-9]){0,62}");
    static final Rule ENDPOINT_TOKEN = new Rule(
            "customEndpoint",
            "",
            "no token",
            "is a token, which cannot be part of a construct's id",
            "pass a literal",
            "AWS CDK: construct ids");
    static final Rule ENDPOINT_READERS = new Rule(
            "customEndpoint",
            "",
            "the numbers of readers of the stack",
            "leads to readers %s, of which there are 1 to %s",
            "name one or more of them",
            ENDPOINTS);
    static final Rule FORWARDING_NEEDS_VERSION = new Rule(
            "localWriteForwarding",
            "",
            "only from engine version 3.04.0",
            "is not supported by engine version %s",
            "leave it out, or choose engine version 3.04.0 or later",
            "Aurora User Guide: local write forwarding in Aurora MySQL");
    static final Rule FORWARDING_NEEDS_READER = new Rule(
            "localWriteForwarding",
            "",
            "only with a reader",
            "has no effect without a reader",
            "set readers to 1 or more, or leave it out",
            "Aurora User Guide: local write forwarding in Aurora MySQL");
    static final TextRule CERTIFICATE = new TextRule(
            new Rule(
                    "caCertificate",
                    "",
                    "not rds-ca-2019",
                    "expired in August 2024",
                    "choose another one, such as CaCertificate.RDS_CA_ECC384_G1",
                    "RDS User Guide: rotating SSL/TLS certificates"),
            certificate -> !certificate.equals("rds-ca-2019"));

    private AuroraInstanceRules() {}

    static void check(
            AuroraSettings<?> settings, AuroraEngine engine, StackEnvironment environment, Problems problems) {
        zones(settings, environment, problems);
        settings.readerScaling.ifPresent(scaling -> scaling(scaling, settings.readers, problems));
        settings.customEndpoints.values().forEach(endpoint -> endpoint(endpoint, settings.readers, problems));
        if (settings.localWriteForwarding) {
            engine.version()
                    .ifPresent(version -> problems.require(
                            version.atLeast(AuroraVersion.FIRST_WITH_WRITE_FORWARDING),
                            FORWARDING_NEEDS_VERSION,
                            true,
                            version));
            problems.require(settings.readers > 0, FORWARDING_NEEDS_READER, true);
        }
        if (settings.caCertificate != null) {
            CERTIFICATE.check(problems, settings.caCertificate.toString());
        }
    }

    private static void zones(AuroraSettings<?> settings, StackEnvironment environment, Problems problems) {
        int zones = settings.availabilityZones.size();
        problems.require(
                zones == 0 || zones == settings.readers + 1,
                ZONES,
                settings.availabilityZones,
                zones,
                settings.readers);
        for (String zone : settings.availabilityZones) {
            boolean known = !Tokens.isToken(zone) && !Tokens.isToken(environment.region());
            problems.require(
                    !Tokens.isList(zone) && (!known || zone.matches(environment.region() + "(-[a-z]{3}-[0-9])?[a-z]")),
                    ZONE_REGION,
                    zone,
                    environment.region());
        }
    }

    private static void scaling(AuroraReaderScaling scaling, int readers, Problems problems) {
        SCALING_MIN.check(problems, scaling.min());
        SCALING_MAX.check(problems, scaling.max());
        SCALING_TARGET.check(problems, scaling.cpuPercent());
        problems.require(scaling.min() <= scaling.max(), SCALING_ORDER, scaling.min(), scaling.max());
        problems.require(
                readers > 0 && (readers <= scaling.max() || !SCALING_MAX.contains(scaling.max())),
                SCALING_NEEDS_READER,
                scaling.min() + " to " + scaling.max(),
                readers);
    }

    private static void endpoint(AuroraCustomEndpoint endpoint, int readers, Problems problems) {
        ENDPOINT.check(problems, endpoint.identifier());
        problems.require(!Tokens.isToken(endpoint.identifier()), ENDPOINT_TOKEN, endpoint.identifier());
        boolean exist = !endpoint.readers().isEmpty()
                && endpoint.readers().stream().allMatch(number -> number >= 1 && number <= readers);
        problems.require(exist, ENDPOINT_READERS, endpoint.identifier(), endpoint.readers(), readers);
    }
}
