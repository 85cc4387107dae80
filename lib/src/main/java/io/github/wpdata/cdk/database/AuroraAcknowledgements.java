package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.cdk.Acknowledgements;
import java.util.List;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.constructs.IConstruct;

/** What compliance rules find at a cluster by design. What they find because a caller has chosen it, stays open. */
final class AuroraAcknowledgements {
    private static final int USUAL_PORT = 3306;
    private static final String[] LOGS = {
        "HIPAA.Security-RDSLoggingEnabled", "NIST.800.53.R5-RDSLoggingEnabled", "PCI.DSS.321-RDSLoggingEnabled"
    };

    private AuroraAcknowledgements() {}

    static void acknowledge(AuroraSettings<?> settings, List<IConstruct> children) {
        Acknowledgements ofCluster = ofCluster(settings);
        Acknowledgements ofInstances = ofInstances(settings);
        for (IConstruct child : children) {
            if (child instanceof CfnDBCluster resource) {
                ofCluster.at(resource);
            } else if (child instanceof CfnDBInstance instance) {
                ofInstances.at(instance);
            } else if (child instanceof CfnRole role) {
                ofMonitoring().at(role);
            }
        }
    }

    private static Acknowledgements ofCluster(AuroraSettings<?> settings) {
        Acknowledgements findings = new Acknowledgements();
        if (settings.port == USUAL_PORT) {
            findings.acknowledge(
                    "The security group admits the named clients alone, so another port would hide the database from "
                            + "nobody else.",
                    "AwsSolutions-RDS11");
        }
        if (settings.backtrackWindow == null) {
            findings.acknowledge(
                    "Point-in-time recovery restores to any second, beside the running cluster; backtracking would "
                            + "rewind the cluster itself, and can be chosen only when it is made.",
                    "AwsSolutions-RDS14");
        }
        if (!settings.iamAuthentication) {
            findings.acknowledge(
                    "WordPress cannot log in with the tokens of IAM, which last 15 minutes; passwords are kept in a "
                            + "secret store and referred to, never written into a template.",
                    "AwsSolutions-RDS6");
        }
        if (!settings.logExports.contains("audit")) {
            findings.acknowledge(
                    "All pods share one database user, so an audit log would name no person; CloudTrail records who "
                            + "fetches the administrator's password, and logExports adds the log where it is asked for.",
                    List.of("LogExport::audit"),
                    LOGS);
        }
        if (!settings.logExports.contains("general")) {
            findings.acknowledge(
                    "The general log would copy every statement, and with it the personal data of users, to where logs "
                            + "are read.",
                    List.of("LogExport::general"),
                    LOGS);
        }
        return findings;
    }

    private static Acknowledgements ofInstances(AuroraSettings<?> settings) {
        Acknowledgements findings = new Acknowledgements()
                .acknowledge(
                        "The cluster holds the data, has point-in-time recovery, and is what a backup plan selects; a "
                                + "plan that names an instance protects nothing.",
                        "HIPAA.Security-RDSInBackupPlan",
                        "NIST.800.53.R5-RDSInBackupPlan");
        if (!settings.autoMinorVersionUpgrade) {
            findings.acknowledge(
                    "The version of the engine is pinned and raised by deployment, so that it can be tested first; an "
                            + "upgrade by RDS would make the next deployment fail as a downgrade.",
                    "HIPAA.Security-RDSAutomaticMinorVersionUpgradeEnabled",
                    "PCI.DSS.321-RDSAutomaticMinorVersionUpgradeEnabled");
        }
        return findings;
    }

    private static Acknowledgements ofMonitoring() {
        return new Acknowledgements()
                .acknowledge(
                        "AWS maintains this policy for Enhanced Monitoring; it writes to log groups of RDS alone, and "
                                + "only RDS may assume the role.",
                        List.of("Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/"
                                + "AmazonRDSEnhancedMonitoringRole"),
                        "AwsSolutions-IAM4");
    }
}
