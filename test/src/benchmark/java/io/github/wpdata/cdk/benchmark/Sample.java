package io.github.wpdata.cdk.benchmark;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What was measured several times, in the order of the measurements. */
record Sample(double... values) {
    /** The middle one: what disturbs some of the measurements does not move it. */
    double median() {
        double[] sorted = sorted();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    double least() {
        return sorted()[0];
    }

    double most() {
        return sorted()[values.length - 1];
    }

    /** How often the other sample goes into this one, measurement by measurement. */
    Sample dividedBy(Sample other) {
        return new Sample(IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] / other.values[i])
                .toArray());
    }

    /** The bounds are order statistics, which assume nothing of the distribution. */
    Interval interval() {
        double[] sorted = sorted();
        int n = sorted.length;
        double reach = 1.96 * Math.sqrt(n) / 2;
        double low = sorted[Math.max(0, (int) Math.floor(n / 2.0 - reach) - 1)];
        double high = sorted[Math.min(n - 1, (int) Math.ceil(n / 2.0 + reach))];
        return new Interval(low, median(), high);
    }

    private double[] sorted() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
