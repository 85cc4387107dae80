package io.github.wpdata.cdk.database;

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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.rds.AuroraMysqlClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraMysqlEngineVersion;
import software.amazon.awscdk.services.rds.BackupProps;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.CfnDBClusterParameterGroup;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.amazon.awscdk.services.rds.CfnDBSubnetGroup;
import software.amazon.awscdk.services.rds.DBClusterStorageType;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.DatabaseInsightsMode;
import software.amazon.awscdk.services.rds.Endpoint;
import software.amazon.awscdk.services.rds.IClusterEngine;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;
import software.constructs.Node;

/**
 * An Aurora MySQL cluster for WordPress: a writer and a reader that scale together, encrypted, backed up, protected against
 * deletion, and reachable by the named clients alone, over TLS.
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
 * <p>The cluster has a fixed identifier, so its log groups exist before it, and so CloudFormation refuses to replace it
 * unnoticed.
 */
public final class AuroraMysqlCluster extends Construct implements IConnectable {
    static final String DEFAULT_ADMIN_USERNAME = "wpadmin";
    private static final int LONGEST_IDENTIFIER = 63;

    /** What a cluster that outlives its stack stands on. */
    private static final List<Class<? extends CfnResource>> FOUNDATIONS = List.of(
            CfnSecurityGroup.class,
            CfnDBSubnetGroup.class,
            CfnDBClusterParameterGroup.class,
            CfnDBInstance.class,
            CfnLogGroup.class,
            CfnRole.class);

    private final DatabaseCluster cluster;
    private final ServiceConnections network;
    private final IKey key;
    private final Map<String, LogGroup> logGroups = new LinkedHashMap<>();
    private final int servicePort;
    private final boolean iamAuthentication;

    private AuroraMysqlCluster(Builder b, Subnets subnets) {
        super(b.shared().scope(), b.shared().id());
        ServiceSettings service = b.shared();
        RemovalPolicy removal = service.removalPolicy(RemovalPolicy.SNAPSHOT);
        AuroraWarnings.annotate(b, subnets, new Warnings(this));

        servicePort = b.port;
        iamAuthentication = b.iamAuthentication;
        network = ServiceConnections.create(this, service, b.port, "Aurora MySQL");
        key = service.encryptionKey(this, "Aurora MySQL: storage, insights, secret and logs");
        String identifier = identifier(b);
        ServiceLogs logs = new ServiceLogs(this, "/aws/rds/cluster/" + identifier + "/", b.logRetention, key);
        for (String log : b.logExports) {
            logGroups.put(log, logs.create(log));
        }

        IClusterEngine engine = DatabaseClusterEngine.auroraMysql(
                AuroraMysqlClusterEngineProps.builder().version(b.engineVersion).build());
        AuroraInstances instances = new AuroraInstances(b, key);
        DatabaseCluster.Builder built = DatabaseCluster.Builder.create(this, "Cluster")
                .engine(engine)
                .clusterIdentifier(identifier)
                .vpc(service.vpc())
                .vpcSubnets(subnets.selection())
                .securityGroups(List.of(network.securityGroup()))
                .port(b.port)
                .writer(instances.writer())
                .readers(instances.readers())
                .defaultDatabaseName(b.databaseName)
                .credentials(b.credentials.render(this, b.adminUsername, key, service.companionRemovalPolicy()))
                .storageEncryptionKey(key)
                .backup(BackupProps.builder()
                        .retention(b.backupRetention.duration())
                        .preferredWindow(b.backupWindow)
                        .build())
                .preferredMaintenanceWindow(b.maintenanceWindow)
                .autoMinorVersionUpgrade(b.autoMinorVersionUpgrade)
                .copyTagsToSnapshot(b.copyTagsToSnapshot)
                .deleteAutomatedBackups(b.deletesAutomatedBackups())
                .deletionProtection(b.deletionProtection)
                .removalPolicy(removal)
                .cloudwatchLogsExports(b.logExports)
                .parameterGroup(ParameterGroup.Builder.create(this, "Parameters")
                        .engine(engine)
                        .description("Aurora MySQL for WordPress")
                        .parameters(AuroraParameters.of(b.logExports, b.parameters))
                        .build())
                .databaseInsightsMode(b.databaseInsightsMode)
                .enablePerformanceInsights(b.performanceInsights)
                .monitoringInterval(b.monitoringInterval.duration())
                .iamAuthentication(b.iamAuthentication)
                .enableDataApi(b.dataApi);
        if (b.credentials.managed()) {
            built.manageMasterUserPassword(true);
        }
        if (b.performanceInsights) {
            built.performanceInsightRetention(b.insightsRetention())
                    .performanceInsightEncryptionKey(b.insightsKey(key));
        }
        if (b.storageType != null) {
            built.storageType(b.storageType);
        }
        if (b.backtrackWindow != null) {
            built.backtrackWindow(b.backtrackWindow.duration());
        }
        cluster = built.build();
        Node inner = cluster.getNode();
        CfnDBCluster resource = (CfnDBCluster) inner.getDefaultChild();
        if (b.instanceType == null) {
            // Set here, since the construct above refuses capacities that only the deployment knows.
            resource.setServerlessV2ScalingConfiguration(scaling(b));
        }
        // RDS writes its first lines at once, into log groups of its own making if there are none yet.
        if (!logGroups.isEmpty()) {
            resource.getNode().addDependency(logGroups.values().toArray(LogGroup[]::new));
        }
        AuroraAcknowledgements.acknowledge(b, inner.findAll());
        if (ServiceSettings.outlivesStack(removal)) {
            getNode().findAll().stream()
                    .filter(child -> FOUNDATIONS.stream().anyMatch(type -> type.isInstance(child)))
                    .forEach(child -> ((CfnResource) child).applyRemovalPolicy(removal));
        }
    }

