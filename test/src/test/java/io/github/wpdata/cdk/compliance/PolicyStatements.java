package io.github.wpdata.cdk.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The statements of all policies in some templates, each as one line: of roles, keys, vaults and file systems alike. */
final class PolicyStatements {
    private static final List<String> PARTS = List.of("Action", "Resource", "Principal");
    private static final List<String> ALL_BUT = List.of("NotAction", "NotResource", "NotPrincipal");

    private final List<JsonNode> templates;

    PolicyStatements(List<JsonNode> templates) {
        this.templates = templates;
    }

    Set<String> all() {
        return lines(statement -> true);
    }

    /** Those with a wildcard, or without a resource. */
    Set<String> wide() {
        return lines(PolicyStatements::isWide);
    }

    private Set<String> lines(Predicate<JsonNode> kind) {
        Set<String> lines = new TreeSet<>();
        templates.stream()
                .flatMap(template -> elements(template.path("Resources")))
                .forEach(resource -> resource.findValues("Statement").stream()
                        .flatMap(PolicyStatements::elements)
                        .filter(kind)
                        .forEach(statement -> lines.add(resource.path("Type").asText() + ": " + line(statement))));
        return lines;
    }

    private static boolean isWide(JsonNode statement) {
        // Who may assume a role is said of the role itself, which goes without its name.
        boolean trust = statement.path("Action").asText().equals("sts:AssumeRole");
        return (!trust && !statement.has("Resource"))
                || ALL_BUT.stream().anyMatch(statement::has)
                || PARTS.stream().flatMap(part -> texts(statement.path(part))).anyMatch(text -> text.contains("*"));
    }

    private static String line(JsonNode statement) {
        return statement.path("Effect").asText()
                + part(" ", statement.path("Action"))
                + part(" on ", statement.path("Resource"))
                + part(" to ", statement.path("Principal"))
                + statement.path("Condition").properties().stream()
                        .flatMap(operator -> operator.getValue().properties().stream()
                                .map(key -> " if " + key.getKey() + part(" is ", key.getValue())))
                        .sorted()
                        .collect(Collectors.joining());
    }

    private static String part(String name, JsonNode value) {
        return value.isMissingNode() ? "" : name + texts(value).collect(Collectors.joining(", "));
    }

    /** A value's texts, one or several, with references in angle brackets. */
    private static Stream<String> texts(JsonNode value) {
        if (value.has("Ref")) {
            return Stream.of("<" + value.path("Ref").asText() + ">");
        }
        if (value.has("Fn::GetAtt")) {
            return Stream.of("<" + texts(value.path("Fn::GetAtt")).collect(Collectors.joining(".")) + ">");
        }
        if (value.has("Fn::Join")) {
            return Stream.of(texts(value.path("Fn::Join").path(1)).collect(Collectors.joining()));
        }
        return value.isContainerNode() ? elements(value).flatMap(PolicyStatements::texts) : Stream.of(value.asText());
    }

    private static Stream<JsonNode> elements(JsonNode value) {
        return StreamSupport.stream(value.spliterator(), false);
    }
}
