package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.internal.cdk.ConstructSearch;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** The topics that alarms and events are sent to: the caller's, or one of its own. */
final class MonitoringTopics {
    private static final int LONGEST_WAIT_DAYS = 7;

    private final @Nullable Topic own;
    private final List<String> pages;
    private final List<String> tickets;

    private MonitoringTopics(@Nullable Topic own, List<String> pages, List<String> tickets) {
        this.own = own;
        this.pages = pages;
        this.tickets = tickets;
    }

    static MonitoringTopics create(Construct owner, MonitoringSettings<?> settings, Warnings warnings) {
        StackEnvironment environment = new StackEnvironment(owner);
        if (settings.pages.isEmpty() && settings.tickets.isEmpty()) {
            Topic made = make(owner);
            TopicAccess.allow(made, environment, warnings);
            warnWithoutSubscription(made);
            List<String> only = List.of(made.getTopicArn());
            return new MonitoringTopics(made, only, only);
        }
        Set<ITopic> all = new LinkedHashSet<>(settings.pages);
        all.addAll(settings.tickets);
        all.forEach(topic -> TopicAccess.allow(topic, environment, warnings));
        List<String> pages = arns(settings.pages);
        List<String> tickets = arns(settings.tickets);
        return new MonitoringTopics(null, pages.isEmpty() ? tickets : pages, tickets.isEmpty() ? pages : tickets);
    }

    private static List<String> arns(List<ITopic> topics) {
        return topics.stream().map(ITopic::getTopicArn).distinct().toList();
    }

    /** A topic under a key of AWS cannot be published to by services, since the policy of that key cannot be changed. */
    private static Topic make(Construct owner) {
        Key key = Key.Builder.create(owner, "TopicKey")
                .description("Notifications of data services")
                .enableKeyRotation(true)
                .pendingWindow(Duration.days(LONGEST_WAIT_DAYS))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        return Topic.Builder.create(owner, "Topic")
                .masterKey(key)
                .enforceSsl(true)
                .build();
    }

    /** Subscriptions may be added until synthesis. */
    private static void warnWithoutSubscription(Topic topic) {
        Aspects.of(topic).add(new SubscriptionCheck(topic));
    }

    /** Looks for a subscription once all constructs are there. */
    private record SubscriptionCheck(Topic topic) implements IAspect {
        @Override
        public void visit(IConstruct node) {
            if (node != topic) {
                return;
            }
            String arn = topic.getTopicArn();
            if (!ConstructSearch.anyInApp(
                    topic, CfnSubscription.class, subscription -> arn.equals(subscription.getTopicArn()))) {
                Annotations.of(topic)
                        .addWarningV2(
                                "@wpdata/cdk:noSubscription",
                                "topic has no subscription in this app, so no alarm reaches anyone; add one, as in "
                                        + "getTopic().addSubscription(new EmailSubscription(…)), or pass your own topic");
            }
        }
    }

    /** {@return the topic made here, or nothing if the caller named topics} */
    @Nullable Topic own() {
        return own;
    }

    List<String> of(Severity severity) {
        return severity == Severity.PAGE ? pages : tickets;
    }

    /** The ARNs of all topics, each once. */
    List<String> all() {
        Set<String> all = new LinkedHashSet<>(pages);
        all.addAll(tickets);
        return new ArrayList<>(all);
    }
}
