package io.github.wpdata.cdk.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.SynthesizedStack;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;
import software.constructs.MetadataEntry;

/**
 * Keeps an acknowledgement to the construct that it is put on, and to those below. CDK itself matches acknowledgements
 * by id only, wherever they stand: one for a scratch database would silence the rule for the database of production. So
 * a finding bears the plain id of its rule, which CDK then takes out, only where that is acknowledged; else an id of
 * its own.
 */
final class Acknowledgements {

    private final IConstruct app;
    private final Map<SynthesizedStack, JsonNode> metadata = new HashMap<>();
    private final Map<SynthesizedStack, Set<String>> aboveStack = new HashMap<>();

    Acknowledgements(IConstruct app) {
        this.app = app;
    }

    /** The id under which to report a finding. */
    String idFor(String rule, Resource resource) {
        SynthesizedStack stack = resource.template().stack();
        JsonNode constructs = metadata.computeIfAbsent(stack, SynthesizedStack::metadata);
        List<String> paths = paths(constructs, resource.logicalId());
        if (aboveStack.computeIfAbsent(stack, this::aboveStack).contains(rule)
                || (!paths.isEmpty() && paths.stream().allMatch(path -> acknowledged(constructs, rule, path)))) {
            return rule;
        }
        return rule + "@"
                + (paths.isEmpty()
                        ? stack.path() + "/" + resource.logicalId()
                        : paths.get(0).substring(1));
    }

    /** The constructs that may be the resource: more than one, if a nested stack uses its logical id again. */
    private static List<String> paths(JsonNode constructs, String logicalId) {
        return constructs.properties().stream()
                .filter(construct -> entries(construct.getValue(), "aws:cdk:logicalId")
                        .anyMatch(id -> id.asText().equals(logicalId)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean acknowledged(JsonNode constructs, String rule, String path) {
        return constructs.properties().stream()
                .filter(construct -> (path + "/").startsWith(construct.getKey() + "/"))
                .flatMap(construct -> entries(construct.getValue(), Validations.ACKNOWLEDGED_RULES_METADATA_KEY))
                .anyMatch(reasons -> reasons.has(rule));
    }

    private static Stream<JsonNode> entries(JsonNode construct, String type) {
        return StreamSupport.stream(construct.spliterator(), false)
                .filter(entry -> entry.path("type").asText().equals(type))
                .map(entry -> entry.path("data"));
    }

    /** What is acknowledged on the app, its stages, and whatever else the stack stands in. */
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
