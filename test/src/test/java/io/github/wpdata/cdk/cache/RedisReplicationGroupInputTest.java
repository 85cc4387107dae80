package io.github.wpdata.cdk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.wpdata.cdk.testing.Arns;
import io.github.wpdata.cdk.testing.Refusals;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.sns.Topic;

/** Each limit from both sides. What is refused leaves nothing behind, so all cases share a stack. */
@Tag("validated")
@TestInstance(Lifecycle.PER_CLASS)
class RedisReplicationGroupInputTest {
    private TestStack test;
    private ISecret secret;
    private String token;
    private String list;
    private int kept;

    private interface Settings extends UnaryOperator<RedisReplicationGroup.Builder> {}

    @BeforeAll
    void stack() {
        // Acknowledgements of the template validator become errors.
        test = new TestStack(Map.of("@aws-cdk/core:validateAgainstDefaultRules", true));
        secret = Secret.fromSecretCompleteArn(
                test.stack(), "Token", "arn:aws:secretsmanager:us-east-1:123456789012:secret:redis-AbCdEf");
        token = CfnParameter.Builder.create(test.stack(), "Value").build().getValueAsString();
        list = Fn.getAzs().get(0);
    }

    private RedisReplicationGroup.Builder cache(String id) {
        return RedisReplicationGroup.Builder.create(test.stack(), id)
                .vpc(test.vpc())
                .clients(test.clients());
    }

    private static Arguments broken(Settings settings, String... problems) {
        return arguments(settings, List.of(problems));
    }

    private static Arguments engine(String name, String version, String problem) {
        return broken(b -> b.engine(CacheEngine.of(name, version)), "engine (" + name + " " + version + ") " + problem);
    }

    private static AuthToken literal(String text) {
        return AuthToken.fromValue(SecretValue.unsafePlainText(text));
    }

