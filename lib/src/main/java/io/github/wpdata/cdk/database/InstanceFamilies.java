package io.github.wpdata.cdk.database;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The instance types of Aurora MySQL.
 *
 * <p>Read in November 2026 from cfn-lint 1.51.0, which lists what RDS offers in each region. Renew it with {@code aws rds
 * describe-orderable-db-instance-options --engine aurora-mysql --query 'OrderableDBInstanceOptions[].DBInstanceClass'}.
 */
final class InstanceFamilies {
    private static final List<String> UP_TO_16XLARGE =
            List.of("large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge");
    private static final List<String> BURSTABLE = List.of("small", "medium", "large", "xlarge", "2xlarge");

    private static final Map<String, List<String>> SIZES = Map.ofEntries(
            Map.entry("t2", List.of("small", "medium")),
            Map.entry("t3", BURSTABLE),
            Map.entry("t4g", BURSTABLE),
            Map.entry("r3", List.of("large", "xlarge", "2xlarge", "4xlarge", "8xlarge")),
            Map.entry("r4", List.of("large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "16xlarge")),
            Map.entry("r5", with("24xlarge")),
            Map.entry("r6g", UP_TO_16XLARGE),
            Map.entry("r6i", with("24xlarge", "32xlarge")),
            Map.entry("r6id", List.of("24xlarge", "32xlarge")),
            Map.entry("r7g", UP_TO_16XLARGE),
            Map.entry("r7i", with("24xlarge", "48xlarge")),
            Map.entry("r8g", with("24xlarge", "48xlarge")),
            Map.entry("x2g", UP_TO_16XLARGE));

    private InstanceFamilies() {}

    private static List<String> with(String... larger) {
        return Stream.concat(UP_TO_16XLARGE.stream(), Arrays.stream(larger)).toList();
    }

    /** The sizes of a type's family, or nothing if the family is not known. */
    static Optional<List<String>> sizes(String type) {
        return Optional.ofNullable(SIZES.get(family(type)));
    }

    static String family(String type) {
        return type.substring(0, type.indexOf('.'));
    }

    static String size(String type) {
        return type.substring(type.indexOf('.') + 1);
    }

    static boolean isBurstable(String type) {
        return type.matches("t\\d[a-z]*\\..*");
    }

    /** Aurora User Guide, instance classes of Database Insights: all but t2, t3 and the smallest of t4g. */
    static boolean supportsInsights(String type) {
        return !type.matches("t[23]\\..*|t4g\\.(micro|small)");
    }
}
