package io.github.wpdata.cdk.policy;

import java.util.List;
import java.util.stream.Stream;

/** Rules for replication groups of ElastiCache. */
final class PolicyCacheRules {

    static final String GROUP = "AWS::ElastiCache::ReplicationGroup";

    private PolicyCacheRules() {}

    static Stream<PolicyFinding> tls(PolicyTemplates templates) {
        return templates
                .ofType(GROUP)
                .flatMap(cache -> Stream.concat(
                        PolicyFinding.when(
                                cache.get("TransitEncryptionEnabled").isNot(true),
                                cache,
                                "TransitEncryptionEnabled",
                                "lets sessions and the token cross the network in the clear",
                                "set it to true"),
                        PolicyFinding.when(
                                cache.get("TransitEncryptionMode").is("preferred"),
                                cache,
                                "TransitEncryptionMode",
                                "still accepts connections without TLS",
                                "set it to required as soon as every client speaks TLS")));
    }

    static Stream<PolicyFinding> auth(PolicyTemplates templates) {
        return templates
                .ofType(GROUP)
                .filter(cache -> cache.get("AuthToken").isAbsent()
                        && cache.get("UserGroupIds").isAbsent())
                .map(
                        cache -> new PolicyFinding(
                                cache,
                                List.of("Properties.AuthToken"),
                                "AuthToken and UserGroupIds (not set) let whoever reaches the port read, change and flush the cache",
                                "set AuthToken to a dynamic reference to a secret, or name a user group; a token added to an existing cache replaces it"));
    }

    static Stream<PolicyFinding> multiAz(PolicyTemplates templates) {
        return templates
                .ofType(GROUP)
                .flatMap(cache -> Stream.concat(
                        PolicyFinding.when(
                                cache.get("MultiAZEnabled").isNot(true),
                                cache,
                                "MultiAZEnabled",
                                "lets one Availability Zone take all nodes of the cache with it",
                                "set it to true, with one replica or more"),
                        PolicyFinding.when(
                                cache.get("AutomaticFailoverEnabled").isNot(true),
                                cache,
                                "AutomaticFailoverEnabled",
                                "does not ensure that a replica takes over from a lost primary",
                                "set it to true, with one replica or more")));
    }

    static Stream<PolicyFinding> snapshots(PolicyTemplates templates) {
        return templates.ofType(GROUP).flatMap(cache -> {
            PolicyValue days = cache.get("SnapshotRetentionLimit");
            return PolicyFinding.when(
                    days.isAbsent() || days.isBelow(1),
                    cache,
                    "SnapshotRetentionLimit",
                    "keeps no daily snapshot",
                    "set it to 1 day or more");
        });
    }
}
