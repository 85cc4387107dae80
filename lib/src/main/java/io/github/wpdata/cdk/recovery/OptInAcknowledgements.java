package io.github.wpdata.cdk.recovery;

import io.github.wpdata.cdk.internal.cdk.Acknowledgements;
import software.amazon.awscdk.CfnResource;

/** What compliance packs find in the opt-in by design. */
final class OptInAcknowledgements {
    private OptInAcknowledgements() {}

    static void acknowledgePolicy(CfnResource policy) {
        new Acknowledgements()
                .acknowledge(
                        "The opt-in belongs to account and region and has no ARN; log streams are named by Lambda.",
                        "AwsSolutions-IAM5")
                .at(policy);
    }

    static void acknowledgeLogs(CfnResource logs) {
        new Acknowledgements()
                .acknowledge(
                        "The log names resource types and nothing else; CloudWatch Logs encrypts it with a key of its own.",
                        "NIST.800.53.R5-CloudWatchLogGroupEncrypted",
                        "HIPAA.Security-CloudWatchLogGroupEncrypted",
                        "PCI.DSS.321-CloudWatchLogGroupEncrypted")
                .at(logs);
    }

    static void acknowledgeFunction(CfnResource function) {
        new Acknowledgements()
                .acknowledge(
                        "CloudFormation calls the function once a deployment and waits for its answer; it calls AWS Backup's "
                                + "API only.",
                        "NIST.800.53.R5-LambdaConcurrency",
                        "NIST.800.53.R5-LambdaDLQ",
                        "NIST.800.53.R5-LambdaInsideVPC",
                        "HIPAA.Security-LambdaConcurrency",
                        "HIPAA.Security-LambdaDLQ",
                        "HIPAA.Security-LambdaInsideVPC",
                        "PCI.DSS.321-LambdaInsideVPC")
                .at(function);
    }
}
