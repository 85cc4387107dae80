package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.database.AuroraRestore.Kind;
import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.service.ServiceBuilder;
import io.github.wpdata.cdk.service.ServiceSettings;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.rds.AuroraMysqlEngineVersion;
import software.amazon.awscdk.services.rds.CaCertificate;
import software.amazon.awscdk.services.rds.DBClusterStorageType;
import software.amazon.awscdk.services.rds.DatabaseInsightsMode;
import software.amazon.awscdk.services.rds.EngineLifecycleSupport;
import software.amazon.awscdk.services.rds.InstanceUpdateBehaviour;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;
import software.constructs.Construct;

/** The settings of {@link AuroraMysqlCluster}, in the order of its makers. */
abstract class AuroraSettings<B extends AuroraSettings<B>> extends ServiceBuilder<B> {
    static final String DEFAULT_ADMIN_USERNAME = "wpadmin";

    AuroraSettings(Construct scope, String id) {
        super(scope, id);
    }

    // Identity

    @Nullable String clusterIdentifier;

    /**
     * Names the cluster. Default: a name made from the construct's path, unique for each stack. Changing it replaces the
     * cluster.
     *
     * @param identifier 1 to 63 letters, digits and single hyphens, a letter first; stored in lower case
     * @return this builder
     */
    public B clusterIdentifier(String identifier) {
        this.clusterIdentifier = given("clusterIdentifier", identifier, this.clusterIdentifier);
        return self();
    }

    String databaseName = "wordpress";

    /**
     * Names the database that is created with the cluster. Default: wordpress. Changing it replaces the cluster.
     *
     * @param name 1 to 64 letters, digits and underscores, a letter first; not a reserved word of MySQL
     * @return this builder
     */
    public B databaseName(String name) {
        this.databaseName = given("databaseName", name, this.databaseName);
        return self();
    }

    @Nullable String adminUsername;

    /**
     * Names the administrator. Default: wpadmin, or the name in the secret if the credentials are an existing secret.
     * Changing it may replace the cluster (conditionalCreateOnlyProperties of the CloudFormation schema).
     *
     * @param name 1 to 16 letters, digits and underscores, a letter first; not a reserved word of MySQL
     * @return this builder
     */
    public B adminUsername(String name) {
        this.adminUsername = given("adminUsername", name, this.adminUsername);
        return self();
    }

    AdminCredentials credentials = AdminCredentials.managedByRds();

    /**
     * Chooses the source of the administrator's password. Default: {@link AdminCredentials#managedByRds()}. Changing it
     * applies in place.
     *
     * @param credentials one of the four choices
     * @return this builder
     */
    public B credentials(AdminCredentials credentials) {
        this.credentials = given("credentials", credentials, this.credentials);
        return self();
    }

    // Engine and instances

    AuroraMysqlEngineVersion engineVersion = AuroraEngine.DEFAULT;

    /**
     *
     * <p>Pins the version of the engine. Default: 8.0.mysql_aurora.3.10.4. A higher version upgrades in place; RDS has no
     * downgrade.
     *
     * <p>A version of MySQL 8.4 comes with a parameter group of its own family, which is created before the upgrade.
     *
     * @param version a version that RDS still creates; serverless instances need 3.02 or later, and a minimum of 0 ACU needs
     *     3.08 or later
     * @return this builder
     */
    public B engineVersion(AuroraMysqlEngineVersion version) {
        this.engineVersion = given("engineVersion", version, this.engineVersion);
        return self();
    }

    boolean autoMinorVersionUpgrade = false;

    /**
     * Allows RDS to upgrade to a newer minor version during maintenance. Default: false, because the version is pinned.
     *
     * @param allow whether to allow it
     * @return this builder
     */
    public B autoMinorVersionUpgrade(boolean allow) {
        this.autoMinorVersionUpgrade = allow;
        return self();
    }

    double minCapacity = 2;

    /**
     * Sets the lowest capacity of each serverless instance. Default: 2 ACU. Refused together with {@link #instanceType(InstanceType)}.
     *
     * @param acu 0, or 0.5 to 256, in ACU and steps of 0.5; 0 lets an idle cluster pause
     * @return this builder
     */
    public B minCapacity(double acu) {
        this.minCapacity = acu;
        given("minCapacity");
        return self();
    }

    double maxCapacity = 16;

