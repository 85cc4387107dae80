package io.github.wpdata.cdk.benchmark;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables and figures of the page. */
final class Markdown {
    private static final double NANOS_PER_MILLI = 1e6;

    private Markdown() {}

    static String table(List<String> head, Stream<List<String>> rows) {
        return Stream.concat(Stream.of(head, Collections.nCopies(head.size(), "---")), rows)
                .map(cells -> cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }

    static String milliseconds(double nanos) {
        return number("%.1f ms", nanos / NANOS_PER_MILLI);
    }

    static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
