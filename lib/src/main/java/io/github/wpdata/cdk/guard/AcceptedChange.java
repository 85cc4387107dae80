package io.github.wpdata.cdk.guard;

import org.jspecify.annotations.Nullable;

/**
 * What one acceptance covers.
 *
 * @param path the construct path of a resource or stack, as findings show it
 * @param property the one property or attribute that changes, or null if the resource or stack goes as a whole
 */
record AcceptedChange(String path, @Nullable String property) {

    /** The call that accepts it. */
    String call(String reason) {
        return property == null
                ? ".accept(\"%s\", %s)".formatted(path, reason)
                : ".accept(\"%s\", \"%s\", %s)".formatted(path, property.replace("\"", "\\\""), reason);
    }

    @Override
    public String toString() {
        return property == null ? path : path + " " + property;
    }
}
