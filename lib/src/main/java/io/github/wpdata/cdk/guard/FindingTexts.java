package io.github.wpdata.cdk.guard;

import io.github.wpdata.cdk.guard.Finding.Rule;
import io.github.wpdata.cdk.guard.Finding.Severity;
import io.github.wpdata.cdk.guard.Finding.Subject;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the differences between baseline and templates into words. */
final class FindingTexts {

    private static final String STACK_REMOVED = """
            %s: the stack is no longer part of the app. AWS keeps the stack %s and its stateful resources (%s), but no \
            deployment manages them; under another name the stack starts empty.""";
    private static final String STACK_BACK = """
            Bring the stack back, with stackName("%s") if it moved in the construct tree (into a Stage, for example), or \
            %s""";
    private static final String STACK_CHANGED = """
            %s: the stack's %s changed from %s to %s. CloudFormation creates the stack %s with empty resources; the \
            stack %s and its stateful resources (%s) are kept, but no deployment manages them.""";
    private static final String STACK_UNPINNED = """
            %s: the stack's %s changed from %s to not set. The environment of the CDK CLI decides where the stack is \
            deployed; in another %s it starts empty.""";
    private static final String TERMINATION = """
            %s: terminationProtection changed from true to false. From the next deployment on, a single call can delete \
            the stack.""";
    private static final String REMOVED = "%s: the %s (%s, logical id %s) is gone from the template. %s";
    private static final String MOVED = """
            %s: the %s moved from logical id %s to %s%s. To CloudFormation that is a new resource and a removed one. %s""";
    private static final String TYPE_CHANGED = """
            %s: the type of logical id %s changed from %s to %s, an update that CloudFormation refuses. Under another \
            logical id for the new resource, the old one is removed. %s""";
    private static final String PROPERTY = "%s: %s changed from %s to %s%s, which %s the %s. %s";
    private static final String CONDITION = """
            %s: Condition changed from %s to %s. Where it is false, the next deployment removes the %s. %s""";
    private static final String POLICY = """
            %s: %s changed from %s to %s. From the next deployment on, if the %s %s, it %s.""";
    private static final String LOSS = "%s: %s %s. %s.";
    private static final String NOT_IN_BASELINE =
            "%s: the baseline does not list these resources yet, so nothing guards them: %s.";

    private static final String OWN_FILE =
            "give this guard a baseline file of its own if the file belongs to another app, stage or configuration";

    private FindingTexts() {}

    static Finding stackRemoved(String path, StatefulStack old) {
        AcceptedChange change = new AcceptedChange(path, null);
        return new Finding(
                Rule.StackRemoved,
                Severity.FATAL,
                change,
                // CDK drops findings of constructs outside the selected stacks, and this stack cannot be selected.
                Subject.app(),
                STACK_REMOVED.formatted(path, old.stackName(), paths(old)),
                ways(STACK_BACK.formatted(old.stackName(), OWN_FILE), change));
    }

    static Finding stackRenamed(String path, StatefulStack old, StatefulStack current) {
        return stackChanged(
                Rule.StackRenamed,
                path,
                null,
                "name",
                old,
                old.stackName(),
                current.stackName(),
                old.stackName(),
                current.stackName());
    }

    /** Another account or region: part is what it is called. */
    static Finding stackRelocated(String path, String part, StatefulStack old, String was, String is) {
        return stackChanged(
                Rule.StackRelocated,
                path,
                part,
                part,
                old,
                was,
                is,
                "%s in %s".formatted(old.stackName(), was),
                "%s in %s".formatted(old.stackName(), is));
    }

    private static Finding stackChanged(
            Rule rule,
            String path,
            @Nullable String property,
            String part,
            StatefulStack old,
            @Nullable String was,
            @Nullable String is,
            @Nullable String oldStack,
            @Nullable String newStack) {
        AcceptedChange change = new AcceptedChange(path, property);
        return new Finding(
                rule,
                Severity.FATAL,
                change,
                Subject.construct(path),
                STACK_CHANGED.formatted(path, part, was, is, newStack, oldStack, paths(old)),
                ways("Set the stack's %s back to %s, or %s".formatted(part, was, OWN_FILE), change));
    }

    static Finding stackUnpinned(String path, String part, String was) {
        AcceptedChange change = new AcceptedChange(path, part);
        return new Finding(
                Rule.StackRelocated,
                Severity.WARNING,
                change,
                Subject.construct(path),
                STACK_UNPINNED.formatted(path, part, was, part),
                ways("Set the stack's %s back to %s".formatted(part, was), change));
    }

    static Finding terminationUnprotected(String path) {
        AcceptedChange change = new AcceptedChange(path, StatefulStack.TERMINATION_PROTECTION);
        return new Finding(
                Rule.ProtectionLost,
                Severity.FATAL,
                change,
                Subject.construct(path),
                TERMINATION.formatted(path),
                ways("Set it back to true", change));
    }

    private static String paths(StatefulStack stack) {
        return stack.resources().values().stream()
                .map(StatefulResource::displayPath)
                .collect(Collectors.joining(", "));
    }

    static Finding removed(StatefulPlace old) {
        StatefulResource resource = old.resource();
        return gone(
                Rule.ResourceRemoved,
                resource,
                REMOVED.formatted(
                        resource.displayPath(),
                        DataFate.noun(resource),
                        resource.type(),
                        old.logicalId(),
                        DataFate.ofRemoval(resource)),
                "Bring the resource back");
    }

