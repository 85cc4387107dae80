package io.github.wpdata.cdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheEngineTest {
    @ParameterizedTest
    @CsvSource({
        "redis, 4.0.10, redis4.0",
        "redis, 5.0.6, redis5.0",
        "redis, 6.0, redis6.x",
        "redis, 6.2, redis6.x",
        "redis, 7.0, redis7",
        "redis, 7.1, redis7",
        "valkey, 7.2, valkey7",
        "valkey, 8.0, valkey8",
        "valkey, 8.1, valkey8",
        "valkey, 8.2, valkey8",
        "valkey, 9.0, valkey9",
        "valkey, 10.3, valkey10"
    })
    void theFamilyFollowsFromTheVersion(String name, String version, String family) {
        assertThat(CacheEngine.of(name, version)).isEqualTo(new CacheEngine(name, version, family));
    }

    @ParameterizedTest
    @CsvSource({
        "redis, 5.0.6, ",
        "redis, 6.0, slow-log",
        "redis, 6.2, slow-log engine-log",
        "redis, 7.1, slow-log engine-log",
        "valkey, 7.2, slow-log engine-log"
    })
    void logsFollowFromTheVersion(String name, String version, String logs) {
        assertThat(String.join(" ", CacheEngine.of(name, version).logs())).isEqualTo(logs == null ? "" : logs);
    }

    @ParameterizedTest
    @CsvSource({"6.2, false", "7.0, true", "7.1, true", "10.0, true", "7, false"})
    void versionsCompareByNumber(String version, boolean atLeast) {
        assertThat(CacheEngine.of("redis", version).atLeast(7, 0)).isEqualTo(atLeast);
    }
}
