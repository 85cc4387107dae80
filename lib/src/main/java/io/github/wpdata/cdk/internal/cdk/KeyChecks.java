package io.github.wpdata.cdk.internal.cdk;

import io.github.wpdata.cdk.internal.validation.Documented;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.kms.IKey;

/** The rules on a key that a setter receives: it must be in the right region, and of use. */
public final class KeyChecks implements Documented {
    private final Rule region;
    private final KeyUse use;

    /**
     * Names the rules.
     *
     * @param property name of the setter
     * @param owner what the key must be in the region of, as in {@code cluster}
     * @param otherwise what happens if the setter is left out, as in {@code to have one created}
     */
    public KeyChecks(String property, String owner, String otherwise) {
        this.region = new Rule(
                property,
                "",
                "a key of the " + owner + "'s region",
                "is in another region than the " + owner + " (%s)",
                "pass a key of the " + owner + "'s region, or leave it out " + otherwise,
                "KMS Developer Guide: keys are regional");
        this.use = KeyUse.ofOptional(property, otherwise);
    }

    /**
     * Checks a key.
     *
     * @param problems receives the problems
     * @param environment account and region of the owner
     * @param key the key, or null if none was set
     */
    public void check(Problems problems, StackEnvironment environment, @Nullable IKey key) {
        if (key != null) {
            environment.requireSameRegion(problems, region, key);
            use.check(problems, key, key);
        }
    }

    @Override
    public List<Rule> all() {
        return Stream.concat(Stream.of(region), use.all().stream()).toList();
    }
}
