package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.internal.cdk.AcknowledgementRequests;
import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Tokens;
import io.github.wpdata.cdk.service.Prepared;
import io.github.wpdata.cdk.service.ServiceBuilder;
import io.github.wpdata.cdk.service.ServiceConnections;
import io.github.wpdata.cdk.service.ServiceLogs;
import io.github.wpdata.cdk.service.ServiceSettings;
import io.github.wpdata.cdk.service.Subnets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnUpdatePolicy;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.elasticache.CfnParameterGroup;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup.CloudWatchLogsDestinationDetailsProperty;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup.DestinationDetailsProperty;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup.LogDeliveryConfigurationRequestProperty;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroup;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * A cache for WordPress on ElastiCache: a primary and a replica in two availability zones, encrypted, snapshotted, and
 * reachable by the named clients alone, over TLS and with a token.
 *
 * <pre>{@code
 * RedisReplicationGroup cache = RedisReplicationGroup.Builder.create(this, "Cache")
 *         .vpc(vpc)
 *         .clients(nodeSecurityGroup)
 *         .build();
 * CacheEndpoint endpoint = cache.getPrimaryEndpoint().orElseThrow();
 * }</pre>
 *
 * <p>TLS is always required, and the data always encrypted with a customer-managed key.
 */
public final class RedisReplicationGroup extends Construct implements IConnectable {
    private static final int LONGEST_LOG_NAME = 100;

    private final CfnReplicationGroup group;
    private final ServiceConnections network;
    private final IKey key;
    private final Map<String, LogGroup> logGroups = new LinkedHashMap<>();
    private final @Nullable ISecret tokenSecret;
    private final @Nullable String tokenField;
    private final @Nullable CacheUsers users;
    private final int servicePort;
    private final boolean clusterMode;
    private final String nodeType;
    private final int replicas;
    private final boolean authenticated;
    private final String groupId;
    private final List<CacheNode> nodes;

