package io.github.wpdata.cdk.cache;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The engine of a cache, its version, and the parameter group family of that version.
 *
 * <p>The known versions are those that ElastiCache listed when cfn-lint 1.51.0 was released, in mid-2026. To renew them,
 * read {@code aws elasticache describe-cache-engine-versions}. Redis ends with 7.1; a cache can be upgraded to Valkey in
 * place.
 *
 * @param name {@code redis} or {@code valkey}
 * @param version major and minor version, such as {@code 7.1}; with the patch version for Redis 4 and 5
 * @param parameterGroupFamily the family, such as {@code redis7}; {@link #of} derives it
 */
public record CacheEngine(String name, String version, String parameterGroupFamily) {
    static final String REDIS = "redis";
    static final String VALKEY = "valkey";
    static final List<String> NAMES = List.of(REDIS, VALKEY);
    static final List<String> REDIS_VERSIONS = List.of("4.0.10", "5.0.6", "6.0", "6.2", "7.0", "7.1");

    /** All logs of ElastiCache. */
    static final List<String> LOGS = List.of("slow-log", "engine-log");

    private static final Map<String, List<String>> KNOWN =
            Map.of(REDIS, REDIS_VERSIONS, VALKEY, List.of("7.2", "8.0", "8.1", "8.2"));

    /**
     * When the standard support of a major version of Redis ends, and the charge for extended support begins.
     * Source: ElastiCache User Guide, versions for Redis OSS end of life schedule, read in November 2026.
     */
    private static final Map<Integer, String> END_OF_STANDARD_SUPPORT =
            Map.of(4, "2026-01-31", 5, "2026-01-31", 6, "2027-01-31");

    private static final Pattern VERSION = Pattern.compile("([1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})");

    /** Redis 6.2. */
    public static final CacheEngine REDIS_6_2 = of(REDIS, "6.2");

    /** Redis 7.0. */
    public static final CacheEngine REDIS_7_0 = of(REDIS, "7.0");

    /** Redis 7.1, the last version of Redis. */
    public static final CacheEngine REDIS_7_1 = of(REDIS, "7.1");

    /** Valkey 7.2. */
    public static final CacheEngine VALKEY_7_2 = of(VALKEY, "7.2");

    /** Valkey 8.0. */
    public static final CacheEngine VALKEY_8_0 = of(VALKEY, "8.0");

    /** Valkey 8.1. */
    public static final CacheEngine VALKEY_8_1 = of(VALKEY, "8.1");

    /** Valkey 8.2. */
    public static final CacheEngine VALKEY_8_2 = of(VALKEY, "8.2");

    /**
     * An engine with a family of the caller's choice, for a version whose family does not follow from its number. The
     * family of a known version is fixed, and another one is refused.
     *
     * @param name {@code redis} or {@code valkey}
     * @param version major and minor version, such as {@code 7.1}
     * @param parameterGroupFamily the family, such as {@code redis7}
     */
    public CacheEngine {
        // The checks of the cache report an empty text together with all other problems.
        name = Objects.requireNonNullElse(name, "");
        version = Objects.requireNonNullElse(version, "");
        parameterGroupFamily = Objects.requireNonNullElse(parameterGroupFamily, "");
    }

    /**
     * An engine with the family that follows from its version. A version of Valkey that this library does not know is
     * accepted with a warning.
     *
     * @param name {@code redis} or {@code valkey}
     * @param version major and minor version, such as {@code 9.0}
     * @return the engine
     */
    public static CacheEngine of(String name, String version) {
        CacheEngine engine = new CacheEngine(name, version, "");
        return new CacheEngine(name, version, engine.usualFamily());
    }

    boolean isRedis() {
        return name.equals(REDIS);
    }

    boolean versionIsWellFormed() {
        return isKnown() || VERSION.matcher(version).matches();
    }

    boolean isKnown() {
        return KNOWN.getOrDefault(name, List.of()).contains(version);
    }

    /** Whether the version is known to be this one or a later one. */
    boolean atLeast(int major, int minor) {
        Matcher m = VERSION.matcher(version);
        if (!versionIsWellFormed() || !m.lookingAt()) {
            return false;
        }
        int actual = Integer.parseInt(m.group(1));
        return actual > major || actual == major && Integer.parseInt(m.group(2)) >= minor;
    }

    /** Whether the engine has a log. An unresolved version is assumed to have it. */
    boolean has(String log) {
        boolean old = isRedis() && isKnown() && !atLeast(6, log.equals("engine-log") ? 2 : 0);
        return LOGS.contains(log) && !old;
    }

    /** The logs that the engine has. */
    List<String> logs() {
        return LOGS.stream().filter(this::has).toList();
    }

    /** The day on which standard support ends; empty if none is announced. */
    String endOfStandardSupport() {
        Matcher m = VERSION.matcher(version);
        return isRedis() && isKnown() && m.lookingAt()
                ? END_OF_STANDARD_SUPPORT.getOrDefault(Integer.parseInt(m.group(1)), "")
                : "";
    }

    /** The family that ElastiCache names after the major version; empty if the version is not known. */
    String usualFamily() {
        Matcher m = VERSION.matcher(version);
        if (!versionIsWellFormed() || !NAMES.contains(name) || !m.lookingAt()) {
            return "";
        }
        String major = m.group(1);
        if (isRedis() && Integer.parseInt(major) < 6) {
            return name + major + ".0";
        }
        return name + major + (isRedis() && major.equals("6") ? ".x" : "");
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
