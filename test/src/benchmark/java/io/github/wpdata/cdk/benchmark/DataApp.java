package io.github.wpdata.cdk.benchmark;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.guard.ReplacementGuard;
import io.github.wpdata.cdk.policy.WordPressDataPolicies;
import io.github.wpdata.cdk.testing.TestStack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Validations;

/** An app of data stacks, each with all services and a VPC of its own. */
final class DataApp {
    /** The answer to a lookup that AWS CDK would ask for; without it, the guard compares nothing. */
    private static final Map<String, Object> ZONES =
            Map.of("availability-zones:account=123456789012:region=us-east-1", List.of("us-east-1a", "us-east-1b"));

    private DataApp() {}

    static App empty() {
        return new App(AppProps.builder().context(ZONES).build());
    }

    static App of(int stacks) {
        App app = empty();
        for (int n = 1; n <= stacks; n++) {
            TestStack test = new TestStack(app, "Site" + n);
            test.stack().setTerminationProtection(true);
            WordPressDataServices.Builder.create(test.stack(), "Data")
                    .name("site" + n)
                    .monitoring(false)
                    .vpc(test.vpc())
                    .clients(test.clients())
                    .build();
        }
        return app;
    }

    /** Adds the policy pack and the replacement guard, as the sample app does. */
    static void check(App app, Path baseline) {
        Validations.of(app)
                .addPlugins(
                        WordPressDataPolicies.production(),
                        ReplacementGuard.Builder.create(app)
                                .baseline(baseline)
                                .requireBaseline(false)
                                .build());
    }
}
