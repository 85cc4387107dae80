package io.github.wpdata.cdk.guard;

import static io.github.wpdata.cdk.guard.Weakening.rarer;
import static io.github.wpdata.cdk.guard.Weakening.removed;
import static io.github.wpdata.cdk.guard.Weakening.replaced;
import static io.github.wpdata.cdk.guard.Weakening.shortened;
import static io.github.wpdata.cdk.guard.Weakening.turnedOff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wpdata.cdk.guard.Finding.Severity;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of a backup plan: when they run, how long they keep, and where they copy to. */
record PlanRules() implements Protection {

    private static final String NAME = "RuleName";
    private static final Setting COPY_RETENTION =
            Setting.of("Lifecycle.DeleteAfterDays", shortened(), "new copies are deleted earlier");
    private static final List<Setting> SETTINGS = List.of(
            Setting.of("Lifecycle.DeleteAfterDays", shortened(), "new recovery points are deleted earlier"),
            Setting.of(
                    "EnableContinuousBackup",
                    turnedOff(false),
                    "its recovery points cannot be restored to a point in time"),
            // AWS Backup's default, as the API's documentation of CreateBackupPlan states it.
            Setting.of("ScheduleExpression", rarer("cron(0 5 ? * * *)"), "recovery points are created less often"),
            Setting.of(
                    "TargetBackupVault",
                    replaced(),
                    "new recovery points are stored in the other vault, under its lock, key and policy"),
            Setting.of(
                    "TargetLogicallyAirGappedBackupVaultArn",
                    removed(),
                    "new recovery points are no longer stored in the air-gapped vault"));

    @Override
    public String property() {
        return "BackupPlan.BackupPlanRule";
    }

    @Override
    public Stream<Loss> losses(TemplateValue was, TemplateValue is) {
        if (is.isIntrinsic()) {
            return Setting.of(property(), replaced(), "its rules are not known before the deployment")
                    .losses(was, is);
        }
        return was.items().stream()
                .flatMap(rule -> find(rule, is.items())
                        .map(same -> losses(name(rule), rule, same))
                        .orElseGet(() -> Stream.of(Loss.ofProtection(
                                name(rule), "is gone", Severity.FATAL, "this rule creates no recovery points"))));
    }

    /** The rule of the same name; else the same rule under another name. */
    private static Optional<TemplateValue> find(TemplateValue rule, List<TemplateValue> rules) {
        return Stream.concat(
                        rules.stream().filter(other -> other.get(NAME).isSame(rule.get(NAME))),
                        rules.stream().filter(other -> withoutName(other).isSame(withoutName(rule))))
                .findFirst();
    }

    private static TemplateValue withoutName(TemplateValue rule) {
        return rule.node() instanceof ObjectNode object
                ? TemplateValue.of(object.deepCopy().without(NAME))
                : rule;
    }

    private static String name(TemplateValue rule) {
        return "BackupPlanRule[%s]".formatted(rule.get(NAME).shown());
    }

    private static Stream<Loss> losses(String name, TemplateValue was, TemplateValue is) {
        Stream<Loss> settings = SETTINGS.stream()
                .flatMap(setting ->
                        setting.losses(at(was, setting), at(is, setting)).map(loss -> loss.of(name)));
        return Stream.concat(settings, copies(name, was.get("CopyActions"), is.get("CopyActions")));
    }

    private static Stream<Loss> copies(String rule, TemplateValue was, TemplateValue is) {
        return was.items().stream().flatMap(copy -> {
            TemplateValue destination = copy.get("DestinationBackupVaultArn");
            String name = "%s.CopyActions[%s]".formatted(rule, destination.text());
            return is.items().stream()
                    .filter(other -> other.get("DestinationBackupVaultArn").isSame(destination))
                    .findFirst()
                    .map(other -> COPY_RETENTION
                            .losses(at(copy, COPY_RETENTION), at(other, COPY_RETENTION))
                            .map(loss -> loss.of(name)))
                    .orElseGet(() -> Stream.of(Loss.ofProtection(
                            name, "is gone", Severity.FATAL, "no new copies are created in that vault")));
        });
    }

    private static TemplateValue at(TemplateValue rule, Setting setting) {
        return rule.at(setting.property());
    }
}
