package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wpdata.cdk.app.WordPressDataApp;
import io.github.wpdata.cdk.guard.ReplacementGuard;
import io.github.wpdata.cdk.testing.Json;
import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** The sample app with two sites: what exists for each, what the manifests name, and what a removed site leaves behind. */
@Rehearsal
class SitesRehearsalTest {
    private static final String NAME = "sites-" + Emulator.RUN;
    private static final String STACK = NAME + "-data";
    private static final String EKS = "platform-" + Emulator.RUN;
    private static final Path RUNTIME = Project.ROOT.resolve("test/src/test/node");
    private static final List<String> SITES = List.of("shop", "blog");

    private static Deployment deployment;
    private static Map<String, String> outputs;

    @BeforeAll
    static void deploy() {
        Shell.aws(
                "eks",
                "create-cluster",
                "--name",
                EKS,
                "--role-arn",
                "arn:aws:iam::" + Emulator.ACCOUNT + ":role/cluster",
                "--resources-vpc-config",
                "subnetIds=subnet-0a1b2c3d,subnet-1a1b2c3d");
        deployment = new Deployment(WordPressDataApp.class, "sites")
                .context("name", NAME)
                .context("terminationProtection", false)
                .context("sites", String.join(",", SITES))
                .context("cacheAccessControl", "users")
                .context("eksCluster", EKS)
                .context("eksAddons", true);
        deployment.deploy().orFail();
        outputs = Found.outputs(STACK);
    }

    @Test
    void theDataApiOfTheDatabaseIsOn() {
        Description.of(cluster()).has("HttpEndpointEnabled", true);
    }

