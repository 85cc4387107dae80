package io.github.wpdata.cdk.policy;

import java.util.function.Function;
import java.util.stream.Stream;

/** The rules. Their ids are contract: acknowledgements in the apps of others name them. */
enum PolicyRule {
    AURORA_ENCRYPTION("aurora-encryption", PolicyKeyRules::database),
    AURORA_TLS("aurora-tls", PolicyTransitRules::cluster),
    AURORA_PUBLIC_ACCESS("aurora-public-access", PolicyDatabaseRules::publicAccess),
    AURORA_DELETION_PROTECTION("aurora-deletion-protection", PolicyDatabaseRules::deletionProtection),
    AURORA_PITR("aurora-pitr", PolicyDatabaseRules::pointInTimeRecovery),
    AURORA_READER("aurora-reader", PolicyDatabaseRules::reader),
    AURORA_LOG_EXPORTS("aurora-log-exports", PolicyDatabaseRules::logExports),
    CACHE_ENCRYPTION("cache-encryption", PolicyKeyRules::cache),
    CACHE_TLS("cache-tls", PolicyTransitRules::cache),
    CACHE_AUTH("cache-auth", PolicyCacheRules::auth),
    CACHE_MULTI_AZ("cache-multi-az", PolicyCacheRules::multiAz),
    CACHE_SNAPSHOTS("cache-snapshots", PolicyCacheRules::snapshots),
    EFS_ENCRYPTION("efs-encryption", PolicyKeyRules::fileSystem),
    EFS_TLS("efs-tls", PolicyTransitRules::fileSystem),
    BACKUP_VAULT_KEY("backup-vault-key", PolicyKeyRules::vault),
    BACKUP_COVERAGE("backup-coverage", PolicyBackupRules::coverage),
    BACKUP_COPY_LIFECYCLE("backup-copy-lifecycle", PolicyBackupRules::copyLifecycle),
    PLAINTEXT_SECRET("plaintext-secret", PolicySecretRules::plaintext),
    PUBLIC_POLICY("public-policy", PolicyAccessRules::open),
    OPEN_INGRESS("open-ingress", PolicyNetworkRules::ingress),
    OPEN_EGRESS("open-egress", PolicyNetworkRules::egress),
    DELETION_POLICY("deletion-policy", PolicyRetentionRules::deletion),
    REPLACEMENT_POLICY("replacement-policy", PolicyRetentionRules::replacement);

    private final String id;
    private final Function<PolicyTemplates, Stream<PolicyFinding>> check;

    PolicyRule(String name, Function<PolicyTemplates, Stream<PolicyFinding>> check) {
        // CDK takes what stands before "::" for the name space of a rule, and then asks for no name of a plugin to
        // acknowledge it.
        this.id = "wpdata::" + name;
        this.check = check;
    }

    String id() {
        return id;
    }

    Stream<PolicyFinding> check(PolicyTemplates templates) {
        return check.apply(templates);
    }
}
