package io.github.wpdata.cdk.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.cache.AccessControl;
import io.github.wpdata.cdk.kubernetes.WordPressManifests;
import io.github.wpdata.cdk.site.WordPressSite;
import io.github.wpdata.cdk.testing.TestStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;

/**
 * Two real WordPress sites, driven by what the library renders: the function, secrets, parameters and access strings of the
 * template, and the manifests with addresses of this machine in the place of tokens. Run by {@code mvn test -Pwordpress}.
 */
@Tag("wordpress")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WordPressTrialTest {
    private static final int FEWEST_REQUESTS = 20;

    private LocalDeployment deployment;
    private Programs programs;
    private Map<String, JsonNode> answers;
    private Pod shopPod;
    private Pod blogPod;
    private Browser shop;
    private Browser blog;
    private int refusals;

    @BeforeAll
    void installBothSites(@TempDir Path folder) throws IOException {
        // The users of the pods have to get at their files.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        programs = new Programs(folder);
        deployment = new LocalDeployment(template(), programs, folder);
        answers = deployment.deploySites("Create");
        shopPod = pod(folder, "Shop");
        blogPod = pod(folder, "Blog");
        shop = new Browser(shopPod.port);
        blog = new Browser(blogPod.port);
        assertThat(shop.install("The shop").body()).contains("Success!");
        assertThat(blog.install("The blog").body()).contains("Success!");
        shop.logIn();
        blog.logIn();
    }

    private static JsonNode template() {
        TestStack test = new TestStack();
        int databasePort = Programs.freePort();
        int cachePort = Programs.freePort();
        WordPressDataServices data = WordPressDataServices.Builder.create(test.stack(), "Data")
                .vpc(test.vpc())
                .clients(test.clients())
                .database(db -> db.port(databasePort))
                .cache(cache -> cache.port(cachePort).accessControl(AccessControl.USERS))
                .build();
        render(test, "Shop", data.addSite("shop", site -> site.rotation(Duration.days(30))));
        render(test, "Blog", data.addSite("blog", site -> site.owner(82, 82).rotation(Duration.days(30))));
        // Its schema, sh_p, matches shop in a GRANT that does not escape the underscore.
        data.addSite("sh-p");
        return test.resources().template();
    }

    private static void render(TestStack test, String output, WordPressSite site) {
        CfnOutput.Builder.create(test.stack(), output)
                .value(WordPressManifests.Builder.create(site)
                        .deployment()
                        .build()
                        .toYaml())
                .build();
    }

    private Pod pod(Path folder, String output) throws IOException {
        Path root = Files.createDirectories(folder.resolve(output));
        Pod pod = new Pod(deployment, root, deployment.output(output));
        pod.start(programs, output);
        return pod;
    }

    @AfterAll
    void end() {
        System.out.println("tried: " + refusals + " reads of another site, each refused by database, cache or files");
        if (programs != null) {
            programs.close();
        }
        if (deployment != null) {
            deployment.close();
        }
    }

    @Test
    void functionAnswersCloudFormation() {
        assertThat(answers).containsOnlyKeys("shop", "blog", "sh_p");
        assertThat(answers.values())
                .allSatisfy(answer -> assertThat(answer.path("Status").asText())
                        .as(answer.toString())
                        .isEqualTo("SUCCESS"));
    }

    @Test
    void functionCanRunAgain() throws IOException {
        JsonNode before = deployment.function.readSecret(deployment.secretArn("shop"));
        assertThat(deployment.deploySites("Update").values())
                .allSatisfy(answer -> assertThat(answer.path("Status").asText())
                        .as(answer.toString())
                        .isEqualTo("SUCCESS"));
        assertThat(deployment.deploySites("Delete").values())
                .allSatisfy(answer -> assertThat(answer.path("Status").asText()).isEqualTo("SUCCESS"));

        assertThat(deployment.function.readSecret(deployment.secretArn("shop"))).isEqualTo(before);
        assertThat(shop.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void parametersForAuroraAreThoseOfTheServer() {
        JsonNode names = shop.ask(
                "sql",
                "sql",
                "SELECT CONCAT(@@character_set_server, ' ', @@collation_server, ' ', " + "@@require_secure_transport)");

        assertThat(names.at("/value/0").asText()).isEqualTo("utf8mb4 utf8mb4_unicode_520_ci ON");
    }

    @Test
    void aPostIsPublishedAndReadBack() {
        JsonNode post = shop.create(
                "/wp/v2/posts",
                "application/json",
                "{\"title\": \"Opening\", \"content\": \"Tür und Tor 🚪\", \"status\": \"publish\"}");

        HttpResponse<String> page = shop.get("/?p=" + post.path("id").asInt());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Opening</h1>", "Tür und Tor 🚪");
    }

    @Test
    void aFileIsUploadedIntoTheSitesDirectoryAndReadBack() throws IOException {
        JsonNode media = blog.create(
                "/wp/v2/media",
                "text/plain",
                "a text of the blog",
                "Content-Disposition",
                "attachment; filename=\"note.txt\"");
        URI address = URI.create(media.path("source_url").asText());

        assertThat(blog.get(address.getPath()).body()).isEqualTo("a text of the blog");
        Path file =
                deployment.mount("::DataSitesblog").resolve(address.getPath().substring("/wp-content/".length()));
        assertThat(file).hasContent("a text of the blog");
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(82);
    }

    @Test
    void databaseIsReachedOverTlsAndVerified() throws IOException {
        assertThat(shop.ask("ssl", "of", "shop").path("value").asText()).startsWith("TLS_");

        shopPod.trust(deployment.publicAuthorities.resolve("ca.pem"));
        try {
            HttpResponse<String> page = shop.get("/");
            assertThat(page.statusCode()).isEqualTo(500);
            assertThat(page.body()).contains("Error establishing a database connection");
        } finally {
            shopPod.trust(deployment.databaseAuthority.certificate());
        }
        assertThat(shop.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void databaseRefusesConnectionsWithoutTls() {
        JsonNode secret = deployment.function.readSecret(deployment.secretArn("sh-p"));
        Programs.Result result = deployment.database.run(
                secret.path("username").asText(), secret.path("password").asText(), "SELECT 1", "--skip-ssl");

        assertThat(result.status()).isNotZero();
    }

    @Test
    void rowsOfAnotherSiteAreRefused() {
        assertThat(shop.ask("sql", "sql", "SELECT option_name FROM wp_options LIMIT 1")
                        .path("value"))
                .hasSize(1);

        for (String sql : List.of(
                "SELECT option_value FROM blog.wp_options",
                "SELECT user_pass FROM blog.wp_users",
                "UPDATE blog.wp_options SET option_value = ''",
                "DROP TABLE blog.wp_posts",
                "SELECT * FROM mysql.global_priv",
                "SELECT * FROM wordpress.wp_posts")) {
            JsonNode answer = shop.ask("sql", "sql", sql);
            refusals++;

            assertThat(answer.path("error").asText()).as(sql).contains("command denied to user 'shop");
            assertThat(answer.path("value")).as(sql).isEmpty();
        }
        for (String sql : List.of("CREATE DATABASE another", "CREATE USER intruder", "GRANT ALL ON *.* TO shop")) {
            refusals++;
            assertThat(shop.ask("sql", "sql", sql).path("error").asText())
                    .as(sql)
                    .containsIgnoringCase("denied");
        }
    }

    @Test
    void anUnderscoreInASchemaReachesNoOtherSchema() {
        JsonNode secret = deployment.function.readSecret(deployment.secretArn("sh-p"));
        String user = secret.path("username").asText();
        String password = secret.path("password").asText();

        assertThat(deployment
                        .database
                        .run(user, password, "CREATE TABLE sh_p.t (a INT); DROP TABLE sh_p.t")
                        .status())
                .isZero();
        Programs.Result result = deployment.database.run(user, password, "SELECT user_pass FROM shop.wp_users");
        refusals++;
        assertThat(result.output()).contains("command denied to user 'sh_p'");
    }

    /** A user that existed before the site could keep rights that the site must not have. */
    @Test
    void aUserWithRightsOfItsOwnIsNotTakenOver() {
        grant("SELECT ON *.* TO 'sh_p'@'%'");
        assertThat(deployment.deploySites("Update").get("sh_p").path("Reason").asText())
                .isEqualTo("User sh_p has rights on every schema; give the site a user of its own");
        grant("SELECT ON shop.wp_users TO 'sh_p'@'%'");
        assertThat(deployment.deploySites("Update").get("sh_p").path("Reason").asText())
                .isEqualTo("User sh_p has rights on schema shop; give the site a user of its own");
        grant("USAGE ON *.* TO 'sh_p'@'%'");
        assertThat(deployment.deploySites("Update").get("sh_p").path("Status").asText())
                .isEqualTo("SUCCESS");
    }

    /** Instead of what the administrator granted the user before. */
    private void grant(String rights) {
        assertThat(deployment
                        .database
                        .run(
                                MariaDb.ADMIN,
                                deployment.adminPassword,
                                "REVOKE ALL PRIVILEGES, GRANT OPTION FROM 'sh_p'@'%'; GRANT " + rights)
                        .status())
                .isZero();
    }

    @Test
    void filesOfAnotherSiteAreRefused() throws IOException {
        Path file = deployment.mount("::DataSitesblog").resolve("themes/trial/style.css");
        assertThat(blog.ask("file", "path", file.toString()).path("value").asText())
                .contains("Theme Name");

        JsonNode answer = shop.ask("file", "path", file.toString());
        refusals++;
        assertThat(answer.path("value").asBoolean()).isFalse();
        assertThat(answer.path("error").asText()).contains("Permission denied");
    }

    @Test
    void noRequestFailsWhileThePasswordIsRotatedTwice() throws Exception {
        String arn = deployment.secretArn("shop");
        AtomicBoolean rotating = new AtomicBoolean(true);
        AtomicInteger requests = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        Thread visitor = new Thread(() -> {
            while (rotating.get()) {
                requests.incrementAndGet();
                if (shop.get("/?p=1").statusCode() != 200) {
                    failures.incrementAndGet();
                }
            }
        });
        visitor.start();
        String first = deployment.function.readSecret(arn).path("username").asText();
        try {
            for (String user : List.of(other(first), first)) {
                int before = requests.get();
                deployment.function.rotate(arn);
                assertThat(deployment.function.readSecret(arn).path("username").asText())
                        .isEqualTo(user);
                await(requests, before + FEWEST_REQUESTS);
                shopPod.syncSecrets();
                await(requests, before + 2 * FEWEST_REQUESTS);
                assertThat(shop.ask("sql", "sql", "SELECT USER()")
                                .at("/value/0")
                                .asText())
                        .startsWith(user + "@");
            }
        } finally {
            rotating.set(false);
            visitor.join();
        }

        System.out.println("tried: " + requests + " requests during two rotations, of which " + failures + " failed");
        assertThat(requests.get()).isGreaterThanOrEqualTo(4 * FEWEST_REQUESTS);
        assertThat(failures).hasValue(0);
        assertThat(deployment.function.secretNames().toString()).doesNotContain("wordpress-site-test");
    }

    private static String other(String user) {
        return user.endsWith("_clone") ? user.replace("_clone", "") : user + "_clone";
    }

    private static void await(AtomicInteger counter, int value) {
        while (counter.get() < value) {
            Programs.sleep(20);
        }
    }

    @Test
    void aPodThatMissesTwoRotationsIsLockedOutUntilItReadsTheSecret() throws IOException {
        String arn = deployment.secretArn("blog");
        deployment.function.rotate(arn);
        assertThat(blog.get("/").statusCode()).isEqualTo(200);
        deployment.function.rotate(arn);
        assertThat(blog.get("/").statusCode()).isEqualTo(500);

        blogPod.syncSecrets();
        assertThat(blog.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void cacheIsReachedOverTlsAndServesTheSitesOwnKeys() {
        for (String command : List.of(
                "SET shop:wp:greeting hello",
                "INFO server",
                "SCAN 0 MATCH shop:* COUNT 100",
                // How the plug-in empties the cache of one site.
                "EVAL return(redis.call('UNLINK',KEYS[1])) 1 shop:wp:other")) {
            assertThat(shop.ask("cache", "command", command).path("error").asText())
                    .as(command)
                    .isEmpty();
        }
        assertThat(shop.ask("cache", "command", "GET shop:wp:greeting")
                        .path("value")
                        .asText())
                .isEqualTo("hello");
    }

    @Test
    void cacheEntriesOfAnotherSiteAreRefused() {
        blog.ask("cache", "command", "SET blog:wp:secret value");

        for (String command : List.of(
                "GET blog:wp:secret",
                "SET blog:wp:secret changed",
                "UNLINK blog:wp:secret",
                "EVAL return(redis.call('GET',KEYS[1])) 1 blog:wp:secret",
                "FLUSHDB",
                "FLUSHALL",
                "KEYS *",
                "CONFIG GET requirepass",
                "ACL LIST",
                "PUBLISH blog: message",
                "AUTH default x")) {
            JsonNode answer = shop.ask("cache", "command", command);
            refusals++;

            assertThat(answer.path("error").asText())
                    .as(command)
                    .containsPattern("NOPERM|No permissions|WRONGPASS|can.t access");
        }
        assertThat(blog.ask("cache", "command", "GET blog:wp:secret")
                        .path("value")
                        .asText())
                .isEqualTo("value");
    }
}
