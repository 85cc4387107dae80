package io.github.wpdata.cdk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.Project;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documentation says what the code does. */
class WordPressDataPoliciesDocsTest {

    private static final String DOCS = Project.read("docs/policies.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `([^`]+)` \\| (\\w+) \\| (\\w+) \\| [^|]+ \\| [^|]+ \\|$", Pattern.MULTILINE);

    @Test
    void theTableListsEachRuleWithItsSeverities() {
        List<MatchResult> rows = ROW.matcher(DOCS).results().toList();

        assertThat(rows)
                .extracting(row -> row.group(1))
                .containsExactlyElementsOf(WordPressDataPolicies.production().getRuleIds());
        assertThat(rows).extracting(row -> row.group(2)).containsOnly("error");
        assertThat(rows).extracting(row -> row.group(3)).containsOnly("warning");
    }

    @Test
    void theExampleIsOneThatWorks() {
        String source =
                Project.read("test/src/test/java/io/github/wpdata/cdk/policy/WordPressDataPoliciesExample.java");

        assertThat(DOCS).contains("```java\n" + source.substring(source.indexOf("import ")) + "```");
        // A finding that is not acknowledged would fail the synthesis.
        assertThat(WordPressDataPoliciesExample.app().synth().getStacks()).hasSize(1);
    }
}
