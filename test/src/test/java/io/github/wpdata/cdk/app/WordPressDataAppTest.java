package io.github.wpdata.cdk.app;

import static io.github.wpdata.cdk.testing.SampleApp.ACCOUNT;
import static io.github.wpdata.cdk.testing.SampleApp.BACKUP_REGION;
import static io.github.wpdata.cdk.testing.SampleApp.CONFIGURATIONS;
import static io.github.wpdata.cdk.testing.SampleApp.DATA;
import static io.github.wpdata.cdk.testing.SampleApp.NETWORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.wpdata.cdk.guard.ReplacementGuard;
import io.github.wpdata.cdk.testing.Json;
import io.github.wpdata.cdk.testing.Project;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.SampleApp;
import io.github.wpdata.cdk.testing.Types;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.services.rds.CfnDBCluster;

/** The sample app as a user meets it, with the template validation's findings as errors. */
@Tag("validated")
class WordPressDataAppTest {
    private static final Pattern OUTPUT_ROW =
            Pattern.compile("^\\| `[a-z_]+` \\| `get.*?\\)` \\| `(\\w+)` \\|", Pattern.MULTILINE);

    @TempDir
    private Path baselines;

    private SampleApp app(String configuration) {
        return SampleApp.with(CONFIGURATIONS.get(configuration), baselines);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    production         | @wpdata/cdk:backupOptIn @wpdata/cdk:burstCredits @wpdata/cdk:noSubscription
                    production, copied | @wpdata/cdk:backupOptIn @wpdata/cdk:burstCredits @wpdata/cdk:noSubscription
                    production, let go | @wpdata/cdk:backupOptIn @wpdata/cdk:burstCredits @wpdata/cdk:noSubscription
                    named network      | @wpdata/cdk:backupOptIn @wpdata/cdk:burstCredits @wpdata/cdk:noSubscription
                    looked-up network  | @wpdata/cdk:backupOptIn @wpdata/cdk:burstCredits @wpdata/cdk:noSubscription
                    staging, copied    | @wpdata/cdk:backupOptIn @wpdata/cdk:burstCredits @wpdata/cdk:noSubscription aurora-deletion-protection aurora-pitr
                    development        | @wpdata/cdk:burstCredits @wpdata/cdk:noReader @wpdata/cdk:noReplica aurora-deletion-protection aurora-pitr aurora-reader backup-coverage cache-multi-az deletion-policy replacement-policy
                    """)
    void eachConfigurationPassesAllChecks(String configuration, String warnings) {
        SampleApp app = app(configuration);

        // An error would have failed the synthesis.
        assertThat(findings(app)).isEqualTo(new TreeSet<>(List.of(warnings.split(" "))));
        assertThat(app.file("manifest.json").has("missing")).isFalse();
        for (String stack : stacks(app)) {
            assertThat(types(app.resources(stack)))
                    .isNotEmpty()
                    .noneMatch(type -> type.matches("Custom::.*|AWS::(SSM|Lambda)::.*|.*::CustomResource"));
        }
    }

    /** Rules that found something, without the places. */
    private static Set<String> findings(SampleApp app) {
        Set<String> rules = new TreeSet<>();
        for (JsonNode report : app.file("validation-report.json").path("pluginReports")) {
            for (JsonNode violation : report.path("violations")) {
                rules.add(violation
                        .path("ruleName")
                        .asText()
                        .replaceFirst("^Annotation::", "")
                        .replaceFirst("^wpdata::(.*)@.*", "$1"));
            }
        }
        return rules;
    }

    private static List<String> stacks(SampleApp app) {
        return app.stacks().stream().map(stack -> stack.getNode().getId()).toList();
    }

    private static Set<String> types(Resources resources) {
        return resources.template().path("Resources").findValuesAsText("Type").stream()
                .collect(Collectors.toSet());
    }

    @Test
    void stacksAreNamedProtectedAndOrdered() {
        SampleApp app = app("production, copied");

        assertThat(stacks(app)).containsExactly(BACKUP_REGION, NETWORK, DATA);
        JsonNode artifacts = app.file("manifest.json").path("artifacts");
        JsonNode data = artifacts.path(DATA);
        assertThat(data.at("/environment").asText()).isEqualTo("aws://unknown-account/us-east-1");
        assertThat(data.at("/properties/stackName").asText()).isEqualTo("wordpress-data");
        assertThat(data.at("/properties/terminationProtection").asBoolean()).isTrue();
        assertThat(data.at("/dependencies")).extracting(JsonNode::asText).contains(BACKUP_REGION);
        JsonNode backup = artifacts.path(BACKUP_REGION);
        assertThat(backup.at("/environment").asText()).isEqualTo("aws://unknown-account/us-west-2");
        assertThat(backup.at("/properties/stackName").asText()).isEqualTo("wordpress-backup");
        assertThat(backup.at("/properties/terminationProtection").asBoolean()).isTrue();
    }

    @Test
    void nameAndRegionsAreTheDeployments() {
        SampleApp app = SampleApp.with(
                Map.of("name", "shop", "region", "eu-central-1", "backupRegion", "eu-west-1", "copyBackups", "true"),
                baselines);

        JsonNode artifacts = app.file("manifest.json").path("artifacts");
        assertThat(artifacts.at("/" + DATA + "/properties/stackName").asText()).isEqualTo("shop-data");
        assertThat(artifacts.at("/" + DATA + "/environment").asText()).isEqualTo("aws://unknown-account/eu-central-1");
        assertThat(artifacts.at("/" + BACKUP_REGION + "/environment").asText())
                .isEqualTo("aws://unknown-account/eu-west-1");
        app.resources(DATA).only("AWS::RDS::DBCluster").has("DBClusterIdentifier", "shop-aurora");
        app.resources(BACKUP_REGION).only("AWS::Backup::BackupVault").has("BackupVaultName", "shop-dr-vault");
        assertThat(baselines.resolve("shop.json")).exists();
    }

    @Test
    void bothPlansCopyIntoTheVaultOfTheOtherRegion() {
        SampleApp app = app("production, copied");

        Resource vault = app.resources(BACKUP_REGION)
                .only("AWS::Backup::BackupVault")
                .has("BackupVaultName", "wordpress-dr-vault")
                .isKept("RetainExceptOnCreate");
        vault.has(
                "EncryptionKeyArn",
                app.resources(BACKUP_REGION)
                        .only("AWS::KMS::Key")
                        .isKept("RetainExceptOnCreate")
                        .getAtt("Arn"));
        Object arn = Map.of(
                "Fn::Join",
                List.of(
                        "",
                        List.of(
                                "arn:aws:backup:us-west-2:",
                                Map.of("Ref", "AWS::AccountId"),
                                ":backup-vault:wordpress-dr-vault")));
        assertThat(app.resources(DATA).all("AWS::Backup::BackupPlan"))
                .hasSize(2)
                .allSatisfy(plan -> plan.has(
                        "BackupPlan.BackupPlanRule.0.CopyActions",
                        List.of(Map.of("DestinationBackupVaultArn", arn, "Lifecycle", Map.of("DeleteAfterDays", 30)))));
        JsonNode outputs = app.resources(BACKUP_REGION).template().path("Outputs");
        assertThat(outputs.fieldNames()).toIterable().containsExactlyInAnyOrder("BackupVaultName", "BackupVaultArn");
    }

    @Test
    void withoutCopiesThereIsNoOtherRegion() {
        SampleApp app = app("production");

        assertThat(stacks(app)).containsExactly(NETWORK, DATA);
        assertThat(app.resources(DATA).all("AWS::Backup::BackupPlan"))
                .allSatisfy(plan -> plan.lacks("BackupPlan.BackupPlanRule.0.CopyActions"));
    }

    @Test
    void templatesAreTheSameWithCredentialsAndWithout(@TempDir Path others) throws IOException {
        SampleApp with = app("production, copied");
        SampleApp without =
                SampleApp.guarded(Map.of("copyBackups", true, ReplacementGuard.RENEW_CONTEXT, "true"), null, others);

        for (int i = 0; i < 2; i++) {
            assertThat(without.templates().get(i))
                    .hasSameTextualContentAs(with.templates().get(i));
        }
    }

    @Test
    void everyOutputOfTheModulesIsAnOutput() {
        Resources resources = app("production").resources(DATA);

        Set<String> documented = OUTPUT_ROW
                .matcher(Project.read("docs/terraform-migration.md"))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
        Resource cluster = resources.only("AWS::RDS::DBCluster");
        Resource cache = resources.only("AWS::ElastiCache::ReplicationGroup");
        Resource files = resources.only("AWS::EFS::FileSystem");
        Map<String, Object> expected = Map.ofEntries(
                Map.entry("ClusterId", cluster.ref()),
                Map.entry("WriterEndpoint", cluster.getAtt("Endpoint.Address")),
                Map.entry("ReaderEndpoint", cluster.getAtt("ReadEndpoint.Address")),
                Map.entry("AdminSecretArn", cluster.getAtt("MasterUserSecret.SecretArn")),
                Map.entry("DatabaseSecurityGroupId", group(resources, "DataDatabase")),
                Map.entry("ReplicationGroupId", cache.ref()),
                Map.entry("CachePrimaryEndpoint", cache.getAtt("PrimaryEndPoint.Address")),
                Map.entry("CacheReaderEndpoint", cache.getAtt("ReaderEndPoint.Address")),
                Map.entry("CacheSecurityGroupId", group(resources, "DataCache")),
                Map.entry("FileSystemId", files.ref()),
                Map.entry("FileSystemArn", files.getAtt("Arn")),
                Map.entry(
                        "AccessPointId", resources.only("AWS::EFS::AccessPoint").ref()),
                Map.entry("FilesSecurityGroupId", group(resources, "DataFiles")));
        JsonNode outputs = resources.template().path("Outputs");
        expected.forEach((name, value) -> new Resource(name, outputs.path(name)).hasAttribute("Value", value));
        // There is none without cluster mode.
        documented.remove("CacheConfigurationEndpoint");
        assertThat(expected.keySet()).isEqualTo(documented);
        assertThat(outputs.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                documented.stream(),
                                Stream.of(
                                        "CacheAuthTokenSecretArn",
                                        "BackupVaultName",
                                        "BackupRoleArn",
                                        "NotificationTopicArn",
                                        "KubernetesManifests",
                                        "KubernetesDynamicManifests"))
                        .toList());
    }

    @Test
    void eachSiteHasOutputsOfItsOwn() throws IOException {
        Resources resources = app("production, two sites").resources(DATA);
        List<JsonNode> shop = manifests(resources, "ShopManifests");

        assertThat(shop)
                .extracting(manifest -> manifest.path("kind").asText())
                .contains("ServiceAccount", "SecretProviderClass", "PersistentVolume", "NetworkPolicy", "Deployment");
        assertThat(resources.template().path("Outputs").fieldNames())
                .toIterable()
                .contains("ShopSecretArn", "ShopAccessPointId", "BlogSecretArn", "BlogAccessPointId", "BlogManifests");
        assertThat(resources.all("AWS::EKS::PodIdentityAssociation"))
                .extracting(association -> association.property("Namespace").asText())
                .containsExactly("shop", "blog");
    }

    private static Map<String, Object> group(Resources resources, String prefix) {
        return resources.named("AWS::EC2::SecurityGroup", prefix).getAtt("GroupId");
    }

    @Test
    void manifestsAreYamlOnceDeployed() throws IOException {
        Resources resources = app("production").resources(DATA);

        List<JsonNode> fixed = manifests(resources, "KubernetesManifests");
        assertThat(fixed)
                .extracting(manifest -> manifest.path("kind").asText())
                .containsExactly("PersistentVolume", "PersistentVolumeClaim");
        assertThat(fixed.get(0).at("/spec/csi/volumeHandle").asText())
                .isEqualTo(resources.only("AWS::EFS::FileSystem").logicalId() + "::"
                        + resources.only("AWS::EFS::AccessPoint").logicalId());
        assertThat(manifests(resources, "KubernetesDynamicManifests"))
                .extracting(manifest -> manifest.path("kind").asText())
                .containsExactly("StorageClass", "PersistentVolumeClaim");
    }

    /** The manifests of an output, with logical ids in place of what a deployment fills in. */
    private static List<JsonNode> manifests(Resources resources, String output) throws IOException {
        StringBuilder text = new StringBuilder();
        for (JsonNode part : resources.template().path("Outputs").path(output).at("/Value/Fn::Join/1")) {
            text.append(part.isTextual() ? part.asText() : part.path("Ref").asText());
        }
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try (MappingIterator<JsonNode> documents =
                yaml.readerFor(JsonNode.class).readValues(text.toString())) {
            return documents.readAll();
        }
    }

    @ParameterizedTest
    @CsvSource({"named network", "looked-up network"})
    void anExistingNetworkIsUsedAsItStands(String configuration) {
        Resources resources = app(configuration).resources(DATA);

        assertThat(types(resources)).noneMatch(type -> type.matches("AWS::EC2::(VPC|Subnet|RouteTable|FlowLog)"));
        List<String> subnets = List.of("subnet-0a1b2c3d", "subnet-1a1b2c3d");
        resources.only("AWS::RDS::DBSubnetGroup").has("SubnetIds", subnets);
        resources.only("AWS::ElastiCache::SubnetGroup").has("SubnetIds", subnets);
        assertThat(resources.all("AWS::EFS::MountTarget"))
                .extracting(target -> target.property("SubnetId").asText())
                .containsExactlyInAnyOrderElementsOf(subnets);
        assertThat(resources.all("AWS::EC2::SecurityGroup"))
                .hasSize(3)
                .allSatisfy(group -> group.has("VpcId", "vpc-0a1b2c3d"));
        assertThat(resources.all("AWS::EC2::SecurityGroupIngress"))
                .hasSize(3)
                .allSatisfy(rule -> rule.has("SourceSecurityGroupId", "sg-0a1b2c3d"));
    }

    @Test
    void anExistingNetworkLeavesNoStackOfANetwork() {
        assertThat(stacks(app("named network"))).containsExactly(DATA);
    }

    @Test
    void theNetworkIsAStackWhoseExportsTheDataUses() {
        SampleApp app = app("production");

        assertThat(types(app.resources(DATA))).noneMatch(type -> type.matches("AWS::EC2::(VPC|Subnet|FlowLog)"));
        Resources network = app.resources(NETWORK);
        assertThat(network.all("AWS::EC2::Subnet")).hasSize(2);
        assertThat(app.resources(DATA).only(Types.DB_SUBNET_GROUP).property("SubnetIds"))
                .hasSize(2)
                .allSatisfy(id -> assertThat(id.path("Fn::ImportValue").asText())
                        .startsWith("wordpress-network:ExportsOutputRefVpcPrivateSubnet"));
        assertThat(network.template()
                        .path("Outputs")
                        .path("ClientSecurityGroupId")
                        .path("Value"))
                .isEqualTo(Json.of(network.only(Types.SECURITY_GROUP).getAtt("GroupId")));
        JsonNode artifact = app.file("manifest.json").at("/artifacts/" + NETWORK);
        assertThat(artifact.at("/properties/stackName").asText()).isEqualTo("wordpress-network");
        assertThat(artifact.at("/properties/terminationProtection").asBoolean()).isTrue();
    }

    @Test
    void everythingHasTheTagsOfTheDeployment() {
        SampleApp app = app("production, copied");

        for (Resource resource : List.of(
                app.resources(NETWORK).only("AWS::EC2::VPC"),
                app.resources(DATA).only(Types.DB_CLUSTER),
                app.resources(BACKUP_REGION).only(Types.KEY))) {
            assertThat(resource.property("Tags"))
                    .as("tags of %s", resource)
                    .contains(
                            tag("Project", "wordpress"), tag("Environment", "production"), tag("ManagedBy", "aws-cdk"));
        }
    }

    private static JsonNode tag(String key, String value) {
        return Json.of(Map.of("Key", key, "Value", value));
    }

    @Test
    void onlyALookupTiesTheDataToAnAccount() {
        assertThat(app("looked-up network")
                        .file("manifest.json")
                        .at("/artifacts/" + DATA + "/environment")
                        .asText())
                .isEqualTo("aws://" + ACCOUNT + "/us-east-1");
    }

    @Test
    void productionIsLetGoOnDemand() {
        app("production").templates();
        SampleApp letGo = SampleApp.guarded(CONFIGURATIONS.get("production, let go"), null, baselines);

        letGo.resources(DATA).only("AWS::RDS::DBCluster").has("DeletionProtection", false);
        assertThat(letGo.file("manifest.json")
                        .at("/artifacts/" + DATA + "/properties/terminationProtection")
                        .asBoolean())
                .isFalse();
        assertThat(findings(letGo))
                .containsExactlyInAnyOrder(
                        "@wpdata/cdk:backupOptIn",
                        "@wpdata/cdk:burstCredits",
                        "@wpdata/cdk:noSubscription",
                        "ProtectionLost");
    }

    @Test
    void lettingGoOfProductionAcceptsNothingElse() {
        app("production").templates();
        SampleApp letGo = SampleApp.guarded(CONFIGURATIONS.get("production, let go"), null, baselines);
        WordPressDataStack data = letGo.data();
        ((CfnDBCluster) data.getData().getDatabase().getCluster().getNode().getDefaultChild()).setDatabaseName("shop");

        assertThatThrownBy(letGo::templates).hasMessageContaining("Validation failed");
    }

    @Test
    void stagingMayBeProtected() {
        Resources resources = SampleApp.with(Map.of("profile", "staging", "deletionProtection", "true"), baselines)
                .resources(DATA);

        resources.only("AWS::RDS::DBCluster").has("DeletionProtection", true);
    }

    @Test
    void aProtectionThatWasNeverOnIsNothingToAccept() {
        Map<String, Object> unprotected = new HashMap<>(CONFIGURATIONS.get("production, let go"));
        unprotected.put("profile", "staging");
        SampleApp.with(unprotected, baselines).templates();

        assertThat(findings(SampleApp.guarded(unprotected, null, baselines)))
                .doesNotContain("UnusedAcceptance", "ProtectionLost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "staging, copied"})
    void anotherProfileUnderTheNameOfProductionFails(String other) {
        app("production").templates();
        SampleApp changed = SampleApp.guarded(CONFIGURATIONS.get(other), null, baselines);

        assertThatThrownBy(changed::templates).hasMessageContaining("Validation failed");
    }

    @Test
    void aProfileUnderANameOfItsOwnHasABaselineOfItsOwn() {
        app("production").templates();
        SampleApp.with(Map.of("profile", "development", "name", "wordpress-dev"), baselines)
                .templates();

        assertThat(baselines.resolve("wordpress.json")).exists();
        assertThat(baselines.resolve("wordpress-dev.json")).exists();
        assertThat(findings(SampleApp.guarded(Map.of(), null, baselines)))
                .containsExactly("@wpdata/cdk:backupOptIn", "@wpdata/cdk:burstCredits", "@wpdata/cdk:noSubscription");
    }

    @Test
    void anotherRegionUnderTheSameNameFails() {
        app("production").templates();
        SampleApp moved = SampleApp.guarded(Map.of("region", "eu-central-1"), null, baselines);

        assertThatThrownBy(moved::templates).hasMessageContaining("Validation failed");
    }
}
