package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.validation.Nulls;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;

/**
 * AWS Backup Vault Lock: no recovery point is deleted before its retention ends, and no job keeps one for a shorter or
 * longer time than the lock allows. A lock is a value: each method returns another lock.
 *
 * <p>A lock in governance mode can be removed by any identity with the permission to do so. See {@link #irreversibleAfter}
 * for the other mode.
 */
public final class VaultLock {
    final LazyDuration minRetention;
    final @Nullable LazyDuration maxRetention;
    final @Nullable LazyDuration changeableFor;
    final @Nullable String acknowledgedDate;
    final Nulls nulls;

    private VaultLock(
            LazyDuration minRetention,
            @Nullable LazyDuration maxRetention,
            @Nullable LazyDuration changeableFor,
            @Nullable String acknowledgedDate,
            Nulls nulls) {
        this.minRetention = minRetention;
        this.maxRetention = maxRetention;
        this.changeableFor = changeableFor;
        this.acknowledgedDate = acknowledgedDate;
        this.nulls = nulls;
    }

    /**
     * A lock in governance mode.
     *
     * @param retention shortest time that a recovery point may be kept: 1 to 36500 whole days
     * @return the lock
     */
    public static VaultLock minRetention(Duration retention) {
        LazyDuration min = LazyDuration.of(retention);
        return new VaultLock(
                min == null ? LazyDuration.days(1) : min, null, null, null, Nulls.NONE.and("minRetention", retention));
    }

    /**
     * Limits the retention upwards too. Default: no limit.
     *
     * @param retention longest time that a recovery point may be kept: 1 to 36500 whole days, at least the shortest
     * @return a lock like this one with the limit
     */
    public VaultLock maxRetention(Duration retention) {
        LazyDuration max = LazyDuration.of(retention);
        return new VaultLock(
                minRetention,
                max == null ? maxRetention : max,
                changeableFor,
                acknowledgedDate,
                nulls.and("maxRetention", retention));
    }

    /**
     * Makes it a lock in compliance mode, which <b>cannot be undone by anyone</b>. After the grace time, counted from the
     * deployment, neither the root user nor AWS can shorten the lock, remove it, or delete a recovery point before its
     * time; and the vault cannot be deleted while it holds one.
     *
     * @param graceTime time in which the lock can still be changed and removed: 3 to 36500 whole days
     * @param acknowledgedDate the date after which it can no longer be undone, as in {@code 2027-01-31}: that of the deployment
     *     plus the grace time. It acknowledges the consequence and is shown in a warning; AWS counts from the deployment
     * @return a lock like this one in compliance mode
     */
    public VaultLock irreversibleAfter(Duration graceTime, String acknowledgedDate) {
        LazyDuration grace = LazyDuration.of(graceTime);
        return new VaultLock(
                minRetention,
                maxRetention,
                grace == null ? changeableFor : grace,
                acknowledgedDate == null ? this.acknowledgedDate : acknowledgedDate,
                nulls.and("irreversibleAfter", graceTime).and("irreversibleAfter", acknowledgedDate));
    }
}
