package io.github.wpdata.cdk.cache;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The engine of a cache, its version, and the family of parameter groups that fits it.
 *
 * <p>Known versions are those that ElastiCache listed when cfn-lint 1.51.0 was released (mid-2026). Redis ends with
 * 7.1; a cache moves on to Valkey in place.
 *
 * @param name {@code redis} or {@code valkey}
 * @param version major and minor version, such as {@code 7.1}
 * @param parameterGroupFamily the family, such as {@code redis7}; {@link #of} derives it
 */
public record CacheEngine(String name, String version, String parameterGroupFamily) {
    static final List<String> NAMES = List.of("redis", "valkey");

    private static final Map<String, List<String>> KNOWN =
            Map.of("redis", List.of("6.2", "7.0", "7.1"), "valkey", List.of("7.2", "8.0", "8.1", "8.2"));
    private static final Pattern VERSION = Pattern.compile("([1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})");

    /** Redis 6.2. */
    public static final CacheEngine REDIS_6_2 = of("redis", "6.2");

    /** Redis 7.0. */
    public static final CacheEngine REDIS_7_0 = of("redis", "7.0");

    /** Redis 7.1, the last version of Redis. */
    public static final CacheEngine REDIS_7_1 = of("redis", "7.1");

    /** Valkey 7.2. */
    public static final CacheEngine VALKEY_7_2 = of("valkey", "7.2");

    /** Valkey 8.0. */
    public static final CacheEngine VALKEY_8_0 = of("valkey", "8.0");

    /** Valkey 8.1. */
    public static final CacheEngine VALKEY_8_1 = of("valkey", "8.1");

    /** Valkey 8.2. */
    public static final CacheEngine VALKEY_8_2 = of("valkey", "8.2");

    /**
     * An engine with a family of the caller's choice, for a version whose family does not follow from its number. The
     * family of a known version is fixed, and another one is refused.
     *
     * @param name {@code redis} or {@code valkey}
     * @param version major and minor version, such as {@code 7.1}
     * @param parameterGroupFamily the family, such as {@code redis7}
     */
    public CacheEngine {
        // A null is no engine, and the check of the cache says so together with all other problems.
        name = Objects.requireNonNullElse(name, "");
        version = Objects.requireNonNullElse(version, "");
        parameterGroupFamily = Objects.requireNonNullElse(parameterGroupFamily, "");
    }

    /**
     * An engine with the family that follows from its version. A version of Valkey that this library does not know yet
     * is taken with a warning.
     *
     * @param name {@code redis} or {@code valkey}
     * @param version major and minor version, such as {@code 9.0}
     * @return the engine
     */
    public static CacheEngine of(String name, String version) {
        CacheEngine engine = new CacheEngine(name, version, "");
        return new CacheEngine(name, version, engine.usualFamily());
    }

    boolean versionIsWellFormed() {
        return VERSION.matcher(version).matches();
    }

    boolean isKnown() {
        return KNOWN.getOrDefault(name, List.of()).contains(version);
    }

    /** Whether the version is known to be this one or a later one. */
    boolean atLeast(int major, int minor) {
        Matcher m = VERSION.matcher(version);
        if (!m.matches()) {
            return false;
        }
        int actual = Integer.parseInt(m.group(1));
        return actual > major || actual == major && Integer.parseInt(m.group(2)) >= minor;
    }

    /** The family that ElastiCache names after the major version; empty if the version is not known. */
    String usualFamily() {
        Matcher m = VERSION.matcher(version);
        if (!m.matches() || !NAMES.contains(name)) {
            return "";
        }
        return name + m.group(1) + (name.equals("redis") && m.group(1).equals("6") ? ".x" : "");
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
