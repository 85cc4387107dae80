package io.github.wpdata.cdk.policy;

import io.github.wpdata.cdk.internal.template.Assembly;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rules. Their ids are contract: acknowledgements in the apps of others name them. */
enum PolicyRule {
    AURORA_ENCRYPTION("aurora-encryption", EncryptionAtRestRules::database),
    AURORA_TLS("aurora-tls", EncryptionInTransitRules::cluster),
    AURORA_PUBLIC_ACCESS("aurora-public-access", DatabaseRules::publicAccess),
    AURORA_DELETION_PROTECTION("aurora-deletion-protection", DatabaseRules::deletionProtection),
    AURORA_PITR("aurora-pitr", DatabaseRules::pointInTimeRecovery),
    AURORA_READER("aurora-reader", DatabaseRules::reader),
    AURORA_LOG_EXPORTS("aurora-log-exports", DatabaseRules::logExports),
    CACHE_ENCRYPTION("cache-encryption", EncryptionAtRestRules::cache),
    CACHE_TLS("cache-tls", EncryptionInTransitRules::cache),
    CACHE_AUTH("cache-auth", CacheRules::auth),
    CACHE_MULTI_AZ("cache-multi-az", CacheRules::multiAz),
    CACHE_SNAPSHOTS("cache-snapshots", CacheRules::snapshots),
    EFS_ENCRYPTION("efs-encryption", EncryptionAtRestRules::fileSystem),
    EFS_TLS("efs-tls", EncryptionInTransitRules::fileSystem),
    BACKUP_VAULT_KEY("backup-vault-key", EncryptionAtRestRules::vault),
    BACKUP_COVERAGE("backup-coverage", BackupRules::coverage),
    BACKUP_COPY_LIFECYCLE("backup-copy-lifecycle", BackupRules::copyLifecycle),
    PLAINTEXT_SECRET("plaintext-secret", SecretRules::plaintext),
    PUBLIC_POLICY("public-policy", ResourcePolicyRules::open),
    OPEN_INGRESS("open-ingress", NetworkRules::ingress),
    OPEN_EGRESS("open-egress", NetworkRules::egress),
    RESERVED_TAG("reserved-tag", TagRules::reserved),
    DELETION_POLICY("deletion-policy", RetentionRules::deletion),
    REPLACEMENT_POLICY("replacement-policy", RetentionRules::replacement),
    TERMINATION_PROTECTION("termination-protection", RetentionRules::termination);

    private final String id;
    private final Function<Assembly, Stream<Finding>> check;

    PolicyRule(String name, Function<Assembly, Stream<Finding>> check) {
        // CDK treats the part before "::" as the namespace of a rule, which is then acknowledged without the plugin's
        // name.
        this.id = "wpdata::" + name;
        this.check = check;
    }

    String id() {
        return id;
    }

    Stream<Finding> check(Assembly templates) {
        return check.apply(templates);
    }
}
