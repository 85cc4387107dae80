package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
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
