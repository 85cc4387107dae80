package io.github.wpdata.cdk.site;

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
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** The function that prepares and rotates the database users of all sites of a stack; it may touch only what they name. */
final class SiteHandler {
    private static final String SOURCE = "handler.js";
    private static final String SCOPE = "WordPressSites";
    private static final String FUNCTION = "Handler";
    private static final String ROTATION = "Rotation";
    private static final String MINIMIZE_POLICIES = "@aws-cdk/aws-iam:minimizePolicies";
    private static final int TIMEOUT_MINUTES = 5;
    private static final int MEMORY_MIB = 256;

    private final Stack stack;
    private final Construct scope;
    private final Function function;

    private SiteHandler(Stack stack, Construct scope, Function function) {
        this.stack = stack;
        this.scope = scope;
        this.function = function;
    }

    /** The handler of a stack; the first site makes it. */
    static SiteHandler of(Stack stack) {
        Construct scope = (Construct) stack.getNode().tryFindChild(SCOPE);
        if (scope != null) {
            return new SiteHandler(stack, scope, (Function) scope.getNode().findChild(FUNCTION));
        }
        scope = new Construct(stack, SCOPE);
        // One statement for all sites: a policy holds 10240 characters.
        scope.getNode().setContext(MINIMIZE_POLICIES, true);
        return new SiteHandler(stack, scope, function(stack, scope));
    }

    private static Function function(Stack stack, Construct scope) {
        LogGroup logGroup = LogGroup.Builder.create(scope, "Logs")
                .retention(RetentionDays.ONE_YEAR)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Role role = Role.Builder.create(scope, "Role")
                .description("Prepares and rotates the database users of WordPress sites")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        logGroup.grantWrite(role);
        return Function.Builder.create(scope, FUNCTION)
                .description("Prepares and rotates the database users of WordPress sites")
                .runtime(Runtime.NODEJS_24_X)
                .architecture(Architecture.ARM_64)
                .handler("index.handler")
                .code(Code.fromInline(source()))
                .environment(Map.of("TEST_SECRET_PREFIX", testSecretPrefix(scope)))
                .memorySize(MEMORY_MIB)
                .timeout(Duration.minutes(TIMEOUT_MINUTES))
                .logGroup(logGroup)
                .role(role)
                .build();
    }

    /** The secrets that live as long as the test of a rotation. */
    private static String testSecretPrefix(Construct scope) {
        return "wordpress-site-test/" + Names.uniqueId(scope) + "/";
    }

    static String source() {
        try (InputStream source = SiteHandler.class.getResourceAsStream(SOURCE)) {
            return new String(Objects.requireNonNull(source, SOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Function function() {
        return function;
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
                .functionName(function.getFunctionArn())
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
        return permission;
    }

    private void allowKey(String keyArn, String action) {
        String service = "secretsmanager." + stack.getRegion() + ".amazonaws.com";
        function.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(List.of(action))
                .resources(List.of(keyArn))
                .conditions(Map.of("StringEquals", Map.of("kms:ViaService", service)))
                .build());
    }

    private void allow(List<String> actions, String resource) {
        function.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resource))
                .build());
    }
}
