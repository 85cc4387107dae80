package io.github.wpdata.cdk.files;

import io.github.wpdata.cdk.internal.cdk.ReservedTags;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.service.Prepared;
import io.github.wpdata.cdk.service.ServiceConnections;
import io.github.wpdata.cdk.service.Subnets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import software.amazon.awscdk.services.efs.OutOfInfrequentAccessPolicy;
import software.amazon.awscdk.services.efs.PerformanceMode;
import software.amazon.awscdk.services.efs.ThroughputMode;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;
import software.constructs.Node;

/**
 * The files that all WordPress pods share: an EFS file system, encrypted, kept when its stack is deleted, mounted over TLS by
 * the named clients only, with an access point for {@code wp-content}.
 *
 * <pre>{@code
 * EfsFileSystem files = EfsFileSystem.Builder.create(this, "Files")
 *         .vpc(vpc)
 *         .clients(nodeSecurityGroup)
 *         .throughputMode(ThroughputMode.ELASTIC)
 *         .build();
 * }</pre>
 *
 * <p>Each availability zone has one mount target. Any client that reaches one may mount and write without an IAM identity, as
 * pods do; root access must be granted. Changing the key or the performance mode replaces the file system by an empty one; the
 * old one is kept.
 */
public final class EfsFileSystem extends Construct implements IConnectable {
    /** Name of the access point for wp-content. */
    public static final String FIXED_ACCESS_POINT = "wp-content";

    /** Port of NFS, on which clients reach the mount targets. */
    public static final int NFS_PORT = 2049;

    private static final String STABLE_MOUNT_TARGETS = "@aws-cdk/aws-efs:mountTargetOrderInsensitiveLogicalId";

    private final FileSystem fileSystem;
    private final ServiceConnections network;
    private final IKey key;
    private final Subnets subnets;
    private final FilesAccessPoints accessPoints;
    private final @Nullable AccessPoint fixedAccessPoint;
    private final boolean isBackedUpByItself;
    private final ThroughputMode throughputMode;
    private final PerformanceMode performanceMode;
    private final FilesGrants grants;

    private EfsFileSystem(FilesSettings<?> settings, Subnets subnets) {
        super(settings.shared().scope(), settings.shared().id());
        FilesWarnings.annotate(settings, subnets, new Warnings(this));
        // Without this flag, a subnet that is put before the others renames the mount targets, and the new ones then
        // conflict with the old ones in their zones. It must be set before the first child exists.
        Node node = getNode();
        node.setContext(STABLE_MOUNT_TARGETS, true);
        network = ServiceConnections.create(this, settings.shared(), NFS_PORT, "EFS");
        key = settings.shared().encryptionKey(this, "EFS: files");
        this.subnets = subnets;
        fileSystem = createFileSystem(settings, subnets);
        accessPoints = FilesAccessPoints.create(this, fileSystem, settings);
        fixedAccessPoint =
                settings.createFixedAccessPoint ? accessPoints.served().get(FIXED_ACCESS_POINT) : null;
        isBackedUpByItself = settings.automaticBackup;
        throughputMode = settings.throughputMode;
        performanceMode = settings.performanceMode;
        grants = new FilesGrants(settings.shared().grants(this), fileSystem);
        if (!settings.shared().place().isPart()) {
            ReservedTags.refuse(node, fileSystem);
        }
    }

    private FileSystem createFileSystem(FilesSettings<?> settings, Subnets subnets) {
        FileSystem created = FileSystem.Builder.create(this, "FileSystem")
                .fileSystemName(settings.fileSystemName)
                .removalPolicy(settings.removalPolicy())
                // network
                .vpc(settings.shared().vpc())
                .vpcSubnets(subnets.selection())
                .securityGroup(network.securityGroup())
                // CDK adds a statement of its own to the policy unless anonymous access is allowed.
                .allowAnonymousAccess(true)
                .fileSystemPolicy(FilesPolicy.document(settings.requireAccessPoint))
                // encryption
                .encrypted(true)
                .kmsKey(key)
                // performance
                .performanceMode(settings.performanceMode)
                .throughputMode(settings.throughputMode)
                .provisionedThroughputPerSecond(settings.provisionedThroughput)
                // storage classes
                .lifecyclePolicy(settings.infrequentAccess ? settings.infrequentAccessAfter : null)
                .transitionToArchivePolicy(settings.archiveAfter)
                .outOfInfrequentAccessPolicy(
                        settings.tiersFiles() && settings.returnOnAccess
                                ? OutOfInfrequentAccessPolicy.AFTER_1_ACCESS
                                : null)
                // backup
                .enableAutomaticBackups(settings.automaticBackup)
                .build();
        if (!settings.automaticBackup) {
            // CDK leaves the property out, and a file system whose backups were on would keep them.
            CfnFileSystem resource = (CfnFileSystem) created.getNode().getDefaultChild();
            resource.setBackupPolicy(CfnFileSystem.BackupPolicyProperty.builder()
                    .status("DISABLED")
                    .build());
        }
        return created;
    }

