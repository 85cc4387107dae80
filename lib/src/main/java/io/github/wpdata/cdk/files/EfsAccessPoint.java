package io.github.wpdata.cdk.files;

import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.efs.AccessPoint;
import software.amazon.awscdk.services.efs.Acl;
import software.amazon.awscdk.services.efs.IFileSystem;
import software.amazon.awscdk.services.efs.PosixUser;
import software.constructs.Construct;

/**
 * A door into a file system: it opens at one directory, and whoever comes through it is one POSIX user there.
 *
 * <p>EFS makes the directory when the first client mounts it, with the owner and the permissions given here. A
 * directory that exists keeps its own. Any change replaces the access point, and with it the id that persistent volumes
 * hold.
 */
public final class EfsAccessPoint {
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
     * Opens at a directory, as user and group 33, which are www-data in the images of WordPress, with permissions 0775.
     *
     * @param path absolute path of up to four levels, such as {@code /wp-content}
     * @return the access point
     */
    public static EfsAccessPoint at(String path) {
        return new EfsAccessPoint(path, 33, 33, "0775", new long[0]);
    }

    /**
     * Sets who the clients are, and who owns the directory. Default: 33 and 33.
     *
     * @param uid POSIX user id, 0 to 4294967295
     * @param gid POSIX group id, 0 to 4294967295
     * @return an access point that differs in this
     */
    public EfsAccessPoint owner(long uid, long gid) {
        return new EfsAccessPoint(path, uid, gid, permissions, secondaryGids);
    }

    /**
     * Sets further groups that the clients belong to. Default: none.
     *
     * @param gids up to 16 POSIX group ids, 0 to 4294967295
     * @return an access point that differs in this
     */
    public EfsAccessPoint secondaryGids(long... gids) {
        return new EfsAccessPoint(path, uid, gid, permissions, gids == null ? null : gids.clone());
    }

    /**
     * Sets the permissions of the directory. Default: 0775.
     *
     * @param octal three or four octal digits
     * @return an access point that differs in this
     */
    public EfsAccessPoint permissions(String octal) {
        return new EfsAccessPoint(path, uid, gid, octal, secondaryGids);
    }

    @Nullable String path() {
        return path;
    }

    /** Whether it opens at the root directory, which exists already and belongs to root. */
    boolean opensRoot() {
        return ROOT.equals(path);
    }

    /** Whether the clients are root, whom EFS squashes unless they may have root access by IAM. */
    boolean actsAsRoot() {
        return uid == 0 || gid == 0;
    }

    void check(String name, Problems problems) {
        String directory = problems.given("path", path, ROOT);
        problems.require(Tokens.isToken(directory) || FilesRules.isPath(directory), FilesRules.PATH, directory, name);
        String octal = problems.given("permissions", permissions, "0775");
        problems.require(
                Tokens.isToken(octal)
                        || FilesRules.PERMISSIONS_FORM.matcher(octal).matches(),
                FilesRules.PERMISSIONS,
                octal,
                name);
        problems.require(FilesRules.isId(uid), FilesRules.UID, uid, name);
        problems.require(FilesRules.isId(gid), FilesRules.GID, gid, name);
        long[] groups = problems.given("secondaryGids", secondaryGids, new long[0]);
        problems.require(
                groups.length <= FilesRules.MOST_SECONDARY_GIDS, FilesRules.SECONDARY_GIDS_COUNT, groups.length, name);
        LongStream.of(groups)
                .filter(group -> !FilesRules.isId(group))
                .forEach(group -> problems.require(false, FilesRules.SECONDARY_GIDS, group, name));
    }

    /** Creates it, once the checks have passed. */
    AccessPoint create(Construct scope, String name, IFileSystem fileSystem) {
        PosixUser.Builder user = PosixUser.builder().uid(String.valueOf(uid)).gid(String.valueOf(gid));
        List<String> groups = Arrays.stream(secondaryGids == null ? new long[0] : secondaryGids)
                .mapToObj(String::valueOf)
                .toList();
        if (!groups.isEmpty()) {
            user.secondaryGids(groups);
        }
        AccessPoint.Builder accessPoint = AccessPoint.Builder.create(scope, name)
                .fileSystem(fileSystem)
                .path(path)
                .posixUser(user.build());
        if (!opensRoot()) {
            accessPoint.createAcl(Acl.builder()
                    .ownerUid(String.valueOf(uid))
                    .ownerGid(String.valueOf(gid))
                    .permissions(permissions)
                    .build());
        }
        return accessPoint.build();
    }
}
