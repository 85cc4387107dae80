package io.github.wpdata.cdk.policy;

import java.util.Set;

/**
 * What a value refers to.
 *
 * @param resources the resources that it names
 * @param complete whether those are all; not so where a parameter, a condition or a lookup hides part of the value
 */
record PolicyReferences(Set<PolicyResource> resources, boolean complete) {

    /** Whether the value names the resource. */
    PolicyAnswer name(PolicyResource resource) {
        if (complete) {
            return PolicyAnswer.of(resources.contains(resource));
        }
        // Behind a condition even a reference that is spelled out may not be there.
        return PolicyAnswer.UNKNOWN;
    }
}
