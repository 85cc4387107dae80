package io.github.wpdata.cdk.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.database.AdminCredentials;
import io.github.wpdata.cdk.testing.Refusals;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

class WordPressSiteInputTest {
    private static final TestStack TEST = new TestStack();
    private static final WordPressDataServices DATA = services(TEST, AdminCredentials.managedByRds());
    private static final String NAME_HELP = "; use 1 to 32 lower-case letters, digits and single hyphens, begin with a "
            + "letter, and do not use default";
    private static final String SCHEMA_HELP =
            " is not a schema that a site can have; use 1 to 64 lower-case letters, digits "
                    + "and underscores, begin with a letter, and leave the schemas of the server alone";
    private static final String USER_HELP =
            " is not a user that a site can have; use 1 to 32 lower-case letters, digits and "
                    + "underscores, begin with a letter, do not end with _clone, and leave the users of the server alone";
    private static final String DIRECTORY_HELP =
            " is not a directory that a site can have; write an absolute path of 1 to 4 "
                    + "levels and at most 100 characters, as in /sites/shop";
    private static int sites;

    private static WordPressDataServices services(TestStack test, AdminCredentials credentials) {
        return WordPressDataServices.Builder.create(test.stack(), "Data")
                .vpc(test.vpc())
                .clients(test.clients())
                .database(db -> db.credentials(credentials).adminUsername("wpadmin"))
                .build();
    }

    private static WordPressSite.Builder site() {
        sites++;
        return WordPressSite.Builder.create(TEST.stack(), "Site" + sites)
                .services(DATA)
                .name("site" + sites);
    }

    static Stream<Arguments> refused() {
        UnaryOperator<WordPressSite.Builder> rotated = site -> site.rotation(Duration.days(1));
        return Stream.of(
                refusal(site -> site.name("Shop"), "name (Shop) is not the name of a site" + NAME_HELP),
                refusal(site -> site.name("default"), "name (default) is not the name of a site" + NAME_HELP),
                refusal(site -> site.name("shop-"), "name (shop-) is not the name of a site" + NAME_HELP),
                refusal(site -> site.name("my--shop"), "name (my--shop) is not the name of a site" + NAME_HELP),
                refusal(site -> site.name("1shop"), "name (1shop) is not the name of a site" + NAME_HELP),
                refusal(
                        site -> site.name("s".repeat(33)),
                        "name (" + "s".repeat(33) + ") is not the name of a site" + NAME_HELP),
                refusal(site -> site.name("mysql"), "databaseName (mysql)" + SCHEMA_HELP),
                refusal(site -> site.name("root"), "username (root)" + USER_HELP),
                refusal(site -> site.databaseName("sys"), "databaseName (sys)" + SCHEMA_HELP),
                refusal(site -> site.databaseName("my-shop"), "databaseName (my-shop)" + SCHEMA_HELP),
                refusal(
                        site -> site.databaseName("s".repeat(65)),
                        "databaseName (" + "s".repeat(65) + ")" + SCHEMA_HELP),
                refusal(site -> site.username("it's"), "username (it's)" + USER_HELP),
                refusal(site -> site.username("shop_clone"), "username (shop_clone)" + USER_HELP),
                refusal(site -> site.username("u".repeat(33)), "username (" + "u".repeat(33) + ")" + USER_HELP),
                refusal(
                        site -> site.username("wpadmin"),
                        "username (wpadmin) is the administrator of the cluster, whose password the site would change; set "
                                + "username(…) to another user"),
                refusal(
                        site -> rotated.apply(site.username("elevenchars")),
                        "username (elevenchars) is too long for rotation, whose second user ends with _clone; set "
                                + "username(…) to at most 10 characters, or leave rotation out"),
                refusal(
                        site -> rotated.apply(site.name("eleven-char")),
                        "username (eleven_char) is too long for rotation, whose second user ends with _clone; set "
                                + "username(…) to at most 10 characters, or leave rotation out"),
                refusal(site -> site.directory("/"), "directory (/)" + DIRECTORY_HELP),
                refusal(site -> site.directory("sites/shop"), "directory (sites/shop)" + DIRECTORY_HELP),
                refusal(site -> site.directory("/sites/"), "directory (/sites/)" + DIRECTORY_HELP),
                refusal(site -> site.directory("/sites/../blog"), "directory (/sites/../blog)" + DIRECTORY_HELP),
                refusal(site -> site.directory("/a/b/c/d/e"), "directory (/a/b/c/d/e)" + DIRECTORY_HELP),
                refusal(
                        site -> site.directory("/" + "d".repeat(100)),
                        "directory (/" + "d".repeat(79) + "…)" + DIRECTORY_HELP),
                refusal(site -> site.owner(0, 33), "owner (0 uid) is out of range; choose 1 to 4294967295"),
                refusal(site -> site.owner(33, 0), "owner (0 gid) is out of range; choose 1 to 4294967295"),
                refusal(
                        site -> site.owner(4_294_967_296L, 33),
                        "owner (4294967296 uid) is out of range; choose 1 to 4294967295"),
                refusal(
                        site -> site.owner(33, 4_294_967_296L),
                        "owner (4294967296 gid) is out of range; choose 1 to 4294967295"),
                refusal(
                        site -> site.rotation(Duration.days(0)),
                        "rotation (0 days) is out of range; choose 1 to 1000 whole days"),
                refusal(
                        site -> site.rotation(Duration.days(1001)),
                        "rotation (1001 days) is out of range; choose 1 to 1000 whole days"),
                refusal(
                        site -> site.rotation(Duration.hours(36)),
                        "rotation (1.5 days) is out of range; choose 1 to 1000 whole days"));
    }

