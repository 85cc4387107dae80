package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.validation.Tokens;
import io.github.wpdata.cdk.service.ServiceBuilder;
import io.github.wpdata.cdk.service.ServiceSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The settings of a {@link RedisReplicationGroup}, in the order in which the construct uses them.
 *
 * @param <B> type of the builder
 */
abstract class CacheSettings<B extends CacheSettings<B>> extends ServiceBuilder<B> {
    @Nullable String replicationGroupId;

    String description = "Object cache of WordPress";
    CacheEngine engine = CacheEngine.REDIS_7_1;
    boolean autoMinorVersionUpgrade = false;
    final Map<String, String> parameters = new LinkedHashMap<>();
    String nodeType = "cache.t4g.small";
    int replicas = 1;

    @Nullable Integer shards;

    private @Nullable Boolean automaticFailover;
    private @Nullable Boolean multiAz;
    int port = 6379;
    AccessControl accessControl = AccessControl.TOKEN;
    boolean tokenIsSet = false;
    AuthToken authToken = AuthToken.generated();
    LazyDuration snapshotRetention = LazyDuration.days(7);
    String snapshotWindow = "03:00-04:00";
    String maintenanceWindow = "sun:04:00-sun:05:00";

    @Nullable String restoreFromSnapshot;

    List<String> restoreFromSnapshotArns = List.of();

    private @Nullable List<String> logExports;
    RetentionDays logRetention = RetentionDays.ONE_MONTH;

    @Nullable ITopic notificationTopic;

    CacheSettings(Construct scope, String id) {
        super(scope, id);
    }

    /**
     * Sets the id of the replication group. Default: an id that CloudFormation generates. Changing it replaces the cache.
     *
     * @param id 1 to 40 letters, digits and single hyphens, a letter first; stored in lower case
     * @return this builder
     */
    public B replicationGroupId(String id) {
        replicationGroupId = given("replicationGroupId", id, replicationGroupId);
        return self();
    }

    /**
     * Sets the description of the replication group. Default: Object cache of WordPress.
     *
     * @param description a few words
     * @return this builder
     */
    public B description(String description) {
        this.description = given("description", description, this.description);
        return self();
    }

    /**
     * Sets the engine and its version. Default: {@link CacheEngine#REDIS_7_1}. A later version, and Valkey instead of
     * Redis, are upgrades in place; a downgrade is not possible.
     *
     * @param engine Redis or Valkey
     * @return this builder
     */
    public B engine(CacheEngine engine) {
        this.engine = given("engine", engine, this.engine);
        return self();
    }

    /**
     * Allows ElastiCache to upgrade the engine to a later minor version by itself. Default: false, because the version
     * is pinned.
     *
     * @param upgrade whether to allow it
     * @return this builder
     */
    public B autoMinorVersionUpgrade(boolean upgrade) {
        autoMinorVersionUpgrade = upgrade;
        return self();
    }

    /**
     * Sets an engine parameter. Calls add up. Default: timeout 0, which keeps idle connections open; maxmemory-policy
     * allkeys-lru, which evicts what has not been used for longest; reserved-memory-percent 25, for snapshots and
     * failover.
     *
     * @param name name of the parameter in the engine's parameter group family
     * @param value its value
     * @return this builder
     */
    public B parameter(String name, String value) {
        if (areGiven("parameter", name, value)) {
            parameters.put(name, value);
        }
        return self();
    }

    /**
     * Sets the type of all nodes. Default: cache.t4g.small. Nodes of type r6gd keep part of the data on disk; changing
     * to or from them replaces the cache.
     *
     * @param type a node type, such as {@code cache.r7g.large}
     * @return this builder
     */
    public B nodeType(String type) {
        nodeType = given("nodeType", type, nodeType);
        return self();
    }

    /**
     * Sets the number of replicas, which is that of each shard in cluster mode. A replica can take over from its
     * primary. Default: 1. Changing it in cluster mode replaces the cache.
     *
     * @param count 0 to 5
     * @return this builder
     */
    public B replicas(int count) {
        replicas = count;
        return self();
    }

    /**
     * Switches cluster mode on and sets the number of shards. Default: cluster mode is off. Switching it on or off
     * replaces the cache. A change of the number moves data between shards in place; deploy it without other changes,
     * because it cannot be rolled back.
     *
     * @param count 1 or more; at most 500 nodes in all
     * @return this builder
     */
    public B shards(int count) {
        shards = count;
        return self();
    }

    /**
     * Allows a replica to take over from a failed primary. Default: true if there is a replica, and in cluster mode.
     *
     * @param failover whether to allow it
     * @return this builder
     */
    public B automaticFailover(boolean failover) {
        automaticFailover = failover;
        return self();
    }

    /**
     * Places a primary and its replicas in different availability zones. Default: true if there is a replica and
     * automatic failover.
     *
     * @param spread whether to do so
     * @return this builder
     */
    public B multiAz(boolean spread) {
        multiAz = spread;
        return self();
    }

    /**
     * Sets the port of all endpoints. Default: 6379. Changing it replaces the cache.
     *
     * @param port 1150 to 65535, but not 8005
     * @return this builder
     */
    public B port(int port) {
        this.port = port;
        return self();
    }

