package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.validation.Problems;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;

/**
 * AWS Backup Vault Lock: nobody deletes a recovery point before its retention ends, and no job keeps one for a shorter
 * or longer time than the lock allows.
 *
 * <p>Whoever has the permission can remove such a lock, which is what AWS calls governance mode. See {@link
 * #irreversibleAfter} for the other.
 */
public final class VaultLock {
    final Problems problems;
    final LazyDuration minRetention;
    final @Nullable LazyDuration maxRetention;
    final @Nullable LazyDuration changeableFor;

    private VaultLock(
            Problems problems,
            LazyDuration minRetention,
            @Nullable LazyDuration maxRetention,
            @Nullable LazyDuration changeableFor) {
        this.problems = problems;
        this.minRetention = minRetention;
        this.maxRetention = maxRetention;
        this.changeableFor = changeableFor;
    }

    /**
     * A lock in governance mode.
     *
     * @param retention shortest time that a recovery point may be kept: 1 to 36500 whole days
     * @return the lock
     */
    public static VaultLock minRetention(Duration retention) {
        Problems problems = new Problems();
        LazyDuration min = problems.given("minRetention", LazyDuration.of(retention), null);
        return new VaultLock(problems, min == null ? LazyDuration.days(1) : min, null, null);
    }

    /**
     * Limits retention upwards too. Default: no limit.
     *
     * @param retention longest time that a recovery point may be kept: 1 to 36500 whole days, at least the shortest
     * @return a lock like this one with the limit
     */
    public VaultLock maxRetention(Duration retention) {
        return new VaultLock(
                problems,
                minRetention,
                problems.given("maxRetention", LazyDuration.of(retention), maxRetention),
                changeableFor);
    }

    /**
     * Makes it a lock in compliance mode, which <b>nobody can ever undo</b>. Once the grace time after the deployment
     * is over, neither the root user nor AWS can shorten the lock, remove it, or delete a recovery point before its
     * time; and the vault cannot be deleted while it holds one.
     *
     * @param graceTime time in which the lock can still be changed and removed: 3 to 36500 whole days
     * @return a lock like this one in compliance mode
     */
    public VaultLock irreversibleAfter(Duration graceTime) {
        return new VaultLock(
                problems,
                minRetention,
                maxRetention,
                problems.given("irreversibleAfter", LazyDuration.of(graceTime), changeableFor));
    }
}
