package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.backup.CfnBackupPlan.BackupRuleResourceTypeProperty;
import software.amazon.awscdk.services.backup.CfnBackupPlan.CopyActionResourceTypeProperty;
import software.amazon.awscdk.services.backup.CfnBackupPlan.LifecycleResourceTypeProperty;

/** Rules as the template holds them. */
final class PlanRendering {
    private final StackEnvironment home;
    private final String vaultName;

    PlanRendering(StackEnvironment home, String vaultName) {
        this.home = home;
        this.vaultName = vaultName;
    }

    BackupRuleResourceTypeProperty rule(BackupRule rule, List<BackupCopy> planCopies) {
        BackupRuleResourceTypeProperty.Builder rendered = BackupRuleResourceTypeProperty.builder()
                .ruleName(rule.name)
                .targetBackupVault(vaultName)
                .scheduleExpression(rule.schedule)
                .startWindowMinutes(rule.startWindow.toMinutes())
                .completionWindowMinutes(rule.completionWindow.toMinutes())
                .lifecycle(lifecycle(rule.deleteAfter, rule.moveToColdStorageAfter));
        if (rule.timeZone != null) {
            rendered.scheduleExpressionTimezone(rule.timeZone.getTimezoneName());
        }
        if (rule.continuous) {
            rendered.enableContinuousBackup(true);
        }
        if (rule.airGappedVault != null) {
            rendered.targetLogicallyAirGappedBackupVaultArn(rule.airGappedVault.getVaultArn());
        }
        List<CopyActionResourceTypeProperty> copies = copies(rule, planCopies);
        if (!copies.isEmpty()) {
            rendered.copyActions(copies);
        }
        return rendered.build();
    }

    /** One copy for each vault; the last word on a vault is the rule's. */
    private List<CopyActionResourceTypeProperty> copies(BackupRule rule, List<BackupCopy> planCopies) {
        Map<String, CopyActionResourceTypeProperty> byVault = new LinkedHashMap<>();
        Stream.concat(planCopies.stream(), rule.copies.stream()).forEach(copy -> {
            String arn = copy.destination().arnIn(home);
            byVault.put(
                    arn,
                    CopyActionResourceTypeProperty.builder()
                            .destinationBackupVaultArn(arn)
                            .lifecycle(lifecycle(copy.deleteAfter(), copy.moveToColdStorageAfter()))
                            .build());
        });
        return List.copyOf(byVault.values());
    }

    private static LifecycleResourceTypeProperty lifecycle(LazyDuration deleteAfter, @Nullable LazyDuration coldAfter) {
        LifecycleResourceTypeProperty.Builder rendered =
                LifecycleResourceTypeProperty.builder().deleteAfterDays(deleteAfter.toDays());
        if (coldAfter != null) {
            rendered.moveToColdStorageAfterDays(coldAfter.toDays());
        }
        return rendered.build();
    }
}
