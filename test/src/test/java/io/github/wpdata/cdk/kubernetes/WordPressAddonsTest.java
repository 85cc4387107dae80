package io.github.wpdata.cdk.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.testing.Refusals;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnParameter;

class WordPressAddonsTest {
    private final TestStack test = new TestStack();

    private WordPressAddons.Builder addons() {
        return WordPressAddons.Builder.create(test.stack(), "Addons").clusterName("platform");
    }

    @Test
    void threeAddonsByDefault() {
        WordPressAddons addons = addons().build();
        Resources resources = test.resources();

        assertThat(resources.all("AWS::EKS::Addon")).hasSize(3);
        assertThat(resources.all("AWS::IAM::Role")).isEmpty();
        resources.named("AWS::EKS::Addon", "AddonsPodIdentityAgent").hasProperties("""
                {"AddonName": "eks-pod-identity-agent", "ClusterName": "platform", "PreserveOnDelete": true}
                """);
        resources.named("AWS::EKS::Addon", "AddonsEfsCsiDriver").hasProperties("""
                {"AddonName": "aws-efs-csi-driver", "ClusterName": "platform", "PreserveOnDelete": true}
                """);
        resources.named("AWS::EKS::Addon", "AddonsSecretsStoreProvider").hasProperties("""
                {
                  "AddonName": "aws-secrets-store-csi-driver-provider",
                  "ClusterName": "platform",
                  "ConfigurationValues": "{\\"secrets-store-csi-driver\\":{\\"enableSecretRotation\\":true}}",
                  "PreserveOnDelete": true
                }
                """);
        assertThat(List.of(addons.getEfsCsiDriver(), addons.getSecretsStoreProvider(), addons.getPodIdentityAgent()))
                .allSatisfy(addon -> assertThat(addon).isPresent());
    }

    @Test
    void anAddonThatTheClusterHasIsLeftOut() {
        WordPressAddons addons =
                addons().efsCsiDriver(false).podIdentityAgent(false).build();

        test.resources().only("AWS::EKS::Addon").has("AddonName", "aws-secrets-store-csi-driver-provider");
        assertThat(Stream.of(addons.getEfsCsiDriver(), addons.getPodIdentityAgent()))
                .allSatisfy(addon -> assertThat(addon).isEmpty());
    }

    @Test
    void eachAddonMayBeTheOnlyOne() {
        addons().secretsStoreProvider(false).podIdentityAgent(false).build();
        WordPressAddons.Builder.create(test.stack(), "Agent")
                .clusterName("other")
                .efsCsiDriver(false)
                .secretsStoreProvider(false)
                .build();

        assertThat(test.resources().all("AWS::EKS::Addon"))
                .extracting(addon -> addon.property("AddonName").asText())
                .containsExactlyInAnyOrder("aws-efs-csi-driver", "eks-pod-identity-agent");
    }

    @Test
    void dynamicVolumesNeedARoleOfTheDriversController() {
        addons().dynamicVolumes().build();
        Resources resources = test.resources();
        Resources.Resource role = resources.only("AWS::IAM::Role");

        role.has(
                "AssumeRolePolicyDocument.Statement.0",
                Map.of(
                        "Action",
                        List.of("sts:AssumeRole", "sts:TagSession"),
                        "Effect",
                        "Allow",
                        "Principal",
                        Map.of("Service", "pods.eks.amazonaws.com")));
        assertThat(role.property("ManagedPolicyArns").toString())
                .contains(":iam::aws:policy/service-role/AmazonEFSCSIDriverPolicy");
        resources
                .named("AWS::EKS::Addon", "AddonsEfsCsiDriver")
                .has(
                        "PodIdentityAssociations",
                        List.of(Map.of("ServiceAccount", "efs-csi-controller-sa", "RoleArn", role.getAtt("Arn"))));
    }

    @Test
    void aVersionIsSetOnTheResource() {
        addons().build().getEfsCsiDriver().orElseThrow().setAddonVersion("v3.4.1-eksbuild.1");

        test.resources().named("AWS::EKS::Addon", "AddonsEfsCsiDriver").has("AddonVersion", "v3.4.1-eksbuild.1");
    }

    @Test
    void theNameOfTheClusterMayBeAnUnresolvedValue() {
        CfnParameter cluster =
                CfnParameter.Builder.create(test.stack(), "Cluster").build();

        addons().clusterName(cluster.getValueAsString()).build();

        test.resources().named("AWS::EKS::Addon", "AddonsEfsCsiDriver").has("ClusterName", Map.of("Ref", "Cluster"));
    }

    @Test
    @Tag(Refusals.TAG)
    void theClusterIsRequired() {
        assertThatThrownBy(() ->
                        WordPressAddons.Builder.create(test.stack(), "Addons").build())
                .hasMessage("[Test/Addons] clusterName is missing; set it with clusterName(…)");
    }

    @Test
    @Tag(Refusals.TAG)
    void nothingToAddAndAWrongNameAreRefusedTogether() {
        WordPressAddons.Builder addons = addons().clusterName("-platform")
                .efsCsiDriver(false)
                .secretsStoreProvider(false)
                .podIdentityAgent(false)
                .dynamicVolumes();

        assertThatThrownBy(addons::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "[Test/Addons] clusterName (-platform) is not the name of a cluster; use 1 to 100 letters, digits, hyphens and underscores, and "
                                + "begin with a letter or digit\n"
                                + "[Test/Addons] efsCsiDriver (false) leaves no add-on, since secretsStoreProvider and "
                                + "podIdentityAgent are false too; set one of them to true, or leave out WordPressAddons\n"
                                + "[Test/Addons] dynamicVolumes (true) is a role for the EFS CSI driver, which efsCsiDriver "
                                + "leaves out; leave one of them out");
        assertThatCode(() ->
                        addons.clusterName("c".repeat(100)).efsCsiDriver(true).build())
                .doesNotThrowAnyException();
    }
}
