package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.rds.CfnDBCluster;

/**
 * The origin of the data of a cluster that does not start empty: a snapshot, or another cluster.
 *
 * @param kind what is restored
 * @param source name or ARN of the snapshot; identifier, ARN or resource id of the other cluster
 * @param time time to restore to; null for that of the snapshot, or the latest of the other cluster
 */
record AuroraRestore(Kind kind, String source, @Nullable Instant time) {
    /** What is restored, each by a setter of its own. */
    enum Kind {
        SNAPSHOT("restoreFromSnapshot"),
        CLONE("cloneFrom"),
        TIME("restoreToTime"),
        LATEST_TIME("restoreToLatestTime");

        final String property;

        Kind(String property) {
            this.property = property;
        }
    }

    private static final int LONGEST_IDENTIFIER = 63;
    private static final int HASH_DIGITS = 8;

    /** RDS restores to whole seconds. */
    AuroraRestore {
        time = time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Resource ids are in upper case, identifiers in lower case. RDS keeps the backups of a deleted cluster under the former. */
    static boolean isResourceId(String source) {
        return source.matches("cluster-[A-Z0-9]{20,40}");
    }

    /** Completes the cluster: the administrator and the database are those of the source, and must not be in the template. */
    void applyTo(CfnDBCluster cluster) {
        cluster.setMasterUsername(null);
        cluster.setDatabaseName(null);
        if (kind == Kind.SNAPSHOT) {
            cluster.setSnapshotIdentifier(source);
            return;
        }
        if (isResourceId(source)) {
            cluster.setSourceDbClusterResourceId(source);
        } else {
            cluster.setSourceDbClusterIdentifier(source);
        }
        cluster.setRestoreType(kind == Kind.CLONE ? "copy-on-write" : "full-copy");
        if (time == null) {
            cluster.setUseLatestRestorableTime(true);
        } else {
            cluster.setRestoreToTime(time.toString());
        }
    }

    /**
     * The identifier of the restored cluster. CloudFormation creates it before it removes the cluster that it replaces, so it must
     * differ from that of a cluster that started empty, or was restored from something else.
     */
    String identifier(String base, StackEnvironment environment) {
        String suffix = "-" + hash(environment);
        if (Tokens.isToken(base)) {
            return base + suffix;
        }
        int longest = LONGEST_IDENTIFIER - suffix.length();
        String cut = base.length() > longest ? base.substring(0, longest) : base;
        return (cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut) + suffix;
    }

    private String hash(StackEnvironment environment) {
        // CloudFormation compares snapshots in lower case. The text of a token changes from one synthesis to the next;
        // what it resolves to does not.
        String origin =
                Tokens.isToken(source) ? String.valueOf(environment.stack().resolve(source)) : source;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((kind + " " + origin.toLowerCase(Locale.ROOT) + " " + time)
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
