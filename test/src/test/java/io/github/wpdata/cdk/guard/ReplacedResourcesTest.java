package io.github.wpdata.cdk.guard;

import static io.github.wpdata.cdk.guard.Templates.baseline;
import static io.github.wpdata.cdk.guard.Templates.compare;
import static io.github.wpdata.cdk.guard.Templates.described;
import static io.github.wpdata.cdk.guard.Templates.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The changes of one property that cost people their data, each as template before, template after and finding. */
class ReplacedResourcesTest {

    private static final String CLUSTER = """
            'Database': {'Type': 'AWS::RDS::DBCluster', 'DeletionPolicy': 'Snapshot', 'UpdateReplacePolicy': \
            'Snapshot', 'Properties': {%s}}""";
    private static final String NEW_CLUSTER =
            "A new, empty database cluster takes its place; the old one is deleted after a final snapshot.";
    private static final String CACHE = """
            'Cache': {'Type': 'AWS::ElastiCache::ReplicationGroup', 'DeletionPolicy': 'Snapshot', \
            'UpdateReplacePolicy': 'Snapshot', 'Properties': {%s}}""";
    private static final String NEW_CACHE =
            "A new, empty cache takes its place; the old one is deleted after a final snapshot.";
    private static final String FILES = """
            'Files': {'Type': 'AWS::EFS::FileSystem', 'DeletionPolicy': 'Retain', 'UpdateReplacePolicy': 'Retain', \
            'Properties': {%s}}""";
    private static final String NEW_FILES =
            "A new, empty file system takes its place; the old one is kept, outside the stack.";
    private static final String VAULT =
            "'Vault': {'Type': 'AWS::Backup::BackupVault', 'UpdateReplacePolicy': 'Delete', 'Properties': {%s}}";
    private static final String NEW_VAULT = """
            A new, empty backup vault takes its place; the old one is deleted if it is empty; otherwise the deletion \
            fails and it is kept, outside the stack.""";
    private static final String ACCESS =
            "'Access': {'Type': 'AWS::EFS::AccessPoint', 'Properties': {'FileSystemId': {'Ref': 'Files'}, %s}}";
    private static final String NEW_ACCESS = """
            A new access point takes its place; the old one is deleted, so volumes with its id can no longer be mounted, \
            while its files stay in the file system. Volumes need the id of the new access point.""";

