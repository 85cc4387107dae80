package io.github.wpdata.cdk.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A value of a template, as far as the template itself tells it. What an intrinsic function hides is neither true nor
 * false here: every question about it is answered with "no", so that no rule rests on a guess.
 */
record PolicyValue(JsonNode node) {

    /** What is left out. */
    static final PolicyValue NONE = new PolicyValue(MissingNode.getInstance());

    /** Whether the template leaves the value out, be it by {@code AWS::NoValue}, {@code ""} or {@code []}. */
    boolean isAbsent() {
        return node.isMissingNode()
                || node.isNull()
                || "AWS::NoValue".equals(node.path("Ref").asText())
                || (node.isTextual() && node.asText().isBlank())
                || (node.isContainerNode() && node.isEmpty());
    }

    /** Whether only the deployment knows the value. */
    boolean isIntrinsic() {
        return !isAbsent() && function().isPresent();
    }

    /** The name of the intrinsic function that makes the value. */
    Optional<String> function() {
        if (!node.isObject() || node.size() != 1) {
            return Optional.empty();
        }
        return Optional.of(node.fieldNames().next()).filter(name -> name.equals("Ref") || name.startsWith("Fn::"));
    }

    /** The value as text, if the template spells it out. */
    Optional<String> literal() {
        return isAbsent() || !node.isValueNode() ? Optional.empty() : Optional.of(node.asText());
    }

    boolean is(String expected) {
        return literal().filter(expected::equalsIgnoreCase).isPresent();
    }

    /** Whether the value is known to differ from the expected one, or is left out. */
    boolean isNot(boolean expected) {
        return isAbsent()
                || literal()
                        .filter(text -> !text.equalsIgnoreCase(String.valueOf(expected)))
                        .isPresent();
    }

    /** Whether the value is a number, known to be below the bound. */
    boolean isBelow(int bound) {
        return literal()
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .filter(number -> number < bound)
                .isPresent();
    }

    PolicyValue get(String name) {
        return new PolicyValue(node.path(name));
    }

    /** The elements of a list; one alone, as CloudFormation allows, is a list of one. An intrinsic has none. */
    List<PolicyValue> items() {
        if (isAbsent() || isIntrinsic()) {
            return List.of();
        }
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(PolicyValue::new)
                        .toList()
                : List.of(this);
    }

    /** The value as a finding shows it. */
    String shown() {
        if (isAbsent()) {
            return "not set";
        }
        return node.isArray()
                ? items().stream().map(PolicyValue::shown).collect(Collectors.joining(", "))
                : literal().orElse("an intrinsic function");
    }
}
