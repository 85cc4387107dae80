package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.cdk.AcknowledgementRequests;
import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.cdk.ReservedTags;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.service.Prepared;
import io.github.wpdata.cdk.service.ServiceConnections;
import io.github.wpdata.cdk.service.ServiceLogs;
import io.github.wpdata.cdk.service.Subnets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.rds.AuroraMysqlClusterEngineProps;
import software.amazon.awscdk.services.rds.BackupProps;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.Endpoint;
import software.amazon.awscdk.services.rds.IClusterEngine;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;
import software.constructs.Node;

/**
 * An Aurora MySQL cluster for WordPress: a writer and a reader that scale together, encrypted, backed up, protected against
 * deletion. Only the named clients reach it, over TLS.
 *
 * <pre>{@code
 * AuroraMysqlCluster database = AuroraMysqlCluster.Builder.create(this, "Database")
 *         .vpc(vpc)
 *         .clients(nodeSecurityGroup)
 *         .minCapacity(2)
 *         .maxCapacity(16)
 *         .build();
 * }</pre>
 *
 * <p>The cluster has a fixed identifier. Its log groups therefore exist before it, and CloudFormation refuses changes that
 * would replace it: of the key, the database name, or the administrator's name. Other subnets update its subnet group in place.
 * A restore is the exception: it creates a cluster with an identifier of its own, and keeps the old one (see
 * {@link Builder#restoreFromSnapshot}).
 */
public final class AuroraMysqlCluster extends Construct implements IConnectable {
    private final DatabaseCluster cluster;
    private final ServiceConnections network;
    private final IKey key;
    private final Map<String, LogGroup> logGroups;
    private final int servicePort;
    private final AuroraGrants grants;
    private final Map<String, String> customEndpoints;
    private final AuroraCapacity capacity;

    private AuroraMysqlCluster(AuroraSettings<?> settings, Subnets subnets, AuroraEngine engine) {
        super(settings.shared().scope(), settings.shared().id());
        RemovalPolicy removal = settings.shared().removalPolicy(RemovalPolicy.SNAPSHOT);
        servicePort = settings.port;
        capacity = new AuroraCapacity(settings);
        network = ServiceConnections.create(this, settings.shared(), settings.port, "Aurora MySQL");
        key = settings.shared().encryptionKey(this, "Aurora MySQL: storage, insights, secret and logs");
        String identifier = AuroraIdentifier.of(this, settings);
        logGroups = logGroups(settings, identifier);
        cluster = cluster(settings, engine, subnets, identifier, removal);
        Node inner = cluster.getNode();
        complete((CfnDBCluster) inner.getDefaultChild(), settings);
        AuroraInstances.order(inner, settings);
        customEndpoints = AuroraCustomEndpoint.create(this, settings, cluster);
        settings.readerScaling.ifPresent(scaling -> scaling.create(this, cluster));
        grants = new AuroraGrants(this, settings, cluster, key);
        AuroraFoundations.keep(this, removal);
        AuroraWarnings.annotate(settings, engine, subnets, new Warnings(this));
        ReservedTags.refuse(this, settings.shared().place(), cluster);
        AcknowledgementRequests.whenRequested(this, AuroraAcknowledgements.of(settings, inner::findAll));
    }

    private Map<String, LogGroup> logGroups(AuroraSettings<?> settings, String identifier) {
        ServiceLogs logs =
                settings.shared().logs(this, "/aws/rds/cluster/" + identifier + "/", settings.logRetention, key);
        Map<String, LogGroup> groups = new LinkedHashMap<>();
        settings.logExports.forEach(log -> groups.put(log, logs.create(log)));
        return Collections.unmodifiableMap(groups);
    }

