package io.github.wpdata.cdk.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** JSON without checked exceptions: a test whose JSON cannot be read fails, whatever it expects. */
public final class Json {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Json() {}

    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode read(Path file) {
        return parse(Project.read(file));
    }

    /** A value as JSON. It goes through text, so that an int and a long are the same number. */
    public static JsonNode of(Object value) {
        return parse(text(value));
    }

    public static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object as a map of Java's own types, which the caller may change. */
    public static Map<String, Object> map(JsonNode object) {
        try {
            return JSON.readerFor(new TypeReference<Map<String, Object>>() {}).readValue(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
