package io.github.wpdata.cdk.policy;

import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import io.github.wpdata.cdk.internal.template.Types;
import java.util.List;
import java.util.stream.Stream;

/** Rules for the caches of ElastiCache. */
final class CacheRules {

    private static final String OPEN = "any client that reaches the port to read, change and flush the cache";

    private CacheRules() {}

    /** A cache of Memcached keeps nothing and knows no users that a template could name. */
    static boolean isMemcached(Resource cache) {
        return cache.get("Engine").is("memcached");
    }

    /** Redis, or its successor Valkey. */
    static boolean isRedis(Resource cache) {
        return cache.get("Engine").is("redis") || cache.get("Engine").is("valkey");
    }

    static Stream<Finding> auth(Assembly templates) {
        Stream<Finding> groups = templates
                .ofType(Types.REPLICATION_GROUP)
                .filter(cache -> cache.get("AuthToken").isAbsent()
                        && cache.get("UserGroupIds").isAbsent())
                .map(
                        cache -> new Finding(
                                cache,
                                List.of("Properties.AuthToken"),
                                "AuthToken and UserGroupIds (not set) allow " + OPEN,
                                "set AuthToken to a dynamic reference to a secret, or name a user group; a token added to an existing cache replaces it"));
        Stream<Finding> serverless = templates
                .ofType(Types.SERVERLESS_CACHE)
                .filter(cache -> !isMemcached(cache))
                .flatMap(cache -> Finding.when(
                        cache.get("UserGroupId").isAbsent(),
                        cache,
                        "UserGroupId",
                        "allows " + OPEN,
                        "name a user group"));
        Stream<Finding> singles = templates
                .ofType(Types.CACHE_CLUSTER)
                .flatMap(cache -> Finding.when(
                        isRedis(cache),
                        cache,
                        "Engine",
                        "as a single cache cluster allows " + OPEN,
                        "make it a replication group, which supports a token"));
        Stream<Finding> users = templates
                .ofType("AWS::ElastiCache::User")
                // A group has to have a user called default, which those who do not want it switch off.
                .filter(user ->
                        user.get("AccessString").literal().stream().noneMatch(access -> access.startsWith("off")))
                .flatMap(user -> Finding.when(
                        user.get("NoPasswordRequired").is("true"),
                        user,
                        "NoPasswordRequired",
                        "allows " + OPEN,
                        "give the user a password or IAM, or disable it in its AccessString"));
        return Stream.of(groups, serverless, singles, users).flatMap(found -> found);
    }

    static Stream<Finding> multiAz(Assembly templates) {
        return templates
                .ofType(Types.REPLICATION_GROUP)
                .flatMap(cache -> Stream.concat(
                        Finding.when(
                                cache.get("MultiAZEnabled").isNot(true),
                                cache,
                                "MultiAZEnabled",
                                "allows all nodes of the cache in one Availability Zone",
                                "set it to true, with one replica or more"),
                        Finding.when(
                                cache.get("AutomaticFailoverEnabled").isNot(true),
                                cache,
                                "AutomaticFailoverEnabled",
                                "does not promote a replica when the primary fails",
                                "set it to true, with one replica or more")));
    }

    static Stream<Finding> snapshots(Assembly templates) {
        return Stream.of(Types.REPLICATION_GROUP, Types.SERVERLESS_CACHE)
                .flatMap(templates::ofType)
                .filter(cache -> !isMemcached(cache))
                .flatMap(cache -> {
                    TemplateValue days = cache.get("SnapshotRetentionLimit");
                    return Finding.when(
                            days.isAbsent() || days.isBelow(1),
                            cache,
                            "SnapshotRetentionLimit",
                            "keeps no daily snapshot",
                            "set it to 1 day or more");
                });
    }
}
