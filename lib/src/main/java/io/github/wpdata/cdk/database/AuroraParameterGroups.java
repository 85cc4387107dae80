package io.github.wpdata.cdk.database;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.rds.IClusterEngine;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.constructs.Construct;

/** The parameter groups of a cluster and of its instances. */
record AuroraParameterGroups(
        Construct owner, AuroraSettings<?> settings, AuroraEngine engine, IClusterEngine clusterEngine) {
    ParameterGroup ofCluster() {
        return create(engine.parameterGroupId(), AuroraParameters.of(settings.logExports, settings.parameters));
    }

    /** The group of the instances; null for that of the engine. */
    @Nullable ParameterGroup ofInstances() {
        return settings.instanceParameters.isEmpty()
                ? null
                : create("Instance" + engine.parameterGroupId(), settings.instanceParameters);
    }

    private ParameterGroup create(String id, Map<String, String> parameters) {
        return ParameterGroup.Builder.create(owner, id)
                .engine(clusterEngine)
                .description("Aurora MySQL for WordPress")
                .parameters(parameters)
                .build();
    }
}
