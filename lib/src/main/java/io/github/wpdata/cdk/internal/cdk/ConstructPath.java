package io.github.wpdata.cdk.internal.cdk;

import software.constructs.Construct;

/** Path of a construct that is not made yet, for messages. */
public final class ConstructPath {
    private ConstructPath() {}

    /**
     * The path that the construct will have.
     *
     * @param scope scope of the construct
     * @param id id of the construct within its scope
     * @return the path
     */
    public static String of(Construct scope, String id) {
        String parent = scope.getNode().getPath();
        return parent.isEmpty() ? id : parent + "/" + id;
    }
}
