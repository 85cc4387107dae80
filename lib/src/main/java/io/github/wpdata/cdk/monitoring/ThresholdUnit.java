package io.github.wpdata.cdk.monitoring;

import io.github.wpdata.cdk.internal.validation.Tokens;

/** The unit of a threshold, with the values that make sense in it: a value beyond them was meant in another unit. */
enum ThresholdUnit {
    /** One and less was meant as a fraction, as in 0.9 for 90 %: the alarm would hardly ever be silent. */
    PERCENT("%", "more than 1 and at most 100", Math.nextUp(1.0), 100),
    /** Aurora User Guide: Aurora MySQL allows at most 16,000 connections. */
    CONNECTIONS("connections", "more than 0 and at most 16000", Double.MIN_VALUE, 16_000),
    /** The smallest instance has gibibytes: a smaller number was meant in percent, or in one of the larger units. */
    BYTES("bytes", "at least 1048576", 1_048_576, Double.MAX_VALUE),
    MILLISECONDS("milliseconds"),
    SECONDS("seconds"),
    MINUTES("minutes"),
    KEYS("keys"),
    FAILED_LOGINS("failed logins"),
    JOBS("jobs");

    private final String label;
    private final String range;
    private final double least;
    private final double most;

    ThresholdUnit(String label) {
        this(label, "a number above 0", Double.MIN_VALUE, Double.MAX_VALUE);
    }

    ThresholdUnit(String label, String range, double least, double most) {
        this.label = label;
        this.range = range;
        this.least = least;
        this.most = most;
    }

    String label() {
        return label;
    }

    /** The values that make sense, in words. */
    String range() {
        return range;
    }

    boolean allows(double value) {
        return Tokens.isToken(value) || value >= least && value <= most;
    }
}