    private RedisReplicationGroup(Builder b, Subnets subnets) {
        super(b.shared().scope(), b.shared().id());
        ServiceSettings service = b.shared();
        CacheWarnings.annotate(b, subnets, new Warnings(this));

        servicePort = b.port;
        clusterMode = b.shards != null;
        nodeType = b.nodeType;
        replicas = b.replicas;
        authenticated = !b.authToken.isNone();
        network = ServiceConnections.create(this, service, b.port, "ElastiCache");
        key = service.encryptionKey(this, "ElastiCache: data, snapshots, token and logs");
        users = b.accessControl == AccessControl.USERS
                ? CacheUsers.create(this, b.engine, key, service.companionRemovalPolicy())
                : null;
        AuthToken token = users == null ? b.authToken : AuthToken.noneAndAcceptUnauthenticatedClients();
        tokenField = token.jsonField();
        tokenSecret = token.render(this, key, service.companionRemovalPolicy());

        CfnSubnetGroup subnetGroup = subnetGroup(subnets);
        CfnParameterGroup parameterGroup = parameterGroup(b);
        CfnReplicationGroup.Builder built = CfnReplicationGroup.Builder.create(this, "Resource")
                .replicationGroupDescription(b.description)
                .engine(b.engine.name())
                .engineVersion(b.engine.version())
                .cacheNodeType(b.nodeType)
                .cacheParameterGroupName(parameterGroup.getRef())
                .cacheSubnetGroupName(subnetGroup.getRef())
                .securityGroupIds(List.of(network.securityGroup().getSecurityGroupId()))
                .port(b.port)
                // Absent, CloudFormation would switch failover on even for a single node.
                .automaticFailoverEnabled(b.failsOver())
                .multiAzEnabled(b.spansZones())
                .atRestEncryptionEnabled(true)
                .kmsKeyId(key.getKeyArn())
                .transitEncryptionEnabled(true)
                .authToken(token.reference(tokenSecret))
                .userGroupIds(users == null ? null : List.of(users.groupId()))
                .snapshotRetentionLimit(b.snapshotRetention.toDays())
                .snapshotWindow(b.snapshotWindow)
                .preferredMaintenanceWindow(b.maintenanceWindow)
                .autoMinorVersionUpgrade(b.autoMinorVersionUpgrade);
        if (b.shards == null) {
            // ReplicasPerNodeGroup would replace the cache whenever the number of replicas changes.
            built.numCacheClusters(b.nodes());
        } else {
            built.numNodeGroups(b.shards).replicasPerNodeGroup(b.replicas);
        }
        if (!b.logExports.isEmpty()) {
            built.logDeliveryConfigurations(logDelivery(b));
        }
        if (b.engine.atLeast(7, 0)) {
            // Older versions refuse the mode, and require TLS without it.
            built.transitEncryptionMode("required");
        }
        if (b.nodeType.startsWith("cache.r6gd.")) {
            built.dataTieringEnabled(true);
        }
        if (b.replicationGroupId != null) {
            built.replicationGroupId(stored(b.replicationGroupId));
        }
        if (b.restoreFromSnapshot != null) {
            built.snapshotName(b.restoreFromSnapshot);
        }
        if (!b.restoreFromSnapshotArns.isEmpty()) {
            built.snapshotArns(b.restoreFromSnapshotArns);
        }
        if (b.notificationTopic != null) {
            built.notificationTopicArn(b.notificationTopic.getTopicArn());
        }
        group = built.build();
        RemovalPolicy removal = service.removalPolicy(RemovalPolicy.SNAPSHOT);
        group.applyRemovalPolicy(removal);
        if (ServiceSettings.outlivesStack(removal)) {
            subnetGroup.applyRemovalPolicy(removal);
            parameterGroup.applyRemovalPolicy(removal);
            network.securityGroup().applyRemovalPolicy(removal);
            logGroups.values().forEach(logGroup -> logGroup.applyRemovalPolicy(removal));
        }
        if (clusterMode) {
            // Without it, a change of the number of shards replaces the cache.
            group.getCfnOptions()
                    .setUpdatePolicy(
                            CfnUpdatePolicy.builder().useOnlineResharding(true).build());
        }
        AcknowledgementRequests.whenRequested(this, CacheAcknowledgements.of(b, group));
        groupId = group.getRef();
        nodes = nodes(b);
    }

    /** The id as ElastiCache stores it, so that node ids and metrics agree with it. */
    private static String stored(String id) {
        return Tokens.isToken(id) ? id : id.toLowerCase(Locale.ROOT);
    }

    private CfnSubnetGroup subnetGroup(Subnets subnets) {
        return CfnSubnetGroup.Builder.create(this, "Subnets")
                .description("ElastiCache for WordPress")
                .subnetIds(subnets.ids())
                .build();
    }

    /**
     * A family cannot change in place, nor can cluster mode while a cache uses the group. Both are part of the logical
     * id, so that CloudFormation makes the new group, moves the cache to it, and deletes the old one.
     */
    private CfnParameterGroup parameterGroup(Builder b) {
        String family = b.engine.parameterGroupFamily();
        return CfnParameterGroup.Builder.create(
                        new Construct(this, "Parameters"), clusterMode ? family + ".cluster.on" : family)
                .cacheParameterGroupFamily(family)
                .description("ElastiCache for WordPress")
                .properties(CacheParameters.of(clusterMode, b.parameters))
                .build();
    }

    private List<LogDeliveryConfigurationRequestProperty> logDelivery(Builder b) {
        // The prefix keeps the log groups out of the account's resource policy for log delivery, which would fill up.
        String prefix = "/aws/vendedlogs/elasticache/"
                + Names.uniqueResourceName(
                        this,
                        UniqueResourceNameOptions.builder()
                                .maxLength(LONGEST_LOG_NAME)
                                .separator("-")
                                .build())
                + "/";
        ServiceLogs logs = b.shared().logs(this, prefix, b.logRetention, key);
        List<LogDeliveryConfigurationRequestProperty> deliveries = new ArrayList<>();
        for (String log : b.logExports) {
            LogGroup logGroup = logs.create(log);
            logGroups.put(log, logGroup);
            deliveries.add(LogDeliveryConfigurationRequestProperty.builder()
                    .logType(log)
                    .logFormat("json")
                    .destinationType("cloudwatch-logs")
                    .destinationDetails(DestinationDetailsProperty.builder()
                            .cloudWatchLogsDetails(CloudWatchLogsDestinationDetailsProperty.builder()
                                    .logGroup(logGroup.getLogGroupName())
                                    .build())
                            .build())
                    .build());
        }
        return deliveries;
    }

