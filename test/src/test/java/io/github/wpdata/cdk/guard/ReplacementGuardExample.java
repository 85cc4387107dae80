package io.github.wpdata.cdk.guard;

import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Validations;

/** The code of docs/replacement-guard.md, which {@link ReplacementGuardExampleTest} runs. */
final class ReplacementGuardExample {

    private ReplacementGuardExample() {}

    static void guard(App app) {
        Validations.of(app)
                .addPlugins(ReplacementGuard.Builder.create(app)
                        .baseline(Path.of("baselines/shop.json"))
                        .build());
    }

    static void accept(App app) {
        Validations.of(app)
                .addPlugins(ReplacementGuard.Builder.create(app)
                        .baseline(Path.of("baselines/shop.json"))
                        .accept("Shop/Database", "DatabaseName", "dumped on 24 November, restored after the deploy")
                        .build());
    }
}
