package io.github.wpdata.cdk.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wpdata.cdk.testing.Project;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The function of the template under Node.js, with the Data API and Secrets Manager of {@code trial-runtime.js}. */
final class SitesFunction implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path RUNTIME = Project.ROOT.resolve("test/src/test/node");

    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;

    /**
     * Starts Node.js.
     *
     * @param code what the template has as the code of the function
     * @param environment the variables that the template sets
     */
    SitesFunction(Path folder, String code, Map<String, String> environment, int databasePort, Path authority) {
        try {
            Path handler = Files.writeString(folder.resolve("index.js"), code);
            ProcessBuilder node = new ProcessBuilder("node", "trial-runtime.js")
                    .directory(RUNTIME.toFile())
                    .redirectError(folder.resolve("function.log").toFile());
            node.environment().putAll(environment);
            node.environment().put("NODE_PATH", RUNTIME.resolve("sdk").toString());
            node.environment().put("SITE_HANDLER", handler.toString());
            node.environment().put("MARIADB_PORT", String.valueOf(databasePort));
            node.environment().put("MARIADB_CA", authority.toString());
            process = node.start();
            requests = process.outputWriter();
            answers = process.inputReader();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String createSecret(String name, JsonNode value) {
        return call("createSecret", Map.of("name", name, "value", value)).asText();
    }

    JsonNode readSecret(String arn) {
        return call("readSecret", Map.of("arn", arn));
    }

    JsonNode secretNames() {
        return call("secretNames", Map.of());
    }

    int statements() {
        return call("statements", Map.of()).asInt();
    }

    /** Sends the event of a custom resource, and returns what CloudFormation is told. */
    JsonNode deploy(String requestType, JsonNode properties) {
        return call("deploy", Map.of("requestType", requestType, "properties", properties));
    }

    void rotate(String arn) {
        call("rotate", Map.of("arn", arn));
    }

    private synchronized JsonNode call(String operation, Map<String, Object> input) {
        try {
            ObjectNode request = JSON.valueToTree(input);
            requests.write(request.put("operation", operation) + "\n");
            requests.flush();
            String line = answers.readLine();
            JsonNode answer = JSON.readTree(line == null ? "{\"error\": \"the function ended\"}" : line);
            if (answer.has("error")) {
                throw new IllegalStateException(answer.path("error").asText());
            }
            return answer.path("result");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
