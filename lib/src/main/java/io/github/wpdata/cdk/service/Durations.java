package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.validation.Problems;
import io.github.wpdata.cdk.validation.Rule;
import java.util.OptionalLong;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.TimeConversionOptions;

/** Checks of durations; those that only the deployment knows are skipped. */
public final class Durations {
    private static final TimeConversionOptions FRACTION =
            TimeConversionOptions.builder().integral(false).build();
    private static final int SECONDS_A_MINUTE = 60;
    private static final int SECONDS_A_DAY = 86_400;

    private Durations() {}

    /**
     * Requires whole days within bounds.
     *
     * @param problems where a problem goes
     * @param rule the rule, with bounds in days
     * @param duration the value
     * @param least fewest days
     * @param most most days
     * @return the days, or nothing if they are not known or not whole
     */
    public static OptionalLong days(Problems problems, Rule rule, Duration duration, long least, long most) {
        return whole(problems, rule, duration, SECONDS_A_DAY, least, most);
    }

    /**
     * Requires whole minutes within bounds.
     *
     * @param problems where a problem goes
     * @param rule the rule, with bounds in minutes
     * @param duration the value
     * @param least fewest minutes
     * @param most most minutes
     * @return the minutes, or nothing if they are not known or not whole
     */
    public static OptionalLong minutes(Problems problems, Rule rule, Duration duration, long least, long most) {
        return whole(problems, rule, duration, SECONDS_A_MINUTE, least, most);
    }

    /**
     * Requires whole seconds within bounds.
     *
     * @param problems where a problem goes
     * @param rule the rule, with bounds in seconds
     * @param duration the value
     * @param least fewest seconds
     * @param most most seconds
     * @return the seconds, or nothing if they are not known or not whole
     */
    public static OptionalLong seconds(Problems problems, Rule rule, Duration duration, long least, long most) {
        return whole(problems, rule, duration, 1, least, most);
    }

    private static OptionalLong whole(
            Problems problems, Rule rule, Duration duration, int unit, long least, long most) {
        if (Boolean.TRUE.equals(duration.isUnresolved())) {
            return OptionalLong.empty();
        }
        double value = duration.toSeconds(FRACTION).doubleValue() / unit;
        boolean whole = value == Math.rint(value);
        problems.require(whole && value >= least && value <= most, rule, value);
        return whole ? OptionalLong.of((long) value) : OptionalLong.empty();
    }
}
