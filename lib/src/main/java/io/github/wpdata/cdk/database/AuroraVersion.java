package io.github.wpdata.cdk.database;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Aurora MySQL, and what is known of it.
 *
 * <p>The lists were read in November 2026, from aws-cdk-lib 2.263.0, cfn-lint 1.51.0 and the release notes of Aurora MySQL. Renew
 * them from {@code aws rds describe-db-engine-versions --engine aurora-mysql --query 'DBEngineVersions[].EngineVersion'}. A version
 * that is in neither list is accepted with a warning.
 */
record AuroraVersion(int major, int minor, int patch) implements Comparable<AuroraVersion> {
    static final AuroraVersion FIRST_SERVERLESS = new AuroraVersion(3, 2, 0);
    static final AuroraVersion FIRST_WITH_WRITE_FORWARDING = new AuroraVersion(3, 4, 0);
    static final AuroraVersion FIRST_WITH_256_ACU = new AuroraVersion(3, 6, 0);
    static final AuroraVersion FIRST_WITH_DATA_API = new AuroraVersion(3, 7, 0);
    static final AuroraVersion FIRST_WITH_AUTO_PAUSE = new AuroraVersion(3, 8, 0);

    private static final Set<Integer> WITHDRAWN_MINORS = Set.of(0, 1, 2, 3, 5, 6, 7);
    private static final AuroraVersion WITHDRAWN = new AuroraVersion(3, 11, 0);
    private static final Set<String> CREATED = Set.of(
            "3.04.0", "3.04.1", "3.04.2", "3.04.3", "3.04.4", "3.04.6", "3.08.0", "3.08.1", "3.08.2", "3.09.0",
            "3.10.0", "3.10.1", "3.10.2", "3.10.3", "3.10.4", "3.11.1", "3.12.0", "8.4.7");
    private static final Comparator<AuroraVersion> ORDER = Comparator.comparingInt(AuroraVersion::major)
            .thenComparingInt(AuroraVersion::minor)
            .thenComparingInt(AuroraVersion::patch);

    /** Up to MySQL 8.0, Aurora counts its own versions, with two digits in the middle; later it uses those of MySQL. */
    private static final Pattern FORMAT = Pattern.compile("(?:\\d+\\.\\d+)\\.mysql_aurora\\."
            + "(?:([1-3])\\.(\\d\\d)|([4-9]|[1-9]\\d)\\.(\\d{1,2}))\\.(\\d{1,2})(?:\\.\\d{1,2})?");

    /** Reads the full version, such as {@code 8.0.mysql_aurora.3.10.4} or {@code 8.4.mysql_aurora.8.4.7}. */
    static Optional<AuroraVersion> parse(String text) {
        Matcher match = FORMAT.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        int first = match.group(1) == null ? 3 : 1;
        return Optional.of(new AuroraVersion(
                Integer.parseInt(match.group(first)),
                Integer.parseInt(match.group(first + 1)),
                Integer.parseInt(match.group(5))));
    }

    /** Whether RDS no longer creates clusters of this version. */
    boolean withdrawn() {
        return major < 3 || major == 3 && WITHDRAWN_MINORS.contains(minor) || equals(WITHDRAWN);
    }

    /** Whether RDS is known to create clusters of this version. */
    boolean known() {
        return CREATED.contains(toString());
    }

    boolean atLeast(AuroraVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(AuroraVersion other) {
        return ORDER.compare(this, other);
    }

    /** As RDS writes it. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, major > 3 ? "%d.%d.%d" : "%d.%02d.%d", major, minor, patch);
    }
}
