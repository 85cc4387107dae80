package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.internal.cdk.ConstructPlace;
import io.github.wpdata.cdk.internal.validation.Arguments;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The settings of alarms and notifications, whatever they watch.
 *
 * @param <B> type of the builder
 */
abstract class MonitoringSettings<B extends MonitoringSettings<B>> {
    final ConstructPlace place;
    final Arguments arguments = new Arguments();
    final List<ITopic> pages = new ArrayList<>();
    final List<ITopic> tickets = new ArrayList<>();
    final List<DataBackupPlan> plans = new ArrayList<>();

    /** Of services: the age of backups follows their schedule. */
    final Map<DataAlarm, Double> thresholds = new EnumMap<>(DataAlarm.class);

    final Set<DataAlarm> leftOut = EnumSet.noneOf(DataAlarm.class);
    int mostAlarms = 50;

    MonitoringSettings(Construct scope, String id) {
        place = new ConstructPlace(scope, id);
    }

    /**
     * Sends pages and tickets to a topic. Calls add up. Default: an encrypted topic of its own, without a subscription.
     *
     * @param topic a standard topic of this account and region; if it or its key is imported, their policies must allow
     *     EventBridge, CloudWatch and AWS Backup to publish
     * @return this builder
     */
    public B notify(ITopic topic) {
        if (arguments.areGiven("notify", topic)) {
            pages.add(topic);
            tickets.add(topic);
        }
        return self();
    }

    /**
     * Sends what is urgent to a topic: users are affected, or will be within the hour. Calls add up. Default: the
     * topics of {@link #ticket(ITopic)}, or that of {@link #notify(ITopic)}.
     *
     * @param topic a standard topic of this account and region, as in {@link #notify(ITopic)}
     * @return this builder
     */
    public B page(ITopic topic) {
        if (arguments.areGiven("page", topic)) {
            pages.add(topic);
        }
        return self();
    }

    /**
     * Sends what can wait for the next working day to a topic. Calls add up. Default: the topics of {@link #page(ITopic)}, or
     * that of {@link #notify(ITopic)}.
     *
     * @param topic a standard topic of this account and region, as in {@link #notify(ITopic)}
     * @return this builder
     */
    public B ticket(ITopic topic) {
        if (arguments.areGiven("ticket", topic)) {
            tickets.add(topic);
        }
        return self();
    }

    /**
     * Watches the backups of plans. Calls add up. Default: none.
     *
     * @param plans the plans, each with its most frequent rule at least every six days, so that an alarm can see its backups
     * @return this builder
     */
    public B backups(@Nullable DataBackupPlan... plans) {
        arguments.givenAll("backups", plans).stream()
                .filter(plan -> !this.plans.contains(plan))
                .forEach(this.plans::add);
        return self();
    }

    /**
     * Leaves alarms out, also those that have a threshold. Calls add up. Default: none is left out.
     *
     * @param alarms the alarms
     * @return this builder
     */
    public B without(@Nullable DataAlarm... alarms) {
        leftOut.addAll(arguments.givenAll("without", alarms));
        return self();
    }

    /**
     * Sets the number of alarms beyond which there is a warning, since CloudWatch bills each. Default: 50.
     *
     * @param most the number of alarms, 1 to 5000
     * @return this builder
     */
    public B mostAlarms(int most) {
        mostAlarms = most;
        return self();
    }

    /** What is watched, each with the setter that it was passed to. */
    Map<Construct, String> watched() {
        Map<Construct, String> watched = new LinkedHashMap<>();
        plans.forEach(plan -> watched.put(plan, "backups"));
        return watched;
    }

    @SuppressWarnings("unchecked") // each builder names itself as B
    final B self() {
        return (B) this;
    }
}
