package io.github.wpdata.cdk.files;

import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.service.Prepared;
import io.github.wpdata.cdk.service.ServiceBuilder;
import io.github.wpdata.cdk.service.ServiceConnections;
import io.github.wpdata.cdk.service.ServiceSettings;
import io.github.wpdata.cdk.service.Subnets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.efs.AccessPoint;
import software.amazon.awscdk.services.efs.CfnFileSystem;
import software.amazon.awscdk.services.efs.FileSystem;
import software.amazon.awscdk.services.efs.IAccessPoint;
import software.amazon.awscdk.services.efs.LifecyclePolicy;
import software.amazon.awscdk.services.efs.OutOfInfrequentAccessPolicy;
import software.amazon.awscdk.services.efs.PerformanceMode;
import software.amazon.awscdk.services.efs.ThroughputMode;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.GrantOnPrincipalOptions;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * The files that all WordPress pods share: an EFS file system, encrypted, backed up, kept when its stack goes, mounted
 * over TLS by the named clients alone, with an access point for {@code wp-content}.
 *
 * <pre>{@code
 * EfsFileSystem files = EfsFileSystem.Builder.create(this, "Files")
 *         .vpc(vpc)
 *         .clients(nodeSecurityGroup)
 *         .throughputMode(ThroughputMode.ELASTIC)
 *         .build();
 * }</pre>
 *
 * <p>Each availability zone has one mount target. Whoever reaches one may mount and write without an IAM identity, as
 * pods do; nobody has root access unless granted.
 */
public final class EfsFileSystem extends Construct implements IConnectable {
    /** Name of the access point for wp-content. */
    public static final String FIXED_ACCESS_POINT = "wp-content";

    private static final int NFS = 2049;
    private static final String STABLE_MOUNT_TARGETS = "@aws-cdk/aws-efs:mountTargetOrderInsensitiveLogicalId";

    private final FileSystem fileSystem;
    private final ServiceConnections network;
    private final IKey key;
    private final List<ISubnet> mountTargetSubnets;
    private final Map<String, AccessPoint> accessPoints = new LinkedHashMap<>();
    private final boolean hasFixedAccessPoint;
    private final boolean backsItselfUp;

    private EfsFileSystem(Builder b, Subnets subnets) {
        super(b.shared().scope(), b.shared().id());
        // Without this flag a subnet put in front of the others renames the mount targets, and the new ones then meet
        // the
        // old ones in their zones. It has to stand here before the first child.
        getNode().setContext(STABLE_MOUNT_TARGETS, true);
        ServiceSettings service = b.shared();
        RemovalPolicy removal = b.removalPolicy();
        FilesWarnings.annotate(b, subnets, new Warnings(this));

        network = ServiceConnections.create(this, service, NFS, "EFS");
        key = service.encryptionKey(this, "EFS: files");
        mountTargetSubnets = subnets.chosen();
        FileSystem.Builder built = FileSystem.Builder.create(this, "FileSystem")
                .vpc(service.vpc())
                .vpcSubnets(subnets.selection())
                .securityGroup(network.securityGroup())
                .encrypted(true)
                .kmsKey(key)
                .performanceMode(b.performanceMode)
                .throughputMode(b.throughputMode)
                // To CDK this means to leave the policy as it is, and not to add a statement of its own.
                .allowAnonymousAccess(true)
                .fileSystemPolicy(FilesPolicy.document())
                .enableAutomaticBackups(b.automaticBackup)
                .removalPolicy(removal);
        if (b.fileSystemName != null) {
            built.fileSystemName(b.fileSystemName);
        }
        if (b.provisionedThroughput != null) {
            built.provisionedThroughputPerSecond(b.provisionedThroughput);
        }
        if (b.infrequentAccess) {
            built.lifecyclePolicy(b.infrequentAccessAfter);
        }
        if (b.archiveAfter != null) {
            built.transitionToArchivePolicy(b.archiveAfter);
        }
        if (b.returnOnAccess && (b.infrequentAccess || b.archiveAfter != null)) {
            built.outOfInfrequentAccessPolicy(OutOfInfrequentAccessPolicy.AFTER_1_ACCESS);
        }
        fileSystem = built.build();
        if (!b.automaticBackup) {
            // CDK says nothing to switch it off, and a file system that had it on would keep it.
            CfnFileSystem resource = (CfnFileSystem) fileSystem.getNode().getDefaultChild();
            resource.setBackupPolicy(CfnFileSystem.BackupPolicyProperty.builder()
                    .status("DISABLED")
                    .build());
        }
        backsItselfUp = b.automaticBackup;
        hasFixedAccessPoint = b.createFixedAccessPoint;
        Construct scope = new Construct(this, "AccessPoints");
        b.allAccessPoints().forEach((name, settings) -> {
            AccessPoint accessPoint = settings.create(scope, name, fileSystem);
            accessPoint.applyRemovalPolicy(removal);
            accessPoints.put(name, accessPoint);
        });
    }