    /** ElastiCache numbers the nodes, and in cluster mode the shards, from 1. */
    private List<CacheNode> nodes(Builder b) {
        List<CacheNode> numbered = new ArrayList<>();
        for (int shard = 1; shard <= (b.shards == null ? 1 : b.shards); shard++) {
            String prefix = b.shards == null ? "" : String.format(Locale.ROOT, "%04d-", shard);
            for (int node = 1; node <= 1 + b.replicas; node++) {
                numbered.add(new CacheNode(this, groupId, prefix + String.format(Locale.ROOT, "%03d", node)));
            }
        }
        return List.copyOf(numbered);
    }

    /**
     * The inner resource, for everything that this construct leaves to it.
     *
     * @return the replication group
     */
    public CfnReplicationGroup getReplicationGroup() {
        return group;
    }

    /**
     * Id of the replication group.
     *
     * @return the id
     */
    public String getReplicationGroupId() {
        return groupId;
    }

    /**
     * Where to write, and to read what was just written.
     *
     * @return the primary's endpoint, or nothing in cluster mode
     */
    public Optional<CacheEndpoint> getPrimaryEndpoint() {
        return clusterMode ? Optional.empty() : Optional.of(endpoint(group.getAttrPrimaryEndPointAddress()));
    }

    /** {@return the type of the nodes, such as {@code cache.r7g.large}} */
    public String getNodeType() {
        return nodeType;
    }

    /** {@return the number of replicas of each shard} */
    public int getReplicas() {
        return replicas;
    }

    /** {@return true if clients have to log in} */
    public boolean isAuthenticated() {
        return authenticated;
    }

    /**
     * Where to read; with several replicas, any of them.
     *
     * @return the readers' endpoint, or nothing in cluster mode
     */
    public Optional<CacheEndpoint> getReaderEndpoint() {
        return clusterMode ? Optional.empty() : Optional.of(endpoint(group.getAttrReaderEndPointAddress()));
    }

    /**
     * Where clients that speak the cluster protocol learn of all shards.
     *
     * @return the configuration endpoint in cluster mode, or nothing
     */
    public Optional<CacheEndpoint> getConfigurationEndpoint() {
        return clusterMode ? Optional.of(endpoint(group.getAttrConfigurationEndPointAddress())) : Optional.empty();
    }

    private CacheEndpoint endpoint(String address) {
        return new CacheEndpoint(address, servicePort);
    }

    /**
     * The port of all endpoints.
     *
     * @return the port
     */
    public int getPort() {
        return servicePort;
    }

    /**
     * The secret that holds the token.
     *
     * @return the secret, or nothing if the token was given as a value or there is none
     */
    public Optional<ISecret> getAuthTokenSecret() {
        return Optional.ofNullable(tokenSecret);
    }

    /** {@return the users by name; none if clients log in with a token} */
    public Map<String, CacheUser> getUsers() {
        return users == null ? Map.of() : Collections.unmodifiableMap(users.all());
    }

    /** {@return how clients log in} */
    public AccessControl getAccessControl() {
        return users == null ? AccessControl.TOKEN : AccessControl.USERS;
    }

    /**
     * Adds a user whose commands reach only keys that begin with a prefix, and whose password is in a secret of its own. It may not
     * administer the server, empty it, or use channels. It can see the names of other keys ({@code SCAN}), not their values.
     *
     * @param name the name to log in with, 1 to 40 lower-case letters, digits and hyphens, a letter first
     * @param keyPrefix what all keys begin with, 1 to 64 letters, digits, hyphens, underscores and colons
     * @return the user
     * @throws IllegalArgumentException one line for each problem, also if the cache has {@link AccessControl#TOKEN}
     */
    public CacheUser addUser(String name, String keyPrefix) {
        Problems problems = new Problems();
        if (users == null) {
            problems.require(false, CacheUsers.NEEDS_USERS, name);
            problems.throwIfAny(() -> getNode().getPath());
        }
        return Objects.requireNonNull(users)
                .add(name, keyPrefix, problems, () -> getNode().getPath());
    }

