package io.github.wpdata.cdk.kubernetes;

import static io.github.wpdata.cdk.kubernetes.KubernetesObject.map;

import io.github.wpdata.cdk.site.WordPressSite;
import java.util.List;
import java.util.Map;

/** Deployment and Service of the official image, which use all other objects of a site. */
final class SiteWorkload {
    private static final int HTTP = 80;
    private static final String FILES = "/var/www/html/wp-content";

    private final ManifestSettings<?> settings;
    private final PodAccess access;
    private final WordPressSite site;

    SiteWorkload(ManifestSettings<?> settings, PodAccess access, WordPressSite site) {
        this.settings = settings;
        this.access = access;
        this.site = site;
    }

    Map<String, Object> deployment() {
        Map<String, Object> labels = settings.labels();
        Map<String, Object> template = map(
                "metadata", map("labels", labels),
                "spec", pod());
        return KubernetesObject.of(
                "apps/v1",
                "Deployment",
                settings.name(),
                settings.namespace(),
                "spec",
                map(
                        "replicas", settings.replicas(),
                        "selector", map("matchLabels", labels),
                        "template", template));
    }

    Map<String, Object> service() {
        return KubernetesObject.of(
                "v1",
                "Service",
                settings.name(),
                settings.namespace(),
                "spec",
                map(
                        "selector", settings.labels(),
                        "ports", List.of(map("name", "http", "port", HTTP, "targetPort", "http"))));
    }

    private Map<String, Object> pod() {
        return map(
                "serviceAccountName", settings.serviceAccount(),
                // WordPress has no business with the Kubernetes API.
                "automountServiceAccountToken", false,
                "securityContext",
                        map(
                                "runAsNonRoot", true,
                                // The owner of the files, so that the image need not change it.
                                "runAsUser", site.getOwnerUid(),
                                "runAsGroup", site.getOwnerGid(),
                                "seccompProfile", map("type", "RuntimeDefault"),
                                "sysctls", List.of(map("name", "net.ipv4.ip_unprivileged_port_start", "value", "0"))),
                "topologySpreadConstraints",
                        List.of(map(
                                "maxSkew",
                                1,
                                "topologyKey",
                                "topology.kubernetes.io/zone",
                                "whenUnsatisfiable",
                                "ScheduleAnyway",
                                "labelSelector",
                                map("matchLabels", settings.labels()))),
                "containers", List.of(container()),
                "volumes",
                        List.of(
                                map("name", "files", "persistentVolumeClaim", map("claimName", settings.name())),
                                new PodSecrets(settings, access).volume(),
                                map("name", "php", "configMap", map("name", settings.phpConfigMap())),
                                map("name", "rds-ca", "configMap", map("name", settings.caConfigMap()))));
    }

    private Map<String, Object> container() {
        return map(
                "name", "wordpress",
                "image", settings.image(),
                "ports", List.of(map("name", "http", "containerPort", HTTP)),
                "envFrom", List.of(map("configMapRef", map("name", settings.name()))),
                // The colon stands for the folder of the image itself.
                "env", List.of(map("name", "PHP_INI_SCAN_DIR", "value", ":" + PodConfiguration.PHP_FOLDER)),
                "securityContext", map("allowPrivilegeEscalation", false, "capabilities", map("drop", List.of("ALL"))),
                "readinessProbe",
                        map(
                                "httpGet", map("path", "/wp-login.php", "port", "http"),
                                "periodSeconds", 10,
                                "timeoutSeconds", 5),
                "livenessProbe", map("tcpSocket", map("port", "http"), "periodSeconds", 20),
                "startupProbe", map("tcpSocket", map("port", "http"), "periodSeconds", 5, "failureThreshold", 60),
                "resources",
                        map(
                                "requests", map("cpu", "250m", "memory", "512Mi"),
                                "limits", map("memory", "512Mi")),
                "volumeMounts",
                        List.of(
                                map("name", "files", "mountPath", FILES),
                                map("name", "secrets", "mountPath", SecretFiles.FOLDER, "readOnly", true),
                                map("name", "php", "mountPath", PodConfiguration.PHP_FOLDER, "readOnly", true),
                                map("name", "rds-ca", "mountPath", PodConfiguration.CA_FOLDER, "readOnly", true)));
    }
}
