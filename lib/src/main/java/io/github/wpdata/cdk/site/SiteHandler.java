package io.github.wpdata.cdk.site;

import io.github.wpdata.cdk.internal.cdk.AcknowledgementRequests;
import io.github.wpdata.cdk.internal.cdk.UniqueNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** The function that prepares and rotates the database users of all sites of a stack; it may touch only what they name. */
final class SiteHandler {
    private static final String SOURCE = "handler.js";
    private static final String SCOPE = "WordPressSites";
    private static final String ROLE = "Role";
    private static final String FUNCTION = "Handler";
    private static final String ROTATION = "Rotation";
    private static final String MINIMIZE_POLICIES = "@aws-cdk/aws-iam:minimizePolicies";
    private static final String DESCRIPTION = "Prepares and rotates the database users of WordPress sites";
    private static final int TIMEOUT_SECONDS = 300;
    private static final int MEMORY_MIB = 256;

    /** The name of a secret may have 512 characters, of which the version takes up to 64. */
    private static final int LONGEST_PREFIX = 200;

    private final Stack stack;
    private final Construct scope;
    private final Role role;
    private final CfnFunction function;

    private SiteHandler(Stack stack, Construct scope, Role role, CfnFunction function) {
        this.stack = stack;
        this.scope = scope;
        this.role = role;
        this.function = function;
    }

    /** The handler of a stack; the first site makes it. */
    static SiteHandler of(Stack stack) {
        Construct scope = (Construct) stack.getNode().tryFindChild(SCOPE);
        if (scope != null) {
            Role role = (Role) scope.getNode().findChild(ROLE);
            return new SiteHandler(
                    stack, scope, role, (CfnFunction) scope.getNode().findChild(FUNCTION));
        }
        scope = new Construct(stack, SCOPE);
        // One statement for all sites: a policy holds 10240 characters.
        scope.getNode().setContext(MINIMIZE_POLICIES, true);
        LogGroup logGroup = LogGroup.Builder.create(scope, "Logs")
                .retention(RetentionDays.ONE_YEAR)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Role role = Role.Builder.create(scope, ROLE)
                .description(DESCRIPTION)
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        logGroup.grantWrite(role);
        CfnFunction function = function(scope, role, logGroup);
        // The policy, and with it the rights on a new site, comes before the function is called.
        function.getNode().addDependency(role.getNode().findChild("DefaultPolicy"));
        CfnResource logs = (CfnResource) logGroup.getNode().getDefaultChild();
        AcknowledgementRequests.whenRequested(scope, () -> SiteAcknowledgements.ofFunction(function, logs, role));
        return new SiteHandler(stack, scope, role, function);
    }

    private static CfnFunction function(Construct scope, Role role, LogGroup logGroup) {
        return CfnFunction.Builder.create(scope, FUNCTION)
                .description(DESCRIPTION)
                .runtime("nodejs24.x")
                .architectures(List.of("arm64"))
                .handler("index.handler")
                .code(CfnFunction.CodeProperty.builder().zipFile(source()).build())
                .environment(CfnFunction.EnvironmentProperty.builder()
                        .variables(Map.of("TEST_SECRET_PREFIX", testSecretPrefix(scope)))
                        .build())
                .memorySize(MEMORY_MIB)
                .timeout(TIMEOUT_SECONDS)
                .loggingConfig(CfnFunction.LoggingConfigProperty.builder()
                        .logGroup(logGroup.getLogGroupName())
                        .build())
                .role(role.getRoleArn())
                .build();
    }

    /** The secrets that live as long as the test of a rotation. */
    private static String testSecretPrefix(Construct scope) {
        return "wordpress-site-test/" + UniqueNames.of(scope, LONGEST_PREFIX) + "/";
    }

    static String source() {
        try (InputStream source = SiteHandler.class.getResourceAsStream(SOURCE)) {
            return new String(Objects.requireNonNull(source, SOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String functionArn() {
        return function.getAttrArn();
    }

    /** Allows SQL on a cluster as its administrator. */
    void allowAdministration(String clusterArn, String adminSecretArn, @Nullable String keyArn) {
        allow(List.of("rds-data:ExecuteStatement"), clusterArn);
        allow(List.of("secretsmanager:GetSecretValue"), adminSecretArn);
        if (keyArn != null) {
            allowKey(keyArn, "kms:Decrypt");
        }
    }

    /** Allows to read and complete the secret of a site. */
    void allowSecret(String secretArn, String keyArn) {
        allow(
                List.of(
                        "secretsmanager:DescribeSecret",
                        "secretsmanager:GetSecretValue",
                        "secretsmanager:PutSecretValue"),
                secretArn);
        allowKey(keyArn, "kms:Decrypt");
        allowKey(keyArn, "kms:GenerateDataKey");
    }

    /** Allows Secrets Manager to call the function, and the function to move to another version of a secret. */
    IConstruct allowRotation(String secretArn) {
        allow(List.of("secretsmanager:UpdateSecretVersionStage"), secretArn);
        IConstruct present = scope.getNode().tryFindChild(ROTATION);
        return present == null ? allowRotations() : present;
    }

    private CfnPermission allowRotations() {
        CfnPermission permission = CfnPermission.Builder.create(scope, ROTATION)
                .action("lambda:InvokeFunction")
                .functionName(functionArn())
                .principal("secretsmanager.amazonaws.com")
                .sourceAccount(stack.getAccount())
                .build();
        allow(
                List.of(
                        "secretsmanager:CreateSecret",
                        "secretsmanager:DeleteSecret",
                        "secretsmanager:GetSecretValue",
                        "secretsmanager:PutSecretValue"),
                stack.formatArn(ArnComponents.builder()
                        .service("secretsmanager")
                        .resource("secret")
                        .resourceName(testSecretPrefix(scope) + "*")
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build()));
        AcknowledgementRequests.whenRequested(scope, () -> SiteAcknowledgements.ofRotations(role));
        return permission;
    }

    private void allowKey(String keyArn, String action) {
        String service = "secretsmanager." + stack.getRegion() + ".amazonaws.com";
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .actions(List.of(action))
                .resources(List.of(keyArn))
                .conditions(Map.of("StringEquals", Map.of("kms:ViaService", service)))
                .build());
    }

    private void allow(List<String> actions, String resource) {
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resource))
                .build());
    }
}
