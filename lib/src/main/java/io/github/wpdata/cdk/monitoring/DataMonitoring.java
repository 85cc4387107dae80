package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.cache.CacheNode;
import io.github.wpdata.cdk.internal.cdk.ReservedTags;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Problems;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnDashboard;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Alarms, messages and a dashboard for data services. Thresholds follow the configuration: a change of the maximum capacity or of
 * a node type changes them in place.
 *
 * <pre>{@code
 * DataMonitoring.Builder.create(this, "Monitoring")
 *         .database(database)
 *         .cache(cache)
 *         .files(files)
 *         .backups(databaseBackup, filesBackup)
 *         .notify(topic)
 *         .without(DataAlarm.CACHE_EVICTIONS)
 *         .build();
 * }</pre>
 *
 * <p>Each ticket is an alarm of its own; urgent alarms page once, through a composite alarm. CloudFormation names the alarms. The
 * services may be in another stack of the same account and region. ElastiCache publishes its events to unencrypted topics only, so they are
 * not among the messages: set {@code notificationTopic} on the cache for them.
 */
public final class DataMonitoring extends Construct {
    private final List<CfnAlarm> alarms;
    private final @Nullable CfnDashboard dashboard;
    private final @Nullable ITopic topic;

    private DataMonitoring(Builder settings) {
        super(settings.place.scope(), settings.place.id());
        Warnings warnings = new Warnings(this);
        MonitoringTopics topics = MonitoringTopics.create(this, settings, warnings);
        topic = topics.own();
        AlarmSet set = new AlarmSet(settings, topics, warnings);
        watchDatabase(settings, set, topics);
        watchCache(settings, set);
        watchFiles(settings, set);
        BackupWatch.create(this, settings.plans, set, topics);
        set.page(this, "Data services unhealthy: at least one urgent alarm is raised. Look at the alarms in ALARM.");
        alarms = List.copyOf(set.all());
        dashboard = settings.dashboard ? DataDashboard.create(this, settings, set) : null;
        alarms.stream().findFirst().ifPresent(alarm -> ReservedTags.refuse(this, settings.place, alarm));
        MonitoringWarnings.annotateBackups(settings, warnings);
        MonitoringWarnings.annotateUnwatched(settings.unwatchedThresholds(), warnings);
        if (settings.cache != null) {
            MonitoringWarnings.annotateNodeType(settings, settings.cache, warnings);
        }
        MonitoringWarnings.annotateCount(alarms.size(), settings.mostAlarms, warnings);
    }

    private void watchDatabase(Builder settings, AlarmSet set, MonitoringTopics topics) {
        if (settings.database != null) {
            Construct scope = new Construct(this, "Database");
            set.add(scope, DatabaseAlarms.of(settings.database));
            DatabaseNotices.of(settings.database).forEach(notice -> notice.create(scope, topics.all()));
        }
    }

    private void watchCache(Builder settings, AlarmSet set) {
        if (settings.cache != null) {
            Construct scope = new Construct(this, "Cache");
            for (CacheNode node : settings.cache.getNodes()) {
                set.add(new Construct(scope, node.getNumber()), CacheAlarms.of(settings.cache, node));
            }
        }
    }

    private void watchFiles(Builder settings, AlarmSet set) {
        if (settings.files != null) {
            set.add(new Construct(this, "Files"), FilesAlarms.of(settings.files));
        }
    }

    /** {@return the alarms, without the composite one; their number is what CloudWatch bills} */
    public List<CfnAlarm> getAlarms() {
        return alarms;
    }

    /** {@return the dashboard, or nothing if it was switched off} */
    public Optional<CfnDashboard> getDashboard() {
        return Optional.ofNullable(dashboard);
    }

    /** {@return the topic made here, to add subscriptions to, or nothing if topics were given} */
    public Optional<ITopic> getTopic() {
        return Optional.ofNullable(topic);
    }

    /** Builds {@link DataMonitoring}. At least one service or plan is required. */
    public static final class Builder extends DataMonitoringSettings<Builder> {
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
         * Checks the input and builds the monitoring.
         *
         * @return the monitoring
         * @throws IllegalArgumentException one line for each problem; nothing is left in the tree
         */
        public DataMonitoring build() {
            Problems problems = new Problems();
            MonitoringRules.check(this, watches(), problems);
            problems.throwIfAny(place::path);
            return create();
        }

        boolean watches() {
            return database != null || cache != null || files != null || !plans.isEmpty();
        }

        DataMonitoring create() {
            return new DataMonitoring(this);
        }
    }
}
