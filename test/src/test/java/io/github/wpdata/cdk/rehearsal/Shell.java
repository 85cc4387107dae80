package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.testing.Json;
import io.github.wpdata.cdk.testing.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Commands against the emulator, as a person types them. */
final class Shell {
    private static final Path FOLDER = Project.ROOT.resolve(Path.of("test", "target"));

    /** Version 1 of the AWS CLI ignores AWS_ENDPOINT_URL for some services in us-east-1. */
    private static final String NAMED_ENDPOINT = "aws() { command aws --endpoint-url \"$AWS_ENDPOINT_URL\" \"$@\"; }\n";

    private Shell() {}

    /** What a script prints; it stops at the first command that fails. */
    static String run(String script, Map<String, String> variables) {
        return run(List.of("bash", "-euo", "pipefail", "-c", NAMED_ENDPOINT + script), variables);
    }

    /** What a command of the AWS CLI answers. */
    static JsonNode aws(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "aws", "--output", "json", "--endpoint-url", Emulator.endpoint().toString()));
        command.addAll(List.of(arguments));
        String answer = run(command, Map.of());
        return Json.parse(answer.isBlank() ? "{}" : answer);
    }

    static String run(List<String> command, Map<String, String> variables) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Emulator.configure(builder.environment(), Emulator.endpoint(), FOLDER);
        builder.environment().put("AWS_PAGER", "");
        // Version 1 of the AWS CLI reads this one.
        builder.environment().put("AWS_DEFAULT_REGION", Emulator.REGION);
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as("status of %s, which printed:%n%s", String.join(" ", command), output)
                    .isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
