package io.github.wpdata.cdk.app;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.DestinationVault;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.kubernetes.EfsManifests;
import io.github.wpdata.cdk.kubernetes.SiteIdentity;
import io.github.wpdata.cdk.kubernetes.WordPressAddons;
import io.github.wpdata.cdk.kubernetes.WordPressManifests;
import io.github.wpdata.cdk.monitoring.DataMonitoring;
import io.github.wpdata.cdk.site.WordPressSite;
import java.util.Optional;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CrossStackReferences;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.ReferenceStrength;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** The data services of a WordPress platform. Its outputs are what the platform needs to use them. */
public final class WordPressDataStack extends Stack {
    private static final int ROTATION_DAYS = 30;

    private final WordPressDataServices data;

    /**
     * Adds the stack to an app.
     *
     * @param scope the app
     * @param id id of the stack
     * @param props region, name and protection of the stack
     * @param config what to deploy
     * @param newNetwork the network, unless the configuration names an existing one
     * @param destination the vault that backups are copied to, if they are
     */
    public WordPressDataStack(
            Construct scope,
            String id,
            StackProps props,
            DeploymentConfig config,
            Optional<NetworkStack> newNetwork,
            Optional<DestinationVault> destination) {
        super(scope, id, props);
        // Exports of the network, so that CloudFormation refuses to delete a subnet that this stack uses.
        CrossStackReferences.of(this).consume(ReferenceStrength.STRONG);
        PlatformNetwork network = newNetwork
                .map(NetworkStack::getNetwork)
                .or(() -> config.network().map(existing -> PlatformNetwork.existing(this, existing)))
                .orElseThrow();
        WordPressDataServices.Builder services = WordPressDataServices.Builder.create(this, "Data")
                .name(config.name())
                .profile(config.profile())
                .vpc(network.vpc())
                .clients(network.clients())
                .database(db -> {
                    config.deletionProtection().ifPresent(db::deletionProtection);
                    config.restoreDatabaseFrom().ifPresent(db::restoreFromSnapshot);
                })
                .cache(cache -> cache.accessControl(config.cacheAccessControl()))
                .files(files -> config.restoredFiles().ifPresent(files::restoredFiles))
                .restoreTest(config.restoreTest());
        destination.ifPresent(vault -> services.backup(plan -> plan.copyTo(vault)));
        data = services.build();
        outputs(data.getDatabase());
        outputs(data.getCache());
        outputs(data.getFiles());
        output(
                "KubernetesManifests",
                EfsManifests.Builder.create(data.getFiles()).build().toYaml());
        output(
                "KubernetesDynamicManifests",
                EfsManifests.Builder.create(data.getFiles()).dynamic().build().toYaml());
        data.getDatabaseBackup().ifPresent(plan -> {
            output("BackupVaultName", plan.getVaultName());
            output("BackupRoleArn", plan.getRole().getRoleArn());
        });
        data.getRestoreTest().ifPresent(restoreTest -> output("RestoreTestingPlanName", restoreTest.getPlanName()));
        data.getMonitoring().flatMap(DataMonitoring::getTopic).ifPresent(topic -> {
            config.alarmEmail().ifPresent(address -> topic.addSubscription(new EmailSubscription(address)));
            output("NotificationTopicArn", topic.getTopicArn());
        });
        config.eksCluster()
                .filter(cluster -> config.eksAddons())
                .ifPresent(cluster -> WordPressAddons.Builder.create(this, "Addons")
                        .clusterName(cluster)
                        .build());
        config.sites().forEach(name -> addSite(name, network, config.eksCluster()));
    }

    private void addSite(String name, PlatformNetwork network, Optional<String> eksCluster) {
        WordPressSite site = data.addSite(name, settings -> settings.rotation(Duration.days(ROTATION_DAYS)));
        eksCluster.ifPresent(cluster -> SiteIdentity.Builder.create(this, "Pods-" + name)
                .site(site)
                .clusterName(cluster)
                .build());
        String prefix = DeploymentConfig.outputPrefix(name);
        output(prefix + "SecretArn", site.getSecret().getSecretArn());
        output(prefix + "AccessPointId", site.getAccessPoint().getAccessPointId());
        WordPressManifests.Builder manifests =
                WordPressManifests.Builder.create(site).deployment();
        network.cidr().ifPresent(manifests::dataCidrs);
        output(prefix + "Manifests", manifests.build().toYaml());
    }

    /** {@return the services of this stack} */
    public WordPressDataServices getData() {
        return data;
    }

    private void outputs(AuroraMysqlCluster database) {
        output("ClusterId", database.getClusterIdentifier());
        output("WriterEndpoint", database.getWriterEndpoint().getHostname());
        output("ReaderEndpoint", database.getReaderEndpoint().getHostname());
        database.getAdminSecret().ifPresent(secret -> output("AdminSecretArn", secret.getSecretArn()));
        output("DatabaseSecurityGroupId", database.getSecurityGroup().getSecurityGroupId());
    }

    private void outputs(RedisReplicationGroup cache) {
        output("ReplicationGroupId", cache.getReplicationGroupId());
        cache.getPrimaryEndpoint().ifPresent(endpoint -> output("CachePrimaryEndpoint", endpoint.address()));
        cache.getReaderEndpoint().ifPresent(endpoint -> output("CacheReaderEndpoint", endpoint.address()));
        cache.getConfigurationEndpoint()
                .ifPresent(endpoint -> output("CacheConfigurationEndpoint", endpoint.address()));
        cache.getAuthTokenSecret().ifPresent(secret -> output("CacheAuthTokenSecretArn", secret.getSecretArn()));
        output("CacheSecurityGroupId", cache.getSecurityGroup().getSecurityGroupId());
    }

    private void outputs(EfsFileSystem files) {
        output("FileSystemId", files.getFileSystemId());
        output("FileSystemArn", files.getFileSystemArn());
        files.getAccessPointId().ifPresent(accessPoint -> output("AccessPointId", accessPoint));
        output("FilesSecurityGroupId", files.getSecurityGroup().getSecurityGroupId());
    }

    private void output(String id, String value) {
        CfnOutput.Builder.create(this, id).value(value).build();
    }
}
