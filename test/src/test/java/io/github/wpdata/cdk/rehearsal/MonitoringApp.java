package io.github.wpdata.cdk.rehearsal;

import static io.github.wpdata.cdk.rehearsal.Platform.context;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.DestinationBackupVault;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.monitoring.BackupMonitoring;
import io.github.wpdata.cdk.monitoring.DataMonitoring;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CrossStackReferences;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.ReferenceStrength;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.InstanceType;

/**
 * Production with copies of its backups, and a provisioned database that is watched from another stack. The sizes come from the
 * context, to be changed from one deployment to the next.
 */
final class MonitoringApp {
    static final String DATA = "Monitored";
    static final String WATCH = "Watch";
    static final String COPIES = "Copies";
    private static final int DUE_HOURS = 34;

    private MonitoringApp() {}

    public static void main(String[] args) {
        App app = new App();
        String run = context(app, "run");
        Stack copies = stack(app, COPIES, Emulator.BACKUP_REGION);
        DestinationBackupVault vault = DestinationBackupVault.Builder.create(copies, "Vault")
                .vaultName("monitored-dr-" + run)
                .build();
        BackupMonitoring.Builder.create(copies, "Monitoring")
                .copiesInto(vault, DUE_HOURS)
                .build();

        Platform platform = Platform.create(app, DATA);
        WordPressDataServices data = WordPressDataServices.Builder.create(platform.stack(), "Data")
                .name("monitored-" + run)
                .vpc(platform.vpc())
                .clients(platform.clients())
                .database(db -> db.maxCapacity(Double.parseDouble(context(app, "maxCapacity"))))
                .cache(cache -> cache.nodeType(context(app, "nodeType")))
                .backup(plan -> plan.copyTo(vault.getDestination()))
                .build();

        AuroraMysqlCluster provisioned = AuroraMysqlCluster.Builder.create(platform.stack(), "Provisioned")
                .vpc(platform.vpc())
                .clients(platform.clients())
                .instanceType(new InstanceType(context(app, "instanceType")))
                // The emulator, when it changes an instance, takes windows that touch for windows that overlap.
                .maintenanceWindow("sun:05:00-sun:06:00")
                .build();
        Stack watch = stack(app, WATCH, Emulator.REGION);
        // Emulators lack Fn::GetStackOutput.
        CrossStackReferences.of(watch).consume(ReferenceStrength.STRONG);
        DataMonitoring.Builder.create(watch, "Monitoring").database(provisioned).build();

        Map.of(
                        "ClusterArn", data.getDatabase().getClusterArn(),
                        "ProvisionedArn", provisioned.getClusterArn(),
                        "ReplicationGroupId", data.getCache().getReplicationGroupId(),
                        "FileSystemArn", data.getFiles().getFileSystemArn())
                .forEach((id, value) -> CfnOutput.Builder.create(platform.stack(), id)
                        .value(value)
                        .build());
        app.synth();
    }

    private static Stack stack(App app, String id, String region) {
        return new Stack(
                app,
                id,
                StackProps.builder()
                        .stackName(id + "-" + context(app, "run"))
                        .env(Environment.builder()
                                .account(Emulator.ACCOUNT)
                                .region(region)
                                .build())
                        .build());
    }
}
