package io.github.wpdata.cdk.guard;

import io.github.wpdata.cdk.internal.template.StatefulType;
import io.github.wpdata.cdk.internal.template.StatefulTypes;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says what happens to the data of a resource, by its type and its policies. */
final class DataFate {

    private static final String MEMBER = "It holds no data of its own: the storage belongs to its cluster.";

    /** Properties that name the data a new resource starts with, the most telling first. */
    private static final List<String> RESTORES = List.of(
            "SnapshotIdentifier",
            "DBSnapshotIdentifier",
            "DBClusterSnapshotIdentifier",
            "SourceDBClusterIdentifier",
            "SourceDbClusterResourceId",
            "SourceDBInstanceIdentifier",
            "SourceDbiResourceId",
            "SourceDBInstanceAutomatedBackupsArn",
            "SnapshotName",
            "SnapshotArns",
            "SnapshotArnsToRestore",
            "SnapshotId",
            "SourceVolumeId",
            "BackupId",
            "ImportSourceSpecification");

    /** Properties that a restore decides as well: the snapshot brings the database and its user. */
    private static final List<String> RESTORED_ALONG = List.of(
            "DatabaseName",
            "MasterUsername",
            "RestoreTime",
            "RestoreToTime",
            "RestoreType",
            "SourceRegion",
            "UseLatestRestorableTime");

    private DataFate() {}

    private static StatefulType type(StatefulResource resource) {
        return StatefulTypes.of(resource.type());
    }

    /** What the resource is called in a sentence. */
    static String noun(StatefulResource resource) {
        return type(resource).noun();
    }

    /** Whether a new resource with the same properties serves as well as the old one. */
    static boolean isInterchangeable(StatefulResource resource) {
        return type(resource).isInterchangeable();
    }

    /**
     * The changed properties that belong to one restore: what is restored, then what a restore decides, the fixed name
     * included. None if nothing is restored in another way than before.
     */
    static List<String> restoreAmong(Set<String> changed, StatefulResource now) {
        List<String> restores = RESTORES.stream().filter(changed::contains).toList();
        return restores.isEmpty()
                ? List.of()
                : Stream.concat(
                                restores.stream(),
                                changed.stream()
                                        .filter(property -> RESTORED_ALONG.contains(property)
                                                || property.equals(type(now).nameProperty())))
                        .toList();
    }

    /** A changed property: a new resource is made, then the old one goes by the policy that protects it less. */
    static String ofReplacement(StatefulResource before, StatefulResource now) {
        String policy = rank(now.effectiveUpdateReplacePolicy()) < rank(before.effectiveUpdateReplacePolicy())
                ? now.effectiveUpdateReplacePolicy()
                : before.effectiveUpdateReplacePolicy();
        return successor(before, now, policy, true);
    }

    /**
     * A changed logical id: to CloudFormation a new resource, and the removal of the old one.
     *
     * @param namesCollide whether both are in one account and region, as far as the app tells
     */
    static String ofMove(StatefulResource before, StatefulResource now, boolean namesCollide) {
        return successor(before, now, before.effectiveDeletionPolicy(), namesCollide);
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

    private static String successor(
            StatefulResource before, StatefulResource now, String policy, boolean namesCollide) {
        if (!before.holdsData()) {
            return MEMBER;
        }
        String successor = "%s takes its place; the old one %s."
                .formatted(newcomer(now), fate(now, policy, before.refusesDeletion()));
        String consequence = type(now).consequence();
        String all = consequence == null ? successor : successor + " " + consequence;
        return takenName(before, now)
                .filter(name -> namesCollide)
                .map(name ->
                        "CloudFormation refuses that while %s: the deployment fails and changes nothing. Under another name, %s"
                                .formatted(name, Character.toLowerCase(all.charAt(0)) + all.substring(1)))
                .orElse(all);
    }

    private static String newcomer(StatefulResource now) {
        return RESTORES.stream()
                .filter(now.replacesOnChange()::containsKey)
                .findFirst()
                .map(property -> "A new %s, restored from its %s,".formatted(noun(now), property))
                .orElse((type(now).startsEmpty() ? "A new, empty %s" : "A new %s").formatted(noun(now)));
    }

    /**
     * The fixed physical name that old and new resource would share. CloudFormation creates the new one first, and does
     * not replace a resource under its own custom name: AWS CloudFormation User Guide, Name type.
     */
    private static Optional<String> takenName(StatefulResource before, StatefulResource now) {
        return Optional.ofNullable(type(now).nameProperty())
                .filter(now.replacesOnChange()::containsKey)
                .filter(property -> TemplateValue.of(before.replacesOnChange().get(property))
                        .isSame(TemplateValue.of(now.replacesOnChange().get(property))))
                .map(property -> "%s stays %s"
                        .formatted(
                                property,
                                TemplateValue.of(now.replacesOnChange().get(property))
                                        .json()));
    }

    private static String fate(StatefulResource resource, String policy, boolean refusesDeletion) {
        if (rank(policy) == rank("Retain")) {
            return "is kept, outside the stack";
        }
        if (refusesDeletion) {
            return "is protected against deletion and is kept, outside the stack";
        }
        return policy.equals("Snapshot")
                ? "is deleted after a final snapshot"
                : type(resource).deletion();
    }
}