    Stream<Arguments> broken() {
        String id =
                " is not a valid replication group id; use 1 to 40 letters, digits and single hyphens, begin with a letter "
                        + "and do not end with a hyphen";
        String description =
                " is not a valid description; describe the cache in a few words, without control characters and "
                        + "placeholders";
        String redis =
                "is not among the versions of Redis on ElastiCache, which end with 7.1; choose redis 4.0.10, 5.0.6, "
                        + "6.0, 6.2, 7.0, 7.1, or valkey";
        String form = "does not have a version of that form; write major and minor version, as in 7.1";
        String name = "is not an engine of replication groups; choose redis or valkey, in lower case";
        String nodeType = " is not a node type; write it as in cache.t4g.small";
        String replicas = " is out of range; choose 0 to 5 replicas";
        String shards = " is out of range; choose 1 to 500 shards";
        String port = " is out of range; choose 1150 to 8004 or 8006 to 65535";
        String plaintext = "authToken (a literal token) would be readable in the template; pass a reference: "
                + "AuthToken.fromSecret(…), SecretValue.secretsManager(…), or AuthToken.generated()";
        String tokenForm = "authToken (a literal token) is not a valid token; use 16 to 128 letters, "
                + "digits and ! & # $ ^ < > -";
        String field =
                " is not a JSON field that a dynamic reference can name; write the field that holds the token, as "
                        + "in AuthToken.fromSecret(secret, \"token\")";
        String retention = " is out of range; choose 0 to 35 whole days";
        String daily = " is not a daily window; write it as in 02:00-03:00";
        String weekly = " is not a weekly window; write it as in sun:03:00-sun:04:00";
        String snapshot = " is not a snapshot name; copy the name from aws elasticache describe-snapshots";
        String object =
                " is not the ARN of an object in S3; write it as in arn:aws:s3:::bucket/snapshot.rdb, without commas "
                        + "and braces";
        String parameter = " is not a parameter name; look it up in the parameter group family of the engine";
        String retired =
                " belongs to a retired type, which does not support encryption in transit; choose a current node "
                        + "type, such as cache.t4g.small";
        String topic = "notificationTopic ";
        return Stream.of(
                broken(b -> b.replicationGroupId(""), "replicationGroupId (\"\")" + id),
                broken(b -> b.replicationGroupId("1cache"), "replicationGroupId (1cache)" + id),
                broken(b -> b.replicationGroupId("cache-"), "replicationGroupId (cache-)" + id),
                broken(b -> b.replicationGroupId("my--cache"), "replicationGroupId (my--cache)" + id),
                broken(b -> b.replicationGroupId("my_cache"), "replicationGroupId (my_cache)" + id),
                broken(b -> b.replicationGroupId("c".repeat(41)), "replicationGroupId (" + "c".repeat(41) + ")" + id),
                broken(b -> b.description(" "), "description (\" \")" + description),
                broken(b -> b.description("a\u0007b"), "description (a\\u0007b)" + description),
                broken(b -> b.description("in ${AWS::Region}"), "description (in ${AWS::Region})" + description),
                engine("memcached", "1.6", name),
                engine("Redis", "7.1", name),
                engine("redis", "7", form),
                engine("redis", "7.x", form),
                engine("redis", "7.1.0", form),
                engine("valkey", "08.0", form),
                engine("redis", "3.2", redis),
                engine("redis", "7.2", redis),
                engine("redis", "5.0", redis),
                engine("valkey", "7.1", "does not exist; choose valkey 7.2 or later"),
                broken(
                        b -> b.engine(new CacheEngine("redis", "7.1", "redis6.x")),
                        "engine (redis 7.1) does not belong to the parameter group family redis6.x; set the family "
                                + "redis7, or let CacheEngine.of(…) derive it"),
                broken(
                        b -> b.engine(new CacheEngine("valkey", "9.9", "")),
                        "engine (valkey 9.9) has no valid parameter group family (\"\"); set the family, as in "
                                + "new CacheEngine(name, version, \"redis7\")"),
                broken(
                        b -> b.engine(CacheEngine.of("redis", token)),
                        "engine (redis " + token
                                + ") has no valid parameter group family (\"\"); set the family, as in "
                                + "new CacheEngine(name, version, \"redis7\")"),
                broken(
                        b -> b.engine(new CacheEngine("valkey", "9.9", token)),
                        "engine (valkey 9.9) has no valid parameter group family (" + token
                                + "); set the family, as in " + "new CacheEngine(name, version, \"redis7\")"),
                broken(b -> b.nodeType("t4g.small"), "nodeType (t4g.small)" + nodeType),
                broken(b -> b.nodeType("cache.t4g"), "nodeType (cache.t4g)" + nodeType),
                broken(b -> b.nodeType("cache.T4G.small"), "nodeType (cache.T4G.small)" + nodeType),
                broken(b -> b.nodeType("cache.t1.micro"), "nodeType (cache.t1.micro)" + retired),
                broken(b -> b.nodeType("cache.m1.small"), "nodeType (cache.m1.small)" + retired),
                broken(
                        b -> b.nodeType("cache.t4g.large"),
                        "nodeType (cache.t4g.large) has a size that the type lacks; choose one of the sizes micro, small, "
                                + "medium"),
                broken(
                        b -> b.nodeType("cache.r6gd.large"),
                        "nodeType (cache.r6gd.large) has a size that the type lacks; choose one of the sizes xlarge, "
                                + "2xlarge, 4xlarge, 8xlarge, 12xlarge, 16xlarge"),
                broken(
                        b -> b.nodeType("cache.r6gd.xlarge").engine(CacheEngine.of("redis", "6.0")),
                        "nodeType (cache.r6gd.xlarge) keeps part of the data on disk, which redis 6.0 does not support; set "
                                + "engine to Redis 6.2 or later, or to Valkey, or choose a node type without disks"),
                broken(b -> b.replicas(-1), "replicas (-1)" + replicas),
                broken(b -> b.replicas(6), "replicas (6)" + replicas),
                broken(
                        b -> b.replicas(0).automaticFailover(true),
                        "automaticFailover (true) requires a replica to fail over to; add a replica, or call "
                                + "automaticFailover(false)"),
                broken(
                        b -> b.replicas(0).multiAz(true),
                        "multiAz (true) requires a replica in another availability zone; add a replica, or call "
                                + "multiAz(false)"),
                broken(
                        b -> b.automaticFailover(false).multiAz(true),
                        "multiAz (true) requires automatic failover; leave automaticFailover(false) out, or call "
                                + "multiAz(false) as well"),
                broken(b -> b.shards(0), "shards (0)" + shards),
                broken(b -> b.shards(501).replicas(0), "shards (501)" + shards),
                broken(
                        b -> b.shards(251),
                        "shards (251) with 1 replica each are 502 nodes in all; choose fewer shards or fewer "
                                + "replicas, at most 500 nodes"),
                broken(
                        b -> b.shards(2).automaticFailover(false),
                        "automaticFailover (false) is not possible in cluster mode; leave out automaticFailover(false) "
                                + "or shards"),
                broken(
                        b -> b.shards(2).replicas(0).multiAz(true),
                        "multiAz (true) requires a replica in another availability zone; add a replica, or call "
                                + "multiAz(false)"),
                broken(b -> b.port(1149), "port (1149)" + port),
                broken(b -> b.port(8005), "port (8005)" + port),
                broken(b -> b.port(65536), "port (65536)" + port),
                broken(b -> b.authToken(literal("a".repeat(16))), plaintext),
                broken(b -> b.authToken(literal("a".repeat(15))), plaintext, tokenForm),
                broken(b -> b.authToken(literal("a".repeat(129))), plaintext, tokenForm),
                broken(b -> b.authToken(literal("a".repeat(15) + "@")), plaintext, tokenForm),
                broken(b -> b.authToken(literal("a".repeat(15) + "%")), plaintext, tokenForm),
                broken(b -> b.authToken(AuthToken.fromSecret(secret, "")), "authToken (\"\")" + field),
                broken(b -> b.authToken(AuthToken.fromSecret(secret, " ")), "authToken (\" \")" + field),
                broken(b -> b.authToken(AuthToken.fromSecret(secret, "a:b")), "authToken (a:b)" + field),
                broken(b -> b.authToken(AuthToken.fromSecret(secret, "a}")), "authToken (a})" + field),
                broken(
                        b -> b.authToken(AuthToken.fromSecret(Secret.fromSecretCompleteArn(
                                test.stack(),
                                "Elsewhere",
                                "arn:aws:secretsmanager:us-west-2:123456789012:secret:redis-AbCdEf"))),
                        "authToken (us-west-2) is a secret of another region than the cache (us-east-1), where "
                                + "CloudFormation cannot read it; pass a secret of the cache's region, such as a "
                                + "replica "
                                + "of this one"),
                broken(
                        b -> b.accessControl(AccessControl.USERS).engine(CacheEngine.of("redis", "5.0.6")),
                        "accessControl (USERS) is not supported by redis 5.0.6; set engine to Redis 7.1 or Valkey, or leave "
                                + "accessControl out"),
                broken(b -> b.snapshotRetention(Duration.days(36)), "snapshotRetention (36 days)" + retention),
                broken(b -> b.snapshotRetention(Duration.hours(36)), "snapshotRetention (1.5 days)" + retention),
                broken(b -> b.snapshotWindow("3:00-4:00"), "snapshotWindow (3:00-4:00 UTC)" + daily),
                broken(
                        b -> b.snapshotRetention(Duration.days(0)).snapshotWindow("05:00-06:00"),
                        "snapshotWindow (05:00-06:00 UTC) has no effect while snapshotRetention is 0 days; leave it out, or "
                                + "choose a snapshotRetention of 1 to 35 days"),
                broken(
                        b -> b.logExports()
                                .logRetention(RetentionDays.ONE_WEEK)
                                .logsEncryptionKey(Key.fromKeyArn(new Stack(), "LogsKey", Arns.KEY)),
                        "logRetention (ONE_WEEK) has no effect, because no log is exported; leave it out, or name a log in "
                                + "logExports(…)",
                        "logsEncryptionKey (a key) has no effect, because no log is exported; leave it out, or name a log in "
                                + "logExports(…)"),
                broken(b -> b.maintenanceWindow("04:00-05:00"), "maintenanceWindow (04:00-05:00 UTC)" + weekly),
                broken(
                        b -> b.snapshotWindow("03:00-03:59"),
                        "snapshotWindow (03:00-03:59 UTC) is 59 minutes long; make it at least 60 minutes long"),
                broken(
                        b -> b.maintenanceWindow("sun:04:00-sun:04:59"),
                        "maintenanceWindow (sun:04:00-sun:04:59 UTC) is 59 minutes long; make it at least 60 minutes "
                                + "and less than 24 hours long"),
                broken(
                        b -> b.snapshotWindow("03:01-04:01"),
                        "snapshotWindow (03:01-04:01 UTC) overlaps maintenanceWindow (sun:04:00-sun:05:00 UTC); move "
                                + "one of them; they may touch"),
                broken(
                        b -> b.snapshotWindow("23:30-00:30").maintenanceWindow("sun:23:00-mon:00:00"),
                        "snapshotWindow (23:30-00:30 UTC) overlaps maintenanceWindow (sun:23:00-mon:00:00 UTC); move "
                                + "one of them; they may touch"),
                broken(b -> b.restoreFromSnapshot(""), "restoreFromSnapshot (\"\")" + snapshot),
                broken(b -> b.restoreFromSnapshot("my snapshot"), "restoreFromSnapshot (my snapshot)" + snapshot),
                broken(
                        b -> b.restoreFromSnapshotArns("arn:aws:s3:::bucket/a,b.rdb"),
                        "restoreFromSnapshotArns (arn:aws:s3:::bucket/a,b.rdb)" + object),
                broken(
                        b -> b.restoreFromSnapshotArns("s3://bucket/a.rdb"),
                        "restoreFromSnapshotArns (s3://bucket/a.rdb)" + object),
                broken(
                        b -> b.restoreFromSnapshotArns("arn:aws:s3:::bucket/a.rdb", "arn:aws:s3:::bucket/a.rdb"),
                        "restoreFromSnapshotArns (arn:aws:s3:::bucket/a.rdb) is listed twice; list each object once"),
                broken(
                        b -> b.restoreFromSnapshot("shop").restoreFromSnapshotArns("arn:aws:s3:::bucket/a.rdb"),
                        "restoreFromSnapshot (shop) and restoreFromSnapshotArns are two sources for one cache; leave "
                                + "one of them out"),
                broken(
                        b -> b.logExports("slow-log", "slowlog"),
                        "logExports (slowlog) is not a log of ElastiCache; choose among slow-log, engine-log"),
                broken(
                        b -> b.engine(CacheEngine.of("redis", "6.0")).logExports("slow-log", "engine-log"),
                        "logExports (engine-log) does not exist in redis 6.0; leave it out, or set engine to Redis 6.2 or "
                                + "later, or to Valkey"),
                broken(
                        b -> b.engine(CacheEngine.of("redis", "5.0.6")).logExports("slow-log"),
                        "logExports (slow-log) does not exist in redis 5.0.6; leave it out, or set engine to Redis 6.2 or "
                                + "later, or to Valkey"),
                broken(
                        b -> b.parameter("maxmemory-policy", "all-keys-lru"),
                        "parameter (maxmemory-policy=all-keys-lru) is not an allowed value; choose one of allkeys-lfu, "
                                + "allkeys-lru, allkeys-random, noeviction, volatile-lfu, volatile-lru, volatile-random, "
                                + "volatile-ttl"),
                broken(
                        b -> b.parameter("activedefrag", "true"),
                        "parameter (activedefrag=true) is not an allowed value; choose one of yes, no"),
                broken(
                        b -> b.parameter("timeout", "19"),
                        "parameter (timeout=19) is not an allowed value; choose 0, or at least 20 seconds"),
                broken(
                        b -> b.parameter("reserved-memory-percent", "101"),
                        "parameter (reserved-memory-percent=101) is not an allowed value; choose a whole number from 0 to "
                                + "100"),
                broken(
                        b -> b.parameter("databases", "16x"),
                        "parameter (databases=16x) is not an allowed value; choose a whole number of at least 1"),
                broken(
                        b -> b.parameter("databases", "0"),
                        "parameter (databases=0) is not an allowed value; choose a whole number of at least 1"),
                broken(
                        b -> b.nodeType("cache.r6gd.xlarge").parameter("maxmemory-policy", "allkeys-lfu"),
                        "parameter (maxmemory-policy=allkeys-lfu) is not supported with data tiering (cache.r6gd.xlarge); choose "
                                + "one of allkeys-lru, noeviction, volatile-lru, or another nodeType"),
                broken(
                        b -> b.parameter("reserved-memory", "1048576").parameter("reserved-memory-percent", "25"),
                        "parameter (reserved-memory-percent) contradicts reserved-memory, which says the same in bytes; leave one "
                                + "of them out"),
                broken(
                        b -> b.parameter("active-defrag-cycle-max", "76"),
                        "parameter (active-defrag-cycle-max=76) is not an allowed value; choose a whole number from 1 to 75"),
                broken(
                        b -> b.parameter("repl-backlog-size", "16383"),
                        "parameter (repl-backlog-size=16383) is not an allowed value; choose a whole number of at least 16384"),
                broken(
                        b -> b.parameter("lfu-decay-time", "1.5"),
                        "parameter (lfu-decay-time=1.5) is not an allowed value; choose a whole number"),
                broken(
                        b -> b.parameter("notify-keyspace-events", "expired"),
                        "parameter (notify-keyspace-events=expired) is not an allowed value; choose among the letters K E g $ l "
                                + "s h z x e t m d n A"),
                broken(
                        b -> b.parameter("cluster-preferred-endpoint-type", "hostname"),
                        "parameter (cluster-preferred-endpoint-type=hostname) is not an allowed value; choose one of ip, "
                                + "tls-dynamic"),
                broken(
                        b -> b.parameter("client-output-buffer-limit-replica-soft-seconds", "30"),
                        "parameter (client-output-buffer-limit-replica-soft-seconds) cannot be set on ElastiCache; leave it out"),
                broken(
                        b -> b.parameter("replica-lazy-flush", "yes"),
                        "parameter (replica-lazy-flush) cannot be set on ElastiCache; leave it out"),
                broken(
                        b -> b.parameter("activerehashing", "no"),
                        "parameter (activerehashing) cannot be set on ElastiCache; leave it out"),
                broken(
                        b -> b.parameter("hash-max-ziplist-entries", "512"),
                        "parameter (hash-max-ziplist-entries) is not a parameter of redis7; use hash-max-listpack-entries"),
                broken(
                        b -> b.engine(CacheEngine.REDIS_6_2).parameter("zset-max-listpack-value", "64"),
                        "parameter (zset-max-listpack-value) is not a parameter of redis6.x; use zset-max-ziplist-value"),
                broken(
                        b -> b.parameter("appendonly", "yes"),
                        "parameter (appendonly) cannot be set on ElastiCache; leave it out"),
                broken(
                        b -> b.notificationTopic(Topic.fromTopicArn(
                                test.stack(), "Abroad", "arn:aws:sns:us-west-2:123456789012:events")),
                        topic + "(us-west-2) belongs to another region than the cache (us-east-1); pass a topic of the "
                                + "cache's region"),
                broken(
                        b -> b.notificationTopic(Topic.fromTopicArn(
                                test.stack(), "Foreign", "arn:aws:sns:us-east-1:210987654321:events")),
                        topic
                                + "(210987654321) belongs to another account than the cache (123456789012); pass a topic of "
                                + "the cache's account"),
                broken(
                        b -> b.notificationTopic(Topic.fromTopicArn(
                                test.stack(), "Ordered", "arn:aws:sns:us-east-1:123456789012:events.fifo")),
                        topic
                                + "(Test/Ordered) is a FIFO topic, to which ElastiCache does not publish; pass a standard "
                                + "topic"),
                broken(
                        b -> b.notificationTopic(Topic.Builder.create(test.stack(), "Encrypted")
                                .masterKey(Alias.fromAliasName(test.stack(), "SnsKey", "alias/aws/sns"))
                                .build()),
                        topic
                                + "(Test/Encrypted) is encrypted, and ElastiCache does not publish to encrypted topics; pass a "
                                + "topic without masterKey"),
                broken(b -> b.parameter("maxmemory_policy", "x"), "parameter (maxmemory_policy)" + parameter),
                broken(b -> b.parameter("", "x"), "parameter (\"\")" + parameter),
                broken(b -> b.parameter(token, "x"), "parameter (" + token + ")" + parameter),
                broken(
                        b -> b.parameter("notify-keyspace-events", "${Events}"),
                        "parameter (${Events}) contains a placeholder, which CloudFormation replaces only in "
                                + "Fn::Sub; use Aws.REGION and the like, or Fn.sub(…)"),
                broken(
                        b -> b.parameter("notify-keyspace-events", list),
                        "parameter (" + list + ") contains a placeholder, which CloudFormation replaces only in "
                                + "Fn::Sub; use Aws.REGION and the like, or Fn.sub(…)"),
                broken(b -> b.description(list), "description (" + list + ")" + description),
                broken(
                        b -> b.restoreFromSnapshotArns(list, list),
                        "restoreFromSnapshotArns (" + list + ")" + object,
                        "restoreFromSnapshotArns (" + list + ") is listed twice; list each object once"),
                broken(
                        b -> b.restoreFromSnapshotArns("arn:aws:s3:::bucket/${Name}.rdb"),
                        "restoreFromSnapshotArns (arn:aws:s3:::bucket/${Name}.rdb)" + object),
                broken(
                        b -> b.parameter("cluster-enabled", "yes"),
                        "parameter (cluster-enabled=yes) contradicts cluster mode, which is cluster-enabled=no here; "
                                + "leave cluster-enabled out; shards(…) switches cluster mode on"),
                broken(
                        b -> b.shards(2).parameter("cluster-enabled", "no"),
                        "parameter (cluster-enabled=no) contradicts cluster mode, which is cluster-enabled=yes here; "
                                + "leave cluster-enabled out; shards(…) switches cluster mode on"),
                broken(
                        b -> b.subnets(SubnetSelection.builder()
                                .subnets(List.of(test.vpc().getIsolatedSubnets().get(0)))
                                .build()),
                        "subnets (1 availability zone) are too few; select subnets in at least 2 availability zones"));
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest
    @MethodSource
    void broken(Settings settings, List<String> problems) {
        RedisReplicationGroup.Builder builder = settings.apply(cache("Refused"));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problems.stream()
                        .map(problem -> "[Test/Refused] " + problem)
                        .collect(Collectors.joining("\n")));
    }

