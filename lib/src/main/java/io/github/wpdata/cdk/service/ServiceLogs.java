package io.github.wpdata.cdk.service;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * The log groups of a service, made before the service so that their retention holds from the first line.
 *
 * <p>They go with their stack: a log group that stays behind would make the next deployment fail on its name.
 */
public final class ServiceLogs {
    private final Construct scope;
    private final RetentionDays retention;
    private final @Nullable Key key;
    private boolean keyIsReady;

    /**
     * Starts without a log group.
     *
     * @param owner the service's construct
     * @param retention how long log events are kept
     * @param key the service's key; it encrypts the log groups too if its policy can be extended to let them
     */
    public ServiceLogs(Construct owner, RetentionDays retention, IKey key) {
        this.scope = new Construct(owner, "Logs");
        this.retention = retention;
        // The policy of an imported key cannot be extended, and a log group on a key that refuses it fails the
        // deployment.
        this.key = key instanceof Key made ? made : null;
    }

    /**
     * Makes a log group.
     *
     * @param id id of the log group's construct
     * @param name name of the log group, or null to leave the choice to CloudFormation
     * @return the log group
     */
    public LogGroup create(String id, @Nullable String name) {
        LogGroup.Builder group =
                LogGroup.Builder.create(scope, id).retention(retention).removalPolicy(RemovalPolicy.DESTROY);
        if (name != null) {
            group.logGroupName(name);
        }
        if (key != null) {
            if (!keyIsReady) {
                key.addToResourcePolicy(use(Stack.of(scope)));
                keyIsReady = true;
            }
            group.encryptionKey(key);
        }
        return group.build();
    }

    private static PolicyStatement use(Stack stack) {
        String groups = stack.formatArn(ArnComponents.builder()
                .service("logs")
                .resource("log-group")
                .resourceName("*")
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
        return PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("logs." + stack.getRegion() + ".amazonaws.com")))
                .actions(List.of(
                        "kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"))
                .resources(List.of("*"))
                .conditions(Map.of("ArnLike", Map.of("kms:EncryptionContext:aws:logs:arn", groups)))
                .build();
    }
}
