package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.Project;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The commands of a page, so that what a person is to paste is what a test runs. */
final class Runbook {
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\\n(.*?)```");

    private Runbook() {}

    /** The commands below a heading, but for those of the CDK CLI, which {@link Deployment} runs, and those of pods. */
    static String commands(String page, String heading) {
        String text = Project.read(page);
        int start = text.indexOf(heading + "\n");
        assertThat(start).as("heading %s of %s", heading, page).isNotNegative();
        int end = text.indexOf("\n#", start + heading.length());
        List<String> blocks = BLOCK.matcher(text.substring(start, end < 0 ? text.length() : end))
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring("```sh\n".length(), block.length() - "```".length()))
                .filter(block ->
                        !block.contains("aws-cdk@") && !block.contains("mount -t") && !block.contains("kubectl"))
                .toList();
        assertThat(blocks).as("commands of %s below %s", page, heading).isNotEmpty();
        return String.join("\n", blocks);
    }
}
