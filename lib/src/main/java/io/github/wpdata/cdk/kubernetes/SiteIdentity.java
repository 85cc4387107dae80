package io.github.wpdata.cdk.kubernetes;

import io.github.wpdata.cdk.internal.cdk.AcknowledgementRequests;
import io.github.wpdata.cdk.internal.cdk.Acknowledgements;
import io.github.wpdata.cdk.internal.cdk.ConstructPlace;
import io.github.wpdata.cdk.internal.cdk.ReservedTags;
import io.github.wpdata.cdk.internal.validation.Arguments;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Tokens;
import io.github.wpdata.cdk.site.WordPressSite;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnJson;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.eks.CfnPodIdentityAssociation;
import software.amazon.awscdk.services.iam.IOpenIdConnectProvider;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.OpenIdConnectPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.SessionTagsPrincipal;
import software.constructs.Construct;
import software.constructs.MetadataEntry;

/**
 * The role of a site's pods, with the grants of that site alone: by EKS Pod Identity, or by the OIDC provider of the cluster.
 *
 * <pre>{@code
 * SiteIdentity.Builder.create(this, "ShopPods")
 *         .site(shop)
 *         .clusterName("platform")
 *         .build();
 * }</pre>
 *
 * <p>Only the service account of the site in its namespace can assume the role. EKS Pod Identity needs the add-on
 * {@code eks-pod-identity-agent} on the cluster.
 */
public final class SiteIdentity extends Construct {
    /** Tells the identities of a stack which pods have a role. */
    private static final String METADATA = "wpdata:pods";

    private final Role role;

    private SiteIdentity(Builder settings, WordPressSite site) {
        super(settings.scope, settings.id);
        String namespace = settings.namespace(site);
        String serviceAccount = settings.serviceAccount(site);
        IOpenIdConnectProvider provider = settings.openIdConnectProvider;
        role = Role.Builder.create(this, "Role")
                .description("Pods of WordPress site " + site.getSiteName())
                .assumedBy(
                        provider == null
                                ? podIdentity(settings.clusterName(), namespace, serviceAccount)
                                : openIdConnect(provider, namespace, serviceAccount))
                .build();
        site.grantAccess(role);
        ReservedTags.refuse(getNode(), role);
        AcknowledgementRequests.whenRequested(this, this::acknowledge);
        if (provider == null) {
            CfnPodIdentityAssociation.Builder.create(this, "Association")
                    .clusterName(settings.clusterName())
                    .namespace(namespace)
                    .serviceAccount(serviceAccount)
                    .roleArn(role.getRoleArn())
                    .build();
            Stack.of(this)
                    .getNode()
                    .addMetadata(
                            METADATA,
                            Map.of(
                                    "pods",
                                    settings.pods(site),
                                    "path",
                                    getNode().getPath()));
        }
    }

    /** EKS tags each session with where its pod runs; without the conditions, any association could use the role. */
    private static IPrincipal podIdentity(String clusterName, String namespace, String serviceAccount) {
        Map<String, Object> tags = new TreeMap<>();
        tags.put("aws:RequestTag/eks-cluster-name", clusterName);
        tags.put("aws:RequestTag/kubernetes-namespace", namespace);
        tags.put("aws:RequestTag/kubernetes-service-account", serviceAccount);
        return new SessionTagsPrincipal(
                new ServicePrincipal("pods.eks.amazonaws.com").withConditions(Map.of("StringEquals", tags)));
    }

    private IPrincipal openIdConnect(IOpenIdConnectProvider provider, String namespace, String serviceAccount) {
        String issuer = provider.getOpenIdConnectProviderIssuer();
        Map<String, Object> claims = new TreeMap<>();
        claims.put(issuer + ":aud", "sts.amazonaws.com");
        claims.put(issuer + ":sub", "system:serviceaccount:" + namespace + ":" + serviceAccount);
        // A key of a template cannot be a token: CloudFormation has to render the whole object.
        Object condition = Tokens.isToken(issuer)
                ? CfnJson.Builder.create(this, "Claims").value(claims).build()
                : claims;
        return new OpenIdConnectPrincipal(provider, Map.of("StringEquals", condition));
    }

    private void acknowledge() {
        CfnResource policy = (CfnResource)
                role.getNode().findChild("DefaultPolicy").getNode().getDefaultChild();
        new Acknowledgements()
                .acknowledge(
                        "The policy names the secrets and the access point of this site, and is deleted with the role of its "
                                + "pods.",
                        "HIPAA.Security-IAMNoInlinePolicy",
                        "NIST.800.53.R5-IAMNoInlinePolicy",
                        "PCI.DSS.321-IAMNoInlinePolicy")
                .at(policy);
    }

