package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.wpdata.cdk.guard.ReplacementSchema.Outcome;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import java.util.Optional;

/** Where the documentation of {@code AWS::ElastiCache::ReplicationGroup} says more than its schema. */
final class CacheReplacement {

    /** The update policy under which shards change in place. */
    static final String RESHARDING = "UseOnlineResharding";

    private CacheReplacement() {}

    /** What a changed property does; nothing if the schema decides. */
    static Optional<Outcome> outcome(String property, StatefulResource before, StatefulResource now) {
        return switch (property) {
            // Rotating a token is in place, and not recorded; adding or dropping one replaces the cache.
            case "AuthToken" -> Optional.of(Outcome.REPLACES);
            case "NumNodeGroups", "NodeGroupConfiguration" ->
                Optional.of(
                        TemplateValue.of(now.protection().get(RESHARDING)).is("true")
                                ? Outcome.IN_PLACE
                                : Outcome.REPLACES);
            // Documented as an in-place migration, though the schema says createOnly.
            case "Engine" -> Optional.of(isUpgradeToValkey(before, now) ? Outcome.MAY_REPLACE : Outcome.REPLACES);
            default -> Optional.empty();
        };
    }

    private static boolean isUpgradeToValkey(StatefulResource before, StatefulResource now) {
        return TextNode.valueOf("redis").equals(before.replacesOnChange().get("Engine"))
                && TextNode.valueOf("valkey").equals(now.replacesOnChange().get("Engine"));
    }
}
