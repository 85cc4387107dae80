package io.github.wpdata.cdk.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Reads the JSON files of a cloud assembly. */
final class JsonFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonFiles() {}

    /** The content of a file. */
    static JsonNode read(Path file) {
        try {
            JsonNode content = JSON.readTree(file.toFile());
            return content == null ? MissingNode.getInstance() : content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
