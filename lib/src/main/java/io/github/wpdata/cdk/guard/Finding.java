package io.github.wpdata.cdk.guard;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.PolicyViolatingResource;
import software.amazon.awscdk.PolicyViolation;

/**
 * One difference between baseline and template.
 *
 * @param change what {@code accept} accepts, or null if there is nothing to accept
 * @param fix what to do
 */
record Finding(
        Rule rule,
        Severity severity,
        @Nullable AcceptedChange change,
        Subject subject,
        String description,
        String fix) {

    /** The names that a report shows, and under which CDK's {@code acknowledge} silences warnings. */
    enum Rule {
        ResourceMoved,
        ResourceRemoved,
        TypeChanged,
        PropertyReplaces,
        PropertyMayReplace,
        ProtectionLost,
        EngineDowngraded,
        DataLeftBehind,
        ConditionChanged,
        StackRemoved,
        StackRenamed,
        StackRelocated,
        NotInBaseline,
        AwaitingLookups,
        BaselineMissing,
        BaselineOutdated,
        UnusedAcceptance
    }

    /**
     * Severities of CDK's reports. A loss is {@code fatal}, not {@code error}: an error can be acknowledged by its
     * rule, which CDK then hides in the whole app, while a loss is to be accepted for one resource.
     */
    enum Severity {
        FATAL,
        WARNING,
        INFO
    }

    /**
     * What a finding is about: a resource of a template, a construct, or the app as a whole.
     *
     * @param locations where in the resource, e.g. {@code Properties/Port}
     */
    record Subject(
            @Nullable String constructPath,
            @Nullable String stackPath,
            @Nullable String logicalId,
            List<String> locations) {

        static Subject app() {
            return new Subject(null, null, null, List.of());
        }

        static Subject construct(String path) {
            return new Subject(path, null, null, List.of());
        }

        static Subject resource(String stackPath, String logicalId, String location) {
            return new Subject(null, stackPath, logicalId, List.of(location));
        }
    }

    /** The same, as a consequence of another finding that fails the synthesis. */
    Finding asWarning() {
        return new Finding(rule, Severity.WARNING, change, subject, description, fix);
    }

    /** The same, accepted for a reason. */
    Finding accepted(String reason) {
        return new Finding(
                rule,
                Severity.INFO,
                change,
                subject,
                description + " Accepted: " + reason,
                "After the deployment, renew the baseline and remove the acceptance");
    }

    /** The same, taken over by a renewed baseline. */
    Finding renewed() {
        return new Finding(
                rule,
                Severity.WARNING,
                change,
                subject,
                description + " The renewed baseline accepts this.",
                "Review the change of the baseline before you commit it");
    }

    /** The finding as CDK reports it. */
    PolicyViolation toViolation(Map<String, Path> templateFiles) {
        PolicyViolatingResource.Builder resource = PolicyViolatingResource.builder()
                .constructPath(subject.constructPath())
                .locations(subject.locations());
        if (subject.logicalId() != null) {
            resource.resourceLogicalId(subject.logicalId())
                    .templatePath(String.valueOf(templateFiles.get(subject.stackPath())));
        }
        return PolicyViolation.builder()
                .ruleName(rule.name())
                .severity(severity.name().toLowerCase(Locale.ROOT))
                .description(description)
                .fix(fix)
                .violatingResources(List.of(resource.build()))
                .build();
    }
}
