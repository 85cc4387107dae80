package io.github.wpdata.cdk.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The function's own tests are JavaScript, run by Node.js with a stand-in for the AWS SDK of the Lambda runtime. */
class AuroraBackupOptInHandlerTest {
    private static final Path HANDLER =
            Project.ROOT.resolve("lib/src/main/resources/io/github/wpdata/cdk/recovery/opt-in.js");
    private static final Path TESTS = Project.ROOT.resolve("test/src/test/node");

    @Test
    void handlerPassesItsTests() throws IOException, InterruptedException {
        ProcessBuilder node = new ProcessBuilder("node", "--test", "--test-reporter=tap", "backup-opt-in.test.js")
                .directory(TESTS.toFile())
                .redirectErrorStream(true);
        node.environment().put("NODE_PATH", TESTS.resolve("sdk").toString());
        node.environment().put("OPT_IN_HANDLER", HANDLER.toString());
        Process process = node.start();
        String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(report).isZero();
        assertThat(report).containsPattern("(?m)^# pass 6$").containsPattern("(?m)^# skipped 0$");
    }
}
