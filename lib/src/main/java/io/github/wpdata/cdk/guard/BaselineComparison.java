package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.guard.ReplacementSchema.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** Finds what deploying the templates of now, over what the baseline recorded, would do to stateful resources. */
final class BaselineComparison {

    private final Baseline before;
    private final Baseline now;
    private final ReplacementSchema schema;
    /** Resources that the baseline does not know, until one proves to be the new place of a known one. */
    private final List<StatefulPlace> unknown = new ArrayList<>();
    /** Resources of the baseline whose logical id is gone from their stack. */
    private final List<StatefulPlace> gone = new ArrayList<>();

    private final List<Finding> findings = new ArrayList<>();

    private BaselineComparison(Baseline before, Baseline now, ReplacementSchema schema) {
        this.before = before;
        this.now = now;
        this.schema = schema;
    }

    static List<Finding> compare(Baseline before, Baseline now, ReplacementSchema schema) {
        BaselineComparison comparison = new BaselineComparison(before.following(now), now, schema);
        comparison.collectUnknown();
        comparison.before.stacks().forEach(comparison::compareStack);
        comparison.settleGone();
        comparison.reportUnknown();
        return comparison.findings;
    }

    private void collectUnknown() {
        now.stacks()
                .forEach((path, stack) -> stack.resources().forEach((logicalId, resource) -> {
                    StatefulStack known = before.stacks().get(path);
                    if (known == null || !known.resources().containsKey(logicalId)) {
                        unknown.add(new StatefulPlace(path, logicalId, resource));
                    }
                }));
    }

    private void compareStack(String path, StatefulStack old) {
        StatefulStack current = now.stacks().get(path);
        if (!old.isNested() && (current == null || current.isNested())) {
            findings.add(FindingTexts.stackRemoved(path, old));
            return;
        }
        if (current != null && old.stackName() != null && !old.stackName().equals(current.stackName())) {
            findings.add(FindingTexts.stackRenamed(path, old, current));
        }
        old.resources().forEach((logicalId, resource) -> {
            StatefulResource same = current == null ? null : current.resources().get(logicalId);
            StatefulPlace place = new StatefulPlace(path, logicalId, resource);
            if (same == null) {
                gone.add(place);
            } else if (same.type().equals(resource.type())) {
                compareResource(place, same);
            } else {
                findings.add(FindingTexts.typeChanged(place, same));
            }
        });
    }

    private void compareResource(StatefulPlace old, StatefulResource same) {
        SortedMap<String, JsonNode> was = old.resource().replacesOnChange();
        SortedMap<String, JsonNode> is = same.replacesOnChange();
        SortedSet<String> properties = new TreeSet<>(was.keySet());
        properties.addAll(is.keySet());
        for (String property : properties) {
            if (Values.same(was.get(property), is.get(property)) || !schema.watches(same.type(), property)) {
                continue;
            }
            // An older extract may not have recorded the property, so its absence proves nothing.
            boolean unrecorded = !was.containsKey(property) && !before.schema().equals(schema.version());
            Outcome outcome = schema.outcome(property, old.resource(), same);
            if (outcome == Outcome.REPLACES && !unrecorded) {
                findings.add(FindingTexts.propertyReplaces(old, same, property));
            } else if (outcome != Outcome.IN_PLACE) {
                findings.add(FindingTexts.propertyMayReplace(old, same, property, unrecorded));
            }
        }
        ProtectionLoss.losses(old.resource(), same)
                .forEach((property, loss) -> findings.add(FindingTexts.protectionLost(old, property, loss)));
        if (same.condition() != null && !same.condition().equals(old.resource().condition())) {
            findings.add(FindingTexts.conditionChanged(old, same));
        }
    }

    /** What is gone went somewhere else, by the surest sign first, or is no more. */
    private void settleGone() {
        settleMoves(StatefulPlace::isSamePath);
        settleMoves(StatefulPlace::hasSameProperties);
        settleMoves(StatefulPlace::isSamePathInAnotherStack);
        gone.forEach(old -> findings.add(FindingTexts.removed(old)));
    }

    private void settleMoves(BiPredicate<StatefulPlace, StatefulPlace> match) {
        gone.removeIf(old -> {
            Optional<StatefulPlace> to = unknown.stream()
                    .filter(place ->
                            place.resource().type().equals(old.resource().type()) && match.test(old, place))
                    .findFirst();
            to.ifPresent(place -> {
                unknown.remove(place);
                findings.add(FindingTexts.moved(old, place));
            });
            return to.isPresent();
        });
    }

    private void reportUnknown() {
        SortedMap<String, List<String>> byStack = new TreeMap<>();
        for (StatefulPlace place : unknown) {
            byStack.computeIfAbsent(place.stack(), any -> new ArrayList<>())
                    .add(place.resource().displayPath());
        }
        byStack.forEach((stack, paths) -> findings.add(FindingTexts.notInBaseline(stack, paths)));
    }
}
