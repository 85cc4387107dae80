package io.github.wpdata.cdk.internal.cdk;

import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/** Grants to read a secret: the secret itself, and the use of its key through Secrets Manager. */
public final class SecretGrants {
    private SecretGrants() {}

    /**
     * Lets an identity read a secret. What the identity's policy cannot give is reported by a warning.
     *
     * @param grants the grants of the service
     * @param method name of the grant's method, for messages
     * @param grantee the identity
     * @param secret the secret
     * @param key the customer-managed key of the secret, or null if it has none or it is not known
     * @return the grant; not successful if the identity's policy cannot be extended
     */
    public static Grant read(
            IdentityGrants grants, String method, IGrantable grantee, ISecret secret, @Nullable IKey key) {
        Construct owner = grants.owner();
        StackEnvironment environment = new StackEnvironment(owner);
        if (key == null && !(secret instanceof Secret)) {
            new Warnings(owner)
                    .add(
                            "@wpdata/cdk:grantWithoutKey",
                            method + " grants no kms:Decrypt, because the key of secret "
                                    + secret.getNode().getPath()
                                    + " is not known; import the secret with its key, by Secret.fromSecretAttributes(…)");
        }
        if (key != null && !(key instanceof Key)) {
            String account = key.getEnv().getAccount();
            if (!Tokens.isToken(account)
                    && !Tokens.isToken(environment.account())
                    && !account.equals(environment.account())) {
                new Warnings(owner)
                        .add(
                                "@wpdata/cdk:grantForeignKey",
                                method + " has no effect until the policy of key "
                                        + key.getNode().getPath() + ", which belongs to account " + account
                                        + ", allows account " + environment.account()
                                        + " to decrypt; extend that policy");
            }
        }
        return grants.grant(method, grantee, permissions(environment, secret, key));
    }

    private static List<IdentityGrants.Permission> permissions(
            StackEnvironment environment, ISecret secret, @Nullable IKey key) {
        List<IdentityGrants.Permission> permissions = new ArrayList<>();
        permissions.add(new IdentityGrants.Permission(
                List.of("secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"),
                List.of(arn(secret)),
                Map.of()));
        if (key != null) {
            String service = "secretsmanager." + environment.region() + ".amazonaws.com";
            permissions.add(new IdentityGrants.Permission(
                    List.of("kms:Decrypt"),
                    List.of(key.getKeyArn()),
                    Map.of("StringEquals", Map.of("kms:ViaService", service))));
        }
        return permissions;
    }

    /** Secrets Manager appends six characters to the name; an ARN imported without them needs a wildcard. */
    private static String arn(ISecret secret) {
        String full = secret instanceof Secret ? secret.getSecretArn() : secret.getSecretFullArn();
        return full == null ? secret.getSecretArn() + "-??????" : full;
    }
}
