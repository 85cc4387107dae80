package io.github.wpdata.cdk.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.cache.AccessControl;
import io.github.wpdata.cdk.database.AdminCredentials;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.SampleApp;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;

class WordPressSiteTest {
    private final TestStack test = new TestStack();

    private WordPressDataServices.Builder services() {
        return WordPressDataServices.Builder.create(test.stack(), "Data")
                .vpc(test.vpc())
                .clients(test.clients());
    }

    private Resource site(UnaryOperator<WordPressSite.Builder> settings, String type) {
        services().build().addSite("my-shop", settings::apply);
        return test.resources().named(type, "DataSitesmyshop");
    }

    @Test
    void secretHasTheShapeOfSecretsForRds() {
        services().build().addSite("my-shop");
        Resources resources = test.resources();
        Resource cluster = resources.only("AWS::RDS::DBCluster");

        resources
                .named("AWS::SecretsManager::Secret", "DataSitesmyshop")
                .has("Description", "WordPress site my-shop: database user, keys and salts")
                .has("KmsKeyId", resources.named("AWS::KMS::Key", "DataKey").getAtt("Arn"))
                .has(
                        "GenerateSecretString",
                        Map.of(
                                "ExcludePunctuation",
                                true,
                                "GenerateStringKey",
                                "password",
                                "PasswordLength",
                                64,
                                "SecretStringTemplate",
                                Map.of(
                                        "Fn::Join",
                                        List.of(
                                                "",
                                                List.of(
                                                        "{\"engine\":\"mysql\",\"host\":\"",
                                                        cluster.getAtt("Endpoint.Address"),
                                                        "\",\"port\":3306,\"username\":\"my_shop\",\"dbname\":\"my_shop\","
                                                                + "\"dbClusterIdentifier\":\"",
                                                        cluster.ref(),
                                                        "\",\"masterarn\":\"",
                                                        cluster.getAtt("MasterUserSecret.SecretArn"),
                                                        "\"}")))));
    }

    @Test
    void accessPointOpensAtADirectoryOfItsOwn() {
        site(site -> site, "AWS::EFS::AccessPoint")
                .has("PosixUser", Map.of("Uid", "33", "Gid", "33"))
                .has(
                        "RootDirectory",
                        Map.of(
                                "Path",
                                "/sites/my-shop",
                                "CreationInfo",
                                Map.of("OwnerUid", "33", "OwnerGid", "33", "Permissions", "0750")));
    }

    @Test
    void ownerAndDirectoryCanBeSet() {
        site(site -> site.owner(82, 83).directory("/restored/shop"), "AWS::EFS::AccessPoint")
                .has("PosixUser", Map.of("Uid", "82", "Gid", "83"))
                .has(
                        "RootDirectory",
                        Map.of(
                                "Path",
                                "/restored/shop",
                                "CreationInfo",
                                Map.of("OwnerUid", "82", "OwnerGid", "83", "Permissions", "0750")));
    }

    @Test
    void functionPreparesSchemaAndUserOnceTheInstancesAreThere() {
        services().build().addSite("my-shop");
        Resources resources = test.resources();
        Resource cluster = resources.only("AWS::RDS::DBCluster");
        Resource schema = resources.only("Custom::WordPressSiteDatabase");

        schema.has("ServiceToken", resources.only("AWS::Lambda::Function").getAtt("Arn"));
        schema.has("AdminSecretArn", cluster.getAtt("MasterUserSecret.SecretArn"))
                .has("ClusterResourceId", cluster.getAtt("DBClusterResourceId"))
                .has("Host", cluster.getAtt("Endpoint.Address"))
                .has("Port", 3306)
                .has("Schema", "my_shop")
                .has("Username", "my_shop")
                .has(
                        "SecretArn",
                        resources
                                .named("AWS::SecretsManager::Secret", "DataSitesmyshop")
                                .ref())
                .has("ServiceTimeout", "600");
        assertThat(texts(schema.json().path("DependsOn")))
                .containsExactlyInAnyOrderElementsOf(resources.all("AWS::RDS::DBInstance").stream()
                        .map(Resource::logicalId)
                        .toList());
    }

