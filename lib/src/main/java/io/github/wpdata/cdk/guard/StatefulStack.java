package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.wpdata.cdk.internal.template.Answer;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.SynthesizedStack;
import io.github.wpdata.cdk.internal.template.Template;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The guarded resources of one template, by logical id, and the stack that they belong to. Of a nested stack, only the
 * resources are recorded: it is deployed with the stack around it.
 *
 * @param stackName the name by which CloudFormation knows the stack
 * @param account the account, if the app names one
 * @param region the region, if the app names one
 * @param terminationProtection true if the stack refuses to be deleted
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"stackName", "account", "region", "terminationProtection", "resources"})
record StatefulStack(
        @Nullable String stackName,
        @Nullable String account,
        @Nullable String region,
        @Nullable Boolean terminationProtection,
        SortedMap<String, StatefulResource> resources) {

    /** The property of a stack by which a finding names its protection. */
    static final String TERMINATION_PROTECTION = "terminationProtection";

    StatefulStack {
        resources = resources == null ? new TreeMap<>() : resources;
    }

    /** What a template holds. */
    static StatefulStack of(Template template, ReplacementSchema schema) {
        SortedMap<String, StatefulResource> stateful = new TreeMap<>();
        for (Resource resource : template.resources()) {
            schema.extract(resource).ifPresent(extract -> stateful.put(resource.logicalId(), extract));
        }
        if (template.isNested()) {
            return new StatefulStack(null, null, null, null, stateful);
        }
        SynthesizedStack stack = template.stack();
        return new StatefulStack(
                stack.name(),
                stack.account().orElse(null),
                stack.region().orElse(null),
                stack.terminationProtection() == Answer.YES ? true : null,
                stateful);
    }

    @JsonIgnore
    boolean isNested() {
        return stackName == null;
    }

    /** Whether resources of both stacks share their physical names, as far as the app tells. */
    boolean isInSameEnvironment(StatefulStack other) {
        return Objects.equals(account, other.account) && Objects.equals(region, other.region);
    }

    /** The same below another construct path. */
    StatefulStack moved(String from, String to) {
        SortedMap<String, StatefulResource> moved = new TreeMap<>();
        resources.forEach((logicalId, resource) -> moved.put(logicalId, resource.moved(from, to)));
        return new StatefulStack(stackName, account, region, terminationProtection, moved);
    }

    /** The same with account and region written out. */
    StatefulStack in(NamedEnvironment environment) {
        SortedMap<String, StatefulResource> written = new TreeMap<>();
        resources.forEach((logicalId, resource) -> written.put(logicalId, resource.in(environment)));
        return new StatefulStack(stackName, account, region, terminationProtection, written);
    }

    @JsonIgnore
    boolean isComplete() {
        return resources.values().stream().allMatch(resource -> resource != null && resource.isComplete());
    }
}
