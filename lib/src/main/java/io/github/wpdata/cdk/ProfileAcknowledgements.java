package io.github.wpdata.cdk;

import io.github.wpdata.cdk.internal.cdk.Acknowledgements;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.efs.CfnFileSystem;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.rds.CfnDBCluster;

/** Findings of compliance rules that a profile other than production causes. Findings that a caller's choice causes stay open. */
final class ProfileAcknowledgements {
    private static final String STAGING =
            "The profile STAGING is for an environment like production that is removed and set up again at will; the "
                    + "profile PRODUCTION is protected.";
    private static final String DEVELOPMENT =
            "The profile DEVELOPMENT is for data that may be lost at any time; data that must be kept needs the profile "
                    + "PRODUCTION.";

    private ProfileAcknowledgements() {}

    static void acknowledge(Profile profile, WordPressDataServices data) {
        if (profile == Profile.PRODUCTION) {
            return;
        }
        String reason = profile.disposable() ? DEVELOPMENT : STAGING;
        if (data.hasDatabase()) {
            CfnDBCluster cluster =
                    (CfnDBCluster) data.getDatabase().getCluster().getNode().getDefaultChild();
            if (Boolean.FALSE.equals(cluster.getDeletionProtection())) {
                acknowledge(
                        cluster,
                        reason,
                        "AwsSolutions-RDS10",
                        "HIPAA.Security-RDSInstanceDeletionProtectionEnabled",
                        "NIST.800.53.R5-RDSInstanceDeletionProtectionEnabled");
            }
        }
        if (!profile.disposable()) {
            return;
        }
        if (data.hasCache()) {
            CfnReplicationGroup cache = data.getCache().getReplicationGroup();
            if (Boolean.FALSE.equals(cache.getMultiAzEnabled())) {
                acknowledge(cache, reason, "AwsSolutions-AEC4");
            }
        }
        if (data.hasFiles() && data.getFilesBackup().isEmpty()) {
            CfnFileSystem files =
                    (CfnFileSystem) data.getFiles().getFileSystem().getNode().getDefaultChild();
            acknowledge(files, reason, "HIPAA.Security-EFSInBackupPlan", "NIST.800.53.R5-EFSInBackupPlan");
        }
    }

    private static void acknowledge(CfnResource resource, String reason, String... rules) {
        new Acknowledgements().acknowledge(reason, rules).at(resource);
    }
}
