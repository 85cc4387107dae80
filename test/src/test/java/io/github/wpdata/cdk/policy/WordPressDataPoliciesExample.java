package io.github.wpdata.cdk.policy;

import java.util.stream.Stream;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.kms.Key;

final class WordPressDataPoliciesExample {

    private WordPressDataPoliciesExample() {}

    static App app() {
        App app = new App();
        Validations.of(app).addPlugins(WordPressDataPolicies.production());

        Stack previews = new Stack(app, "Previews");
        Key.Builder.create(previews, "Key").removalPolicy(RemovalPolicy.DESTROY).build();
        Stream.of("wpdata::deletion-policy", "wpdata::replacement-policy", "wpdata::termination-protection")
                .forEach(rule -> Validations.of(previews)
                        .acknowledge(Acknowledgment.builder()
                                .id(rule)
                                .reason("Previews hold test data only and are deleted every night")
                                .build()));
        return app;
    }
}
