package io.github.wpdata.cdk.internal.cdk;

import java.util.regex.Pattern;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;

/** How secrets are named. */
public final class SecretNames {
    /** Secrets Manager takes a name that ends like this for a whole ARN. */
    private static final Pattern LIKE_AN_ARN = Pattern.compile(".*-[A-Za-z0-9]{6}");

    private SecretNames() {}

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
