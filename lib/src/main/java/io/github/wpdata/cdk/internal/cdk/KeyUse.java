package io.github.wpdata.cdk.internal.cdk;

import io.github.wpdata.cdk.internal.validation.Documented;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.CfnKey;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.IConstruct;

/**
 * The rules on the use of a key: a service of AWS must be able to encrypt with it. Only a key of this app shows what it is for.
 */
public final class KeyUse implements Documented {
    private static final String SYMMETRIC = "SYMMETRIC_DEFAULT";
    private static final String ENCRYPTION = "ENCRYPT_DECRYPT";

    private final Rule symmetric;
    private final Rule enabled;

    private KeyUse(String property, String is, String disabled, String create) {
        this.symmetric = new Rule(
                property,
                "",
                "a symmetric key for encryption",
                is + " a key of type %s for %s, with which services of AWS do not encrypt",
                create.formatted("KeySpec.SYMMETRIC_DEFAULT and KeyUsage.ENCRYPT_DECRYPT"),
                "KMS Developer Guide: AWS services use symmetric encryption keys");
        this.enabled = new Rule(
                property,
                "",
                "a key that is enabled",
                disabled + ", so nothing can be encrypted with it",
                create.formatted("enabled(true)"),
                "KMS Developer Guide: key states");
    }

    /**
     * The rules on a key that a setter receives.
     *
     * @param property name of the setter
     * @return the rules
     */
    public static KeyUse of(String property) {
        return new KeyUse(property, "is", "is disabled", "create it with %s");
    }

    /**
     * The rules on a key that a setter receives, if it may be left out.
     *
     * @param property name of the setter
     * @param otherwise what happens then, as in {@code to have one created}
     * @return the rules
     */
    public static KeyUse ofOptional(String property, String otherwise) {
        return new KeyUse(property, "is", "is disabled", "create it with %s, or leave it out " + otherwise);
    }

    /**
     * The rules on the key of a topic or a secret that a setter receives.
     *
     * @param property name of the setter
     * @return the rules
     */
    public static KeyUse ofEncrypted(String property) {
        return new KeyUse(property, "is encrypted with", "is encrypted with a disabled key", "create its key with %s");
    }

    /**
     * Checks a key, or that of an alias.
     *
     * @param problems receives the problems
     * @param shown what the problems name: the key, or what is encrypted with it
     * @param given the key, or null if there is none
     */
    public void check(Problems problems, IConstruct shown, @Nullable IKey given) {
        IKey key = given instanceof Alias alias ? alias.getAliasTargetKey() : given;
        if (key instanceof Key && key.getNode().getDefaultChild() instanceof CfnKey resource) {
            String spec = known(resource.getKeySpec(), SYMMETRIC);
            String usage = known(resource.getKeyUsage(), ENCRYPTION);
            boolean suits = spec.equals(SYMMETRIC) && usage.equals(ENCRYPTION);
            problems.require(suits, symmetric, suits ? "" : shown.getNode().getPath(), spec, usage);
            boolean disabled = Boolean.FALSE.equals(resource.getEnabled());
            problems.require(!disabled, enabled, disabled ? shown.getNode().getPath() : "");
        }
    }

    private static String known(@Nullable String value, String byDefault) {
        return value == null || Tokens.isToken(value) ? byDefault : value;
    }

    @Override
    public List<Rule> all() {
        return List.of(symmetric, enabled);
    }
}
