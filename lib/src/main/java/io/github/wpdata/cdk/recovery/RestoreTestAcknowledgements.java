package io.github.wpdata.cdk.recovery;

import io.github.wpdata.cdk.internal.cdk.Acknowledgements;
import software.amazon.awscdk.CfnResource;

/** What compliance packs find in a restore test by design. */
final class RestoreTestAcknowledgements {
    private RestoreTestAcknowledgements() {}

    static void acknowledgeRestorePolicy(CfnResource policy) {
        new Acknowledgements()
                .acknowledge(
                        "AWS Backup chooses the names of what it restores; the wildcards stand for them, within one region "
                                + "and account, and only AWS Backup may assume the role.",
                        "AwsSolutions-IAM5")
                .at(policy);
    }

    static void acknowledgeWorkflowPolicy(CfnResource policy) {
        new Acknowledgements()
                .acknowledge(
                        "The wildcards stand for the names of restored clusters, which AWS Backup prefixes with "
                                + "awsbackup-restore-test-, and of instances that the state machine prefixes likewise; a "
                                + "restore job and a restored file system have no name that is known before.",
                        "AwsSolutions-IAM5")
                .at(policy);
    }

    static void acknowledgeStateMachine(CfnResource stateMachine) {
        new Acknowledgements()
                .acknowledge(
                        "Step Functions keeps each execution with its history for 90 days; the verdict is kept by AWS "
                                + "Backup and sent to the topic.",
                        "AwsSolutions-SF1",
                        "AwsSolutions-SF2")
                .at(stateMachine);
    }
}
