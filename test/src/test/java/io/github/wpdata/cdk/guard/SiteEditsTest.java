package io.github.wpdata.cdk.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.site.WordPressSite;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.TestStack;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;

/** Edits of the sites of a deployed app, and what the guard reports of the data that they use. */
class SiteEditsTest {

    private static final String SITE = "Shop/Data/Sites/shop";
    private static final String NEW_PASSWORD = """
             From the next deployment on, the secret has a new generated value, and services that were set up with the \
            old value still expect it.""";

    private static Baseline before;

    @BeforeAll
    static void deploy() {
        before = synthesized(data -> data.addSite("shop"));
    }

    private static Baseline synthesized(Consumer<WordPressDataServices> sites) {
        App app = new App();
        TestStack test = new TestStack(app, "Shop", "us-east-1");
        sites.accept(Minimal.services(test).monitoring(false).build());
        return Baseline.of(Assembly.read(Path.of(app.synth().getDirectory())), ReplacementSchema.bundled());
    }

    private static List<Finding> edited(Consumer<WordPressSite.Builder> edit) {
        return Templates.compare(before, synthesized(data -> data.addSite("shop", edit)));
    }

    private static List<String> reported(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.severity() + " " + finding.rule() + " " + finding.change())
                .toList();
    }

    @Test
    void theSameSiteIsNoFinding() {
        assertThat(edited(site -> {})).isEmpty();
    }

    @Test
    void anotherSchemaLeavesTheFormerOneBehind() {
        List<Finding> findings = edited(site -> site.databaseName("blog"));

        assertThat(reported(findings))
                .containsExactly(
                        "FATAL DataLeftBehind " + SITE + "/Database Schema",
                        "FATAL ProtectionLost " + SITE + "/Secret GenerateSecretString");
        assertThat(findings.get(0).description()).isEqualTo("""
                Shop/Data/Sites/shop/Database: Schema changed from "shop" to "blog". From the next deployment on, the site uses \
                the other schema, which is empty unless it existed before; the former schema stays in the database, with all \
                its tables. If the site keeps its username, the deployment fails, since that user has rights on the former \
                schema.""");
        assertThat(findings.get(0).fix()).isEqualTo("""
                Set databaseName(…) of the site back, or accept the change: .accept("Shop/Data/Sites/shop/Database", \
                "Schema", "<reason>")""");
        assertThat(findings.get(1).description()).endsWith(NEW_PASSWORD);
    }

    @Test
    void anotherUserUsesTheSameSchema() {
        assertThat(reported(edited(site -> site.username("editor"))))
                .containsExactly("FATAL ProtectionLost " + SITE + "/Secret GenerateSecretString");
    }

    @Test
    void anotherDirectoryReplacesTheAccessPoint() {
        assertThat(edited(site -> site.directory("/sites/blog")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.description()).isEqualTo("""
                        Shop/Data/Sites/shop/Files: RootDirectory changed from {"CreationInfo":{"OwnerGid":"33","OwnerUid":"33",\
                        "Permissions":"0750"},"Path":"/sites/shop"} to {"CreationInfo":{"OwnerGid":"33","OwnerUid":"33",\
                        "Permissions":"0750"},"Path":"/sites/blog"}, which replaces the access point. A new access point takes \
                        its place; the old one is kept, outside the stack. Volumes need the id of the new access point."""));
    }

    @Test
    void aSiteThatIsRemovedLeavesItsSchemaInTheDatabase() {
        List<Finding> findings = Templates.compare(before, synthesized(data -> {}));

        assertThat(reported(findings))
                .containsExactlyInAnyOrder(
                        "FATAL ResourceRemoved " + SITE + "/Database",
                        "FATAL ResourceRemoved " + SITE + "/Files",
                        "FATAL ResourceRemoved " + SITE + "/Secret",
                        "FATAL ResourceRemoved Shop/WordPressSites/Logs");
        assertThat(findings.get(0).description()).endsWith("""
                 is gone from the template. The schema stays in the database, with all its tables.""");
    }

    @Test
    void theSchemaOfASiteInAnotherPlaceStaysTheSame() {
        Baseline moved = synthesized(data -> WordPressSite.Builder.create(data, "Shop")
                .services(data)
                .name("shop")
                .build());

        assertThat(reported(Templates.compare(before, moved)))
                .containsExactlyInAnyOrder(
                        "FATAL ResourceMoved " + SITE + "/Files", "FATAL ResourceMoved " + SITE + "/Secret");
    }
}
