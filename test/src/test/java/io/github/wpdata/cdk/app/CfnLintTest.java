package io.github.wpdata.cdk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.wpdata.cdk.testing.SampleApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second opinion on the templates, where cfn-lint is at hand. */
@Tag("validated")
class CfnLintTest {
    @TempDir
    private Path folder;

    @Test
    void cfnLintFindsNothingInAnyTemplate() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("cfn-lint"));
        for (Map.Entry<String, Map<String, Object>> configuration : SampleApp.CONFIGURATIONS.entrySet()) {
            SampleApp app = SampleApp.with(configuration.getValue(), folder);
            for (Path template : app.templates()) {
                String name = configuration.getKey() + ", " + template.getFileName();
                command.add(Files.copy(template, folder.resolve(name)).toString());
            }
        }
        assertThat(run(command)).isEmpty();
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process lint;
        try {
            lint = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return abort("cfn-lint is not installed; to lint the templates: pip install cfn-lint");
        }
        String findings = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = lint.waitFor();
        return status == 0 ? findings : findings + "\nexit status " + status;
    }
}
