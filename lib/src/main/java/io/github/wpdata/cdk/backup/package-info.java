/**
 * Backups by AWS Backup. Start with {@link io.github.wpdata.cdk.backup.DataBackupPlan}, which makes a vault of its own unless it
 * is given one:
 *
 * <pre>{@code
 * DataBackupPlan.Builder.create(this, "Backup")
 *         .daily35DayRetention()
 *         .resources(BackupResource.fromRdsDatabaseCluster(database.getCluster()))
 *         .build();
 * }</pre>
 *
 * <p>Which vault:
 *
 * <ul>
 *   <li>{@link io.github.wpdata.cdk.backup.DataBackupVault} to name or lock the vault of a plan, or to share it among plans;
 *   <li>{@link io.github.wpdata.cdk.backup.DestinationBackupVault} for copies, in a stack of another region or account;
 *   <li>{@link io.github.wpdata.cdk.backup.DestinationVault} for copies into a vault that exists, by its name;
 *   <li>{@link io.github.wpdata.cdk.backup.AirGappedVault} for copies that this account cannot delete.
 * </ul>
 */
@NullMarked
package io.github.wpdata.cdk.backup;

import org.jspecify.annotations.NullMarked;
