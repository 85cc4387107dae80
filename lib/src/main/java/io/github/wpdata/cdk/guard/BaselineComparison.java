package io.github.wpdata.cdk.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Finds what deploying the templates of now, over what the baseline recorded, would do to stateful resources. */
final class BaselineComparison {

    private final Baseline before;
    private final Baseline now;
    private final ResourceComparison resources;
    /** Resources that the baseline does not know, until one proves to be the new place of a known one. */
    private final List<StatefulPlace> unknown = new ArrayList<>();
    /** Resources of the baseline whose logical id is gone from their stack. */
    private final List<StatefulPlace> gone = new ArrayList<>();

    private final List<Finding> findings = new ArrayList<>();

    private BaselineComparison(Baseline before, Baseline now, ReplacementSchema schema) {
        this.before = before;
        this.now = now;
        this.resources = new ResourceComparison(schema, before.isRecordedWith(schema));
    }

    static List<Finding> compare(Baseline before, Baseline now, ReplacementSchema schema) {
        Baseline followed = before.following(now);
        BaselineComparison comparison = new BaselineComparison(followed.naming(now), now.naming(followed), schema);
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
        if (current != null && !old.isNested()) {
            compareIdentity(path, old, current);
        }
        Renames renames = Renames.between(old, current);
        old.resources().forEach((logicalId, resource) -> {
            StatefulResource same = current == null ? null : current.resources().get(logicalId);
            StatefulPlace place = new StatefulPlace(path, logicalId, resource);
            if (same == null) {
                gone.add(place);
            } else if (same.type().equals(resource.type())) {
                findings.addAll(resources.compare(place, same, renames));
            } else {
                findings.add(FindingTexts.typeChanged(place, same));
            }
        });
    }

    private void compareIdentity(String path, StatefulStack old, StatefulStack current) {
        if (!Objects.equals(old.stackName(), current.stackName())) {
            findings.add(FindingTexts.stackRenamed(path, old, current));
        }
        comparePart(path, "account", StatefulStack::account, old, current);
        comparePart(path, "region", StatefulStack::region, old, current);
        if (old.terminationProtection() != null && current.terminationProtection() == null) {
            findings.add(FindingTexts.terminationUnprotected(path));
        }
    }

    private void comparePart(
            String path, String part, Function<StatefulStack, String> value, StatefulStack old, StatefulStack current) {
        String was = value.apply(old);
        String is = value.apply(current);
        if (was == null || was.equals(is)) {
            return;
        }
        if (is != null) {
            findings.add(FindingTexts.stackRelocated(path, part, old, was, is));
        } else if (part.equals("region")) {
            // An account is often left to the credentials at hand, a region rarely.
            findings.add(FindingTexts.stackUnpinned(path, part, was));
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
                findings.addAll(move(old, place));
            });
            return to.isPresent();
        });
    }

    /** A plan protects, and a site names its schema, from the new place as from the old one; data does not move along. */
    private List<Finding> move(StatefulPlace old, StatefulPlace to) {
        return DataFate.isInterchangeable(old.resource())
                ? resources.compare(old, to.resource(), Renames.NONE)
                : List.of(FindingTexts.moved(old, to, stack(before, old).isInSameEnvironment(stack(now, to))));
    }

    private static StatefulStack stack(Baseline baseline, StatefulPlace place) {
        return Objects.requireNonNull(baseline.stacks().get(place.stack()));
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