    private DatabaseCluster cluster(
            AuroraSettings<?> settings,
            AuroraEngine engine,
            Subnets subnets,
            String identifier,
            RemovalPolicy removal) {
        IClusterEngine clusterEngine = DatabaseClusterEngine.auroraMysql(AuroraMysqlClusterEngineProps.builder()
                .version(settings.engineVersion)
                .build());
        AuroraParameterGroups groups = new AuroraParameterGroups(this, settings, engine, clusterEngine);
        AuroraInstances instances = new AuroraInstances(settings, key, groups.ofInstances());
        boolean insights = settings.performanceInsights;
        // Null means "not set" to AWS CDK.
        return DatabaseCluster.Builder.create(this, "Cluster")
                // identity
                .clusterIdentifier(identifier)
                .defaultDatabaseName(settings.databaseName)
                .credentials(settings.credentials.render(
                        this, settings.adminUsername, key, settings.shared().companionRemovalPolicy()))
                .manageMasterUserPassword(settings.credentials.isManaged() ? true : null)
                // engine and instances
                .engine(clusterEngine)
                .parameterGroup(groups.ofCluster())
                .writer(instances.writer())
                .readers(instances.readers())
                .engineLifecycleSupport(settings.engineLifecycleSupport)
                .autoMinorVersionUpgrade(settings.autoMinorVersionUpgrade)
                // network and access
                .vpc(settings.shared().vpc())
                .vpcSubnets(subnets.selection())
                .securityGroups(List.of(network.securityGroup()))
                .port(settings.port)
                .iamAuthentication(settings.iamAuthentication)
                .enableDataApi(settings.dataApi)
                .enableLocalWriteForwarding(settings.localWriteForwarding ? true : null)
                // storage and encryption
                .storageEncryptionKey(key)
                .storageType(settings.storageType)
                // backup
                .backup(BackupProps.builder()
                        .retention(settings.backupRetention.duration())
                        .preferredWindow(settings.backupWindow)
                        .build())
                .backtrackWindow(duration(settings.backtrackWindow))
                .copyTagsToSnapshot(settings.copyTagsToSnapshot)
                // monitoring
                .databaseInsightsMode(settings.databaseInsightsMode)
                .enablePerformanceInsights(insights)
                .performanceInsightRetention(insights ? settings.insightsRetention() : null)
                .performanceInsightEncryptionKey(insights ? settings.insightsKey(key) : null)
                .monitoringInterval(settings.monitoringInterval.duration())
                .cloudwatchLogsExports(settings.logExports)
                .preferredMaintenanceWindow(settings.maintenanceWindow)
                // protection
                .deletionProtection(settings.deletionProtection)
                .deleteAutomatedBackups(settings.deletesAutomatedBackups())
                .removalPolicy(removal)
                .build();
    }

    private static @Nullable Duration duration(@Nullable LazyDuration duration) {
        return duration == null ? null : duration.duration();
    }

    /** Sets what AWS CDK's construct has no property for, or refuses. */
    private void complete(CfnDBCluster resource, AuroraSettings<?> settings) {
        if (settings.isServerless()) {
            // The construct refuses capacities that are tokens.
            resource.setServerlessV2ScalingConfiguration(AuroraInstances.scaling(settings));
        }
        settings.restore().ifPresent(restore -> restore.applyTo(resource));
        // RDS creates log groups of its own, without retention, if it logs before these exist.
        if (!logGroups.isEmpty()) {
            resource.getNode().addDependency(logGroups.values().toArray(LogGroup[]::new));
        }
    }

    /** {@return the inner construct of AWS CDK, for what this construct has no method for} */
    public DatabaseCluster getCluster() {
        return cluster;
    }

    /** {@return the identifier of the cluster} */
    public String getClusterIdentifier() {
        return cluster.getClusterIdentifier();
    }

    /** {@return the ARN of the cluster, which a backup selection names} */
    public String getClusterArn() {
        return cluster.getClusterArn();
    }

    /** {@return the writer's endpoint, for writes and for reads of what was just written} */
    public Endpoint getWriterEndpoint() {
        return cluster.getClusterEndpoint();
    }

    /** {@return the readers' endpoint, which leads to any of them} */
    public Endpoint getReaderEndpoint() {
        return cluster.getClusterReadEndpoint();
    }

    /** {@return the host names of the custom endpoints, by the identifiers they were given} */
    public Map<String, String> getCustomEndpoints() {
        return customEndpoints;
    }

