package io.github.wpdata.cdk.kubernetes;

import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.internal.validation.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the manifests of a file system.
 *
 * @param <B> the manifests' own builder
 */
abstract class EfsManifestSettings<B extends EfsManifestSettings<B>> {
    final Arguments arguments = new Arguments();
    final @Nullable EfsFileSystem fileSystem;

    EfsManifestSettings(@Nullable EfsFileSystem fileSystem) {
        this.fileSystem = fileSystem;
    }

    @Nullable String namespace;

    /**
     * Sets the namespace of the claim. Only a claim of this namespace can then bind the persistent volume. Default:
     * none, so that kubectl uses its current one.
     *
     * @param namespace 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end
     * @return this builder
     */
    public B namespace(String namespace) {
        this.namespace = arguments.given("namespace", namespace, this.namespace);
        return self();
    }

    @Nullable String name;

    /**
     * Sets the name of the persistent volume or the storage class, which belong to no namespace. Default:
     * wordpress-pv for the persistent volume and efs-ap for the storage class of the first access point of an app
     * that manifests are built for; for others, the same with the access point's name and a hash of the file
     * system's path.
     *
     * @param name up to 253 lower-case letters, digits, hyphens and dots
     * @return this builder
     */
    public B name(String name) {
        this.name = arguments.given("name", name, this.name);
        return self();
    }

    String claimName = "wordpress-pvc";

    /**
     * Names the claim, by which pods know the volume. Default: wordpress-pvc.
     *
     * @param name up to 253 lower-case letters, digits, hyphens and dots
     * @return this builder
     */
    public B claimName(String name) {
        this.claimName = arguments.given("claimName", name, this.claimName);
        return self();
    }

    String storageSize = "10Gi";

    /**
     * Sets the size that Kubernetes asks for. Default: 10Gi. It has no effect on the file system, which grows as
     * needed.
     *
     * @param size a positive quantity
     * @return this builder
     */
    public B storageSize(String size) {
        this.storageSize = arguments.given("storageSize", size, this.storageSize);
        return self();
    }

    String accessPoint = EfsFileSystem.FIXED_ACCESS_POINT;

    /**
     * Chooses the access point that the persistent volume mounts. Default: wp-content.
     *
     * @param name name of one of the file system's access points
     * @return this builder
     */
    public B accessPoint(String name) {
        this.accessPoint = arguments.given("accessPoint", name, this.accessPoint);
        return self();
    }

    boolean dynamic;

    /**
     * Makes a storage class instead of the persistent volume: for each claim, the driver then creates an access
     * point with a directory of its own below that of the chosen access point, with the same user, group and
     * permissions; without it, below {@code /wp-content}, with user and group 33 and permissions 775. Deleting a
     * claim deletes its access point, and its files stay. Default: a persistent volume.
     *
     * <p>It takes version 1.3.6 of the driver, or later.
     *
     * @return this builder
     */
    public B dynamic() {
        this.dynamic = true;
        return self();
    }

    @SuppressWarnings("unchecked") // the manifests' builder names itself as B
    private B self() {
        return (B) this;
    }
}
