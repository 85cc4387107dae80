package io.github.wpdata.cdk.internal.validation;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule on a text, with its check.
 *
 * @param rule the rule
 * @param allowed whether a text keeps the rule
 */
public record TextRule(Rule rule, Predicate<String> allowed) implements Documented {
    /**
     * A rule on the form of a text.
     *
     * @param rule the rule
     * @param form regular expression that the whole text must match
     * @return the rule with its check
     */
    public static TextRule matching(Rule rule, String form) {
        return new TextRule(rule, Pattern.compile(form).asMatchPredicate());
    }

    /**
     * Reports a text that breaks the rule. A text that is not set, or unresolved, is skipped.
     *
     * @param problems receives the problem
     * @param text the text, or null if it is not set
     * @param arguments values of the rule's format specifiers
     */
    public void check(Problems problems, @Nullable String text, Object... arguments) {
        if (text != null) {
            problems.require(allows(text), rule, text, arguments);
        }
    }

    /**
     * Whether a text keeps the rule, or is unresolved.
     *
     * @param text the text
     * @return false if the check would report it
     */
    public boolean allows(String text) {
        return Tokens.isToken(text) || allowed.test(text);
    }

    @Override
    public List<Rule> all() {
        return List.of(rule);
    }
}
