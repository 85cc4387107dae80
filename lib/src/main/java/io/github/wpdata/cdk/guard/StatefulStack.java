package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.Template;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The stateful resources of one template, by logical id.
 *
 * @param stackName the name CloudFormation knows the stack by; absent from a nested stack, which CloudFormation names
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record StatefulStack(@Nullable String stackName, SortedMap<String, StatefulResource> resources) {

    StatefulStack {
        resources = resources == null ? new TreeMap<>() : resources;
    }

    /** The stateful resources of a template. */
    static StatefulStack of(Template template, ReplacementSchema schema) {
        SortedMap<String, StatefulResource> stateful = new TreeMap<>();
        for (Resource resource : template.resources()) {
            schema.extract(resource).ifPresent(extract -> stateful.put(resource.logicalId(), extract));
        }
        return new StatefulStack(template.isNested() ? null : template.stack().name(), stateful);
    }

    @JsonIgnore
    boolean isNested() {
        return stackName == null;
    }

    /** The same below another construct path. */
    StatefulStack moved(String from, String to) {
        SortedMap<String, StatefulResource> moved = new TreeMap<>();
        resources.forEach((logicalId, resource) -> moved.put(logicalId, resource.moved(from, to)));
        return new StatefulStack(stackName, moved);
    }

    @JsonIgnore
    boolean isComplete() {
        return resources.values().stream().allMatch(resource -> resource != null && resource.isComplete());
    }
}
