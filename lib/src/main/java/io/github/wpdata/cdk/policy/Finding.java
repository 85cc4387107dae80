package io.github.wpdata.cdk.policy;

import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.SynthesizedStack;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with one resource, or with a stack.
 *
 * @param stack the stack
 * @param resource the resource, or null if the finding is about the stack
 * @param locations the path of the property within the resource, as CDK's reports write it; none if something is
 *     missing elsewhere
 * @param problem what is wrong, with the value that is
 * @param remedy what to do
 */
record Finding(
        SynthesizedStack stack, @Nullable Resource resource, List<String> locations, String problem, String remedy) {

    Finding(Resource resource, List<String> locations, String problem, String remedy) {
        this(resource.template().stack(), resource, locations, problem, remedy);
    }

    Finding(SynthesizedStack stack, String problem, String remedy) {
        this(stack, null, List.of(), problem, remedy);
    }

    /** The construct that the finding is about. */
    String constructPath() {
        return resource == null ? stack.path() : resource.constructPath();
    }

    /** A finding about a property of a resource, if there is anything wrong. */
    static Stream<Finding> when(boolean wrong, Resource resource, String property, String problem, String remedy) {
        return when(wrong, resource, "Properties." + property, resource.get(property), problem, remedy);
    }

    /**
     * A finding about a value at any place of a resource, if there is anything wrong. Its text opens with the name and
     * the value.
     */
    static Stream<Finding> when(
            boolean wrong, Resource resource, String location, TemplateValue value, String problem, String remedy) {
        if (!wrong) {
            return Stream.empty();
        }
        String name = location.substring(location.lastIndexOf('.') + 1);
        return Stream.of(
                new Finding(resource, List.of(location), "%s (%s) %s".formatted(name, value.shown(), problem), remedy));
    }
}
