package io.github.wpdata.cdk.kubernetes;

import static io.github.wpdata.cdk.kubernetes.KubernetesObject.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;

/** How secrets reach pods: as files, by one of two operators. */
final class PodSecrets {
    private static final String STORE = "aws-secrets-manager";

    private final ManifestSettings<?> settings;
    private final PodAccess access;

    PodSecrets(ManifestSettings<?> settings, PodAccess access) {
        this.settings = settings;
        this.access = access;
    }

    List<Map<String, Object>> objects() {
        if (access.secretFields().isEmpty()) {
            return List.of();
        }
        return settings.usesExternalSecrets() ? List.of(secretStore(), externalSecret()) : List.of(providerClass());
    }

    /** The volume that shows the secrets as files, and their new values after a rotation. */
    Map<String, Object> volume() {
        if (settings.usesExternalSecrets()) {
            return map("name", "secrets", "secret", map("secretName", settings.name()));
        }
        return map(
                "name",
                "secrets",
                "csi",
                map(
                        "driver",
                        "secrets-store.csi.k8s.io",
                        "readOnly",
                        true,
                        "volumeAttributes",
                        map("secretProviderClass", settings.name())));
    }

    private Map<String, Object> providerClass() {
        return KubernetesObject.of(
                "secrets-store.csi.x-k8s.io/v1",
                "SecretProviderClass",
                settings.name(),
                settings.namespace(),
                "spec",
                map(
                        "provider",
                        "aws",
                        "parameters",
                        map(
                                "region", region(),
                                "usePodIdentity", String.valueOf(settings.usesPodIdentity()),
                                "objects", providerObjects())));
    }

    /** The provider parses this text as YAML; quotes keep the ARN one value. */
    private String providerObjects() {
        Map<String, StringBuilder> secrets = new LinkedHashMap<>();
        for (PodAccess.Field field : access.secretFields()) {
            String arn = field.secret().getSecretArn();
            if (field.property() == null) {
                secrets.put(arn, new StringBuilder("  objectAlias: " + field.file() + "\n"));
            } else {
                secrets.computeIfAbsent(
                                arn,
                                // The provider also writes the whole secret, under this name.
                                key -> new StringBuilder("  objectAlias: " + field.file() + ".json\n  jmesPath:\n"))
                        .append("  - path: " + field.property() + "\n    objectAlias: " + field.file() + "\n");
            }
        }
        StringBuilder objects = new StringBuilder();
        secrets.forEach(
                (arn, rest) -> objects.append("- objectName: \"" + arn + "\"\n  objectType: secretsmanager\n" + rest));
        return objects.toString();
    }

    private Map<String, Object> secretStore() {
        @Nullable Map<String, Object> auth = settings.usesPodIdentity()
                ? null
                : map("jwt", map("serviceAccountRef", map("name", settings.serviceAccount())));
        return KubernetesObject.of(
                "external-secrets.io/v1",
                "SecretStore",
                STORE,
                settings.namespace(),
                "spec",
                map("provider", map("aws", map("service", "SecretsManager", "region", region(), "auth", auth))));
    }

    private Map<String, Object> externalSecret() {
        List<Object> data = new ArrayList<>();
        for (PodAccess.Field field : access.secretFields()) {
            data.add(map(
                    "secretKey",
                    field.file(),
                    "remoteRef",
                    map("key", field.secret().getSecretArn(), "property", field.property())));
        }
        return KubernetesObject.of(
                "external-secrets.io/v1",
                "ExternalSecret",
                settings.name(),
                settings.namespace(),
                "spec",
                map(
                        "refreshPolicy",
                        "Periodic",
                        "refreshInterval",
                        "5m0s",
                        "secretStoreRef",
                        map("name", STORE, "kind", "SecretStore"),
                        "target",
                        map(
                                "name", settings.name(),
                                "creationPolicy", "Owner",
                                "deletionPolicy", "Retain"),
                        "data",
                        data));
    }

    private String region() {
        return Stack.of(access.construct()).getRegion();
    }
}
