package io.github.wpdata.cdk.monitoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph of a dashboard.
 *
 * @param title title of the graph, with its unit
 * @param series the lines of the graph, as CloudWatch describes them
 */
record Widget(String title, List<Object> series) {
    /** As a dashboard contains it, at a place. */
    Map<String, Object> at(int x, int y, int width, int height, String region) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("title", title);
        properties.put("view", "timeSeries");
        properties.put("region", region);
        properties.put("period", 300);
        properties.put("metrics", series);
        properties.put("yAxis", Map.of("left", Map.of("min", 0)));
        return place("metric", x, y, width, height, properties);
    }

    static Map<String, Object> place(String type, int x, int y, int width, int height, Map<String, Object> properties) {
        Map<String, Object> widget = new LinkedHashMap<>();
        widget.put("type", type);
        widget.put("x", x);
        widget.put("y", y);
        widget.put("width", width);
        widget.put("height", height);
        widget.put("properties", properties);
        return widget;
    }
}
