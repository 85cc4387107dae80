package io.github.wpdata.cdk.internal.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awscdk.CfnResource;
import software.amazon.jsii.Jsii;
import software.amazon.jsii.JsiiObjectMapper;
import software.amazon.jsii.Kernel;
import software.amazon.jsii.NativeType;
import software.constructs.IConstruct;

/**
 * Finds resources of one type in a tree. {@code Node.findAll()} asks jsii for the class of each construct, by a message each,
 * and jsii fails after some thousand messages within one callback, as a validation is. Its answer has the classes already, and
 * {@link Kernel} and the mapper, which generated classes use, give access to it.
 */
public final class ConstructSearch {
    private static final NativeType<JsonNode> REFERENCES = NativeType.forClass(JsonNode.class);
    private static final String REFERENCE = "$jsii.byref";

    private ConstructSearch() {}

    /**
     * Whether a resource of the app passes a test. What is below a construct is tested first, since a match there is cheaper.
     *
     * @param nearest where the resource is usually
     * @param type class of the resource
     * @param test the test
     * @return true if one passes
     * @param <T> class of the resource
     */
    public static <T extends CfnResource> boolean anyInApp(IConstruct nearest, Class<T> type, Predicate<T> test) {
        return below(nearest, type).anyMatch(test)
                || below(nearest.getNode().getRoot(), type).anyMatch(test);
    }

    private static <T extends CfnResource> Stream<T> below(IConstruct scope, Class<T> type) {
        String prefix = type.getAnnotation(Jsii.class).fqn() + "@";
        JsonNode all = Objects.requireNonNull(Kernel.call(scope.getNode(), "findAll", REFERENCES));
        return StreamSupport.stream(all.spliterator(), false)
                .filter(reference -> reference.path(REFERENCE).asText().startsWith(prefix))
                .map(reference -> JsiiObjectMapper.treeToValue(reference, NativeType.forClass(type)));
    }
}