    static Stream<Arguments> replacements() {
        return Stream.of(
                replaced(CLUSTER, "DatabaseName", "'wordpress'", "'shop'", NEW_CLUSTER),
                replaced(
                        CLUSTER,
                        "KmsKeyId",
                        "{'Fn::GetAtt': ['KeyA', 'Arn']}",
                        "{'Fn::GetAtt': ['KeyB', 'Arn']}",
                        NEW_CLUSTER),
                replaced(CLUSTER, "StorageEncrypted", null, "true", NEW_CLUSTER),
                replaced(CLUSTER, "DBSubnetGroupName", "{'Ref': 'SubnetsA'}", "{'Ref': 'SubnetsB'}", NEW_CLUSTER),
                replaced(CLUSTER, "SnapshotIdentifier", "'snap-1'", null, NEW_CLUSTER),
                replaced(CLUSTER, "SnapshotIdentifier", "'snap-1'", "'snap-2'", """
                        A new database cluster, restored from its SnapshotIdentifier, takes its place; the old one is \
                        deleted after a final snapshot."""),
                replaced(CLUSTER, "DBClusterIdentifier", "'shop'", "'shop-aurora'", NEW_CLUSTER),
                replaced(FILES, "KmsKeyId", "{'Ref': 'KeyA'}", "{'Ref': 'KeyB'}", NEW_FILES),
                replaced(FILES, "Encrypted", "false", "true", NEW_FILES),
                replaced(FILES, "PerformanceMode", "'generalPurpose'", "'maxIO'", NEW_FILES),
                replaced(FILES, "AvailabilityZoneName", null, "'eu-west-1a'", NEW_FILES),
                replaced(CACHE, "ReplicasPerNodeGroup", "1", "2", NEW_CACHE),
                replaced(CACHE, "Port", "6379", "6380", NEW_CACHE),
                replaced(CACHE, "AtRestEncryptionEnabled", null, "true", NEW_CACHE),
                replaced(CACHE, "KmsKeyId", null, "'alias/cache'", NEW_CACHE),
                replaced(CACHE, "CacheSubnetGroupName", "{'Ref': 'SubnetsA'}", "{'Ref': 'SubnetsB'}", NEW_CACHE),
                replaced(CACHE, "ReplicationGroupId", "'shop'", "'shop-redis'", NEW_CACHE),
                replaced(CACHE, "NumNodeGroups", "2", "3", NEW_CACHE),
                replaced(CACHE, "Engine", "'valkey'", "'redis'", NEW_CACHE),
                replaced(VAULT, "BackupVaultName", "'shop'", "'shop-backup'", NEW_VAULT),
                replaced(VAULT, "EncryptionKeyArn", null, "{'Fn::GetAtt': ['Key', 'Arn']}", NEW_VAULT),
                replaced(ACCESS, "RootDirectory", "{'Path': '/wp-content'}", "{'Path': '/content'}", NEW_ACCESS),
                replaced(ACCESS, "PosixUser", "{'Uid': '33', 'Gid': '33'}", "{'Uid': '82', 'Gid': '82'}", NEW_ACCESS),
                replaced(
                        "'Secret': {'Type': 'AWS::SecretsManager::Secret', 'Properties': {%s}}",
                        "Name", "'shop/auth'", "'shop/token'", """
                        A new secret takes its place; the old one is deleted at once, without a recovery window. \
                        Services that were set up with the old value still expect it."""),
                replaced(
                        "'Subnets': {'Type': 'AWS::RDS::DBSubnetGroup', 'Properties': {%s}}",
                        "DBSubnetGroupName", "'shop'", "'shop-db'", """
                        A new subnet group takes its place; the old one is deleted. Each database in it is replaced \
                        too."""),
                replaced(
                        """
                        'Media': {'Type': 'AWS::S3::Bucket', 'DeletionPolicy': 'RetainExceptOnCreate', \
                        'UpdateReplacePolicy': 'Retain', 'Properties': {%s}}""",
                        "BucketName",
                        "'media'",
                        "'shop-media'",
                        "A new, empty bucket takes its place; the old one is kept, outside the stack."),
                replaced(
                        """
                        'Sessions': {'Type': 'AWS::DynamoDB::Table', 'Properties': {'DeletionProtectionEnabled': \
                        true, %s}}""",
                        "KeySchema",
                        "[{'AttributeName': 'id', 'KeyType': 'HASH'}]",
                        "[{'AttributeName': 'user', 'KeyType': 'HASH'}]",
                        """
                        A new, empty table takes its place; the old one is protected against deletion and is kept, \
                        outside the stack."""),
                replaced(
                        "'Audit': {'Type': 'AWS::Logs::LogGroup', 'Properties': {%s}}",
                        "LogGroupName",
                        "'/shop/audit'",
                        "'/shop/access'",
                        "A new, empty log group takes its place; the old one is deleted with all its events."));
    }

    /** Resource, property, value before and after; then what the finding says of resource and data. */
    private static Arguments replaced(String resource, String property, String was, String is, String effect) {
        return arguments(resource, property, was, is, effect);
    }

    @ParameterizedTest
    @MethodSource("replacements")
    void aCreateOnlyPropertyReplacesItsResource(
            String resource, String property, String was, String is, String effect) {
        Baseline before = baseline(shop(with(resource, property, was)));
        Baseline now = baseline(shop(with(resource, property, is)));

        String path = before.stacks()
                .get("Shop")
                .resources()
                .values()
                .iterator()
                .next()
                .displayPath();
        assertThat(described(before, now))
                .containsExactly("FATAL PropertyReplaces %s: %s changed from %s to %s, which replaces the %s. %s"
                        .formatted(path, property, shown(was), shown(is), noun(effect), effect));
        assertThat(compare(before, now).get(0).fix())
                .isEqualTo("Set %s back, or accept the change: .accept(\"%s\", \"%s\", \"<reason>\")"
                        .formatted(property, path, property));
        assertThat(described(before, before)).isEmpty();
    }

    private static String with(String resource, String property, String value) {
        return resource.formatted("'Tags': []" + (value == null ? "" : ", '%s': %s".formatted(property, value)));
    }

