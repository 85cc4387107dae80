package io.github.wpdata.cdk.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wpdata.cdk.testing.TestStack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A comparison is fair only between two ways to the same template. */
class HandWrittenTest {
    @ParameterizedTest
    @EnumSource
    void theSameTemplateAsTheLibrarys(Pair pair) {
        assertThat(resources(pair, Pair.Author.HAND).toPrettyString())
                .isEqualTo(resources(pair, Pair.Author.LIBRARY).toPrettyString());
    }

    private static JsonNode resources(Pair pair, Pair.Author author) {
        TestStack test = new TestStack();
        pair.build(author, test);
        ObjectNode resources = (ObjectNode) test.resources().template().path("Resources");
        // What CDK notes about the making of a resource is not part of it.
        resources.forEach(resource -> ((ObjectNode) resource).remove("Metadata"));
        return sorted(resources);
    }

    /** Objects with their fields in order, so that a difference is one of content. */
    private static JsonNode sorted(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        ObjectNode sorted = ((ObjectNode) node).objectNode();
        node.properties().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(field -> sorted.set(field.getKey(), sorted(field.getValue())));
        return sorted;
    }
}
