package io.github.wpdata.cdk.files;

import io.github.wpdata.cdk.service.ServiceBuilder;
import io.github.wpdata.cdk.service.ServiceSettings;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.efs.LifecyclePolicy;
import software.amazon.awscdk.services.efs.PerformanceMode;
import software.amazon.awscdk.services.efs.ThroughputMode;
import software.constructs.Construct;

/**
 * The settings of an {@link EfsFileSystem}, in the order in which the construct uses them.
 *
 * @param <B> type of the builder
 */
abstract class FilesSettings<B extends FilesSettings<B>> extends ServiceBuilder<B> {
    @Nullable String fileSystemName;

    PerformanceMode performanceMode = PerformanceMode.GENERAL_PURPOSE;
    ThroughputMode throughputMode = ThroughputMode.BURSTING;

    @Nullable Size provisionedThroughput;

    boolean infrequentAccess = true;
    LifecyclePolicy infrequentAccessAfter = LifecyclePolicy.AFTER_30_DAYS;

    @Nullable LifecyclePolicy archiveAfter;

    boolean returnOnAccess = true;
    boolean automaticBackup = true;
    boolean createFixedAccessPoint = true;
    EfsAccessPoint fixedAccessPoint = EfsAccessPoint.at("/wp-content");
    final Map<String, EfsAccessPoint> accessPoints = new LinkedHashMap<>();
    final Set<String> namesGivenTwice = new LinkedHashSet<>();

    @Nullable String restoredFiles;

    boolean requireAccessPoint = false;

    FilesSettings(Construct scope, String id) {
        super(scope, id);
    }

    /**
     * Sets the name of the file system, which is its tag Name. Default: the construct's path.
     *
     * @param name 1 to 256 letters, digits, spaces and {@code _ . : / = + - @}
     * @return this builder
     */
    public B fileSystemName(String name) {
        fileSystemName = given("fileSystemName", name, fileSystemName);
        return self();
    }

    /**
     * Sets the performance mode. Default: {@code GENERAL_PURPOSE}. Changing it replaces the file system.
     *
     * @param mode {@code GENERAL_PURPOSE}, or {@code MAX_IO} of the previous generation, which throughput mode
     *     {@code ELASTIC} does not support
     * @return this builder
     */
    public B performanceMode(PerformanceMode mode) {
        performanceMode = given("performanceMode", mode, performanceMode);
        return self();
    }

    /**
     * Sets what the throughput depends on. Default: {@code BURSTING}. EFS allows one change of it in 24 hours.
     *
     * @param mode {@code BURSTING}: on the size of the files; {@code PROVISIONED}: on {@link #provisionedThroughput(Size)};
     *     {@code ELASTIC}: on demand, billed by use
     * @return this builder
     */
    public B throughputMode(ThroughputMode mode) {
        throughputMode = given("throughputMode", mode, throughputMode);
        return self();
    }

    /**
     * Sets the throughput per second. Required in throughput mode {@code PROVISIONED}, and refused in the others. EFS
     * allows one decrease of it in 24 hours.
     *
     * @param perSecond 1 to 3414 whole MiB
     * @return this builder
     */
    public B provisionedThroughput(Size perSecond) {
        provisionedThroughput = given("provisionedThroughput", perSecond, provisionedThroughput);
        return self();
    }

    /**
     * Moves files that are not read to the cheaper storage class Infrequent Access. Default: true. False is refused together with
     * {@link #infrequentAccessAfter(LifecyclePolicy)}.
     *
     * @param move whether to move them
     * @return this builder
     */
    public B infrequentAccess(boolean move) {
        infrequentAccess = move;
        return self();
    }

    /**
     * Sets how long a file has not been read when it moves to Infrequent Access. Default: {@code AFTER_30_DAYS}.
     *
     * @param unread the time
     * @return this builder
     */
    public B infrequentAccessAfter(LifecyclePolicy unread) {
        infrequentAccessAfter = given("infrequentAccessAfter", unread, infrequentAccessAfter);
        return self();
    }

    /**
     * Sets how long a file has not been read when it moves to the storage class Archive, which is cheaper still.
     * Default: files do not move to Archive.
     *
     * @param unread the time, longer than that of Infrequent Access; needs throughput mode {@code ELASTIC} and
     *     performance mode {@code GENERAL_PURPOSE}
     * @return this builder
     */
    public B archiveAfter(LifecyclePolicy unread) {
        archiveAfter = given("archiveAfter", unread, archiveAfter);
        return self();
    }

