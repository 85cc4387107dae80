package io.github.wpdata.cdk.compliance;

import io.github.wpdata.cdk.Profile;
import io.github.wpdata.cdk.compliance.RulePacks.Finding;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page on compliance, from what the templates hold. */
final class CompliancePage {
    private static final String HEAD = """
            # Compliance

            Four rule packs of [cdk-nag](https://github.com/cdklabs/cdk-nag) run over the sample app, in each profile and with
            the stack of the backup region: AwsSolutions, NIST 800-53 R5, HIPAA Security and PCI DSS 3.2.1. No finding is open.
            The resource meets the rule, or its finding is acknowledged in the metadata of the resource, with the reason.
            The constructs write the acknowledgements of their own resources on request, so an app that uses cdk-nag needs
            one line more:

            ```java
            ComplianceAcknowledgements.applyTo(app);
            Aspects.of(app).add(AwsSolutionsChecks.Builder.create().build());
            Aspects.of(app).add(NIST80053R5Checks.Builder.create().build());
            Aspects.of(app).add(HIPAASecurityChecks.Builder.create().build());
            Aspects.of(app).add(PCIDSS321Checks.Builder.create().build());
            ```

            A pack checks templates. It does not make a platform compliant, and an auditor may not accept a reason. If you turn
            on the setting that a rule requires, its acknowledgement is no longer written.

            The tables are generated from the reports and templates that the tests make. Rules of AwsSolutions have a number;
            the other packs share names.
            """;

    /** What meets a rule, as the constructs make it in production, and the rules met. */
    static final Map<String, Set<String>> MET = met();

    /** What a caller may turn off, and the findings that then stay open. */
    static final Map<String, Set<String>> LEFT_OPEN = leftOpen();

    private CompliancePage() {}

    private static Map<String, Set<String>> met() {
        Map<String, Set<String>> met = new LinkedHashMap<>();
        met.put("Keys are customer-managed and rotate each year", Set.of("KMS5", "KMSBackingKeyRotationEnabled"));
        met.put(
                "Database, cache and files are encrypted with customer-managed keys; the cache accepts only TLS",
                Set.of("RDS2", "RDSStorageEncrypted", "AEC3", "EFS1", "EFSEncrypted"));
        met.put(
                "The topic of notifications is encrypted with a customer-managed key and accepts only TLS",
                Set.of("SNS3", "SNSEncryptedKMS"));
        met.put(
                "Each alarm has an action, or belongs to a composite alarm that has one",
                Set.of("CloudWatchAlarmAction"));
        met.put("Secrets are encrypted with customer-managed keys", Set.of("SecretsManagerUsingKMSKey"));
        met.put(
                "Log groups are encrypted with customer-managed keys, unless `encryptionKey` is imported and there is no "
                        + "`logsEncryptionKey`",
                Set.of("CloudWatchLogGroupEncrypted"));
        met.put("Log groups keep their events for a month", Set.of("CloudWatchLogGroupRetentionPeriod"));
        met.put("Clients of the cache authenticate with a token", Set.of("AEC6"));
        met.put("All services are in the VPC, without a public address", Set.of("AEC1", "RDSInstancePublicAccess"));
        met.put(
                "Security groups have a description, and allow only the named clients, on one port",
                Set.of("EC23", "EC27", "EC2RestrictedCommonPorts", "EC2RestrictedSSH"));
        met.put(
                "Aurora stores data in three availability zones, and has a reader",
                Set.of("RDS3", "RDSMultiAZSupport"));
        met.put("The cache has a replica in another availability zone", Set.of("AEC4"));
        met.put("Deletion protection of the database is on", Set.of("RDS10", "RDSInstanceDeletionProtectionEnabled"));
        met.put("The database has point-in-time recovery", Set.of("RDS13", "RDSInstanceBackupEnabled"));
        met.put("A backup plan selects the files", Set.of("EFSInBackupPlan"));
        met.put("Metrics of the operating system are collected", Set.of("RDSEnhancedMonitoringEnabled"));
        met.put(
                "Roles have no inline policy; they have AWS managed policies, see above",
                Set.of(
                        "IAM5",
                        "IAMNoInlinePolicy",
                        "IAMPolicyNoStatementsWithAdminAccess",
                        "IAMPolicyNoStatementsWithFullAccess"));
        met.put("The rule applies to other kinds of databases, or to the cluster", Set.of("RDS11", "RDS16"));
        return met;
    }

