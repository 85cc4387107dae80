package io.github.wpdata.cdk.benchmark;

import java.util.List;
import software.amazon.awscdk.IPolicyValidationContext;
import software.amazon.awscdk.IPolicyValidationPlugin;
import software.amazon.awscdk.PolicyValidationPluginReport;

/** Checks nothing, and so costs what AWS CDK takes to call a plugin and to report. */
record IdlePlugin(String name) implements IPolicyValidationPlugin {
    @Override
    public String getName() {
        return name;
    }

    @Override
    public PolicyValidationPluginReport validate(IPolicyValidationContext context) {
        return PolicyValidationPluginReport.builder()
                .success(true)
                .violations(List.of())
                .build();
    }
}
