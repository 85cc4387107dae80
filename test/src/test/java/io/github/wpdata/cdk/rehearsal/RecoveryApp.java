package io.github.wpdata.cdk.rehearsal;

import io.github.wpdata.cdk.Profile;
import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.monitoring.BackupMonitoring;
import io.github.wpdata.cdk.recovery.AuroraBackupOptIn;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscription;
import software.amazon.awscdk.services.sqs.Queue;

/** Services with a restore test and watched backups, whose messages end in a queue. */
final class RecoveryApp {
    private RecoveryApp() {}

    public static void main(String[] args) {
        App app = new App();
        Platform platform = Platform.create(app, "Recovery");
        Topic topic = Topic.Builder.create(platform.stack(), "Topic").build();
        Queue queue = Queue.Builder.create(platform.stack(), "Queue").build();
        topic.addSubscription(
                SqsSubscription.Builder.create(queue).rawMessageDelivery(true).build());
        AuroraBackupOptIn.Builder.create(platform.stack(), "OptIn").build();
        WordPressDataServices data = WordPressDataServices.Builder.create(platform.stack(), "Data")
                .name("recovery-" + Platform.context(app, "run"))
                .profile(Profile.STAGING)
                .vpc(platform.vpc())
                .clients(platform.clients())
                // The emulator knows no sizes.
                .restoreTest(test -> test.notify(topic).minimumFilesSize(Size.bytes(0)))
                .build();
        BackupMonitoring.Builder.create(platform.stack(), "Monitoring")
                .backups(
                        data.getDatabaseBackup().orElseThrow(),
                        data.getFilesBackup().orElseThrow())
                .notify(topic)
                .build();
        Map.of(
                        "ClusterId", data.getDatabase().getClusterIdentifier(),
                        "ClusterArn", data.getDatabase().getClusterArn(),
                        "DatabasePlanId", data.getDatabaseBackup().orElseThrow().getPlanId(),
                        "FilesPlanId", data.getFilesBackup().orElseThrow().getPlanId(),
                        "VaultName", data.getDatabaseBackup().orElseThrow().getVaultName(),
                        "BackupRoleArn",
                                data.getDatabaseBackup().orElseThrow().getRole().getRoleArn(),
                        "RestoreTestingPlan",
                                data.getRestoreTest().orElseThrow().getPlanName(),
                        "StateMachineArn", data.getRestoreTest().orElseThrow().getStateMachineArn(),
                        "QueueUrl", queue.getQueueUrl())
                .forEach((id, value) -> CfnOutput.Builder.create(platform.stack(), id)
                        .value(value)
                        .build());
        app.synth();
    }
}
