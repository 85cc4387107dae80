package io.github.wpdata.cdk.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A value of a template, as far as the template itself tells it. What an intrinsic function hides is neither true nor
 * false here: every question about it is answered with "no", so that no rule rests on a guess.
 */
public record TemplateValue(JsonNode node) {

    /** CloudFormation does not tell 6379 from "6379". */
    private static final Comparator<JsonNode> SCALARS = (left, right) -> {
        boolean equal = left.isValueNode() && right.isValueNode()
                ? left.asText().equals(right.asText()) && left.isNull() == right.isNull()
                : left.equals(right);
        return equal ? 0 : 1;
    };

    private static final String NOT_SET = "not set";

    /** What is left out. */
    public static final TemplateValue NONE = new TemplateValue(MissingNode.getInstance());

    /** Whether the template leaves the value out, be it by {@code AWS::NoValue}, {@code ""} or {@code []}. */
    public boolean isAbsent() {
        return node.isMissingNode()
                || node.isNull()
                || "AWS::NoValue".equals(node.path("Ref").asText())
                || (node.isTextual() && node.asText().isBlank())
                || (node.isContainerNode() && node.isEmpty());
    }

    /** A value that may be left out. */
    public static TemplateValue of(@Nullable JsonNode node) {
        return node == null ? NONE : new TemplateValue(node);
    }

    /** Whether the value is unresolved until the deployment. */
    public boolean isIntrinsic() {
        return !isAbsent() && function().isPresent();
    }

    /** The name of the intrinsic function that makes the value. */
    public Optional<String> function() {
        if (!node.isObject() || node.size() != 1) {
            return Optional.empty();
        }
        return Optional.of(node.fieldNames().next()).filter(name -> name.equals("Ref") || name.startsWith("Fn::"));
    }

    /** The value as text, if the template spells it out. */
    public Optional<String> literal() {
        return isAbsent() || !node.isValueNode() ? Optional.empty() : Optional.of(node.asText());
    }

    public boolean is(String expected) {
        return literal().filter(expected::equalsIgnoreCase).isPresent();
    }

    /** Whether the value is known to differ from the expected one, or is left out. */
    public boolean isNot(boolean expected) {
        return isAbsent()
                || literal()
                        .filter(text -> !text.equalsIgnoreCase(String.valueOf(expected)))
                        .isPresent();
    }

    /** Whether the value is a number, known to be below the bound. */
    public boolean isBelow(int bound) {
        return literal()
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .filter(number -> number < bound)
                .isPresent();
    }

    /** Whether two values, or two absences, mean the same; the order of keys does not matter, that of lists does. */
    public boolean isSame(TemplateValue other) {
        return isAbsent() || other.isAbsent() ? isAbsent() == other.isAbsent() : node.equals(SCALARS, other.node);
    }

    /**
     * The value at a path such as {@code Replicas[].Region}, where {@code []} stands for each element of a list. An
     * intrinsic function on the way stands for all that it hides.
     */
    public TemplateValue at(String path) {
        if (isIntrinsic()) {
            return this;
        }
        int dot = path.indexOf('.');
        String head = dot < 0 ? path : path.substring(0, dot);
        if (!head.endsWith("[]")) {
            TemplateValue value = get(head);
            return value.isAbsent() || dot < 0 ? value : value.at(path.substring(dot + 1));
        }
        TemplateValue list = get(head.substring(0, head.length() - 2));
        if (!list.node().isArray()) {
            return list;
        }
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        for (TemplateValue element : list.items()) {
            TemplateValue value = element.at(path.substring(dot + 1));
            values.add(value.isAbsent() ? NullNode.getInstance() : value.node());
        }
        return values.valueStream().allMatch(JsonNode::isNull) ? NONE : new TemplateValue(values);
    }

    public TemplateValue get(String name) {
        return new TemplateValue(node.path(name));
    }

    /** The elements of a list; one alone, as CloudFormation allows, is a list of one. An intrinsic has none. */
    public List<TemplateValue> items() {
        if (isAbsent() || isIntrinsic()) {
            return List.of();
        }
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(TemplateValue::new)
                        .toList()
                : List.of(this);
    }

    /** The value as the template has it. */
    public String json() {
        return isAbsent() ? NOT_SET : node.toString();
    }

    /** The value as text, with references as placeholders, such as {@code arn:${AWS::Partition}:backup:…}. */
    public String text() {
        TemplateValue argument = get(function().orElse(""));
        return switch (function().orElse("")) {
            case "" -> literal().orElseGet(this::json);
            case "Ref" -> "${%s}".formatted(argument.node.asText());
            case "Fn::GetAtt" -> "${%s}".formatted(argument.joined("."));
            case "Fn::Sub" -> argument.literal().orElseGet(this::json);
            case "Fn::Join" ->
                new TemplateValue(argument.node.path(1))
                        .joined(argument.node.path(0).asText());
            default -> json();
        };
    }

    private String joined(String separator) {
        return items().stream().map(TemplateValue::text).collect(Collectors.joining(separator));
    }

    /** The value as a finding shows it. */
    public String shown() {
        if (isAbsent()) {
            return NOT_SET;
        }
        return node.isArray()
                ? items().stream().map(TemplateValue::shown).collect(Collectors.joining(", "))
                : literal().orElse("an intrinsic function");
    }
}
