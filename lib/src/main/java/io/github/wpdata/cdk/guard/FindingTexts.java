package io.github.wpdata.cdk.guard;

import io.github.wpdata.cdk.guard.Finding.Rule;
import io.github.wpdata.cdk.guard.Finding.Severity;
import io.github.wpdata.cdk.guard.Finding.Subject;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the differences between baseline and templates into words. */
final class FindingTexts {

    private static final String STACK_REMOVED = """
            %s: the stack is no longer part of the app. CloudFormation keeps the stack %s and its stateful \
            resources (%s), but no deploy manages them; under another name the stack starts empty.""";
    private static final String STACK_RENAMED = """
            %s: the stack's name changed from %s to %s. CloudFormation creates the stack %s with empty \
            resources; the stack %s and its stateful resources (%s) stay, but no deploy manages them.""";
    private static final String REMOVED = "%s: the %s (%s, logical id %s) is gone from the template. %s";
    private static final String MOVED = """
            %s: the %s moved from logical id %s to %s%s. CloudFormation takes that for a new resource and a removed \
            one. %s""";
    private static final String TYPE_CHANGED = """
            %s: the type of logical id %s changed from %s to %s, an update that CloudFormation refuses. With another \
            logical id for the new resource, the old one goes. %s""";
    private static final String PROPERTY = "%s: %s changed from %s to %s, which %s the %s. %s";
    private static final String CONDITION = """
            %s: Condition changed from %s to %s. Where it does not hold, the next deploy removes the %s. %s""";
    private static final String NOT_IN_BASELINE =
            "%s: the baseline does not know these yet, so nothing guards them: %s.";

    private FindingTexts() {}

    static Finding stackRemoved(String path, StatefulStack old) {
        return new Finding(
                Rule.StackRemoved,
                Severity.FATAL,
                new AcceptedChange(path, null),
                // CDK drops findings of constructs outside the selected stacks, and this stack cannot be selected.
                Subject.app(),
                STACK_REMOVED.formatted(path, old.stackName(), paths(old)),
                ways("bring the stack back, named %s".formatted(old.stackName()), new AcceptedChange(path, null)));
    }

    static Finding stackRenamed(String path, StatefulStack old, StatefulStack current) {
        String was = old.stackName();
        String is = current.stackName();
        return new Finding(
                Rule.StackRenamed,
                Severity.FATAL,
                new AcceptedChange(path, null),
                Subject.construct(path),
                STACK_RENAMED.formatted(path, was, is, is, was, paths(old)),
                ways("name the stack %s again".formatted(was), new AcceptedChange(path, null)));
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
                "bring the resource back");
    }

    static Finding moved(StatefulPlace old, StatefulPlace to) {
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
                        DataFate.ofMove(resource, to.resource())),
                "give it back its id and place, or pin it with overrideLogicalId(\"%s\")".formatted(old.logicalId()));
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
                "bring the resource back");
    }

    static Finding propertyReplaces(StatefulPlace old, StatefulResource same, String property) {
        return property(Rule.PropertyReplaces, severity(same), old, same, property, "replaces", false);
    }

    static Finding propertyMayReplace(StatefulPlace old, StatefulResource same, String property, boolean unrecorded) {
        return property(Rule.PropertyMayReplace, Severity.WARNING, old, same, property, "may replace", unrecorded);
    }

    private static Finding property(
            Rule rule,
            Severity severity,
            StatefulPlace old,
            StatefulResource same,
            String property,
            String replaces,
            boolean unrecorded) {
        StatefulResource resource = old.resource();
        String was = Values.show(resource.replacesOnChange().get(property));
        return here(
                rule,
                severity,
                old,
                property,
                "Properties/" + property,
                PROPERTY.formatted(
                        resource.displayPath(),
                        property,
                        unrecorded ? "(not recorded)" : was,
                        Values.show(same.replacesOnChange().get(property)),
                        replaces,
                        DataFate.noun(same),
                        DataFate.ofReplacement(resource, same)),
                "set %s back".formatted(property));
    }

    static Finding protectionLost(StatefulPlace old, String property, String loss) {
        StatefulResource resource = old.resource();
        return here(
                Rule.ProtectionLost,
                severity(resource),
                old,
                property,
                ProtectionLoss.location(property),
                "%s: %s".formatted(resource.displayPath(), loss),
                "restore it");
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
                        resource.condition() == null ? "(absent)" : resource.condition(),
                        same.condition(),
                        DataFate.noun(resource),
                        DataFate.ofRemoval(resource)),
                "set Condition back");
    }

    static Finding notInBaseline(String stack, List<String> paths) {
        return new Finding(
                Rule.NotInBaseline,
                Severity.WARNING,
                null,
                Subject.construct(stack),
                NOT_IN_BASELINE.formatted(stack, String.join(", ", paths)),
                "Renew the baseline and commit it: cdk synth -c %s=true".formatted(ReplacementGuard.RENEW_CONTEXT));
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
        return "Either %s, or accept it: %s".formatted(revert, change.call("\"<why this may happen>\""));
    }
}
