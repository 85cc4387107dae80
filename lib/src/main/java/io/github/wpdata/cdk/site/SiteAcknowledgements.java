package io.github.wpdata.cdk.site;

import io.github.wpdata.cdk.internal.cdk.Acknowledgements;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.iam.Role;

/** What compliance rules find at sites and their function by design. */
final class SiteAcknowledgements {
    private SiteAcknowledgements() {}

    static void ofFunction(CfnResource function, CfnResource logGroup, Role role) {
        new Acknowledgements()
                .acknowledge(
                        "CloudFormation and Secrets Manager call the function a few times a month; both call again after a "
                                + "failure, so it needs neither reserved concurrency nor a queue of failed events.",
                        "HIPAA.Security-LambdaConcurrency",
                        "HIPAA.Security-LambdaDLQ",
                        "NIST.800.53.R5-LambdaConcurrency",
                        "NIST.800.53.R5-LambdaDLQ")
                .acknowledge(
                        "The function reaches the database through the RDS Data API, and so needs no network interface and "
                                + "no security group that allows it into the VPC.",
                        "HIPAA.Security-LambdaInsideVPC",
                        "NIST.800.53.R5-LambdaInsideVPC",
                        "PCI.DSS.321-LambdaInsideVPC")
                .at(function);
        new Acknowledgements()
                .acknowledge(
                        "The function logs errors without passwords or data of users, and CloudWatch Logs encrypts them with "
                                + "a key of its own.",
                        "HIPAA.Security-CloudWatchLogGroupEncrypted",
                        "NIST.800.53.R5-CloudWatchLogGroupEncrypted",
                        "PCI.DSS.321-CloudWatchLogGroupEncrypted")
                .at(logGroup);
        new Acknowledgements()
                .acknowledge(
                        "The policy names the secrets of these sites, and is deleted with the role of the function.",
                        "HIPAA.Security-IAMNoInlinePolicy",
                        "NIST.800.53.R5-IAMNoInlinePolicy",
                        "PCI.DSS.321-IAMNoInlinePolicy")
                .at(policyOf(role));
    }

    static void ofRotations(Role role) {
        new Acknowledgements()
                .acknowledge(
                        "The name of a secret that lives as long as the test of a rotation ends with the version that is "
                                + "tested; the prefix is that of this stack alone.",
                        "AwsSolutions-IAM5")
                .at(policyOf(role));
    }

    static void ofSecretWithoutRotation(CfnResource secret) {
        new Acknowledgements()
                .acknowledge(
                        "Rotation is on request, since pods have to read the secret again between two rotations; the "
                                + "setting rotation of the site adds it.",
                        "AwsSolutions-SMG4",
                        "HIPAA.Security-SecretsManagerRotationEnabled",
                        "NIST.800.53.R5-SecretsManagerRotationEnabled")
                .at(secret);
    }

    private static CfnResource policyOf(Role role) {
        return (CfnResource) role.getNode().findChild("DefaultPolicy").getNode().getDefaultChild();
    }
}