    /**
     * Sets the highest capacity of each serverless instance. Default: 16 ACU. The highest number of connections depends on
     * it, and changes at the next reboot. Refused together with {@link #instanceType(InstanceType)}.
     *
     * @param acu 1 to 256, in ACU and steps of 0.5; at most 128 before engine version 3.06
     * @return this builder
     */
    public B maxCapacity(double acu) {
        this.maxCapacity = acu;
        given("maxCapacity");
        return self();
    }

    @Nullable LazyDuration autoPause;

    /**
     * Sets how long a cluster with a minimum of 0 ACU is idle before it pauses. Default: 300 seconds, set by RDS.
     *
     * @param idle 300 to 86400 seconds
     * @return this builder
     */
    public B autoPause(Duration idle) {
        this.autoPause = given("autoPause", LazyDuration.of(idle), this.autoPause);
        return self();
    }

    @Nullable InstanceType instanceType;

    /**
     * Uses provisioned instances instead of serverless ones, which have no capacity to set: the capacities of a profile do not
     * apply, others are refused. Default: serverless. Changing it applies in place, with a failover.
     *
     * @param type type of writer and readers, such as {@code r7g.large}
     * @return this builder
     */
    public B instanceType(InstanceType type) {
        this.instanceType = given("instanceType", type, this.instanceType);
        return self();
    }

    int readers = 1;

    /**
     * Sets the number of readers. Each can take over from the writer, and scales with it. Default: 1.
     *
     * @param count 0 to 15
     * @return this builder
     */
    public B readers(int count) {
        this.readers = count;
        return self();
    }

    List<String> availabilityZones = List.of();

    /**
     * Places the instances: the writer, then each reader, in this availability zone. Default: RDS spreads them. Changing it replaces
     * instances, one after the other with {@link #instanceUpdateBehaviour(InstanceUpdateBehaviour)}.
     *
     * @param zones one for each instance, as many as there are readers and one more
     * @return this builder
     */
    public B availabilityZones(@Nullable String... zones) {
        this.availabilityZones = givenAll("availabilityZones", zones);
        return self();
    }

    Optional<AuroraReaderScaling> readerScaling = Optional.empty();

    /**
     * Lets Application Auto Scaling add readers when the readers of the stack are busy. Default: off. The added readers are not part of
     * the stack: before the cluster can be deleted or restored in place, they must have been removed.
     *
     * @param minReaders fewest readers, those of the stack included; 0 to 15
     * @param maxReaders most readers, those of the stack included; 1 to 15
     * @param cpuPercent average CPU use of the readers to aim at; 1 to 100 percent
     * @return this builder
     */
    public B readerAutoScaling(int minReaders, int maxReaders, double cpuPercent) {
        this.readerScaling = Optional.of(new AuroraReaderScaling(minReaders, maxReaders, cpuPercent));
        return self();
    }

    InstanceUpdateBehaviour instanceUpdateBehaviour = InstanceUpdateBehaviour.BULK;

    /**
     * Chooses whether a deployment updates the readers one after the other, after the writer. Default: {@code BULK}, all at once.
     *
     * @param behaviour {@code ROLLING} takes longer and keeps the cluster available
     * @return this builder
     */
    public B instanceUpdateBehaviour(InstanceUpdateBehaviour behaviour) {
        this.instanceUpdateBehaviour = given("instanceUpdateBehaviour", behaviour, this.instanceUpdateBehaviour);
        return self();
    }

    @Nullable EngineLifecycleSupport engineLifecycleSupport;

    /**
     * Chooses what happens at the end of standard support of the engine version. Default: RDS Extended Support, at a charge, set by RDS.
     * RDS accepts it only when the cluster is created or restored.
     *
     * @param support {@code OPEN_SOURCE_RDS_EXTENDED_SUPPORT_DISABLED} avoids the charge: RDS then upgrades the major version
     * @return this builder
     */
    public B engineLifecycleSupport(EngineLifecycleSupport support) {
        this.engineLifecycleSupport = given("engineLifecycleSupport", support, this.engineLifecycleSupport);
        return self();
    }

    @Nullable CaCertificate caCertificate;

    /**
     * Chooses the certificate authority that signs the server certificates of the instances. Default: that of the account, set by RDS.
     * Changing it applies in place.
     *
     * @param certificate such as {@code CaCertificate.RDS_CA_ECC384_G1}
     * @return this builder
     */
    public B caCertificate(CaCertificate certificate) {
        this.caCertificate = given("caCertificate", certificate, this.caCertificate);
        return self();
    }

