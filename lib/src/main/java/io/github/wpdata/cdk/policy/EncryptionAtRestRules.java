package io.github.wpdata.cdk.policy;

import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import io.github.wpdata.cdk.internal.template.Types;
import java.util.List;
import java.util.stream.Stream;

/** Encryption at rest with a key of the customer. */
final class EncryptionAtRestRules {

    private static final String MANAGED = "uses an AWS managed key";

    /** What a database may be a copy of. */
    private static final List<String> ORIGINS = List.of(
            "SourceDBClusterIdentifier", "SnapshotIdentifier", "SourceDBInstanceIdentifier", "DBSnapshotIdentifier");

    private EncryptionAtRestRules() {}

    static Stream<Finding> database(Assembly templates) {
        return DatabaseRules.databases(templates).flatMap(database -> {
            // A copy is as encrypted as its origin, unless it says otherwise.
            boolean inherits =
                    ORIGINS.stream().anyMatch(origin -> !database.get(origin).isAbsent());
            return inherits && database.get("StorageEncrypted").isAbsent()
                    ? key(database, "KmsKeyId", "uses the key of the origin")
                    : atRest(database, "StorageEncrypted", "leaves the database and its snapshots unencrypted at rest");
        });
    }

    static Stream<Finding> cache(Assembly templates) {
        Stream<Finding> groups = templates
                .ofType(Types.REPLICATION_GROUP)
                .flatMap(cache -> atRest(
                        cache,
                        "AtRestEncryptionEnabled",
                        "leaves the snapshots and the disks of the cache unencrypted at rest"));
        // Encrypted whatever its template says, so only the key is to be chosen.
        Stream<Finding> serverless =
                templates.ofType(Types.SERVERLESS_CACHE).flatMap(cache -> key(cache, "KmsKeyId", MANAGED));
        Stream<Finding> singles = templates
                .ofType(Types.CACHE_CLUSTER)
                .flatMap(cache -> Finding.when(
                        CacheRules.isRedis(cache),
                        cache,
                        "Engine",
                        "as a single cache cluster cannot be encrypted at rest",
                        "make it a replication group, which can"));
        return Stream.of(groups, serverless, singles).flatMap(found -> found);
    }

    static Stream<Finding> fileSystem(Assembly templates) {
        return templates
                .ofType(Types.FILE_SYSTEM)
                .flatMap(files -> atRest(files, "Encrypted", "leaves the files unencrypted at rest"));
    }

    static Stream<Finding> vault(Assembly templates) {
        return templates
                .ofType(Types.BACKUP_VAULT)
                .flatMap(vault -> key(
                        vault,
                        "EncryptionKeyArn",
                        "uses the key aws/backup, with which every copy of an Aurora snapshot into it fails"));
    }

    private static Stream<Finding> atRest(Resource resource, String property, String problem) {
        return resource.get(property).isNot(true)
                ? Finding.when(
                        true,
                        resource,
                        property,
                        problem,
                        "set it to true and KmsKeyId to a customer-managed key; on an existing resource that replaces it")
                : key(resource, "KmsKeyId", MANAGED);
    }

    private static Stream<Finding> key(Resource resource, String property, String problem) {
        TemplateValue key = resource.get(property);
        return Finding.when(
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
    private static boolean isManagedByAws(TemplateValue key) {
        return key.function().filter("Fn::If"::equals).isEmpty()
                && key.node().toString().contains("alias/aws/");
    }
}
