package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares what protects a resource: its two policies, and the properties that refuse a deletion. */
final class ProtectionLoss {

    private ProtectionLoss() {}

    /** What got weaker, as sentences, by the name of the policy or property. */
    static SortedMap<String, String> losses(StatefulResource before, StatefulResource now) {
        SortedMap<String, String> losses = new TreeMap<>();
        policy(
                losses,
                now,
                "DeletionPolicy",
                before.effectiveDeletionPolicy(),
                now.effectiveDeletionPolicy(),
                "leaves the stack");
        policy(
                losses,
                now,
                "UpdateReplacePolicy",
                before.effectiveUpdateReplacePolicy(),
                now.effectiveUpdateReplacePolicy(),
                "is replaced");
        before.protection().forEach((property, was) -> {
            JsonNode is = now.protection().get(property);
            if (!Values.same(was, is) && Values.isOn(was) && !Values.isOn(is)) {
                losses.put(property, lost(property, was, is, now));
            }
        });
        return losses;
    }

    private static void policy(
            SortedMap<String, String> losses, StatefulResource now, String name, String was, String is, String event) {
        if (DataFate.rank(is) < DataFate.rank(was)) {
            losses.put(
                    name,
                    "%s weakened from %s to %s. From the next deploy on, if the %s %s, it %s."
                            .formatted(name, was, is, DataFate.noun(now), event, DataFate.underPolicy(now, is)));
        }
    }

    /** Where the policy or property stands in the resource. */
    static String location(String property) {
        return switch (property) {
            case "DeletionPolicy", "UpdateReplacePolicy" -> property;
            case ReplacementSchema.RESHARDING -> "UpdatePolicy/" + property;
            default -> "Properties/" + property;
        };
    }

    private static String lost(String property, JsonNode was, @Nullable JsonNode is, StatefulResource now) {
        String noun = DataFate.noun(now);
        String effect = switch (property) {
            case ReplacementSchema.RESHARDING -> "a change of its shards replaces the %s".formatted(noun);
            case "LockConfiguration" -> "recovery points in the %s can be deleted before their time".formatted(noun);
            default -> "nothing refuses a deletion of the %s".formatted(noun);
        };
        return "%s changed from %s to %s. From the next deploy on, %s."
                .formatted(property, Values.show(was), Values.show(is), effect);
    }
}
