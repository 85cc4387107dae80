package io.github.wpdata.cdk.internal.cdk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.TagManager;
import software.constructs.Construct;
import software.constructs.IConstruct;
import software.constructs.Node;

/**
 * Refuses tags whose keys AWS reserves (EFS API: Tag; RDS User Guide: tagging). They come from {@code Tags.of(…)}, so they are
 * known only when all constructs are there, and they reach the main resource of a construct as they reach all others.
 */
public final class ReservedTags {
    private static final String PREFIX = "aws:";

    private ReservedTags() {}

    /**
     * Makes the synthesis fail if a resource has such a tag. A whole checks the resources of its parts.
     *
     * @param owner the construct
     * @param place place of the construct
     * @param resource a resource that tags of the construct reach, or the construct of AWS CDK around it
     */
    public static void refuse(Construct owner, ConstructPlace place, IConstruct resource) {
        if (!place.isPart()) {
            refuse(owner.getNode(), resource);
        }
    }

    /**
     * Makes the synthesis fail if a resource has such a tag.
     *
     * @param owner node of the construct
     * @param resource a resource that tags of the construct reach, or the construct of AWS CDK around it
     */
    public static void refuse(Node owner, IConstruct resource) {
        owner.addValidation(() -> problems(Stream.of(resource)));
    }

    /**
     * Looks at the tags of resources. CDK puts the construct's path in front of each problem.
     *
     * @param resources the resources, or the constructs of AWS CDK around them
     * @return one problem for each key
     */
    public static List<String> problems(Stream<? extends IConstruct> resources) {
        return resources
                .map(ReservedTags::tags)
                .flatMap(Optional::stream)
                .flatMap(tags -> tags.tagValues().keySet().stream())
                .filter(key -> key.toLowerCase(Locale.ROOT).startsWith(PREFIX))
                .distinct()
                .map(key -> "tags (" + key + ") begin with " + PREFIX
                        + ", which AWS reserves, so the deployment would fail; choose another key")
                .toList();
    }

    private static Optional<TagManager> tags(IConstruct resource) {
        return Optional.ofNullable(
                        resource instanceof CfnResource
                                ? resource
                                : resource.getNode().getDefaultChild())
                .map(TagManager::of);
    }
}