    /**
     * The inner construct, for everything that this one leaves to it.
     *
     * @return the file system
     */
    public FileSystem getFileSystem() {
        return fileSystem;
    }

    /**
     * Id of the file system.
     *
     * @return the id, {@code fs-…}
     */
    public String getFileSystemId() {
        return fileSystem.getFileSystemId();
    }

    /**
     * ARN of the file system, as a backup selection names it.
     *
     * @return the ARN
     */
    public String getFileSystemArn() {
        return fileSystem.getFileSystemArn();
    }

    /**
     * Whether EFS itself backs up the files each day.
     *
     * @return true if it does, so that a backup plan would be a second one
     */
    public boolean isBackedUpByItself() {
        return backsItselfUp;
    }

    /**
     * Id of the access point for wp-content.
     *
     * @return the id, {@code fsap-…}, or nothing if the access point was switched off
     */
    public Optional<String> getAccessPointId() {
        return hasFixedAccessPoint
                ? Optional.of(accessPoints.get(FIXED_ACCESS_POINT).getAccessPointId())
                : Optional.empty();
    }

    /**
     * All access points, that for wp-content among them.
     *
     * @return access points by name
     */
    public Map<String, AccessPoint> getAccessPoints() {
        return Collections.unmodifiableMap(accessPoints);
    }

    /**
     * The subnets of the mount targets, one in each availability zone.
     *
     * @return the subnets
     */
    public List<ISubnet> getMountTargetSubnets() {
        return mountTargetSubnets;
    }

    /**
     * The security group of the mount targets.
     *
     * @return the security group
     */
    public ISecurityGroup getSecurityGroup() {
        return network.securityGroup();
    }

    /**
     * The key that encrypts the files.
     *
     * @return the key
     */
    public IKey getEncryptionKey() {
        return key;
    }

    @Override
    public Connections getConnections() {
        return network.connections();
    }

    /**
     * Lets an IAM identity mount the file system and read. Whoever reaches a mount target may do so anyway; the grant
     * holds even where the file-system policy is made stricter.
     *
     * @param grantee who may mount
     * @return the grant
     */
    public Grant grantMount(IGrantable grantee) {
        return grantClient(grantee, FilesPolicy.viaMountTarget(), FilesPolicy.MOUNT);
    }

    /**
     * Lets an IAM identity mount the file system, read and write.
     *
     * @param grantee who may mount and write
     * @return the grant
     */
    public Grant grantReadWrite(IGrantable grantee) {
        return grantClient(grantee, FilesPolicy.viaMountTarget(), FilesPolicy.MOUNT, FilesPolicy.WRITE);
    }

    /**
     * Lets an IAM identity mount the file system through one access point, read and write.
     *
     * @param grantee who may mount and write
     * @param accessPoint the access point, one of {@link #getAccessPoints()}
     * @return the grant
     */
    public Grant grantReadWrite(IGrantable grantee, IAccessPoint accessPoint) {
        return grantClient(
                grantee,
                FilesPolicy.viaAccessPoint(accessPoint.getAccessPointArn()),
                FilesPolicy.MOUNT,
                FilesPolicy.WRITE);
    }

    /**
     * Lets an IAM identity mount the file system and act as root there, as it takes to move or chown files after a
     * restore.
     *
     * @param grantee who may act as root
     * @return the grant
     */
    public Grant grantRootAccess(IGrantable grantee) {
        return grantClient(
                grantee, FilesPolicy.viaMountTarget(), FilesPolicy.MOUNT, FilesPolicy.WRITE, FilesPolicy.ROOT_ACCESS);
    }

    private Grant grantClient(IGrantable grantee, Map<String, Map<String, String>> conditions, String... actions) {
        return Grant.addToPrincipal(GrantOnPrincipalOptions.builder()
                .grantee(grantee)
                .actions(List.of(actions))
                .resourceArns(List.of(fileSystem.getFileSystemArn()))
                .conditions(conditions)
                .build());
    }

