package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import org.jspecify.annotations.Nullable;

/**
 * A copy of each recovery point in another vault. Its retention is always written: left out, AWS Backup would give it
 * that of the original.
 *
 * @param destination the other vault
 * @param deleteAfter how long the copy is kept
 * @param moveToColdStorageAfter when the copy moves to cold storage, or null if it never does
 */
record BackupCopy(
        DestinationVault destination,
        LazyDuration deleteAfter,
        @Nullable LazyDuration moveToColdStorageAfter) {
    static final LazyDuration DEFAULT_RETENTION = LazyDuration.days(30);
}
