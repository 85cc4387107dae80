package io.github.wpdata.cdk.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The function's own tests are JavaScript, run by Node.js with a stand-in for the AWS SDK of the Lambda runtime. */
class SiteHandlerTest {
    private static final Path HANDLER =
            Project.ROOT.resolve("lib/src/main/resources/io/github/wpdata/cdk/site/handler.js");
    private static final Path TESTS = Project.ROOT.resolve("test/src/test/node");
    private static final int FEWEST_TESTS = 23;

    @Test
    void handlerPassesItsTests() throws IOException, InterruptedException {
        ProcessBuilder node = new ProcessBuilder("node", "--test", "--test-reporter=tap", "site-handler.test.js")
                .directory(TESTS.toFile())
                .redirectErrorStream(true);
        node.environment().put("NODE_PATH", TESTS.resolve("sdk").toString());
        node.environment().put("SITE_HANDLER", HANDLER.toString());
        Process process = node.start();
        String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(report).isZero();
        assertThat(count("pass", report)).as(report).isGreaterThanOrEqualTo(FEWEST_TESTS);
        assertThat(count("skipped", report)).as(report).isZero();
    }

    private static int count(String result, String report) {
        Matcher matcher = Pattern.compile("(?m)^# " + result + " (\\d+)$").matcher(report);
        assertThat(matcher.find()).as(report).isTrue();
        return Integer.parseInt(matcher.group(1));
    }
}
