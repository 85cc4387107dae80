package io.github.wpdata.cdk.guard;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Templates as text, and what the guard makes of two of them. Single quotes stand for double ones. */
final class Templates {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES).build();

    private Templates() {}

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A stack Shop whose resources have the construct path {@code Shop/<logical id>/Resource}. */
    static StatefulTemplate shop(String resources) {
        return stack("Shop", resources, Map.of());
    }

    /** A stack of the given path and name; paths, by logical id, are below the stack. */
    static StatefulTemplate stack(String path, String resources, Map<String, String> paths) {
        JsonNode template = JSON.createObjectNode().set("Resources", json("{" + resources + "}"));
        Map<String, String> constructPaths = new HashMap<>();
        template.path("Resources")
                .fieldNames()
                .forEachRemaining(id -> constructPaths.put(id, path + "/" + paths.getOrDefault(id, id + "/Resource")));
        return new StatefulTemplate(path, path, Path.of(path + ".template.json"), template, constructPaths);
    }

    static StatefulTemplate nested(String path, String resources) {
        StatefulTemplate stack = stack(path, resources, Map.of());
        return new StatefulTemplate(path, null, stack.file(), stack.template(), stack.constructPaths());
    }

    static Baseline baseline(StatefulTemplate... templates) {
        return Baseline.of(Arrays.asList(templates), ReplacementSchema.bundled());
    }

    static List<Finding> compare(Baseline before, Baseline now) {
        return BaselineComparison.compare(before, now, ReplacementSchema.bundled());
    }

    static List<String> described(Baseline before, Baseline now) {
        return compare(before, now).stream()
                .map(finding -> finding.severity() + " " + finding.rule() + " " + finding.description())
                .toList();
    }
}
