package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares policy documents: which statements deny less than before, and which allow more. */
final class PolicyStatements {

    private static final List<String> COMPARED_AS_A_WHOLE = List.of("NotPrincipal", "NotAction", "NotResource");

    private PolicyStatements() {}

    /**
     * A policy that is looser if it denies less, or allows more.
     *
     * @param dangerous the actions that must not be allowed to more clients; others may be
     */
    static Weakening loosened(Pattern dangerous) {
        return (was, is) -> {
            if (was.isAbsent() || was.isSame(is)) {
                return Optional.empty();
            }
            if (is.isAbsent() || is.isIntrinsic()) {
                return Optional.of("changed from a policy to %s".formatted(is.json()));
            }
            List<String> clauses = new ArrayList<>();
            String gone = without(statements(was, "Deny"), statements(is, "Deny"));
            if (!gone.isEmpty()) {
                clauses.add("no longer contains " + gone);
            }
            List<TemplateValue> allowed = statements(is, "Allow").stream()
                    .filter(statement -> isDangerous(statement, dangerous))
                    .toList();
            String added = without(allowed, statements(was, "Allow"));
            if (!added.isEmpty()) {
                clauses.add("also contains " + added);
            }
            return clauses.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", clauses));
        };
    }

    private static List<TemplateValue> statements(TemplateValue policy, String effect) {
        return policy.get("Statement").items().stream()
                .filter(statement -> statement.get("Effect").is(effect))
                .toList();
    }

    private static boolean isDangerous(TemplateValue statement, Pattern dangerous) {
        return !statement.get("NotAction").isAbsent()
                || texts(statement.get("Action")).stream()
                        .anyMatch(action -> dangerous.matcher(action).matches());
    }

    /** The statements that no other one covers. */
    private static String without(List<TemplateValue> statements, List<TemplateValue> others) {
        return statements.stream()
                .filter(statement -> others.stream().noneMatch(other -> covers(other, statement)))
                .map(TemplateValue::json)
                .collect(Collectors.joining(", "));
    }

    /** Whether one statement applies wherever the other one does. */
    private static boolean covers(TemplateValue broad, TemplateValue narrow) {
        return COMPARED_AS_A_WHOLE.stream().allMatch(part -> broad.get(part).isSame(narrow.get(part)))
                && principals(broad).containsAllOf(principals(narrow))
                && matchAll(texts(broad.get("Action")), texts(narrow.get("Action")))
                && matchAll(texts(broad.get("Resource")), texts(narrow.get("Resource")))
                && conditions(broad)
                        .allMatch(condition -> conditions(narrow).anyMatch(other -> condition.appliesWith(other)));
    }

    /** Principals as texts that name their kind; {@code *} alone is everybody. */
    private static Principals principals(TemplateValue statement) {
        TemplateValue principal = statement.get("Principal");
        if (principal.isAbsent() || principal.is("*") || principal.get("AWS").is("*")) {
            return new Principals(!principal.isAbsent(), List.of());
        }
        return new Principals(
                false,
                principal.node().properties().stream()
                        .flatMap(kind -> texts(TemplateValue.of(kind.getValue())).stream()
                                .map(name -> kind.getKey() + " " + name))
                        .toList());
    }

    private record Principals(boolean everybody, List<String> names) {

        boolean containsAllOf(Principals other) {
            return everybody || (!other.everybody && names.containsAll(other.names));
        }
    }

    /** One key of a condition; a statement applies where all of them do. */
    private record Condition(String operator, String key, List<String> values) {

        /** Whether this condition holds wherever the other one does. */
        boolean appliesWith(Condition other) {
            boolean same = operator.equals(other.operator) && key.equals(other.key);
            return same
                    && (operator.contains("Not") ? other.values.containsAll(values) : values.containsAll(other.values));
        }
    }

    private static Stream<Condition> conditions(TemplateValue statement) {
        return statement.get("Condition").node().properties().stream()
                .flatMap(operator ->
                        operator.getValue().properties().stream().map(key -> condition(operator.getKey(), key)));
    }

    private static Condition condition(String operator, Entry<String, JsonNode> key) {
        return new Condition(operator, key.getKey(), texts(TemplateValue.of(key.getValue())));
    }

    private static boolean matchAll(List<String> patterns, List<String> texts) {
        return texts.stream().allMatch(text -> patterns.stream().anyMatch(pattern -> glob(pattern, text)));
    }

    private static boolean glob(String pattern, String text) {
        String regex = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return text.matches("(?is)" + regex);
    }

    /** The elements of a list as texts: literals as they are, everything else as JSON. */
    private static List<String> texts(TemplateValue list) {
        if (list.isIntrinsic()) {
            return List.of(list.json());
        }
        return list.items().stream()
                .map(item -> item.literal().orElseGet(item::json))
                .toList();
    }
}
