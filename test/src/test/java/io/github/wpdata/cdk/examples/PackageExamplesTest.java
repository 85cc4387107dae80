package io.github.wpdata.cdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DataBackupVault;
import io.github.wpdata.cdk.cache.CacheEngine;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsAccessPoint;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.kubernetes.EfsManifests;
import io.github.wpdata.cdk.monitoring.DataMonitoring;
import io.github.wpdata.cdk.recovery.RestoreTest;
import io.github.wpdata.cdk.site.WordPressSite;
import io.github.wpdata.cdk.testing.TestStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** The code on the first page of each package. */
class PackageExamplesTest {
    /** The code of the packages, as a user's stack holds it. */
    private static final class Examples extends Construct {
        Examples(Construct scope, IVpc vpc, ISecurityGroup nodeSecurityGroup) {
            super(scope, "Examples");
            AuroraMysqlCluster database = new Database(this, vpc, nodeSecurityGroup).database;
            RedisReplicationGroup cache = RedisReplicationGroup.Builder.create(this, "Cache")
                    .vpc(vpc)
                    .clients(nodeSecurityGroup)
                    .engine(CacheEngine.VALKEY_8_0)
                    .build();
            EfsFileSystem files = EfsFileSystem.Builder.create(this, "Files")
                    .vpc(vpc)
                    .clients(nodeSecurityGroup)
                    .accessPoint("plugins", EfsAccessPoint.at("/plugins"))
                    .build();
            assertThat(cache.getNodes()).hasSize(2);
            DataBackupPlan.Builder.create(this, "Backup")
                    .daily35DayRetention()
                    .resources(BackupResource.fromRdsDatabaseCluster(database.getCluster()))
                    .build();
            EfsManifests volume =
                    EfsManifests.Builder.create(files).namespace("wordpress").build();
            CfnOutput.Builder.create(this, "FilesManifests")
                    .value(volume.toYaml())
                    .build();
            DataBackupVault vault =
                    DataBackupVault.Builder.create(this, "Vault").build();
            Topic topic = new Topic(this, "Verdicts");
            RestoreTest.Builder.create(this, "RestoreTest")
                    .vault(vault.getVault(), vault.getEncryptionKey())
                    .vpc(vpc)
                    .notify(topic)
                    .build();
        }
    }

    private static final class Database extends Construct {
        final AuroraMysqlCluster database;

        Database(Construct scope, IVpc vpc, ISecurityGroup nodeSecurityGroup) {
            super(scope, "Own");
            database = AuroraMysqlCluster.Builder.create(this, "Database")
                    .vpc(vpc)
                    .clients(nodeSecurityGroup)
                    .build();
        }
    }

    private static final class Whole extends Construct {
        Whole(Construct scope, IVpc vpc, ISecurityGroup nodeSecurityGroup) {
            super(scope, "Whole");
            WordPressDataServices data = WordPressDataServices.Builder.create(this, "Data")
                    .vpc(vpc)
                    .clients(nodeSecurityGroup)
                    .build();
            Topic onCall = new Topic(this, "OnCall");
            Topic team = new Topic(this, "Team");
            Role podRole = Role.Builder.create(this, "Pods")
                    .assumedBy(new ServicePrincipal("pods.eks.amazonaws.com"))
                    .build();
            DataMonitoring.Builder.create(this, "Monitoring")
                    .database(data.getDatabase())
                    .cache(data.getCache())
                    .files(data.getFiles())
                    .page(onCall)
                    .ticket(team)
                    .build();
            WordPressSite shop = data.addSite("shop", site -> site.rotation(Duration.days(30)));
            shop.grantAccess(podRole);
        }
    }

    @Test
    void thePartsWork() {
        TestStack test = new TestStack();
        new Examples(test.stack(), test.vpc(), test.clients());

        assertThat(test.resources().all("AWS::EFS::AccessPoint")).hasSize(2);
        assertThat(test.resources().all("AWS::Backup::RestoreTestingPlan")).hasSize(1);
    }

    @Test
    void theWholeWorks() {
        TestStack test = new TestStack();
        new Whole(test.stack(), test.vpc(), test.clients());

        assertThat(test.resources().all("AWS::SecretsManager::RotationSchedule"))
                .hasSize(1);
        assertThat(test.resources().all("AWS::CloudWatch::Dashboard")).hasSizeGreaterThanOrEqualTo(1);
    }
}
