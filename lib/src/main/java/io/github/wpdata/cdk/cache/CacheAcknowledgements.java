package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.internal.cdk.Acknowledgements;
import java.util.OptionalLong;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;

/** Findings of compliance rules that a cache has by design. Findings that follow from a caller's choice stay open. */
final class CacheAcknowledgements {
    private static final int USUAL_PORT = 6379;

    private CacheAcknowledgements() {}

    /** Decides now, and returns how to write what was decided. */
    static Runnable of(CacheSettings<?> settings, OptionalLong snapshotDays, CfnReplicationGroup group) {
        Acknowledgements findings = new Acknowledgements();
        if (settings.port == USUAL_PORT && settings.engine.isRedis()) {
            findings.acknowledge(
                    "The security group allows only the named clients, so another port would not hide the cache "
                            + "from anyone else.",
                    "AwsSolutions-AEC5");
        }
        long days = snapshotDays.orElse(0);
        if (days > 0 && days < 15) {
            findings.acknowledge(
                    "WordPress fills the cache from the database again, so the daily snapshots only shorten a restart "
                            + "and need not reach back 15 days.",
                    "HIPAA.Security-ElastiCacheRedisClusterAutomaticBackup",
                    "NIST.800.53.R5-ElastiCacheRedisClusterAutomaticBackup");
        }
        return () -> findings.at(group);
    }

    static void acknowledge(CfnSecret token) {
        new Acknowledgements()
                .acknowledge(
                        "ElastiCache does not follow the secret, so rotation by Secrets Manager alone would lock "
                                + "WordPress out; the token is rotated by the two steps of the operations guide.",
                        "AwsSolutions-SMG4",
                        "HIPAA.Security-SecretsManagerRotationEnabled",
                        "NIST.800.53.R5-SecretsManagerRotationEnabled")
                .at(token);
    }
}
