package io.github.wpdata.cdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheEngineTest {
    @ParameterizedTest
    @CsvSource({
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

    @Test
    void constantsAreWhatTheySay() {
        assertThat(CacheEngine.REDIS_6_2).hasToString("redis 6.2");
        assertThat(CacheEngine.REDIS_7_0).hasToString("redis 7.0");
        assertThat(CacheEngine.REDIS_7_1).hasToString("redis 7.1");
        assertThat(CacheEngine.VALKEY_7_2).hasToString("valkey 7.2");
        assertThat(CacheEngine.VALKEY_8_0).hasToString("valkey 8.0");
        assertThat(CacheEngine.VALKEY_8_1).hasToString("valkey 8.1");
        assertThat(CacheEngine.VALKEY_8_2).hasToString("valkey 8.2");
    }

    @ParameterizedTest
    @CsvSource({"6.2, false", "7.0, true", "7.1, true", "10.0, true", "7, false"})
    void versionsCompareByNumber(String version, boolean atLeast) {
        assertThat(CacheEngine.of("redis", version).atLeast(7, 0)).isEqualTo(atLeast);
    }
}
