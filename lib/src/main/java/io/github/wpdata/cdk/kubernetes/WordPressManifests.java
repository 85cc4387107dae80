package io.github.wpdata.cdk.kubernetes;

import static io.github.wpdata.cdk.kubernetes.KubernetesObject.map;

import io.github.wpdata.cdk.site.DataServices;
import io.github.wpdata.cdk.site.WordPressSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.eks.ICluster;
import software.amazon.awscdk.services.iam.IRole;

/**
 * The Kubernetes manifests that hand one site, or the services without a site, to pods: service account, configuration, secrets, volume and network policy, and
 * on request a Deployment and a Service of the official image that use them all.
 *
 * <pre>{@code
 * WordPressManifests manifests = WordPressManifests.Builder.create(shop)
 *         .namespace("shop")
 *         .deployment()
 *         .build();
 * CfnOutput.Builder.create(this, "ShopManifests").value(manifests.toYaml()).build();
 * }</pre>
 *
 * <p>The deployment fills in endpoints and ids, so the output is ready for {@code kubectl apply -f -}. No manifest and no output
 * contains a secret: pods see them as files that an operator fetches from Secrets Manager, by default the Secrets Store CSI
 * driver with the pods' own identity.
 *
 * <p>Pods verify the servers. The certificates that sign those of Aurora come from a ConfigMap, {@code rds-ca} by default, with
 * the key {@code global-bundle.pem}, which each namespace needs.
 */
public final class WordPressManifests {
    /** Key of the certificates in their ConfigMap, as the file is called that AWS offers. */
    static final String CA_KEY = "global-bundle.pem";

    private final String name;
    private final List<Map<String, Object>> objects;

    private WordPressManifests(Builder settings, PodAccess access) {
        name = settings.name();
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(serviceAccount(settings));
        PodConfiguration configuration = new PodConfiguration(access, settings.imageKeys());
        all.add(configMap(settings, settings.name(), configuration.environment()));
        all.add(configMap(settings, settings.phpConfigMap(), configuration.phpFiles()));
        all.addAll(new PodSecrets(settings, access).objects());
        PodVolume volume = new PodVolume(settings, access);
        all.add(volume.persistentVolume());
        all.add(volume.claim());
        all.add(new PodNetwork(settings, access).policy());
        access.site().filter(site -> settings.hasDeployment()).ifPresent(site -> {
            SiteWorkload workload = new SiteWorkload(settings, access, site);
            all.add(workload.deployment());
            all.add(workload.service());
        });
        objects = List.copyOf(all);
    }

    private static Map<String, Object> serviceAccount(Builder settings) {
        Map<String, Object> account =
                KubernetesObject.of("v1", "ServiceAccount", settings.serviceAccount(), settings.namespace());
        IRole role = settings.serviceAccountRole();
        if (role != null) {
            Map<String, Object> metadata = map(
                    "name", settings.serviceAccount(),
                    "namespace", settings.namespace(),
                    "annotations", map("eks.amazonaws.com/role-arn", role.getRoleArn()));
            account.put("metadata", metadata);
        }
        return account;
    }

    private static Map<String, Object> configMap(Builder settings, String name, Map<String, String> data) {
        return KubernetesObject.of("v1", "ConfigMap", name, settings.namespace(), "data", data);
    }

    /**
     * The manifests as YAML documents, for a stack output.
     *
     * @return the text, with tokens that the deployment resolves
     */
    public String toYaml() {
        return ManifestWriter.yaml(objects);
    }

    /**
     * The manifests one by one.
     *
     * @return the manifests in the order to apply them, with tokens that the deployment resolves
     */
    public List<Map<String, Object>> toMaps() {
        return objects;
    }

    /**
     * Applies the manifests to a cluster of {@code aws-eks}, by the kubectl provider of that cluster, which is a function of AWS
     * CDK.
     *
     * @param cluster the cluster; an imported one needs a kubectl provider
     */
    @SuppressWarnings("unchecked") // an array of maps, as AWS CDK declares it
    public void applyTo(ICluster cluster) {
        cluster.addManifest(name, objects.toArray(Map[]::new));
    }

    /**
     * Applies the manifests to a cluster of {@code aws-eks-v2}, by the kubectl provider of that cluster, which is a function of
     * AWS CDK.
     *
     * @param cluster the cluster, which needs a kubectl provider
     */
    @SuppressWarnings("unchecked") // an array of maps, as AWS CDK declares it
    public void applyTo(software.amazon.awscdk.services.eks_v2.ICluster cluster) {
        cluster.addManifest(name, objects.toArray(Map[]::new));
    }

    /** Builds {@link WordPressManifests}. Only the site or the services are required. */
    public static final class Builder extends ManifestSettings<Builder> {
        private Builder(@Nullable WordPressSite site, @Nullable DataServices services) {
            super(site, services);
        }

        /**
         * Starts with the defaults.
         *
         * @param site the site
         * @return a builder
         */
        public static Builder create(WordPressSite site) {
            return new Builder(site, null);
        }

        /**
         * Starts with the defaults for the services without a site: endpoints, the fixed access point, the token of the cache, and
         * on request the secret of the administrator. A cache with users has no token; add sites for them.
         *
         * @param services the services
         * @return a builder
         */
        public static Builder create(DataServices services) {
            return new Builder(null, services);
        }

        /**
         * Checks the input and builds the manifests.
         *
         * @return the manifests
         * @throws IllegalArgumentException one line for each problem
         */
        public WordPressManifests build() {
            return new WordPressManifests(this, check());
        }
    }
}
