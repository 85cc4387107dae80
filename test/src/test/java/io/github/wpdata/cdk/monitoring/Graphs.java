package io.github.wpdata.cdk.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The graphs of widgets in short: by title, each line as its metric, dimensions, statistic and label. */
final class Graphs {
    private Graphs() {}

    static Map<String, List<String>> of(List<Widget> widgets) {
        Map<String, List<String>> graphs = new LinkedHashMap<>();
        for (Widget widget : widgets) {
            List<String> lines = new ArrayList<>();
            for (Object series : widget.series()) {
                lines.add(line((List<?>) series));
            }
            graphs.put(widget.title(), lines);
        }
        return graphs;
    }

    private static String line(List<?> series) {
        StringBuilder line = new StringBuilder(series.get(0) + " " + series.get(1));
        for (int i = 2; i + 1 < series.size(); i += 2) {
            line.append(' ').append(series.get(i)).append('=').append(series.get(i + 1));
        }
        Map<?, ?> options = (Map<?, ?>) series.get(series.size() - 1);
        line.append(' ').append(options.get("stat"));
        return options.containsKey("label") ? line + " as " + options.get("label") : line.toString();
    }
}
