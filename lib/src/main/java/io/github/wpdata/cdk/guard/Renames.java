package io.github.wpdata.cdk.guard;

import io.github.wpdata.cdk.internal.template.StatefulTypes;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import io.github.wpdata.cdk.internal.template.Types;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resources of a stack that have another fixed name than before. Their log groups are named after them, and follow: a
 * decision of its own is not needed for these.
 *
 * @param names the new name by the old one
 */
record Renames(Map<String, String> names) {

    static final Renames NONE = new Renames(Map.of());

    static Renames between(StatefulStack old, @Nullable StatefulStack current) {
        Map<String, String> names = new HashMap<>();
        old.resources().forEach((logicalId, resource) -> {
            StatefulResource same = current == null ? null : current.resources().get(logicalId);
            String was = name(resource);
            String is = same == null ? "" : name(same);
            if (!was.isEmpty()
                    && !is.isEmpty()
                    && !was.equals(is)
                    && !resource.type().equals(Types.LOG_GROUP)) {
                names.put(was, is);
            }
        });
        return new Renames(names);
    }

    private static String name(StatefulResource resource) {
        String property = StatefulTypes.of(resource.type()).nameProperty();
        return property == null
                ? ""
                : TemplateValue.of(resource.replacesOnChange().get(property))
                        .literal()
                        .orElse("");
    }

    /** Whether a log group changed its name only because a resource did. */
    boolean isFollowedBy(StatefulResource before, StatefulResource now) {
        return before.type().equals(Types.LOG_GROUP)
                && names.entrySet().stream()
                        .anyMatch(rename -> name(before).contains(rename.getKey())
                                && name(before)
                                        .replace(rename.getKey(), rename.getValue())
                                        .equals(name(now)));
    }
}