    /**
     * Moves files back to the storage class Standard when they are read. Default: true.
     *
     * @param move whether to move them
     * @return this builder
     */
    public B returnOnAccess(boolean move) {
        returnOnAccess = move;
        return self();
    }

    /**
     * Switches the automatic backups of EFS on: one a day, kept for 35 days. Default: true. Switch them off where a
     * backup plan covers the file system, or both will back it up.
     *
     * @param backUp whether EFS backs the file system up
     * @return this builder
     */
    public B automaticBackup(boolean backUp) {
        automaticBackup = backUp;
        return self();
    }

    /**
     * Creates the access point {@code wp-content}. Default: true. False is refused together with {@link #fixedAccessPoint(EfsAccessPoint)}.
     *
     * @param create whether to create it
     * @return this builder
     */
    public B createFixedAccessPoint(boolean create) {
        createFixedAccessPoint = create;
        return self();
    }

    /**
     * Sets the directory, owner and permissions of the access point {@code wp-content}. Default: {@code /wp-content},
     * user and group 33, permissions 0775. Changing it replaces the access point.
     *
     * @param accessPoint what to create
     * @return this builder
     */
    public B fixedAccessPoint(EfsAccessPoint accessPoint) {
        fixedAccessPoint = given("fixedAccessPoint", accessPoint, fixedAccessPoint);
        return self();
    }

    /**
     * Adds an access point. Calls add up. Default: none besides {@code wp-content}. Changing its name or any of its
     * settings replaces it.
     *
     * @param name 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end
     * @param accessPoint what to create
     * @return this builder
     */
    public B accessPoint(String name, EfsAccessPoint accessPoint) {
        if (areGiven("accessPoint", name, accessPoint) && accessPoints.putIfAbsent(name, accessPoint) != null) {
            namesGivenTwice.add(name);
        }
        return self();
    }

    /**
     * Serves the files that AWS Backup has restored into a directory of this file system. Default: none. At least one access point is
     * required, not counting those of sites. Each gets a
     * second one beside it, whose root is its directory within the restored one; {@link EfsFileSystem#getAccessPoints()} then
     * returns the second ones, and {@link EfsFileSystem#getFormerAccessPoints()} the first, which pods use until they have moved.
     * Mounting fails if the restored directory does not contain the path. Changing the directory adds further access points;
     * those of the previous directory are removed from the stack, and kept by {@link #removalPolicy(RemovalPolicy)}.
     *
     * <p>Files that were restored into a new file system need this too, since AWS Backup restores into such a directory there as
     * well. Take that file system into the stack with {@code cdk import}, under the logical id of the inner file system: its key
     * must be that of {@code encryptionKey}, its performance mode that of {@code performanceMode}.
     *
     * @param directory the directory as AWS Backup has named it, such as
     *     {@code aws-backup-restore_2026-11-28T09-14-15-832Z}
     * @return this builder
     */
    public B restoredFiles(String directory) {
        restoredFiles = given("restoredFiles", directory, restoredFiles);
        return self();
    }

    /**
     * Requires clients to mount through one of this file system's access points. Default: false, any client that connects through
     * a mount target over TLS may mount any directory. Root access, which IAM grants, stays possible without an access point.
     *
     * @param require whether a mount without an access point is denied
     * @return this builder
     */
    public B requireAccessPoint(boolean require) {
        requireAccessPoint = require;
        return self();
    }

    ServiceSettings shared() {
        return shared;
    }

    /** All access points by name, wp-content first. */
    Map<String, EfsAccessPoint> allAccessPoints() {
        Map<String, EfsAccessPoint> all = new LinkedHashMap<>();
        if (createFixedAccessPoint) {
            all.put(EfsFileSystem.FIXED_ACCESS_POINT, fixedAccessPoint);
        }
        accessPoints.forEach(all::putIfAbsent);
        return all;
    }

    /** The access points below the restored directory, by name. */
    Map<String, EfsAccessPoint> restoredAccessPoints() {
        String directory = Objects.requireNonNull(restoredFiles, "restoredFiles is set");
        Map<String, EfsAccessPoint> restored = new LinkedHashMap<>();
        allAccessPoints().forEach((name, accessPoint) -> restored.put(name, accessPoint.restoredIn(directory)));
        return restored;
    }

    /** Whether files move to a colder storage class at all. */
    boolean tiersFiles() {
        return infrequentAccess || archiveAfter != null;
    }

    /** EFS takes no final snapshot, so SNAPSHOT keeps the file system itself. */
    RemovalPolicy removalPolicy() {
        RemovalPolicy policy = shared.removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        return policy == RemovalPolicy.SNAPSHOT ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : policy;
    }
}
