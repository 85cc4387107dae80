package io.github.wpdata.cdk.kubernetes;

import static io.github.wpdata.cdk.kubernetes.KubernetesObject.map;

import io.github.wpdata.cdk.internal.validation.Arguments;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.site.DataServices;
import io.github.wpdata.cdk.site.WordPressSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.iam.IRole;

/** What a caller sets on manifests. */
abstract class ManifestSettings<B extends ManifestSettings<B>> {
    private static final String OFFICIAL_IMAGE = "wordpress:6.8-php8.3-apache";

    private final @Nullable WordPressSite site;
    private final @Nullable DataServices services;
    private final Arguments arguments = new Arguments();

    private @Nullable PodAccess access;
    private @Nullable String name;
    private @Nullable String namespace;
    private @Nullable String serviceAccount;
    private @Nullable IRole serviceAccountRole;
    private boolean administrator;
    private boolean externalSecrets;
    private ImageKeys imageKeys = ImageKeys.OFFICIAL;
    private String caConfigMap = "rds-ca";
    private List<String> dataCidrs = List.of();
    private List<String> dataRanges = List.of();
    private boolean deployment;
    private String image = OFFICIAL_IMAGE;
    private int replicas = 2;

    ManifestSettings(@Nullable WordPressSite site, @Nullable DataServices services) {
        this.site = site;
        this.services = services;
    }

    /**
     * Names the objects. Default: the name of the site; wordpress for the services.
     *
     * @param name 1 to 59 lower-case letters, digits and hyphens, a letter first, no hyphen at the end
     * @return this builder
     */
    public B name(String name) {
        this.name = arguments.given("name", name, this.name);
        return self();
    }

    /**
     * Sets the namespace of all objects but the persistent volume. Default: {@link #name(String)}. It has to exist.
     *
     * @param namespace 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end
     * @return this builder
     */
    public B namespace(String namespace) {
        this.namespace = arguments.given("namespace", namespace, this.namespace);
        return self();
    }

    /**
     * Names the service account, as which pods read their secrets. Default: {@link #name(String)}.
     *
     * @param name 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end
     * @return this builder
     */
    public B serviceAccount(String name) {
        this.serviceAccount = arguments.given("serviceAccount", name, this.serviceAccount);
        return self();
    }

    /**
     * Gives the service account a role by the OIDC provider of the cluster (IAM roles for service accounts). Default: none; the
     * role then comes from EKS Pod Identity.
     *
     * @param role a role that may read the secrets, and that the service account may assume
     * @return this builder
     */
    public B serviceAccountRole(IRole role) {
        this.serviceAccountRole = arguments.given("serviceAccountRole", role, this.serviceAccountRole);
        return self();
    }

    /**
     * Adds user and password of the administrator to the secrets of the services, which can do anything in the database. Sites
     * have users of their own. Default: pods do not see the administrator's secret.
     *
     * @return this builder
     */
    public B administrator() {
        this.administrator = true;
        return self();
    }

    /**
     * Fetches the secrets with the External Secrets Operator, into a Secret of Kubernetes. With EKS Pod Identity the operator
     * reads them by its own role, and not by the pods'. Default: the Secrets Store CSI driver with the provider of AWS, which
     * reads them by the pods' role and stores them nowhere.
     *
     * @return this builder
     */
    public B externalSecrets() {
        this.externalSecrets = true;
        return self();
    }

    /**
     * Chooses the names of the variables in the ConfigMap. Default: {@code OFFICIAL}.
     *
     * @param keys the image that reads them
     * @return this builder
     */
    public B imageKeys(ImageKeys keys) {
        this.imageKeys = arguments.given("imageKeys", keys, this.imageKeys);
        return self();
    }

    /**
     * Names the ConfigMap with the certificates of RDS, under the key {@code global-bundle.pem}. Default: rds-ca.
     *
     * @param name 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end
     * @return this builder
     */
    public B caConfigMap(String name) {
        this.caConfigMap = arguments.given("caConfigMap", name, this.caConfigMap);
        return self();
    }

    /**
     * Sets the address ranges of database and cache, which pods may reach. May be called again to add more. Default: the first
     * address range of the VPC; set it where their subnets are in another one.
     *
     * @param cidrs IPv4 ranges in CIDR notation
     * @return this builder
     */
    public B dataCidrs(@Nullable String... cidrs) {
        List<String> all = new ArrayList<>(dataCidrs);
        all.addAll(arguments.givenAll("dataCidrs", cidrs));
        this.dataCidrs = List.copyOf(all);
        return self();
    }

    /**
     * Adds a Deployment and a Service of the official image, for a site. Default: none.
     *
     * @return this builder
     */
    public B deployment() {
        this.deployment = true;
        return self();
    }

