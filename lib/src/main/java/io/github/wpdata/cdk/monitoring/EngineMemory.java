package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.database.AuroraCapacity;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of a database instance, and the connections that Aurora MySQL allows for it. */
final class EngineMemory {
    static final double GIB = 1024.0 * 1024 * 1024;

    /** Aurora User Guide: about 2 GiB of memory for each ACU. */
    private static final double GIB_PER_ACU = 2;

    /** Aurora User Guide: max_connections is the greater of two logarithms of the memory, in whole numbers. */
    private static final double SMALL_STEP_BYTES = 805_306_368;

    private static final double LARGE_STEP_BYTES = 8_187_281_408.0;

    private static final Pattern TYPE = Pattern.compile("(?:db\\.)?([a-z]+)\\d\\w*\\.(\\d*x?large|medium|small)");

    /** GiB of memory of a size large, by the first letter of the family; read from the RDS User Guide in November 2026. */
    private static final Map<String, Double> LARGE_GIB = Map.of("r", 16.0, "x", 32.0, "t", 8.0, "m", 8.0);

    private EngineMemory() {}

    /** Bytes of memory of an instance at its largest, if they are known. */
    static OptionalDouble bytes(AuroraCapacity capacity) {
        if (!capacity.isServerless()) {
            return bytes(capacity.getInstanceType().orElseThrow().toString());
        }
        double acu = capacity.getMaxCapacity();
        return Tokens.isToken(acu) ? OptionalDouble.empty() : OptionalDouble.of(acu * GIB_PER_ACU * GIB);
    }

    static OptionalDouble bytes(String instanceType) {
        Matcher type = TYPE.matcher(instanceType);
        if (!type.matches() || !LARGE_GIB.containsKey(type.group(1).substring(0, 1))) {
            return OptionalDouble.empty();
        }
        double large = LARGE_GIB.get(type.group(1).substring(0, 1));
        return OptionalDouble.of(large * sizeOfLarge(type.group(2)) * GIB);
    }

    private static double sizeOfLarge(String size) {
        return switch (size) {
            case "small" -> 0.25;
            case "medium" -> 0.5;
            case "large" -> 1;
            case "xlarge" -> 2;
            default -> 2.0 * Integer.parseInt(size.substring(0, size.indexOf('x')));
        };
    }

    /** The most connections of an instance: as the parameter says, else as Aurora derives it from the memory. */
    static OptionalDouble maxConnections(AuroraCapacity capacity) {
        String parameter = capacity.getParameters().get("max_connections");
        if (parameter != null) {
            return parameter.matches("\\d{1,9}")
                    ? OptionalDouble.of(Integer.parseInt(parameter))
                    : OptionalDouble.empty();
        }
        OptionalDouble memory = bytes(capacity);
        return memory.isEmpty() ? memory : OptionalDouble.of(connections(memory.getAsDouble()));
    }

    /** Why {@link #bytes(AuroraCapacity)} is empty. */
    static String whyMemoryIsUnknown(AuroraCapacity capacity) {
        return capacity.getInstanceType()
                .map(type -> "the memory of instanceType (" + type + ") is not known")
                .orElse("maxCapacity is an unresolved value");
    }

    /** Why {@link #maxConnections} is empty. */
    static String whyConnectionsAreUnknown(AuroraCapacity capacity) {
        String parameter = capacity.getParameters().get("max_connections");
        return parameter == null
                ? whyMemoryIsUnknown(capacity)
                : "parameter max_connections (" + parameter + ") is not a number";
    }

    private static double connections(double bytes) {
        return Math.max(
                45 * Math.floor(log2(bytes / SMALL_STEP_BYTES)), 1000 * Math.floor(log2(bytes / LARGE_STEP_BYTES)));
    }

    private static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }
}
