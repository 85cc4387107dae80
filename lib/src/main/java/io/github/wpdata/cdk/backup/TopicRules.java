package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.KeyUse;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;

/** The topic of a vault's notifications: limits, messages and checks. */
final class TopicRules {
    private static final String GUIDE = "AWS Backup Developer Guide: notifications";

    private static final Rule FIFO = new Rule(
            "notificationTopic",
            "",
            "a standard topic",
            "is a FIFO topic, to which AWS Backup cannot publish",
            "pass a standard topic",
            GUIDE);
    private static final Rule REGION = new Rule(
            "notificationTopic",
            "",
            "a topic of the vault's region",
            "is in another region than the vault (%s)",
            "pass a topic of the vault's region",
            GUIDE);
    private static final Rule ACCOUNT = new Rule(
            "notificationTopic",
            "",
            "a topic of the vault's account",
            "belongs to another account than the vault (%s)",
            "pass a topic of the vault's account",
            GUIDE);
    private static final Rule AWS_KEY = new Rule(
            "notificationTopic",
            "",
            "a topic that is not encrypted with alias/aws/sns",
            "is encrypted with alias/aws/sns, which AWS Backup may not use",
            "encrypt the topic with a customer-managed key",
            GUIDE);

    private static final KeyUse KEY_USE = KeyUse.ofEncrypted("notificationTopic");

    private TopicRules() {}

    static void check(Problems problems, ITopic topic, StackEnvironment home) {
        if (Boolean.TRUE.equals(topic.getFifo())) {
            problems.require(false, FIFO, topic.getNode().getPath());
        }
        String region = topic.getEnv().getRegion();
        problems.require(isSame(region, home.region()), REGION, region, home.region());
        String account = topic.getEnv().getAccount();
        problems.require(isSame(account, home.account()), ACCOUNT, account, home.account());
        IKey key = key(topic);
        if (key != null && key.getKeyArn().contains(":alias/aws/")) {
            problems.require(false, AWS_KEY, topic.getNode().getPath());
        }
        KEY_USE.check(problems, topic, key);
    }

    private static boolean isSame(String one, String other) {
        return Tokens.isToken(one) || Tokens.isToken(other) || one.equals(other);
    }

    private static @Nullable IKey key(ITopic topic) {
        return topic instanceof Topic made ? made.getMasterKey() : null;
    }

    /** Allows AWS Backup to publish to an encrypted topic, or warns that this is not known. */
    static void allowPublishing(ITopic topic, Warnings warnings) {
        IKey key = key(topic);
        if (key instanceof Key made) {
            made.addToResourcePolicy(PolicyStatement.Builder.create()
                    .principals(List.of(new ServicePrincipal(RoleRules.SERVICE)))
                    .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
                    .resources(List.of("*"))
                    .build());
        } else if (key != null) {
            warnings.add(
                    "@wpdata/cdk:topicKey",
                    "notificationTopic is encrypted with an imported key, whose policy is not known; allow backup.amazonaws.com "
                            + "kms:Decrypt and kms:GenerateDataKey* in it, or no message arrives");
        } else if (!(topic instanceof Topic)) {
            warnings.add(
                    "@wpdata/cdk:importedTopic",
                    "notificationTopic is imported, so its policy and encryption are not known; allow backup.amazonaws.com "
                            + "sns:Publish in the policy of the topic, and the use of its key if it has one");
        }
    }
}
