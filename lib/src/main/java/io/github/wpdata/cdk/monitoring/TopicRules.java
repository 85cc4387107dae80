package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.internal.cdk.KeyUse;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.amazon.awscdk.services.sns.ITopic;

/** The limits of topics for alarms and messages with their checks. */
final class TopicRules {
    private static final String SNS_KEY = "alias/aws/sns";

    static final int MOST_TOPICS = 5;

    static final Rule NUMBER = new Rule(
            "notify",
            "topics",
            "at most " + MOST_TOPICS + " topics",
            "are more than an alarm or a rule of EventBridge publishes to",
            "pass at most " + MOST_TOPICS + " topics in all, and subscribe to them as often as you like",
            "CloudWatch API: PutMetricAlarm; EventBridge quotas: targets of a rule");
    static final Rule FIFO = new Rule(
            "notify",
            "",
            "a standard topic",
            "is a FIFO topic, to which CloudWatch alarms and EventBridge rules cannot publish",
            "pass a standard topic",
            "CloudWatch User Guide: notifications of alarms");
    static final Rule REGION = new Rule(
            "notify",
            "",
            "a topic of the monitoring's region",
            "belongs to another region than the monitoring (%s), whose alarms and events cannot reach it",
            "pass a topic of the monitoring's region",
            "EventBridge User Guide: cross-account targets are of the same Region");
    static final Rule ACCOUNT = new Rule(
            "notify",
            "",
            "a topic of the monitoring's account",
            "belongs to another account than the monitoring (%s), whose events reach it only through a role",
            "pass a topic of the monitoring's account, and subscribe to it from the other account",
            "EventBridge User Guide: sending events to a service in another account");
    static final Rule KEY_OF_AWS = new Rule(
            "notify",
            "",
            "a topic that is not encrypted with " + SNS_KEY,
            "is encrypted with " + SNS_KEY
                    + ", whose policy cannot be changed, so alarms and events cannot publish to it",
            "encrypt it with a key of your own, or pass no topic to have one created",
            "CloudWatch User Guide: SNS topics that are encrypted");

    static final KeyUse KEY_USE = KeyUse.ofEncrypted("notify");

    private TopicRules() {}

    static void check(ITopic topic, StackEnvironment environment, Problems problems) {
        String path = topic.getNode().getPath();
        problems.require(!Boolean.TRUE.equals(topic.getFifo()), FIFO, path);
        problems.require(
                MonitoringRules.isSame(topic.getEnv().getRegion(), environment.region()),
                REGION,
                path,
                environment.region());
        problems.require(
                MonitoringRules.isSame(topic.getEnv().getAccount(), environment.account()),
                ACCOUNT,
                path,
                environment.account());
        problems.require(!hasKeyOfAws(topic), KEY_OF_AWS, path);
        KEY_USE.check(problems, topic, topic.getMasterKey());
    }

    private static boolean hasKeyOfAws(ITopic topic) {
        @Nullable IKey key = topic.getMasterKey();
        boolean set = key != null && key.getKeyArn().endsWith(SNS_KEY);
        return set
                || topic.getNode().getDefaultChild() instanceof CfnTopic resource
                        && resource.getKmsMasterKeyId() != null
                        && resource.getKmsMasterKeyId().endsWith(SNS_KEY);
    }
}
