package io.github.wpdata.cdk.app;

import io.github.wpdata.cdk.ComplianceAcknowledgements;
import io.github.wpdata.cdk.Profile;
import io.github.wpdata.cdk.backup.DestinationVault;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.guard.ReplacementGuard;
import io.github.wpdata.cdk.policy.WordPressDataPolicies;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.constructs.IConstruct;

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
            define(app, DeploymentConfig.of(app.getNode(), System.getenv("CDK_DEFAULT_ACCOUNT")), Path.of("baselines"));
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
     * @param baselines folder of the replacement guard's files, one for each prefix of stack names
     * @return the data stack
     */
    public static WordPressDataStack define(App app, DeploymentConfig config, Path baselines) {
        Optional<DestinationVault> destination = config.backupRegion()
                .map(region -> new BackupRegionStack(
                                app, "WordPressBackupRegion", props(config, region, "backup"), config)
                        .getDestination());
        Optional<NetworkStack> network = config.network().isPresent()
                ? Optional.empty()
                : Optional.of(new NetworkStack(app, "WordPressNetwork", props(config, config.region(), "network")));
        WordPressDataStack stack = new WordPressDataStack(
                app, "WordPressData", props(config, config.region(), "data"), config, network, destination);
        tag(app, config);
        boolean production = config.profile() == Profile.PRODUCTION;
        ReplacementGuard.Builder guard =
                ReplacementGuard.Builder.create(app).baseline(baselines.resolve(config.name() + ".json"));
        acceptTearDown(app, config, stack.getData().getDatabase().getCluster(), guard);
        acceptRestore(config, stack.getData().getDatabase(), guard);
        Validations.of(app)
                .addPlugins(
                        production ? WordPressDataPolicies.production() : WordPressDataPolicies.nonProduction(),
                        guard.build());
        acknowledge(app);
        return stack;
    }

    /** For users of cdk-nag: {@code cdk synth -c complianceAcknowledgements=true}. */
    private static void acknowledge(App app) {
        ContextReader context = new ContextReader(app.getNode()::tryGetContext);
        boolean wanted = context.optionalFlag("complianceAcknowledgements").orElse(false);
        context.throwIfAny();
        if (wanted) {
            ComplianceAcknowledgements.applyTo(app);
            NetworkAcknowledgements.applyTo(app);
        }
    }

    /** To switch a protection off by its name, on the way to a tear-down, is no accident. Nothing else is accepted. */
    private static void acceptTearDown(
            App app, DeploymentConfig config, DatabaseCluster cluster, ReplacementGuard.Builder guard) {
        if (!config.terminationProtection()) {
            for (IConstruct child : app.getNode().getChildren()) {
                if (child instanceof Stack) {
                    String reason = "terminationProtection=false is set";
                    guard.accept(child.getNode().getPath(), "terminationProtection", reason);
                    acknowledge(child, "wpdata::termination-protection", reason);
                }
            }
        }
        if (config.deletionProtection().equals(Optional.of(false))) {
            String reason = "deletionProtection=false is set";
            guard.accept(cluster.getNode().getPath(), "DeletionProtection", reason);
            acknowledge(cluster, "wpdata::aurora-deletion-protection", reason);
        }
    }

    private static void acknowledge(IConstruct construct, String rule, String reason) {
        Validations.of(construct)
                .acknowledge(Acknowledgment.builder().id(rule).reason(reason).build());
    }

    /** To restore the database by that name is no accident. To leave the setting out again is one. */
    private static void acceptRestore(
            DeploymentConfig config, AuroraMysqlCluster database, ReplacementGuard.Builder guard) {
        config.restoreDatabaseFrom().ifPresent(snapshot -> {
            String reason = "restoreDatabaseFrom=" + snapshot + " is set";
            guard.accept(database.getCluster().getNode().getPath(), "SnapshotIdentifier", reason);
            database.getLogGroups()
                    .values()
                    .forEach(group -> guard.accept(group.getNode().getPath(), "LogGroupName", reason));
        });
    }

    private static void tag(App app, DeploymentConfig config) {
        Tags tags = Tags.of(app);
        tags.add("Project", config.name());
        tags.add("Environment", config.profile().name().toLowerCase(Locale.ROOT));
        tags.add("ManagedBy", "aws-cdk");
    }

    private static StackProps props(DeploymentConfig config, String region, String part) {
        return StackProps.builder()
                .stackName(config.name() + "-" + part)
                .description("WordPress " + part)
                .terminationProtection(config.terminationProtection())
                .env(Environment.builder()
                        .account(config.account().orElse(null))
                        .region(region)
                        .build())
                .build();
    }
}
