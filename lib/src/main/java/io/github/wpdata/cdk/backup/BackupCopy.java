package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.validation.Problems;
import java.util.Optional;
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
    /** A copy, or nothing if the destination is missing. */
    static Optional<BackupCopy> of(
            Problems problems,
            DestinationVault destination,
            @Nullable LazyDuration deleteAfter,
            @Nullable LazyDuration coldAfter) {
        DestinationVault vault = problems.given("copyTo", destination, null);
        LazyDuration retention = problems.given("copyTo", deleteAfter, null);
        return vault == null || retention == null
                ? Optional.empty()
                : Optional.of(new BackupCopy(vault, retention, coldAfter));
    }
}
