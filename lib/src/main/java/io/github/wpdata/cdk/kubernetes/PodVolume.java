package io.github.wpdata.cdk.kubernetes;

import static io.github.wpdata.cdk.kubernetes.KubernetesObject.map;

import io.github.wpdata.cdk.site.WordPressSite;
import java.util.List;
import java.util.Map;

/** The directory of a site as a persistent volume and the claim bound to it. */
final class PodVolume {
    private static final List<String> SHARED = List.of("ReadWriteMany");

    /** Kubernetes wants a size; EFS has none. */
    private static final Map<String, Object> SIZE = Map.of("storage", "10Gi");

    private final ManifestSettings<?> settings;
    private final WordPressSite site;

    PodVolume(ManifestSettings<?> settings, WordPressSite site) {
        this.settings = settings;
        this.site = site;
    }

    Map<String, Object> persistentVolume() {
        String handle = site.getServices().getFiles().getFileSystemId() + "::"
                + site.getAccessPoint().getAccessPointId();
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
                        // Only the claim of this site's namespace can bind it.
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

    /** Persistent volumes belong to no namespace, so the name tells whose it is. */
    private String volumeName() {
        return "wordpress-" + settings.namespace() + "-" + settings.name();
    }
}
