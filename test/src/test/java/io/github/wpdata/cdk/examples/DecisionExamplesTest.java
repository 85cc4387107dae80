package io.github.wpdata.cdk.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.wpdata.cdk.ComplianceAcknowledgements;
import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.DestinationBackupVault;
import io.github.wpdata.cdk.backup.DestinationVault;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.TestStack;
import io.github.wpdata.cdk.testing.Types;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;

/** The Java of the decisions, which shows what user code looks like under them. */
class DecisionExamplesTest {
    private final TestStack test = new TestStack();
    private final IVpc vpc = test.vpc();
    private final ISecurityGroup clients = test.clients();

    @Test
    void acknowledgementsAreOnRequest() {
        App app = new App();
        ComplianceAcknowledgements.applyTo(app);
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().build());

        TestStack checked = new TestStack(app, "Test");
        Minimal.database(checked).build();
        assertThat(checked.resources().only(Types.DB_CLUSTER).json().at("/Metadata/cdk_nag/rules_to_suppress"))
                .isNotEmpty();
    }

    @Test
    void aConstructOwnsItsBuilder() {
        AuroraMysqlCluster database = AuroraMysqlCluster.Builder.create(test.stack(), "Database")
                .vpc(vpc)
                .clients(clients)
                .maxCapacity(32)
                .build();

        test.resources().only(Types.DB_CLUSTER).has("ServerlessV2ScalingConfiguration.MaxCapacity", 32);
        assertThat(database.getNode().getPath()).isEqualTo("Test/Database");
    }

    @Test
    void aCustomizerReceivesTheBuilderOfAPart() {
        WordPressDataServices.Builder.create(test.stack(), "Data")
                .vpc(vpc)
                .clients(clients)
                .database(part -> part.maxCapacity(32))
                .build();

        test.resources()
                .only(Types.DB_CLUSTER)
                .has("ServerlessV2ScalingConfiguration.MinCapacity", 2)
                .has("ServerlessV2ScalingConfiguration.MaxCapacity", 32);
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordPressDataServices.Builder.create(test.stack(), "Data")
                        .vpc(vpc)
                        .clients(clients)
                        .database(part -> part.minCapacity(9).maxCapacity(8))
                        .cache(part -> part.replicas(9))
                        .build())
                .satisfies(problem -> assertThat(problem.getMessage().lines()).hasSize(2));
    }

    @Test
    void aClientMayBeAddedLater() {
        EfsFileSystem files =
                EfsFileSystem.Builder.create(test.stack(), "Files").vpc(vpc).build();
        files.getConnections().allowDefaultPortFrom(clients);

        test.resources().only(Types.INGRESS).has("FromPort", 2049);
    }

    @Test
    void aDestinationVaultIsNamed() {
        TestStack otherRegion = new TestStack(test.app(), "Other", "us-west-2");
        DestinationBackupVault copies = DestinationBackupVault.Builder.create(otherRegion.stack(), "Vault")
                .vaultName("wordpress-copies")
                .build();
        Minimal.plan(test).copyTo(copies.getDestination(), Duration.days(30)).build();
        Minimal.plan(test.stack(), "ToExisting")
                .copyTo(DestinationVault.withCustomerManagedKey("eu-west-1", "existing"), Duration.days(30))
                .build();

        assertThat(test.resources().all(Types.BACKUP_PLAN))
                .extracting(plan ->
                        plan.property("BackupPlan.BackupPlanRule.0.CopyActions").toString())
                .anyMatch(copy -> copy.contains(":backup:us-west-2:123456789012:backup-vault:wordpress-copies"))
                .anyMatch(copy -> copy.contains(":backup:eu-west-1:123456789012:backup-vault:existing"));
        assertThat(test.resources().template().toString()).doesNotContain("Custom::");
    }

    @Test
    void theNumberOfReplicasChangesInPlace() {
        RedisReplicationGroup.Builder.create(test.stack(), "Cache")
                .vpc(vpc)
                .clients(clients)
                .replicas(2)
                .build();
        test.resources()
                .only(Types.REPLICATION_GROUP)
                .has("NumCacheClusters", 3)
                .lacks("ReplicasPerNodeGroup");
    }

    @Test
    void aTestChangesOneSettingOfAMinimalBuilder() {
        Minimal.database(test).minCapacity(4).build();
        test.resources().only(Types.DB_CLUSTER).has("ServerlessV2ScalingConfiguration.MinCapacity", 4);
    }
}
