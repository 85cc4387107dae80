package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.ITopic;

/** Lets alarms and events publish to a topic, and through the key of an encrypted one. */
final class TopicAccess {
    private static final String EVENTS = "events.amazonaws.com";
    private static final List<String> PUBLISHERS = List.of("cloudwatch.amazonaws.com", "backup.amazonaws.com");

    private TopicAccess() {}

    /** Extends the policies of topic and key; warns of one that cannot be extended. */
    static void allow(ITopic topic, StackEnvironment environment, Warnings warnings) {
        boolean topicAllows = added(
                topic,
                "AlarmsAndBackups",
                PUBLISHERS,
                Map.of("StringEquals", Map.of("aws:SourceAccount", environment.account())));
        // EventBridge supports no condition in the policy of a topic.
        topicAllows &= added(topic, "Events", List.of(EVENTS), Map.of());
        @Nullable IKey key = topic.getMasterKey();
        boolean keyAllows = key == null || added(key);
        if (!topicAllows) {
            MonitoringWarnings.annotateTopicPolicy(topic, warnings);
        } else if (!keyAllows) {
            MonitoringWarnings.annotateKeyPolicy(topic, key, warnings);
        }
    }

    private static boolean added(
            ITopic topic, String sid, List<String> services, Map<String, Map<String, String>> conditions) {
        return Boolean.TRUE.equals(topic.addToResourcePolicy(PolicyStatement.Builder.create()
                        .sid(sid)
                        .principals(services.stream().map(ServicePrincipal::new).toList())
                        .actions(List.of("sns:Publish"))
                        .resources(List.of(topic.getTopicArn()))
                        .conditions(conditions.isEmpty() ? null : conditions)
                        .build())
                .getStatementAdded());
    }

    /** EventBridge supports no condition on the account or the rule in the policy of a key. */
    private static boolean added(IKey key) {
        return Boolean.TRUE.equals(key.addToResourcePolicy(PolicyStatement.Builder.create()
                        .sid("Notifications")
                        .principals(Stream.concat(PUBLISHERS.stream(), Stream.of(EVENTS))
                                .map(ServicePrincipal::new)
                                .toList())
                        .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
                        .resources(List.of("*"))
                        .build())
                .getStatementAdded());
    }
}
