package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Tokens;
import io.github.wpdata.cdk.service.Subnets;

/** What is allowed, but a risk. Each warning has an id of its own by which a user can acknowledge it. */
final class CacheWarnings {
    private CacheWarnings() {}

    static void annotate(RedisReplicationGroup.Builder b, Subnets subnets, Warnings warnings) {
        security(b, warnings);
        availability(b, warnings);
        snapshots(b, warnings);
        engine(b, warnings);
        subnets.warnIfOpen(warnings);
    }

    private static void security(RedisReplicationGroup.Builder b, Warnings warnings) {
        if (b.authToken.isNone()) {
            warnings.add(
                    "@wpdata/cdk:unauthenticatedCache",
                    "authToken (none) lets whoever reaches the port read and write everything, sessions included; "
                            + "adding a token later replaces the cache; use AuthToken.generated()");
        }
        if (b.authToken.isAmbiguous()) {
            warnings.add(
                    "@wpdata/cdk:ambiguousSecret",
                    "authToken names a secret without its full ARN, and the name ends in a hyphen and six characters, "
                            + "which Secrets Manager may take for an ARN; import the secret by its complete ARN");
        }
        tokenCharacters(b, warnings);
    }

    private static void tokenCharacters(RedisReplicationGroup.Builder b, Warnings warnings) {
        String doubtful = b.authToken.doubtfulCharacters();
        if (!doubtful.isEmpty()) {
            warnings.add(
                    "@wpdata/cdk:tokenCharacters",
                    "authToken may be generated with " + doubtful
                            + ", which ElastiCache is not documented to take; set excludePunctuation to true");
        }
    }

    private static void availability(RedisReplicationGroup.Builder b, Warnings warnings) {
        if (b.replicas == 0) {
            warnings.add(
                    "@wpdata/cdk:noReplica",
                    "replicas (0) leaves nothing to fail over to: a lost node is an outage, and its data, sessions "
                            + "included, is gone; add a replica");
        } else if (!b.failsOver()) {
            warnings.add(
                    "@wpdata/cdk:noFailover",
                    "automaticFailover (false) leaves a lost primary down until someone promotes a replica; leave it out; "
                            + "the template validator of AWS CDK may take it for an error (E3026) to be acknowledged");
        } else if (!b.spansZones()) {
            warnings.add(
                    "@wpdata/cdk:noMultiAz",
                    "multiAz (false) may put all nodes into one availability zone, to be lost together; leave it out");
        }
        if (b.shards != null) {
            warnings.add(
                    "@wpdata/cdk:clusterMode",
                    "shards (" + b.shards
                            + ") turns cluster mode on, which most object-cache plugins of WordPress do not "
                            + "speak; make sure that the clients do, or leave shards out");
        }
        if (b.nodes() > CacheRules.DEFAULT_NODE_QUOTA) {
            warnings.add(
                    "@wpdata/cdk:cacheNodeQuota",
                    "shards (" + b.shards + ") make " + b.nodes() + " nodes, more than the default quota of "
                            + CacheRules.DEFAULT_NODE_QUOTA + "; raise the quota before deploying");
        }
    }

    private static void snapshots(RedisReplicationGroup.Builder b, Warnings warnings) {
        if (b.snapshotDays().orElse(1) == 0) {
            warnings.add(
                    "@wpdata/cdk:noSnapshots",
                    "snapshotRetention (0 days) takes no snapshots: a lost cache comes back empty; "
                            + "choose 1 to 35 days");
        }
        if (b.restoreFromSnapshot != null || !b.restoreFromSnapshotArns.isEmpty()) {
            warnings.add(
                    "@wpdata/cdk:restoredCache",
                    "restoreFromSnapshot must stay as it is for as long as the cache lives: changing or removing it "
                            + "replaces the cache by an empty one");
        }
    }

    private static void engine(RedisReplicationGroup.Builder b, Warnings warnings) {
        if (!b.engine.isKnown() && !Tokens.isToken(b.engine.toString())) {
            warnings.add(
                    "@wpdata/cdk:unknownEngineVersion",
                    "engine (" + b.engine
                            + ") is newer than this library knows; its parameter group family is taken to be "
                            + b.engine.parameterGroupFamily());
        }
        if (b.autoMinorVersionUpgrade) {
            warnings.add(
                    "@wpdata/cdk:minorUpgrade",
                    "autoMinorVersionUpgrade (true) lets ElastiCache pass the pinned engine version; the next "
                            + "deployment then tries a downgrade and fails; upgrade by setting engine");
        }
    }
}
