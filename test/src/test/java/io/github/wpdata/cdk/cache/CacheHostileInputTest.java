package io.github.wpdata.cdk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.testing.TestStack;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;

/** Whatever a setter is given, the outcome is our own exception, or a construct that the template validator accepts. */
@Tag("validated")
@TestInstance(Lifecycle.PER_CLASS)
class CacheHostileInputTest {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t\n",
            "0",
            "-1",
            "7.1",
            "a",
            "A-b_C.1",
            "Zoë",
            "数据库",
            "🐬",
            "\ud83d",
            "a\u0000b",
            "a\u2028b",
            "\u202egnp.exe",
            "'; DROP TABLE wp_posts; --",
            "../../etc/passwd",
            "${AWS::Region}",
            "%s%n%d",
            "{{resolve:ssm:x}}",
            "a".repeat(1_000),
            "9".repeat(400),
            "İ",
            "999999999999.0",
            "02:00-03:00",
            "sun:05:00-sun:06:00");
    private static final List<Integer> INTEGERS =
            List.of(Integer.MIN_VALUE, -1, 0, 1, 5, 6, 80, 500, 8005, 65_535, 65_536, Integer.MAX_VALUE);
    private static final List<Duration> DURATIONS = Stream.of(0.0, 0.5, 1.0, 35.0, 1e9, 1e300)
            .flatMap(n -> Stream.of(Duration.millis(n), Duration.seconds(n), Duration.days(n)))
            .toList();

    private static final int BUILT_IN_A_STACK = 30;

    private TestStack test;
    private ISecret secret;
    private Key key;
    private int tried;
    private int built;

    private interface Settings extends UnaryOperator<RedisReplicationGroup.Builder> {}

    @BeforeAll
    void stack() {
        // Findings of the template validator become errors.
        test = new TestStack(Map.of("@aws-cdk/core:validateAgainstDefaultRules", true));
        secret = Secret.fromSecretCompleteArn(
                test.stack(), "Token", "arn:aws:secretsmanager:us-east-1:123456789012:secret:redis-AbCdEf");
        key = Key.Builder.create(test.stack(), "Key").build();
    }

    private static <T> Stream<Settings> each(
            List<T> values, BiFunction<RedisReplicationGroup.Builder, T, RedisReplicationGroup.Builder> setter) {
        return values.stream().map(value -> b -> setter.apply(b, value));
    }

    Stream<Settings> inputs() {
        return Stream.of(
                        each(TEXTS, RedisReplicationGroup.Builder::replicationGroupId),
                        each(TEXTS, RedisReplicationGroup.Builder::description),
                        each(TEXTS, (b, text) -> b.engine(CacheEngine.of(text, "7.1"))),
                        each(TEXTS, (b, text) -> b.engine(CacheEngine.of("redis", text))),
                        each(TEXTS, (b, text) -> b.engine(CacheEngine.of("valkey", text))),
                        each(TEXTS, (b, text) -> b.engine(new CacheEngine("valkey", "9.9", text))),
                        each(TEXTS, RedisReplicationGroup.Builder::nodeType),
                        each(TEXTS, (b, text) -> b.authToken(AuthToken.fromValue(SecretValue.unsafePlainText(text)))),
                        each(TEXTS, (b, text) -> b.authToken(AuthToken.fromSecret(secret, text))),
                        each(TEXTS, RedisReplicationGroup.Builder::snapshotWindow),
                        each(TEXTS, RedisReplicationGroup.Builder::maintenanceWindow),
                        each(TEXTS, RedisReplicationGroup.Builder::restoreFromSnapshot),
                        each(TEXTS, (b, text) -> b.restoreFromSnapshotArns(text, text)),
                        each(TEXTS, (b, text) -> b.logExports(text, text)),
                        each(TEXTS, (b, text) -> b.parameter(text, "1")),
                        each(TEXTS, (b, text) -> b.parameter("timeout", text)),
                        each(INTEGERS, RedisReplicationGroup.Builder::replicas),
                        each(INTEGERS, RedisReplicationGroup.Builder::shards),
                        each(INTEGERS, (b, number) -> b.shards(number).replicas(number)),
                        each(INTEGERS, RedisReplicationGroup.Builder::port),
                        each(DURATIONS, RedisReplicationGroup.Builder::snapshotRetention),
                        each(List.of(RemovalPolicy.values()), RedisReplicationGroup.Builder::removalPolicy))
                .flatMap(settings -> settings);
    }

    @ParameterizedTest
    @MethodSource
    void inputs(Settings settings) {
        tried++;
        String id = "Cache" + tried;
        // A shared key and no logs, so that the validator has less to read.
        RedisReplicationGroup.Builder builder = settings.apply(RedisReplicationGroup.Builder.create(test.stack(), id)
                .vpc(test.vpc())
                .clientCidrs("10.0.0.0/16")
                .encryptionKey(key)
                .logExports());
        try {
            builder.build();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage().lines())
                    .allMatch(line -> line.matches("(?s)\\[Test/" + id + "] \\w+ \\(.*\\) .+; .+"));
            return;
        }
        built++;
        if (built == BUILT_IN_A_STACK) {
            whatWasBuiltPassesTheTemplateValidator();
            stack();
            built = 0;
        }
    }

    @AfterAll
    void whatWasBuiltPassesTheTemplateValidator() {
        assertThat(test.resources().all("AWS::ElastiCache::ReplicationGroup")).hasSize(built);
    }

    static Stream<Settings> nulls() {
        return Stream.of(
                b -> b.replicationGroupId(null),
                b -> b.description(null),
                b -> b.engine(null),
                b -> b.engine(CacheEngine.of(null, "7.1")),
                b -> b.engine(CacheEngine.of("redis", null)),
                b -> b.engine(new CacheEngine("valkey", "9.9", null)),
                b -> b.nodeType(null),
                b -> b.authToken(null),
                b -> b.authToken(AuthToken.fromSecret(null)),
                b -> b.authToken(AuthToken.fromSecret(null, "token")),
                b -> b.authToken(AuthToken.fromSecret(null, null)),
                b -> b.authToken(AuthToken.fromValue(null)),
                b -> b.snapshotRetention(null),
                b -> b.snapshotWindow(null),
                b -> b.maintenanceWindow(null),
                b -> b.restoreFromSnapshot(null),
                b -> b.restoreFromSnapshotArns((String) null),
                b -> b.restoreFromSnapshotArns((String[]) null),
                b -> b.logExports((String) null),
                b -> b.logExports((String[]) null),
                b -> b.logRetention(null),
                b -> b.parameter(null, "1"),
                b -> b.parameter("timeout", null),
                b -> b.notificationTopic(null));
    }

    @ParameterizedTest
    @MethodSource
    void nulls(Settings settings) {
        RedisReplicationGroup.Builder builder =
                settings.apply(RedisReplicationGroup.Builder.create(test.stack(), "Cache")
                        .vpc(test.vpc())
                        .clients(test.clients()));

        assertThatThrownBy(builder::build)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .message()
                .satisfies(message -> assertThat(Arrays.asList(message.split("\n")))
                        .allMatch(line -> line.startsWith("[Test/Cache] ")));
    }
}
