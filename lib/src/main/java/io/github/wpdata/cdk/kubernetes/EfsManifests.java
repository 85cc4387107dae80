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
import io.github.wpdata.cdk.internal.validation.CommonForms;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private static final Rule FILE_SYSTEM = new Rule(
            "fileSystem",
            "",
            "a file system",
            "is not a file system",
            "pass one to Builder.create(…)",
            "EFS CSI driver: static provisioning");
    private static final TextRule NAMESPACE = CommonForms.label("namespace", "is not the name of a namespace");
    private static final TextRule NAME = objectName("name");
    private static final TextRule CLAIM_NAME = objectName("claimName");
    private static final TextRule STORAGE_SIZE = TextRule.matching(
            new Rule(
                    "storageSize",
                    "",
                    "a positive quantity, in Ki, Mi, Gi, Ti, Pi, Ei, k, M, G, T, P, E, with an exponent, or in bytes",
                    "is not a positive quantity of Kubernetes",
                    "write it as in 10Gi",
                    "Kubernetes: resource.Quantity"),
            "(?=[0.]*[1-9])[0-9]{1,18}(\\.[0-9]{1,9})?([KMGTPE]i|[kMGTPE]|[eE][0-9]{1,2})?");
    private static final Rule ACCESS_POINT = new Rule(
            "accessPoint",
            "",
            "the name of an access point of the file system",
            "is no access point of the file system, so a persistent volume has nothing to mount",
            "create it with the file system's accessPoint(…) or createFixedAccessPoint(true), name another, or call "
                    + "dynamic()",
            "EFS CSI driver: static provisioning");

    private final List<HasMetadata> objects;

    private EfsManifests(Builder settings, EfsFileSystem files) {
        HasMetadata first = settings.dynamic ? storageClass(settings, files) : persistentVolume(settings, files);
        objects = List.of(first, claim(settings, first.getMetadata().getName()));
    }

    private static TextRule objectName(String property) {
        return TextRule.matching(
                new Rule(
                        property,
                        "",
                        "1 to 253 lower-case letters, digits, hyphens and dots, a letter or digit at either end of each part",
                        "is not the name of a Kubernetes object",
                        "use 1 to 253 lower-case letters, digits, hyphens and dots, with a letter or digit at either end of each "
                                + "part",
                        "Kubernetes: RFC 1123 subdomains"),
                "(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    }

    private static HasMetadata persistentVolume(EfsManifestSettings<?> settings, EfsFileSystem files) {
        String accessPointId = files.getAccessPoints().get(settings.accessPoint).getAccessPointId();
        PersistentVolumeBuilder volume = new PersistentVolumeBuilder()
                .withMetadata(named(settings, "wordpress-pv", files))
                .withNewSpec()
                .addToAccessModes(SHARED)
                .addToCapacity("storage", new Quantity(settings.storageSize, ""))
                .withPersistentVolumeReclaimPolicy("Retain")
                .withStorageClassName("")
                .withNewCsi()
                .withDriver(DRIVER)
                .withVolumeHandle(files.getFileSystemId() + "::" + accessPointId)
                .endCsi()
                .endSpec();
        return settings.namespace == null
                ? volume.build()
                : volume.editSpec()
                        .withNewClaimRef()
                        .withApiVersion("v1")
                        .withKind("PersistentVolumeClaim")
                        .withName(settings.claimName)
                        .withNamespace(settings.namespace)
                        .endClaimRef()
                        .endSpec()
                        .build();
    }

    private static HasMetadata storageClass(EfsManifestSettings<?> settings, EfsFileSystem files) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("provisioningMode", "efs-ap");
        parameters.put("fileSystemId", files.getFileSystemId());
        EfsAccessPoint like = files.getAccessPointSettings().getOrDefault(settings.accessPoint, WP_CONTENT);
        // The driver documents three digits.
        parameters.put("directoryPerms", like.getPermissions().replaceFirst("^0(?=\\d{3}$)", ""));
        // Not as a range of groups: the driver requires its end to be greater than its start.
        parameters.put("uid", String.valueOf(like.getUid()));
        parameters.put("gid", String.valueOf(like.getGid()));
        parameters.put("basePath", like.getPath());
        return new StorageClassBuilder()
                .withMetadata(named(settings, "efs-ap", files))
                .withProvisioner(DRIVER)
                .withParameters(parameters)
                .build();
    }

    private static PersistentVolumeClaim claim(EfsManifestSettings<?> settings, String source) {
        PersistentVolumeClaimBuilder claim = new PersistentVolumeClaimBuilder()
                .withMetadata(new ObjectMetaBuilder()
                        .withName(settings.claimName)
                        .withNamespace(settings.namespace)
                        .build())
                .withNewSpec()
                .addToAccessModes(SHARED)
                // An empty name keeps the cluster's default storage class away.
                .withStorageClassName(settings.dynamic ? source : "")
                .withNewResources()
                .addToRequests("storage", new Quantity(settings.storageSize, ""))
                .endResources()
                .endSpec();
        return settings.dynamic
                ? claim.build()
                : claim.editSpec().withVolumeName(source).endSpec().build();
    }

    private static ObjectMeta named(EfsManifestSettings<?> settings, String byDefault, EfsFileSystem files) {
        String name = settings.name == null ? VolumeNames.of(byDefault, files, settings.accessPoint) : settings.name;
        return new ObjectMetaBuilder().withName(name).build();
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
    public static final class Builder extends EfsManifestSettings<Builder> {
        private Builder(@Nullable EfsFileSystem fileSystem) {
            super(fileSystem);
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

        /**
         * Checks the input and builds the manifests.
         *
         * @return the manifests
         * @throws IllegalArgumentException one line for each problem
         */
        public EfsManifests build() {
            Problems problems = new Problems();
            arguments.check(problems);
            problems.require(fileSystem != null, FILE_SYSTEM, "null");
            NAMESPACE.check(problems, namespace);
            NAME.check(problems, name);
            CLAIM_NAME.check(problems, claimName);
            STORAGE_SIZE.check(problems, storageSize);
            if (fileSystem != null && !dynamic) {
                problems.require(fileSystem.getAccessPoints().containsKey(accessPoint), ACCESS_POINT, accessPoint);
            }
            problems.throwIfAny(() ->
                    fileSystem == null ? "EfsManifests" : fileSystem.getNode().getPath());
            return new EfsManifests(this, Objects.requireNonNull(fileSystem, "fileSystem is checked first"));
        }
    }
}