    /** {@return the inner construct of AWS CDK, for what this construct has no method for} */
    public FileSystem getFileSystem() {
        return fileSystem;
    }

    /** {@return the id of the file system, {@code fs-…}} */
    public String getFileSystemId() {
        return fileSystem.getFileSystemId();
    }

    /** {@return the ARN of the file system, which a backup selection names} */
    public String getFileSystemArn() {
        return fileSystem.getFileSystemArn();
    }

    /** {@return true if EFS backs the files up by itself each day, which a backup plan would duplicate} */
    public boolean isBackedUpByItself() {
        return isBackedUpByItself;
    }

    /** {@return the id of the access point for wp-content, {@code fsap-…}, or nothing if it was switched off} */
    public Optional<String> getAccessPointId() {
        return Optional.ofNullable(fixedAccessPoint).map(AccessPoint::getAccessPointId);
    }

    /**
     * {@return the access points by name, that for wp-content among them; those of the restored files if {@code restoredFiles} was set}
     */
    public Map<String, AccessPoint> getAccessPoints() {
        return accessPoints.served();
    }

    /** {@return directory, owner and permissions of {@link #getAccessPoints()}, by name} */
    public Map<String, EfsAccessPoint> getAccessPointSettings() {
        return accessPoints.settings();
    }

    /** {@return the access points that pods used before {@code restoredFiles} was set, by name; empty without it} */
    public Map<String, AccessPoint> getFormerAccessPoints() {
        return accessPoints.former();
    }

    /** {@return the throughput mode} */
    public ThroughputMode getThroughputMode() {
        return throughputMode;
    }

    /** {@return the performance mode} */
    public PerformanceMode getPerformanceMode() {
        return performanceMode;
    }

    /** {@return the subnets of the mount targets, one in each availability zone} */
    public List<ISubnet> getMountTargetSubnets() {
        return subnets.chosen();
    }

    /** {@return the security group of the mount targets} */
    public ISecurityGroup getSecurityGroup() {
        return network.securityGroup();
    }

    /** {@return the key that encrypts the files} */
    public IKey getEncryptionKey() {
        return key;
    }

    @Override
    public Connections getConnections() {
        return network.connections();
    }

    /**
     * Grants an IAM identity to mount the file system and read. Any client that reaches a mount target may do so anyway; the
     * grant also holds where the file-system policy is made stricter, and without an access point.
     *
     * @param grantee identity that may mount
     * @return the grant, in the policy of the identity
     */
    public Grant grantMount(IGrantable grantee) {
        return grants.mount(grantee);
    }

    /**
     * Grants an IAM identity to mount the file system, read and write.
     *
     * @param grantee identity that may mount and write
     * @return the grant, in the policy of the identity
     */
    public Grant grantReadWrite(IGrantable grantee) {
        return grants.readWrite(grantee);
    }

    /**
     * Grants an IAM identity to mount the file system through one access point, read and write.
     *
     * @param grantee identity that may mount and write
     * @param accessPoint the access point, one of {@link #getAccessPoints()}
     * @return the grant, in the policy of the identity
     */
    public Grant grantReadWrite(IGrantable grantee, IAccessPoint accessPoint) {
        return grants.readWrite(grantee, accessPoint);
    }

    /**
     * Grants an IAM identity to mount the file system and act as root there, which moving or changing the owner of restored
     * files requires.
     *
     * @param grantee identity that may act as root
     * @return the grant, in the policy of the identity
     */
    public Grant grantRootAccess(IGrantable grantee) {
        return grants.rootAccess(grantee);
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
     * {@return how close the file system is to the I/O limit of its performance mode, in percent; maximum of five minutes}
     */
    public Metric metricPercentIoLimit() {
        return measure("PercentIOLimit", "Maximum", Map.of());
    }

    /** {@return the burst credits of throughput mode BURSTING, in bytes; minimum of five minutes} */
    public Metric metricBurstCreditBalance() {
        return measure("BurstCreditBalance", "Minimum", Map.of());
    }

    /** {@return the number of client connections; sum of five minutes} */
    public Metric metricClientConnections() {
        return measure("ClientConnections", "Sum", Map.of());
    }

    /** {@return the bytes stored in all storage classes, averaged over five minutes} */
    public Metric metricStorageBytes() {
        return measure("StorageBytes", "Average", Map.of("StorageClass", "Total"));
    }

    /** {@return the bytes read, written and used for metadata; sum of five minutes} */
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
    public static final class Builder extends FilesSettings<Builder> {
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

        /**
         * Checks the input and builds the file system.
         *
         * @return the file system
         * @throws IllegalArgumentException one line for each problem; nothing is left in the tree
         */
        public EfsFileSystem build() {
            return prepare().build(this::path);
        }

        @Override
        protected Prepared<EfsFileSystem> prepare() {
            Problems problems = shared.startChecks();
            FilesRules.check(this, problems);
            Subnets selected = shared.check(problems, true);
            return new Prepared<>(problems, () -> new EfsFileSystem(this, selected));
        }
    }
}
