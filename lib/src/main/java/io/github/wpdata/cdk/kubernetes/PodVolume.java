package io.github.wpdata.cdk.kubernetes;

import static io.github.wpdata.cdk.kubernetes.KubernetesObject.map;

import java.util.List;
import java.util.Map;

/** A directory as a persistent volume and the claim bound to it. */
final class PodVolume {
    private static final List<String> SHARED = List.of("ReadWriteMany");

    /** Kubernetes wants a size; EFS has none. */
    private static final Map<String, Object> SIZE = Map.of("storage", "10Gi");

    private final ManifestSettings<?> settings;
    private final PodAccess access;

    PodVolume(ManifestSettings<?> settings, PodAccess access) {
        this.settings = settings;
        this.access = access;
    }

    Map<String, Object> persistentVolume() {
        String handle = access.services().getFiles().getFileSystemId() + "::"
                + access.accessPointId().orElseThrow();
        return KubernetesObject.of(
                "v1",
                "PersistentVolume",
                volumeName(),
                null,
                "spec",
                map(
                        "accessModes",
                        SHARED,
                        "capacity",
                        SIZE,
                        "persistentVolumeReclaimPolicy",
                        "Retain",
                        // An empty name keeps the cluster's default storage class away.
                        "storageClassName",
                        "",
                        "csi",
                        map("driver", "efs.csi.aws.com", "volumeHandle", handle),
                        // Only the claim of this namespace can bind it.
                        "claimRef",
                        map("name", settings.name(), "namespace", settings.namespace())));
    }

    Map<String, Object> claim() {
        return KubernetesObject.of(
                "v1",
                "PersistentVolumeClaim",
                settings.name(),
                settings.namespace(),
                "spec",
                map(
                        "accessModes",
                        SHARED,
                        "storageClassName",
                        "",
                        "volumeName",
                        volumeName(),
                        "resources",
                        map("requests", SIZE)));
    }

    /** Persistent volumes belong to no namespace. A dot is in neither part, so no two claims have volumes of one name. */
    private String volumeName() {
        return "wordpress-" + settings.namespace() + "." + settings.name();
    }
}
