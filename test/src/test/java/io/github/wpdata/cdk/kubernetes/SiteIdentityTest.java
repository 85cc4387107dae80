package io.github.wpdata.cdk.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.site.WordPressSite;
import io.github.wpdata.cdk.testing.Refusals;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.services.iam.OpenIdConnectProvider;

class SiteIdentityTest {
    private static final String ISSUER = "oidc.eks.us-east-1.amazonaws.com/id/ABC";

    private final TestStack test = new TestStack();
    private final WordPressDataServices data = WordPressDataServices.Builder.create(test.stack(), "Data")
            .vpc(test.vpc())
            .clients(test.clients())
            .build();
    private final WordPressSite shop = data.addSite("shop");

    private SiteIdentity.Builder identity() {
        return SiteIdentity.Builder.create(test.stack(), "ShopPods").site(shop);
    }

    @Test
    void podsOfTheSiteAssumeTheRoleByPodIdentity() {
        identity().clusterName("platform").build();
        Resources resources = test.resources();
        Resource role = resources.named("AWS::IAM::Role", "ShopPods");

        role.has("Description", "Pods of WordPress site shop")
                .has(
                        "AssumeRolePolicyDocument.Statement.0",
                        Map.of(
                                "Action",
                                List.of("sts:AssumeRole", "sts:TagSession"),
                                "Effect",
                                "Allow",
                                "Principal",
                                Map.of("Service", "pods.eks.amazonaws.com"),
                                "Condition",
                                Map.of(
                                        "StringEquals",
                                        Map.of(
                                                "aws:RequestTag/eks-cluster-name", "platform",
                                                "aws:RequestTag/kubernetes-namespace", "shop",
                                                "aws:RequestTag/kubernetes-service-account", "shop"))));
        resources
                .only("AWS::EKS::PodIdentityAssociation")
                .has("ClusterName", "platform")
                .has("Namespace", "shop")
                .has("ServiceAccount", "shop")
                .has("RoleArn", role.getAtt("Arn"));
    }

    @Test
    void roleReachesTheSiteAlone() {
        data.addSite("blog");
        identity().clusterName("platform").build();
        String policy = test.resources()
                .named("AWS::IAM::Policy", "ShopPods")
                .property("PolicyDocument")
                .toString();

        assertThat(policy)
                .contains("DataSitesshopSecret", "DataSitesshopFiles", "secretsmanager:GetSecretValue")
                .doesNotContain("DataSitesblog");
    }

    @Test
    void namespaceAndServiceAccountCanBeSet() {
        identity()
                .clusterName("platform")
                .namespace("sites")
                .serviceAccount("web")
                .build();

        test.resources()
                .only("AWS::EKS::PodIdentityAssociation")
                .has("Namespace", "sites")
                .has("ServiceAccount", "web");
    }

    @Test
    void podsOfTheSiteAssumeTheRoleByOpenIdConnect() {
        SiteIdentity identity = identity()
                .openIdConnectProvider(OpenIdConnectProvider.fromOpenIdConnectProviderArn(
                        test.stack(), "Provider", "arn:aws:iam::123456789012:oidc-provider/" + ISSUER))
                .build();
        Resources resources = test.resources();

        resources
                .named("AWS::IAM::Role", "ShopPods")
                .has("AssumeRolePolicyDocument.Statement.0.Action", "sts:AssumeRoleWithWebIdentity")
                .has(
                        "AssumeRolePolicyDocument.Statement.0.Condition",
                        Map.of(
                                "StringEquals",
                                Map.of(
                                        ISSUER + ":aud", "sts.amazonaws.com",
                                        ISSUER + ":sub", "system:serviceaccount:shop:shop")));
        assertThat(resources.all("AWS::EKS::PodIdentityAssociation")).isEmpty();
        assertThat(identity.getRole().getRoleArn()).isNotEmpty();
    }

    @Test
    void anIssuerThatIsAnUnresolvedValueIsRenderedByCloudFormation() {
        CfnParameter arn =
                CfnParameter.Builder.create(test.stack(), "ProviderArn").build();
        identity()
                .openIdConnectProvider(OpenIdConnectProvider.fromOpenIdConnectProviderArn(
                        test.stack(), "Provider", arn.getValueAsString()))
                .build();

        assertThat(test.resources().all("Custom::AWSCDKCfnJson")).hasSize(1);
    }

    @Test
    @Tag(Refusals.TAG)
    void nothingSetIsRefused() {
        assertThatThrownBy(() ->
                        SiteIdentity.Builder.create(test.stack(), "ShopPods").build())
                .hasMessage("[Test/ShopPods] site is missing; set it with site(…)\n"
                        + "[Test/ShopPods] clusterName is missing; set it with clusterName(…)");
    }

    @Test
    @Tag(Refusals.TAG)
    void namesOfKubernetesAndEksAreChecked() {
        String label = "use 1 to 63 lower-case letters, digits and hyphens, with no hyphen at either end";

        assertThatThrownBy(() -> identity()
                        .clusterName("-platform")
                        .namespace("Shop")
                        .serviceAccount("")
                        .build())
                .hasMessage(
                        "[Test/ShopPods] clusterName (-platform) is not the name of a cluster; use 1 to 100 letters, "
                                + "digits, hyphens and underscores, and begin with a letter or digit\n"
                                + "[Test/ShopPods] namespace (Shop) is not the name of a namespace; " + label + "\n"
                                + "[Test/ShopPods] serviceAccount (\"\") is not the name of a service account; "
                                + label);
        assertThatThrownBy(() -> identity().clusterName("c".repeat(101)).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatCode(() -> identity().clusterName("c".repeat(100)).build()).doesNotThrowAnyException();
    }

    @Test
    void theNameOfTheClusterMayBeAnUnresolvedValue() {
        CfnParameter cluster =
                CfnParameter.Builder.create(test.stack(), "Cluster").build();

        identity().clusterName(cluster.getValueAsString()).build();

        test.resources().only("AWS::EKS::PodIdentityAssociation").has("ClusterName", Map.of("Ref", "Cluster"));
    }

    @Test
    @Tag(Refusals.TAG)
    void aServiceAccountHasOneRole() {
        identity()
                .clusterName("platform")
                .namespace("web")
                .serviceAccount("web")
                .build();
        SiteIdentity.Builder second = SiteIdentity.Builder.create(test.stack(), "BlogPods")
                .site(data.addSite("blog"))
                .clusterName("platform")
                .namespace("web")
                .serviceAccount("web");

        assertThatThrownBy(second::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/BlogPods] serviceAccount (web) of namespace web has a role already, that of "
                        + "Test/ShopPods; set serviceAccount(…) or namespace(…) to one of its own");
        assertThatCode(() -> second.namespace("blog").build()).doesNotThrowAnyException();
        assertThatCode(() -> SiteIdentity.Builder.create(test.stack(), "ShopPodsOfStaging")
                        .site(shop)
                        .clusterName("staging")
                        .namespace("web")
                        .serviceAccount("web")
                        .build())
                .doesNotThrowAnyException();
    }

    @Test
    @Tag(Refusals.TAG)
    void oneIdentityIsEnough() {
        SiteIdentity.Builder identity = identity()
                .clusterName("platform")
                .openIdConnectProvider(OpenIdConnectProvider.fromOpenIdConnectProviderArn(
                        test.stack(), "Provider", "arn:aws:iam::123456789012:oidc-provider/" + ISSUER));

        assertThatThrownBy(identity::build)
                .hasMessage(
                        "[Test/ShopPods] clusterName (platform) is for EKS Pod Identity, which openIdConnectProvider "
                                + "replaces; leave one of them out");
    }
}
