package io.github.wpdata.cdk.kubernetes;

import static io.github.wpdata.cdk.kubernetes.KubernetesObject.map;

import java.util.List;
import java.util.Map;

/**
 * What pods may reach: database and cache, names, and the internet over HTTPS for updates. The node mounts the
 * files, so NFS is no matter of the pods.
 */
final class PodNetwork {
    private static final int DNS = 53;
    private static final int HTTPS = 443;

    /** Instance metadata, and with it the identity of the node. */
    private static final String LINK_LOCAL = "169.254.0.0/16";

    private final ManifestSettings<?> settings;
    private final PodAccess access;

    PodNetwork(ManifestSettings<?> settings, PodAccess access) {
        this.settings = settings;
        this.access = access;
    }

    Map<String, Object> policy() {
        List<Object> data = settings.dataRanges().stream()
                .<Object>map(cidr -> map("ipBlock", map("cidr", cidr)))
                .toList();
        List<Object> dataPorts = List.of(
                port("TCP", access.services().getDatabase().getPort()),
                port("TCP", access.services().getCache().getPort()));
        List<Object> internet = List.of(map("ipBlock", map("cidr", "0.0.0.0/0", "except", List.of(LINK_LOCAL))));
        return KubernetesObject.of(
                "networking.k8s.io/v1",
                "NetworkPolicy",
                settings.name(),
                settings.namespace(),
                "spec",
                map(
                        "podSelector", map("matchLabels", settings.labels()),
                        "policyTypes", List.of("Egress"),
                        "egress",
                                List.of(
                                        map("to", data, "ports", dataPorts),
                                        map("ports", List.of(port("UDP", DNS), port("TCP", DNS))),
                                        map("to", internet, "ports", List.of(port("TCP", HTTPS))))));
    }

    private static Map<String, Object> port(String protocol, int number) {
        return map("protocol", protocol, "port", number);
    }
}
