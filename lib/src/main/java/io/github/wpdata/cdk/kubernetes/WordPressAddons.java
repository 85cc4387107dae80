package io.github.wpdata.cdk.kubernetes;

import io.github.wpdata.cdk.internal.cdk.AcknowledgementRequests;
import io.github.wpdata.cdk.internal.cdk.Acknowledgements;
import io.github.wpdata.cdk.internal.cdk.ConstructPlace;
import io.github.wpdata.cdk.internal.validation.Arguments;
import io.github.wpdata.cdk.internal.validation.Problems;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.eks.CfnAddon;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.SessionTagsPrincipal;
import software.constructs.Construct;

/**
 * The EKS add-ons that pods of sites need: the EFS CSI driver for files, the Secrets Store CSI driver with the provider of AWS for
 * secrets, and the EKS Pod Identity Agent for roles. A cluster needs them once.
 *
 * <pre>{@code
 * WordPressAddons.Builder.create(this, "Addons").clusterName("platform").build();
 * }</pre>
 *
 * <p>EKS installs the version that is its default for the Kubernetes version of the cluster; CloudFormation keeps it until another
 * one is set, as in {@code addons.getEfsCsiDriver().ifPresent(driver -> driver.setAddonVersion("v3.4.1-eksbuild.1"))}. EKS refuses an
 * add-on that the cluster already has: leave that one out. When the stack is deleted, the software of the add-ons stays on the
 * cluster, since pods may use it.
 *
 * <p>Network policies have an effect only where the add-on {@code vpc-cni}, which nearly every cluster has already, is configured
 * with {@code enableNetworkPolicy}.
 */
public final class WordPressAddons extends Construct {
    private static final String CONTROLLER = "efs-csi-controller-sa";

    /** The files of the secrets follow a rotation. */
    private static final String ROTATION = "{\"secrets-store-csi-driver\":{\"enableSecretRotation\":true}}";

    private final String clusterName;
    private final @Nullable CfnAddon podIdentityAgent;
    private final @Nullable CfnAddon efsCsiDriver;
    private final @Nullable CfnAddon secretsStoreProvider;

    private WordPressAddons(Builder settings) {
        super(settings.scope, settings.id);
        clusterName = Objects.requireNonNull(settings.clusterName, "clusterName is checked first");
        podIdentityAgent = settings.podIdentityAgent ? addon("PodIdentityAgent", "eks-pod-identity-agent") : null;
        efsCsiDriver = settings.efsCsiDriver ? addon("EfsCsiDriver", "aws-efs-csi-driver") : null;
        secretsStoreProvider = settings.secretsStoreProvider ? secretsStoreProvider() : null;
        if (efsCsiDriver != null && settings.dynamicVolumes) {
            allowAccessPoints(efsCsiDriver);
        }
    }

    private CfnAddon addon(String id, String name) {
        return CfnAddon.Builder.create(this, id)
                .clusterName(clusterName)
                .addonName(name)
                .preserveOnDelete(true)
                .build();
    }

    private CfnAddon secretsStoreProvider() {
        CfnAddon provider = addon("SecretsStoreProvider", "aws-secrets-store-csi-driver-provider");
        provider.setConfigurationValues(ROTATION);
        return provider;
    }

    private void allowAccessPoints(CfnAddon driver) {
        Role role = Role.Builder.create(this, "EfsCsiDriverRole")
                .description("Access points for volumes of the EFS CSI driver")
                .assumedBy(new SessionTagsPrincipal(new ServicePrincipal("pods.eks.amazonaws.com")))
                .managedPolicies(
                        List.of(ManagedPolicy.fromAwsManagedPolicyName("service-role/AmazonEFSCSIDriverPolicy")))
                .build();
        driver.setPodIdentityAssociations(List.of(CfnAddon.PodIdentityAssociationProperty.builder()
                .serviceAccount(CONTROLLER)
                .roleArn(role.getRoleArn())
                .build()));
        CfnResource resource = (CfnResource) role.getNode().getDefaultChild();
        AcknowledgementRequests.whenRequested(this, () -> acknowledge(resource));
    }

