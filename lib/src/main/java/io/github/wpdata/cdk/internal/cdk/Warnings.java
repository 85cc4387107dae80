package io.github.wpdata.cdk.internal.cdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.constructs.Construct;

/** The warnings of a construct. Most have none, and then nothing is asked of JavaScript. */
public final class Warnings {
    private final Construct owner;
    private @Nullable Annotations annotations;

    /**
     * Starts without a warning.
     *
     * @param owner the construct
     */
    public Warnings(Construct owner) {
        this.owner = owner;
    }

    /**
     * Warns of something that is allowed, but a risk.
     *
     * @param id stable id, by which a user can acknowledge the warning
     * @param text what the risk is, and what to do about it
     */
    public void add(String id, String text) {
        if (annotations == null) {
            annotations = Annotations.of(owner);
        }
        annotations.addWarningV2(id, text);
    }
}
