package io.github.wpdata.cdk.app;

import io.github.wpdata.cdk.Profile;
import io.github.wpdata.cdk.backup.DestinationVault;
import io.github.wpdata.cdk.policy.ReplacementGuard;
import io.github.wpdata.cdk.policy.WordPressDataPolicies;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Validations;

/** Entry point of the sample app, run by the CDK CLI. */
public final class WordPressDataApp {
    private WordPressDataApp() {}

    /**
     * Synthesises the app.
     *
     * @param args none
     */
    public static void main(String[] args) {
        App app = new App();
        try {
            define(app, DeploymentConfig.of(app.getNode()), Path.of("baselines"));
        } catch (IllegalArgumentException e) {
            // The message is written for the user; a stack trace would bury it.
            System.err.println(e.getMessage());
            System.exit(1);
        }
        app.synth();
    }

    /**
     * Adds the stacks.
     *
     * @param app the app
     * @param config what to deploy
     * @param baselines folder of the replacement guard's files, one for each deployment
     * @return the data stack
     */
    public static WordPressDataStack define(App app, DeploymentConfig config, Path baselines) {
        String deployment = config.name() + "-" + config.profile().name().toLowerCase(Locale.ROOT);
        Validations.of(app)
                .addPlugins(
                        config.profile() == Profile.PRODUCTION
                                ? WordPressDataPolicies.production()
                                : WordPressDataPolicies.nonProduction(),
                        ReplacementGuard.Builder.create(app)
                                .baseline(baselines.resolve(deployment + ".json"))
                                .build());
        Optional<DestinationVault> destination = config.backupRegion()
                .map(region -> new BackupRegionStack(
                                app, "WordPressBackupRegion", props(config, region, "backup"), config)
                        .getDestination());
        return new WordPressDataStack(
                app, "WordPressData", props(config, config.region(), "data"), config, destination);
    }

    private static StackProps props(DeploymentConfig config, String region, String part) {
        return StackProps.builder()
                .stackName(config.name() + "-" + part)
                .description("WordPress " + part)
                .terminationProtection(config.terminationProtection())
                .env(Environment.builder()
                        .account(System.getenv("CDK_DEFAULT_ACCOUNT"))
                        .region(region)
                        .build())
                .build();
    }
}
