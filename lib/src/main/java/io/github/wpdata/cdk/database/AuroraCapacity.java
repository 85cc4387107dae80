package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.ec2.InstanceType;

/** The configured size of a cluster, from which thresholds of alarms follow. */
public final class AuroraCapacity {
    private final @Nullable InstanceType instanceType;
    private final double minCapacity;
    private final double maxCapacity;
    private final int readers;
    private final Map<String, String> parameters;

    AuroraCapacity(AuroraSettings<?> settings) {
        instanceType = settings.instanceType;
        minCapacity = settings.minCapacity;
        maxCapacity = settings.maxCapacity;
        readers = settings.readers;
        parameters = Map.copyOf(settings.parameters);
    }

    /** {@return true if the instances are serverless} */
    public boolean isServerless() {
        return instanceType == null;
    }

    /** {@return true if the cluster pauses when it is idle, or may do so because its minimum capacity is a token} */
    public boolean isPausable() {
        return isServerless() && (minCapacity == 0 || Tokens.isToken(minCapacity));
    }

    /** {@return the capacity in ACU that a serverless instance never exceeds; it may be a token} */
    public double getMaxCapacity() {
        return maxCapacity;
    }

    /** {@return the type of provisioned instances, or nothing if they are serverless} */
    public Optional<InstanceType> getInstanceType() {
        return Optional.ofNullable(instanceType);
    }

    /** {@return the number of readers} */
    public int getReaders() {
        return readers;
    }

    /** {@return the cluster parameters that were set, by name} */
    public Map<String, String> getParameters() {
        return parameters;
    }
}
