package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;

/** The limits of the topic for events with their checks. */
final class CacheTopicRules {
    private static final String GUIDE = "ElastiCache User Guide: event notifications and Amazon SNS";

    static final Rule REGION = new Rule(
            "notificationTopic",
            "",
            "a topic of the cache's region",
            "belongs to another region than the cache (%s)",
            "pass a topic of the cache's region",
            GUIDE);
    static final Rule ACCOUNT = new Rule(
            "notificationTopic",
            "",
            "a topic of the cache's account",
            "belongs to another account than the cache (%s)",
            "pass a topic of the cache's account",
            GUIDE);
    static final Rule FIFO = new Rule(
            "notificationTopic",
            "",
            "a standard topic",
            "is a FIFO topic, to which ElastiCache does not publish",
            "pass a standard topic",
            GUIDE);
    static final Rule ENCRYPTED = new Rule(
            "notificationTopic",
            "",
            "a topic that is not encrypted",
            "is encrypted, and ElastiCache does not publish to encrypted topics",
            "pass a topic without masterKey",
            GUIDE);

    private CacheTopicRules() {}

    static void check(ITopic topic, StackEnvironment home, Problems problems) {
        String region = topic.getEnv().getRegion();
        problems.require(isSame(region, home.region()), REGION, region, home.region());
        String account = topic.getEnv().getAccount();
        problems.require(isSame(account, home.account()), ACCOUNT, account, home.account());
        String path = topic.getNode().getPath();
        problems.require(!Boolean.TRUE.equals(topic.getFifo()), FIFO, path);
        boolean encrypted = topic instanceof Topic
                && topic.getNode().getDefaultChild() instanceof CfnTopic resource
                && resource.getKmsMasterKeyId() != null;
        problems.require(!encrypted, ENCRYPTED, path);
    }

    private static boolean isSame(String other, String own) {
        return Tokens.isToken(other) || Tokens.isToken(own) || other.equals(own);
    }

    /** Whether key and policy of the topic are not known. */
    static boolean isUnknown(ITopic topic) {
        return !(topic instanceof Topic);
    }
}