    private static String shown(String value) {
        return value == null ? "not set" : Templates.json(value).toString();
    }

    private static String noun(String effect) {
        return effect.replaceFirst("^A new(?:, empty)? ([a-z ]+?)(?: takes|, restored).*", "$1");
    }

    @Test
    void addingAnAuthTokenReplacesTheCacheAndRotatingItDoesNot() {
        Baseline open = baseline(shop(CACHE.formatted("")));
        Baseline closed = baseline(shop(CACHE.formatted("'AuthToken': 'correct-horse-battery'")));
        Baseline rotated = baseline(shop(CACHE.formatted("'AuthToken': '{{resolve:secretsmanager:auth}}'")));

        assertThat(described(open, closed)).containsExactly("""
                        FATAL PropertyReplaces Shop/Cache: AuthToken changed from not set to "(a secret, not \
                        recorded)", which replaces the cache.\s""" + NEW_CACHE);
        assertThat(described(closed, open)).containsExactly("""
                        FATAL PropertyReplaces Shop/Cache: AuthToken changed from "(a secret, not recorded)" to not \
                        set, which replaces the cache.\s""" + NEW_CACHE);
        assertThat(described(closed, rotated)).isEmpty();
    }

    @Test
    void shardsChangeInPlaceWhileOnlineReshardingIsOn() {
        String resharding =
                CACHE.replace("'Properties'", "'UpdatePolicy': {'UseOnlineResharding': true}, 'Properties'");

        assertThat(described(
                        baseline(shop(resharding.formatted("'NumNodeGroups': 2"))),
                        baseline(shop(resharding.formatted("'NumNodeGroups': 3")))))
                .isEmpty();
    }

    @Test
    void anUpgradeToValkeyIsAWarning() {
        assertThat(described(
                        baseline(shop(CACHE.formatted("'Engine': 'redis'"))),
                        baseline(shop(CACHE.formatted("'Engine': 'valkey'")))))
                .containsExactly("""
                        WARNING PropertyMayReplace Shop/Cache: Engine changed from "redis" to "valkey", which may \
                        replace the cache.\s""" + NEW_CACHE);
    }

    @Test
    void conditionalReplacementIsAWarning() {
        assertThat(described(
                        baseline(shop(CLUSTER.formatted("'MasterUsername': 'wpadmin'"))),
                        baseline(shop(CLUSTER.formatted("'MasterUsername': 'admin'")))))
                .containsExactly("""
                        WARNING PropertyMayReplace Shop/Database: MasterUsername changed from "wpadmin" to "admin", \
                        which may replace the database cluster.\s""" + NEW_CLUSTER);
    }

    @Test
    void whatUpdatesInPlaceIsNoFinding() {
        assertThat(described(
                        baseline(shop(CLUSTER.formatted("'ServerlessV2ScalingConfiguration': {'MinCapacity': 2}") + ","
                                + CACHE.formatted("'NumCacheClusters': 2, 'CacheNodeType': 'cache.t4g.small'")
                                + "," + FILES.formatted("'ThroughputMode': 'bursting'"))),
                        baseline(shop(CLUSTER.formatted("'ServerlessV2ScalingConfiguration': {'MinCapacity': 4}") + ","
                                + CACHE.formatted("'NumCacheClusters': 3, 'CacheNodeType': 'cache.r7g.large'")
                                + "," + FILES.formatted("'ThroughputMode': 'elastic'")))))
                .isEmpty();
    }

    @Test
    void intrinsicsCompareByStructure() {
        String join = "'DBSubnetGroupName': {'Fn::Join': ['-', [{'Ref': 'AWS::StackName'}, 'db']]}";
        String key = "'KmsKeyId': {'Fn::If': ['Prod', {'Fn::GetAtt': ['Key', 'Arn']}, {'Ref': 'AWS::NoValue'}]}";
        Baseline before = baseline(shop(CLUSTER.formatted(join + "," + key)));

        assertThat(described(before, baseline(shop(CLUSTER.formatted(key + "," + join)))))
                .isEmpty();
        assertThat(described(
                        baseline(shop(ACCESS.formatted("'PosixUser': {'Uid': '33', 'Gid': '33'}"))),
                        baseline(shop(ACCESS.formatted("'PosixUser': {'Gid': 33, 'Uid': 33}")))))
                .isEmpty();
        assertThat(described(before, baseline(shop(CLUSTER.formatted(join.replace("'-'", "'_'") + "," + key)))))
                .containsExactly("""
                        FATAL PropertyReplaces Shop/Database: DBSubnetGroupName changed from \
                        {"Fn::Join":["-",[{"Ref":"AWS::StackName"},"db"]]} to \
                        {"Fn::Join":["_",[{"Ref":"AWS::StackName"},"db"]]}, which replaces the database cluster.\s""" + NEW_CLUSTER);
    }