    // Network and access

    int port = 3306;

    /**
     * Sets the port of all endpoints. Default: 3306.
     *
     * @param port 1150 to 65535
     * @return this builder
     */
    public B port(int port) {
        this.port = port;
        return self();
    }

    boolean iamAuthentication = false;

    /**
     * Allows database users to log in with IAM tokens, which last 15 minutes; WordPress cannot use them. Default: false.
     *
     * @param allow whether to allow it
     * @return this builder
     */
    public B iamAuthentication(boolean allow) {
        this.iamAuthentication = allow;
        return self();
    }

    boolean dataApi = false;

    /**
     * Enables the RDS Data API, which runs SQL over HTTPS with IAM permissions. Default: false.
     *
     * @param enable whether to enable it
     * @return this builder
     */
    public B dataApi(boolean enable) {
        this.dataApi = enable;
        return self();
    }

    boolean localWriteForwarding = false;

    /**
     * Lets readers accept writes, which they forward to the writer; for plug-ins that cannot separate reads from writes. Default: false.
     * The parameter {@code aurora_replica_read_consistency} decides how soon a session reads what it wrote.
     *
     * @param forward whether to forward them; needs a reader, and engine version 3.04 or later
     * @return this builder
     */
    public B localWriteForwarding(boolean forward) {
        this.localWriteForwarding = forward;
        return self();
    }

    final Map<String, AuroraCustomEndpoint> customEndpoints = new LinkedHashMap<>();

    /**
     * Adds an endpoint that leads to some of the readers, for reports or exports for example. May be called again to add more. Default:
     * none. Changing its identifier replaces it. Its host name is in {@link AuroraMysqlCluster#getCustomEndpoints}.
     *
     * <p>The template validator of aws-cdk-lib 2.263 does not know the type of this resource; if it is switched on, acknowledge
     * {@code CloudFormation-Validate::F3006}.
     *
     * @param identifier 1 to 63 letters, digits and single hyphens, a letter first; unique in the account and region
     * @param readers numbers of the readers, from 1
     * @return this builder
     */
    public B customEndpoint(String identifier, int... readers) {
        if (areGiven("customEndpoint", identifier, readers)) {
            customEndpoints.put(
                    identifier,
                    new AuroraCustomEndpoint(
                            identifier,
                            Arrays.stream(readers).boxed().distinct().toList()));
        }
        return self();
    }

    // Storage

    @Nullable DBClusterStorageType storageType;

    /**
     * Chooses how storage is billed. Default: {@code AURORA}, which charges for each request; RDS uses it if the template
     * has no type.
     *
     * @param type {@code AURORA_IOPT1} does not charge for requests, and more for storage and instances
     * @return this builder
     */
    public B storageType(DBClusterStorageType type) {
        this.storageType = given("storageType", type, this.storageType);
        return self();
    }

    // Backup

    LazyDuration backupRetention = LazyDuration.days(7);

    /**
     * Sets how far back the cluster can be restored to any second. Default: 7 days.
     *
     * @param retention 1 to 35 whole days
     * @return this builder
     */
    public B backupRetention(Duration retention) {
        this.backupRetention = given("backupRetention", LazyDuration.of(retention), this.backupRetention);
        return self();
    }

    String backupWindow = "02:00-03:00";

    /**
     * Sets when the daily backup is taken. Default: 02:00-03:00 UTC.
     *
     * @param window {@code hh24:mi-hh24:mi} in UTC, at least 30 minutes, apart from the maintenance window
     * @return this builder
     */
    public B backupWindow(String window) {
        this.backupWindow = given("backupWindow", window, this.backupWindow);
        return self();
    }

    @Nullable LazyDuration backtrackWindow;

    /**
     * Allows the cluster to be rewound in place. Default: off. It can be switched on only for a new or restored cluster, and
     * cannot be switched on again once it is off.
     *
     * @param window 0 to 72 hours
     * @return this builder
     */
    public B backtrackWindow(Duration window) {
        this.backtrackWindow = given("backtrackWindow", LazyDuration.of(window), this.backtrackWindow);
        return self();
    }

    boolean copyTagsToSnapshot = true;

    /**
     * Copies the cluster's tags to its snapshots. Default: true.
     *
     * @param copy whether to copy them
     * @return this builder
     */
    public B copyTagsToSnapshot(boolean copy) {
        this.copyTagsToSnapshot = copy;
        return self();
    }

    // Restore

