package io.github.wpdata.cdk.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.policy.ReplacementFinding.Rule;
import io.github.wpdata.cdk.policy.ReplacementFinding.Severity;
import io.github.wpdata.cdk.policy.ReplacementFinding.Subject;
import io.github.wpdata.cdk.policy.ReplacementSchema.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds what deploying the templates of now, over what the baseline recorded, would do to stateful resources. */
final class BaselineComparison {

    private final Baseline before;
    private final Baseline now;
    private final ReplacementSchema schema;
    /** Resources that the baseline does not know, until one proves to be the new place of a known one. */
    private final List<Place> unknown = new ArrayList<>();

    private final List<ReplacementFinding> findings = new ArrayList<>();

    private record Place(String stack, String logicalId, StatefulResource resource) {}

    private BaselineComparison(Baseline before, Baseline now, ReplacementSchema schema) {
        this.before = before;
        this.now = now;
        this.schema = schema;
    }

    static List<ReplacementFinding> compare(Baseline before, Baseline now, ReplacementSchema schema) {
        BaselineComparison comparison = new BaselineComparison(before, now, schema);
        comparison.collectUnknown();
        before.stacks().forEach(comparison::compareStack);
        comparison.reportUnknown();
        return comparison.findings;
    }

    private void collectUnknown() {
        now.stacks()
                .forEach((path, stack) -> stack.resources().forEach((logicalId, resource) -> {
                    StatefulStack known = before.stacks().get(path);
                    if (known == null || !known.resources().containsKey(logicalId)) {
                        unknown.add(new Place(path, logicalId, resource));
                    }
                }));
    }

    private void compareStack(String path, StatefulStack old) {
        StatefulStack current = now.stacks().get(path);
        if (current == null && !old.isNested()) {
            stackRemoved(path, old);
            return;
        }
        if (current != null && old.stackName() != null && !old.stackName().equals(current.stackName())) {
            stackRenamed(path, old, current);
        }
        old.resources().forEach((logicalId, resource) -> {
            StatefulResource same = current == null ? null : current.resources().get(logicalId);
            Place place = new Place(path, logicalId, resource);
            if (same == null) {
                leave(place);
            } else if (same.type().equals(resource.type())) {
                stay(place, same);
            } else {
                typeChanged(place, same);
            }
        });
    }

    private void stackRemoved(String path, StatefulStack old) {
        findings.add(new ReplacementFinding(
                Rule.StackRemoved,
                Severity.FATAL,
                path,
                // CDK drops findings of constructs outside the selected stacks, and this stack cannot be selected.
                Subject.app(),
                "%s: the stack is no longer part of the app. CloudFormation keeps the stack %s and its stateful resources (%s), but no deploy manages them; under another id the stack starts empty."
                        .formatted(path, old.stackName(), paths(old)),
                ways("bring the stack back under this id", path)));
    }

    private void stackRenamed(String path, StatefulStack old, StatefulStack current) {
        findings.add(new ReplacementFinding(
                Rule.StackRenamed,
                Severity.FATAL,
                path,
                Subject.construct(path),
                "%s: the stack's name changed from %s to %s. CloudFormation creates the stack %s with empty resources; the stack %s and its stateful resources (%s) stay, but no deploy manages them."
                        .formatted(
                                path,
                                old.stackName(),
                                current.stackName(),
                                current.stackName(),
                                old.stackName(),
                                paths(old)),
                ways("name the stack %s again".formatted(old.stackName()), path)));
    }

    private static String paths(StatefulStack stack) {
        return String.join(
                ", ",
                stack.resources().values().stream()
                        .map(StatefulResource::displayPath)
                        .toList());
    }

    /** A logical id that is gone: the resource moved to another, or there is no such resource any more. */
    private void leave(Place old) {
        StatefulResource resource = old.resource();
        Optional<Place> moved = claim(place -> place.stack().equals(old.stack())
                        && place.resource().type().equals(resource.type())
                        && place.resource().path().equals(resource.path()))
                .or(() -> claim(place -> place.stack().equals(old.stack())
                        && place.resource().type().equals(resource.type())
                        && sameProperties(place.resource(), resource)))
                .or(() -> claim(place -> place.resource().type().equals(resource.type())
                        && place.resource().pathBelow(place.stack()).equals(resource.pathBelow(old.stack()))));
        if (moved.isPresent()) {
            moved(old, moved.get());
            return;
        }
        findings.add(gone(
                Rule.ResourceRemoved,
                old,
                "%s: the %s (%s, logical id %s) is gone from the template. %s"
                        .formatted(
                                resource.displayPath(),
                                ReplacementEffect.of(resource).noun(),
                                resource.type(),
                                old.logicalId(),
                                ReplacementEffect.ofRemoval(resource)),
                ways("bring the resource back", resource.displayPath())));
    }

    private Optional<Place> claim(Predicate<Place> match) {
        Optional<Place> found = unknown.stream().filter(match).findFirst();
        found.ifPresent(unknown::remove);
        return found;
    }

    private static boolean sameProperties(StatefulResource left, StatefulResource right) {
        return left.replacesOnChange().keySet().equals(right.replacesOnChange().keySet())
                && left.replacesOnChange().entrySet().stream()
                        .allMatch(entry -> ReplacementValues.same(
                                entry.getValue(), right.replacesOnChange().get(entry.getKey())));
    }