    /**
     * Sets how clients log in: with one token, or as users that {@link RedisReplicationGroup#addUser} adds, as each site
     * does. Default: {@code TOKEN}. Changing it replaces the cache.
     *
     * @param control the choice; {@code USERS} needs Redis 6.0 or later, or Valkey
     * @return this builder
     */
    public B accessControl(AccessControl control) {
        accessControl = given("accessControl", control, accessControl);
        return self();
    }

    /**
     * Sets the source of the token that clients authenticate with. Default: {@link AuthToken#generated()}. Changing from
     * no token to a token replaces the cache.
     *
     * @param source one of the sources
     * @return this builder
     */
    public B authToken(AuthToken source) {
        tokenIsSet = true;
        authToken = given("authToken", source, authToken);
        return self();
    }

    /**
     * Sets how long the daily snapshot is kept. Default: 7 days.
     *
     * @param retention 0 to 35 whole days; 0 takes no snapshots
     * @return this builder
     */
    public B snapshotRetention(Duration retention) {
        snapshotRetention = given("snapshotRetention", LazyDuration.of(retention), snapshotRetention);
        return self();
    }

    /**
     * Sets when the daily snapshot is taken. Default: 03:00-04:00. Refused where the retention takes no snapshots.
     *
     * @param window {@code hh24:mi-hh24:mi} in UTC, at least 60 minutes, without overlap with the maintenance window
     * @return this builder
     */
    public B snapshotWindow(String window) {
        snapshotWindow = given("snapshotWindow", window, snapshotWindow);
        return self();
    }

    /**
     * Sets when ElastiCache may maintain the nodes. Default: sun:04:00-sun:05:00.
     *
     * @param window {@code ddd:hh24:mi-ddd:hh24:mi} in UTC, at least 60 minutes
     * @return this builder
     */
    public B maintenanceWindow(String window) {
        maintenanceWindow = given("maintenanceWindow", window, maintenanceWindow);
        return self();
    }

    /**
     * Fills the cache from a snapshot. Default: the cache starts empty. A snapshot can fill only a new replication
     * group, so setting, changing or removing this replaces the cache, and the name must stay in the code as long as
     * the cache is used.
     *
     * <p>A restore is rarely needed. WordPress fills an empty object cache from the database again: pages are slower for
     * some minutes, and users log in again only if a plugin keeps sessions in the cache. In another region, or after the
     * loss of the cache, start empty.
     *
     * @param name name of a snapshot in ElastiCache, of this region
     * @return this builder
     */
    public B restoreFromSnapshot(String name) {
        restoreFromSnapshot = given("restoreFromSnapshot", name, restoreFromSnapshot);
        return self();
    }

    /**
     * Fills the cache from snapshot files in S3, such as those exported in another region. Default: the cache starts
     * empty. Setting, changing or removing this replaces the cache, as with {@link #restoreFromSnapshot(String)}.
     *
     * @param arns ARNs of RDB files, one for each shard of the snapshot
     * @return this builder
     */
    public B restoreFromSnapshotArns(@Nullable String... arns) {
        restoreFromSnapshotArns = givenAll("restoreFromSnapshotArns", arns);
        return self();
    }

    /**
     * Sets the logs that are delivered to CloudWatch Logs as JSON, each to a log group of its own. Default: those of
     * slow-log and engine-log that the engine has.
     *
     * @param logs any of slow-log, which Redis has from 6.0, and engine-log, which it has from 6.2; empty delivers none
     * @return this builder
     */
    public B logExports(@Nullable String... logs) {
        logExports = givenAll("logExports", logs).stream().distinct().toList();
        return self();
    }

    /**
     * Sets how long delivered logs are kept. Default: one month. Refused where no log is delivered.
     *
     * @param retention the retention
     * @return this builder
     */
    public B logRetention(RetentionDays retention) {
        logRetention = given("logRetention", retention, logRetention);
        return self();
    }

    /**
     * Sets the topic for events such as failovers and replaced nodes. Default: none.
     *
     * @param topic a standard topic of this account and region, not encrypted, whose policy allows its own account
     * @return this builder
     */
    public B notificationTopic(ITopic topic) {
        notificationTopic = given("notificationTopic", topic, notificationTopic);
        return self();
    }

    ServiceSettings shared() {
        return shared;
    }

    /** The id as ElastiCache stores it, so that node ids and metrics agree with it. */
    @Nullable String storedId() {
        String id = replicationGroupId;
        return id == null || Tokens.isToken(id) ? id : id.toLowerCase(Locale.ROOT);
    }

    boolean clusterMode() {
        return shards != null;
    }

    boolean failsOver() {
        return automaticFailover == null ? replicas > 0 || clusterMode() : automaticFailover;
    }

    boolean spansZones() {
        return multiAz == null ? replicas > 0 && failsOver() : multiAz;
    }

    /** Number of nodes in all; the product of two settings that may still be out of range. */
    long nodes() {
        return (shards == null ? 1L : shards) * (1L + replicas);
    }

    List<String> exportedLogs() {
        return logExports == null ? engine.logs() : logExports;
    }

    boolean hasUsers() {
        return accessControl == AccessControl.USERS;
    }

    RemovalPolicy removalPolicy() {
        return shared.removalPolicy(RemovalPolicy.SNAPSHOT);
    }
}
