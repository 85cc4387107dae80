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
    private final String prefix;
    private final RetentionDays retention;
    private final @Nullable Key key;
    private boolean keyIsReady;

    /**
     * Starts without a log group.
     *
     * @param owner the service's construct
     * @param prefix what the names of the log groups begin with, which nothing else's do
     * @param retention how long log events are kept
     * @param key the service's key; it encrypts the log groups too if its policy can be extended to let them
     */
    public ServiceLogs(Construct owner, String prefix, RetentionDays retention, IKey key) {
        this.scope = new Construct(owner, "Logs");
        this.prefix = prefix;
        this.retention = retention;
        // The policy of an imported key cannot be extended, and a log group on a key that refuses it fails the
        // deployment.
        this.key = key instanceof Key made ? made : null;
    }

    /**
     * Makes a log group.
     *
     * @param log the log, which ends the name of the log group
     * @return the log group
     */
    public LogGroup create(String log) {
        LogGroup.Builder group = LogGroup.Builder.create(scope, log)
                .logGroupName(prefix + log)
                .retention(retention)
                .removalPolicy(RemovalPolicy.DESTROY);
        if (key != null) {
            if (!keyIsReady) {
                key.addToResourcePolicy(use(Stack.of(scope), prefix));
                keyIsReady = true;
            }
            group.encryptionKey(key);
        }
        return group.build();
    }

    /** Lets CloudWatch Logs use the key for the log groups of this service, and for no others. */
    private static PolicyStatement use(Stack stack, String prefix) {
        String groups = stack.formatArn(ArnComponents.builder()
                .service("logs")
                .resource("log-group")
                .resourceName(prefix + "*")
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
        return PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("logs." + stack.getRegion() + ".amazonaws.com")))
                .actions(List.of(
                        "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"))
                .resources(List.of("*"))
                .conditions(Map.of("ArnLike", Map.of("kms:EncryptionContext:aws:logs:arn", groups)))
                .build();
    }
}