    /**
     * A metric of the file system in the namespace AWS/EFS.
     *
     * @param metricName name of the metric, such as {@code PermittedThroughput}
     * @param options statistic, period and the like
     * @return the metric, averaged over five minutes unless the options say otherwise
     */
    public Metric metric(String metricName, MetricOptions options) {
        return measure(metricName, "Average", Map.of()).with(options);
    }

    /**
     * How close the file system is to the most operations of its performance mode, in percent, the maximum of five
     * minutes.
     *
     * @return the metric
     */
    public Metric metricPercentIoLimit() {
        return measure("PercentIOLimit", "Maximum", Map.of());
    }

    /**
     * Bytes that may still be moved faster than the baseline of throughput mode BURSTING, the minimum of five minutes.
     *
     * @return the metric
     */
    public Metric metricBurstCreditBalance() {
        return measure("BurstCreditBalance", "Minimum", Map.of());
    }

    /**
     * Client connections, summed over the minutes of five minutes.
     *
     * @return the metric
     */
    public Metric metricClientConnections() {
        return measure("ClientConnections", "Sum", Map.of());
    }

    /**
     * Bytes stored in all storage classes, averaged over five minutes.
     *
     * @return the metric
     */
    public Metric metricStorageBytes() {
        return measure("StorageBytes", "Average", Map.of("StorageClass", "Total"));
    }

    /**
     * Bytes read, written and moved for metadata, summed over five minutes.
     *
     * @return the metric
     */
    public Metric metricTotalIoBytes() {
        return measure("TotalIOBytes", "Sum", Map.of());
    }

    private Metric measure(String metricName, String statistic, Map<String, String> furtherDimensions) {
        Map<String, String> dimensions = new LinkedHashMap<>(furtherDimensions);
        dimensions.put("FileSystemId", fileSystem.getFileSystemId());
        return Metric.Builder.create()
                .namespace("AWS/EFS")
                .metricName(metricName)
                .dimensionsMap(dimensions)
                .statistic(statistic)
                .build()
                .attachTo(this);
    }

    /** Builds an {@link EfsFileSystem}. Only the VPC is required. */
    public static final class Builder extends ServiceBuilder<Builder> {
        private Builder(Construct scope, String id) {
            super(scope, id);
        }

        /**
         * Starts with the defaults.
         *
         * @param scope scope of the file system
         * @param id id of the file system within its scope
         * @return a builder
         */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        @Nullable String fileSystemName;

        /**
         * Names the file system, by its tag Name. Default: the construct's path.
         *
         * @param name 1 to 256 letters, digits, spaces and {@code _ . : / = + - @}
         * @return this builder
         */
        public Builder fileSystemName(String name) {
            this.fileSystemName = given("fileSystemName", name, this.fileSystemName);
            return this;
        }

        PerformanceMode performanceMode = PerformanceMode.GENERAL_PURPOSE;

        /**
         * Sets the performance mode. Default: {@code GENERAL_PURPOSE}. Changing it replaces the file system.
         *
         * @param mode {@code MAX_IO} is of the previous generation, and not for throughput mode {@code ELASTIC}
         * @return this builder
         */
        public Builder performanceMode(PerformanceMode mode) {
            this.performanceMode = given("performanceMode", mode, this.performanceMode);
            return this;
        }

        ThroughputMode throughputMode = ThroughputMode.BURSTING;

        /**
         * Sets what throughput follows from. Default: {@code BURSTING}. EFS lets it change once in 24 hours.
         *
         * @param mode {@code BURSTING}: from the bytes stored, so little for a small file system once its burst credits
         *     are spent; {@code PROVISIONED}: as set; {@code ELASTIC}: as needed, billed by use
         * @return this builder
         */
        public Builder throughputMode(ThroughputMode mode) {
            this.throughputMode = given("throughputMode", mode, this.throughputMode);
            return this;
        }

        @Nullable Size provisionedThroughput;

        /**
         * Sets the throughput a second. Required in throughput mode {@code PROVISIONED}, refused in others. EFS lets it
         * fall once in 24 hours.
         *
         * @param perSecond 1 to 3414 whole MiB
         * @return this builder
         */
        public Builder provisionedThroughput(Size perSecond) {
            this.provisionedThroughput = given("provisionedThroughput", perSecond, this.provisionedThroughput);
            return this;
        }

        boolean infrequentAccess = true;

        /**
         * Moves files that nobody reads to the cheaper storage class Infrequent Access. Default: true.
         *
         * @param move whether to move them
         * @return this builder
         */
        public Builder infrequentAccess(boolean move) {
            this.infrequentAccess = move;
            return this;
        }

