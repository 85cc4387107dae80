package io.github.wpdata.cdk.database;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Aurora MySQL, and what is known of it.
 *
 * <p>Known versions are those that RDS listed when aws-cdk-lib 2.263.0 and cfn-lint 1.51.0 were released (mid-2026).
 */
record AuroraVersion(int major, int minor, int patch) implements Comparable<AuroraVersion> {
    static final AuroraVersion FIRST_SERVERLESS = new AuroraVersion(3, 2, 0);
    static final AuroraVersion FIRST_WITH_256_ACU = new AuroraVersion(3, 6, 0);
    static final AuroraVersion FIRST_WITH_AUTO_PAUSE = new AuroraVersion(3, 8, 0);

    private static final AuroraVersion NEWEST_KNOWN = new AuroraVersion(3, 12, 0);
    private static final Set<Integer> WITHDRAWN_MINORS = Set.of(1, 2, 3, 5, 6, 7);
    private static final AuroraVersion WITHDRAWN = new AuroraVersion(3, 11, 0);
    private static final Comparator<AuroraVersion> ORDER = Comparator.comparingInt(AuroraVersion::major)
            .thenComparingInt(AuroraVersion::minor)
            .thenComparingInt(AuroraVersion::patch);
    private static final Pattern FORMAT =
            Pattern.compile("(?:[58]\\.[07]\\.mysql_aurora\\.)?(\\d{1,3})\\.(\\d{1,3})(?:\\.(\\d{1,3}))?");

    /** Reads the full version, such as {@code 8.0.mysql_aurora.3.10.4}. */
    static Optional<AuroraVersion> parse(String text) {
        Matcher m = FORMAT.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int patch = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
        return Optional.of(new AuroraVersion(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), patch));
    }

    /** Whether RDS no longer creates clusters of this version. */
    boolean withdrawn() {
        return major < 3 || major == 3 && WITHDRAWN_MINORS.contains(minor) || equals(WITHDRAWN);
    }

    boolean newerThanKnown() {
        return compareTo(NEWEST_KNOWN) > 0;
    }

    boolean atLeast(AuroraVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(AuroraVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