    /** {@return the port of all endpoints} */
    public int getPort() {
        return servicePort;
    }

    /**
     * {@return the administrator's secret, or nothing if the password was given as a value; RDS changes a managed secret every
     * seven days, so allow reading it with {@link #grantReadAdminSecret} and never copy its value}
     */
    public Optional<ISecret> getAdminSecret() {
        return Optional.ofNullable(cluster.getSecret());
    }

    /** {@return the security group of the cluster} */
    public ISecurityGroup getSecurityGroup() {
        return network.securityGroup();
    }

    /** {@return the key that encrypts the cluster} */
    public IKey getEncryptionKey() {
        return key;
    }

    /** {@return the log groups of the exported logs by log, in the order of export} */
    public Map<String, LogGroup> getLogGroups() {
        return logGroups;
    }

    /** {@return the configured size of the cluster} */
    public AuroraCapacity getCapacity() {
        return capacity;
    }

    @Override
    public Connections getConnections() {
        return network.connections();
    }

    /**
     * Allows an identity to log in as one database user with IAM tokens instead of a password. The user must be created with
     * {@code AWSAuthenticationPlugin}. The permission is written into the identity's policy.
     *
     * @param grantee identity that may log in
     * @param databaseUser the user within the database
     * @return the grant; a warning reports what it cannot do
     * @throws IllegalArgumentException unless the cluster was built with {@code iamAuthentication(true)}
     */
    public Grant grantConnect(IGrantable grantee, String databaseUser) {
        return grants.connect(grantee, databaseUser);
    }

    /**
     * Allows an identity to read the administrator's secret and to decrypt it. The permission is written into the identity's policy,
     * so the identity may be of another stack. WordPress should use a database user of its own instead.
     *
     * @param grantee identity that may read the secret
     * @return the grant; a warning reports what it cannot do
     * @throws IllegalArgumentException if the password was given as a value, so that there is no secret
     */
    public Grant grantReadAdminSecret(IGrantable grantee) {
        return grants.readAdminSecret(grantee);
    }

    /**
     * A metric of the cluster in the namespace AWS/RDS.
     *
     * @param metricName name of the metric, such as {@code CPUUtilization}
     * @param options statistic, period and the like
     * @return the metric
     */
    public Metric metric(String metricName, MetricOptions options) {
        return cluster.metric(metricName, options);
    }

    /** {@return CPU use in percent, averaged over five minutes} */
    public Metric metricCpuUtilization() {
        return cluster.metricCPUUtilization();
    }

    /** {@return capacity of the serverless instances in ACU, averaged over five minutes} */
    public Metric metricServerlessDatabaseCapacity() {
        return cluster.metricServerlessDatabaseCapacity();
    }

    /** {@return share of the maximum capacity in use in percent, averaged over five minutes} */
    public Metric metricAcuUtilization() {
        return cluster.metricACUUtilization();
    }

    /** {@return number of client connections, averaged over five minutes} */
    public Metric metricDatabaseConnections() {
        return cluster.metricDatabaseConnections();
    }

    /** Builds an {@link AuroraMysqlCluster}. Only the VPC is required. */
    public static final class Builder extends AuroraSettings<Builder> {
        private Builder(Construct scope, String id) {
            super(scope, id);
        }

        /**
         * Starts with the defaults.
         *
         * @param scope scope of the cluster
         * @param id id of the cluster within its scope
         * @return a builder
         */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /**
         * Checks the input and builds the cluster.
         *
         * @return the cluster
         * @throws IllegalArgumentException one line for each problem; nothing is left in the tree
         */
        public AuroraMysqlCluster build() {
            return prepare().build(this::path);
        }

        @Override
        protected Prepared<AuroraMysqlCluster> prepare() {
            Problems problems = shared.startChecks();
            AuroraEngine engine = AuroraRules.check(this, problems);
            Subnets subnets = shared.check(problems, false);
            return new Prepared<>(problems, () -> new AuroraMysqlCluster(this, subnets, engine));
        }
    }
}
