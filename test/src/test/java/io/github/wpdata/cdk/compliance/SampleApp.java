package io.github.wpdata.cdk.compliance;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wpdata.cdk.Profile;
import io.github.wpdata.cdk.app.DeploymentConfig;
import io.github.wpdata.cdk.app.WordPressDataApp;
import io.github.wpdata.cdk.guard.ReplacementGuard;
import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** The sample app under the rule packs, once for each profile; in production with the stack of the backup region. */
final class SampleApp {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Profile, RulePacks> SYNTHESISED = new EnumMap<>(Profile.class);

    private SampleApp() {}

    static RulePacks of(Profile profile) {
        return SYNTHESISED.computeIfAbsent(profile, SampleApp::synthesise);
    }

    private static RulePacks synthesise(Profile profile) {
        Map<String, Object> context = context();
        context.put("profile", profile.name());
        context.put("copyBackups", profile == Profile.PRODUCTION);
        // Its baseline is written here and now; in continuous integration the guard has to be told.
        context.put(ReplacementGuard.RENEW_CONTEXT, "true");
        App app = new App(AppProps.builder().context(context).build());
        try {
            Path baselines = Files.createTempDirectory("baselines");
            WordPressDataApp.define(app, DeploymentConfig.of(app.getNode(), null), baselines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RulePacks.over(app);
    }

    /** The context of cdk.json, but for open findings: they are to fail a test, and not the synthesis before it. */
    static Map<String, Object> context() {
        try {
            Map<String, Object> context = JSON.convertValue(
                    JSON.readTree(Project.read("cdk.json")).path("context"), new TypeReference<>() {});
            context.put("@aws-cdk/core:annotationsInValidationReport", false);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
