package io.github.wpdata.cdk.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.github.wpdata.cdk.files.EfsAccessPoint;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Kubernetes manifests by which WordPress pods get a file system, through the EFS CSI driver.
 *
 * <pre>{@code
 * EfsManifests manifests = EfsManifests.Builder.create(files).namespace("wordpress").build();
 * CfnOutput.Builder.create(this, "FilesManifests").value(manifests.toYaml()).build();
 * }</pre>
 *
 * <p>The deployment fills the ids in, so the output is ready for {@code kubectl apply -f -}. It holds a persistent
 * volume that mounts an access point of the file system, and the claim bound to it. The driver mounts it over TLS by
 * itself. Deleting the claim deletes nothing on the file system.
 *
 * <p>With {@link Builder#dynamic()} it holds a storage class instead, which never mounts an access point that exists:
 * the driver makes one for each claim, with a directory of its own.
 */
public final class EfsManifests {
    private static final String DRIVER = "efs.csi.aws.com";
    private static final String SHARED = "ReadWriteMany";
    private static final EfsAccessPoint WP_CONTENT = EfsAccessPoint.at("/wp-content");

    private final List<HasMetadata> objects;

    private EfsManifests(List<HasMetadata> objects) {
        this.objects = objects;
    }

    /**
     * The manifests as YAML documents, for a stack output.
     *
     * @return the text, holding tokens that the deployment resolves
     */
    public String toYaml() {
        return ManifestWriter.yaml(toMaps());
    }

    /**
     * The manifests one by one, for CDK's {@code KubernetesManifest.Builder…manifest(manifests.toMaps())}.
     *
     * @return the manifests in the order to apply them, holding tokens that the deployment resolves
     */
    public List<Map<String, Object>> toMaps() {
        return objects.stream().map(ManifestWriter::map).toList();
    }

    /** Builds {@link EfsManifests}. Only the file system is required. */
    public static final class Builder {
        private final @Nullable EfsFileSystem fileSystem;
        private final Problems problems = new Problems();

        private Builder(@Nullable EfsFileSystem fileSystem) {
            this.fileSystem = fileSystem;
        }

        /**
         * Starts with the defaults.
         *
         * @param fileSystem what to mount
         * @return a builder
         */
        public static Builder create(EfsFileSystem fileSystem) {
            return new Builder(fileSystem);
        }

        private @Nullable String namespace;

        /**
         * Sets the namespace of the claim. Only a claim of this namespace can then bind the persistent volume. Default:
         * none, so that kubectl uses its current one.
         *
         * @param namespace 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end
         * @return this builder
         */
        public Builder namespace(String namespace) {
            this.namespace = problems.given("namespace", namespace, this.namespace);
            return this;
        }

        private @Nullable String name;

        /**
         * Sets the name of the persistent volume or the storage class, which belong to no namespace. Default:
         * wordpress-pv for the persistent volume and efs-ap for the storage class of the first access point of an app
         * that manifests are built for; for others, the same with the access point's name and a hash of the file
         * system's path.
         *
         * @param name up to 253 lower-case letters, digits, hyphens and dots
         * @return this builder
         */
        public Builder name(String name) {
            this.name = problems.given("name", name, this.name);
            return this;
        }

        private String claimName = "wordpress-pvc";

        /**
         * Names the claim, by which pods know the volume. Default: wordpress-pvc.
         *
         * @param name up to 253 lower-case letters, digits, hyphens and dots
         * @return this builder
         */
        public Builder claimName(String name) {
            this.claimName = problems.given("claimName", name, this.claimName);
            return this;
        }

        private String storageSize = "10Gi";

        /**
         * Sets the size that Kubernetes asks for. Default: 10Gi. It has no effect on the file system, which grows as
         * needed.
         *
         * @param size a positive quantity
         * @return this builder
         */
        public Builder storageSize(String size) {
            this.storageSize = problems.given("storageSize", size, this.storageSize);
            return this;
        }

        private String accessPoint = EfsFileSystem.FIXED_ACCESS_POINT;

        /**
         * Chooses the access point that the persistent volume mounts. Default: wp-content.
         *
         * @param name name of one of the file system's access points
         * @return this builder
         */
        public Builder accessPoint(String name) {
            this.accessPoint = problems.given("accessPoint", name, this.accessPoint);
            return this;
        }

        private boolean dynamic;

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
        public Builder dynamic() {
            this.dynamic = true;
            return this;
        }

        /**
         * Checks the input and builds the manifests.
         *
         * @return the manifests
         * @throws IllegalArgumentException one line for each problem
         */
        public EfsManifests build() {
            check();
            EfsFileSystem files = Objects.requireNonNull(fileSystem, "fileSystem is checked first");
            HasMetadata first = dynamic ? storageClass(files) : persistentVolume(files);
            return new EfsManifests(List.of(first, claim(first.getMetadata().getName())));
        }

        private void check() {
            problems.require(fileSystem != null, EfsManifestRules.FILE_SYSTEM, "null");
            form(EfsManifestRules.NAMESPACE, EfsManifestRules.LABEL_FORM, namespace);
            form(EfsManifestRules.NAME, EfsManifestRules.SUBDOMAIN_FORM, name);
            form(EfsManifestRules.CLAIM_NAME, EfsManifestRules.SUBDOMAIN_FORM, claimName);
            form(EfsManifestRules.STORAGE_SIZE, EfsManifestRules.SIZE_FORM, storageSize);
            if (fileSystem != null && !dynamic) {
                boolean exists = fileSystem.getAccessPoints().containsKey(accessPoint);
                problems.require(exists, EfsManifestRules.ACCESS_POINT, accessPoint);
            }
            problems.throwIfAny(() ->
                    fileSystem == null ? "EfsManifests" : fileSystem.getNode().getPath());
        }

        private void form(Rule rule, Pattern pattern, @Nullable String value) {
            if (value != null) {
                problems.require(Tokens.isToken(value) || pattern.matcher(value).matches(), rule, value);
            }
        }

        private HasMetadata persistentVolume(EfsFileSystem files) {
            String accessPointId = files.getAccessPoints().get(accessPoint).getAccessPointId();
            PersistentVolumeBuilder volume = new PersistentVolumeBuilder()
                    .withMetadata(named(name == null ? VolumeNames.of("wordpress-pv", files, accessPoint) : name))
                    .withNewSpec()
                    .addToAccessModes(SHARED)
                    .addToCapacity("storage", size())
                    .withPersistentVolumeReclaimPolicy("Retain")
                    .withStorageClassName("")
                    .withNewCsi()
                    .withDriver(DRIVER)
                    .withVolumeHandle(files.getFileSystemId() + "::" + accessPointId)
                    .endCsi()
                    .endSpec();
            return namespace == null
                    ? volume.build()
                    : volume.editSpec()
                            .withNewClaimRef()
                            .withApiVersion("v1")
                            .withKind("PersistentVolumeClaim")
                            .withName(claimName)
                            .withNamespace(namespace)
                            .endClaimRef()
                            .endSpec()
                            .build();
        }

        private HasMetadata storageClass(EfsFileSystem files) {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("provisioningMode", "efs-ap");
            parameters.put("fileSystemId", files.getFileSystemId());
            EfsAccessPoint like = files.getAccessPointSettings().getOrDefault(accessPoint, WP_CONTENT);
            // The driver documents three digits.
            parameters.put("directoryPerms", like.getPermissions().replaceFirst("^0(?=\\d{3}$)", ""));
            // Not as a range of groups: the driver requires its end to be greater than its start.
            parameters.put("uid", String.valueOf(like.getUid()));
            parameters.put("gid", String.valueOf(like.getGid()));
            parameters.put("basePath", like.getPath());
            return new StorageClassBuilder()
                    .withMetadata(named(name == null ? VolumeNames.of("efs-ap", files, accessPoint) : name))
                    .withProvisioner(DRIVER)
                    .withParameters(parameters)
                    .build();
        }

        private PersistentVolumeClaim claim(String source) {
            PersistentVolumeClaimBuilder claim = new PersistentVolumeClaimBuilder()
                    .withMetadata(new ObjectMetaBuilder(named(claimName))
                            .withNamespace(namespace)
                            .build())
                    .withNewSpec()
                    .addToAccessModes(SHARED)
                    // An empty name keeps the cluster's default storage class away.
                    .withStorageClassName(dynamic ? source : "")
                    .withNewResources()
                    .addToRequests("storage", size())
                    .endResources()
                    .endSpec();
            return dynamic
                    ? claim.build()
                    : claim.editSpec().withVolumeName(source).endSpec().build();
        }

        private static ObjectMeta named(String name) {
            return new ObjectMetaBuilder().withName(name).build();
        }

        private Quantity size() {
            return new Quantity(storageSize, "");
        }
    }
}
