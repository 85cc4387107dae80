package io.github.wpdata.cdk.internal.template;

import org.jspecify.annotations.Nullable;

/**
 * A resource type whose loss costs data, breaks what depends on it, or ends its protection.
 *
 * @param name the name in CloudFormation
 * @param noun what the type is called in a sentence
 * @param holds what is lost with a resource of the type
 * @param snapshots whether CloudFormation offers the policy {@code Snapshot}
 * @param nameProperty the property that fixes the physical name, or null if there is none
 * @param deletion what CloudFormation does to the resource under the policy {@code Delete}
 * @param consequence what else follows from a new resource in the place of the old one, or null
 */
public record StatefulType(
        String name,
        String noun,
        Holds holds,
        boolean snapshots,
        @Nullable String nameProperty,
        String deletion,
        @Nullable String consequence) {

    /** What is lost with a resource. */
    public enum Holds {
        /** Data of its own: a new resource is empty. */
        DATA,
        /** Keys and secrets, without which data elsewhere cannot be read. */
        ACCESS,
        /** Events and messages, which expire in any case. */
        RECORDS,
        /** An identity that other resources or clients refer to. */
        IDENTITY,
        /** Nothing, but it protects the data of other resources. */
        PROTECTION,
        /** Nothing, but it names data within another resource. */
        REFERENCE
    }

    /** Whether data is lost for good with a resource of the type, so that it is to be kept. */
    public boolean isToBeKept() {
        return holds == Holds.DATA || holds == Holds.ACCESS;
    }

    /** Whether a new resource with the same properties serves as well as the old one. */
    public boolean isInterchangeable() {
        return holds == Holds.PROTECTION || holds == Holds.REFERENCE;
    }

    /** Whether a new resource lacks what the old one had, rather than only its identity. */
    public boolean startsEmpty() {
        return holds == Holds.DATA || holds == Holds.RECORDS;
    }

    StatefulType withSnapshots() {
        return new StatefulType(name, noun, holds, true, nameProperty, deletion, consequence);
    }

    StatefulType withName(String property) {
        return new StatefulType(name, noun, holds, snapshots, property, deletion, consequence);
    }

    StatefulType withConsequence(String sentence) {
        return new StatefulType(name, noun, holds, snapshots, nameProperty, deletion, sentence);
    }
}
