package io.github.wpdata.cdk.policy;

import io.github.wpdata.cdk.internal.template.Answer;
import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import io.github.wpdata.cdk.internal.template.Types;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules for clusters of RDS and their instances. */
final class DatabaseRules {

    /** The default of this library. RDS itself keeps one day, which a mistake made on a Friday evening outlives. */
    private static final int RECOVERY_DAYS = 7;

    private static final List<String> LOGS = List.of("error", "slowquery");

    private DatabaseRules() {}

    /** What holds data: clusters, and instances that belong to none. */
    static Stream<Resource> databases(Assembly templates) {
        return Stream.concat(
                templates.ofType(Types.DB_CLUSTER),
                templates
                        .ofType(Types.DB_INSTANCE)
                        .filter(instance -> instance.get("DBClusterIdentifier").isAbsent()));
    }

    static Stream<Finding> publicAccess(Assembly templates) {
        Stream<Finding> clusters = templates
                .ofType(Types.DB_CLUSTER)
                .flatMap(cluster ->
                        publicAccess(cluster, cluster.get("PubliclyAccessible").is("true")));
        // What an instance does not say, the VPC decides: public where its subnets lead to an internet gateway.
        Stream<Finding> instances = templates
                .ofType(Types.DB_INSTANCE)
                .flatMap(instance -> publicAccess(
                        instance, instance.get("PubliclyAccessible").isNot(false)));
        return Stream.concat(clusters, instances);
    }

    private static Stream<Finding> publicAccess(Resource database, boolean open) {
        return Finding.when(
                open, database, "PubliclyAccessible", "allows the database a public address", "set it to false");
    }

    static Stream<Finding> deletionProtection(Assembly templates) {
        return databases(templates)
                .flatMap(database -> Finding.when(
                        database.get("DeletionProtection").isNot(true),
                        database,
                        "DeletionProtection",
                        "allows a single call to delete the database",
                        "set it to true"));
    }

    static Stream<Finding> pointInTimeRecovery(Assembly templates) {
        BackupPlans plans = new BackupPlans(templates);
        return databases(templates).flatMap(database -> {
            TemplateValue days = database.get("BackupRetentionPeriod");
            // A continuous rule of AWS Backup takes the retention over; to set it here as well would be drift.
            boolean takenOver = days.isAbsent() && plans.continuouslyCover(database) != Answer.NO;
            return Finding.when(
                    !takenOver && (days.isAbsent() || days.isBelow(RECOVERY_DAYS)),
                    database,
                    "BackupRetentionPeriod",
                    "keeps less than %d days of point-in-time recovery".formatted(RECOVERY_DAYS),
                    "set it to %d days or more".formatted(RECOVERY_DAYS));
        });
    }

    static Stream<Finding> reader(Assembly templates) {
        return templates.ofType(Types.DB_CLUSTER).flatMap(cluster -> {
            long members = templates
                    .ofType(Types.DB_INSTANCE)
                    .filter(instance -> mayBelong(instance, cluster))
                    .count();
            // A Multi-AZ cluster, which has an instance class of its own, brings its readers along.
            if (members >= 2 || !cluster.get("DBClusterInstanceClass").isAbsent()) {
                return Stream.empty();
            }
            return Stream.of(new Finding(
                    cluster,
                    List.of(),
                    "The cluster has %s and so no reader for a failover"
                            .formatted(members == 0 ? "no DB instance" : "one DB instance"),
                    "give it two DB instances or more, in different Availability Zones"));
        });
    }

    private static boolean mayBelong(Resource instance, Resource cluster) {
        TemplateValue name = cluster.get("DBClusterIdentifier");
        return instance.references("DBClusterIdentifier").name(cluster) != Answer.NO
                || (!name.isAbsent() && name.equals(instance.get("DBClusterIdentifier")));
    }

    static Stream<Finding> logExports(Assembly templates) {
        // The logs of other engines have other names.
        return templates
                .ofType(Types.DB_CLUSTER)
                .filter(cluster -> cluster.get("Engine").is("aurora-mysql"))
                .flatMap(cluster -> {
                    TemplateValue exports = cluster.get("EnableCloudwatchLogsExports");
                    boolean hidden =
                            exports.isIntrinsic() || exports.items().stream().anyMatch(TemplateValue::isIntrinsic);
                    String missing = LOGS.stream()
                            .filter(log -> exports.items().stream().noneMatch(export -> export.is(log)))
                            .collect(Collectors.joining(" and "));
                    return Finding.when(
                            !hidden && !missing.isEmpty(),
                            cluster,
                            "EnableCloudwatchLogsExports",
                            "does not include " + missing,
                            "export error and slowquery; the latter stays empty unless the parameter group sets slow_query_log to 1");
                });
    }
}