    static Finding moved(StatefulPlace old, StatefulPlace to, boolean namesCollide) {
        StatefulResource resource = old.resource();
        String elsewhere = to.resource().path().equals(resource.path())
                ? ""
                : ", now %s".formatted(to.resource().displayPath());
        return gone(
                Rule.ResourceMoved,
                resource,
                MOVED.formatted(
                        resource.displayPath(),
                        DataFate.noun(resource),
                        old.logicalId(),
                        to.logicalId(),
                        elsewhere,
                        DataFate.ofMove(resource, to.resource(), namesCollide)),
                "Give it back its id and place, or pin the id with overrideLogicalId(\"%s\")"
                        .formatted(old.logicalId()));
    }

    static Finding typeChanged(StatefulPlace old, StatefulResource same) {
        StatefulResource resource = old.resource();
        return here(
                Rule.TypeChanged,
                severity(resource),
                old,
                null,
                "Type",
                TYPE_CHANGED.formatted(
                        resource.displayPath(),
                        old.logicalId(),
                        resource.type(),
                        same.type(),
                        DataFate.ofRemoval(resource)),
                "Bring the resource back");
    }

    /** A property that replaces its resource, and those that change with it. */
    static Finding propertyReplaces(StatefulPlace old, StatefulResource same, String property, List<String> along) {
        return property(Rule.PropertyReplaces, severity(same), old, same, property, along, false);
    }

    static Finding propertyMayReplace(
            StatefulPlace old, StatefulResource same, String property, List<String> along, boolean unrecorded) {
        return property(Rule.PropertyMayReplace, Severity.WARNING, old, same, property, along, unrecorded);
    }

    private static Finding property(
            Rule rule,
            Severity severity,
            StatefulPlace old,
            StatefulResource same,
            String property,
            List<String> along,
            boolean unrecorded) {
        StatefulResource resource = old.resource();
        String others = along.stream()
                .map(other -> "%s from %s to %s".formatted(other, value(resource, other), value(same, other)))
                .collect(Collectors.joining(", "));
        return here(
                rule,
                severity,
                old,
                property,
                "Properties/" + property,
                PROPERTY.formatted(
                        resource.displayPath(),
                        property,
                        unrecorded ? "(not recorded)" : value(resource, property),
                        value(same, property),
                        others.isEmpty() ? "" : " (and with it %s)".formatted(others),
                        rule == Rule.PropertyReplaces ? "replaces" : "may replace",
                        DataFate.noun(same),
                        DataFate.ofReplacement(resource, same)),
                "Set %s back".formatted(property));
    }

    private static String value(StatefulResource resource, String property) {
        return TemplateValue.of(resource.replacesOnChange().get(property)).json();
    }

    /** A weaker policy: event is when it applies. */
    static Finding policyWeakened(
            StatefulPlace old, StatefulResource same, String policy, String was, String is, String event) {
        StatefulResource resource = old.resource();
        return here(
                Rule.ProtectionLost,
                severity(resource),
                old,
                policy,
                policy,
                POLICY.formatted(
                        resource.displayPath(),
                        policy,
                        was,
                        is,
                        DataFate.noun(same),
                        event,
                        DataFate.underPolicy(same, is)),
                "Set it back to %s".formatted(was));
    }

    static Finding loss(StatefulPlace old, Protection.Loss loss) {
        StatefulResource resource = old.resource();
        String location = loss.property().equals(CacheReplacement.RESHARDING)
                ? "UpdatePolicy/" + loss.property()
                : "Properties/" + loss.property().replaceAll("\\[.*", "").replace('.', '/');
        return here(
                loss.rule(),
                loss.severity(),
                old,
                loss.property(),
                location,
                LOSS.formatted(
                        resource.displayPath(),
                        loss.property(),
                        loss.clause(),
                        loss.consequence().formatted(DataFate.noun(resource))),
                loss.revert());
    }

    static Finding conditionChanged(StatefulPlace old, StatefulResource same) {
        StatefulResource resource = old.resource();
        return here(
                Rule.ConditionChanged,
                Severity.WARNING,
                old,
                "Condition",
                "Condition",
                CONDITION.formatted(
                        resource.displayPath(),
                        resource.condition() == null ? "not set" : resource.condition(),
                        same.condition(),
                        DataFate.noun(resource),
                        DataFate.ofRemoval(resource)),
                "Set Condition back");
    }

    static Finding notInBaseline(String stack, List<String> paths) {
        return new Finding(
                Rule.NotInBaseline,
                Severity.WARNING,
                null,
                Subject.construct(stack),
                NOT_IN_BASELINE.formatted(stack, String.join(", ", paths)),
                "Renew the baseline and commit it: %s".formatted(Baseline.RENEW));
    }

    private static Finding gone(Rule rule, StatefulResource resource, String description, String revert) {
        AcceptedChange change = new AcceptedChange(resource.displayPath(), null);
        Subject subject = Subject.construct(resource.path());
        return new Finding(rule, severity(resource), change, subject, description, ways(revert, change));
    }

    private static Finding here(
            Rule rule,
            Severity severity,
            StatefulPlace place,
            @Nullable String property,
            String location,
            String description,
            String revert) {
        AcceptedChange change = new AcceptedChange(place.resource().displayPath(), property);
        Subject subject = Subject.resource(place.stack(), place.logicalId(), location);
        return new Finding(rule, severity, change, subject, description, ways(revert, change));
    }

    private static Severity severity(StatefulResource resource) {
        return resource.holdsData() ? Severity.FATAL : Severity.WARNING;
    }

    private static String ways(String revert, AcceptedChange change) {
        return "%s, or accept the change: %s".formatted(revert, change.call("\"<reason>\""));
    }
}
