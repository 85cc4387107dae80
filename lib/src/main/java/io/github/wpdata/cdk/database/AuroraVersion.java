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
 * <p>Known versions are those that RDS listed when aws-cdk-lib 2.263.0 and cfn-lint 1.51.0 were released (mid-2026).
 */
record AuroraVersion(int major, int minor, int patch) implements Comparable<AuroraVersion> {
    static final AuroraVersion FIRST_SERVERLESS = new AuroraVersion(3, 2, 0);
    static final AuroraVersion FIRST_WITH_256_ACU = new AuroraVersion(3, 6, 0);
    static final AuroraVersion FIRST_WITH_DATA_API = new AuroraVersion(3, 7, 0);
    static final AuroraVersion FIRST_WITH_AUTO_PAUSE = new AuroraVersion(3, 8, 0);

    private static final Set<Integer> WITHDRAWN_MINORS = Set.of(0, 1, 2, 3, 5, 6, 7);
    private static final AuroraVersion WITHDRAWN = new AuroraVersion(3, 11, 0);
    private static final Set<String> CREATED = Set.of(
            "3.04.0", "3.04.1", "3.04.2", "3.04.3", "3.04.4", "3.04.6", "3.08.0", "3.08.1", "3.08.2", "3.09.0",
            "3.10.0", "3.10.1", "3.10.2", "3.10.3", "3.10.4", "3.11.1", "3.12.0");
    private static final Comparator<AuroraVersion> ORDER = Comparator.comparingInt(AuroraVersion::major)
            .thenComparingInt(AuroraVersion::minor)
            .thenComparingInt(AuroraVersion::patch);
    private static final Pattern FORMAT =
            Pattern.compile("\\d\\.\\d\\.mysql_aurora\\.(\\d)\\.(\\d\\d)\\.(\\d{1,2})(?:\\.\\d{1,2})?");

    /** Reads the full version, such as {@code 8.0.mysql_aurora.3.10.4}. */
    static Optional<AuroraVersion> parse(String text) {
        Matcher m = FORMAT.matcher(text);
        return m.matches()
                ? Optional.of(new AuroraVersion(number(m.group(1)), number(m.group(2)), number(m.group(3))))
                : Optional.empty();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
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

    /** As RDS writes it, with two digits in the middle. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d.%02d.%d", major, minor, patch);
    }
}