    /** RDS stores identifiers in lower case, and names the log groups by what it stores. */
    private String identifier(Builder b) {
        if (b.clusterIdentifier == null) {
            UniqueResourceNameOptions options = UniqueResourceNameOptions.builder()
                    .maxLength(LONGEST_IDENTIFIER)
                    .separator("-")
                    .build();
            // A long name is cut in the middle, where two hyphens may meet.
            return Names.uniqueResourceName(this, options)
                    .toLowerCase(Locale.ROOT)
                    .replace("--", "-");
        }
        return Tokens.isToken(b.clusterIdentifier) ? b.clusterIdentifier : b.clusterIdentifier.toLowerCase(Locale.ROOT);
    }

    private static CfnDBCluster.ServerlessV2ScalingConfigurationProperty scaling(Builder b) {
        CfnDBCluster.ServerlessV2ScalingConfigurationProperty.Builder scaling =
                CfnDBCluster.ServerlessV2ScalingConfigurationProperty.builder()
                        .minCapacity(b.minCapacity)
                        .maxCapacity(b.maxCapacity);
        if (b.autoPause != null) {
            scaling.secondsUntilAutoPause(b.autoPause.toSeconds());
        }
        return scaling.build();
    }

    /**
     * The inner construct, for everything that this one leaves to it.
     *
     * @return the cluster
     */
    public DatabaseCluster getCluster() {
        return cluster;
    }

    /**
     * Identifier of the cluster.
     *
     * @return the identifier
     */
    public String getClusterIdentifier() {
        return cluster.getClusterIdentifier();
    }

    /**
     * ARN of the cluster, as a backup selection names it.
     *
     * @return the ARN
     */
    public String getClusterArn() {
        return cluster.getClusterArn();
    }

    /**
     * Where to write, and to read what was just written.
     *
     * @return the writer's endpoint
     */
    public Endpoint getWriterEndpoint() {
        return cluster.getClusterEndpoint();
    }