        LifecyclePolicy infrequentAccessAfter = LifecyclePolicy.AFTER_30_DAYS;

        /**
         * Sets how long nobody has read a file that moves to Infrequent Access. Default: {@code AFTER_30_DAYS}.
         *
         * @param unread the time
         * @return this builder
         */
        public Builder infrequentAccessAfter(LifecyclePolicy unread) {
            this.infrequentAccessAfter = given("infrequentAccessAfter", unread, this.infrequentAccessAfter);
            return this;
        }

        @Nullable LifecyclePolicy archiveAfter;

        /**
         * Sets how long nobody has read a file that moves to the still cheaper Archive. Default: files are not
         * archived.
         *
         * @param unread the time, longer than that for Infrequent Access; takes throughput mode {@code ELASTIC} and
         *     performance mode {@code GENERAL_PURPOSE}
         * @return this builder
         */
        public Builder archiveAfter(LifecyclePolicy unread) {
            this.archiveAfter = given("archiveAfter", unread, this.archiveAfter);
            return this;
        }

        boolean returnOnAccess = true;

        /**
         * Moves files back to the storage class Standard when they are read. Default: true.
         *
         * @param move whether to move them
         * @return this builder
         */
        public Builder returnOnAccess(boolean move) {
            this.returnOnAccess = move;
            return this;
        }

        boolean automaticBackup = true;

        /**
         * Lets EFS itself back up the files each day, and keep each backup for 35 days. Default: true. Switch it off
         * where a plan of yours backs them up, or both will.
         *
         * @param backUp whether EFS does
         * @return this builder
         */
        public Builder automaticBackup(boolean backUp) {
            this.automaticBackup = backUp;
            return this;
        }

        boolean createFixedAccessPoint = true;

        /**
         * Decides whether there is an access point for wp-content, which is named {@code wp-content}. Default: true.
         *
         * @param create whether to create it
         * @return this builder
         */
        public Builder createFixedAccessPoint(boolean create) {
            this.createFixedAccessPoint = create;
            return this;
        }

        EfsAccessPoint fixedAccessPoint = EfsAccessPoint.at("/wp-content");

        /**
         * Sets the directory, owner and permissions of the access point for wp-content. Default: {@code /wp-content},
         * user and group 33, permissions 0775. Changing it replaces the access point.
         *
         * @param accessPoint what to create
         * @return this builder
         */
        public Builder fixedAccessPoint(EfsAccessPoint accessPoint) {
            this.fixedAccessPoint = given("fixedAccessPoint", accessPoint, this.fixedAccessPoint);
            return this;
        }

        final Map<String, EfsAccessPoint> accessPoints = new LinkedHashMap<>();
        final Set<String> namedTwice = new LinkedHashSet<>();

        /**
         * Adds an access point. May be called again to add more. Default: none but that for wp-content. Changing its
         * name or anything about it replaces it.
         *
         * @param name 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end
         * @param accessPoint what to create
         * @return this builder
         */
        public Builder accessPoint(String name, EfsAccessPoint accessPoint) {
            if (areGiven("accessPoint", name, accessPoint) && accessPoints.putIfAbsent(name, accessPoint) != null) {
                namedTwice.add(name);
            }
            return this;
        }

        /**
         * Checks the input and builds the file system.
         *
         * @return the file system
         * @throws IllegalArgumentException one line for each problem, before anything is made
         */
        public EfsFileSystem build() {
            return prepare().build(this::path);
        }

        @Override
        protected Prepared<EfsFileSystem> prepare() {
            Problems problems = shared.startChecks();
            FilesChecks.check(this, problems);
            Subnets selected = shared.check(problems, true);
            return new Prepared<>(problems, () -> new EfsFileSystem(this, selected));
        }

        ServiceSettings shared() {
            return shared;
        }

        /** All access points by name, that for wp-content first. */
        Map<String, EfsAccessPoint> allAccessPoints() {
            Map<String, EfsAccessPoint> all = new LinkedHashMap<>();
            if (createFixedAccessPoint) {
                all.put(FIXED_ACCESS_POINT, fixedAccessPoint);
            }
            accessPoints.forEach(all::putIfAbsent);
            return all;
        }

        /** EFS takes no final snapshot: whoever asks for one gets the files themselves. */
        RemovalPolicy removalPolicy() {
            RemovalPolicy asked = shared.removalPolicy(RemovalPolicy.RETAIN);
            return asked == RemovalPolicy.SNAPSHOT ? RemovalPolicy.RETAIN : asked;
        }
    }
}
