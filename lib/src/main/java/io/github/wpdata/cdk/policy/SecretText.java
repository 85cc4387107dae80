package io.github.wpdata.cdk.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.internal.template.Template;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts that a value may have, as far as a reader of the template can tell. Unlike other values, a secret in one
 * branch of a condition, in a mapping or in the default of a parameter is in the template all the same.
 */
final class SecretText {

    /** What the template does not show. */
    private static final String HIDDEN = "\0";

    /** References to a plain parameter of Systems Manager ({@code ssm}) are no secrets. */
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{resolve:(secretsmanager|ssm-secure):[^}]*}}");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^!}][^}]*)}");

    /** A member of a JSON document that holds a secret, by its name; beside it, other parts may be hidden. */
    private static final Pattern MEMBER = Pattern.compile(
            "(password|passwd|secret|token|private_?key|api_?key)\"\\s*:\\s*\"[^\"\0]+\"", Pattern.CASE_INSENSITIVE);

    private final Template template;

    SecretText(Template template) {
        this.template = template;
    }

    /** Whether the value, or the secret in it, is there to read. */
    boolean isPlain(TemplateValue value) {
        return texts(value)
                .map(text -> REFERENCE.matcher(text).replaceAll(HIDDEN))
                .anyMatch(text -> !text.isBlank()
                        && (!text.contains(HIDDEN) || MEMBER.matcher(text).find()));
    }

    private Stream<String> texts(TemplateValue value) {
        if (value.isAbsent()) {
            return Stream.empty();
        }
        TemplateValue argument = value.get(value.function().orElse(""));
        return switch (value.function().orElse("")) {
            case "" -> Stream.of(value.literal().orElse(HIDDEN));
            case "Ref" -> reference(argument.node().asText());
            case "Fn::If" -> argument.items().stream().skip(1).flatMap(this::texts);
            case "Fn::FindInMap" -> mapped(argument);
            case "Fn::Base64" -> texts(argument);
            case "Fn::Join" -> joined(argument);
            case "Fn::Sub" -> Stream.of(substituted(argument));
            default -> Stream.of(HIDDEN);
        };
    }

    /** The default of a parameter, if there is one, even an empty one. Everybody knows what a pseudo parameter means. */
    private Stream<String> reference(String name) {
        JsonNode byDefault = template.defaultOf(name).node();
        String text = byDefault.isValueNode() ? byDefault.asText() : HIDDEN;
        return Stream.of(name.startsWith("AWS::") ? name : text);
    }

    /** All values of a mapping that the last key may choose. */
    private Stream<String> mapped(TemplateValue keys) {
        String map = keys.node().path(0).asText();
        Optional<String> last = new TemplateValue(keys.node().path(2)).literal();
        return template.mapping(map)
                .node()
                .valueStream()
                .flatMap(row -> row.properties().stream())
                .filter(entry -> last.isEmpty() || last.get().equals(entry.getKey()))
                .map(entry -> entry.getValue().asText());
    }

    /** A list that is not spelled out is one hidden part. */
    private Stream<String> joined(TemplateValue argument) {
        TemplateValue list = new TemplateValue(argument.node().path(1));
        if (!list.node().isArray()) {
            return Stream.of(HIDDEN);
        }
        return Stream.of(list.node()
                .valueStream()
                .map(part -> first(new TemplateValue(part)))
                .collect(Collectors.joining(argument.node().path(0).asText())));
    }

    private String substituted(TemplateValue argument) {
        boolean variables = argument.node().isArray();
        String text = (variables ? argument.node().path(0) : argument.node()).asText();
        return PLACEHOLDER.matcher(text).replaceAll(placeholder -> {
            TemplateValue given = new TemplateValue(argument.node().path(1).path(placeholder.group(1)));
            String part = given.node().isMissingNode()
                    ? reference(placeholder.group(1)).findFirst().orElse(HIDDEN)
                    : first(given);
            return Matcher.quoteReplacement(part);
        });
    }

    /** Within a longer text, one of the texts that a part may have is enough to go by. */
    private String first(TemplateValue part) {
        return part.node().isValueNode()
                ? part.node().asText()
                : texts(part).findFirst().orElse(HIDDEN);
    }
}
