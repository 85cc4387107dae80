package io.github.wpdata.cdk.database;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.IClusterInstance;
import software.amazon.awscdk.services.rds.InstanceUpdateBehaviour;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;
import software.amazon.awscdk.services.rds.ProvisionedClusterInstanceProps;
import software.amazon.awscdk.services.rds.ServerlessV2ClusterInstanceProps;
import software.constructs.Node;

/** Writer and readers of a cluster. */
final class AuroraInstances {
    /** Readers of tier 0 and 1 scale with the writer, so any of them can take over at its size. */
    private static final int FAILOVER_TIER = 1;

    private final AuroraSettings<?> settings;
    private final IKey key;
    private final @Nullable ParameterGroup parameters;

    AuroraInstances(AuroraSettings<?> settings, IKey key, @Nullable ParameterGroup parameters) {
        this.settings = settings;
        this.key = key;
        this.parameters = parameters;
    }

    IClusterInstance writer() {
        return instance("Writer", 0);
    }

    List<IClusterInstance> readers() {
        return IntStream.rangeClosed(1, settings.readers)
                .mapToObj(number -> instance("Reader" + number, number))
                .toList();
    }

    /** The capacity of serverless instances. */
    static CfnDBCluster.ServerlessV2ScalingConfigurationProperty scaling(AuroraSettings<?> settings) {
        return CfnDBCluster.ServerlessV2ScalingConfigurationProperty.builder()
                .minCapacity(settings.minCapacity)
                .maxCapacity(settings.maxCapacity)
                .secondsUntilAutoPause(settings.autoPause == null ? null : settings.autoPause.toSeconds())
                .build();
    }

    /** The readers follow the writer anyway; in a rolling update each also follows the one before it. */
    static void order(Node cluster, AuroraSettings<?> settings) {
        if (settings.instanceUpdateBehaviour != InstanceUpdateBehaviour.ROLLING) {
            return;
        }
        for (int number = 2; number <= settings.readers; number++) {
            cluster.findChild("Reader" + number).getNode().addDependency(cluster.findChild("Reader" + (number - 1)));
        }
    }

    /** AWS CDK has two builders without a common type for the two kinds of instances, so both chains are written out. */
    private IClusterInstance instance(String id, int number) {
        boolean reader = number > 0;
        List<String> zones = settings.availabilityZones;
        String zone = zones.isEmpty() ? null : zones.get(number);
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
                            .availabilityZone(zone)
                            .caCertificate(settings.caCertificate)
                            .parameterGroup(parameters)
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
                        .availabilityZone(zone)
                        .caCertificate(settings.caCertificate)
                        .parameterGroup(parameters)
                        .enablePerformanceInsights(insights)
                        .performanceInsightRetention(retention)
                        .performanceInsightEncryptionKey(insightsKey)
                        .build());
    }
}
