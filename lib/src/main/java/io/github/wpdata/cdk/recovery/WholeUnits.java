package io.github.wpdata.cdk.recovery;

import io.github.wpdata.cdk.internal.cdk.DurationChecks;
import io.github.wpdata.cdk.internal.cdk.LazyDuration;
import io.github.wpdata.cdk.internal.validation.Documented;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import java.util.List;

/**
 * A rule on a duration of whole days or hours, with its check.
 *
 * @param range the rule on the number of days or hours
 */
record WholeUnits(RangeRule range) implements Documented {
    private static final String DAYS = "days";

    static WholeUnits days(String property, int least, int most, String source) {
        return new WholeUnits(RangeRule.of(property, DAYS, least, most, "whole days", source));
    }

    static WholeUnits hours(String property, int least, int most, String source) {
        return new WholeUnits(RangeRule.of(property, "hours", least, most, "whole hours", source));
    }

    void check(Problems problems, LazyDuration value) {
        Rule rule = range.rule();
        long least = (long) range.least();
        long most = (long) range.most();
        if (rule.unit().equals(DAYS)) {
            DurationChecks.days(problems, rule, value, least, most);
        } else {
            DurationChecks.hours(problems, rule, value, least, most);
        }
    }

    @Override
    public List<Rule> all() {
        return range.all();
    }
}
