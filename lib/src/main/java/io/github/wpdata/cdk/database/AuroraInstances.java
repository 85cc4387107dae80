package io.github.wpdata.cdk.database;

import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.IClusterInstance;
import software.amazon.awscdk.services.rds.ProvisionedClusterInstanceProps;
import software.amazon.awscdk.services.rds.ServerlessV2ClusterInstanceProps;

/** Writer and readers of a cluster. */
final class AuroraInstances {
    /** Readers of tier 0 and 1 scale with the writer, so any of them can take over at its size. */
    private static final int FAILOVER_TIER = 1;

    private final AuroraMysqlCluster.Builder b;
    private final IKey key;

    AuroraInstances(AuroraMysqlCluster.Builder b, IKey key) {
        this.b = b;
        this.key = key;
    }

    IClusterInstance writer() {
        return instance("Writer", false);
    }

    List<IClusterInstance> readers() {
        return IntStream.rangeClosed(1, b.readers)
                .mapToObj(n -> instance("Reader" + n, true))
                .toList();
    }

    private IClusterInstance instance(String id, boolean reader) {
        if (b.instanceType == null) {
            ServerlessV2ClusterInstanceProps.Builder props = ServerlessV2ClusterInstanceProps.builder()
                    .autoMinorVersionUpgrade(b.autoMinorVersionUpgrade)
                    .preferredMaintenanceWindow(b.maintenanceWindow)
                    .publiclyAccessible(false)
                    .enablePerformanceInsights(b.performanceInsights);
            if (b.performanceInsights) {
                props.performanceInsightRetention(b.insightsRetention())
                        .performanceInsightEncryptionKey(b.insightsKey(key));
            }
            if (reader) {
                props.scaleWithWriter(true);
            }
            return ClusterInstance.serverlessV2(id, props.build());
        }
        ProvisionedClusterInstanceProps.Builder props = ProvisionedClusterInstanceProps.builder()
                .instanceType(b.instanceType)
                .autoMinorVersionUpgrade(b.autoMinorVersionUpgrade)
                .preferredMaintenanceWindow(b.maintenanceWindow)
                .publiclyAccessible(false)
                .enablePerformanceInsights(b.performanceInsights);
        if (b.performanceInsights) {
            props.performanceInsightRetention(b.insightsRetention())
                    .performanceInsightEncryptionKey(b.insightsKey(key));
        }
        if (reader) {
            props.promotionTier(FAILOVER_TIER);
        }
        return ClusterInstance.provisioned(id, props.build());
    }
}
