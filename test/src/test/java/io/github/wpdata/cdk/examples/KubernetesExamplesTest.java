package io.github.wpdata.cdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.kubernetes.SiteIdentity;
import io.github.wpdata.cdk.kubernetes.WordPressAddons;
import io.github.wpdata.cdk.kubernetes.WordPressManifests;
import io.github.wpdata.cdk.site.WordPressSite;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.TestStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.constructs.Construct;

/** The code of docs/kubernetes.md. */
class KubernetesExamplesTest {
    private static final class Site extends Construct {
        Site(Construct scope, WordPressDataServices data) {
            super(scope, "Site");
            WordPressAddons.Builder.create(this, "Addons")
                    .clusterName("platform")
                    .build();
            WordPressSite shop = data.addSite("shop", site -> site.rotation(Duration.days(30)));
            SiteIdentity.Builder.create(this, "ShopPods")
                    .site(shop)
                    .clusterName("platform")
                    .build();
            CfnOutput.Builder.create(this, "ShopManifests")
                    .value(WordPressManifests.Builder.create(shop)
                            .deployment()
                            .build()
                            .toYaml())
                    .build();
        }
    }

    @Test
    void aSiteIsHandedToItsPods() {
        TestStack test = new TestStack();
        new Site(
                test.stack(),
                WordPressDataServices.Builder.create(test.stack(), "Data")
                        .vpc(test.vpc())
                        .clients(test.clients())
                        .build());

        Resources resources = test.resources();
        resources.only("AWS::EKS::PodIdentityAssociation");
        resources.only("AWS::SecretsManager::RotationSchedule");
        assertThat(resources.all("AWS::EKS::Addon")).hasSize(3);
        assertThat(resources.template().path("Outputs").toString()).contains("SecretProviderClass");
    }

    @Test
    void theServicesAreHandedToPodsWithoutASite() {
        TestStack test = new TestStack();
        WordPressDataServices data = WordPressDataServices.Builder.create(test.stack(), "Data")
                .vpc(test.vpc())
                .clients(test.clients())
                .build();
        WordPressManifests manifests =
                WordPressManifests.Builder.create(data).namespace("wordpress").build();

        assertThat(manifests.toMaps()).hasSize(7);
    }
}
