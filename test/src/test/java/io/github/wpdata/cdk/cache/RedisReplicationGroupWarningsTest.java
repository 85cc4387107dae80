package io.github.wpdata.cdk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.amazon.awscdk.services.sns.Topic;

/** Each risk, and what is just none. */
class RedisReplicationGroupWarningsTest {
    private static final String NO_REPLICA =
            "replicas (0) leaves no node to fail over to: a lost node is an outage, and its data, sessions included, "
                    + "is lost; add a replica [ack: @wpdata/cdk:noReplica]";
    private static final String RESTORED =
            "restoreFromSnapshot must stay in the code as long as the cache is used: changing or removing it replaces "
                    + "the cache by an empty one [ack: @wpdata/cdk:restoredCache]";

    private static final SecretStringGenerator LETTERS =
            SecretStringGenerator.builder().excludePunctuation(true).build();
    private static final SecretStringGenerator SOME_PUNCTUATION =
            SecretStringGenerator.builder().excludeCharacters("/\"@'%").build();

    private interface Settings
            extends BiFunction<RedisReplicationGroup.Builder, Stack, RedisReplicationGroup.Builder> {}

    static Stream<Arguments> risks() {
        return Stream.of(
                risk((b, s) -> b.replicas(0), NO_REPLICA),
                risk(
                        (b, s) -> b.automaticFailover(false),
                        "automaticFailover (false) leaves a failed primary down until a replica is promoted by hand; "
                                + "leave it out; the template validator of AWS CDK may report E3026, which must then be "
                                + "acknowledged [ack: @wpdata/cdk:noFailover]"),
                risk(
                        (b, s) -> b.multiAz(false),
                        "multiAz (false) may place all nodes in one availability zone, and its outage loses them all; "
                                + "leave it out [ack: @wpdata/cdk:noMultiAz]"),
                risk((b, s) -> b.shards(45), clusterMode(45)),
                risk(
                        (b, s) -> b.shards(46),
                        clusterMode(46),
                        "shards (46) make 92 nodes, more than the default quota of 90; raise the quota before "
                                + "deployment [ack: @wpdata/cdk:cacheNodeQuota]"),
                risk(
                        (b, s) -> b.snapshotRetention(Duration.days(0)),
                        "snapshotRetention (0 days) takes no snapshots: a lost cache comes back empty; "
                                + "choose 1 to 35 days [ack: @wpdata/cdk:noSnapshots]"),
                risk((b, s) -> b.snapshotRetention(Duration.days(1))),
                risk((b, s) -> b.restoreFromSnapshot("shop"), RESTORED),
                risk((b, s) -> b.restoreFromSnapshotArns("arn:aws:s3:::bucket/shop.rdb"), RESTORED),
                risk(
                        (b, s) -> b.engine(CacheEngine.of("valkey", "9.0")),
                        "engine (valkey 9.0) is not a version that this library knows; it uses the parameter group "
                                + "family valkey9; if that is wrong, use new CacheEngine(name, version, family) [ack: @wpdata/cdk:unknownEngineVersion]"),
                risk((b, s) -> b.engine(CacheEngine.VALKEY_8_2)),
                risk(
                        (b, s) -> b.engine(CacheEngine.of("redis", "5.0.6")),
                        "engine (redis 5.0.6) has standard support until 2026-01-31; afterwards ElastiCache charges for "
                                + "extended support; set engine to Redis 7.1 or Valkey [ack: @wpdata/cdk:extendedSupport]"),
                risk(
                        (b, s) -> b.engine(CacheEngine.of("redis", "6.0")),
                        "engine (redis 6.0) has standard support until 2027-01-31; afterwards ElastiCache charges for "
                                + "extended support; set engine to Redis 7.1 or Valkey [ack: @wpdata/cdk:extendedSupport]"),
                risk((b, s) -> b.engine(CacheEngine.REDIS_7_0)),
                risk(
                        (b, s) -> b.nodeType("cache.m9g.large"),
                        "nodeType (cache.m9g.large) is not a type that this library knows; check that ElastiCache offers it "
                                + "in this region, or the deployment fails [ack: @wpdata/cdk:unknownNodeType]"),
                risk((b, s) -> b.nodeType("cache.c7gn.large")),
                risk(
                        (b, s) -> b.parameter("maxmemory-polices", "x"),
                        "parameter (maxmemory-polices) is not a parameter that this library knows; check that the family "
                                + "redis7 has it, or the deployment fails [ack: @wpdata/cdk:unknownParameter]"),
                risk((b, s) -> b.parameter("databases", "32").parameter("notify-keyspace-events", "Ex")),
                risk(
                        (b, s) -> b.notificationTopic(
                                Topic.fromTopicArn(s, "Topic", "arn:aws:sns:us-east-1:123456789012:events")),
                        "notificationTopic is imported, so its policy and encryption are not known; ElastiCache publishes "
                                + "only to a topic that is not encrypted and whose policy allows sns:Publish under the "
                                + "condition AWS:SourceOwner; check both [ack: @wpdata/cdk:importedTopic]"),
                risk((b, s) -> b.notificationTopic(new Topic(s, "Topic"))),
                risk(
                        (b, s) -> b.autoMinorVersionUpgrade(true),
                        "autoMinorVersionUpgrade (true) allows ElastiCache to upgrade beyond the pinned engine version; "
                                + "the next deployment then tries a downgrade and fails; upgrade by setting engine "
                                + "[ack: @wpdata/cdk:minorUpgrade]"),
                risk(
                        (b, s) -> b.authToken(AuthToken.fromSecret(Secret.fromSecretNameV2(s, "Token", "shop-redis1"))),
                        "authToken names a secret without its full ARN, and the name ends in a hyphen and six "
                                + "characters, which Secrets Manager may take for an ARN; import the secret by its "
                                + "complete ARN [ack: @wpdata/cdk:ambiguousSecret]"),
                risk((b, s) -> b.authToken(AuthToken.fromSecret(Secret.fromSecretNameV2(s, "Token", "shop-redis")))),
                risk((b, s) -> b.authToken(AuthToken.fromSecret(generated(s, "Token-redis1", LETTERS)))),
                risk(
                        (b, s) -> b.authToken(AuthToken.fromSecret(generated(s, "Token", SOME_PUNCTUATION))),
                        "authToken may be generated with ( ) * + , . : ; = ? [ \\ ] _ ` { | } ~, which ElastiCache does not "
                                + "document as allowed; set excludePunctuation to true [ack: @wpdata/cdk:tokenCharacters]"));
    }

    private static Secret generated(Stack stack, String id, SecretStringGenerator generator) {
        return Secret.Builder.create(stack, id).generateSecretString(generator).build();
    }

    private static String clusterMode(int shards) {
        return "shards (" + shards
                + ") switches cluster mode on, which most object-cache plugins of WordPress do not support; "
                + "make sure that the clients do, or leave shards out [ack: @wpdata/cdk:clusterMode]";
    }

    private static Arguments risk(Settings settings, String... warnings) {
        return arguments(settings, List.of(warnings));
    }

    @ParameterizedTest
    @MethodSource
    void risks(Settings settings, List<String> warnings) {
        TestStack test = new TestStack();
        settings.apply(
                        RedisReplicationGroup.Builder.create(test.stack(), "Cache")
                                .vpc(test.vpc())
                                .clients(test.clients()),
                        test.stack())
                .build();

        assertThat(test.warnings()).containsExactlyElementsOf(warnings);
    }
}
