package io.github.wpdata.cdk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.app.DeploymentConfig;
import io.github.wpdata.cdk.app.NetworkStack;
import io.github.wpdata.cdk.app.WordPressDataApp;
import io.github.wpdata.cdk.app.WordPressDataStack;
import io.github.wpdata.cdk.guard.ReplacementGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;

/** The sample app as the CDK CLI runs it: with the context of cdk.json, and with what {@code -c} adds to it. */
public final class SampleApp {
    public static final String ACCOUNT = "123456789012";
    public static final String NETWORK = "WordPressNetwork";
    public static final String DATA = "WordPressData";
    public static final String BACKUP_REGION = "WordPressBackupRegion";

    /** The ways to configure the app, by a word for each. */
    public static final Map<String, Map<String, Object>> CONFIGURATIONS = Map.of(
            "production", Map.of(),
            "production, copied", Map.of("copyBackups", true),
            "production, let go", Map.of("terminationProtection", false, "deletionProtection", false),
            "production, two sites",
                    Map.of(
                            "sites", "shop,blog",
                            "cacheAccessControl", "users",
                            "eksCluster", "platform",
                            "eksAddons", true),
            "production, restored",
                    Map.of(
                            "restoreDatabaseFrom",
                            "arn:aws:rds:us-east-1:123456789012:cluster-snapshot:awsbackup:copyjob-0123",
                            "restoredFiles",
                            "aws-backup-restore_2026-11-28T09-14-15-832Z",
                            "restoreTest",
                            true),
            "staging, copied", Map.of("profile", "staging", "copyBackups", "true"),
            "development", Map.of("profile", "development"),
            "named network",
                    Map.of(
                            "vpcId", "vpc-0a1b2c3d",
                            "clientSecurityGroupId", "sg-0a1b2c3d",
                            "subnetIds", "subnet-0a1b2c3d,subnet-1a1b2c3d",
                            "availabilityZones", "us-east-1a,us-east-1b"),
            "looked-up network",
                    Map.of(
                            "vpcId",
                            "vpc-0a1b2c3d",
                            "clientSecurityGroupId",
                            "sg-0a1b2c3d",
                            "vpc-provider:account=" + ACCOUNT
                                    + ":filter.vpc-id=vpc-0a1b2c3d:region=us-east-1:returnAsymmetricSubnets=true",
                            lookedUp("subnet-0a1b2c3d", "subnet-1a1b2c3d")));

    private final App app;

    private SampleApp(App app) {
        this.app = app;
    }

    /** What the CDK CLI keeps of a lookup. */
    private static Map<String, Object> lookedUp(String first, String second) {
        List<Map<String, String>> subnets = Stream.of(first, second)
                .map(id -> Map.of(
                        "subnetId",
                        id,
                        "cidr",
                        "10.0.0.0/24",
                        "availabilityZone",
                        id.equals(first) ? "us-east-1a" : "us-east-1b",
                        "routeTableId",
                        "rtb-0a1b2c3d"))
                .toList();
        return Map.of(
                "vpcId",
                "vpc-0a1b2c3d",
                "vpcCidrBlock",
                "10.0.0.0/16",
                "ownerAccountId",
                ACCOUNT,
                "availabilityZones",
                List.of(),
                "subnetGroups",
                List.of(Map.of("name", "Private", "type", "Private", "subnets", subnets)));
    }

    /** The context of cdk.json, which the caller may change. */
    public static Map<String, Object> context() {
        return Json.map(Json.read(Project.ROOT.resolve("cdk.json")).path("context"));
    }

    /** The app with a baseline of its own. */
    public static SampleApp with(Map<String, Object> changes) {
        try {
            return with(changes, Files.createTempDirectory("baselines"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The app with a baseline that it writes itself; in continuous integration the guard has to be told. */
    public static SampleApp with(Map<String, Object> changes, Path baselines) {
        Map<String, Object> all = new HashMap<>(changes);
        all.put(ReplacementGuard.RENEW_CONTEXT, "true");
        return guarded(all, ACCOUNT, baselines);
    }

    /** The app with the baselines of a folder. */
    public static SampleApp guarded(Map<String, Object> changes, @Nullable String account, Path baselines) {
        Map<String, Object> context = context();
        context.putAll(changes);
        App app = new App(AppProps.builder().context(context).build());
        WordPressDataApp.define(app, DeploymentConfig.of(app.getNode(), account), baselines);
        return new SampleApp(app);
    }

    public App app() {
        return app;
    }

    /** The stack of the network; there is none if the configuration names an existing network. */
    public NetworkStack network() {
        return (NetworkStack) app.getNode().findChild(NETWORK);
    }

    /** The stack of the data. */
    public WordPressDataStack data() {
        return (WordPressDataStack) app.getNode().findChild(DATA);
    }

    /** The stacks, that of the data last. */
    public List<Stack> stacks() {
        return app.getNode().getChildren().stream()
                .filter(Stack.class::isInstance)
                .map(Stack.class::cast)
                .toList();
    }

    public Resources resources(String stack) {
        return Resources.of((Stack) app.getNode().findChild(stack));
    }

    /** Where the templates of all stacks are. */
    public List<Path> templates() {
        Path assembly = Path.of(app.synth().getDirectory());
        return stacks().stream()
                .map(stack -> assembly.resolve(stack.getTemplateFile()))
                .toList();
    }

    /** A file of the cloud assembly. */
    public JsonNode file(String name) {
        return Json.read(Path.of(app.synth().getDirectory()).resolve(name));
    }
}
