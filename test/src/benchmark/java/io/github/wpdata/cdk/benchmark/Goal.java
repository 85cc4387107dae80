package io.github.wpdata.cdk.benchmark;

/**
 * A figure that contributors aim for.
 *
 * @param figure what is measured
 * @param goal the largest value aimed for, with its unit
 * @param measured the value of this run, with its unit
 * @param verdict whether the goal is met
 */
record Goal(String figure, String goal, String measured, String verdict) {
    static Goal ratio(String figure, double most, Interval measured) {
        return new Goal(figure, Markdown.number("%.2f", most), measured.toString(), measured.atMost(most));
    }

    static Goal count(String figure, int most, int measured) {
        return new Goal(figure, String.valueOf(most), String.valueOf(measured), measured <= most ? "met" : "missed");
    }
}
