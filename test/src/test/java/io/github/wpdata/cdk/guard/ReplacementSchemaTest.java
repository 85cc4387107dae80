package io.github.wpdata.cdk.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.internal.template.StatefulTypes;
import io.github.wpdata.cdk.testing.Project;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The extract of the CloudFormation schemas, against what AWS documents. */
class ReplacementSchemaTest {

    private final ReplacementSchema schema = ReplacementSchema.bundled();

    @Test
    void theExtractNamesItsSourceAndDay() {
        JsonNode extract = Templates.json(
                Project.read("lib/src/main/resources/io/github/wpdata/cdk/guard/replacement-properties.json"));

        assertThat(extract.path("source").asText()).isEqualTo("@aws-cdk/aws-service-spec");
        assertThat(extract.path("version").asText()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(LocalDate.parse(extract.path("published").asText())).isAfter("2026-01-01");
    }

    @Test
    void theExtractHasTheTypesThatHoldState() {
        assertThat(StatefulTypes.all().values())
                .filteredOn(type -> !type.isInterchangeable())
                .extracting(type -> type.name())
                .containsExactlyInAnyOrderElementsOf(schema.types().keySet());
    }

    @Test
    void eachTypeWithProtectionsIsKnown() {
        assertThat(Protections.BY_TYPE.keySet()).hasSizeGreaterThan(20).allMatch(StatefulTypes.all()::containsKey);
    }

    @Test
    void eachNamePropertyReplaces() {
        assertThat(StatefulTypes.all().values())
                .filteredOn(type -> type.nameProperty() != null)
                .hasSizeGreaterThan(15)
                .allSatisfy(type ->
                        assertThat(schema.types().get(type.name()).replaces()).contains(type.nameProperty()));
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
