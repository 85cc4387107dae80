package io.github.wpdata.cdk.internal.cdk;

import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import java.util.OptionalLong;

/** Checks of durations; tokens are skipped. */
public final class DurationChecks {
    /** The units of AWS CDK, by its own names. */
    private enum Unit {
        SECONDS("seconds", 1),
        MINUTES("minutes", 60),
        HOURS("hours", 3_600),
        DAYS("days", 86_400);

        private final String label;
        private final int seconds;

        Unit(String label, int seconds) {
            this.label = label;
            this.seconds = seconds;
        }
    }

    private DurationChecks() {}

    /**
     * Requires whole days within bounds.
     *
     * @param problems where a problem goes
     * @param rule the rule, with bounds in days
     * @param span the value
     * @param least fewest days
     * @param most most days
     * @return the days, or nothing if they are not known or not whole
     */
    public static OptionalLong days(Problems problems, Rule rule, LazyDuration span, long least, long most) {
        return whole(problems, rule, span, Unit.DAYS, least, most);
    }

    /**
     * Requires whole hours within bounds.
     *
     * @param problems where a problem goes
     * @param rule the rule, with bounds in hours
     * @param span the value
     * @param least fewest hours
     * @param most most hours
     * @return the hours, or nothing if they are not known or not whole
     */
    public static OptionalLong hours(Problems problems, Rule rule, LazyDuration span, long least, long most) {
        return whole(problems, rule, span, Unit.HOURS, least, most);
    }

    /**
     * Requires whole seconds within bounds.
     *
     * @param problems where a problem goes
     * @param rule the rule, with bounds in seconds
     * @param span the value
     * @param least fewest seconds
     * @param most most seconds
     * @return the seconds, or nothing if they are not known or not whole
     */
    public static OptionalLong seconds(Problems problems, Rule rule, LazyDuration span, long least, long most) {
        return whole(problems, rule, span, Unit.SECONDS, least, most);
    }

    /**
     * Requires whole days within bounds.
     *
     * @param problems receives a problem
     * @param rule the rule, with bounds in days
     * @param span the value
     * @return the days, or nothing if they are unresolved or not whole
     */
    public static OptionalLong days(Problems problems, RangeRule rule, LazyDuration span) {
        return whole(problems, rule.rule(), span, Unit.DAYS, (long) rule.least(), (long) rule.most());
    }

    /**
     * Requires whole minutes within bounds.
     *
     * @param problems receives a problem
     * @param rule the rule, with bounds in minutes
     * @param span the value
     * @return the minutes, or nothing if they are unresolved or not whole
     */
    public static OptionalLong minutes(Problems problems, RangeRule rule, LazyDuration span) {
        return whole(problems, rule.rule(), span, Unit.MINUTES, (long) rule.least(), (long) rule.most());
    }

    /**
     * Requires whole seconds within bounds.
     *
     * @param problems receives a problem
     * @param rule the rule, with bounds in seconds
     * @param span the value
     * @return the seconds, or nothing if they are unresolved or not whole
     */
    public static OptionalLong seconds(Problems problems, RangeRule rule, LazyDuration span) {
        return whole(problems, rule.rule(), span, Unit.SECONDS, (long) rule.least(), (long) rule.most());
    }

    private static OptionalLong whole(
            Problems problems, Rule rule, LazyDuration span, Unit unit, long least, long most) {
        if (!span.isKnown()) {
            String written = span.duration().unitLabel();
            problems.require(written.equals(unit.label), unconvertible(rule, unit), written);
            return OptionalLong.empty();
        }
        double value = span.seconds() / unit.seconds;
        boolean whole = value == Math.rint(value);
        problems.require(whole && value >= least && value <= most, rule, value);
        return whole ? OptionalLong.of((long) value) : OptionalLong.empty();
    }

    private static Rule unconvertible(Rule rule, Unit unit) {
        return new Rule(
                rule.property(),
                "",
                rule.limit(),
                "is a token, which cannot be converted",
                "write it as Duration." + unit.label + "(…)",
                rule.source());
    }
}