    private static void acknowledge(CfnResource role) {
        new Acknowledgements()
                .acknowledge(
                        "The EFS CSI driver needs this policy of AWS, which follows its releases; it creates access points with "
                                + "the tag of the driver, and deletes no others.",
                        "AwsSolutions-IAM4")
                .at(role);
    }

    /** {@return the EFS CSI driver, unless it is left out} */
    public Optional<CfnAddon> getEfsCsiDriver() {
        return Optional.ofNullable(efsCsiDriver);
    }

    /** {@return the Secrets Store CSI driver with the provider of AWS, unless it is left out} */
    public Optional<CfnAddon> getSecretsStoreProvider() {
        return Optional.ofNullable(secretsStoreProvider);
    }

    /** {@return the EKS Pod Identity Agent, unless it is left out} */
    public Optional<CfnAddon> getPodIdentityAgent() {
        return Optional.ofNullable(podIdentityAgent);
    }

    /** Builds {@link WordPressAddons}. Only the name of the cluster is required. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final Arguments arguments = new Arguments();
        private @Nullable String clusterName;
        private boolean efsCsiDriver = true;
        private boolean secretsStoreProvider = true;
        private boolean podIdentityAgent = true;
        private boolean dynamicVolumes;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        /**
         * Starts with the defaults.
         *
         * @param scope scope of the add-ons
         * @param id id of the add-ons within their scope
         * @return a builder
         */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /**
         * Sets the EKS cluster. Required. Changing it replaces the add-ons; those of the former cluster stay there.
         *
         * @param name name of a cluster of this account and region, 1 to 100 letters, digits, hyphens and underscores
         * @return this builder
         */
        public Builder clusterName(String name) {
            this.clusterName = arguments.given("clusterName", name, this.clusterName);
            return this;
        }

        /**
         * Chooses whether to add {@code aws-efs-csi-driver}, which mounts the files. Default: true.
         *
         * @param add false where the cluster has it
         * @return this builder
         */
        public Builder efsCsiDriver(boolean add) {
            this.efsCsiDriver = add;
            return this;
        }

        /**
         * Chooses whether to add {@code aws-secrets-store-csi-driver-provider}, which mounts the secrets, and updates their files
         * after a rotation. Default: true.
         *
         * @param add false where the cluster has it, or where the External Secrets Operator fetches the secrets
         * @return this builder
         */
        public Builder secretsStoreProvider(boolean add) {
            this.secretsStoreProvider = add;
            return this;
        }

        /**
         * Chooses whether to add {@code eks-pod-identity-agent}, which gives pods their role. Default: true.
         *
         * @param add false where the cluster has it, or where roles come from the OIDC provider of the cluster
         * @return this builder
         */
        public Builder podIdentityAgent(boolean add) {
            this.podIdentityAgent = add;
            return this;
        }

        /**
         * Lets the EFS CSI driver create access points, for storage classes such as that of {@link EfsManifests.Builder#dynamic()}.
         * The role needs the EKS Pod Identity Agent. Default: no role, since the volumes of sites need none.
         *
         * @return this builder
         */
        public Builder dynamicVolumes() {
            this.dynamicVolumes = true;
            return this;
        }

        /**
         * Checks the input and builds the add-ons.
         *
         * @return the add-ons
         * @throws IllegalArgumentException one line for each problem
         */
        public WordPressAddons build() {
            Problems problems = new Problems();
            arguments.check(problems);
            problems.required("clusterName", clusterName);
            ManifestRules.CLUSTER_NAME.check(problems, clusterName);
            boolean any = efsCsiDriver || secretsStoreProvider || podIdentityAgent;
            problems.require(any, ManifestRules.ANY_ADDON, efsCsiDriver);
            problems.require(efsCsiDriver || !dynamicVolumes, ManifestRules.DYNAMIC_VOLUMES, dynamicVolumes);
            problems.throwIfAny(() -> new ConstructPlace(scope, id).path());
            return new WordPressAddons(this);
        }
    }
}
