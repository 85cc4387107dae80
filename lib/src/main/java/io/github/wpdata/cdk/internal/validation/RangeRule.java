package io.github.wpdata.cdk.internal.validation;

import java.util.List;

/**
 * A rule on the bounds of a number, with its check.
 *
 * @param rule the rule, whose texts name the bounds
 * @param least smallest number allowed
 * @param most largest number allowed
 */
public record RangeRule(Rule rule, double least, double most) implements Documented {
    /**
     * A rule whose limit and remedy name the bounds, as in "1 to 35 whole days".
     *
     * @param property name of the setter
     * @param unit unit of the value, empty if it has none
     * @param least smallest number allowed
     * @param most largest number allowed
     * @param noun what is counted, as in {@code whole days}; empty if the number says enough
     * @param source source of the limit
     * @return the rule with its check
     */
    public static RangeRule of(String property, String unit, double least, double most, String noun, String source) {
        String bounds = (Values.show(least) + " to " + Values.show(most) + " " + noun).strip();
        return new RangeRule(
                new Rule(property, unit, bounds, "is out of range", "choose " + bounds, source), least, most);
    }

    /**
     * Reports a number out of range. An unresolved number is skipped.
     *
     * @param problems receives the problem
     * @param number the number
     * @param arguments values of the rule's format specifiers
     */
    public void check(Problems problems, double number, Object... arguments) {
        problems.require(Tokens.isToken(number) || contains(number), rule, number, arguments);
    }

    /**
     * Whether a number is within the bounds.
     *
     * @param number the number
     * @return true if it is
     */
    public boolean contains(double number) {
        return number >= least && number <= most;
    }

    @Override
    public List<Rule> all() {
        return List.of(rule);
    }
}