    /** {@return the JSON field of the secret that holds the token, or nothing if the secret is the token itself} */
    public Optional<String> getAuthTokenField() {
        return Optional.ofNullable(tokenField);
    }

    /**
     * Lets someone read the secret that holds the token, and decrypt it.
     *
     * @param grantee who may read it
     * @return the grant
     * @throws IllegalStateException if there is no such secret
     */
    public Grant grantReadAuthToken(IGrantable grantee) {
        if (tokenSecret == null) {
            throw new IllegalStateException(
                    "[" + getNode().getPath() + "] authToken is not a secret, so nothing can be "
                            + "granted; use AuthToken.generated() or AuthToken.fromSecret(…)");
        }
        return tokenSecret.grantRead(grantee);
    }

    /**
     * The nodes as they are first made, each with its metrics. Failover moves the primary among them; resharding may
     * leave gaps in their numbers.
     *
     * @return the nodes, shard by shard
     */
    public List<CacheNode> getNodes() {
        return nodes;
    }

    /**
     * The security group of the cache.
     *
     * @return the security group
     */
    public ISecurityGroup getSecurityGroup() {
        return network.securityGroup();
    }

    /**
     * The key that encrypts the cache.
     *
     * @return the key
     */
    public IKey getEncryptionKey() {
        return key;
    }

    /**
     * The log groups of the exported logs.
     *
     * @return log groups by log, in the order of export
     */
    public Map<String, LogGroup> getLogGroups() {
        return Collections.unmodifiableMap(logGroups);
    }

    @Override
    public Connections getConnections() {
        return network.connections();
    }

    /** Builds a {@link RedisReplicationGroup}. Only the VPC is required. */
    public static final class Builder extends ServiceBuilder<Builder> {
        private OptionalLong snapshotDays = OptionalLong.empty();

        private Builder(Construct scope, String id) {
            super(scope, id);
        }

        /**
         * Starts with the defaults.
         *
         * @param scope scope of the cache
         * @param id id of the cache within its scope
         * @return a builder
         */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        @Nullable String replicationGroupId;

        /**
         * Names the replication group. Default: a name that CloudFormation makes. Changing it replaces the cache.
         *
         * @param id 1 to 40 letters, digits and single hyphens, a letter first; stored in lower case
         * @return this builder
         */
        public Builder replicationGroupId(String id) {
            this.replicationGroupId = given("replicationGroupId", id, this.replicationGroupId);
            return this;
        }

        String description = "Object cache of WordPress";

        /**
         * Says what the cache is for. Default: Object cache of WordPress.
         *
         * @param description a few words
         * @return this builder
         */
        public Builder description(String description) {
            this.description = given("description", description, this.description);
            return this;
        }

        CacheEngine engine = CacheEngine.REDIS_7_1;

        /**
         * Chooses the engine and pins its version. Default: {@link CacheEngine#REDIS_7_1}. Raising the version, and
         * moving from Redis to Valkey, upgrade in place; there is no way back.
         *
         * @param engine Redis from 6.2, or Valkey
         * @return this builder
         */
        public Builder engine(CacheEngine engine) {
            this.engine = given("engine", engine, this.engine);
            return this;
        }

        String nodeType = "cache.t4g.small";

        /**
         * Sets the type of all nodes. Default: cache.t4g.small. Nodes of type r6gd tier data to disk; changing to or
         * from them replaces the cache.
         *
         * @param type a node type, such as {@code cache.r7g.large}
         * @return this builder
         */
        public Builder nodeType(String type) {
            this.nodeType = given("nodeType", type, this.nodeType);
            return this;
        }

