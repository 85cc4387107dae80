package io.github.wpdata.cdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;

/** The resources of a template. */
public record Resources(JsonNode template) {
    /** Synthesises the stack's app or stage; nothing can be added to it afterwards. */
    public static Resources of(Stack stack) {
        return new Resources(read(stack, stack.getTemplateFile()));
    }

    /** A file that the stack was synthesised to. */
    static JsonNode read(Stack stack, String file) {
        return Json.read(Path.of(Stage.of(stack).synth().getDirectory(), file));
    }

    public List<Resource> all(String type) {
        List<Resource> found = new ArrayList<>();
        template.path("Resources").properties().forEach(entry -> {
            if (entry.getValue().path("Type").asText().equals(type)) {
                found.add(new Resource(entry.getKey(), entry.getValue()));
            }
        });
        return found;
    }

    public Resource only(String type) {
        List<Resource> found = all(type);
        assertThat(found).as("resources of type %s", type).hasSize(1);
        return found.get(0);
    }

    /** The resource of a type whose logical id begins so. */
    public Resource named(String type, String logicalIdPrefix) {
        List<Resource> found = all(type).stream()
                .filter(resource -> resource.logicalId().startsWith(logicalIdPrefix))
                .toList();
        assertThat(found)
                .as("resources of type %s named %s… among %s", type, logicalIdPrefix, all(type))
                .hasSize(1);
        return found.get(0);
    }

    /** One resource, with assertions that name the property and both values. */
    public record Resource(String logicalId, JsonNode json) {
        /** A property by its path, such as {@code ServerlessV2ScalingConfiguration.MinCapacity}; lists are indexed. */
        public JsonNode property(String path) {
            return json.at("/Properties/" + path.replace('.', '/'));
        }

        public Resource has(String path, Object expected) {
            return same(path, property(path), expected);
        }

        /** All properties, and no others. */
        public Resource hasProperties(String expected) {
            assertThat(json.path("Properties"))
                    .as("properties of %s", logicalId)
                    .isEqualTo(Json.parse(expected));
            return this;
        }

        public Resource lacks(String path) {
            assertThat(property(path).isMissingNode())
                    .as("%s has no property %s, but it is %s", logicalId, path, property(path))
                    .isTrue();
            return this;
        }

        /** An attribute beside the properties, such as {@code DeletionPolicy}. */
        public Resource hasAttribute(String name, Object expected) {
            return same(name, json.path(name), expected);
        }

        public Resource isKept(String policy) {
            // A replaced resource was created, so this policy has no name of its own for it.
            String replaced = policy.equals("RetainExceptOnCreate") ? "Retain" : policy;
            return hasAttribute("DeletionPolicy", policy).hasAttribute("UpdateReplacePolicy", replaced);
        }

        /** What a {@code Ref} to this resource looks like. */
        public Map<String, Object> ref() {
            return Map.of("Ref", logicalId);
        }

        /** What a {@code Fn::GetAtt} of this resource looks like. */
        public Map<String, Object> getAtt(String attribute) {
            return Map.of("Fn::GetAtt", List.of(logicalId, attribute));
        }

        private Resource same(String name, JsonNode actual, Object expected) {
            assertThat(actual).as("%s of %s", name, logicalId).isEqualTo(Json.of(expected));
            return this;
        }

        @Override
        public String toString() {
            return logicalId;
        }
    }
}