    @Test
    void schemaAndUserCanBeNamed() {
        site(site -> site.databaseName("wordpress").username("editor"), "Custom::WordPressSiteDatabase")
                .has("Schema", "wordpress")
                .has("Username", "editor");
    }

    @Test
    void aSiteTurnsTheDataApiOn() {
        WordPressDataServices data = services().build();
        data.addSite("shop");

        test.resources().only("AWS::RDS::DBCluster").has("EnableHttpEndpoint", true);
    }

    @Test
    void dataStaysOfAProtectedPlatformAndGoesWithADisposableOne() {
        services().build().addSite("shop");
        Resources kept = test.resources();
        TestStack other = new TestStack();
        WordPressDataServices.Builder.create(other.stack(), "Data")
                .vpc(other.vpc())
                .clients(other.clients())
                .removalPolicy(RemovalPolicy.DESTROY)
                .database(db -> db.deletionProtection(false))
                .build()
                .addSite("shop");
        Resources gone = other.resources();

        for (String type : List.of("AWS::SecretsManager::Secret", "AWS::EFS::AccessPoint")) {
            kept.named(type, "DataSitesshop")
                    .hasAttribute("DeletionPolicy", "RetainExceptOnCreate")
                    .hasAttribute("UpdateReplacePolicy", "Retain");
            gone.named(type, "DataSitesshop").isKept("Delete");
        }
    }

    @Test
    void rotationStartsAfterTheUserIsThere() {
        services().build().addSite("shop", site -> site.rotation(Duration.days(30)));
        Resources resources = test.resources();
        Resource schedule = resources.only("AWS::SecretsManager::RotationSchedule");

        schedule.has(
                        "SecretId",
                        resources
                                .named("AWS::SecretsManager::Secret", "DataSitesshop")
                                .ref())
                .has(
                        "RotationLambdaARN",
                        resources.only("AWS::Lambda::Function").getAtt("Arn"))
                .has("RotationRules", Map.of("AutomaticallyAfterDays", 30));
        assertThat(texts(schedule.json().path("DependsOn")))
                .contains(
                        resources.only("Custom::WordPressSiteDatabase").logicalId(),
                        resources.only("AWS::Lambda::Permission").logicalId());
        resources
                .only("AWS::Lambda::Permission")
                .has("Principal", "secretsmanager.amazonaws.com")
                .has("SourceAccount", "123456789012");
    }