    private static Map<String, Set<String>> leftOpen() {
        Map<String, Set<String>> open = new LinkedHashMap<>();
        open.put("`clientCidrs(\"0.0.0.0/0\")`", Set.of("EC23", "EC2RestrictedCommonPorts"));
        open.put(
                "`services.encryptionKey(importedKey)` without `services.logsEncryptionKey(…)`",
                Set.of("CloudWatchLogGroupEncrypted"));
        open.put("`services.backups(false)`", Set.of("EFSInBackupPlan"));
        open.put("`db.deletionProtection(false)`", Set.of("RDS10", "RDSInstanceDeletionProtectionEnabled"));
        open.put("`db.monitoringInterval(Duration.seconds(0))`", Set.of("RDSEnhancedMonitoringEnabled"));
        open.put(
                "`db.credentials(AdminCredentials.generatedSecret())`",
                Set.of("SMG4", "SecretsManagerRotationEnabled"));
        open.put("`db.logExports()`", Set.of("RDSLoggingEnabled"));
        open.put("`cache.replicas(0)`", Set.of("AEC4"));
        open.put("`cache.snapshotRetention(Duration.days(0))`", Set.of("ElastiCacheRedisClusterAutomaticBackup"));
        open.put("`cache.authToken(AuthToken.noneAndAcceptUnauthenticatedClients())`", Set.of("AEC6"));
        return open;
    }

    /** All acknowledged findings, with the profiles that have them. */
    static Map<Finding, Set<Profile>> findings() {
        Map<Finding, Set<Profile>> findings = new TreeMap<>();
        for (Profile profile : Profile.values()) {
            SampleProfiles.of(profile)
                    .acknowledged()
                    .forEach(finding -> findings.computeIfAbsent(finding, f -> EnumSet.noneOf(Profile.class))
                            .add(profile));
        }
        return findings;
    }

    static String render() {
        return HEAD
                + "\n## Acknowledged by the constructs\n\n"
                + acknowledged(finding -> finding.resource().contains("/Data/"))
                + "\n## The network of the sample app\n\n"
                + "It is a stand-in for the network of the platform. The app does not acknowledge its findings; the tests do.\n\n"
                + acknowledged(finding -> !finding.resource().contains("/Data/"))
                + "\n## Met by design\n\n"
                + table("Requirement", "Rules", MET)
                + "\n## Left open\n\n"
                + "These choices of a caller cause findings that no construct acknowledges. The caller has to acknowledge them.\n\n"
                + table("Choice", "Findings", LEFT_OPEN)
                + "\n## Policies\n\n"
                + "Policies of roles name their resources. The table lists all other statements: those with a wildcard, and those\n"
                + "without a resource. … stands for any one name.\n\n"
                + "| Statement | Why |\n| --- | --- |\n"
                + LeastPrivilegeTest.REVIEWED.entrySet().stream()
                        .map(review -> row("`" + review.getKey() + "`", review.getValue()))
                        .collect(Collectors.joining());
    }

    private static String table(String first, String second, Map<String, Set<String>> rules) {
        return row(first, second)
                + row("---", "---")
                + rules.entrySet().stream()
                        .map(entry -> row(entry.getKey(), rules(entry.getValue().stream())))
                        .collect(Collectors.joining());
    }

    private static String rules(Stream<String> rules) {
        return rules.sorted().map(rule -> "`" + rule + "`").collect(Collectors.joining(", "));
    }

    /** A row for each reason, and for each resource that it is given for; instances of a cluster share theirs. */
    private static String acknowledged(Predicate<Finding> kind) {
        Map<String, Row> rows = new TreeMap<>();
        findings().forEach((finding, profiles) -> {
            if (kind.test(finding)) {
                String resource = finding.resource()
                        .replaceFirst("^\\w+/", "")
                        .replaceFirst("/Resource$", "")
                        .replaceFirst("(Writer|Reader\\d+)$", "Writer, …/Reader1");
                rows.computeIfAbsent(resource + "\n" + finding.reason(), key -> new Row(resource, finding.reason()))
                        .add(finding, profiles);
            }
        });
        return row("Resource", "Rules", "Reason", "Profiles")
                + row("---", "---", "---", "---")
                + rows.values().stream().map(Row::toString).collect(Collectors.joining());
    }

    private static String row(String... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static final class Row {
        private final String resource;
        private final String reason;
        private final Set<String> rules = new TreeSet<>();
        private final Set<Profile> profiles = EnumSet.noneOf(Profile.class);

        Row(String resource, String reason) {
            this.resource = resource;
            this.reason = reason;
        }

        void add(Finding finding, Set<Profile> in) {
            rules.add(finding.rule() + (finding.detail().isEmpty() ? "" : "[" + shortened(finding.detail()) + "]"));
            profiles.addAll(in);
        }

        /** A policy's ARN is as good as its name. */
        private static String shortened(String detail) {
            return detail.substring(detail.lastIndexOf('/') + 1);
        }

        @Override
        public String toString() {
            String in = profiles.size() == Profile.values().length
                    ? "all"
                    : profiles.stream()
                            .map(profile -> profile.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
            return row("`" + resource + "`", rules(rules.stream()), reason, in);
        }
    }
}
