package io.github.wpdata.cdk.internal.cdk;

import io.github.wpdata.cdk.internal.validation.Tokens;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.TimeConversionOptions;

/**
 * A length of time as a builder keeps it. A default is plain Java until AWS CDK wants it; a {@link Duration} is asked for its
 * length once, since each question is a call to JavaScript.
 */
public final class LazyDuration {
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;
    private static final TimeConversionOptions FRACTION =
            TimeConversionOptions.builder().integral(false).build();

    private @Nullable Duration duration;
    private double seconds;
    private boolean asked;

    private LazyDuration(@Nullable Duration duration, double seconds) {
        this.duration = duration;
        this.seconds = seconds;
        this.asked = duration == null;
    }

    /**
     * Whole days.
     *
     * @param days number of days
     * @return the length of time
     */
    public static LazyDuration days(long days) {
        return new LazyDuration(null, days * DAY);
    }

    /**
     * Whole minutes.
     *
     * @param minutes number of minutes
     * @return the length of time
     */
    public static LazyDuration minutes(long minutes) {
        return new LazyDuration(null, minutes * MINUTE);
    }

    /**
     * Whole hours.
     *
     * @param hours number of hours
     * @return the length of time
     */
    public static LazyDuration hours(long hours) {
        return new LazyDuration(null, hours * HOUR);
    }

    /**
     * What a setter was given.
     *
     * @param duration the argument
     * @return its length of time, or null for null
     */
    public static @Nullable LazyDuration of(@Nullable Duration duration) {
        return duration == null ? null : new LazyDuration(duration, Double.NaN);
    }

    /**
     * As constructs of AWS CDK take it.
     *
     * @return the duration
     */
    public Duration duration() {
        if (duration == null) {
            duration = seconds % DAY == 0 ? Duration.days(seconds / DAY) : Duration.minutes(seconds / MINUTE);
        }
        return duration;
    }

    /**
     * As a template takes it.
     *
     * @return the days, or what stands for them until the deployment
     */
    public Number toDays() {
        return isKnown() ? (Number) (long) (seconds() / DAY) : duration().toDays();
    }

    /**
     * As a template takes it.
     *
     * @return the hours, or what stands for them until the deployment
     */
    public Number toHours() {
        return isKnown() ? (Number) (long) (seconds() / HOUR) : duration().toHours();
    }

    /**
     * As a template takes it.
     *
     * @return the minutes, or what stands for them until the deployment
     */
    public Number toMinutes() {
        return isKnown() ? (Number) (long) (seconds() / MINUTE) : duration().toMinutes();
    }

    /**
     * As a template takes it.
     *
     * @return the seconds, or what stands for them until the deployment
     */
    public Number toSeconds() {
        return isKnown() ? (Number) (long) seconds() : duration().toSeconds();
    }

    /**
     * Whether the length is known before the deployment.
     *
     * @return false if it is unresolved
     */
    public boolean isKnown() {
        return !Double.isNaN(seconds());
    }

    /**
     * The length in seconds.
     *
     * @return the length, or not a number if it is unresolved
     */
    public double seconds() {
        if (!asked) {
            seconds = ask(duration());
            asked = true;
        }
        return seconds;
    }

    private static double ask(Duration duration) {
        try {
            // What is too long for a number comes back as null, which JSON has for infinity.
            Number length = duration.toSeconds(FRACTION);
            double seconds = length == null ? Double.POSITIVE_INFINITY : length.doubleValue();
            return Tokens.isToken(seconds) ? Double.NaN : seconds;
        } catch (RuntimeException e) {
            // Tokens are all that AWS CDK does not convert into seconds.
            return Double.NaN;
        }
    }
}
