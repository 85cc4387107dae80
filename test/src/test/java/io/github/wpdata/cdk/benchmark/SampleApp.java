package io.github.wpdata.cdk.benchmark;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wpdata.cdk.app.DeploymentConfig;
import io.github.wpdata.cdk.app.WordPressDataApp;
import io.github.wpdata.cdk.app.WordPressDataStack;
import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** The sample app, as cdk.json has it. */
final class SampleApp {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleApp() {}

    /** The data stack, with some of the context changed. */
    static WordPressDataStack dataStack(Map<String, Object> changes) {
        Map<String, Object> context = context();
        context.putAll(changes);
        App app = new App(AppProps.builder().context(context).build());
        return WordPressDataApp.define(
                app, DeploymentConfig.of(app.getNode(), null), Project.ROOT.resolve("baselines"));
    }

    private static Map<String, Object> context() {
        try {
            return new HashMap<>(JSON.convertValue(
                    JSON.readTree(Project.read("cdk.json")).path("context"),
                    new TypeReference<Map<String, Object>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
