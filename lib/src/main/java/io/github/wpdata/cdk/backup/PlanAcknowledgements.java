package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.Acknowledgements;
import java.util.List;
import software.amazon.awscdk.services.iam.CfnRole;

/** Findings of compliance rules that a plan has by design. */
final class PlanAcknowledgements {
    private static final String POLICY =
            "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyFor";

    private PlanAcknowledgements() {}

    static void acknowledge(CfnRole role) {
        new Acknowledgements()
                .acknowledge(
                        "AWS maintains these policies for everything that AWS Backup does to back up, copy and "
                                + "restore, and only AWS Backup may assume the role.",
                        List.of(POLICY + "Backup", POLICY + "Restores"),
                        "AwsSolutions-IAM4")
                .at(role);
    }
}