        int replicas = 1;

        /**
         * Sets the number of replicas, of each shard in cluster mode. Each can take over from its primary. Default: 1.
         * Changing it in cluster mode replaces the cache.
         *
         * @param count 0 to 5
         * @return this builder
         */
        public Builder replicas(int count) {
            this.replicas = count;
            return this;
        }

        private @Nullable Boolean automaticFailover;

        /**
         * Lets a replica take over from a lost primary. Default: true if there is a replica, and in cluster mode.
         *
         * @param failover whether to let it
         * @return this builder
         */
        public Builder automaticFailover(boolean failover) {
            this.automaticFailover = failover;
            return this;
        }

        private @Nullable Boolean multiAz;

        /**
         * Spreads a primary and its replicas over availability zones. Default: true if there is a replica and automatic
         * failover.
         *
         * @param spread whether to spread them
         * @return this builder
         */
        public Builder multiAz(boolean spread) {
            this.multiAz = spread;
            return this;
        }

        @Nullable Integer shards;

        /**
         * Turns cluster mode on and sets the number of shards. Default: cluster mode is off. Turning it on or off
         * replaces the cache. A change of the number moves data between shards in place; deploy it alone, since it
         * cannot be rolled back.
         *
         * @param count 1 or more; at most 500 nodes in all
         * @return this builder
         */
        public Builder shards(int count) {
            this.shards = count;
            return this;
        }

        int port = 6379;

        /**
         * Sets the port of all endpoints. Default: 6379. Changing it replaces the cache.
         *
         * @param port 1150 to 65535, but 8005
         * @return this builder
         */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        AccessControl accessControl = AccessControl.TOKEN;
        boolean tokenIsSet;

        /**
         * Chooses how clients log in: with one token, or as users that are added by {@link RedisReplicationGroup#addUser}, as each
         * site does. Default: {@code TOKEN}. Changing it replaces the cache.
         *
         * @param control the choice
         * @return this builder
         */
        public Builder accessControl(AccessControl control) {
            this.accessControl = given("accessControl", control, this.accessControl);
            return this;
        }

        AuthToken authToken = AuthToken.generated();

        /**
         * Chooses where the token comes from that clients authenticate with. Default: {@link AuthToken#generated()}.
         * Changing from no token to one replaces the cache.
         *
         * @param choice one of the choices
         * @return this builder
         */
        public Builder authToken(AuthToken choice) {
            this.tokenIsSet = true;
            this.authToken = given("authToken", choice, this.authToken);
            return this;
        }

        LazyDuration snapshotRetention = LazyDuration.days(7);

        /**
         * Sets how long the daily snapshot is kept. Default: 7 days.
         *
         * @param retention 0 to 35 whole days; 0 takes no snapshots
         * @return this builder
         */
        public Builder snapshotRetention(Duration retention) {
            this.snapshotRetention = given("snapshotRetention", LazyDuration.of(retention), this.snapshotRetention);
            return this;
        }

        String snapshotWindow = "03:00-04:00";

        /**
         * Sets when the daily snapshot is taken. Default: 03:00-04:00.
         *
         * @param window {@code hh24:mi-hh24:mi} in UTC, at least 60 minutes, apart from the maintenance window
         * @return this builder
         */
        public Builder snapshotWindow(String window) {
            this.snapshotWindow = given("snapshotWindow", window, this.snapshotWindow);
            return this;
        }

        String maintenanceWindow = "sun:04:00-sun:05:00";

        /**
         * Sets when ElastiCache may change the nodes. Default: sun:04:00-sun:05:00.
         *
         * @param window {@code ddd:hh24:mi-ddd:hh24:mi} in UTC, at least 60 minutes
         * @return this builder
         */
        public Builder maintenanceWindow(String window) {
            this.maintenanceWindow = given("maintenanceWindow", window, this.maintenanceWindow);
            return this;
        }

        @Nullable String restoreFromSnapshot;

