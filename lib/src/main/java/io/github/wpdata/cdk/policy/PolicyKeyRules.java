package io.github.wpdata.cdk.policy;

import java.util.List;
import java.util.stream.Stream;

/** Encryption at rest with a key of the customer. */
final class PolicyKeyRules {

    private static final String MANAGED = "leaves the encryption to a key that AWS manages";

    /** What a database may be a copy of. */
    private static final List<String> ORIGINS = List.of(
            "SourceDBClusterIdentifier", "SnapshotIdentifier", "SourceDBInstanceIdentifier", "DBSnapshotIdentifier");

    private PolicyKeyRules() {}

    static Stream<PolicyFinding> database(PolicyTemplates templates) {
        return PolicyDatabaseRules.databases(templates).flatMap(database -> {
            // A copy is as encrypted as its origin, unless it says otherwise.
            boolean inherits =
                    ORIGINS.stream().anyMatch(origin -> !database.get(origin).isAbsent());
            return inherits && database.get("StorageEncrypted").isAbsent()
                    ? key(database, "KmsKeyId", "leaves the encryption to the key of the origin")
                    : atRest(database, "StorageEncrypted", "leaves the database and its snapshots unencrypted at rest");
        });
    }

    static Stream<PolicyFinding> cache(PolicyTemplates templates) {
        Stream<PolicyFinding> groups = templates
                .ofType(PolicyCacheRules.GROUP)
                .flatMap(cache -> atRest(
                        cache,
                        "AtRestEncryptionEnabled",
                        "leaves the snapshots and the disks of the cache unencrypted at rest"));
        // Encrypted whatever its template says, so only the key is to be chosen.
        Stream<PolicyFinding> serverless =
                templates.ofType(PolicyCacheRules.SERVERLESS).flatMap(cache -> key(cache, "KmsKeyId", MANAGED));
        Stream<PolicyFinding> singles = templates
                .ofType(PolicyCacheRules.SINGLE)
                .flatMap(cache -> PolicyFinding.when(
                        PolicyCacheRules.isRedis(cache),
                        cache,
                        "Engine",
                        "as a single cache cluster cannot be encrypted at rest",
                        "make it a replication group, which can"));
        return Stream.of(groups, serverless, singles).flatMap(found -> found);
    }

    static Stream<PolicyFinding> fileSystem(PolicyTemplates templates) {
        return templates
                .ofType("AWS::EFS::FileSystem")
                .flatMap(files -> atRest(files, "Encrypted", "leaves the files unencrypted at rest"));
    }

    static Stream<PolicyFinding> vault(PolicyTemplates templates) {
        return templates
                .ofType("AWS::Backup::BackupVault")
                .flatMap(
                        vault -> key(
                                vault,
                                "EncryptionKeyArn",
                                "leaves the vault to the key aws/backup, with which every copy of an Aurora snapshot into it fails"));
    }

    private static Stream<PolicyFinding> atRest(PolicyResource resource, String property, String problem) {
        return resource.get(property).isNot(true)
                ? PolicyFinding.when(
                        true,
                        resource,
                        property,
                        problem,
                        "set it to true and KmsKeyId to a customer-managed key; on an existing resource that replaces it")
                : key(resource, "KmsKeyId", MANAGED);
    }

    private static Stream<PolicyFinding> key(PolicyResource resource, String property, String problem) {
        PolicyValue key = resource.get(property);
        return PolicyFinding.when(
                key.isAbsent() || isManagedByAws(key),
                resource,
                property,
                problem,
                "name a customer-managed key; on an existing resource that replaces it");
    }

    /**
     * The keys that AWS manages have reserved aliases; an ARN joined from parts shows the alias as well as one in plain
     * text.
     */
    private static boolean isManagedByAws(PolicyValue key) {
        return key.function().filter("Fn::If"::equals).isEmpty()
                && key.node().toString().contains("alias/aws/");
    }
}