    private void moved(Place old, Place to) {
        StatefulResource resource = old.resource();
        String target = to.resource().path().equals(resource.path())
                ? ""
                : ", now %s".formatted(to.resource().displayPath());
        findings.add(gone(
                Rule.ResourceMoved,
                old,
                "%s: the %s moved from logical id %s to %s%s. CloudFormation takes that for a new resource and a removed one. %s"
                        .formatted(
                                resource.displayPath(),
                                ReplacementEffect.of(resource).noun(),
                                old.logicalId(),
                                to.logicalId(),
                                target,
                                ReplacementEffect.ofMove(resource, to.resource())),
                ways(
                        "give it back its id and place, or pin it with overrideLogicalId(\"%s\")"
                                .formatted(old.logicalId()),
                        resource.displayPath())));
    }

    private void typeChanged(Place old, StatefulResource same) {
        StatefulResource resource = old.resource();
        findings.add(here(
                Rule.TypeChanged,
                severity(resource),
                old,
                "Type",
                "%s: the type of logical id %s changed from %s to %s, an update that CloudFormation refuses. With another logical id for the new resource, the old one goes. %s"
                        .formatted(
                                resource.displayPath(),
                                old.logicalId(),
                                resource.type(),
                                same.type(),
                                ReplacementEffect.ofRemoval(resource)),
                ways("bring the resource back", resource.displayPath())));
    }

    private void stay(Place old, StatefulResource same) {
        StatefulResource resource = old.resource();
        SortedSet<String> properties = new TreeSet<>(resource.replacesOnChange().keySet());
        properties.addAll(same.replacesOnChange().keySet());
        for (String property : properties) {
            compareProperty(
                    old,
                    same,
                    property,
                    resource.replacesOnChange().get(property),
                    same.replacesOnChange().get(property));
        }
        BaselineProtection.losses(resource, same)
                .forEach((location, loss) -> findings.add(here(
                        Rule.ProtectionLost,
                        severity(resource),
                        old,
                        location,
                        "%s: %s".formatted(resource.displayPath(), loss),
                        ways("restore it", resource.displayPath()))));
    }

    private void compareProperty(
            Place old, StatefulResource same, String property, @Nullable JsonNode was, @Nullable JsonNode is) {
        StatefulResource resource = old.resource();
        if (ReplacementValues.same(was, is) || !schema.watches(resource.type(), property)) {
            return;
        }
        Outcome outcome = schema.outcome(property, resource, same);
        if (outcome == Outcome.IN_PLACE) {
            return;
        }
        // An older extract may not have recorded the property, so its absence proves nothing.
        boolean unrecorded = was == null && !before.schema().equals(schema.version());
        boolean certain = outcome == Outcome.REPLACES && !unrecorded;
        ReplacementEffect effect = ReplacementEffect.of(resource);
        findings.add(here(
                certain ? Rule.PropertyReplaces : Rule.PropertyMayReplace,
                certain ? severity(resource) : Severity.WARNING,
                old,
                "Properties/" + property,
                "%s: %s changed from %s to %s, which %s the %s. %s"
                        .formatted(
                                resource.displayPath(),
                                property,
                                unrecorded ? "(not recorded)" : ReplacementValues.show(was),
                                ReplacementValues.show(is),
                                certain ? "replaces" : "may replace",
                                effect.noun(),
                                ReplacementEffect.ofReplacement(resource, same)),
                ways("set %s back".formatted(property), resource.displayPath())));
    }

    private void reportUnknown() {
        SortedMap<String, List<String>> byStack = new TreeMap<>();
        for (Place place : unknown) {
            byStack.computeIfAbsent(place.stack(), any -> new ArrayList<>())
                    .add(place.resource().displayPath());
        }
        byStack.forEach((stack, paths) -> findings.add(new ReplacementFinding(
                Rule.NotInBaseline,
                Severity.WARNING,
                null,
                Subject.construct(stack),
                "%s: the baseline does not know these yet, so nothing guards them: %s."
                        .formatted(stack, String.join(", ", paths)),
                "Renew the baseline and commit it: cdk synth -c %s=true".formatted(ReplacementGuard.RENEW_CONTEXT))));
    }

    private static Severity severity(StatefulResource resource) {
        return resource.holdsData() ? Severity.FATAL : Severity.WARNING;
    }

    private static ReplacementFinding gone(Rule rule, Place old, String description, String fix) {
        StatefulResource resource = old.resource();
        return new ReplacementFinding(
                rule, severity(resource), resource.displayPath(), Subject.construct(resource.path()), description, fix);
    }

    private static ReplacementFinding here(
            Rule rule, Severity severity, Place place, String location, String description, String fix) {
        return new ReplacementFinding(
                rule,
                severity,
                place.resource().displayPath(),
                Subject.resource(place.stack(), place.logicalId(), location),
                description,
                fix);
    }

    private static String ways(String revert, String path) {
        return "Either %s, or accept it: .accept(\"%s\", \"<why this may happen>\")".formatted(revert, path);
    }
}
