package io.github.wpdata.cdk.kubernetes;

import io.github.wpdata.cdk.internal.validation.CommonForms;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;

/** The limits of manifests, of the identity of pods and of add-ons. */
final class ManifestRules {
    static final Rule SOURCE = new Rule(
            "site",
            "",
            "a site, or the services",
            "is neither a site nor the services",
            "pass one of them",
            "this library");
    static final TextRule NAME = TextRule.matching(
            new Rule(
                    "name",
                    "",
                    "1 to 59 lower-case letters, digits and hyphens, a letter first, no hyphen at the end",
                    "is not a name for all objects",
                    "use 1 to 59 lower-case letters, digits and hyphens, begin with a letter, and do not end with a hyphen",
                    "Kubernetes: RFC 1035 labels, as names of Services; one object adds -php"),
            "[a-z]([-a-z0-9]{0,57}[a-z0-9])?");
    static final TextRule NAMESPACE = CommonForms.label("namespace", "is not the name of a namespace");
    static final TextRule SERVICE_ACCOUNT = CommonForms.label("serviceAccount", "is not the name of a service account");
    static final TextRule CLUSTER_NAME = TextRule.matching(
            new Rule(
                    "clusterName",
                    "",
                    "1 to 100 letters, digits, hyphens and underscores, a letter or digit first",
                    "is not the name of a cluster",
                    "use 1 to 100 letters, digits, hyphens and underscores, and begin with a letter or digit",
                    "EKS API: CreateCluster"),
            "[0-9A-Za-z][A-Za-z0-9_-]{0,99}");
    static final Rule ONE_IDENTITY = new Rule(
            "clusterName",
            "",
            "only without openIdConnectProvider",
            "is for EKS Pod Identity, which openIdConnectProvider replaces",
            "leave one of them out",
            "this library");
    static final Rule ANY_ADDON = new Rule(
            "efsCsiDriver",
            "",
            "true, unless secretsStoreProvider or podIdentityAgent is",
            "leaves no add-on, since secretsStoreProvider and podIdentityAgent are false too",
            "set one of them to true, or leave out WordPressAddons",
            "this library");
    static final Rule DYNAMIC_VOLUMES = new Rule(
            "dynamicVolumes",
            "",
            "only with efsCsiDriver",
            "is a role for the EFS CSI driver, which efsCsiDriver leaves out",
            "leave one of them out",
            "this library");
    static final Rule ONE_ROLE = new Rule(
            "serviceAccount",
            "",
            "one role for each service account of a cluster",
            "of namespace %s has a role already, that of %s",
            "set serviceAccount(…) or namespace(…) to one of its own",
            "EKS API: CreatePodIdentityAssociation");
    static final TextRule CA_CONFIG_MAP = CommonForms.label("caConfigMap", "is not the name of a ConfigMap");
    static final TextRule IMAGE = TextRule.matching(
            new Rule(
                    "image",
                    "",
                    "an image with a tag or digest",
                    "is not an image with a tag or digest",
                    "write it as in wordpress:6.8-php8.3-apache",
                    "OCI distribution: references"),
            "[a-z0-9][-a-zA-Z0-9._/:]*(:[a-zA-Z0-9_][-a-zA-Z0-9_.]{0,127}|@sha256:[0-9a-f]{64})");
    static final RangeRule REPLICAS =
            RangeRule.of("replicas", "pods", 1, 1000, "pods", "this library; a typing error rather than a wish");
    static final Rule IMAGE_NEEDS_DEPLOYMENT = needsDeployment("image", "", "has");
    static final Rule REPLICAS_NEED_DEPLOYMENT = needsDeployment("replicas", "pods", "have");
    static final Rule CLUSTER_MODE = new Rule(
            "services",
            "",
            "a site or services whose cache has cluster mode off",
            "have a cache in cluster mode, which WP_REDIS_HOST cannot name",
            "build the cache without shards(…)",
            "Redis Object Cache for WordPress: WP_REDIS_HOST");
    static final Rule DEPLOYMENT_IMAGE = new Rule(
            "deployment",
            "",
            "only with imageKeys OFFICIAL",
            "is a Deployment of the official image, which does not read the keys of BITNAMI",
            "leave out deployment() or imageKeys(…)",
            "this library");
    static final Rule DEPLOYMENT_SITE = new Rule(
            "deployment",
            "",
            "only with a site",
            "needs a database user, which the services have for sites only",
            "pass a site to Builder.create(…), or leave out deployment()",
            "this library");
    static final Rule ADMINISTRATOR_OF_SITE = new Rule(
            "administrator",
            "",
            "only with the services",
            "adds a user that reads all sites to the pods of one",
            "leave out administrator(); the site has a user of its own",
            "this library");
    static final Rule ADMINISTRATOR_SECRET = new Rule(
            "administrator",
            "",
            "only with a database whose administrator has a secret",
            "names a secret that the database does not have",
            "build the database with AdminCredentials.managedByRds(), generatedSecret() or fromSecret(…), or leave out "
                    + "administrator()",
            "this library");
    static final Rule DIRECTORY = new Rule(
            "services",
            "",
            "a site, or services whose files have the fixed access point",
            "have no fixed access point, so a persistent volume has nothing to mount",
            "build the files with fixedAccessPoint(…), or pass a site",
            "EFS CSI driver: static provisioning");
    static final TextRule DATA_CIDR = TextRule.matching(
            new Rule(
                    "dataCidrs",
                    "",
                    "IPv4 ranges in CIDR notation",
                    "is not an IPv4 range",
                    "write it as in 10.0.0.0/16",
                    "Kubernetes: NetworkPolicy ipBlock"),
            "((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!/)|(?=/))){4}/(3[0-2]|[12]?[0-9])");
    static final Rule DATA_CIDRS = new Rule(
            "dataCidrs",
            "",
            "required where the VPC does not tell its address range",
            "cannot be derived from the imported VPC",
            "set dataCidrs(…) to the address ranges of the data services' subnets",
            "Kubernetes: NetworkPolicy ipBlock");

    private ManifestRules() {}

    private static Rule needsDeployment(String property, String unit, String has) {
        return new Rule(
                property,
                unit,
                "only with deployment()",
                has + " no effect without a Deployment",
                "call deployment(), or leave " + property + " out",
                "this library");
    }
}
