package io.github.wpdata.cdk.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Holds an object against a structural OpenAPI schema of a custom resource, as the API server does, and strictly. */
final class OpenApiSchema {
    private final List<String> problems = new ArrayList<>();

    private OpenApiSchema() {}

    static List<String> problems(JsonNode object, JsonNode schema) {
        OpenApiSchema check = new OpenApiSchema();
        check.check("", object, schema);
        return check.problems;
    }

    private void check(String path, JsonNode value, JsonNode schema) {
        String type = schema.path("type").asText();
        boolean right = switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            default -> true;
        };
        require(right, path, "is not of type " + type);
        if (!right) {
            return;
        }
        if (schema.has("enum")) {
            boolean listed = false;
            for (JsonNode allowed : schema.path("enum")) {
                listed |= allowed.equals(value);
            }
            require(listed, path, value + " is none of " + schema.path("enum"));
        }
        if (value.isTextual()) {
            checkText(path, value.asText(), schema);
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(path + "[" + i + "]", value.path(i), schema.path("items"));
            }
        }
        if (value.isObject()) {
            checkObject(path, value, schema);
        }
    }

    private void checkText(String path, String text, JsonNode schema) {
        require(text.length() >= schema.path("minLength").asInt(0), path, "is too short");
        require(text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE), path, "is too long");
        if (schema.has("pattern")) {
            String pattern = schema.path("pattern").asText();
            require(Pattern.compile(pattern).matcher(text).find(), path, text + " does not match " + pattern);
        }
    }

    private void checkObject(String path, JsonNode value, JsonNode schema) {
        JsonNode known = schema.path("properties");
        schema.path("required").forEach(name -> require(value.has(name.asText()), path, name + " is missing"));
        require(value.size() >= schema.path("minProperties").asInt(0), path, "has too few properties");
        require(value.size() <= schema.path("maxProperties").asInt(Integer.MAX_VALUE), path, "has too many properties");
        value.properties().forEach(entry -> {
            String below = path + "." + entry.getKey();
            if (known.has(entry.getKey())) {
                check(below, entry.getValue(), known.path(entry.getKey()));
            } else if (schema.has("additionalProperties")) {
                check(below, entry.getValue(), schema.path("additionalProperties"));
            } else {
                // The schema says of metadata only that it is an object.
                require(path.equals(".metadata"), below, "is unknown");
            }
        });
    }

    private void require(boolean kept, String path, String problem) {
        if (!kept) {
            problems.add(path + " " + problem);
        }
    }
}
