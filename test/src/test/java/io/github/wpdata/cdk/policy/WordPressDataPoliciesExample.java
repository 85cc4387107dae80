package io.github.wpdata.cdk.policy;

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
        Key key = Key.Builder.create(previews, "Key")
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        String reason = "Previews hold test data only and are deleted every night";
        Validations.of(key)
                .acknowledge(
                        Acknowledgment.builder()
                                .id("wpdata::deletion-policy")
                                .reason(reason)
                                .build(),
                        Acknowledgment.builder()
                                .id("wpdata::replacement-policy")
                                .reason(reason)
                                .build());
        return app;
    }
}
