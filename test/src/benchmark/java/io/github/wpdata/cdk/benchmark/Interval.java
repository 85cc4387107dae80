package io.github.wpdata.cdk.benchmark;

/**
 * A median, and between which bounds it lies with 95 % confidence.
 *
 * @param low the lower bound
 * @param median the median of the sample
 * @param high the upper bound
 */
record Interval(double low, double median, double high) {
    /** Whether a goal is met; the sample may be too small to tell. */
    String atMost(double goal) {
        if (high <= goal) {
            return "met";
        }
        return low > goal ? "missed" : "inconclusive";
    }

    @Override
    public String toString() {
        return Markdown.number("%.2f (%.2f to %.2f)", median, low, high);
    }
}
