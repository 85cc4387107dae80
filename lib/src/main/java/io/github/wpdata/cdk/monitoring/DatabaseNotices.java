package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import java.util.List;
import java.util.Map;

/** What RDS reports of a cluster and its instances: failovers and failures. */
final class DatabaseNotices {
    private DatabaseNotices() {}

    static List<EventNotice> of(AuroraMysqlCluster database) {
        return List.of(
                notice(
                        "Events",
                        "RDS: a failover or a failure of the database",
                        "RDS DB Cluster Event",
                        List.of(database.getClusterIdentifier()),
                        "Database <source>, <time>: <message>"),
                notice(
                        "InstanceEvents",
                        "RDS: a failover or a failure of an instance of the database",
                        "RDS DB Instance Event",
                        database.getCluster().getInstanceIdentifiers(),
                        "Database instance <source>, <time>: <message>"));
    }

    private static EventNotice notice(
            String id, String description, String type, List<String> sources, String message) {
        return new EventNotice(
                id,
                description,
                Map.of(
                        "source",
                        List.of("aws.rds"),
                        "detail-type",
                        List.of(type),
                        "detail",
                        Map.of("EventCategories", List.of("failover", "failure"), "SourceIdentifier", sources)),
                Map.of("source", "$.detail.SourceIdentifier", "message", "$.detail.Message", "time", "$.time"),
                message);
    }
}
