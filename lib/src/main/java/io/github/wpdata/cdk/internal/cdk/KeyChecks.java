package io.github.wpdata.cdk.internal.cdk;

import io.github.wpdata.cdk.internal.validation.Documented;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.kms.CfnKey;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;

/**
 * The rules on a key that a setter receives: it must be in the right region, and a service of AWS must be able to encrypt with it.
 * An imported key shows its region only.
 */
public final class KeyChecks implements Documented {
    private static final String SYMMETRIC = "SYMMETRIC_DEFAULT";
    private static final String ENCRYPTION = "ENCRYPT_DECRYPT";

    private final Rule region;
    private final Rule symmetric;
    private final Rule enabled;

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
        this.symmetric = new Rule(
                property,
                "",
                "a symmetric key for encryption",
                "is a key of type %s for %s, with which services of AWS do not encrypt",
                "create it with KeySpec.SYMMETRIC_DEFAULT and KeyUsage.ENCRYPT_DECRYPT, or leave it out " + otherwise,
                "KMS Developer Guide: AWS services use symmetric encryption keys");
        this.enabled = new Rule(
                property,
                "",
                "a key that is enabled",
                "is disabled, so nothing can be encrypted with it",
                "create it with enabled(true), or leave it out " + otherwise,
                "KMS Developer Guide: key states");
    }

    /**
     * Checks a key.
     *
     * @param problems receives the problems
     * @param environment account and region of the owner
     * @param key the key, or null if none was set
     */
    public void check(Problems problems, StackEnvironment environment, @Nullable IKey key) {
        if (key == null) {
            return;
        }
        environment.requireSameRegion(problems, region, key);
        if (key instanceof Key && key.getNode().getDefaultChild() instanceof CfnKey resource) {
            String spec = known(resource.getKeySpec(), SYMMETRIC);
            String usage = known(resource.getKeyUsage(), ENCRYPTION);
            boolean suits = spec.equals(SYMMETRIC) && usage.equals(ENCRYPTION);
            problems.require(suits, symmetric, suits ? "" : key.getNode().getPath(), spec, usage);
            boolean disabled = Boolean.FALSE.equals(resource.getEnabled());
            problems.require(!disabled, enabled, disabled ? key.getNode().getPath() : "");
        }
    }

    private static String known(@Nullable String value, String byDefault) {
        return value == null || Tokens.isToken(value) ? byDefault : value;
    }

    @Override
    public List<Rule> all() {
        return List.of(region, symmetric, enabled);
    }
}