    /** By kind, in the order of the calls; the checks allow one. */
    final Map<Kind, AuroraRestore> restores = new LinkedHashMap<>();

    /**
     * Restores the cluster from a snapshot. Default: the cluster starts empty.
     *
     * <p>All other settings apply to the restored cluster, except that the administrator's name and the databases are those of the
     * snapshot. Its identifier ends in a hash of the snapshot. On a running stack, setting, changing or removing the snapshot
     * therefore creates a new cluster beside the old one, with new endpoints and log groups; the old log groups are deleted.
     *
     * <p>With deletion protection, the old cluster is kept under its identifier, without instances and outside of the stack. To
     * delete it, call {@code aws rds modify-db-cluster --no-deletion-protection} and {@code aws rds delete-db-cluster}. Without
     * deletion protection, the removal policy decides: by default the old cluster is deleted after a final snapshot.
     *
     * <p>Keep the setting as long as the cluster exists: removing it replaces the cluster by an empty one.
     *
     * @param snapshot name of a snapshot, or its ARN if it is of AWS Backup or of another account; in the cluster's region, of the
     *     same major version of the engine
     * @return this builder
     */
    public B restoreFromSnapshot(String snapshot) {
        return restore(Kind.SNAPSHOT, snapshot, null);
    }

    /**
     * Makes the cluster a clone of another one, which shares its storage until either changes it. Default: the cluster starts empty.
     * Replacement, identifier and what must be kept are those of {@link #restoreFromSnapshot(String)}. Deletion protection and parameters
     * apply some minutes after the cluster exists. Template validators may report StorageEncrypted as superfluous (W3689); without
     * it, CloudFormation refuses to restore an encrypted cluster.
     *
     * @param cluster identifier or ARN of the other cluster, in the same region
     * @return this builder
     */
    public B cloneFrom(String cluster) {
        return restore(Kind.CLONE, cluster, null);
    }

    /**
     * Restores the state that another cluster, or this one before, had at a time. Default: the cluster starts empty. Replacement,
     * identifier and what must be kept are those of {@link #restoreFromSnapshot(String)}. Deletion protection and parameters apply some
     * minutes after the cluster exists.
     *
     * @param cluster identifier or ARN of the cluster, in the same region; for a deleted cluster, the resource id of its automated
     *     backups
     * @param time the time, within the backup retention of the cluster; whole seconds
     * @return this builder
     */
    public B restoreToTime(String cluster, Instant time) {
        return areGiven("restoreToTime", time) ? restore(Kind.TIME, cluster, time) : self();
    }

    /**
     * Restores the latest state of another cluster that its backups hold, up to five minutes ago. Default: the cluster starts empty.
     * Otherwise like {@link #restoreToTime(String, Instant)}.
     *
     * @param cluster identifier or ARN of the cluster, in the same region; for a deleted cluster, the resource id of its automated
     *     backups
     * @return this builder
     */
    public B restoreToLatestTime(String cluster) {
        return restore(Kind.LATEST_TIME, cluster, null);
    }

    private B restore(Kind kind, String source, @Nullable Instant time) {
        if (areGiven(kind.property, source)) {
            restores.put(kind, new AuroraRestore(kind, source, time));
        }
        return self();
    }

    // Monitoring

    boolean performanceInsights = true;

    /**
     * Records what the database spends its time on. Default: true.
     *
     * @param record whether to record it
     * @return this builder
     */
    public B performanceInsights(boolean record) {
        this.performanceInsights = record;
        return self();
    }

    @Nullable PerformanceInsightRetention performanceInsightsRetention;

    /**
     * Sets how long this record is kept. Default: 7 days, or 15 months in advanced mode.
     *
     * @param retention the retention
     * @return this builder
     */
    public B performanceInsightsRetention(PerformanceInsightRetention retention) {
        this.performanceInsightsRetention =
                given("performanceInsightsRetention", retention, this.performanceInsightsRetention);
        return self();
    }

    @Nullable IKey performanceInsightsKey;

    /**
     * Sets the key that encrypts this record. Default: the cluster's key. RDS refuses to change it later.
     *
     * @param key the key, in the cluster's region
     * @return this builder
     */
    public B performanceInsightsKey(IKey key) {
        this.performanceInsightsKey = given("performanceInsightsKey", key, this.performanceInsightsKey);
        return self();
    }

    DatabaseInsightsMode databaseInsightsMode = DatabaseInsightsMode.STANDARD;

