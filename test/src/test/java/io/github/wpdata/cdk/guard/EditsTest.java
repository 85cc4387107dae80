package io.github.wpdata.cdk.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits of a deployed app: each that costs data or weakens its protection is a finding, and no other. */
class EditsTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonNode DEPLOYED = read("deployed.yaml");
    private static final Baseline BEFORE = baseline(deployed());
    private static final int FEWEST_EDITS = 120;
    private static final int FEWEST_HARMLESS_EDITS = 25;

    private record Edit(JsonNode definition) {

        /** The deployed resources after the edit. */
        ObjectNode applied() {
            ObjectNode resources = deployed();
            definition.path("remove").forEach(path -> remove(resources, path.asText()));
            for (var set : definition.path("set").properties()) {
                JsonNode value = set.getValue();
                boolean copy = value.isTextual() && value.asText().startsWith("=");
                set(
                        resources,
                        set.getKey(),
                        copy ? deployed().get(value.asText().substring(1)) : value);
            }
            return resources;
        }

        List<String> findings() {
            return definition
                    .path("findings")
                    .valueStream()
                    .map(JsonNode::asText)
                    .toList();
        }

        @Override
        public String toString() {
            return definition.path("edit").asText();
        }
    }

    static Stream<Edit> edits() {
        return read("edits.yaml").valueStream().map(Edit::new);
    }

    @ParameterizedTest
    @MethodSource("edits")
    void isReportedIfItCostsDataOrWeakensItsProtection(Edit edit) {
        assertThat(Templates.described(BEFORE, baseline(edit.applied()))).containsExactlyElementsOf(edit.findings());
    }

    @Test
    void manyEditsAreTriedOnBothSides() {
        assertThat(edits()).hasSizeGreaterThanOrEqualTo(FEWEST_EDITS);
        assertThat(edits().filter(edit -> edit.findings().isEmpty()))
                .hasSizeGreaterThanOrEqualTo(FEWEST_HARMLESS_EDITS);
        assertThat(edits().map(Edit::toString)).doesNotHaveDuplicates();
        assertThat(edits())
                .allSatisfy(edit -> assertThat(edit.applied().toString()).isNotEqualTo(DEPLOYED.toString()));
    }

    /** Each protection is lost in at least one edit, so that none can be dropped unseen. */
    @Test
    void eachProtectionOfADataServiceIsTried() {
        List<String> findings =
                edits().flatMap(edit -> edit.findings().stream()).toList();

        Protections.BY_TYPE.keySet().stream()
                .filter(type -> deployed()
                        .valueStream()
                        .anyMatch(resource -> resource.path("Type").asText().equals(type)))
                .flatMap(type -> Protections.of(type).stream())
                .map(protection -> protection.property().replace("BackupPlan.BackupPlanRule", "BackupPlanRule["))
                .forEach(property -> assertThat(findings)
                        .as(property)
                        .anyMatch(finding ->
                                finding.matches("\\w+ (ProtectionLost|EngineDowngraded|DataLeftBehind) [^:]+: %s.*"
                                        .formatted(Pattern.quote(property)))));
    }

    private static ObjectNode deployed() {
        return DEPLOYED.deepCopy();
    }

    private static JsonNode read(String file) {
        try (var in = EditsTest.class.getResourceAsStream(file)) {
            return YAML.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    private static Baseline baseline(ObjectNode resources) {
        String json = resources.toString();
        return Templates.baseline(Templates.shop(json.substring(1, json.length() - 1)));
    }

    private static void remove(ObjectNode root, String path) {
        JsonPointer pointer = JsonPointer.compile("/" + path);
        JsonNode parent = root.at(pointer.head());
        JsonNode removed = parent instanceof ArrayNode list
                ? list.remove(pointer.last().getMatchingIndex())
                : ((ObjectNode) parent).remove(pointer.last().getMatchingProperty());
        assertThat(removed).as(path).isNotNull();
    }

    private static void set(ObjectNode root, String path, JsonNode value) {
        JsonPointer pointer = JsonPointer.compile("/" + path);
        JsonNode parent = root.at(pointer.head());
        if (parent instanceof ArrayNode list) {
            int index = pointer.last().getMatchingIndex();
            if (index < list.size()) {
                list.set(index, value);
            } else {
                list.add(value);
            }
        } else {
            ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), value);
        }
    }
}
