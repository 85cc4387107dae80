package io.github.wpdata.cdk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages say is what the code does. */
class DocumentationTest {
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JAVADOC_BLOCK = Pattern.compile("<pre>\\{@code\n(.*?)}</pre>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern CLI = Pattern.compile("aws-cdk@([\\w.]+)");

    private static final int FEWEST_USES_OF_VARIABLES = 60;
    private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SHELL_USE = Pattern.compile("\\$\\{?([A-Z][A-Z_]*)");
    private static final Pattern SHELL_SET =
            Pattern.compile("\\b([A-Z][A-Z_]*)=|\\bfor ([A-Z_]+) in|\\bread -r ([A-Z_]+) ([A-Z_]+)");

    /** Test sources are compiled and run, so a block that stands in one works. */
    private static final List<String> RUN = Project.files("test/src", ".java").stream()
            .map(Project::read)
            .map(DocumentationTest::code)
            .toList();

    static Stream<Path> pages() {
        return Project.pages().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyJavaBlockIsCompiledAndRun(Path page) {
        for (MatchResult block :
                JAVA_BLOCK.matcher(Project.read(page)).results().toList()) {
            String code = code(block.group(1));
            assertThat(RUN)
                    .as("test sources that hold this block of %s:%n%s", page, block.group(1))
                    .anyMatch(source -> source.contains(code));
        }
    }

    /** What all services share is of no use alone, so its package has none. */
    @Test
    void everyPackageBeginsWithAnExampleThatIsCompiledAndRun() {
        List<Path> packages = Project.files("lib/src/main/java", "package-info.java").stream()
                .filter(page -> !page.toString().contains("internal")
                        && !page.getParent().endsWith("service"))
                .toList();

        assertThat(packages).hasSizeGreaterThanOrEqualTo(11).allSatisfy(page -> {
            String doc = Project.read(page).replace("\n *", "\n");
            List<String> examples = JAVADOC_BLOCK
                    .matcher(doc)
                    .results()
                    .map(block -> code(block.group(1)))
                    .toList();
            assertThat(examples)
                    .as("examples of %s", page)
                    .isNotEmpty()
                    .allSatisfy(code -> assertThat(RUN).anyMatch(source -> source.contains(code)));
        });
    }

    /** A variable is set by a command, or in the text, as in {@code export NAME=wordpress}. */
    @Test
    void aCommandUsesOnlyVariablesThatItsPageSetBefore() {
        List<String> unset = new ArrayList<>();
        int uses = 0;
        for (Path page : Project.pages()) {
            String text = Project.read(page);
            for (MatchResult block : SHELL_BLOCK.matcher(text).results().toList()) {
                for (MatchResult use :
                        SHELL_USE.matcher(block.group()).results().toList()) {
                    uses++;
                    String before = text.substring(0, block.start() + use.start());
                    if (!variablesSetIn(before).contains(use.group(1))) {
                        unset.add(Project.ROOT.relativize(page) + " uses " + use.group());
                    }
                }
            }
        }

        assertThat(unset.stream().distinct()).isEmpty();
        assertThat(uses).as("uses of variables").isGreaterThanOrEqualTo(FEWEST_USES_OF_VARIABLES);
    }

    private static Set<String> variablesSetIn(String text) {
        return SHELL_SET
                .matcher(text)
                .results()
                .flatMap(match -> IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) {
        for (MatchResult link : LINK.matcher(Project.read(page)).results().toList()) {
            assertThat(Files.exists(page.resolveSibling(link.group(1))))
                    .as("the target of %s in %s exists", link.group(1), page)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageNamesTheSameCommandLine(Path page) {
        assertThat(CLI.matcher(Project.read(page)).results().map(match -> match.group(1)))
                .as("versions of the CDK CLI in %s", page)
                .allMatch("2.1148.1"::equals);
    }

    @Test
    void theChangelogNamesTheLibraryItIsBuiltOn() {
        String version = Pattern.compile("<aws-cdk-lib.version>(.*?)<")
                .matcher(Project.read("pom.xml"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.joining());

        assertThat(Project.read("CHANGELOG.md")).contains("Built on aws-cdk-lib " + version + ".");
    }

    /** A formatter breaks lines where a page does not. */
    private static String code(String text) {
        return text.replaceAll("\\s+", "");
    }
}