    /**
     * Sets the mode of Database Insights. Default: {@code STANDARD}.
     *
     * @param mode {@code ADVANCED} needs Performance Insights with 15 months of retention
     * @return this builder
     */
    public B databaseInsightsMode(DatabaseInsightsMode mode) {
        this.databaseInsightsMode = given("databaseInsightsMode", mode, this.databaseInsightsMode);
        return self();
    }

    LazyDuration monitoringInterval = LazyDuration.minutes(1);

    /**
     * Sets how often Enhanced Monitoring collects metrics of the operating system. Default: every minute.
     *
     * @param interval 1, 5, 10, 15, 30 or 60 seconds; 0 collects none
     * @return this builder
     */
    public B monitoringInterval(Duration interval) {
        this.monitoringInterval = given("monitoringInterval", LazyDuration.of(interval), this.monitoringInterval);
        return self();
    }

    List<String> logExports = List.of("error", "slowquery");

    /**
     * Chooses the logs to export to CloudWatch Logs, each to its own log group. Default: error and slowquery. The parameters
     * that make the engine write them are set too.
     *
     * @param logs any of audit, error, general, instance, slowquery and iam-db-auth-error; none exports no log
     * @return this builder
     */
    public B logExports(@Nullable String... logs) {
        this.logExports = givenAll("logExports", logs).stream().distinct().toList();
        return self();
    }

    RetentionDays logRetention = RetentionDays.ONE_MONTH;

    /**
     * Sets how long exported logs are kept. Default: one month. Refused where no log is exported.
     *
     * @param retention the retention
     * @return this builder
     */
    public B logRetention(RetentionDays retention) {
        this.logRetention = given("logRetention", retention, this.logRetention);
        return self();
    }

    String maintenanceWindow = "sun:03:00-sun:04:00";

    /**
     * Sets when RDS may maintain the cluster and its instances. Default: sun:03:00-sun:04:00 UTC.
     *
     * @param window {@code ddd:hh24:mi-ddd:hh24:mi} in UTC, at least 30 minutes and less than 24 hours
     * @return this builder
     */
    public B maintenanceWindow(String window) {
        this.maintenanceWindow = given("maintenanceWindow", window, this.maintenanceWindow);
        return self();
    }

    // Parameters

    final Map<String, String> parameters = new LinkedHashMap<>();

    /**
     * Sets a cluster parameter. Default: utf8mb4 with utf8mb4_unicode_520_ci, TLS required, and what the exported logs need:
     * a slow query log of queries over 2 seconds, written to a file. Static parameters apply after a reboot.
     *
     * @param name name of the parameter in the family of the engine version, such as aurora-mysql8.0
     * @param value its value
     * @return this builder
     */
    public B parameter(String name, String value) {
        if (areGiven("parameter", name, value)) {
            parameters.put(name, value);
        }
        return self();
    }

    final Map<String, String> instanceParameters = new LinkedHashMap<>();

    /**
     * Sets a parameter of the instances, which overrides that of the cluster. Default: none. Static parameters apply after a reboot.
     *
     * @param name name of the parameter in the family of the engine version, such as aurora-mysql8.0
     * @param value its value
     * @return this builder
     */
    public B instanceParameter(String name, String value) {
        if (areGiven("instanceParameter", name, value)) {
            instanceParameters.put(name, value);
        }
        return self();
    }

    // Protection

    boolean deletionProtection = true;

    /**
     * Makes RDS refuse to delete the cluster. Default: true.
     *
     * @param protect whether the cluster is protected
     * @return this builder
     */
    public B deletionProtection(boolean protect) {
        this.deletionProtection = protect;
        return self();
    }

    // Boxed, because the default depends on the removal policy.
    private @Nullable Boolean deleteAutomatedBackups;

    /**
     * Decides whether the automated backups are deleted with the cluster. Default: false, so that they stay for their
     * retention; true if the removal policy is {@code DESTROY}.
     *
     * @param delete whether to delete them
     * @return this builder
     */
    public B deleteAutomatedBackups(Boolean delete) {
        this.deleteAutomatedBackups = given("deleteAutomatedBackups", delete, this.deleteAutomatedBackups);
        return self();
    }

    ServiceSettings shared() {
        return shared;
    }

    boolean isServerless() {
        return instanceType == null;
    }

    /** What the cluster is restored from, once the checks have passed. */
    Optional<AuroraRestore> restore() {
        return restores.values().stream().findFirst();
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
