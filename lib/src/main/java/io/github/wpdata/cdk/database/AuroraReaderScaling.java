package io.github.wpdata.cdk.database;

import software.amazon.awscdk.services.applicationautoscaling.CfnScalableTarget;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.PredefinedMetricSpecificationProperty;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy.TargetTrackingScalingPolicyConfigurationProperty;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.constructs.Construct;

/**
 * Readers that Application Auto Scaling adds to those of the stack.
 *
 * @param min fewest readers
 * @param max most readers
 * @param cpuPercent average use of the readers' CPU to aim at
 */
record AuroraReaderScaling(int min, int max, double cpuPercent) {
    void create(Construct owner, DatabaseCluster cluster) {
        CfnScalableTarget target = CfnScalableTarget.Builder.create(owner, "ReaderScaling")
                .serviceNamespace("rds")
                .scalableDimension("rds:cluster:ReadReplicaCount")
                .resourceId("cluster:" + cluster.getClusterIdentifier())
                .minCapacity(min)
                .maxCapacity(max)
                .build();
        // Application Auto Scaling refuses a cluster that has no reader yet.
        target.getNode().addDependency(cluster);
        CfnScalingPolicy.Builder.create(owner, "ReaderScalingPolicy")
                .policyName("reader-cpu")
                .policyType("TargetTrackingScaling")
                .scalingTargetId(target.getRef())
                .targetTrackingScalingPolicyConfiguration(TargetTrackingScalingPolicyConfigurationProperty.builder()
                        .targetValue(cpuPercent)
                        .predefinedMetricSpecification(PredefinedMetricSpecificationProperty.builder()
                                .predefinedMetricType("RDSReaderAverageCPUUtilization")
                                .build())
                        .build())
                .build();
    }
}
