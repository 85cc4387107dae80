package io.github.wpdata.cdk.app;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wpdata.cdk.guard.ReplacementGuard;
import io.github.wpdata.cdk.testing.Project;
import io.github.wpdata.cdk.testing.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    static final String ACCOUNT = "123456789012";
    static final String DATA = "WordPressData";
    static final String BACKUP_REGION = "WordPressBackupRegion";

    /** The ways to configure the app, by a word for each. */
    static final Map<String, Map<String, Object>> CONFIGURATIONS = Map.of(
            "production", Map.of(),
            "production, copied", Map.of("copyBackups", true),
            "production, let go", Map.of("terminationProtection", false, "deletionProtection", false),
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

    private static final ObjectMapper JSON = new ObjectMapper();

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

    /** The app with a baseline that it writes itself; in continuous integration the guard has to be told. */
    public static SampleApp with(Map<String, Object> context, Path baselines) {
        Map<String, Object> all = new HashMap<>(context);
        all.put(ReplacementGuard.RENEW_CONTEXT, "true");
        return guarded(all, ACCOUNT, baselines);
    }

    /** The app with the baselines of a folder. */
    static SampleApp guarded(Map<String, Object> context, @Nullable String account, Path baselines) {
        try {
            Map<String, Object> all = JSON.convertValue(
                    JSON.readTree(Project.read("cdk.json")).path("context"), new TypeReference<>() {});
            all.putAll(context);
            App app = new App(AppProps.builder().context(all).build());
            WordPressDataApp.define(app, DeploymentConfig.of(app.getNode(), account), baselines);
            return new SampleApp(app);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stacks, that of the data last. */
    public List<Stack> stacks() {
        return app.getNode().getChildren().stream()
                .filter(Stack.class::isInstance)
                .map(Stack.class::cast)
                .toList();
    }

    Resources resources(String stack) {
        return Resources.of((Stack) app.getNode().findChild(stack));
    }

    /** Where the templates of all stacks are. */
    List<Path> templates() {
        Path assembly = Path.of(app.synth().getDirectory());
        return stacks().stream()
                .map(stack -> assembly.resolve(stack.getTemplateFile()))
                .toList();
    }

    /** A file of the cloud assembly. */
    JsonNode file(String name) {
        try {
            return JSON.readTree(
                    Path.of(app.synth().getDirectory()).resolve(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