    @Test
    void eachSiteHasASecretThatNamesItsDatabase() {
        DBCluster cluster = cluster();
        for (String site : SITES) {
            String secret = outputs.get(prefix(site) + "SecretArn");

            assertThat(Json.parse(Found.secret(secret)).path("password").asText())
                    .hasSize(64);
            Map.of(
                            "engine",
                            "mysql",
                            "host",
                            cluster.endpoint(),
                            "port",
                            "3306",
                            "username",
                            site,
                            "dbname",
                            site,
                            "dbClusterIdentifier",
                            cluster.dbClusterIdentifier(),
                            "masterarn",
                            cluster.masterUserSecret().secretArn())
                    .forEach((field, value) -> assertThat(Found.secret(secret, field))
                            .as("%s of the secret of %s", field, site)
                            .isEqualTo(value));
            assertThat(Shell.aws("secretsmanager", "describe-secret", "--secret-id", secret)
                            .path("RotationEnabled")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void theDeployedFunctionPreparesTheDatabaseAndCompletesTheSecrets(@TempDir Path folder) throws IOException {
        Backups.answerSql("CURRENT_USER", "wpadmin@%");
        DBCluster cluster = cluster();
        String source = function().at("/Properties/Code/ZipFile").asText();
        Path handler = Files.writeString(folder.resolve("index.js"), source);
        for (String site : SITES) {
            String secret = outputs.get(prefix(site) + "SecretArn");
            ObjectNode event = (ObjectNode) Json.of(Map.of(
                    "ClusterArn",
                    cluster.dbClusterArn(),
                    "AdminSecretArn",
                    cluster.masterUserSecret().secretArn(),
                    "SecretArn",
                    secret,
                    "Schema",
                    site));

            JsonNode result = Json.parse(Shell.run(
                    List.of("node", RUNTIME.resolve("sites-rehearsal.js").toString()),
                    Map.of(
                            "NODE_PATH", RUNTIME.resolve("sdk").toString(),
                            "SITE_HANDLER", handler.toString(),
                            "EVENT", event.toString())));

            assertThat(result.at("/answer/Status").asText()).as("%s", result).isEqualTo("SUCCESS");
            assertThat(result.path("statements").toString())
                    .contains("CREATE DATABASE IF NOT EXISTS `" + site + "`")
                    .contains("CREATE USER IF NOT EXISTS '" + site + "'@'%'")
                    .contains("REQUIRE SSL")
                    .contains("ON `" + site + "`.* TO '" + site + "'@'%'");
            assertThat(Found.secret(secret, "nonce_salt")).as("salt").hasSize(64);
            assertThat(Found.secret(secret, "username")).isEqualTo(site);
        }
    }

    @Test
    void eachSiteHasADirectory() {
        for (String site : SITES) {
            Description.of(Found.accessPoint(outputs.get(prefix(site) + "AccessPointId")))
                    .has("FileSystemId", outputs.get("FileSystemId"))
                    .has("RootDirectory.Path", "/sites/" + site)
                    .has("RootDirectory.CreationInfo.OwnerUid", 33L)
                    .has("RootDirectory.CreationInfo.Permissions", "0750")
                    .has("PosixUser.Uid", 33L);
        }
    }

    @Test
    void theCacheHasAUserForEachSite() {
        List<String> groups = Found.cache(outputs.get("ReplicationGroupId")).userGroupIds();
        assertThat(groups).as("user groups of the cache").hasSize(1);
        JsonNode group = Shell.aws("elasticache", "describe-user-groups", "--user-group-id", groups.get(0))
                .at("/UserGroups/0/UserIds");
        Map<String, String> access = new TreeMap<>();
        Shell.aws("elasticache", "describe-users").path("Users").forEach(user -> {
            if (StreamSupport.stream(group.spliterator(), false).anyMatch(user.path("UserId")::equals)) {
                access.put(
                        user.path("UserName").asText(),
                        user.path("AccessString").asText());
            }
        });

        assertThat(access).containsOnlyKeys("default", "shop", "blog");
        assertThat(access.get("default")).startsWith("off ");
        assertThat(access.get("shop")).startsWith("on ~shop:* ");
        assertThat(access.get("blog")).startsWith("on ~blog:* ");
    }

    @Test
    void podsOfEachSiteHaveARoleThatReachesThisSiteAlone() {
        for (String site : SITES) {
            JsonNode association = association(site);
            String role = association.path("roleArn").asText().replaceFirst(".*/", "");
            String other = site.equals("shop") ? "blog" : "shop";
            JsonNode names =
                    Shell.aws("iam", "list-role-policies", "--role-name", role).path("PolicyNames");
            assertThat(names).hasSize(1);
            String policy = Shell.aws(
                            "iam",
                            "get-role-policy",
                            "--role-name",
                            role,
                            "--policy-name",
                            names.get(0).asText())
                    .path("PolicyDocument")
                    .toString();

            assertThat(association.path("serviceAccount").asText()).isEqualTo(site);
            assertThat(Shell.aws("iam", "get-role", "--role-name", role)
                            .at("/Role/AssumeRolePolicyDocument")
                            .toString())
                    .contains("pods.eks.amazonaws.com", EKS, "\"" + site + "\"");
            assertThat(policy)
                    .contains(outputs.get(prefix(site) + "SecretArn"), outputs.get(prefix(site) + "AccessPointId"))
                    .doesNotContain(
                            outputs.get(prefix(other) + "SecretArn"), outputs.get(prefix(other) + "AccessPointId"));
        }
    }

    @Test
    void theClusterHasTheAddons() {
        assertThat(Shell.aws("eks", "list-addons", "--cluster-name", EKS).path("addons"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        "aws-efs-csi-driver", "aws-secrets-store-csi-driver-provider", "eks-pod-identity-agent");
    }

    @Test
    void theManifestsNameWhatExists() {
        DBCluster cluster = cluster();
        for (String site : SITES) {
            Map<String, JsonNode> manifests = manifests(site);
            JsonNode environment = manifests.get("ConfigMap " + site).path("data");
            List<Map<String, Object>> secrets = new Yaml()
                    .load(manifests
                            .get("SecretProviderClass " + site)
                            .at("/spec/parameters/objects")
                            .asText());

            assertThat(manifests).hasSize(9);
            assertThat(manifests
                            .get("PersistentVolume wordpress-" + site + "." + site)
                            .at("/spec/csi/volumeHandle")
                            .asText())
                    .isEqualTo(outputs.get("FileSystemId") + "::" + outputs.get(prefix(site) + "AccessPointId"));
            assertThat(environment.path("WORDPRESS_DB_HOST").asText()).isEqualTo(cluster.endpoint() + ":3306");
            assertThat(environment.path("WORDPRESS_DB_READER_HOST").asText())
                    .isEqualTo(cluster.readerEndpoint() + ":3306");
            assertThat(environment.path("WP_REDIS_HOST").asText()).isEqualTo(outputs.get("CachePrimaryEndpoint"));
            assertThat(secrets)
                    .extracting(secret -> secret.get("objectName"))
                    .hasSize(2)
                    .contains(outputs.get(prefix(site) + "SecretArn"))
                    .allSatisfy(secret -> assertThat(Found.secretArns()).contains(secret.toString()));
            assertThat(manifests
                            .get("ServiceAccount " + site)
                            .at("/metadata/namespace")
                            .asText())
                    .isEqualTo(association(site).path("namespace").asText());
        }
    }

    @Test
    @Order(Integer.MAX_VALUE - 2)
    void aSecondDeploymentChangesNothing() {
        Map<String, String> before = Found.physicalIds(STACK);

        assertThat(deployment.deploy().orFail().output()).contains("WordPressData (" + STACK + ") (no changes)");

        assertThat(Found.physicalIds(STACK)).as("ids of the resources").isEqualTo(before);
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void aRemovedSiteLeavesItsDataBehind() {
        deployment.context("sites", "shop");
        assertThat(deployment.deploy().refused().output())
                .contains("FATAL WordPressData/Data/Sites/blog/Secret")
                .contains("FATAL WordPressData/Data/Sites/blog/Files");

        deployment.context(ReplacementGuard.RENEW_CONTEXT, true).deploy().orFail();

        Map<String, String> after = Found.outputs(STACK);
        assertThat(after).containsKey("ShopManifests").doesNotContainKey("BlogManifests");
        assertThat(Found.secretArns()).contains(outputs.get("BlogSecretArn"));
        Description.of(Found.accessPoint(outputs.get("BlogAccessPointId"))).has("RootDirectory.Path", "/sites/blog");
        assertThat(associations())
                .extracting(pod -> pod.path("namespace").asText())
                .containsExactly("shop");
        assertThat(after.get("ShopSecretArn")).isEqualTo(outputs.get("ShopSecretArn"));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void aSiteThatIsAddedAgainHasTheFormerDirectory() {
        deployment.context("sites", "shop,blog").deploy().orFail();

        Map<String, String> after = Found.outputs(STACK);
        assertThat(after.get("BlogAccessPointId")).isNotEqualTo(outputs.get("BlogAccessPointId"));
        Description.of(Found.accessPoint(after.get("BlogAccessPointId"))).has("RootDirectory.Path", "/sites/blog");
        assertThat(Found.secret(after.get("BlogSecretArn"), "username")).isEqualTo("blog");
        assertThat(associations()).hasSize(2);
    }

    private static DBCluster cluster() {
        return Found.cluster(outputs.get("ClusterId"));
    }

    /** The function of the sites, as CloudFormation has it. */
    private static JsonNode function() {
        JsonNode template = Shell.aws("cloudformation", "get-template", "--stack-name", STACK)
                .path("TemplateBody");
        JsonNode resources = (template.isTextual() ? Json.parse(template.asText()) : template).path("Resources");
        return resources.properties().stream()
                .filter(resource -> resource.getKey().startsWith("WordPressSitesHandler"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static List<JsonNode> associations() {
        JsonNode all = Shell.aws("eks", "list-pod-identity-associations", "--cluster-name", EKS)
                .path("associations");
        return StreamSupport.stream(all.spliterator(), false).toList();
    }

    private static JsonNode association(String site) {
        String id = associations().stream()
                .filter(association -> association.path("namespace").asText().equals(site))
                .findFirst()
                .orElseThrow()
                .path("associationId")
                .asText();
        return Shell.aws("eks", "describe-pod-identity-association", "--cluster-name", EKS, "--association-id", id)
                .path("association");
    }

    /** The documents of a site's output, by kind and name. */
    private static Map<String, JsonNode> manifests(String site) {
        Map<String, JsonNode> manifests = new TreeMap<>();
        new Yaml().loadAll(outputs.get(prefix(site) + "Manifests")).forEach(document -> {
            JsonNode manifest = Json.of(document);
            manifests.put(
                    manifest.path("kind").asText() + " "
                            + manifest.at("/metadata/name").asText(),
                    manifest);
        });
        return manifests;
    }

    private static String prefix(String site) {
        return site.substring(0, 1).toUpperCase(Locale.ROOT) + site.substring(1);
    }
}
