package io.github.wpdata.cdk.files;

import io.github.wpdata.cdk.internal.cdk.IdentityGrants;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.efs.FileSystem;
import software.amazon.awscdk.services.efs.IAccessPoint;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;

/**
 * The grants of a file system. They write into the policy of the identity.
 *
 * @param grants writes them
 * @param fileSystem the file system
 */
record FilesGrants(IdentityGrants grants, FileSystem fileSystem) {
    Grant mount(IGrantable grantee) {
        return grant("grantMount", grantee, FilesPolicy.viaMountTarget(), FilesPolicy.MOUNT);
    }

    Grant readWrite(IGrantable grantee) {
        return grant("grantReadWrite", grantee, FilesPolicy.viaMountTarget(), FilesPolicy.MOUNT, FilesPolicy.WRITE);
    }

    Grant readWrite(IGrantable grantee, IAccessPoint accessPoint) {
        return grant(
                "grantReadWrite",
                grantee,
                FilesPolicy.viaAccessPoint(accessPoint.getAccessPointArn()),
                FilesPolicy.MOUNT,
                FilesPolicy.WRITE);
    }

    Grant rootAccess(IGrantable grantee) {
        return grant(
                "grantRootAccess",
                grantee,
                FilesPolicy.viaMountTarget(),
                FilesPolicy.MOUNT,
                FilesPolicy.WRITE,
                FilesPolicy.ROOT_ACCESS);
    }

    private Grant grant(
            String method, IGrantable grantee, Map<String, Map<String, String>> conditions, String... actions) {
        List<String> resources = List.of(fileSystem.getFileSystemArn());
        return grants.grant(
                method, grantee, List.of(new IdentityGrants.Permission(List.of(actions), resources, conditions)));
    }
}
