package io.github.wpdata.cdk;

import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.backup.DataBackupVault;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * The backups of database and files: a plan each, into one vault or into one each.
 *
 * @param database plan of the database, if it is backed up
 * @param files plan of the files, if they are backed up
 */
record Backups(@Nullable DataBackupPlan database, @Nullable DataBackupPlan files) {
    static final Backups NONE = new Backups(null, null);

    /** The schedules leave an hour between the two plans, and the night to both. */
    private static final String DATABASE_SCHEDULE = "cron(0 2 * * ? *)";

    private static final String FILES_SCHEDULE = "cron(0 1 * * ? *)";

    static Backups create(
            Construct owner,
            WordPressDataServices.Builder b,
            @Nullable IKey key,
            Parts parts,
            String clusterArn,
            String fileSystemArn) {
        Wiring wiring = new Wiring(owner, b, key, parts, new LinkedHashMap<>());
        DataBackupPlan database = wiring.plan("Database", "-aurora", DATABASE_SCHEDULE, clusterArn, b.databaseBackup);
        DataBackupPlan files = wiring.plan("Files", "-efs", FILES_SCHEDULE, fileSystemArn, b.filesBackup);
        wiring.removeUnusedVaults(database, files);
        return new Backups(database, files);
    }

    /** What the two plans have in common, and the vaults made for them, by id. */
    private record Wiring(
            Construct owner,
            WordPressDataServices.Builder b,
            @Nullable IKey key,
            Parts parts,
            Map<String, IBackupVault> made) {

        @Nullable DataBackupPlan plan(
                String part, String suffix, String schedule, String arn, Consumer<DataBackupPlan.Builder> turn) {
            BackupRule.Builder daily = BackupRule.Builder.create("daily").schedule(schedule);
            b.applyProfileTo(daily);
            DataBackupPlan.Builder plan = DataBackupPlan.Builder.create(owner, part + "Backup")
                    .selectionName(part.toLowerCase(Locale.ROOT))
                    .rules(daily.build())
                    .resources(BackupResource.fromArn(arn));
            IBackupVault vault = vault(part, suffix);
            if (vault != null) {
                plan.vault(vault);
            }
            b.named(suffix).ifPresent(plan::planName);
            b.backup.accept(plan);
            turn.accept(plan);
            return parts.build(plan::build);
        }

        private @Nullable IBackupVault vault(String part, String suffix) {
            if (b.vault != null) {
                return b.vault;
            }
            return b.vaultPerService ? made(part + "Vault", suffix + "-backup") : made("Vault", "-backup");
        }

        private @Nullable IBackupVault made(String id, String suffix) {
            return made.computeIfAbsent(id, absent -> {
                DataBackupVault.Builder vault = DataBackupVault.Builder.create(owner, id)
                        .removalPolicy(b.shared().companionRemovalPolicy());
                if (key != null) {
                    vault.encryptionKey(key);
                }
                b.named(suffix).ifPresent(vault::vaultName);
                DataBackupVault built = parts.build(vault::build);
                return built == null ? null : built.getVault();
            });
        }

        /** A plan's own turn may have named another vault. */
        void removeUnusedVaults(@Nullable DataBackupPlan... plans) {
            Set<IBackupVault> used = Stream.of(plans)
                    .filter(Objects::nonNull)
                    .map(DataBackupPlan::getVault)
                    .collect(Collectors.toSet());
            made.forEach((id, vault) -> {
                if (!used.contains(vault)) {
                    owner.getNode().tryRemoveChild(id);
                }
            });
        }
    }
}
