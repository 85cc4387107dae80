package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.guard.Finding.Rule;
import io.github.wpdata.cdk.guard.Finding.Severity;
import io.github.wpdata.cdk.guard.Protection.Loss;
import io.github.wpdata.cdk.guard.ReplacementSchema.Outcome;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares one resource with what the baseline recorded of it.
 *
 * @param complete whether the baseline recorded everything that this version of the library records
 */
record ResourceComparison(ReplacementSchema schema, boolean complete) {

    private static final Weakening SWITCHED_OFF = Weakening.turnedOff(false);

    List<Finding> compare(StatefulPlace old, StatefulResource now, Renames renames) {
        List<Finding> findings = new ArrayList<>(replacements(old, now));
        if (renames.isFollowedBy(old.resource(), now)) {
            findings.replaceAll(Finding::asWarning);
        }
        findings.addAll(weakerPolicies(old, now));
        // A resource that is replaced is created with the version that it is given.
        boolean replaced = findings.stream().anyMatch(finding -> finding.rule() == Rule.PropertyReplaces);
        losses(old.resource(), now).stream()
                .filter(loss -> !(replaced && loss.rule() == Rule.EngineDowngraded))
                .forEach(loss -> findings.add(FindingTexts.loss(old, loss)));
        if (now.condition() != null && !now.condition().equals(old.resource().condition())) {
            findings.add(FindingTexts.conditionChanged(old, now));
        }
        return findings;
    }

    private List<Finding> replacements(StatefulPlace old, StatefulResource now) {
        List<Finding> findings = new ArrayList<>();
        Set<String> changed = changed(old.resource(), now);
        List<String> restore = DataFate.restoreAmong(changed, now);
        if (!restore.isEmpty()) {
            findings.add(replacement(old, now, restore.get(0), restore.subList(1, restore.size())));
            changed.removeAll(restore);
        }
        changed.forEach(property -> findings.add(replacement(old, now, property, List.of())));
        return findings;
    }

    private Set<String> changed(StatefulResource before, StatefulResource now) {
        Set<String> properties = new TreeSet<>(before.replacesOnChange().keySet());
        properties.addAll(now.replacesOnChange().keySet());
        properties.removeIf(property -> !schema.watches(now.type(), property)
                || value(before, property).isSame(value(now, property))
                || schema.outcome(property, before, now) == Outcome.IN_PLACE);
        return new LinkedHashSet<>(properties);
    }

    private static TemplateValue value(StatefulResource resource, String property) {
        return TemplateValue.of(resource.replacesOnChange().get(property));
    }

    private Finding replacement(StatefulPlace old, StatefulResource now, String property, List<String> along) {
        StatefulResource before = old.resource();
        boolean unrecorded = !complete && !before.replacesOnChange().containsKey(property);
        return schema.outcome(property, before, now) == Outcome.REPLACES && !unrecorded
                ? FindingTexts.propertyReplaces(old, now, property, along)
                : FindingTexts.propertyMayReplace(old, now, property, along, unrecorded);
    }

    private static List<Finding> weakerPolicies(StatefulPlace old, StatefulResource now) {
        StatefulResource before = old.resource();
        List<Finding> findings = new ArrayList<>();
        String deletion = before.effectiveDeletionPolicy();
        if (DataFate.rank(now.effectiveDeletionPolicy()) < DataFate.rank(deletion)) {
            findings.add(FindingTexts.policyWeakened(
                    old, now, "DeletionPolicy", deletion, now.effectiveDeletionPolicy(), "leaves the stack"));
        }
        String replacement = before.effectiveUpdateReplacePolicy();
        if (DataFate.rank(now.effectiveUpdateReplacePolicy()) < DataFate.rank(replacement)) {
            findings.add(FindingTexts.policyWeakened(
                    old, now, "UpdateReplacePolicy", replacement, now.effectiveUpdateReplacePolicy(), "is replaced"));
        }
        return findings;
    }

    private List<Loss> losses(StatefulResource before, StatefulResource now) {
        if (!before.holdsData()) {
            return List.of();
        }
        List<Loss> losses = Stream.concat(switches(before, now), settings(before, now))
                .sorted(Comparator.comparing(Loss::property))
                .toList();
        // A part of a lock that is gone as a whole is not worth a finding of its own.
        return losses.stream()
                .filter(loss ->
                        losses.stream().noneMatch(whole -> loss.property().startsWith(whole.property() + ".")))
                .toList();
    }

    /** Switches that refuse a deletion, and the one that lets shards change in place. */
    private Stream<Loss> switches(StatefulResource before, StatefulResource now) {
        Set<String> settings = new TreeSet<>();
        Protections.of(now.type()).forEach(each -> settings.add(each.property()));
        return before.protection().keySet().stream()
                .filter(property -> !settings.contains(property))
                .flatMap(property -> SWITCHED_OFF
                        .between(protection(before, property), protection(now, property))
                        .map(clause -> Loss.ofProtection(property, clause, Severity.FATAL, consequence(property)))
                        .stream());
    }

    private static String consequence(String property) {
        return property.equals(CacheReplacement.RESHARDING)
                ? "a change of its shards replaces the %s"
                : "a single call can delete the %s";
    }

    private Stream<Loss> settings(StatefulResource before, StatefulResource now) {
        return Protections.of(now.type()).stream()
                .filter(each -> complete || before.protection().containsKey(each.property()))
                .flatMap(each -> each.losses(protection(before, each.property()), protection(now, each.property())));
    }

    private static TemplateValue protection(StatefulResource resource, String property) {
        JsonNode value = resource.protection().get(property);
        return TemplateValue.of(value);
    }
}
