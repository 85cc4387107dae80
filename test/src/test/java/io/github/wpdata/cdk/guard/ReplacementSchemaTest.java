package io.github.wpdata.cdk.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.internal.template.StatefulTypes;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The extract of the CloudFormation schemas, against what AWS documents. */
class ReplacementSchemaTest {

    private final ReplacementSchema schema = ReplacementSchema.bundled();

    @Test
    void theExtractNamesItsSourceAndDay() {
        assertThat(schema.source()).isEqualTo("@aws-cdk/aws-service-spec");
        assertThat(schema.version()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(LocalDate.parse(schema.published())).isAfter("2026-01-01");
    }

    @Test
    void eachTypeHasWordsForItsLoss() {
        assertThat(StatefulTypes.all()).containsOnlyKeys(schema.types().keySet());
    }

    @Test
    void theReplacementListOfACacheIsComplete() {
        assertThat(schema.types().get("AWS::ElastiCache::ReplicationGroup").replaces())
                .contains(
                        "ReplicationGroupId",
                        "CacheSubnetGroupName",
                        "Port",
                        "AtRestEncryptionEnabled",
                        "KmsKeyId",
                        "NetworkType",
                        "DataTieringEnabled",
                        "ReplicasPerNodeGroup",
                        "PreferredCacheClusterAZs",
                        "SnapshotName",
                        "SnapshotArns",
                        "GlobalReplicationGroupId")
                .doesNotContain("NumCacheClusters", "CacheNodeType", "EngineVersion");
    }

    @Test
    void aFlaggedPropertyStandsForWhatLiesBelowIt() {
        assertThat(schema.types().get("AWS::EFS::AccessPoint"))
                .isEqualTo(new ReplacementSchema.Type(
                        List.of("ClientToken", "FileSystemId", "PosixUser", "RootDirectory"), List.of(), List.of()));
    }
}
