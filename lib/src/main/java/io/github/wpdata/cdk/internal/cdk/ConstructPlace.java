package io.github.wpdata.cdk.internal.cdk;

import software.constructs.Construct;

/**
 * Where a builder will place its construct: a scope, and an id within it.
 *
 * <p>A part of a whole is checked before the whole exists. Until then its scope is that of the whole, and its id is its path
 * below that scope, as in {@code Data/Database}, so that messages show the path that it will have.
 */
public final class ConstructPlace {
    private static final String SEPARATOR = "/";

    private Construct scope;
    private String id;
    private boolean isPart;

    /**
     * A place.
     *
     * @param scope scope of the construct
     * @param id id of the construct within its scope
     */
    public ConstructPlace(Construct scope, String id) {
        this.scope = scope;
        this.id = id;
    }

    /**
     * The id of a part of the construct, until the construct is made.
     *
     * @param part id of the part within the construct
     * @return the id to start the part's builder with
     */
    public String idOf(String part) {
        return id + SEPARATOR + part;
    }

    /**
     * Moves a part into its whole, which now exists.
     *
     * @param whole the construct of the whole
     */
    public void moveInto(Construct whole) {
        scope = whole;
        id = id.substring(id.lastIndexOf(SEPARATOR) + 1);
        isPart = true;
    }

    /**
     * Whether the construct is part of a whole.
     *
     * @return true once it was moved into the whole
     */
    public boolean isPart() {
        return isPart;
    }

    /**
     * The scope.
     *
     * @return scope of the construct
     */
    public Construct scope() {
        return scope;
    }

    /**
     * The id.
     *
     * @return id of the construct within its scope
     */
    public String id() {
        return id;
    }

    /**
     * The path that the construct will have. Each reading is a jsii call.
     *
     * @return the path
     */
    public String path() {
        String parent = scope.getNode().getPath();
        return parent.isEmpty() ? id : parent + SEPARATOR + id;
    }
}
