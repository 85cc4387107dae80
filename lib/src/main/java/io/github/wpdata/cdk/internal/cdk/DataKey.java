package io.github.wpdata.cdk.internal.cdk;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** The customer-managed key that a construct makes when it is given none: rotated yearly, and deleted late. */
public final class DataKey {
    /** Made once for the process: each Duration is two jsii calls. */
    private static final Duration LONGEST_WAIT = Duration.days(30);

    private DataKey() {}

    /**
     * Makes the key.
     *
     * @param owner the construct
     * @param description what the key protects
     * @param removalPolicy what remains of the key
     * @return the key
     */
    public static Key create(Construct owner, String description, RemovalPolicy removalPolicy) {
        return Key.Builder.create(owner, "Key")
                .description(description)
                .enableKeyRotation(true)
                .pendingWindow(LONGEST_WAIT)
                .removalPolicy(removalPolicy)
                .build();
    }
}
