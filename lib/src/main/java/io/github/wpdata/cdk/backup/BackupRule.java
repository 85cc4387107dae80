package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.validation.Arguments;
import io.github.wpdata.cdk.internal.validation.AwsCron;
import io.github.wpdata.cdk.internal.validation.Nulls;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.TimeZone;
import software.amazon.awscdk.services.events.Schedule;

/**
 * When a plan takes backups, and how long it keeps them.
 *
 * <pre>{@code
 * BackupRule monthly = BackupRule.Builder.create("monthly")
 *         .schedule("cron(0 5 1 * ? *)")
 *         .deleteAfter(Duration.days(365))
 *         .moveToColdStorageAfter(Duration.days(30))
 *         .build();
 * }</pre>
 *
 * <p>The plan checks its rules, and reports what is wrong with them together with its own problems.
 */
public final class BackupRule {
    private static final double MINUTES_AN_HOUR = 60;

    final Nulls nulls;
    final String name;
    final @Nullable String schedule;
    final @Nullable TimeZone timeZone;
    final LazyDuration startWindow;
    final LazyDuration completionWindow;
    final LazyDuration deleteAfter;
    final @Nullable LazyDuration moveToColdStorageAfter;
    final boolean continuous;
    final @Nullable AirGappedVault airGappedVault;
    final List<BackupCopy> copies;

    private BackupRule(Builder settings) {
        nulls = settings.arguments.nulls();
        name = settings.name;
        schedule = settings.schedule;
        timeZone = settings.timeZone;
        startWindow = settings.startWindow;
        completionWindow = settings.completionWindow;
        deleteAfter = settings.deleteAfter;
        moveToColdStorageAfter = settings.moveToColdStorageAfter;
        continuous = settings.continuous;
        airGappedVault = settings.airGappedVault;
        copies = List.copyOf(settings.copies);
    }

    /**
     * A rule named daily, with the defaults.
     *
     * @param schedule when it runs, such as {@code cron(0 2 * * ? *)}, in UTC
     * @return the rule
     */
    public static BackupRule daily(String schedule) {
        return Builder.create("daily").schedule(schedule).build();
    }

    /**
     * A rule named {@code daily}: each day at 05:00 UTC, kept for 35 days.
     *
     * @return the rule
     */
    public static BackupRule daily35Days() {
        return preset("daily", "cron(0 5 * * ? *)", 35);
    }

    /**
     * A rule named {@code weekly}: each Saturday at 05:00 UTC, kept for 90 days.
     *
     * @return the rule
     */
    public static BackupRule weekly90Days() {
        return preset("weekly", "cron(0 5 ? * SAT *)", 90);
    }

    /**
     * A rule named {@code monthly}: on the first of each month at 05:00 UTC, kept for a number of years, and moved to cold
     * storage after 90 days where the resource allows it.
     *
     * @param years years of 365 days
     * @return the rule
     */
    public static BackupRule monthlyYears(int years) {
        Builder monthly = Builder.create("monthly").schedule("cron(0 5 1 * ? *)");
        // Not by the setters: CDK's Duration throws for a negative number, before the plan can report it.
        monthly.deleteAfter = LazyDuration.days(365L * years);
        monthly.moveToColdStorageAfter = LazyDuration.days(90);
        return monthly.build();
    }

    private static BackupRule preset(String name, String schedule, int days) {
        return Builder.create(name)
                .schedule(schedule)
                .deleteAfter(Duration.days(days))
                .build();
    }

    /** {@return the name of the rule} */
    public String getName() {
        return name;
    }

    /**
     * How long after one backup of this rule the next must be complete: the longest time between two starts, and the completion
     * window.
     *
     * @return whole hours; empty if the schedule or the window is a token, if the rule starts less than twice, or if it is
     *     continuous, whose backups are not counted one by one
     */
    public OptionalLong getDueWithinHours() {
        double window = completionWindow.toMinutes().doubleValue();
        if (continuous || schedule == null || Tokens.isToken(schedule) || Tokens.isToken(window)) {
            return OptionalLong.empty();
        }
        return AwsCron.fields(schedule)
                .flatMap(AwsCron::parse)
                .map(AwsCron::longestGapMinutes)
                .filter(OptionalLong::isPresent)
                .map(gap -> OptionalLong.of((long) Math.ceil((gap.getAsLong() + window) / MINUTES_AN_HOUR)))
                .orElse(OptionalLong.empty());
    }

    /** Builds a {@link BackupRule}. */
    public static final class Builder {
        private final Arguments arguments = new Arguments();
        private final String name;

        private Builder(String name) {
            this.name = arguments.given("name", name, "");
        }

        /**
         * Starts with the defaults.
         *
         * @param name name of the rule, unique within its plan: 1 to 50 letters, digits, hyphens, underscores and dots
         * @return a builder
         */
        public static Builder create(String name) {
            return new Builder(name);
        }

        private @Nullable String schedule;

        /**
         * Sets when a backup is due. Required.
         *
         * @param cron six fields in AWS's dialect, such as {@code cron(0 2 * * ? *)}; at most one start an hour
         * @return this builder
         */
        public Builder schedule(String cron) {
            this.schedule = arguments.given("schedule", cron, this.schedule);
            return this;
        }

