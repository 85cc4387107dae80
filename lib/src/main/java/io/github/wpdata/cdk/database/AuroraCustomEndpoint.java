package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.cdk.SortedMaps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CfnResourceProps;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.constructs.Construct;

/**
 * An endpoint for some of the readers. AWS CDK has no class for it yet.
 *
 * @param identifier identifier of the endpoint
 * @param readers numbers of the readers, from 1
 */
record AuroraCustomEndpoint(String identifier, List<Integer> readers) {
    /** Creates the endpoints; returns their host names by identifier. */
    static Map<String, String> create(Construct owner, AuroraSettings<?> settings, DatabaseCluster cluster) {
        Map<String, String> hosts = new LinkedHashMap<>();
        if (settings.customEndpoints.isEmpty()) {
            return Map.of();
        }
        List<String> instances = cluster.getInstanceIdentifiers();
        Construct scope = new Construct(owner, "Endpoints");
        settings.customEndpoints.values().forEach(endpoint -> {
            CfnResource resource = endpoint.create(scope, settings, cluster.getClusterIdentifier(), instances);
            hosts.put(endpoint.identifier, resource.getAtt("Endpoint").toString());
        });
        return Collections.unmodifiableMap(hosts);
    }

    private CfnResource create(Construct scope, AuroraSettings<?> settings, String cluster, List<String> instances) {
        String lowerCase = identifier.toLowerCase(Locale.ROOT);
        // Like the cluster, the endpoint is replaced by a restore while the old one still has its identifier.
        String unique = settings.restore()
                .map(restore -> restore.identifier(lowerCase, settings.shared().home()))
                .orElse(lowerCase);
        // The first instance is the writer.
        List<String> members =
                new ArrayList<>(readers.stream().map(instances::get).toList());
        return new CfnResource(
                scope,
                identifier,
                CfnResourceProps.builder()
                        .type("AWS::RDS::DBClusterEndpoint")
                        .properties(SortedMaps.of(Map.of(
                                "DBClusterIdentifier", cluster,
                                "DBClusterEndpointIdentifier", unique,
                                "EndpointType", "READER",
                                "StaticMembers", members)))
                        .build());
    }
}
