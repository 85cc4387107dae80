package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import java.util.Map;

/** A stateful resource and its place in the app. */
record StatefulPlace(String stack, String logicalId, StatefulResource resource) {

    boolean isSamePath(StatefulPlace other) {
        return stack.equals(other.stack) && resource.path().equals(other.resource.path());
    }

    boolean hasSameProperties(StatefulPlace other) {
        return stack.equals(other.stack)
                && same(resource.replacesOnChange(), other.resource.replacesOnChange())
                && (!DataFate.isInterchangeable(resource) || same(resource.protection(), other.resource.protection()));
    }

    private static boolean same(Map<String, JsonNode> left, Map<String, JsonNode> right) {
        return left.keySet().equals(right.keySet())
                && left.keySet().stream()
                        .allMatch(property ->
                                TemplateValue.of(left.get(property)).isSame(TemplateValue.of(right.get(property))));
    }

    /** The path below the stack stays the same when a resource moves to another stack or stage. */
    boolean isSamePathInAnotherStack(StatefulPlace other) {
        return pathBelowStack().equals(other.pathBelowStack());
    }

    private String pathBelowStack() {
        String path = resource.path();
        return path.startsWith(stack + "/") ? path.substring(stack.length() + 1) : path;
    }
}
