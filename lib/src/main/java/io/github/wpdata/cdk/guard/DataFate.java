package io.github.wpdata.cdk.guard;

import io.github.wpdata.cdk.internal.template.StatefulType;
import io.github.wpdata.cdk.internal.template.StatefulTypes;
import java.util.Set;

/** Says what happens to the data of a resource, by its type and its policies. */
final class DataFate {

    private static final String MEMBER = "It holds no data of its own: the storage belongs to its cluster.";

    private static final Set<String> RESTORES = Set.of(
            "BackupId",
            "DBSnapshotIdentifier",
            "SnapshotArns",
            "SnapshotArnsToRestore",
            "SnapshotIdentifier",
            "SnapshotName");

    private DataFate() {}

    private static StatefulType type(StatefulResource resource) {
        return StatefulTypes.of(resource.type());
    }

    /** What the resource is called in a sentence. */
    static String noun(StatefulResource resource) {
        return type(resource).noun();
    }

    /** A changed property: a new resource is made, then the old one goes by the policy that protects it less. */
    static String ofReplacement(StatefulResource before, StatefulResource now) {
        String policy = rank(now.effectiveUpdateReplacePolicy()) < rank(before.effectiveUpdateReplacePolicy())
                ? now.effectiveUpdateReplacePolicy()
                : before.effectiveUpdateReplacePolicy();
        return successor(before, now, policy);
    }

    /** A changed logical id: to CloudFormation a new resource, and the removal of the old one. */
    static String ofMove(StatefulResource before, StatefulResource now) {
        return successor(before, now, before.effectiveDeletionPolicy());
    }

    /** A resource that is gone from the template. */
    static String ofRemoval(StatefulResource before) {
        if (!before.holdsData()) {
            return MEMBER;
        }
        return "The %s %s."
                .formatted(noun(before), fate(before, before.effectiveDeletionPolicy(), before.refusesDeletion()));
    }

    /** What a weaker policy would do to the resource, as the end of a sentence. */
    static String underPolicy(StatefulResource resource, String policy) {
        return fate(resource, policy, false);
    }

    /** How much of the data a policy keeps. */
    static int rank(String policy) {
        return switch (policy) {
            // RetainExceptOnCreate differs only while a new resource is rolled back: nothing that exists is lost.
            case "Retain", "RetainExceptOnCreate" -> 2;
            case "Snapshot" -> 1;
            default -> 0;
        };
    }

    private static String successor(StatefulResource before, StatefulResource now, String policy) {
        if (!before.holdsData()) {
            return MEMBER;
        }
        String restored = now.replacesOnChange().keySet().stream()
                .filter(RESTORES::contains)
                .findFirst()
                .map(property -> "A new %s, restored from its %s,".formatted(noun(now), property))
                .orElse((type(now).startsEmpty() ? "A new, empty %s" : "A new %s").formatted(noun(now)));
        String old =
                "%s takes its place; the old one %s.".formatted(restored, fate(now, policy, before.refusesDeletion()));
        String consequence = type(now).consequence();
        return consequence == null ? old : old + " " + consequence;
    }

    private static String fate(StatefulResource resource, String policy, boolean refusesDeletion) {
        if (rank(policy) == rank("Retain")) {
            return "stays as it is, outside the stack";
        }
        if (refusesDeletion) {
            return "refuses its deletion, being protected, and stays, outside the stack";
        }
        return policy.equals("Snapshot")
                ? "is deleted, and a final snapshot is all that is left of it"
                : type(resource).deletion();
    }
}