        /**
         * Fills the new cache from a snapshot. Default: it starts empty. The name must stay for as long as the cache
         * lives: changing or removing it replaces the cache.
         *
         * @param name name of a snapshot in ElastiCache
         * @return this builder
         */
        public Builder restoreFromSnapshot(String name) {
            this.restoreFromSnapshot = given("restoreFromSnapshot", name, this.restoreFromSnapshot);
            return this;
        }

        List<String> restoreFromSnapshotArns = List.of();

        /**
         * Fills the new cache from snapshot files in S3. Default: it starts empty. The ARNs must stay for as long as
         * the cache lives: changing or removing them replaces the cache.
         *
         * @param arns ARNs of RDB files, one for each shard of the snapshot
         * @return this builder
         */
        public Builder restoreFromSnapshotArns(@Nullable String... arns) {
            this.restoreFromSnapshotArns = givenAll("restoreFromSnapshotArns", arns);
            return this;
        }

        List<String> logExports = List.of("slow-log", "engine-log");

        /**
         * Chooses the logs to deliver to CloudWatch Logs as JSON, each to a log group of its own. Default: slow-log and
         * engine-log.
         *
         * @param logs any of slow-log and engine-log; nothing delivers no log
         * @return this builder
         */
        public Builder logExports(@Nullable String... logs) {
            this.logExports = givenAll("logExports", logs).stream().distinct().toList();
            return this;
        }

        RetentionDays logRetention = RetentionDays.ONE_MONTH;

        /**
         * Sets how long delivered logs are kept. Default: one month.
         *
         * @param retention the retention
         * @return this builder
         */
        public Builder logRetention(RetentionDays retention) {
            this.logRetention = given("logRetention", retention, this.logRetention);
            return this;
        }

        final Map<String, String> parameters = new LinkedHashMap<>();

        /**
         * Sets an engine parameter. Default: timeout 0, so that idle connections stay open; maxmemory-policy
         * allkeys-lru, so that a full cache drops what has not been used for longest; reserved-memory-percent 25, for
         * snapshots and failover.
         *
         * @param name name of the parameter, of the engine's parameter group family
         * @param value its value
         * @return this builder
         */
        public Builder parameter(String name, String value) {
            if (areGiven("parameter", name, value)) {
                parameters.put(name, value);
            }
            return this;
        }

        boolean autoMinorVersionUpgrade = false;

        /**
         * Lets ElastiCache upgrade the engine to a later minor version on its own. Default: false, since the version is
         * pinned.
         *
         * @param upgrade whether to let it
         * @return this builder
         */
        public Builder autoMinorVersionUpgrade(boolean upgrade) {
            this.autoMinorVersionUpgrade = upgrade;
            return this;
        }

        @Nullable ITopic notificationTopic;

        /**
         * Sets the topic that ElastiCache tells of failovers, replaced nodes and the like. Default: none.
         *
         * @param topic a topic of the same account
         * @return this builder
         */
        public Builder notificationTopic(ITopic topic) {
            this.notificationTopic = given("notificationTopic", topic, this.notificationTopic);
            return this;
        }

        /**
         * Checks the input and builds the cache.
         *
         * @return the cache
         * @throws IllegalArgumentException one line for each problem, before anything is made
         */
        public RedisReplicationGroup build() {
            return prepare().build(this::path);
        }

        @Override
        protected Prepared<RedisReplicationGroup> prepare() {
            Problems problems = shared.startChecks();
            snapshotDays = CacheChecks.check(this, problems);
            Subnets selected = shared.check(problems, false);
            return new Prepared<>(problems, () -> new RedisReplicationGroup(this, selected));
        }

        ServiceSettings shared() {
            return shared;
        }

        /** The days that snapshots are kept, if they are known. */
        OptionalLong snapshotDays() {
            return snapshotDays;
        }

        boolean failsOver() {
            return automaticFailover == null ? replicas > 0 || shards != null : automaticFailover;
        }

        boolean spansZones() {
            return multiAz == null ? replicas > 0 && failsOver() : multiAz;
        }

        /** Number of nodes in all; the product of two settings that may still be out of range. */
        long nodes() {
            return (shards == null ? 1L : shards) * (1L + replicas);
        }
    }
}
