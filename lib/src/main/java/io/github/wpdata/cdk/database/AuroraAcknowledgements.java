package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.cdk.Acknowledgements;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.constructs.IConstruct;

/** Findings of compliance rules that a cluster has by design. Findings that a caller's choice causes stay open. */
final class AuroraAcknowledgements {
    private static final int USUAL_PORT = 3306;
    private static final String[] LOGS = {
        "HIPAA.Security-RDSLoggingEnabled", "NIST.800.53.R5-RDSLoggingEnabled", "PCI.DSS.321-RDSLoggingEnabled"
    };

    private AuroraAcknowledgements() {}

    /** Decides now, and returns how to write what was decided to the children of the cluster. */
    static Runnable of(AuroraSettings<?> settings, Supplier<List<IConstruct>> children) {
        Acknowledgements ofCluster = ofCluster(settings);
        Acknowledgements ofInstances = ofInstances(settings);
        return () -> children.get().forEach(child -> write(child, ofCluster, ofInstances));
    }

    private static void write(IConstruct child, Acknowledgements ofCluster, Acknowledgements ofInstances) {
        if (child instanceof CfnDBCluster resource) {
            ofCluster.at(resource);
        } else if (child instanceof CfnDBInstance instance) {
            ofInstances.at(instance);
        } else if (child instanceof CfnRole role) {
            ofMonitoring().at(role);
        }
    }

    private static Acknowledgements ofCluster(AuroraSettings<?> settings) {
        Acknowledgements acknowledged = new Acknowledgements();
        if (settings.port == USUAL_PORT) {
            acknowledged.acknowledge(
                    "The security group allows only the named clients, so another port would not hide the database from "
                            + "anyone else.",
                    "AwsSolutions-RDS11");
        }
        if (settings.backtrackWindow == null) {
            acknowledged.acknowledge(
                    "Point-in-time recovery restores to any second, beside the running cluster; backtracking would "
                            + "rewind the cluster itself, and can be chosen only when it is created.",
                    "AwsSolutions-RDS14");
        }
        if (!settings.iamAuthentication) {
            acknowledged.acknowledge(
                    "WordPress cannot log in with IAM tokens, which last 15 minutes; passwords are stored in Secrets "
                            + "Manager and passed by reference, never written into a template.",
                    "AwsSolutions-RDS6");
        }
        if (!settings.logExports.contains("audit")) {
            acknowledged.acknowledge(
                    "All pods share one database user, so an audit log would name no person; CloudTrail records who "
                            + "reads the administrator's password, and logExports adds the log on request.",
                    List.of("LogExport::audit"),
                    LOGS);
        }
        if (!settings.logExports.contains("general")) {
            acknowledged.acknowledge(
                    "The general log would copy every statement, and with it personal data of users, to the log "
                            + "group.",
                    List.of("LogExport::general"),
                    LOGS);
        }
        return acknowledged;
    }

    private static Acknowledgements ofInstances(AuroraSettings<?> settings) {
        Acknowledgements acknowledged = new Acknowledgements()
                .acknowledge(
                        "The cluster holds the data, has point-in-time recovery, and is what a backup plan selects; a "
                                + "plan that names an instance backs up nothing.",
                        "HIPAA.Security-RDSInBackupPlan",
                        "NIST.800.53.R5-RDSInBackupPlan");
        if (!settings.autoMinorVersionUpgrade) {
            acknowledged.acknowledge(
                    "The engine version is pinned and raised by deployment, so that it can be tested first; after an "
                            + "upgrade by RDS the next deployment would attempt a downgrade and fail.",
                    "HIPAA.Security-RDSAutomaticMinorVersionUpgradeEnabled",
                    "PCI.DSS.321-RDSAutomaticMinorVersionUpgradeEnabled");
        }
        return acknowledged;
    }

    private static Acknowledgements ofMonitoring() {
        return new Acknowledgements()
                .acknowledge(
                        "AWS maintains this policy for Enhanced Monitoring; it allows writing to log groups of RDS only, "
                                + "and only RDS may assume the role.",
                        List.of("Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/"
                                + "AmazonRDSEnhancedMonitoringRole"),
                        "AwsSolutions-IAM4");
    }
}
