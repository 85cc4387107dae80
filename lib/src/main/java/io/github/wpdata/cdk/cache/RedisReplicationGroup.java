package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.internal.cdk.AcknowledgementRequests;
import io.github.wpdata.cdk.internal.cdk.IdentityGrants;
import io.github.wpdata.cdk.internal.cdk.ReservedTags;
import io.github.wpdata.cdk.internal.cdk.SecretGrants;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.service.Prepared;
import io.github.wpdata.cdk.service.ServiceConnections;
import io.github.wpdata.cdk.service.Subnets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnUpdatePolicy;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.elasticache.CfnParameterGroup;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroup;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/**
 * A cache for WordPress on ElastiCache: a primary and a replica in two availability zones, encrypted, with daily
 * snapshots. Only the named clients reach it, over TLS and with a token.
 *
 * <pre>{@code
 * RedisReplicationGroup cache = RedisReplicationGroup.Builder.create(this, "Cache")
 *         .vpc(vpc)
 *         .clients(nodeSecurityGroup)
 *         .build();
 * CacheEndpoint endpoint = cache.getPrimaryEndpoint().orElseThrow();
 * }</pre>
 *
 * <p>TLS is always required, and data is always encrypted with a customer-managed key. A change of
 * {@code replicationGroupId}, {@code port}, {@code subnets} or {@code encryptionKey} replaces the cache: CloudFormation
 * creates an empty one, and takes a final snapshot of the old one.
 */
public final class RedisReplicationGroup extends Construct implements IConnectable {
    private final CfnReplicationGroup group;
    private final ServiceConnections network;
    private final IKey key;
    private final Map<String, LogGroup> logGroups;
    private final AuthToken authToken;
    private final @Nullable ISecret tokenSecret;
    private final @Nullable CacheUsers users;
    private final int servicePort;
    private final boolean clusterMode;
    private final String nodeType;
    private final int replicas;
    private final String groupId;
    private final List<CacheNode> nodes;
    private final IdentityGrants grants;

    private RedisReplicationGroup(CacheSettings<?> settings, Subnets subnets, OptionalLong snapshotDays) {
        super(settings.shared().scope(), settings.shared().id());
        CacheWarnings.annotate(settings, snapshotDays, subnets, new Warnings(this));
        servicePort = settings.port;
        clusterMode = settings.clusterMode();
        nodeType = settings.nodeType;
        replicas = settings.replicas;
        network = ServiceConnections.create(this, settings.shared(), settings.port, "ElastiCache");
        key = settings.shared().encryptionKey(this, "ElastiCache: data, snapshots, token and logs");
        RemovalPolicy removalOfSecrets = settings.shared().companionRemovalPolicy();
        users = settings.hasUsers() ? CacheUsers.create(this, settings.engine, key, removalOfSecrets) : null;
        authToken = settings.hasUsers() ? AuthToken.noneAndAcceptUnauthenticatedClients() : settings.authToken;
        tokenSecret = authToken.render(this, key, removalOfSecrets);
        logGroups = CacheLogs.create(this, settings, key);
        CfnSubnetGroup subnetGroup = CfnSubnetGroup.Builder.create(this, "Subnets")
                .description("ElastiCache for WordPress")
                .subnetIds(subnets.ids())
                .build();
        CfnParameterGroup parameterGroup = CacheParameters.createGroup(this, settings);
        group = createGroup(settings, subnetGroup, parameterGroup);
        groupId = group.getRef();
        nodes = CacheNode.all(this, groupId, settings);
        grants = settings.shared().grants(this);
        CacheFoundations.keep(settings.removalPolicy(), List.of(subnetGroup, parameterGroup), network, logGroups);
        ReservedTags.refuse(this, settings.shared().place(), group);
        AcknowledgementRequests.whenRequested(this, CacheAcknowledgements.of(settings, snapshotDays, group));
    }

