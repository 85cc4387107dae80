package io.github.wpdata.cdk.internal.template;

import java.util.Set;

/**
 * What a value refers to.
 *
 * @param resources the resources that it names
 * @param complete whether those are all; not so where a parameter, a condition or a lookup hides part of the value
 */
public record References(Set<Resource> resources, boolean complete) {

    /** Whether the value names the resource. */
    public Answer name(Resource resource) {
        if (complete) {
            return Answer.of(resources.contains(resource));
        }
        // Behind a condition even a reference that is spelled out may not be there.
        return Answer.UNKNOWN;
    }
}
