package io.github.wpdata.cdk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.Project;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documentation says what the code does. */
class WordPressDataPoliciesDocsTest {

    private static final String DOCS = Project.read("docs/policies.md");
    private static final Pattern RULE =
            Pattern.compile("^#### `([^`]+)`\n\n.+?\n\nWhy: .", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void eachRuleHasAHeadingItsRequirementAndItsReason() {
        assertThat(RULE.matcher(DOCS).results().map(rule -> rule.group(1)))
                .containsExactlyElementsOf(WordPressDataPolicies.production().getRuleIds());
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
