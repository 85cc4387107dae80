package io.github.wpdata.cdk.policy;

import io.github.wpdata.cdk.internal.template.SynthesizedStack;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;
import software.constructs.MetadataEntry;

/**
 * Keeps an acknowledgement to the construct that it is put on, and to those below. CDK itself matches acknowledgements
 * by id only, wherever they are put: one for a scratch database would silence the rule for the database of production.
 * So a finding has the plain id of its rule, which CDK then takes out, only where that is acknowledged; else an id of
 * its own.
 */
final class Acknowledgements {

    private final IConstruct app;
    private final Map<SynthesizedStack, Set<String>> aboveStack = new HashMap<>();

    Acknowledgements(IConstruct app) {
        this.app = app;
    }

    /** The id under which to report a finding. */
    String idFor(String rule, Finding finding) {
        SynthesizedStack stack = finding.stack();
        String path = finding.constructPath();
        boolean acknowledged =
                aboveStack.computeIfAbsent(stack, this::aboveStack).contains(rule)
                        || stack.recorded(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, path)
                                .anyMatch(reasons -> reasons.has(rule));
        return acknowledged ? rule : rule + "@" + path;
    }

    /** What is acknowledged on the app, its stages, and whatever else contains the stack. */
    private Set<String> aboveStack(SynthesizedStack stack) {
        Set<String> rules = new HashSet<>();
        @Nullable IConstruct construct = app;
        for (String id : stack.path().split("/")) {
            if (construct == null) {
                break;
            }
            for (MetadataEntry entry : construct.getNode().getMetadata()) {
                if (entry.getType().equals(Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
                        && entry.getData() instanceof Map<?, ?> reasons) {
                    reasons.keySet().forEach(rule -> rules.add(rule.toString()));
                }
            }
            construct = construct.getNode().tryFindChild(id);
        }
        return rules;
    }
}
