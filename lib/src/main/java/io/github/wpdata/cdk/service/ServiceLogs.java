package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.RemovalPolicy;
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
 * <p>They are deleted with their stack: a log group that is left behind would make the next deployment fail on its name.
 */
public final class ServiceLogs {
    private final Construct owner;
    private final StackEnvironment home;
    private final Construct scope;
    private final String prefix;
    private final RetentionDays retention;
    private final @Nullable IKey key;
    private boolean isPrepared;

    /**
     * Starts without a log group.
     *
     * @param owner the service's construct
     * @param prefix prefix of the log groups' names, which no other log group has
     * @param retention how long log events are kept
     * @param key the service's key; it encrypts the log groups too if its policy can be extended to allow it
     * @param logsKey a key whose policy allows CloudWatch Logs, as the caller states; null for the service's key
     * @param home environment of the service's stack
     */
    public ServiceLogs(
            Construct owner,
            String prefix,
            RetentionDays retention,
            IKey key,
            @Nullable IKey logsKey,
            StackEnvironment home) {
        this.owner = owner;
        this.home = home;
        this.scope = new Construct(owner, "Logs");
        this.prefix = prefix;
        this.retention = retention;
        // The policy of an imported key cannot be extended, and a log group with a key that refuses it fails the
        // deployment.
        this.key = logsKey == null && !(key instanceof Key) ? null : logsKey == null ? key : logsKey;
    }

    /**
     * Makes a log group.
     *
     * @param log the log, the last part of the log group's name
     * @return the log group
     */
    public LogGroup create(String log) {
        LogGroup.Builder group = LogGroup.Builder.create(scope, log)
                .logGroupName(prefix + log)
                .retention(retention)
                .removalPolicy(RemovalPolicy.DESTROY);
        if (!isPrepared) {
            prepareKey();
            isPrepared = true;
        }
        return group.encryptionKey(key).build();
    }

    private void prepareKey() {
        if (key instanceof Key made) {
            made.addToResourcePolicy(use());
        } else if (key == null) {
            new Warnings(owner)
                    .add(
                            "@wpdata/cdk:logsNotEncrypted",
                            "encryptionKey is imported, so its policy cannot be extended for CloudWatch Logs, and the log groups "
                                    + "are encrypted with a key of CloudWatch Logs; allow logs in the policy of the key, and pass "
                                    + "it to logsEncryptionKey(…)");
        }
    }

    /** Allows CloudWatch Logs to use the key for the log groups of this service, and for no others. */
    private PolicyStatement use() {
        String groups = home.stack()
                .formatArn(ArnComponents.builder()
                        .service("logs")
                        .resource("log-group")
                        .resourceName(prefix + "*")
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build());
        return PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("logs." + home.region() + ".amazonaws.com")))
                .actions(List.of(
                        "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"))
                .resources(List.of("*"))
                .conditions(Map.of("ArnLike", Map.of("kms:EncryptionContext:aws:logs:arn", groups)))
                .build();
    }
}
