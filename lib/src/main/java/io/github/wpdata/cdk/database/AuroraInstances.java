package io.github.wpdata.cdk.database;

import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.IClusterInstance;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;
import software.amazon.awscdk.services.rds.ProvisionedClusterInstanceProps;
import software.amazon.awscdk.services.rds.ServerlessV2ClusterInstanceProps;

/** Writer and readers of a cluster. */
final class AuroraInstances {
    /** Readers of tier 0 and 1 scale with the writer, so any of them can take over at its size. */
    private static final int FAILOVER_TIER = 1;

    private final AuroraSettings<?> settings;
    private final IKey key;

    AuroraInstances(AuroraSettings<?> settings, IKey key) {
        this.settings = settings;
        this.key = key;
    }

    IClusterInstance writer() {
        return instance("Writer", false);
    }

    List<IClusterInstance> readers() {
        return IntStream.rangeClosed(1, settings.readers)
                .mapToObj(n -> instance("Reader" + n, true))
                .toList();
    }

    /** AWS CDK has two builders without a common type for the two kinds of instances, so both chains are written out. */
    private IClusterInstance instance(String id, boolean reader) {
        boolean insights = settings.performanceInsights;
        PerformanceInsightRetention retention = insights ? settings.insightsRetention() : null;
        IKey insightsKey = insights ? settings.insightsKey(key) : null;
        if (settings.isServerless()) {
            return ClusterInstance.serverlessV2(
                    id,
                    ServerlessV2ClusterInstanceProps.builder()
                            .scaleWithWriter(reader ? true : null)
                            .autoMinorVersionUpgrade(settings.autoMinorVersionUpgrade)
                            .preferredMaintenanceWindow(settings.maintenanceWindow)
                            .publiclyAccessible(false)
                            .enablePerformanceInsights(insights)
                            .performanceInsightRetention(retention)
                            .performanceInsightEncryptionKey(insightsKey)
                            .build());
        }
        return ClusterInstance.provisioned(
                id,
                ProvisionedClusterInstanceProps.builder()
                        .instanceType(settings.instanceType)
                        .promotionTier(reader ? FAILOVER_TIER : null)
                        .autoMinorVersionUpgrade(settings.autoMinorVersionUpgrade)
                        .preferredMaintenanceWindow(settings.maintenanceWindow)
                        .publiclyAccessible(false)
                        .enablePerformanceInsights(insights)
                        .performanceInsightRetention(retention)
                        .performanceInsightEncryptionKey(insightsKey)
                        .build());
    }
}
