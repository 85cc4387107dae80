package io.github.wpdata.cdk.policy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules for clusters of RDS and their instances. */
final class PolicyDatabaseRules {

    static final String CLUSTER = "AWS::RDS::DBCluster";
    static final String INSTANCE = "AWS::RDS::DBInstance";

    /** The default of this library. RDS itself keeps one day, which a mistake made on a Friday evening outlives. */
    private static final int RECOVERY_DAYS = 7;

    private static final List<String> LOGS = List.of("error", "slowquery");

    private PolicyDatabaseRules() {}

    /** What holds data: clusters, and instances that belong to none. */
    static Stream<PolicyResource> databases(PolicyTemplates templates) {
        return Stream.concat(
                templates.ofType(CLUSTER),
                templates
                        .ofType(INSTANCE)
                        .filter(instance -> instance.get("DBClusterIdentifier").isAbsent()));
    }

    static Stream<PolicyFinding> publicAccess(PolicyTemplates templates) {
        Stream<PolicyFinding> clusters = templates
                .ofType(CLUSTER)
                .flatMap(cluster ->
                        publicAccess(cluster, cluster.get("PubliclyAccessible").is("true")));
        // What an instance does not say, the VPC decides: public where its subnets lead to an internet gateway.
        Stream<PolicyFinding> instances = templates
                .ofType(INSTANCE)
                .flatMap(instance -> publicAccess(
                        instance, instance.get("PubliclyAccessible").isNot(false)));
        return Stream.concat(clusters, instances);
    }

    private static Stream<PolicyFinding> publicAccess(PolicyResource database, boolean open) {
        return PolicyFinding.when(
                open, database, "PubliclyAccessible", "lets the database have a public address", "set it to false");
    }

    static Stream<PolicyFinding> deletionProtection(PolicyTemplates templates) {
        return databases(templates)
                .flatMap(database -> PolicyFinding.when(
                        database.get("DeletionProtection").isNot(true),
                        database,
                        "DeletionProtection",
                        "lets a single call delete the database",
                        "set it to true"));
    }

    static Stream<PolicyFinding> pointInTimeRecovery(PolicyTemplates templates) {
        PolicyBackupPlans plans = new PolicyBackupPlans(templates);
        return databases(templates).flatMap(database -> {
            PolicyValue days = database.get("BackupRetentionPeriod");
            // A continuous rule of AWS Backup takes the retention over; to set it here as well would be drift.
            boolean takenOver = days.isAbsent() && plans.continuouslyCover(database) != PolicyAnswer.NO;
            return PolicyFinding.when(
                    !takenOver && (days.isAbsent() || days.isBelow(RECOVERY_DAYS)),
                    database,
                    "BackupRetentionPeriod",
                    "keeps less than %d days of point-in-time recovery".formatted(RECOVERY_DAYS),
                    "set it to %d days or more".formatted(RECOVERY_DAYS));
        });
    }

    static Stream<PolicyFinding> reader(PolicyTemplates templates) {
        return templates.ofType(CLUSTER).flatMap(cluster -> {
            long members = templates
                    .ofType(INSTANCE)
                    .filter(instance -> mayBelong(instance, cluster))
                    .count();
            // A Multi-AZ cluster, which has an instance class of its own, brings its readers along.
            if (members >= 2 || !cluster.get("DBClusterInstanceClass").isAbsent()) {
                return Stream.empty();
            }
            return Stream.of(new PolicyFinding(
                    cluster,
                    List.of(),
                    "The cluster has %s and so no reader to fail over to"
                            .formatted(members == 0 ? "no DB instance" : "one DB instance"),
                    "give it two DB instances or more, in different Availability Zones"));
        });
    }

    private static boolean mayBelong(PolicyResource instance, PolicyResource cluster) {
        PolicyValue name = cluster.get("DBClusterIdentifier");
        return instance.references("DBClusterIdentifier").name(cluster) != PolicyAnswer.NO
                || (!name.isAbsent() && name.equals(instance.get("DBClusterIdentifier")));
    }

    static Stream<PolicyFinding> logExports(PolicyTemplates templates) {
        // The logs of other engines have other names.
        return templates
                .ofType(CLUSTER)
                .filter(cluster -> cluster.get("Engine").is("aurora-mysql"))
                .flatMap(cluster -> {
                    PolicyValue exports = cluster.get("EnableCloudwatchLogsExports");
                    boolean hidden =
                            exports.isIntrinsic() || exports.items().stream().anyMatch(PolicyValue::isIntrinsic);
                    String missing = LOGS.stream()
                            .filter(log -> exports.items().stream().noneMatch(export -> export.is(log)))
                            .collect(Collectors.joining(" and "));
                    return PolicyFinding.when(
                            !hidden && !missing.isEmpty(),
                            cluster,
                            "EnableCloudwatchLogsExports",
                            "leaves out " + missing,
                            "export error and slowquery; the latter stays empty unless the parameter group sets slow_query_log to 1");
                });
    }
}
