package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import software.amazon.awscdk.services.sns.ITopic;

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

    private TopicRules() {}

    static void check(Problems problems, ITopic topic, StackEnvironment home) {
        if (Boolean.TRUE.equals(topic.getFifo())) {
            problems.require(false, FIFO, topic.getNode().getPath());
        }
    }
}
