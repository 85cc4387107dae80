package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.internal.cdk.Regions;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Tokens;
import io.github.wpdata.cdk.service.Subnets;
import java.util.OptionalLong;

/** Risks that are not misuse. Each warning has a stable id, by which a user can acknowledge it. */
final class CacheWarnings {
    private CacheWarnings() {}

    static void annotate(CacheSettings<?> settings, OptionalLong snapshotDays, Subnets subnets, Warnings warnings) {
        engine(settings, warnings);
        nodes(settings, warnings);
        availability(settings, warnings);
        token(settings.authToken, warnings);
        snapshots(settings, snapshotDays, warnings);
        topic(settings, warnings);
        subnets.warnIfOpen(warnings);
        Regions.warnIfUnknown(settings.shared().home());
    }

    private static void engine(CacheSettings<?> settings, Warnings warnings) {
        CacheEngine engine = settings.engine;
        if (!engine.isKnown() && !Tokens.isToken(engine.toString())) {
            warnings.add(
                    "@wpdata/cdk:unknownEngineVersion",
                    "engine (" + engine + ") is not a version that this library knows; it uses the parameter group "
                            + "family " + engine.parameterGroupFamily()
                            + "; if that is wrong, use new CacheEngine(name, version, family)");
        }
        if (!engine.endOfStandardSupport().isEmpty()) {
            warnings.add(
                    "@wpdata/cdk:extendedSupport",
                    "engine (" + engine + ") has standard support until " + engine.endOfStandardSupport()
                            + "; afterwards ElastiCache charges for extended support; set engine to Redis 7.1 or "
                            + "Valkey");
        }
        if (settings.autoMinorVersionUpgrade) {
            warnings.add(
                    "@wpdata/cdk:minorUpgrade",
                    "autoMinorVersionUpgrade (true) allows ElastiCache to upgrade beyond the pinned engine version; the "
                            + "next deployment then tries a downgrade and fails; upgrade by setting engine");
        }
        CacheParameterRules.unknown(settings)
                .forEach(name -> warnings.add(
                        "@wpdata/cdk:unknownParameter",
                        "parameter (" + name + ") is not a parameter that this library knows; check that the family "
                                + engine.parameterGroupFamily() + " has it, or the deployment fails"));
    }

    private static void nodes(CacheSettings<?> settings, Warnings warnings) {
        if (CacheNodeTypes.isUnknown(settings.nodeType)) {
            warnings.add(
                    "@wpdata/cdk:unknownNodeType",
                    "nodeType (" + settings.nodeType + ") is not a type that this library knows; check that "
                            + "ElastiCache offers it in this region, or the deployment fails");
        }
        if (settings.clusterMode()) {
            warnings.add(
                    "@wpdata/cdk:clusterMode",
                    "shards (" + settings.shards + ") switches cluster mode on, which most object-cache plugins of "
                            + "WordPress do not support; make sure that the clients do, or leave shards out");
        }
        if (settings.nodes() > CacheRules.DEFAULT_NODE_QUOTA) {
            warnings.add(
                    "@wpdata/cdk:cacheNodeQuota",
                    "shards (" + settings.shards + ") make " + settings.nodes() + " nodes, more than the default quota "
                            + "of " + CacheRules.DEFAULT_NODE_QUOTA + "; raise the quota before deployment");
        }
    }

    private static void availability(CacheSettings<?> settings, Warnings warnings) {
        if (settings.replicas == 0) {
            warnings.add(
                    "@wpdata/cdk:noReplica",
                    "replicas (0) leaves no node to fail over to: a lost node is an outage, and its data, sessions "
                            + "included, is lost; add a replica");
        } else if (!settings.failsOver()) {
            warnings.add(
                    "@wpdata/cdk:noFailover",
                    "automaticFailover (false) leaves a failed primary down until a replica is promoted by hand; leave "
                            + "it out; the template validator of AWS CDK may report E3026, which must then be "
                            + "acknowledged");
        } else if (!settings.spansZones()) {
            warnings.add(
                    "@wpdata/cdk:noMultiAz",
                    "multiAz (false) may place all nodes in one availability zone, and its outage loses them all; "
                            + "leave it out");
        }
    }

    private static void token(AuthToken token, Warnings warnings) {
        if (token.isNone()) {
            warnings.add(
                    "@wpdata/cdk:unauthenticatedCache",
                    "authToken (none) allows any client that reaches the port to read and write everything, sessions "
                            + "included; adding a token later replaces the cache; use AuthToken.generated()");
        }
        if (token.isAmbiguous()) {
            warnings.add(
                    "@wpdata/cdk:ambiguousSecret",
                    "authToken names a secret without its full ARN, and the name ends in a hyphen and six characters, "
                            + "which Secrets Manager may take for an ARN; import the secret by its complete ARN");
        }
        String doubtful = token.doubtfulCharacters();
        if (!doubtful.isEmpty()) {
            warnings.add(
                    "@wpdata/cdk:tokenCharacters",
                    "authToken may be generated with " + doubtful
                            + ", which ElastiCache does not document as allowed; set excludePunctuation to true");
        }
    }

    private static void snapshots(CacheSettings<?> settings, OptionalLong snapshotDays, Warnings warnings) {
        if (snapshotDays.orElse(1) == 0) {
            warnings.add(
                    "@wpdata/cdk:noSnapshots",
                    "snapshotRetention (0 days) takes no snapshots: a lost cache comes back empty; choose 1 to 35 days");
        }
        if (settings.restoreFromSnapshot != null || !settings.restoreFromSnapshotArns.isEmpty()) {
            warnings.add(
                    "@wpdata/cdk:restoredCache",
                    "restoreFromSnapshot must stay in the code as long as the cache is used: changing or removing it "
                            + "replaces the cache by an empty one");
        }
    }

    private static void topic(CacheSettings<?> settings, Warnings warnings) {
        if (settings.notificationTopic != null && CacheTopicRules.isUnknown(settings.notificationTopic)) {
            warnings.add(
                    "@wpdata/cdk:importedTopic",
                    "notificationTopic is imported, so its policy and encryption are not known; ElastiCache publishes "
                            + "only to a topic that is not encrypted and whose policy allows sns:Publish under the "
                            + "condition AWS:SourceOwner; check both");
        }
    }
}