    private CfnReplicationGroup createGroup(
            CacheSettings<?> settings, CfnSubnetGroup subnetGroup, CfnParameterGroup parameterGroup) {
        // Null means "not set" to AWS CDK.
        CfnReplicationGroup created = CfnReplicationGroup.Builder.create(this, "Resource")
                // identity
                .replicationGroupId(settings.storedId())
                .replicationGroupDescription(settings.description)
                // engine
                .engine(settings.engine.name())
                .engineVersion(settings.engine.version())
                .autoMinorVersionUpgrade(settings.autoMinorVersionUpgrade)
                .cacheParameterGroupName(parameterGroup.getRef())
                // nodes; a change of ReplicasPerNodeGroup would replace the cache
                .cacheNodeType(settings.nodeType)
                .dataTieringEnabled(CacheNodeTypes.tiersData(settings.nodeType) ? true : null)
                .numCacheClusters(clusterMode ? null : settings.nodes())
                .numNodeGroups(settings.shards)
                .replicasPerNodeGroup(clusterMode ? settings.replicas : null)
                // if left out, CloudFormation switches failover on even for a single node
                .automaticFailoverEnabled(settings.failsOver())
                .multiAzEnabled(settings.spansZones())
                // network and access
                .cacheSubnetGroupName(subnetGroup.getRef())
                .securityGroupIds(List.of(network.securityGroup().getSecurityGroupId()))
                .port(settings.port)
                .transitEncryptionEnabled(true)
                // older versions refuse the mode, and require TLS without it
                .transitEncryptionMode(settings.engine.atLeast(7, 0) ? "required" : null)
                .authToken(authToken.reference(tokenSecret))
                .userGroupIds(users == null ? null : List.of(users.groupId()))
                // storage and snapshots
                .atRestEncryptionEnabled(true)
                .kmsKeyId(key.getKeyArn())
                .snapshotRetentionLimit(settings.snapshotRetention.toDays())
                .snapshotWindow(settings.snapshotWindow)
                .snapshotName(settings.restoreFromSnapshot)
                .snapshotArns(settings.restoreFromSnapshotArns.isEmpty() ? null : settings.restoreFromSnapshotArns)
                // operation
                .preferredMaintenanceWindow(settings.maintenanceWindow)
                .notificationTopicArn(
                        settings.notificationTopic == null ? null : settings.notificationTopic.getTopicArn())
                .logDeliveryConfigurations(CacheLogs.deliveries(logGroups))
                .build();
        created.applyRemovalPolicy(settings.removalPolicy());
        if (clusterMode) {
            // Without it, a change of the number of shards replaces the cache.
            created.getCfnOptions()
                    .setUpdatePolicy(
                            CfnUpdatePolicy.builder().useOnlineResharding(true).build());
        }
        return created;
    }

    /** {@return the inner resource, for everything that this construct does not offer} */
    public CfnReplicationGroup getReplicationGroup() {
        return group;
    }

    /** {@return id of the replication group} */
    public String getReplicationGroupId() {
        return groupId;
    }

    /** {@return ARN of the replication group} */
    public String getReplicationGroupArn() {
        Stack own = Stack.of(this);
        String start = String.join(":", "arn", own.getPartition(), "elasticache", own.getRegion(), own.getAccount());
        return start + ":replicationgroup:" + groupId;
    }

    /** {@return the endpoint for writes, and for reads of what was just written; nothing in cluster mode} */
    public Optional<CacheEndpoint> getPrimaryEndpoint() {
        return clusterMode
                ? Optional.empty()
                : Optional.of(new CacheEndpoint(group.getAttrPrimaryEndPointAddress(), servicePort));
    }

    /** {@return the endpoint for reads, of any replica; nothing in cluster mode} */
    public Optional<CacheEndpoint> getReaderEndpoint() {
        return clusterMode
                ? Optional.empty()
                : Optional.of(new CacheEndpoint(group.getAttrReaderEndPointAddress(), servicePort));
    }

    /** {@return the endpoint for clients of the cluster protocol, in cluster mode; otherwise nothing} */
    public Optional<CacheEndpoint> getConfigurationEndpoint() {
        return clusterMode
                ? Optional.of(new CacheEndpoint(group.getAttrConfigurationEndPointAddress(), servicePort))
                : Optional.empty();
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
        return users != null || !authToken.isNone();
    }