    Stream<Settings> allowed() {
        return Stream.of(
                b -> b.replicationGroupId("c"),
                b -> b.replicationGroupId("C" + "0".repeat(39)),
                b -> b.replicationGroupId("my-cache-1"),
                b -> b.description("Größe — 缓存"),
                b -> b.engine(new CacheEngine("redis", "7.1", "redis7")),
                b -> b.engine(new CacheEngine("valkey", "9.0", "valkey9.x")),
                b -> b.engine(new CacheEngine("redis", token, "redis7")),
                b -> b.engine(new CacheEngine(token, "7.1", "redis7")),
                b -> b.engine(CacheEngine.of("valkey", "7.2")),
                b -> b.nodeType("cache.r6gd.16xlarge"),
                b -> b.engine(CacheEngine.of("redis", "6.0")),
                b -> b.engine(CacheEngine.of("redis", "6.0")).logExports("slow-log"),
                b -> b.engine(CacheEngine.of("redis", "5.0.6")),
                b -> b.nodeType("cache.t4g.medium"),
                b -> b.nodeType(token),
                b -> b.parameter("maxmemory-policy", "volatile-lfu"),
                b -> b.parameter("active-defrag-cycle-max", "75").parameter("active-defrag-cycle-min", "1"),
                b -> b.parameter("repl-backlog-size", "16384").parameter("lfu-decay-time", "-1"),
                b -> b.parameter("databases", "1").parameter("reserved-memory", "1048576"),
                b -> b.nodeType("cache.r6gd.xlarge").parameter("maxmemory-policy", "volatile-lru"),
                b -> b.parameter("notify-keyspace-events", "KEA").parameter("list-max-listpack-size", "-2"),
                b -> b.engine(CacheEngine.REDIS_6_2)
                        .parameter("activerehashing", "no")
                        .parameter("hash-max-ziplist-entries", "512"),
                b -> b.parameter("timeout", "20").parameter("reserved-memory-percent", "100"),
                b -> b.parameter("timeout", token).parameter("slowlog-log-slower-than", "-1"),
                b -> b.notificationTopic(
                        Topic.fromTopicArn(test.stack(), "Home", "arn:aws:sns:us-east-1:123456789012:events")),
                b -> b.replicas(5),
                b -> b.replicas(0).automaticFailover(false).multiAz(false),
                b -> b.automaticFailover(true).multiAz(true),
                b -> b.shards(1),
                b -> b.shards(500).replicas(0),
                b -> b.shards(250).automaticFailover(true),
                b -> b.shards(2).parameter("cluster-enabled", "yes"),
                b -> b.port(1150),
                b -> b.port(8004),
                b -> b.port(8006),
                b -> b.port(65535),
                b -> b.authToken(AuthToken.fromSecret(secret, "redis.auth_token")),
                b -> b.authToken(AuthToken.fromSecret(secret, token)),
                b -> b.snapshotRetention(Duration.days(35)),
                b -> b.snapshotRetention(Duration.days(0)),
                b -> b.snapshotWindow("05:00-06:00"),
                b -> b.snapshotWindow(token),
                b -> b.maintenanceWindow("sun:23:00-mon:01:30"),
                b -> b.restoreFromSnapshot("s".repeat(255)),
                b -> b.restoreFromSnapshotArns("arn:aws-cn:s3:::my-bucket/backup/0001.rdb", token),
                b -> b.restoreFromSnapshotArns(list),
                b -> b.logExports("slow-log").logRetention(RetentionDays.ONE_WEEK),
                b -> b.logExports(),
                b -> b.parameter("notify-keyspace-events", ""));
    }

    @ParameterizedTest
    @MethodSource
    void allowed(Settings settings) {
        kept++;

        assertThat(settings.apply(cache("Kept" + kept)).build().getNodes()).isNotEmpty();
    }

    @AfterAll
    void whatIsAllowedPassesTheTemplateValidator() {
        assertThat(test.resources().all("AWS::ElastiCache::ReplicationGroup"))
                .isNotEmpty()
                .hasSize(kept);
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        assertThatThrownBy(() -> RedisReplicationGroup.Builder.create(test.stack(), "Refused")
                        .replicas(9)
                        .port(80)
                        .engine(null)
                        .clientCidrs("everyone")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        [Test/Refused] engine (null) is not a value; leave the call out to get the default
                        [Test/Refused] replicas (9) is out of range; choose 0 to 5 replicas
                        [Test/Refused] port (80) is out of range; choose 1150 to 8004 or 8006 to 65535
                        [Test/Refused] vpc is missing; set it with vpc(…)
                        [Test/Refused] clientCidrs (everyone) is not an address range; \
                        write it as in 10.0.0.0/16 or 2001:db8::/32""");
    }
}
