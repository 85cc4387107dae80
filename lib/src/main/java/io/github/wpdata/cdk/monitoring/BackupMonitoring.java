package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.backup.DestinationBackupVault;
import io.github.wpdata.cdk.internal.cdk.ReservedTags;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Watches backup plans: messages about jobs that failed and about a changed opt-in, and alarms where a backup or a copy has not
 * been completed in time. A backup that never starts raises no event; only the alarms show it.
 *
 * <pre>{@code
 * BackupMonitoring.Builder.create(this, "BackupMonitoring")
 *         .backups(plan)
 *         .notify(topic)
 *         .build();
 * }</pre>
 *
 * <p>Each alarm is raised from its creation until the first backup.
 */
public final class BackupMonitoring extends Construct {
    private final List<CfnAlarm> alarms;
    private final @Nullable ITopic topic;

    private BackupMonitoring(Builder settings) {
        super(settings.place.scope(), settings.place.id());
        Warnings warnings = new Warnings(this);
        MonitoringTopics topics = MonitoringTopics.create(this, settings, warnings);
        topic = topics.own();
        AlarmSet set = new AlarmSet(settings, topics, warnings);
        BackupWatch.create(this, settings.plans, set, topics);
        settings.destinations.forEach((vault, hours) -> set.add(
                new Construct(this, "Copies" + vault.getNode().getAddr()),
                List.of(BackupAlarms.ofArrivals(vault.getVaultName(), hours))));
        set.page(
                this,
                "Backups: at least one urgent alarm of backups or copies is raised. Look at the alarms in ALARM.");
        alarms = List.copyOf(set.all());
        alarms.stream().findFirst().ifPresent(alarm -> ReservedTags.refuse(this, settings.place, alarm));
        MonitoringWarnings.annotateBackups(settings, warnings);
        MonitoringWarnings.annotateCount(alarms.size(), settings.mostAlarms, warnings);
    }

    /** {@return the alarms, without the composite one} */
    public List<CfnAlarm> getAlarms() {
        return alarms;
    }

    /** {@return the topic made here, to add subscriptions to, or nothing if topics were given} */
    public Optional<ITopic> getTopic() {
        return Optional.ofNullable(topic);
    }

    /** Builds {@link BackupMonitoring}. A plan or a vault of copies is required. */
    public static final class Builder extends MonitoringSettings<Builder> {
        private final Map<DestinationBackupVault, Long> destinations = new LinkedHashMap<>();

        private Builder(Construct scope, String id) {
            super(scope, id);
        }

        /**
         * Starts with the defaults.
         *
         * @param scope scope of the monitoring
         * @param id id of the monitoring within its scope
         * @return a builder
         */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /**
         * Watches the copies that arrive in a vault, in the vault's own region, whose metrics the plan's region cannot read. Calls add
         * up. Default: none.
         *
         * @param vault the vault, in the stack of this monitoring
         * @param hours hours within which a copy must arrive, 1 to 168
         * @return this builder
         */
        public Builder copiesInto(DestinationBackupVault vault, int hours) {
            if (arguments.areGiven("copiesInto", vault)) {
                destinations.put(vault, (long) hours);
            }
            return this;
        }

        @Override
        Map<Construct, String> watched() {
            Map<Construct, String> watched = super.watched();
            destinations.keySet().forEach(vault -> watched.put(vault, "copiesInto"));
            return watched;
        }

        /**
         * Checks the input and builds the monitoring.
         *
         * @return the monitoring
         * @throws IllegalArgumentException one line for each problem; nothing is left in the tree
         */
        public BackupMonitoring build() {
            Problems problems = new Problems();
            MonitoringRules.check(this, !plans.isEmpty() || !destinations.isEmpty(), problems);
            destinations.values().forEach(hours -> MonitoringRules.HOURS.check(problems, hours));
            problems.throwIfAny(place::path);
            return new BackupMonitoring(this);
        }
    }
}