    @Test
    void nestedPropertiesAreFound() {
        String fsx = "'Files': {'Type': 'AWS::FSx::FileSystem', 'Properties': {'OntapConfiguration': %s}}";

        assertThat(described(
                        baseline(shop(fsx.formatted("{'DeploymentType': 'MULTI_AZ_1', 'ThroughputCapacity': 128}"))),
                        baseline(shop(fsx.formatted("{'DeploymentType': 'SINGLE_AZ_1', 'ThroughputCapacity': 256}")))))
                .containsExactly("""
                        FATAL PropertyReplaces Shop/Files: OntapConfiguration.DeploymentType changed from \
                        "MULTI_AZ_1" to "SINGLE_AZ_1", which replaces the file system. A new, empty file system takes \
                        its place; the old one is deleted with all its data.""");
    }

    @Test
    void aMemberOfAClusterIsAWarningForItHoldsNoData() {
        String writer = """
                'Writer': {'Type': 'AWS::RDS::DBInstance', 'Properties': {'DBClusterIdentifier': {'Ref': 'Database'}, \
                'DBInstanceIdentifier': %s}}""";

        assertThat(described(baseline(shop(writer.formatted("'one'"))), baseline(shop(writer.formatted("'two'")))))
                .containsExactly("""
                        WARNING PropertyReplaces Shop/Writer: DBInstanceIdentifier changed from "one" to "two", which \
                        replaces the database instance. It holds no data of its own: the storage belongs to its \
                        cluster.""");
    }

    @Test
    void theWeakerOfOldAndNewReplacePolicyDecides() {
        String weak = FILES.replace("'UpdateReplacePolicy': 'Retain'", "'UpdateReplacePolicy': 'Delete'");

        assertThat(described(
                        baseline(shop(FILES.formatted("'Encrypted': false"))),
                        baseline(shop(weak.formatted("'Encrypted': true")))))
                .contains("""
                        FATAL PropertyReplaces Shop/Files: Encrypted changed from false to true, which replaces the \
                        file system. A new, empty file system takes its place; the old one is deleted with all its \
                        data.""");
    }

    @Test
    void aPropertyThatAnOlderExtractDidNotRecordIsAWarning() {
        Baseline recorded = baseline(shop(CLUSTER.formatted("")));
        Baseline older = new Baseline(Baseline.FORMAT, "0.0.1", recorded.stacks());

        assertThat(described(older, baseline(shop(CLUSTER.formatted("'DatabaseName': 'wordpress'")))))
                .containsExactly("""
                        WARNING PropertyMayReplace Shop/Database: DatabaseName changed from (not recorded) to \
                        "wordpress", which may replace the database cluster.\s""" + NEW_CLUSTER);
    }

    @Test
    void aPropertyThatTheSchemaNoLongerFlagsIsNoFinding() {
        Baseline before = baseline(shop(CLUSTER.formatted("")));
        before.stacks()
                .get("Shop")
                .resources()
                .get("Database")
                .replacesOnChange()
                .put("EngineVersion", Templates.json("'8.0'"));

        assertThat(described(before, baseline(shop(CLUSTER.formatted(""))))).isEmpty();
    }

    @Test
    void locationsPointIntoTheTemplate() {
        List<Finding> findings = compare(
                baseline(shop(CLUSTER.formatted("'DatabaseName': 'wordpress'"))),
                baseline(shop(CLUSTER.formatted("'DatabaseName': 'shop'"))));

        assertThat(findings)
                .extracting(Finding::subject)
                .containsExactly(Finding.Subject.resource("Shop", "Database", "Properties/DatabaseName"));
    }
}
