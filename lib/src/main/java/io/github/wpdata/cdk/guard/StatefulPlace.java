package io.github.wpdata.cdk.guard;

/** A stateful resource and where it stands. */
record StatefulPlace(String stack, String logicalId, StatefulResource resource) {

    boolean isSamePath(StatefulPlace other) {
        return stack.equals(other.stack) && resource.path().equals(other.resource.path());
    }

    boolean hasSameProperties(StatefulPlace other) {
        return stack.equals(other.stack) && Values.same(resource.replacesOnChange(), other.resource.replacesOnChange());
    }

    /** The path below the stack stays the same when a resource moves to another stack or stage. */
    boolean isSamePathInAnotherStack(StatefulPlace other) {
        return pathBelowStack().equals(other.pathBelowStack());
    }

    private String pathBelowStack() {
        String path = resource.path();
        return path.startsWith(stack + "/") ? path.substring(stack.length() + 1) : path;
    }
}