        /**
         * Sets when a backup is due. Required.
         *
         * @param schedule a schedule made by {@code Schedule.cron(…)}; at most one start an hour
         * @return this builder
         */
        public Builder schedule(Schedule schedule) {
            Schedule given = arguments.given("schedule", schedule, null);
            this.schedule = given == null ? this.schedule : given.getExpressionString();
            return this;
        }

        private @Nullable TimeZone timeZone;

        /**
         * Sets the time zone of the schedule. Default: UTC.
         *
         * @param zone the time zone
         * @return this builder
         */
        public Builder timeZone(TimeZone zone) {
            this.timeZone = arguments.given("timeZone", zone, this.timeZone);
            return this;
        }

        private LazyDuration startWindow = LazyDuration.minutes(120);

        /**
         * Sets the time within which the backup must start; otherwise AWS Backup cancels it. Default: 2 hours.
         *
         * @param window at least 60 minutes
         * @return this builder
         */
        public Builder startWindow(Duration window) {
            this.startWindow = arguments.given("startWindow", LazyDuration.of(window), this.startWindow);
            return this;
        }

        private LazyDuration completionWindow = LazyDuration.minutes(480);

        /**
         * Sets the time within which the backup must be complete, counted from when it is due. Default: 8 hours.
         *
         * @param window at least 60 minutes longer than the start window
         * @return this builder
         */
        public Builder completionWindow(Duration window) {
            this.completionWindow = arguments.given("completionWindow", LazyDuration.of(window), this.completionWindow);
            return this;
        }

        private LazyDuration deleteAfter = LazyDuration.days(30);

        /**
         * Sets how long a backup is kept. Default: 30 days.
         *
         * @param retention 1 to 36500 whole days, at most 35 if the rule is continuous
         * @return this builder
         */
        public Builder deleteAfter(Duration retention) {
            this.deleteAfter = arguments.given("deleteAfter", LazyDuration.of(retention), this.deleteAfter);
            return this;
        }

        private @Nullable LazyDuration moveToColdStorageAfter;

        /**
         * Moves backups to cold storage, where file systems cost less to keep and more to restore. AWS Backup ignores
         * it for databases. Default: never.
         *
         * @param age whole days, at least 90 fewer than the retention
         * @return this builder
         */
        public Builder moveToColdStorageAfter(Duration age) {
            this.moveToColdStorageAfter =
                    arguments.given("moveToColdStorageAfter", LazyDuration.of(age), this.moveToColdStorageAfter);
            return this;
        }

        private boolean continuous = false;

        /**
         * Lets Aurora be restored to any second within the retention; AWS Backup then owns the cluster's own backup
         * retention and window too. Default: false, since Aurora does as much by itself.
         *
         * @param continuous whether to back up continuously
         * @return this builder
         */
        public Builder continuous(boolean continuous) {
            this.continuous = continuous;
            return this;
        }

        private @Nullable AirGappedVault airGappedVault;

        /**
         * Stores the backups of this rule in a logically air-gapped vault as well, where they cannot be deleted before their
         * retention ends. Default: only in the vault of the plan.
         *
         * @param vault a vault of the plan's account and region, whose retention allows {@link #deleteAfter(Duration)}
         * @return this builder
         */
        public Builder airGappedVault(AirGappedVault vault) {
            this.airGappedVault = arguments.given("airGappedVault", vault, this.airGappedVault);
            return this;
        }

        private final List<BackupCopy> copies = new ArrayList<>();

        /**
         * Copies each backup of this rule to another vault, and keeps the copy for 30 days. May be called again for
         * further vaults. Default: the copies of the plan.
         *
         * @param destination the other vault
         * @return this builder
         */
        public Builder copyTo(DestinationVault destination) {
            return copy(destination, BackupCopy.DEFAULT_RETENTION, null);
        }

        /**
         * Copies each backup of this rule to another vault. May be called again for further vaults. Default: the copies
         * of the plan.
         *
         * @param destination the other vault
         * @param deleteAfter how long the copy is kept: 1 to 36500 whole days
         * @return this builder
         */
        public Builder copyTo(DestinationVault destination, Duration deleteAfter) {
            return copy(destination, LazyDuration.of(deleteAfter), null);
        }

        /**
         * Copies each backup of this rule to another vault, and moves the copy to cold storage there. May be called
         * again for further vaults. Default: the copies of the plan.
         *
         * @param destination the other vault
         * @param deleteAfter how long the copy is kept: 1 to 36500 whole days
         * @param moveToColdStorageAfter when it moves to cold storage: whole days, at least 90 fewer than it is kept
         * @return this builder
         */
        public Builder copyTo(DestinationVault destination, Duration deleteAfter, Duration moveToColdStorageAfter) {
            LazyDuration coldAfter = arguments.given("copyTo", LazyDuration.of(moveToColdStorageAfter), null);
            return copy(destination, LazyDuration.of(deleteAfter), coldAfter);
        }

        private Builder copy(
                DestinationVault destination, @Nullable LazyDuration deleteAfter, @Nullable LazyDuration coldAfter) {
            if (arguments.areGiven("copyTo", destination, deleteAfter)) {
                copies.add(new BackupCopy(destination, Objects.requireNonNull(deleteAfter), coldAfter));
            }
            return this;
        }

        /**
         * Builds the rule. The plan checks it.
         *
         * @return the rule
         */
        public BackupRule build() {
            return new BackupRule(this);
        }
    }
}
