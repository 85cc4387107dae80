package io.github.wpdata.cdk.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

/**
 * A metric of CloudWatch with its statistic. Plain Java, since each {@code Metric} of AWS CDK costs several calls to
 * JavaScript.
 *
 * @param namespace namespace of the metric
 * @param name name of the metric
 * @param statistic statistic over a period
 * @param dimensions dimensions by name
 */
record Measure(String namespace, String name, String statistic, Map<String, String> dimensions) {
    static Measure database(String name, String statistic, String clusterIdentifier) {
        return new Measure("AWS/RDS", name, statistic, Map.of("DBClusterIdentifier", clusterIdentifier));
    }

    static Measure cache(String name, String statistic, String cacheClusterId) {
        return new Measure("AWS/ElastiCache", name, statistic, Map.of("CacheClusterId", cacheClusterId));
    }

    static Measure files(String name, String statistic, String fileSystemId) {
        return new Measure("AWS/EFS", name, statistic, Map.of("FileSystemId", fileSystemId));
    }

    static Measure backup(String name, String vaultName) {
        return new Measure("AWS/Backup", name, "Sum", Map.of("BackupVaultName", vaultName));
    }

    static Measure backup(String name, String vaultName, String resourceType) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        dimensions.put("BackupVaultName", vaultName);
        dimensions.put("ResourceType", resourceType);
        return new Measure("AWS/Backup", name, "Sum", dimensions);
    }

    /** As an alarm names them. */
    List<CfnAlarm.DimensionProperty> alarmDimensions() {
        return dimensions.entrySet().stream()
                .map(dimension -> CfnAlarm.DimensionProperty.builder()
                        .name(dimension.getKey())
                        .value(dimension.getValue())
                        .build())
                .toList();
    }

    /** As a graph names it. */
    List<Object> series(Map<String, Object> options) {
        List<Object> series = new ArrayList<>(List.of(namespace, name));
        dimensions.forEach((key, value) -> series.addAll(List.of(key, value)));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("stat", statistic);
        all.putAll(options);
        series.add(all);
        return series;
    }
}
