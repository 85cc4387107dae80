package io.github.wpdata.cdk.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.rds.CfnDBCluster;

/** The guard's page: its code guards, its file and its report are the real ones, its table is complete. */
class ReplacementGuardExampleTest {

    private static final Path BASELINE = Path.of("baselines/shop.json");

    @TempDir
    Path directory;

    private int synths;

    @BeforeEach
    void writeBaseline() {
        synth(
                "wordpress",
                app -> Validations.of(app)
                        .addPlugins(ReplacementGuard.Builder.create(app)
                                .baseline(BASELINE)
                                .renewBaseline(true)
                                .build()));
    }

    @AfterEach
    void removeBaseline() throws IOException {
        Files.delete(BASELINE);
        Files.delete(BASELINE.getParent());
    }

    private Path synth(String databaseName, Consumer<App> guard) {
        Path outdir = directory.resolve("cdk.out" + synths++);
        App app = App.Builder.create().outdir(outdir.toString()).build();
        CfnDBCluster.Builder.create(new Stack(app, "Shop"), "Database")
                .engine("aurora-mysql")
                .databaseName(databaseName)
                .build()
                .applyRemovalPolicy(RemovalPolicy.SNAPSHOT);
        guard.accept(app);
        app.synth();
        return outdir.resolve("validation-report.json");
    }

    @Test
    void theExampleGuards() {
        assertThatCode(() -> synth("wordpress", ReplacementGuardExample::guard)).doesNotThrowAnyException();
        assertThatThrownBy(() -> synth("shop", ReplacementGuardExample::guard))
                .hasMessageContaining("Validation failed");
        assertThat(directory.resolve("cdk.out2/validation-report.json"))
                .content()
                .contains(quoted(line("FATAL ", " (ReplacementGuard)")), quoted(line("   Suggested fix: ", "")));
    }

    @Test
    void theExampleAccepts() {
        assertThat(synth("shop", ReplacementGuardExample::accept))
                .content()
                .contains("Accepted: dumped on 24 November, restored after the deploy");
    }

    @Test
    void thePageShowsTheBaselineAsItIsWritten() throws IOException {
        assertThat(page()).contains("```json\n" + Files.readString(BASELINE) + "```\n");
    }

    @ParameterizedTest
    @EnumSource
    void thePageListsEachRule(Finding.Rule rule) {
        assertThat(page().lines().filter(line -> line.startsWith("| `") && line.contains("`" + rule + "`")))
                .hasSize(1);
    }

    @Test
    void thePageNamesTheContextKey() {
        assertThat(page()).contains("cdk synth -c " + ReplacementGuard.RENEW_CONTEXT + "=true");
    }

    private static String page() {
        return Project.read("docs/replacement-guard.md");
    }

    /** What the page's line says between a beginning and an end. */
    private static String line(String beginning, String end) {
        return page().lines()
                .filter(line -> line.startsWith(beginning) && line.endsWith(end))
                .map(line -> line.substring(beginning.length(), line.length() - end.length()))
                .findFirst()
                .orElseThrow();
    }

    /** As the JSON of the report has it. */
    private static String quoted(String text) {
        return text.replace("\"", "\\\"");
    }
}
