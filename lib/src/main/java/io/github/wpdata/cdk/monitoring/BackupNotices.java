package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.backup.DataBackupPlan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What AWS Backup reports: jobs that failed, and changes that stop them. */
final class BackupNotices {
    private static final String SOURCE = "aws.backup";

    private BackupNotices() {}

    static List<EventNotice> of(List<DataBackupPlan> plans) {
        List<String> names =
                plans.stream().map(DataBackupPlan::getVaultName).distinct().toList();
        List<String> arns =
                plans.stream().map(DataBackupPlan::getVaultArn).distinct().toList();
        return List.of(
                new EventNotice(
                        "BackupFailed",
                        "AWS Backup: a backup failed, expired or was aborted",
                        pattern(
                                "Backup Job State Change",
                                Map.of("state", List.of("FAILED", "EXPIRED", "ABORTED"), "backupVaultName", names)),
                        Map.of(
                                "resource",
                                "$.detail.resourceArn",
                                "vault",
                                "$.detail.backupVaultName",
                                "state",
                                "$.detail.state",
                                "reason",
                                "$.detail.statusMessage"),
                        "Backup <state>: <resource> into vault <vault>. Reason: <reason>"),
                new EventNotice(
                        "CopyFailed",
                        "AWS Backup: a copy to another vault failed",
                        pattern(
                                "Copy Job State Change",
                                Map.of("state", List.of("FAILED"), "sourceBackupVaultArn", arns)),
                        Map.of(
                                "resource",
                                "$.detail.resourceArn",
                                "vault",
                                "$.detail.destinationBackupVaultArn",
                                "state",
                                "$.detail.state",
                                "reason",
                                "$.detail.statusMessage"),
                        "Copy of a backup <state>: <resource> into <vault>. Reason: <reason>"),
                new EventNotice(
                        "RestoreFailed",
                        "AWS Backup: a restore failed or was aborted, of any backup of this region",
                        pattern("Restore Job State Change", Map.of("status", List.of("FAILED", "ABORTED"))),
                        Map.of(
                                "point",
                                "$.detail.recoveryPointArn",
                                "state",
                                "$.detail.status",
                                "reason",
                                "$.detail.statusMessage"),
                        "Restore <state>: <point>. Reason: <reason>"),
                new EventNotice(
                        "PartialRecoveryPoint",
                        "AWS Backup: a recovery point is incomplete",
                        pattern(
                                "Recovery Point State Change",
                                Map.of("status", List.of("PARTIAL"), "backupVaultName", names)),
                        Map.of("resource", "$.detail.resourceArn", "vault", "$.detail.backupVaultName"),
                        "Recovery point PARTIAL, do not rely on it: <resource> in vault <vault>"),
                new EventNotice(
                        "RegionSettings",
                        "AWS Backup: the opt-in of this region was changed",
                        Map.of("source", List.of(SOURCE), "detail-type", List.of("Region Setting State Change")),
                        Map.of("aurora", "$.detail.ResourceTypeOptInPreference.Aurora", "region", "$.region"),
                        "AWS Backup settings of <region> were changed. Aurora is backed up: <aurora>. If that is not true, plans "
                                + "skip the database silently"));
    }

    private static Map<String, Object> pattern(String type, Map<String, Object> detail) {
        // Sorted, so that the template is the same each time.
        return Map.of("source", List.of(SOURCE), "detail-type", List.of(type), "detail", new TreeMap<>(detail));
    }
}
