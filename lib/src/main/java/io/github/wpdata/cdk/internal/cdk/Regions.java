package io.github.wpdata.cdk.internal.cdk;

import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awscdk.regioninfo.Fact;

/** The regions that this version of AWS CDK knows. AWS opens others, so an unknown one is a warning. */
public final class Regions {
    private static final AtomicReference<Set<String>> KNOWN = new AtomicReference<>(Set.of());

    private Regions() {}

    /**
     * Whether a region is known. The list is read once.
     *
     * @param region the region
     * @return true if it is known, or unresolved
     */
    public static boolean isKnown(String region) {
        if (KNOWN.get().isEmpty()) {
            KNOWN.set(Set.copyOf(Fact.getRegions()));
        }
        return Tokens.isToken(region) || KNOWN.get().contains(region);
    }

    /**
     * Warns if the region of a stack is not known. The warning is the stack's, which has it once, however many constructs ask.
     *
     * @param environment environment of the stack
     */
    public static void warnIfUnknown(StackEnvironment environment) {
        if (!isKnown(environment.region())) {
            new Warnings(environment.stack())
                    .add(
                            "@wpdata/cdk:unknownRegion",
                            "region (" + environment.region()
                                    + ") of the stack is not known to this version of AWS CDK; check its spelling");
        }
    }
}