    /**
     * Sets the image of the Deployment; refused without {@link #deployment()}. Default: wordpress:6.8-php8.3-apache. Sites that use the cache need one with the
     * extension redis of PHP, or the plug-in's own client.
     *
     * @param image the official image or one built on it, with a tag or digest
     * @return this builder
     */
    public B image(String image) {
        this.image = arguments.given("image", image, this.image);
        return self();
    }

    /**
     * Sets the number of pods of the Deployment; refused without {@link #deployment()}. Default: 2.
     *
     * @param replicas 1 to 1000
     * @return this builder
     */
    public B replicas(int replicas) {
        this.replicas = replicas;
        arguments.given("replicas");
        return self();
    }

    /** Reports all problems at once. */
    PodAccess check() {
        Problems problems = new Problems();
        arguments.check(problems);
        problems.require(site != null || services != null, ManifestRules.SOURCE, "null");
        ManifestRules.NAME.check(problems, name);
        ManifestRules.NAMESPACE.check(problems, namespace);
        ManifestRules.SERVICE_ACCOUNT.check(problems, serviceAccount);
        ManifestRules.CA_CONFIG_MAP.check(problems, caConfigMap);
        ManifestRules.IMAGE.check(problems, image);
        ManifestRules.REPLICAS.check(problems, replicas);
        boolean hasImage = deployment || !arguments.isGiven("image");
        problems.require(hasImage, ManifestRules.IMAGE_NEEDS_DEPLOYMENT, image);
        boolean hasPods = deployment || !arguments.isGiven("replicas");
        problems.require(hasPods, ManifestRules.REPLICAS_NEED_DEPLOYMENT, replicas);
        boolean readsKeys = !deployment || imageKeys == ImageKeys.OFFICIAL;
        problems.require(readsKeys, ManifestRules.DEPLOYMENT_IMAGE, deployment);
        dataCidrs.forEach(cidr -> ManifestRules.DATA_CIDR.check(problems, cidr));
        if (site != null) {
            access = PodAccess.to(site);
            problems.require(!administrator, ManifestRules.ADMINISTRATOR_OF_SITE, administrator);
        } else if (services != null) {
            access = PodAccess.to(services, administrator);
            problems.require(!deployment, ManifestRules.DEPLOYMENT_SITE, deployment);
            boolean hasSecret = services.getDatabase().getAdminSecret().isPresent();
            problems.require(!administrator || hasSecret, ManifestRules.ADMINISTRATOR_SECRET, administrator);
        }
        if (access != null) {
            check(problems, access);
        }
        problems.throwIfAny(() -> access == null
                ? "WordPressManifests"
                : access.construct().getNode().getPath());
        return access();
    }

    private void check(Problems problems, PodAccess access) {
        boolean one = access.services().getCache().getPrimaryEndpoint().isPresent();
        problems.require(
                one,
                ManifestRules.CLUSTER_MODE,
                access.services().getCache().getNode().getPath());
        boolean directory = access.accessPointId().isPresent();
        problems.require(
                directory,
                ManifestRules.DIRECTORY,
                access.services().getFiles().getNode().getPath());
        dataRanges = dataCidrs.isEmpty() ? vpcRange(problems, access.services()) : dataCidrs;
    }

    /** An imported VPC tells its range only if it was given. */
    private static List<String> vpcRange(Problems problems, DataServices services) {
        IVpc vpc = services.getDatabase().getCluster().getVpc();
        try {
            return List.of(vpc.getVpcCidrBlock());
        } catch (RuntimeException e) {
            problems.require(false, ManifestRules.DATA_CIDRS, "none");
            return List.of();
        }
    }

    String name() {
        return name == null ? access().name() : name;
    }

    String namespace() {
        return namespace == null ? name() : namespace;
    }

    String serviceAccount() {
        return serviceAccount == null ? name() : serviceAccount;
    }

    @Nullable IRole serviceAccountRole() {
        return serviceAccountRole;
    }

    boolean usesPodIdentity() {
        return serviceAccountRole == null;
    }

    boolean usesExternalSecrets() {
        return externalSecrets;
    }

    ImageKeys imageKeys() {
        return imageKeys;
    }

    String caConfigMap() {
        return caConfigMap;
    }

    String phpConfigMap() {
        return name() + "-php";
    }

    List<String> dataRanges() {
        return dataRanges;
    }

    boolean hasDeployment() {
        return deployment;
    }

    String image() {
        return image;
    }

    int replicas() {
        return replicas;
    }

    /** The labels of the pods, by which Service and network policy find them. */
    Map<String, Object> labels() {
        return map("app.kubernetes.io/name", "wordpress", "app.kubernetes.io/instance", name());
    }

    private PodAccess access() {
        return Objects.requireNonNull(access, "site and services are checked first");
    }

    @SuppressWarnings("unchecked") // the builder names itself as B
    private B self() {
        return (B) this;
    }
}