    /** {@return the role of the pods} */
    public Role getRole() {
        return role;
    }

    /** Builds {@link SiteIdentity}. The site is required, and the cluster name unless there is an OIDC provider. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final Arguments arguments = new Arguments();
        private @Nullable WordPressSite site;
        private @Nullable String clusterName;
        private @Nullable String namespace;
        private @Nullable String serviceAccount;
        private @Nullable IOpenIdConnectProvider openIdConnectProvider;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        /**
         * Starts with the defaults.
         *
         * @param scope scope of the role
         * @param id id of the role within its scope
         * @return a builder
         */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /**
         * Sets the site. Required.
         *
         * @param site the site
         * @return this builder
         */
        public Builder site(WordPressSite site) {
            this.site = arguments.given("site", site, this.site);
            return this;
        }

        /**
         * Sets the EKS cluster of the pods. Required, unless there is an OIDC provider. Changing it replaces the association.
         *
         * @param name name of a cluster of this account and region, 1 to 100 letters, digits, hyphens and underscores
         * @return this builder
         */
        public Builder clusterName(String name) {
            this.clusterName = arguments.given("clusterName", name, this.clusterName);
            return this;
        }

        /**
         * Sets the namespace of the pods. Default: the name of the site. Changing it replaces the association.
         *
         * @param namespace 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end
         * @return this builder
         */
        public Builder namespace(String namespace) {
            this.namespace = arguments.given("namespace", namespace, this.namespace);
            return this;
        }

        /**
         * Sets the service account of the pods. Default: the name of the site. Changing it replaces the association.
         *
         * @param name 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end
         * @return this builder
         */
        public Builder serviceAccount(String name) {
            this.serviceAccount = arguments.given("serviceAccount", name, this.serviceAccount);
            return this;
        }

        /**
         * Has the role assumed by the OIDC provider of the cluster (IAM roles for service accounts), and not by EKS Pod Identity.
         * Pass the role to {@code WordPressManifests.Builder.serviceAccountRole(…)}. Default: EKS Pod Identity.
         *
         * @param provider the provider
         * @return this builder
         */
        public Builder openIdConnectProvider(IOpenIdConnectProvider provider) {
            this.openIdConnectProvider = arguments.given("openIdConnectProvider", provider, this.openIdConnectProvider);
            return this;
        }

        /**
         * Checks the input and builds the role.
         *
         * @return the role of the pods
         * @throws IllegalArgumentException one line for each problem
         */
        public SiteIdentity build() {
            Problems problems = new Problems();
            arguments.check(problems);
            problems.required("site", site);
            if (openIdConnectProvider == null) {
                problems.required("clusterName", clusterName);
            } else {
                problems.require(clusterName == null, ManifestRules.ONE_IDENTITY, String.valueOf(clusterName));
            }
            ManifestRules.CLUSTER_NAME.check(problems, clusterName);
            ManifestRules.NAMESPACE.check(problems, namespace);
            ManifestRules.SERVICE_ACCOUNT.check(problems, serviceAccount);
            if (openIdConnectProvider == null && clusterName != null && site != null) {
                requireOneRole(problems, site);
            }
            problems.throwIfAny(() -> new ConstructPlace(scope, id).path());
            return new SiteIdentity(this, Objects.requireNonNull(site));
        }

        private void requireOneRole(Problems problems, WordPressSite site) {
            String pods = pods(site);
            for (MetadataEntry entry : Stack.of(scope).getNode().getMetadata()) {
                if (entry.getType().equals(METADATA) && entry.getData() instanceof Map<?, ?> other) {
                    problems.require(
                            !pods.equals(other.get("pods")),
                            ManifestRules.ONE_ROLE,
                            serviceAccount(site),
                            namespace(site),
                            String.valueOf(other.get("path")));
                }
            }
        }

        private String pods(WordPressSite site) {
            return String.join("/", clusterName(), namespace(site), serviceAccount(site));
        }

        private String namespace(WordPressSite site) {
            return namespace == null ? site.getSiteName() : namespace;
        }

        private String serviceAccount(WordPressSite site) {
            return serviceAccount == null ? site.getSiteName() : serviceAccount;
        }

        private String clusterName() {
            return Objects.requireNonNull(clusterName, "clusterName is checked first");
        }
    }
}
