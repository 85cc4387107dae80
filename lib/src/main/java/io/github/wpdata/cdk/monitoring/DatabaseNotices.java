package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import java.util.List;
import java.util.Map;

/** What RDS reports of a cluster: failovers and failures. */
final class DatabaseNotices {
    private DatabaseNotices() {}

    static EventNotice of(AuroraMysqlCluster database) {
        return new EventNotice(
                "Events",
                "RDS: a failover or a failure of the database",
                Map.of(
                        "source",
                        List.of("aws.rds"),
                        "detail-type",
                        List.of("RDS DB Cluster Event"),
                        "detail",
                        Map.of(
                                "EventCategories",
                                List.of("failover", "failure"),
                                "SourceIdentifier",
                                List.of(database.getClusterIdentifier()))),
                Map.of("cluster", "$.detail.SourceIdentifier", "message", "$.detail.Message", "time", "$.time"),
                "Database <cluster>, <time>: <message>");
    }
}
