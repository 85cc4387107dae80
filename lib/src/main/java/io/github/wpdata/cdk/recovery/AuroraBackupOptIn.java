package io.github.wpdata.cdk.recovery;

import io.github.wpdata.cdk.internal.cdk.AcknowledgementRequests;
import io.github.wpdata.cdk.internal.cdk.Regions;
import io.github.wpdata.cdk.internal.cdk.ReservedTags;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * Opts the account in to AWS Backup for Aurora, in the region of the stack. Without it a backup plan runs and protects no
 * database.
 *
 * <pre>{@code
 * AuroraBackupOptIn.Builder.create(this, "BackupOptIn").build();
 * }</pre>
 *
 * <p>CloudFormation has no resource for the setting, so this is a custom resource with a function. The setting belongs to
 * the account: it holds for every stack of the region, and stays when this one is deleted. Each region needs one, also the
 * region of the copies. The warning {@code @wpdata/cdk:backupOptIn} is silent in the whole stack.
 */
public final class AuroraBackupOptIn extends Construct {
    private static final String SOURCE = "opt-in.js";
    private static final String DESCRIPTION = "Opts the account in to AWS Backup";
    private static final String WARNING = "@wpdata/cdk:backupOptIn";
    private static final int TIMEOUT_MINUTES = 1;
    private static final int MEMORY_MIB = 128;

    private final Function function;
    private final CustomResource optIn;

    private AuroraBackupOptIn(Builder builder) {
        super(builder.scope, builder.id);
        LogGroup logGroup = logGroup();
        Role role = role();
        ManagedPolicy policy = policy(role, logGroup);
        function = function(role, logGroup);
        optIn = CustomResource.Builder.create(this, "OptIn")
                .resourceType("Custom::AWSBackupOptIn")
                .serviceToken(function.getFunctionArn())
                .properties(Map.of("ResourceTypes", builder.files ? List.of("Aurora", "EFS") : List.of("Aurora")))
                .build();
        // CloudFormation calls the function as soon as it exists, which may be before its role has the policy.
        optIn.getNode().addDependency(policy);
        ReservedTags.refuse(getNode(), function);
        StackEnvironment environment = new StackEnvironment(this);
        Regions.warnIfUnknown(environment);
        Annotations.of(environment.stack())
                .acknowledgeWarning(WARNING, getNode().getPath() + " opts in");
    }

    private LogGroup logGroup() {
        LogGroup logGroup = LogGroup.Builder.create(this, "Logs")
                .retention(RetentionDays.ONE_YEAR)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        AcknowledgementRequests.whenRequested(
                this,
                () -> OptInAcknowledgements.acknowledgeLogs(
                        (CfnResource) logGroup.getNode().getDefaultChild()));
        return logGroup;
    }

    private Role role() {
        return Role.Builder.create(this, "Role")
                .description(DESCRIPTION)
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
    }

    private ManagedPolicy policy(Role role, LogGroup logGroup) {
        ManagedPolicy policy = ManagedPolicy.Builder.create(this, "Policy")
                .roles(List.of(role))
                .statements(List.of(
                        // The setting has no ARN.
                        allow("*", "backup:DescribeRegionSettings", "backup:UpdateRegionSettings"),
                        allow(logGroup.getLogGroupArn(), "logs:CreateLogStream", "logs:PutLogEvents")))
                .build();
        AcknowledgementRequests.whenRequested(
                this,
                () -> OptInAcknowledgements.acknowledgePolicy(
                        (CfnResource) policy.getNode().getDefaultChild()));
        return policy;
    }

    private static PolicyStatement allow(String resource, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(List.of(resource))
                .build();
    }

    private Function function(Role role, LogGroup logGroup) {
        Function made = Function.Builder.create(this, "Function")
                .description(DESCRIPTION)
                .runtime(Runtime.NODEJS_24_X)
                .architecture(Architecture.ARM_64)
                .handler("index.handler")
                .code(Code.fromInline(source()))
                .memorySize(MEMORY_MIB)
                .timeout(Duration.minutes(TIMEOUT_MINUTES))
                .logGroup(logGroup)
                .role(role)
                .build();
        AcknowledgementRequests.whenRequested(
                this,
                () -> OptInAcknowledgements.acknowledgeFunction(
                        (CfnResource) made.getNode().getDefaultChild()));
        return made;
    }

    private static String source() {
        try (InputStream source = AuroraBackupOptIn.class.getResourceAsStream(SOURCE)) {
            return new String(Objects.requireNonNull(source, SOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the inner resource: the custom resource, for what must be deployed after it} */
    public CustomResource getOptIn() {
        return optIn;
    }

    /** {@return the function behind the custom resource} */
    public Function getFunction() {
        return function;
    }

    /** Builds an {@link AuroraBackupOptIn}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        /**
         * Starts with the defaults.
         *
         * @param scope scope of the construct, in a stack of the region to opt in
         * @param id id of the construct within its scope
         * @return a builder
         */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        private boolean files = true;

        /**
         * Opts in for EFS too. Default: true. Accounts have EFS on, unless somebody has switched it off.
         *
         * @param optIn whether to opt in for EFS
         * @return this builder
         */
        public Builder files(boolean optIn) {
            this.files = optIn;
            return this;
        }

        /**
         * Builds the opt-in.
         *
         * @return the opt-in
         */
        public AuroraBackupOptIn build() {
            return new AuroraBackupOptIn(this);
        }
    }
}
