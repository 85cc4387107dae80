package io.github.wpdata.cdk.files;

import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.efs.AccessPoint;
import software.amazon.awscdk.services.efs.Acl;
import software.amazon.awscdk.services.efs.IFileSystem;
import software.amazon.awscdk.services.efs.PosixUser;
import software.constructs.Construct;

/**
 * An entry point to a file system. It exposes one directory as the root, and all clients act as one POSIX user.
 *
 * <p>EFS creates the directory when the first client mounts it, with the owner and the permissions given here. A directory that
 * exists keeps its own. Any change replaces the access point, and with it the id that persistent volumes refer to.
 */
public final class EfsAccessPoint {
    /** User and group of the web server in Debian's images of WordPress. */
    private static final long WWW_DATA = 33;

    private static final String GROUP_WRITABLE = "0775";
    private static final String ROOT = "/";

    private final @Nullable String path;
    private final long uid;
    private final long gid;
    private final @Nullable String permissions;
    private final long @Nullable [] secondaryGids;

    private EfsAccessPoint(
            @Nullable String path, long uid, long gid, @Nullable String permissions, long @Nullable [] secondaryGids) {
        this.path = path;
        this.uid = uid;
        this.gid = gid;
        this.permissions = permissions;
        this.secondaryGids = secondaryGids;
    }

    /**
     * Exposes a directory, with permissions 0775, as user and group 33: www-data in Debian's images of WordPress.
     *
     * @param path absolute path of up to four levels, such as {@code /wp-content}
     * @return the access point
     */
    public static EfsAccessPoint at(String path) {
        return new EfsAccessPoint(path, WWW_DATA, WWW_DATA, GROUP_WRITABLE, new long[0]);
    }

    /**
     * Sets the user and group that all clients act as, and that own the directory. Default: 33 and 33.
     *
     * @param uid POSIX user id, 0 to 4294967295
     * @param gid POSIX group id, 0 to 4294967295
     * @return a copy with this change
     */
    public EfsAccessPoint owner(long uid, long gid) {
        return new EfsAccessPoint(path, uid, gid, permissions, secondaryGids);
    }

    /**
     * Sets further groups of the clients. Default: none.
     *
     * @param gids up to 16 POSIX group ids, 0 to 4294967295
     * @return a copy with this change
     */
    public EfsAccessPoint secondaryGids(long... gids) {
        return new EfsAccessPoint(path, uid, gid, permissions, gids == null ? null : gids.clone());
    }

    /**
     * Sets the permissions of the directory. Default: 0775.
     *
     * @param octal three or four octal digits
     * @return a copy with this change
     */
    public EfsAccessPoint permissions(String octal) {
        return new EfsAccessPoint(path, uid, gid, octal, secondaryGids);
    }

    /** {@return the directory, such as {@code /wp-content}} */
    public String getPath() {
        return path == null ? ROOT : path;
    }

    /** {@return the POSIX user id of all clients} */
    public long getUid() {
        return uid;
    }

    /** {@return the POSIX group id of all clients} */
    public long getGid() {
        return gid;
    }

    /** {@return the permissions of the directory, in octal digits} */
    public String getPermissions() {
        return permissions == null ? GROUP_WRITABLE : permissions;
    }

    @Nullable String path() {
        return path;
    }

    long uid() {
        return uid;
    }

    long gid() {
        return gid;
    }

    /** The same entry point to the copy of its directory that AWS Backup has restored into another directory. */
    EfsAccessPoint restoredIn(String directory) {
        return new EfsAccessPoint("/" + directory + (exposesRoot() ? "" : path), uid, gid, permissions, secondaryGids);
    }

    /** Whether it exposes the root directory, which exists already and belongs to root. */
    boolean exposesRoot() {
        return ROOT.equals(path);
    }

    /** Whether the clients are root, whom EFS squashes unless IAM grants them root access. */
    boolean actsAsRoot() {
        return uid == 0 || gid == 0;
    }

    void check(String name, Problems problems) {
        problems.notNull("path", path);
        AccessPointRules.PATH.check(problems, path, name);
        problems.notNull("permissions", permissions);
        AccessPointRules.PERMISSIONS.check(problems, permissions, name);
        id(problems, AccessPointRules.UID, uid, name);
        id(problems, AccessPointRules.GID, gid, name);
        problems.notNull("secondaryGids", secondaryGids);
        if (secondaryGids != null) {
            AccessPointRules.SECONDARY_GIDS_COUNT.check(problems, secondaryGids.length, name);
            for (long group : secondaryGids) {
                id(problems, AccessPointRules.SECONDARY_GIDS, group, name);
            }
        }
    }

    /** A double would show a long number in another form. */
    private static void id(Problems problems, RangeRule rule, long id, String name) {
        problems.require(rule.contains(id), rule.rule(), id, name);
    }

    /** Creates it, with its directory when the first client mounts it. */
    AccessPoint create(Construct scope, String name, IFileSystem fileSystem, RemovalPolicy removalPolicy) {
        Acl owner = Acl.builder()
                .ownerUid(String.valueOf(uid))
                .ownerGid(String.valueOf(gid))
                .permissions(permissions)
                .build();
        return create(scope, name, fileSystem, exposesRoot() ? null : owner, removalPolicy);
    }

    /** Creates it for a directory that exists. Without owner and permissions, EFS refuses to mount one that does not. */
    AccessPoint createForExisting(Construct scope, String name, IFileSystem fileSystem, RemovalPolicy removalPolicy) {
        return create(scope, name, fileSystem, null, removalPolicy);
    }

    private AccessPoint create(
            Construct scope, String name, IFileSystem fileSystem, @Nullable Acl owner, RemovalPolicy removalPolicy) {
        List<String> groups = Arrays.stream(secondaryGids == null ? new long[0] : secondaryGids)
                .mapToObj(String::valueOf)
                .toList();
        AccessPoint created = AccessPoint.Builder.create(scope, name)
                .fileSystem(fileSystem)
                .path(path)
                .posixUser(PosixUser.builder()
                        .uid(String.valueOf(uid))
                        .gid(String.valueOf(gid))
                        .secondaryGids(groups.isEmpty() ? null : groups)
                        .build())
                .createAcl(owner)
                .build();
        created.applyRemovalPolicy(removalPolicy);
        return created;
    }
}
