package io.github.wpdata.cdk.kubernetes;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes Kubernetes objects as maps in the order of their keys. */
final class KubernetesObject {
    private KubernetesObject() {}

    /**
     * An object of a namespace.
     *
     * @param rest further keys and values in turn, as for {@link #map}
     */
    static Map<String, Object> of(
            String apiVersion, String kind, String name, @Nullable String namespace, @Nullable Object... rest) {
        Map<String, Object> object = map("apiVersion", apiVersion, "kind", kind);
        object.put("metadata", map("name", name, "namespace", namespace));
        object.putAll(map(rest));
        return object;
    }

    /** A map of keys and values in turn; a key with the value null is left out. */
    static Map<String, Object> map(@Nullable Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1];
            if (value != null) {
                map.put(String.valueOf(keysAndValues[i]), value);
            }
        }
        return map;
    }
}