    /**
     * Where to read; with several readers, any of them.
     *
     * @return the readers' endpoint
     */
    public Endpoint getReaderEndpoint() {
        return cluster.getClusterReadEndpoint();
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
     * The secret of the administrator. A secret that RDS manages changes every seven days: grant it, never copy it.
     *
     * @return the secret, or nothing if the password was given as a value
     */
    public Optional<ISecret> getAdminSecret() {
        return Optional.ofNullable(cluster.getSecret());
    }

    /**
     * The security group of the cluster.
     *
     * @return the security group
     */
    public ISecurityGroup getSecurityGroup() {
        return network.securityGroup();
    }

    /**
     * The key that encrypts the cluster.
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

    /**
     * Lets someone connect as a database user by IAM. Takes {@code iamAuthentication(true)}, and a user created with
     * {@code AWSAuthenticationPlugin}.
     *
     * @param grantee who may connect
     * @param databaseUser the user within the database
     * @return the grant
     * @throws IllegalArgumentException if the cluster does not take logins by IAM
     */
    public Grant grantConnect(IGrantable grantee, String databaseUser) {
        Problems problems = new Problems();
        problems.require(iamAuthentication, AuroraRules.GRANT_NEEDS_IAM, iamAuthentication);
        problems.throwIfAny(() -> getNode().getPath());
        return cluster.grantConnect(grantee, databaseUser);
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

    /**
     * Share of the processor in use, in percent, averaged over five minutes.
     *
     * @return the metric
     */
    public Metric metricCpuUtilization() {
        return cluster.metricCPUUtilization();
    }

    /**
     * Capacity of the serverless instances, in ACU, averaged over five minutes.
     *
     * @return the metric
     */
    public Metric metricServerlessDatabaseCapacity() {
        return cluster.metricServerlessDatabaseCapacity();
    }

    /**
     * Share of the maximum capacity in use, in percent, averaged over five minutes.
     *
     * @return the metric
     */
    public Metric metricAcuUtilization() {
        return cluster.metricACUUtilization();
    }

    /**
     * Number of client connections, averaged over five minutes.
     *
     * @return the metric
     */
    public Metric metricDatabaseConnections() {
        return cluster.metricDatabaseConnections();
    }

    /** Builds an {@link AuroraMysqlCluster}. Only the VPC is required. */
    public static final class Builder extends ServiceBuilder<Builder> {
        private Optional<AuroraVersion> version = Optional.empty();

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

        @Nullable String clusterIdentifier;

        /**
         * Names the cluster. Default: a name made from the construct's path. Changing it replaces the cluster.
         *
         * @param identifier 1 to 63 letters, digits and single hyphens, a letter first; stored in lower case
         * @return this builder
         */
        public Builder clusterIdentifier(String identifier) {
            this.clusterIdentifier = given("clusterIdentifier", identifier, this.clusterIdentifier);
            return this;
        }

        AuroraMysqlEngineVersion engineVersion = AuroraMysqlEngineVersion.VER_3_10_4;

        /**
         * Pins the version of the engine. Default: 8.0.mysql_aurora.3.10.4. Raising it upgrades in place; there is no way back.
         *
         * @param version a version that RDS still creates; serverless instances need 3.02, a minimum of 0 ACU needs 3.08
         * @return this builder
         */
        public Builder engineVersion(AuroraMysqlEngineVersion version) {
            this.engineVersion = given("engineVersion", version, this.engineVersion);
            return this;
        }

        double minCapacity = 2;

        /**
         * Sets the capacity that serverless instances never go below. Default: 2.
         *
         * @param acu 0, or 0.5 to 256, in ACU and steps of 0.5; 0 lets an idle cluster pause
         * @return this builder
         */
        public Builder minCapacity(double acu) {
            this.minCapacity = acu;
            return this;
        }

        double maxCapacity = 16;

        /**
         * Sets the capacity that serverless instances never exceed. Default: 16. The number of connections follows from it, after
         * a reboot.
         *
         * @param acu 1 to 256, in ACU and steps of 0.5; at most 128 before engine version 3.06
         * @return this builder
         */
        public Builder maxCapacity(double acu) {
            this.maxCapacity = acu;
            return this;
        }

        @Nullable LazyDuration autoPause;

        /**
         * Sets how long a cluster with a minimum of 0 ACU is idle before it pauses. Default: 300 seconds, by RDS.
         *
         * @param idle 300 to 86400 seconds
         * @return this builder
         */
        public Builder autoPause(Duration idle) {
            this.autoPause = given("autoPause", LazyDuration.of(idle), this.autoPause);
            return this;
        }

        @Nullable InstanceType instanceType;

        /**
         * Chooses provisioned instances instead of serverless ones; the capacities then have no meaning. Default: serverless.
         *
         * @param type type of writer and readers, such as {@code r6g.large}
         * @return this builder
         */
        public Builder instanceType(InstanceType type) {
            this.instanceType = given("instanceType", type, this.instanceType);
            return this;
        }

        int readers = 1;

        /**
         * Sets the number of readers. Each can take over from the writer, and scales with it. Default: 1.
         *
         * @param count 0 to 15
         * @return this builder
         */
        public Builder readers(int count) {
            this.readers = count;
            return this;
        }

        String databaseName = "wordpress";

        /**
         * Names the database that is created with the cluster. Default: wordpress. Changing it replaces the cluster.
         *
         * @param name 1 to 64 letters, digits and underscores, a letter first
         * @return this builder
         */
        public Builder databaseName(String name) {
            this.databaseName = given("databaseName", name, this.databaseName);
            return this;
        }

        @Nullable String adminUsername;

        /**
         * Names the administrator. Default: wpadmin, or the name in the secret if the credentials are an existing secret. Changing
         * it replaces the cluster.
         *
         * @param name 1 to 16 letters, digits and underscores, a letter first
         * @return this builder
         */
        public Builder adminUsername(String name) {
            this.adminUsername = given("adminUsername", name, this.adminUsername);
            return this;
        }

        AdminCredentials credentials = AdminCredentials.managedByRds();

        /**
         * Chooses where the administrator's password comes from. Default: {@link AdminCredentials#managedByRds()}.
         *
         * @param choice one of the four choices
         * @return this builder
         */
        public Builder credentials(AdminCredentials choice) {
            this.credentials = given("credentials", choice, this.credentials);
            return this;
        }

        int port = 3306;

        /**
         * Sets the port of all endpoints. Default: 3306.
         *
         * @param port 1150 to 65535
         * @return this builder
         */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        LazyDuration backupRetention = LazyDuration.days(7);

        /**
         * Sets how far back the cluster can be restored to any second. Default: 7 days.
         *
         * @param retention 1 to 35 whole days
         * @return this builder
         */
        public Builder backupRetention(Duration retention) {
            this.backupRetention = given("backupRetention", LazyDuration.of(retention), this.backupRetention);
            return this;
        }

        String backupWindow = "02:00-03:00";

        /**
         * Sets when the daily backup is taken. Default: 02:00-03:00.
         *
         * @param window {@code hh24:mi-hh24:mi} in UTC, at least 30 minutes, apart from the maintenance window
         * @return this builder
         */
        public Builder backupWindow(String window) {
            this.backupWindow = given("backupWindow", window, this.backupWindow);
            return this;
        }

        String maintenanceWindow = "sun:03:00-sun:04:00";

        /**
         * Sets when RDS may change the cluster and its instances. Default: sun:03:00-sun:04:00.
         *
         * @param window {@code ddd:hh24:mi-ddd:hh24:mi} in UTC, at least 30 minutes and less than 24 hours
         * @return this builder
         */
        public Builder maintenanceWindow(String window) {
            this.maintenanceWindow = given("maintenanceWindow", window, this.maintenanceWindow);
            return this;
        }

        boolean deletionProtection = true;

        /**
         * Refuses the deletion of the cluster, by anyone. Default: true.
         *
         * @param protect whether the cluster is protected
         * @return this builder
         */
        public Builder deletionProtection(boolean protect) {
            this.deletionProtection = protect;
            return this;
        }

        boolean copyTagsToSnapshot = true;

        /**
         * Copies the cluster's tags to its snapshots. Default: true.
         *
         * @param copy whether to copy them
         * @return this builder
         */
        public Builder copyTagsToSnapshot(boolean copy) {
            this.copyTagsToSnapshot = copy;
            return this;
        }

        private @Nullable Boolean deleteAutomatedBackups;

        /**
         * Decides whether the automated backups go with the cluster. Default: false, so that they stay for their retention; true
         * if the removal policy is to destroy the data.
         *
         * @param delete whether to delete them
         * @return this builder
         */
        public Builder deleteAutomatedBackups(Boolean delete) {
            this.deleteAutomatedBackups = given("deleteAutomatedBackups", delete, this.deleteAutomatedBackups);
            return this;
        }

        boolean performanceInsights = true;

        /**
         * Records what the database spends its time on. Default: true.
         *
         * @param record whether to record it
         * @return this builder
         */
        public Builder performanceInsights(boolean record) {
            this.performanceInsights = record;
            return this;
        }

        @Nullable PerformanceInsightRetention performanceInsightsRetention;

        /**
         * Sets how long that record is kept. Default: 7 days, or 15 months in advanced mode.
         *
         * @param retention the retention
         * @return this builder
         */
        public Builder performanceInsightsRetention(PerformanceInsightRetention retention) {
            this.performanceInsightsRetention =
                    given("performanceInsightsRetention", retention, this.performanceInsightsRetention);
            return this;
        }

        @Nullable IKey performanceInsightsKey;

        /**
         * Sets the key of that record. Default: the cluster's key. It cannot be changed later.
         *
         * @param key the key, in the cluster's region
         * @return this builder
         */
        public Builder performanceInsightsKey(IKey key) {
            this.performanceInsightsKey = given("performanceInsightsKey", key, this.performanceInsightsKey);
            return this;
        }

        DatabaseInsightsMode databaseInsightsMode = DatabaseInsightsMode.STANDARD;

        /**
         * Sets the mode of Database Insights. Default: {@code STANDARD}.
         *
         * @param mode {@code ADVANCED} needs Performance Insights with 15 months of retention
         * @return this builder
         */
        public Builder databaseInsightsMode(DatabaseInsightsMode mode) {
            this.databaseInsightsMode = given("databaseInsightsMode", mode, this.databaseInsightsMode);
            return this;
        }

        LazyDuration monitoringInterval = LazyDuration.minutes(1);

        /**
         * Collects metrics of the operating system, as Enhanced Monitoring. Default: every minute.
         *
         * @param interval 1, 5, 10, 15, 30 or 60 seconds; 0 collects none
         * @return this builder
         */
        public Builder monitoringInterval(Duration interval) {
            this.monitoringInterval = given("monitoringInterval", LazyDuration.of(interval), this.monitoringInterval);
            return this;
        }

        List<String> logExports = List.of("error", "slowquery");

        /**
         * Chooses the logs to export to CloudWatch Logs, each to a log group of its own. Default: error and slowquery. The
         * parameters that make the engine write them are set too.
         *
         * @param logs any of audit, error, general, instance, slowquery and iam-db-auth-error; nothing exports no log
         * @return this builder
         */
        public Builder logExports(@Nullable String... logs) {
            this.logExports = givenAll("logExports", logs).stream().distinct().toList();
            return this;
        }

        RetentionDays logRetention = RetentionDays.ONE_MONTH;

        /**
         * Sets how long exported logs are kept. Default: one month.
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
         * Sets a cluster parameter. Default: utf8mb4 with utf8mb4_unicode_520_ci, TLS required, and what the exported logs
         * need: a slow query log of queries over 2 seconds, written to a file. A reboot applies static parameters.
         *
         * @param name name of the parameter, of the family aurora-mysql8.0
         * @param value its value
         * @return this builder
         */
        public Builder parameter(String name, String value) {
            if (areGiven("parameter", name, value)) {
                parameters.put(name, value);
            }
            return this;
        }

        @Nullable DBClusterStorageType storageType;

        /**
         * Chooses how storage is billed. Default: {@code AURORA}, by request, which RDS takes if nothing is said.
         *
         * @param type {@code AURORA_IOPT1} charges no requests and more for storage
         * @return this builder
         */
        public Builder storageType(DBClusterStorageType type) {
            this.storageType = given("storageType", type, this.storageType);
            return this;
        }

        @Nullable LazyDuration backtrackWindow;

        /**
         * Lets the cluster be wound back in place. Default: off. Only a new cluster can be given it, and what is switched off stays
         * off.
         *
         * @param window 0 to 72 hours
         * @return this builder
         */
        public Builder backtrackWindow(Duration window) {
            this.backtrackWindow = given("backtrackWindow", LazyDuration.of(window), this.backtrackWindow);
            return this;
        }

        boolean iamAuthentication = false;

        /**
         * Lets database users log in by IAM. WordPress itself cannot. Default: false.
         *
         * @param allow whether to allow it
         * @return this builder
         */
        public Builder iamAuthentication(boolean allow) {
            this.iamAuthentication = allow;
            return this;
        }

        boolean autoMinorVersionUpgrade = false;

        /**
         * Lets RDS upgrade the engine on its own. Default: false, since the version is pinned.
         *
         * @param upgrade whether to let it
         * @return this builder
         */
        public Builder autoMinorVersionUpgrade(boolean upgrade) {
            this.autoMinorVersionUpgrade = upgrade;
            return this;
        }

        boolean dataApi = false;

        /**
         * Serves SQL over HTTPS with IAM. Default: false.
         *
         * @param serve whether to serve it
         * @return this builder
         */
        public Builder dataApi(boolean serve) {
            this.dataApi = serve;
            return this;
        }

        /**
         * Checks the input and builds the cluster.
         *
         * @return the cluster
         * @throws IllegalArgumentException one line for each problem, before anything is made
         */
        public AuroraMysqlCluster build() {
            return prepare().build(this::path);
        }

        @Override
        protected Prepared<AuroraMysqlCluster> prepare() {
            Problems problems = shared.startChecks();
            version = AuroraChecks.check(this, problems);
            Subnets selected = shared.check(problems, false);
            return new Prepared<>(problems, () -> new AuroraMysqlCluster(this, selected));
        }

        ServiceSettings shared() {
            return shared;
        }

        /** The version, if its text is known and understood. */
        Optional<AuroraVersion> version() {
            return version;
        }

        boolean deletesAutomatedBackups() {
            return deleteAutomatedBackups == null
                    ? shared.removalPolicy(RemovalPolicy.SNAPSHOT) == RemovalPolicy.DESTROY
                    : deleteAutomatedBackups;
        }

        PerformanceInsightRetention insightsRetention() {
            if (performanceInsightsRetention != null) {
                return performanceInsightsRetention;
            }
            return databaseInsightsMode == DatabaseInsightsMode.ADVANCED
                    ? PerformanceInsightRetention.MONTHS_15
                    : PerformanceInsightRetention.DEFAULT;
        }

        IKey insightsKey(IKey clusterKey) {
            return performanceInsightsKey == null ? clusterKey : performanceInsightsKey;
        }
    }
}
