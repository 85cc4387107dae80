package io.github.wpdata.cdk.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.cache.AuthToken;
import io.github.wpdata.cdk.database.AdminCredentials;
import io.github.wpdata.cdk.site.WordPressSite;
import io.github.wpdata.cdk.testing.Intrinsics;
import io.github.wpdata.cdk.testing.Project;
import io.github.wpdata.cdk.testing.Refusals;
import io.github.wpdata.cdk.testing.TestStack;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolume;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.eks.KubectlProvider;
import software.amazon.awscdk.services.eks.KubectlProviderAttributes;
import software.amazon.awscdk.services.iam.Role;

/** The expected manifests are whole files; {@code -Ddocs.write=true} renews them. */
class WordPressManifestsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXPECTED = Project.ROOT.resolve("test/src/test/resources/kubernetes");
    private static final Path SCHEMAS = Project.ROOT.resolve("../shared/crds").normalize();

    private final TestStack test = new TestStack();

    private WordPressDataServices.Builder services() {
        return WordPressDataServices.Builder.create(test.stack(), "Data")
                .vpc(test.vpc())
                .clients(test.clients());
    }

    private WordPressSite site() {
        return services().build().addSite("shop");
    }

    /** What {@code aws cloudformation describe-stacks} would print. */
    private String deployed(WordPressManifests manifests) {
        CfnOutput.Builder.create(test.stack(), "Manifests")
                .value(manifests.toYaml())
                .build();
        JsonNode output = test.resources().template().at("/Outputs/Manifests/Value");
        return new Intrinsics(WordPressManifestsTest::deployedValue).text(output);
    }

    private static String deployedValue(String id) {
        if (id.endsWith("ReadEndpoint.Address")) {
            return "blogs.cluster-ro-c1.us-east-1.rds.amazonaws.com";
        }
        if (id.endsWith("Endpoint.Address")) {
            return "blogs.cluster-c1.us-east-1.rds.amazonaws.com";
        }
        if (id.endsWith("PrimaryEndPoint.Address")) {
            return "master.blogs.a1.use1.cache.amazonaws.com";
        }
        if (id.endsWith("CidrBlock")) {
            return "10.0.0.0/16";
        }
        if (id.endsWith("MasterUserSecret.SecretArn")) {
            return "arn:aws:secretsmanager:us-east-1:123456789012:secret:admin-AbCdEf";
        }
        if (id.contains("FileSystem")) {
            return "fs-0123456789abcdef0";
        }
        if (id.contains("AccessPoint")) {
            return "fsap-0bbbbbbbbbbbbbbb0";
        }
        if (id.contains("SitesshopFiles")) {
            return "fsap-0aaaaaaaaaaaaaaa0";
        }
        if (id.contains("Sitesshop")) {
            return "arn:aws:secretsmanager:us-east-1:123456789012:secret:shop-AbCdEf";
        }
        assertThat(id).startsWith("DataCacheSecret");
        return "arn:aws:secretsmanager:us-east-1:123456789012:secret:token-AbCdEf";
    }

    private static List<JsonElement> documents(String yaml) {
        List<JsonElement> documents = new ArrayList<>();
        new Yaml().loadAll(yaml).forEach(document -> documents.add(new Gson().toJsonTree(document)));
        return documents;
    }

    private static void assertExpected(String file, String yaml) throws IOException {
        Path expected = EXPECTED.resolve(file);
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(EXPECTED);
            Files.writeString(expected, yaml);
        }
        assertThat(yaml).isEqualTo(Project.read(expected));
    }

    private static JsonNode ofKind(String yaml, String kind) throws IOException {
        for (JsonElement document : documents(yaml)) {
            if (document.getAsJsonObject().get("kind").getAsString().equals(kind)) {
                return JSON.readTree(document.toString());
            }
        }
        throw new AssertionError("no " + kind + " in " + yaml);
    }

    private static void assertSchema(JsonNode object, String file) throws IOException {
        Assumptions.assumeTrue(
                Files.exists(SCHEMAS.resolve(file)), "The schemas of the operators are not there: " + SCHEMAS);
        JsonNode schema = JSON.readTree(Files.readString(SCHEMAS.resolve(file)));

        assertThat(object.path("apiVersion").asText())
                .isEqualTo(schema.path("group").asText() + "/"
                        + schema.path("version").asText());
        assertThat(OpenApiSchema.problems(object, schema.path("openAPIV3Schema")))
                .isEmpty();
    }

    @Test
    void everythingThatPodsOfTheOfficialImageNeed() throws IOException {
        String yaml =
                deployed(WordPressManifests.Builder.create(site()).deployment().build());

        assertExpected("shop.yaml", yaml);
        List<JsonElement> documents = documents(yaml);
        assertThat(documents).hasSize(9);
        V1ServiceAccount.validateJsonElement(documents.get(0));
        V1ConfigMap.validateJsonElement(documents.get(1));
        V1ConfigMap.validateJsonElement(documents.get(2));
        V1PersistentVolume.validateJsonElement(documents.get(4));
        V1PersistentVolumeClaim.validateJsonElement(documents.get(5));
        V1NetworkPolicy.validateJsonElement(documents.get(6));
        V1Deployment.validateJsonElement(documents.get(7));
        V1Service.validateJsonElement(documents.get(8));
    }

    @Test
    void externalSecretsAndTheKeysOfBitnami() throws IOException {
        String yaml = deployed(WordPressManifests.Builder.create(site())
                .externalSecrets()
                .imageKeys(ImageKeys.BITNAMI)
                .namespace("sites")
                .build());

        assertExpected("shop-bitnami.yaml", yaml);
        assertThat(documents(yaml)).hasSize(8);
    }

    @Test
    void theServicesWithoutASite() throws IOException {
        String yaml =
                deployed(WordPressManifests.Builder.create(services().build()).build());

        assertExpected("services.yaml", yaml);
        assertObjectsOfServices(yaml);
        assertSchema(ofKind(yaml, "SecretProviderClass"), "secretproviderclass-v1.json");
        assertThat(yaml)
                .doesNotContain("username")
                .doesNotContain("DB_PASSWORD")
                .doesNotContain("WP_REDIS_PREFIX");
    }

    @Test
    void theAdministratorsSecretOnRequest() throws IOException {
        WordPressDataServices data = services().build();
        String yaml = deployed(WordPressManifests.Builder.create(data)
                .name("legacy")
                .namespace("web")
                .administrator()
                .externalSecrets()
                .imageKeys(ImageKeys.BITNAMI)
                .build());

        assertExpected("services-administrator.yaml", yaml);
        assertThat(documents(yaml)).hasSize(8);
        assertSchema(ofKind(yaml, "ExternalSecret"), "externalsecret-v1.json");
        assertThat(ofKind(yaml, "ExternalSecret").at("/spec/data"))
                .extracting(entry -> entry.path("secretKey").asText())
                .containsExactly("username", "password", "redis_password");
    }

    @Test
    void servicesWithoutAnySecretHaveNoObjectForThem() throws IOException {
        String yaml = deployed(WordPressManifests.Builder.create(services()
                        .cache(cache -> cache.authToken(AuthToken.fromValue(SecretValue.secretsManager("redis"))))
                        .build())
                .build());

        assertThat(documents(yaml)).hasSize(6);
        assertThat(yaml).doesNotContain("SecretProviderClass").doesNotContain("auto_prepend_file");
    }

    private static void assertObjectsOfServices(String yaml) throws IOException {
        List<JsonElement> documents = documents(yaml);
        assertThat(documents).hasSize(7);
        V1ServiceAccount.validateJsonElement(documents.get(0));
        V1ConfigMap.validateJsonElement(documents.get(1));
        V1ConfigMap.validateJsonElement(documents.get(2));
        V1PersistentVolume.validateJsonElement(documents.get(4));
        V1PersistentVolumeClaim.validateJsonElement(documents.get(5));
        V1NetworkPolicy.validateJsonElement(documents.get(6));
    }

    @Test
    void namesThatYamlReadsOtherwiseStayTexts() {
        WordPressDataServices data = services().build();
        List<String> names = List.of("on", "off", "yes", "no", "y", "n", "true", "null", "e1", "nan", "inf");
        for (String name : names) {
            WordPressManifests manifests = WordPressManifests.Builder.create(data.addSite(name))
                    .namespace("123")
                    .serviceAccount("0x1f")
                    .caConfigMap("1e3")
                    .deployment()
                    .build();

            List<Object> read = new ArrayList<>();
            new Yaml().loadAll(manifests.toYaml()).forEach(read::add);

            assertThat(new Gson().toJson(read)).as(name).isEqualTo(new Gson().toJson(manifests.toMaps()));
        }
    }

    @Test
    void noTwoClaimsHaveVolumesOfOneName() throws IOException {
        WordPressDataServices data = services().build();
        WordPressManifests.Builder first =
                WordPressManifests.Builder.create(data.addSite("b-c")).namespace("a");
        WordPressManifests.Builder second =
                WordPressManifests.Builder.create(data.addSite("c")).namespace("a-b");

        assertThat(Stream.of(first, second)
                        .map(manifests -> volumeName(manifests.build().toMaps())))
                .containsExactly("wordpress-a.b-c", "wordpress-a-b.c");
    }

    private static Object volumeName(List<Map<String, Object>> objects) {
        return objects.stream()
                .filter(object -> object.get("kind").equals("PersistentVolume"))
                .map(object -> ((Map<?, ?>) object.get("metadata")).get("name"))
                .findFirst()
                .orElseThrow();
    }

    @Tag(Refusals.TAG)
    @Test
    void theServicesHaveNoUserForADeployment() {
        assertThatThrownBy(() -> WordPressManifests.Builder.create(services()
                                .database(database -> database.credentials(
                                        AdminCredentials.fromPassword(SecretValue.secretsManager("admin"))))
                                .files(files -> files.createFixedAccessPoint(false))
                                .build())
                        .deployment()
                        .administrator()
                        .build())
                .hasMessage(
                        "[Test/Data] deployment (true) needs a database user, which the services have for sites only; "
                                + "pass a site to Builder.create(…), or leave out deployment()\n"
                                + "[Test/Data] administrator (true) names a secret that the database does not have; build the "
                                + "database with AdminCredentials.managedByRds(), generatedSecret() or fromSecret(…), or leave out "
                                + "administrator()\n"
                                + "[Test/Data] services (Test/Data/Files) have no fixed access point, so a persistent volume has "
                                + "nothing to mount; build the files with fixedAccessPoint(…), or pass a site");
    }

    @Tag(Refusals.TAG)
    @Test
    void nothingIsRefused() {
        assertThatThrownBy(() ->
                        WordPressManifests.Builder.create((WordPressSite) null).build())
                .hasMessage("[WordPressManifests] site (null) is neither a site nor the services; pass one of them");
    }

    @Test
    void secretProviderClassKeepsTheSchemaOfItsOperator() throws IOException {
        assertSchema(
                ofKind(deployed(WordPressManifests.Builder.create(site()).build()), "SecretProviderClass"),
                "secretproviderclass-v1.json");
    }

    @Test
    void externalSecretKeepsTheSchemaOfItsOperator() throws IOException {
        String yaml = deployed(
                WordPressManifests.Builder.create(site()).externalSecrets().build());

        assertSchema(ofKind(yaml, "ExternalSecret"), "externalsecret-v1.json");
        assertSchema(ofKind(yaml, "SecretStore"), "secretstore-v1.json");
    }

    @Test
    void secretStoreOfAServiceAccountKeepsTheSchemaToo() throws IOException {
        String yaml = deployed(WordPressManifests.Builder.create(site())
                .serviceAccountRole(Role.fromRoleArn(test.stack(), "Role", "arn:aws:iam::123456789012:role/shop"))
                .serviceAccount("web")
                .externalSecrets()
                .build());

        JsonNode store = ofKind(yaml, "SecretStore");
        assertSchema(store, "secretstore-v1.json");
        assertThat(store.at("/spec/provider/aws/auth/jwt/serviceAccountRef/name")
                        .asText())
                .isEqualTo("web");
        assertThat(ofKind(yaml, "ServiceAccount")
                        .at("/metadata/annotations/eks.amazonaws.com~1role-arn")
                        .asText())
                .isEqualTo("arn:aws:iam::123456789012:role/shop");
    }

    @Test
    void schemasAreStrict() throws IOException {
        JsonNode object =
                ofKind(deployed(WordPressManifests.Builder.create(site()).build()), "SecretProviderClass");
        Assumptions.assumeTrue(Files.exists(SCHEMAS), "The schemas of the operators are not there: " + SCHEMAS);
        JsonNode schema = JSON.readTree(Files.readString(SCHEMAS.resolve("secretproviderclass-v1.json")))
                .path("openAPIV3Schema");
        JsonNode changed = JSON.readTree(object.toString().replace("\"parameters\"", "\"paramters\""));

        assertThat(OpenApiSchema.problems(changed, schema)).containsExactly(".spec.paramters is unknown");
    }

    @Test
    void providerObjectsAreYamlOfTheirOwn() throws IOException {
        JsonNode provider =
                ofKind(deployed(WordPressManifests.Builder.create(site()).build()), "SecretProviderClass");
        List<Map<String, Object>> objects =
                new Yaml().load(provider.at("/spec/parameters/objects").asText());

        assertThat(objects)
                .extracting(object -> object.get("objectName"))
                .containsExactly(
                        "arn:aws:secretsmanager:us-east-1:123456789012:secret:shop-AbCdEf",
                        "arn:aws:secretsmanager:us-east-1:123456789012:secret:token-AbCdEf");
        assertThat((List<?>) objects.get(0).get("jmesPath")).hasSize(10);
        assertThat((List<?>) objects.get(1).get("jmesPath"))
                .isEqualTo(List.of(Map.of("path", "token", "objectAlias", "redis_password")));
    }

    @Test
    void noSecretIsInAManifest() {
        String yaml = deployed(WordPressManifests.Builder.create(site()).build());

        assertThat(yaml).doesNotContain("resolve:secretsmanager");
    }

    @Test
    void aTokenThatIsNoSecretIsLeftToTheCaller() throws IOException {
        WordPressSite site = services()
                .cache(cache -> cache.authToken(AuthToken.fromValue(SecretValue.secretsManager("redis"))))
                .build()
                .addSite("shop");
        String yaml = deployed(WordPressManifests.Builder.create(site).build());

        assertThat(yaml).doesNotContain("redis_password").doesNotContain("WP_REDIS_PASSWORD");
    }

    @Test
    void manifestsAreAppliedToClustersOfBothModules() {
        WordPressManifests manifests = WordPressManifests.Builder.create(site()).build();
        manifests.applyTo(software.amazon.awscdk.services.eks.Cluster.fromClusterAttributes(
                test.stack(),
                "V1",
                software.amazon.awscdk.services.eks.ClusterAttributes.builder()
                        .clusterName("platform")
                        .kubectlProvider(KubectlProvider.fromKubectlProviderAttributes(
                                test.stack(),
                                "Provider",
                                KubectlProviderAttributes.builder()
                                        .functionArn("arn:aws:lambda:us-east-1:123456789012:function:kubectl")
                                        .handlerRole(Role.fromRoleArn(
                                                test.stack(), "Handler", "arn:aws:iam::123456789012:role/kubectl"))
                                        .kubectlRoleArn("arn:aws:iam::123456789012:role/kubectl")
                                        .build()))
                        .build()));
        manifests.applyTo(software.amazon.awscdk.services.eks_v2.Cluster.fromClusterAttributes(
                test.stack(),
                "V2",
                software.amazon.awscdk.services.eks_v2.ClusterAttributes.builder()
                        .clusterName("platform")
                        .kubectlProvider(
                                software.amazon.awscdk.services.eks_v2.KubectlProvider.fromKubectlProviderAttributes(
                                        test.stack(),
                                        "ProviderV2",
                                        software.amazon.awscdk.services.eks_v2.KubectlProviderAttributes.builder()
                                                .serviceToken("arn:aws:lambda:us-east-1:123456789012:function:kubectl")
                                                .role(Role.fromRoleArn(
                                                        test.stack(),
                                                        "HandlerV2",
                                                        "arn:aws:iam::123456789012:role/kubectl"))
                                                .build()))
                        .build()));

        assertThat(test.resources().all("Custom::AWSCDK-EKS-KubernetesResource"))
                .hasSize(2)
                .allSatisfy(resource ->
                        assertThat(resource.property("Manifest").toString()).contains("SecretProviderClass"));
    }

    static Stream<Arguments> refused() {
        String label = "use 1 to 63 lower-case letters, digits and hyphens, with no hyphen at either end";
        return Stream.of(
                refusal(
                        m -> m.name("1shop"),
                        "name (1shop) is not a name for all objects; use 1 to 59 lower-case letters, digits and hyphens, "
                                + "begin with a letter, and do not end with a hyphen"),
                refusal(
                        m -> m.administrator(),
                        "administrator (true) adds a user that reads all sites to the pods of one; leave out "
                                + "administrator(); the site has a user of its own"),
                refusal(m -> m.namespace("Shop"), "namespace (Shop) is not the name of a namespace; " + label),
                refusal(
                        m -> m.serviceAccount("a_b"),
                        "serviceAccount (a_b) is not the name of a service account; " + label),
                refusal(m -> m.caConfigMap(""), "caConfigMap (\"\") is not the name of a ConfigMap; " + label),
                refusal(
                        m -> m.deployment().image("wordpress"),
                        "image (wordpress) is not an image with a tag or digest; write it as in "
                                + "wordpress:6.8-php8.3-apache"),
                refusal(m -> m.deployment().replicas(0), "replicas (0 pods) is out of range; choose 1 to 1000 pods"),
                refusal(
                        m -> m.deployment().replicas(1001),
                        "replicas (1001 pods) is out of range; choose 1 to 1000 pods"),
                refusal(
                        m -> m.image("wordpress:6.8-php8.3-apache"),
                        "image (wordpress:6.8-php8.3-apache) has no effect without a Deployment; call deployment(), or leave "
                                + "image out"),
                refusal(
                        m -> m.replicas(3),
                        "replicas (3 pods) have no effect without a Deployment; call deployment(), or leave replicas out"),
                refusal(
                        m -> m.deployment().imageKeys(ImageKeys.BITNAMI),
                        "deployment (true) is a Deployment of the official image, which does not read the keys of "
                                + "BITNAMI; leave out deployment() or imageKeys(…)"),
                refusal(
                        m -> m.dataCidrs("10.0.0.0"),
                        "dataCidrs (10.0.0.0) is not an IPv4 range; write it as in 10.0.0.0/16"),
                refusal(
                        m -> m.dataCidrs("10.0.256.0/16"),
                        "dataCidrs (10.0.256.0/16) is not an IPv4 range; write it as in 10.0.0.0/16"),
                refusal(
                        m -> m.dataCidrs("10.0.0.0/33"),
                        "dataCidrs (10.0.0.0/33) is not an IPv4 range; write it as in 10.0.0.0/16"));
    }

    private static Arguments refusal(UnaryOperator<WordPressManifests.Builder> settings, String message) {
        return arguments(settings, message);
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest
    @MethodSource
    void refused(UnaryOperator<WordPressManifests.Builder> settings, String message) {
        WordPressManifests.Builder manifests = settings.apply(WordPressManifests.Builder.create(site()));

        assertThatThrownBy(manifests::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/Data/Sites/shop] " + message);
    }

    @Test
    void limitsThemselvesAreAccepted() {
        WordPressSite site = site();
        WordPressManifests.Builder manifests = WordPressManifests.Builder.create(site)
                .name("s".repeat(59))
                .namespace("n".repeat(63))
                .serviceAccount("a")
                .caConfigMap("rds")
                .image("registry.example:5000/team/wordpress@sha256:" + "0".repeat(64))
                .dataCidrs("10.0.0.0/0", "255.255.255.255/32")
                .deployment();

        assertThatCode(() -> manifests.replicas(1).build()).doesNotThrowAnyException();
        assertThatCode(() -> manifests.name("s").build()).doesNotThrowAnyException();
        assertThatThrownBy(() -> manifests.name("s".repeat(60)).build()).isInstanceOf(IllegalArgumentException.class);
        manifests.name("shop");
        assertThatCode(() -> manifests.replicas(1000).build()).doesNotThrowAnyException();
    }

    @Tag(Refusals.TAG)
    @Test
    void aCacheInClusterModeIsRefused() {
        WordPressSite site = services().cache(cache -> cache.shards(2)).build().addSite("shop");

        assertThatThrownBy(() -> WordPressManifests.Builder.create(site).build())
                .hasMessage(
                        "[Test/Data/Sites/shop] services (Test/Data/Cache) have a cache in cluster mode, which WP_REDIS_HOST cannot "
                                + "name; build the cache without shards(…)");
    }

    @Tag(Refusals.TAG)
    @Test
    void anImportedVpcWithoutARangeNeedsRanges() {
        IVpc vpc = Vpc.fromVpcAttributes(
                test.stack(),
                "Imported",
                VpcAttributes.builder()
                        .vpcId("vpc-0a1b2c3d")
                        .availabilityZones(List.of("us-east-1a", "us-east-1b"))
                        .privateSubnetIds(List.of("subnet-0a1b2c3d", "subnet-0a1b2c3e"))
                        .build());
        WordPressSite site = WordPressDataServices.Builder.create(test.stack(), "Data")
                .vpc(vpc)
                .clients(test.clients())
                .build()
                .addSite("shop");
        WordPressManifests.Builder manifests = WordPressManifests.Builder.create(site);

        assertThatThrownBy(manifests::build)
                .hasMessage("[Test/Data/Sites/shop] dataCidrs (none) cannot be derived from the imported VPC; set "
                        + "dataCidrs(…) to the address ranges of the data services' subnets");
        assertThatCode(() -> manifests.dataCidrs("10.0.0.0/16").build()).doesNotThrowAnyException();
    }
}
