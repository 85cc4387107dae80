package io.github.wpdata.cdk.internal.cdk;

import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;

/** How secrets are named. */
public final class SecretNames {
    /** Secrets Manager takes a name that ends like this for a whole ARN. */
    private static final Pattern LIKE_AN_ARN = Pattern.compile(".*-[A-Za-z0-9]{6}");

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9/_+=.@!-]{1,512}");

    private SecretNames() {}

    /**
     * The name of a secret of this app if Secrets Manager would refuse it.
     *
     * @param secret the secret
     * @return the name, or nothing if it is generated, unresolved or allowed
     */
    public static Optional<String> refusedName(ISecret secret) {
        return secret instanceof Secret && secret.getNode().getDefaultChild() instanceof CfnSecret resource
                ? Optional.ofNullable(resource.getName())
                        .filter(name ->
                                !Tokens.isToken(name) && !FORM.matcher(name).matches())
                : Optional.empty();
    }

    /**
     * Whether a secret was named in a way that Secrets Manager may take for another one.
     *
     * @param secret the secret
     * @return true if it has no full ARN, and a name that looks like the end of one
     */
    public static boolean isAmbiguous(ISecret secret) {
        return !(secret instanceof Secret)
                && secret.getSecretFullArn() == null
                && LIKE_AN_ARN.matcher(secret.getSecretArn()).matches();
    }
}
