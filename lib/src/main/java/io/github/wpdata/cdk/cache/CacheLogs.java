package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.service.ServiceLogs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup.CloudWatchLogsDestinationDetailsProperty;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup.DestinationDetailsProperty;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup.LogDeliveryConfigurationRequestProperty;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** The log groups of a cache, and the delivery of its logs to them. */
final class CacheLogs {
    private static final int LONGEST_NAME = 100;

    private CacheLogs() {}

    /** Creates a log group for each log. */
    static Map<String, LogGroup> create(Construct owner, CacheSettings<?> settings, IKey key) {
        Map<String, LogGroup> created = new LinkedHashMap<>();
        if (!settings.exportedLogs().isEmpty()) {
            UniqueResourceNameOptions options = UniqueResourceNameOptions.builder()
                    .maxLength(LONGEST_NAME)
                    .separator("-")
                    .build();
            // Log groups with this prefix do not fill up the account's resource policy for log delivery.
            String prefix = "/aws/vendedlogs/elasticache/" + Names.uniqueResourceName(owner, options) + "/";
            ServiceLogs logs = settings.shared().logs(owner, prefix, settings.logRetention, key);
            settings.exportedLogs().forEach(log -> created.put(log, logs.create(log)));
        }
        return Collections.unmodifiableMap(created);
    }

    /** The delivery of each log as JSON; null if there is none. */
    static @Nullable List<LogDeliveryConfigurationRequestProperty> deliveries(Map<String, LogGroup> logGroups) {
        List<LogDeliveryConfigurationRequestProperty> deliveries = new ArrayList<>();
        logGroups.forEach((log, logGroup) -> deliveries.add(LogDeliveryConfigurationRequestProperty.builder()
                .logType(log)
                .logFormat("json")
                .destinationType("cloudwatch-logs")
                .destinationDetails(DestinationDetailsProperty.builder()
                        .cloudWatchLogsDetails(CloudWatchLogsDestinationDetailsProperty.builder()
                                .logGroup(logGroup.getLogGroupName())
                                .build())
                        .build())
                .build()));
        return deliveries.isEmpty() ? null : deliveries;
    }
}
