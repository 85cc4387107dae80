package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.service.ServiceConnections;
import io.github.wpdata.cdk.service.ServiceSettings;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.LogGroup;

/** The resources that a cache needs as long as it exists. They are kept whenever the cache is. */
final class CacheFoundations {
    private CacheFoundations() {}

    static void keep(
            RemovalPolicy policy,
            List<CfnResource> groups,
            ServiceConnections network,
            Map<String, LogGroup> logGroups) {
        if (ServiceSettings.outlivesStack(policy)) {
            groups.forEach(resource -> resource.applyRemovalPolicy(policy));
            network.securityGroup().applyRemovalPolicy(policy);
            logGroups.values().forEach(logGroup -> logGroup.applyRemovalPolicy(policy));
        }
    }
}
