package io.github.wpdata.cdk.policy;

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
}
