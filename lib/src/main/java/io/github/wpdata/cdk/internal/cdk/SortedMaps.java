package io.github.wpdata.cdk.internal.cdk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Maps that are written in the same order by each process, so that a template changes only with its content. */
public final class SortedMaps {
    private SortedMaps() {}

    /**
     * Sorts a map by its keys, and all maps within it. {@link Map#of} has another order in each process.
     *
     * @param <V> type of the values
     * @param map the map
     * @return a sorted copy
     */
    @SuppressWarnings("unchecked") // a sorted copy has the type of what it copies
    public static <V> Map<String, V> of(Map<String, V> map) {
        Map<String, V> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(key, (V) sorted(value)));
        return sorted;
    }

    @SuppressWarnings("unchecked") // templates have texts as keys
    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            return of((Map<String, Object>) map);
        }
        return value instanceof List<?> list
                ? list.stream().map(SortedMaps::sorted).toList()
                : value;
    }
}