    @Test
    void oneFunctionServesAllSitesAndMayTouchNothingElse() {
        WordPressDataServices data = services().build();
        data.addSite("shop", site -> site.rotation(Duration.days(30)));
        data.addSite("blog", site -> site.rotation(Duration.days(30)));
        Resources resources = test.resources();
        Map<String, Object> shop =
                resources.named("AWS::SecretsManager::Secret", "DataSitesshop").ref();
        Map<String, Object> blog =
                resources.named("AWS::SecretsManager::Secret", "DataSitesblog").ref();

        assertThat(resources.all("AWS::Lambda::Function")).hasSize(1);
        assertThat(resources.all("AWS::Lambda::Permission")).hasSize(1);
        Resource policy = resources.named("AWS::IAM::Policy", "WordPressSites");
        policy.has("PolicyDocument.Statement.0.Action", List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                .has("PolicyDocument.Statement.1.Action", "rds-data:ExecuteStatement")
                .has("PolicyDocument.Statement.2.Action", "secretsmanager:GetSecretValue")
                .has(
                        "PolicyDocument.Statement.2.Resource",
                        resources.only("AWS::RDS::DBCluster").getAtt("MasterUserSecret.SecretArn"))
                .has("PolicyDocument.Statement.3.Action", List.of("kms:Decrypt", "kms:GenerateDataKey"))
                .has(
                        "PolicyDocument.Statement.3.Condition",
                        Map.of("StringEquals", Map.of("kms:ViaService", "secretsmanager.us-east-1.amazonaws.com")))
                .has(
                        "PolicyDocument.Statement.4.Action",
                        List.of(
                                "secretsmanager:DescribeSecret",
                                "secretsmanager:GetSecretValue",
                                "secretsmanager:PutSecretValue",
                                "secretsmanager:UpdateSecretVersionStage"))
                .has("PolicyDocument.Statement.4.Resource", List.of(shop, blog))
                .has(
                        "PolicyDocument.Statement.5.Action",
                        List.of(
                                "secretsmanager:CreateSecret",
                                "secretsmanager:DeleteSecret",
                                "secretsmanager:GetSecretValue",
                                "secretsmanager:PutSecretValue"));
        assertThat(policy.property("PolicyDocument.Statement.5.Resource").toString())
                .contains(":secret:wordpress-site-test/Test-WordPressSites-")
                .contains("/*");
        assertThat(policy.property("PolicyDocument.Statement")).hasSize(6);
    }

    @Test
    void functionMayDecryptTheAdministratorsSecretUnderAKeyOfItsOwn() {
        Key key = new Key(test.stack(), "AdminKey");
        services()
                .database(db -> db.credentials(AdminCredentials.managedByRds(key)))
                .build()
                .addSite("shop");
        Resources resources = test.resources();

        assertThat(resources
                        .named("AWS::IAM::Policy", "WordPressSites")
                        .property("PolicyDocument.Statement.3")
                        .toString())
                .contains(
                        "kms:Decrypt",
                        resources.named("AWS::KMS::Key", "AdminKey").logicalId());
    }

    @Test
    void grantReachesSecretKeyAndDirectoryOfThisSiteAlone() {
        WordPressDataServices data = services().build();
        WordPressSite shop = data.addSite("shop");
        data.addSite("blog");
        Role role = Role.Builder.create(test.stack(), "Pods")
                .assumedBy(new ServicePrincipal("pods.eks.amazonaws.com"))
                .build();
        shop.grantAccess(role);
        Resources resources = test.resources();

        JsonNode policy = resources.named("AWS::IAM::Policy", "Pods").property("PolicyDocument.Statement");
        assertThat(policy.toString())
                .contains(resources
                        .named("AWS::SecretsManager::Secret", "DataSitesshop")
                        .logicalId())
                .contains(resources
                        .named("AWS::EFS::AccessPoint", "DataSitesshop")
                        .logicalId())
                .contains(resources
                        .named("AWS::SecretsManager::Secret", "DataCacheSecret")
                        .logicalId())
                .doesNotContain("DataSitesblog")
                .doesNotContain("MasterUserSecret");
        for (JsonNode statement : policy) {
            assertThat(statement.path("Resource").toString()).isNotEqualTo("\"*\"");
            if (statement.path("Action").toString().contains("elasticfilesystem:")) {
                assertThat(statement
                                .at("/Condition/StringEquals/elasticfilesystem:AccessPointArn")
                                .toString())
                        .contains("DataSitesshop");
            }
        }
    }

    @Test
    void aSiteAddsFourResourcesAndTheFirstTheFunction() {
        WordPressDataServices data = services().build();
        for (int i = 0; i < 20; i++) {
            data.addSite("site" + i, site -> site.rotation(Duration.days(30)));
        }
        TestStack without = new TestStack();
        WordPressDataServices.Builder.create(without.stack(), "Data")
                .vpc(without.vpc())
                .clients(without.clients())
                .build();

        int services = without.resources().template().path("Resources").size();
        assertThat(test.resources().template().path("Resources")).hasSize(services + 5 + 20 * 4);
    }

    @Test
    void sitesThatShareATokenAreWarnedOf() {
        WordPressDataServices data = services().build();
        data.addSite("shop");
        data.addSite("blog");

        assertThat(test.warnings())
                .filteredOn(warning -> warning.contains("sharedCacheToken"))
                .containsExactly(
                        "sites blog and shop log in to the cache with one token, so each can read the entries of the "
                                + "other; create the cache with accessControl(AccessControl.USERS) [ack: "
                                + "@wpdata/cdk:sharedCacheToken]");
    }

    @Test
    void aCacheWithUsersHasOneForEachSite() {
        WordPressDataServices data = services()
                .cache(cache -> cache.accessControl(AccessControl.USERS))
                .build();
        WordPressSite shop = data.addSite("shop");
        data.addSite("blog");
        Role role = Role.Builder.create(test.stack(), "Pods")
                .assumedBy(new ServicePrincipal("pods.eks.amazonaws.com"))
                .build();
        shop.grantAccess(role);
        Resources resources = test.resources();

        assertThat(resources.all("AWS::ElastiCache::User"))
                .extracting(user -> user.property("AccessString").asText())
                .containsExactly(
                        "off ~* -@all",
                        "on ~shop:* +@all -@admin -@dangerous -@pubsub +info",
                        "on ~blog:* +@all -@admin -@dangerous -@pubsub +info");
        assertThat(resources.named("AWS::IAM::Policy", "Pods").json().toString())
                .contains("DataCacheUsersredisusershopSecret")
                .doesNotContain("userblogSecret");
        assertThat(test.warnings()).noneMatch(warning -> warning.contains("sharedCacheToken"));
    }

    @Test
    void deploymentsOfOneAppDoNotReachEachOthersTestSecrets() {
        String one = testSecretPrefix("one");

        assertThat(one).matches("wordpress-site-test/onedata-WordPressSites-\\w+/");
        assertThat(testSecretPrefix("two")).isNotEqualTo(one);
    }

    private static String testSecretPrefix(String name) {
        SampleApp app = SampleApp.with(Map.of("name", name, "sites", "shop"));
        return app.resources(SampleApp.DATA)
                .named("AWS::Lambda::Function", "WordPressSites")
                .property("Environment.Variables.TEST_SECRET_PREFIX")
                .asText();
    }

    @Test
    void aSiteMayStandInAnotherStack() {
        WordPressDataServices data = services().build();
        TestStack sites = new TestStack(test.app(), "Sites");
        WordPressSite site = WordPressSite.Builder.create(sites.stack(), "Shop")
                .services(data)
                .name("shop")
                .rotation(Duration.days(7))
                .build();

        Resources resources = sites.resources();
        assertThat(resources.all("AWS::Lambda::Function")).hasSize(1);
        resources.only("AWS::EFS::AccessPoint");
        resources.only("AWS::SecretsManager::Secret");
        assertThat(test.resources().all("AWS::Lambda::Function")).isEmpty();
        assertThat(site.getServices()).isSameAs(data);
    }

    @Test
    void gettersNameEverything() {
        WordPressSite site = services().build().addSite("my-shop");

        assertThat(site.getSiteName()).isEqualTo("my-shop");
        assertThat(site.getDatabaseName()).isEqualTo("my_shop");
        assertThat(site.getUsername()).isEqualTo("my_shop");
        assertThat(site.getDirectory()).isEqualTo("/sites/my-shop");
        assertThat(site.getCacheKeyPrefix()).isEqualTo("my-shop:");
        assertThat(test.stack().resolve(site.getAccessPoint().getAccessPointId()))
                .asString()
                .contains("DataSitesmyshop");
        assertThat(test.stack().resolve(site.getSecret().getSecretArn()))
                .asString()
                .contains("DataSitesmyshop");
    }

    private static List<String> texts(JsonNode list) {
        return new ArrayList<>(StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList());
    }
}
