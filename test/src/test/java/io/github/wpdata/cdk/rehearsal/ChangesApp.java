package io.github.wpdata.cdk.rehearsal;

import static io.github.wpdata.cdk.rehearsal.Platform.context;

import io.github.wpdata.cdk.Profile;
import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.guard.ReplacementGuard;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.backup.CfnBackupVault;
import software.amazon.awscdk.services.efs.ThroughputMode;

/** A guarded stack whose settings come from the context, to be changed from one deployment to the next. */
final class ChangesApp {
    private ChangesApp() {}

    public static void main(String[] args) {
        App app = new App();
        Validations.of(app).addPlugins(ReplacementGuard.Builder.create(app).build());
        Platform platform = Platform.create(app, "Changes");
        Duration retention = Duration.days(Integer.parseInt(context(app, "retentionDays")));
        int replicas = Integer.parseInt(context(app, "replicas"));
        WordPressDataServices data = WordPressDataServices.Builder.create(platform.stack(), "Data")
                .name("changes-" + context(app, "run"))
                .profile(Profile.STAGING)
                .vpc(platform.vpc())
                .clients(platform.clients())
                .database(db -> db.databaseName(context(app, "databaseName"))
                        .maxCapacity(Double.parseDouble(context(app, "maxCapacity")))
                        .readers(replicas)
                        .backupRetention(retention)
                        .deletionProtection(true))
                .cache(cache -> cache.replicas(replicas).snapshotRetention(retention))
                .files(files -> files.throughputMode(ThroughputMode.valueOf(context(app, "throughputMode"))))
                .backup(plan -> plan.rules(BackupRule.Builder.create("daily")
                        .schedule("cron(0 2 * * ? *)")
                        .deleteAfter(retention)
                        .build()))
                .build();
        String taken = context(app, "takenVault");
        if (!taken.isEmpty()) {
            CfnBackupVault vault = CfnBackupVault.Builder.create(platform.stack(), "Taken")
                    .backupVaultName(taken)
                    .build();
            vault.getNode().addDependency(data);
        }
        GivenToken.output(platform.stack(), data.getCache());
        Map.of(
                        "ClusterId", data.getDatabase().getClusterIdentifier(),
                        "ReplicationGroupId", data.getCache().getReplicationGroupId(),
                        "TokenArn",
                                data.getCache()
                                        .getAuthTokenSecret()
                                        .orElseThrow()
                                        .getSecretArn(),
                        "FileSystemId", data.getFiles().getFileSystemId(),
                        "PlanId", data.getDatabaseBackup().orElseThrow().getPlanId())
                .forEach((id, value) -> CfnOutput.Builder.create(platform.stack(), id)
                        .value(value)
                        .build());
        app.synth();
    }
}