    private static Arguments refusal(UnaryOperator<WordPressSite.Builder> settings, String message) {
        return arguments(settings, message);
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest
    @MethodSource
    void refused(UnaryOperator<WordPressSite.Builder> settings, String message) {
        WordPressSite.Builder site = settings.apply(site());

        assertThatThrownBy(site::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/Site" + sites + "] " + message);
    }

    static Stream<UnaryOperator<WordPressSite.Builder>> accepted() {
        return Stream.of(
                site -> site.name("a"),
                site -> site.name("s".repeat(32)),
                site -> site.databaseName("d".repeat(64)),
                site -> site.username("u".repeat(32)),
                site -> site.username("tenletters").rotation(Duration.days(1)),
                site -> site.rotation(Duration.days(1000)).name("r1000"),
                site -> site.rotation(Duration.hours(48)).name("r48"),
                site -> site.directory("/1/2/3/4"),
                site -> site.directory("/" + "d".repeat(99)),
                site -> site.owner(1, 4_294_967_295L));
    }

    @ParameterizedTest
    @MethodSource
    void accepted(UnaryOperator<WordPressSite.Builder> settings) {
        WordPressSite.Builder site = settings.apply(site());

        assertThatCode(site::build).doesNotThrowAnyException();
    }

    @Test
    @Tag(Refusals.TAG)
    void nothingSetIsRefused() {
        WordPressSite.Builder site = WordPressSite.Builder.create(TEST.stack(), "Nothing");

        assertThatThrownBy(site::build)
                .hasMessage("[Test/Nothing] services is missing; set it with services(…)\n"
                        + "[Test/Nothing] name is missing; set it with name(…)");
    }

    @Test
    @Tag(Refusals.TAG)
    void namesHaveToBeKnown() {
        String token =
                CfnParameter.Builder.create(TEST.stack(), "Tenant").build().getValueAsString();
        WordPressSite.Builder site = site().name(token);

        assertThatThrownBy(site::build)
                .hasMessage("[Test/Site" + sites + "] name (" + token + ") is not the name of a site" + NAME_HELP);
    }

    @Test
    @Tag(Refusals.TAG)
    void sitesOfOneDatabaseShareNothing() {
        site().name("shared").build();
        WordPressSite.Builder second = site().name("shared");
        String path = "[Test/Site" + sites + "] ";

        assertThatThrownBy(second::build)
                .hasMessage(path
                        + "name (shared) is also the name of site shared, and so the prefix of its cache entries; give "
                        + "each site a name of its own\n"
                        + path
                        + "databaseName (shared) is also the schema of site shared; set databaseName(…) to a schema of "
                        + "its own\n"
                        + path
                        + "username (shared) is also the user of site shared; set username(…) to a user of its own\n"
                        + path
                        + "directory (/sites/shared) is, holds or lies within the directory /sites/shared of site "
                        + "shared; set directory(…) to a path of its own");
    }

    @Test
    @Tag(Refusals.TAG)
    void directoriesAreNotNested() {
        site().directory("/nested/outer").build();
        String first = "site" + sites;
        WordPressSite.Builder inside = site().directory("/nested/outer/inner");

        assertThatThrownBy(inside::build)
                .hasMessage("[Test/Site" + sites
                        + "] directory (/nested/outer/inner) is, holds or lies within the directory "
                        + "/nested/outer of site " + first + "; set directory(…) to a path of its own");
        assertThatCode(inside.directory("/nested/outermost")::build).doesNotThrowAnyException();
    }

    @Test
    @Tag(Refusals.TAG)
    void sitesOfOtherStacksAreSeen() {
        site().name("elsewhere").build();
        TestStack other = new TestStack(TEST.app(), "Other");
        WordPressSite.Builder second = WordPressSite.Builder.create(other.stack(), "Shop")
                .services(DATA)
                .name("another")
                .username("elsewhere");

        assertThatThrownBy(second::build)
                .hasMessage(
                        "[Other/Shop] username (elsewhere) is also the user of site elsewhere; set username(…) to a user "
                                + "of its own");
    }

    @Test
    @Tag(Refusals.TAG)
    void aSiteIsInTheRegionAndAccountOfItsServices() {
        WordPressSite.Builder elsewhere = WordPressSite.Builder.create(
                        stack("Elsewhere", "210987654321", "eu-west-1"), "Shop")
                .services(DATA)
                .name("elsewhere2");

        assertThatThrownBy(elsewhere::build)
                .hasMessage("[Elsewhere/Shop] services (us-east-1) are in another region than the site (eu-west-1); "
                        + "create the site in a stack of that region\n"
                        + "[Elsewhere/Shop] services (123456789012) are in another account than the site "
                        + "(210987654321); create the site in a stack of that account");
        assertThatCode(WordPressSite.Builder.create(stack("Here", "123456789012", "us-east-1"), "Shop")
                        .services(DATA)
                        .name("here")::build)
                .doesNotThrowAnyException();
    }

    private static Stack stack(String id, String account, String region) {
        return new Stack(
                TEST.app(),
                id,
                StackProps.builder()
                        .env(Environment.builder()
                                .account(account)
                                .region(region)
                                .build())
                        .build());
    }

    @Test
    @Tag(Refusals.TAG)
    void administratorWithoutASecretIsRefused() {
        TestStack test = new TestStack();
        WordPressDataServices data =
                services(test, AdminCredentials.fromPassword(SecretValue.secretsManager("admin-password")));

        assertThatThrownBy(() -> data.addSite("shop"))
                .hasMessage(
                        "[Test/Data/Sites/shop] services (Test/Data/Database) has a database whose administrator has no "
                                + "secret, so no user of the site can be created; build the database with "
                                + "AdminCredentials.managedByRds(), generatedSecret() or fromSecret(…)");
    }

    @Test
    void aRefusedSiteCanBeMended() {
        WordPressSite.Builder site = site().owner(0, 33);
        assertThatThrownBy(site::build).isInstanceOf(IllegalArgumentException.class);

        assertThat(site.owner(33, 33).build().getSiteName()).isEqualTo("site" + sites);
    }
}
