package io.github.wpdata.cdk.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.testing.Resources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What CloudFormation waits for: who refers to whom, or depends on whom, in a template. */
public final class DependencyGraph {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9]+)(\\.[A-Za-z0-9.]+)?}");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, Set<String>> dependencies = new HashMap<>();

    private DependencyGraph(JsonNode resources) {
        resources
                .properties()
                .forEach(entry ->
                        types.put(entry.getKey(), entry.getValue().path("Type").asText()));
        resources.properties().forEach(entry -> {
            Set<String> found = new TreeSet<>();
            collect(entry.getValue(), found);
            entry.getValue().path("DependsOn").forEach(id -> found.add(id.asText()));
            found.add(entry.getValue().path("DependsOn").asText());
            found.retainAll(types.keySet());
            dependencies.put(entry.getKey(), found);
        });
    }

    public static DependencyGraph of(Resources template) {
        return new DependencyGraph(template.template().path("Resources"));
    }

    private static void collect(JsonNode node, Set<String> found) {
        found.add(node.path("Ref").asText());
        JsonNode attribute = node.path("Fn::GetAtt");
        found.add(
                attribute.isArray()
                        ? attribute.path(0).asText()
                        : attribute.asText().split("\\.")[0]);
        JsonNode text = node.path("Fn::Sub");
        Matcher names = PLACEHOLDER.matcher(text.isArray() ? text.path(0).asText() : text.asText());
        while (names.find()) {
            found.add(names.group(1));
        }
        node.forEach(child -> collect(child, found));
    }

    public String type(String id) {
        return types.get(id);
    }

    public List<String> idsOf(String type) {
        return types.keySet().stream().filter(id -> types.get(id).equals(type)).toList();
    }

    /** Everything that has to stand before a resource is begun. */
    public Set<String> before(String id) {
        Set<String> all = new TreeSet<>();
        List<String> open = new ArrayList<>(dependencies.get(id));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            if (all.add(next)) {
                open.addAll(dependencies.get(next));
            }
        }
        return all;
    }

    /** The chain that takes longest, first resource first; each type of resource has its time. */
    public List<String> longestChain(ToDoubleFunction<String> minutesOfType) {
        Map<String, List<String>> known = new HashMap<>();
        return types.keySet().stream()
                .map(id -> chain(id, minutesOfType, known))
                .max(Comparator.comparingDouble(chain -> minutes(chain, minutesOfType)))
                .orElse(List.of());
    }

    public double minutes(List<String> chain, ToDoubleFunction<String> minutesOfType) {
        return chain.stream().map(types::get).mapToDouble(minutesOfType).sum();
    }

    private List<String> chain(String id, ToDoubleFunction<String> minutesOfType, Map<String, List<String>> known) {
        List<String> present = known.get(id);
        if (present != null) {
            return present;
        }
        List<String> chain = new ArrayList<>(dependencies.get(id).stream()
                .map(dependency -> chain(dependency, minutesOfType, known))
                .max(Comparator.comparingDouble(before -> minutes(before, minutesOfType)))
                .orElse(List.of()));
        chain.add(id);
        known.put(id, chain);
        return chain;
    }
}
