package io.github.wpdata.cdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.readme.CustomizedDataStack;
import com.example.readme.DataStack;
import com.example.readme.SiteStack;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.TestStack;
import io.github.wpdata.cdk.testing.Types;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.StackProps;

/** The stacks of README.md, which stand word for word in the package com.example.readme. */
class ReadmeExamplesTest {
    private final TestStack test = new TestStack();
    private final StackProps props =
            StackProps.builder().env(test.environment()).build();

    @Test
    void threeLinesAreAProductionSetUp() {
        Resources resources = Resources.of(new DataStack(test.app(), "Data", props, test.vpc(), test.clients()));

        resources
                .only(Types.DB_CLUSTER)
                .has("ServerlessV2ScalingConfiguration.MinCapacity", 2)
                .has("ServerlessV2ScalingConfiguration.MaxCapacity", 16)
                .has("DeletionProtection", true);
        assertThat(resources.all(Types.DB_INSTANCE)).hasSize(2);
        resources.only(Types.REPLICATION_GROUP).has("NumCacheClusters", 2).has("MultiAZEnabled", true);
        assertThat(resources.all(Types.BACKUP_PLAN))
                .hasSize(2)
                .allSatisfy(plan -> plan.has("BackupPlan.BackupPlanRule.0.Lifecycle.DeleteAfterDays", 30));
        // One for the data, one for the notifications.
        assertThat(resources.all(Types.KEY)).hasSize(2);
    }

    @Test
    void aSiteIsHandedToThePodsOfACluster() {
        Resources resources =
                Resources.of(new SiteStack(test.app(), "Data", props, test.vpc(), test.clients(), "platform"));

        resources.only("Custom::WordPressSiteDatabase").has("Schema", "shop").has("Username", "shop");
        resources
                .only("AWS::EKS::PodIdentityAssociation")
                .has("ClusterName", "platform")
                .has("Namespace", "shop")
                .has("ServiceAccount", "shop");
        assertThat(resources.all("AWS::ElastiCache::User"))
                .extracting(user -> user.json().at("/Properties/AccessString").asText())
                .anyMatch(access -> access.contains("~shop:*"));
        assertThat(resources.template().at("/Outputs/ShopManifests/Value").toString())
                .contains("kind: Deployment");
    }

    @Test
    void eachPartHasACustomizer() {
        Resources resources =
                Resources.of(new CustomizedDataStack(test.app(), "Data", props, test.vpc(), test.clients()));

        resources.only(Types.DB_CLUSTER).has("ServerlessV2ScalingConfiguration.MaxCapacity", 32);
        assertThat(resources.all(Types.DB_INSTANCE)).hasSize(3);
        resources.only(Types.REPLICATION_GROUP).has("CacheNodeType", "cache.r7g.large");
        resources.only(Types.FILE_SYSTEM).has("ThroughputMode", "elastic");
        assertThat(resources.all(Types.BACKUP_PLAN))
                .allSatisfy(
                        plan -> plan.has("BackupPlan.BackupPlanRule.0.CopyActions.0.Lifecycle.DeleteAfterDays", 30));
    }
}