    /** {@return the port of all endpoints} */
    public int getPort() {
        return servicePort;
    }

    /** {@return the secret with the token, or nothing if the token is a value or there is none} */
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
     * Adds a user whose commands reach only keys that begin with a prefix, and whose password is in a secret of its own.
     * It may not administer or empty the server, nor use channels. It sees the names of other keys, not their values.
     *
     * @param name the name to log in with, 1 to 40 lower-case letters, digits and hyphens, a letter first
     * @param keyPrefix what all keys begin with, 1 to 64 letters, digits, hyphens, underscores and colons
     * @return the user
     * @throws IllegalArgumentException one line for each problem, also if the cache has {@link AccessControl#TOKEN}
     */
    public CacheUser addUser(String name, String keyPrefix) {
        Problems problems = new Problems();
        problems.require(users != null, CacheUsers.NEEDS_USERS, name);
        if (users == null) {
            problems.throwIfAny(() -> getNode().getPath());
        }
        return Objects.requireNonNull(users)
                .add(name, keyPrefix, problems, () -> getNode().getPath());
    }

    /** {@return the JSON field of the secret that holds the token, or nothing if the secret is the token itself} */
    public Optional<String> getAuthTokenField() {
        return Optional.ofNullable(authToken.jsonField());
    }

    /**
     * Allows an identity to read the secret with the token, and to decrypt it through Secrets Manager. The permissions
     * are in the identity's policy; what it cannot give is reported by a warning.
     *
     * @param grantee the identity
     * @return the grant
     * @throws IllegalStateException if there is no such secret
     */
    public Grant grantReadAuthToken(IGrantable grantee) {
        if (tokenSecret == null) {
            throw new IllegalStateException("[" + getNode().getPath()
                    + "] authToken is not a secret, so nothing can be granted; use AuthToken.generated() or "
                    + "AuthToken.fromSecret(…)");
        }
        IKey keyOfSecret = authToken.isGenerated() ? key : tokenSecret.getEncryptionKey();
        return SecretGrants.read(grants, "grantReadAuthToken", grantee, tokenSecret, keyOfSecret);
    }

    /**
     * {@return the nodes as they are created, shard by shard, each with its metrics; failover moves the primary among
     * them, and resharding may leave gaps in their numbers}
     */
    public List<CacheNode> getNodes() {
        return nodes;
    }

    /** {@return the security group of the cache} */
    public ISecurityGroup getSecurityGroup() {
        return network.securityGroup();
    }

    /** {@return the key that encrypts the cache} */
    public IKey getEncryptionKey() {
        return key;
    }

    /** {@return the log groups by log, in the order of export} */
    public Map<String, LogGroup> getLogGroups() {
        return logGroups;
    }

    /** {@return the connections of the cache, to add clients to; their default port is that of the cache} */
    @Override
    public Connections getConnections() {
        return network.connections();
    }

    /**
     * A metric of the first node, which is the primary until the first failover, in the namespace AWS/ElastiCache.
     * ElastiCache publishes metrics for each node; {@link #getNodes()} has them all.
     *
     * @param metricName name of the metric, such as {@code CacheHits}
     * @param options statistic, period and the like
     * @return the metric
     */
    public Metric metric(String metricName, MetricOptions options) {
        return nodes.get(0).metric(metricName, options);
    }

    /** Builds a {@link RedisReplicationGroup}. Only the VPC is required. */
    public static final class Builder extends CacheSettings<Builder> {
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

        /**
         * Checks the input and builds the cache.
         *
         * @return the cache
         * @throws IllegalArgumentException one line for each problem; nothing is left in the tree
         */
        public RedisReplicationGroup build() {
            return prepare().build(this::path);
        }

        @Override
        protected Prepared<RedisReplicationGroup> prepare() {
            Problems problems = shared.startChecks();
            OptionalLong snapshotDays = CacheRules.check(this, problems);
            Subnets selected = shared.check(problems, false);
            return new Prepared<>(problems, () -> new RedisReplicationGroup(this, selected, snapshotDays));
        }
    }
}
