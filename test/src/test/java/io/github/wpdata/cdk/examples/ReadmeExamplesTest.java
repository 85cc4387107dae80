package io.github.wpdata.cdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.DestinationVault;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.TestStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.efs.ThroughputMode;
import software.constructs.Construct;

/** The Java of README.md, run. */
class ReadmeExamplesTest {
    private final TestStack test = new TestStack();

    /** As a user writes it, inside a stack of their own. */
    private static final class Minimal extends Construct {
        Minimal(Construct scope, IVpc vpc, ISecurityGroup nodeSecurityGroup) {
            super(scope, "Minimal");
            WordPressDataServices data = WordPressDataServices.Builder.create(this, "Data")
                    .vpc(vpc)
                    .clients(nodeSecurityGroup)
                    .build();
        }
    }

    private static final class Overridden extends Construct {
        Overridden(Construct scope, IVpc vpc, ISecurityGroup nodeSecurityGroup, DestinationVault drVault) {
            super(scope, "Overridden");
            WordPressDataServices data = WordPressDataServices.Builder.create(this, "Data")
                    .vpc(vpc)
                    .clients(nodeSecurityGroup)
                    .database(db -> db.maxCapacity(32).readers(2))
                    .cache(cache -> cache.nodeType("cache.r7g.large"))
                    .files(files -> files.throughputMode(ThroughputMode.ELASTIC))
                    .backup(backup -> backup.copyTo(drVault, Duration.days(30)))
                    .build();
        }
    }

    @Test
    void threeLinesAreAProductionSetUp() {
        new Minimal(test.stack(), test.vpc(), test.clients());
        Resources resources = test.resources();

        resources
                .only("AWS::RDS::DBCluster")
                .has("ServerlessV2ScalingConfiguration.MinCapacity", 2)
                .has("ServerlessV2ScalingConfiguration.MaxCapacity", 16)
                .has("DeletionProtection", true);
        assertThat(resources.all("AWS::RDS::DBInstance")).hasSize(2);
        resources
                .only("AWS::ElastiCache::ReplicationGroup")
                .has("NumCacheClusters", 2)
                .has("MultiAZEnabled", true);
        assertThat(resources.all("AWS::Backup::BackupPlan")).hasSize(2);
        assertThat(resources.all("AWS::KMS::Key")).hasSize(1);
    }

    @Test
    void everythingCanBeOverriddenPartByPart() {
        new Overridden(
                test.stack(),
                test.vpc(),
                test.clients(),
                DestinationVault.withCustomerManagedKey("us-west-2", "wordpress-dr-vault"));
        Resources resources = test.resources();

        resources.only("AWS::RDS::DBCluster").has("ServerlessV2ScalingConfiguration.MaxCapacity", 32);
        assertThat(resources.all("AWS::RDS::DBInstance")).hasSize(3);
        resources.only("AWS::ElastiCache::ReplicationGroup").has("CacheNodeType", "cache.r7g.large");
        resources.only("AWS::EFS::FileSystem").has("ThroughputMode", "elastic");
        assertThat(resources.all("AWS::Backup::BackupPlan"))
                .allSatisfy(
                        plan -> plan.has("BackupPlan.BackupPlanRule.0.CopyActions.0.Lifecycle.DeleteAfterDays", 30));
    }
}
