package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How values of templates compare and read. */
final class Values {

    private static final List<String> ON = List.of("true", "ACTIVE");

    private Values() {}

    /** Whether two values, or two absences, mean the same; the order of keys does not matter, that of lists does. */
    static boolean same(@Nullable JsonNode left, @Nullable JsonNode right) {
        return TemplateValue.of(left).isSame(TemplateValue.of(right));
    }

    /** Whether two sets of properties mean the same. */
    static boolean same(Map<String, JsonNode> left, Map<String, JsonNode> right) {
        return left.keySet().equals(right.keySet())
                && left.keySet().stream().allMatch(property -> same(left.get(property), right.get(property)));
    }

    /** Whether a protection holds for certain: a condition that may switch it off counts as off. */
    static boolean isOn(@Nullable JsonNode value) {
        if (value == null || new TemplateValue(value).isIntrinsic()) {
            return false;
        }
        if (value.isArray()) {
            return value.valueStream().allMatch(Values::isOn);
        }
        return value.isObject() ? !value.isEmpty() : ON.contains(value.asText());
    }

    static String show(@Nullable JsonNode value) {
        return value == null ? "(absent)" : value.toString();
    }
}
