package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.internal.cdk.SecretNames;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Problems;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.CredentialsFromUsernameOptions;
import software.amazon.awscdk.services.rds.DatabaseSecret;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/**
 * The source of the administrator's password. The password itself never appears in the template.
 *
 * <p>A password that RDS manages rules out some features of Aurora: a Blue/Green deployment, a global database, a replica in another
 * region, and an RDS Proxy without a secret of its own. For one of them use {@link #generatedSecret()}; the change applies in place.
 */
public abstract sealed class AdminCredentials {
    private AdminCredentials() {}

    /**
     * RDS creates a secret, owns it and rotates it every seven days. Grant access to the secret; never copy its value.
     *
     * @return the choice, with the secret encrypted by the cluster's key
     */
    public static AdminCredentials managedByRds() {
        return new ManagedByRds(null);
    }

    /**
     * RDS creates a secret, owns it and rotates it every seven days. Grant access to the secret; never copy its value.
     *
     * @param key key of the secret, in the cluster's region
     * @return the choice
     */
    public static AdminCredentials managedByRds(IKey key) {
        return key == null ? new Missing() : new ManagedByRds(key);
    }

    /**
     * This stack generates a secret. It is encrypted with the cluster's key, not rotated, and kept whenever the cluster's data is.
     *
     * @return the choice
     */
    public static AdminCredentials generatedSecret() {
        return new Generated();
    }

    /**
     * An existing secret.
     *
     * @param secret a secret with the JSON fields {@code username} and {@code password}
     * @return the choice
     */
    public static AdminCredentials fromSecret(ISecret secret) {
        return secret == null ? new Missing() : new Existing(secret);
    }

    /**
     * A password that is stored elsewhere.
     *
     * @param password a reference, such as {@code SecretValue.secretsManager(…)}; a literal is refused
     * @return the choice; the cluster then has no secret to grant
     */
    public static AdminCredentials fromPassword(SecretValue password) {
        return password == null ? new Missing() : new Password(password);
    }

    boolean isManaged() {
        return false;
    }

    /** Whether an existing secret is named in a way that Secrets Manager may take for another one. */
    boolean isAmbiguous() {
        return false;
    }

    void check(Problems problems, StackEnvironment environment, @Nullable String username) {}

    /** The secret to grant access to: the caller's own, rather than the attachment that AWS CDK makes of it. */
    ISecret secret(ISecret attached) {
        return attached;
    }

    /** The key that encrypts the secret, or null if it is not known. */
    @Nullable IKey secretKey(IKey clusterKey) {
        return clusterKey;
    }

    /** Renders the choice. Without a user name, an existing secret names the user. */
    abstract Credentials render(Construct owner, @Nullable String username, IKey clusterKey, RemovalPolicy removal);

    private static String orDefault(@Nullable String username) {
        return username == null ? AuroraSettings.DEFAULT_ADMIN_USERNAME : username;
    }

    private static final class ManagedByRds extends AdminCredentials {
        private final @Nullable IKey key;

        ManagedByRds(@Nullable IKey key) {
            this.key = key;
        }

        @Override
        boolean isManaged() {
            return true;
        }

        @Override
        IKey secretKey(IKey clusterKey) {
            return key == null ? clusterKey : key;
        }

        @Override
        void check(Problems problems, StackEnvironment environment, @Nullable String username) {
            AdminCredentialsRules.KEY.check(problems, environment, key);
        }

        @Override
        Credentials render(Construct owner, @Nullable String username, IKey clusterKey, RemovalPolicy removal) {
            return Credentials.fromUsername(
                    orDefault(username),
                    CredentialsFromUsernameOptions.builder()
                            .encryptionKey(secretKey(clusterKey))
                            .build());
        }
    }

    private static final class Generated extends AdminCredentials {
        @Override
        Credentials render(Construct owner, @Nullable String username, IKey clusterKey, RemovalPolicy removal) {
            DatabaseSecret secret = DatabaseSecret.Builder.create(owner, "Secret")
                    .username(orDefault(username))
                    .encryptionKey(clusterKey)
                    .build();
            secret.applyRemovalPolicy(removal);
            return Credentials.fromSecret(secret, orDefault(username));
        }
    }

    private static final class Existing extends AdminCredentials {
        private final ISecret secret;

        Existing(ISecret secret) {
            this.secret = secret;
        }

        @Override
        boolean isAmbiguous() {
            return SecretNames.isAmbiguous(secret);
        }

        @Override
        ISecret secret(ISecret attached) {
            return secret;
        }

        @Override
        @Nullable IKey secretKey(IKey clusterKey) {
            return secret.getEncryptionKey();
        }

        @Override
        void check(Problems problems, StackEnvironment environment, @Nullable String username) {
            environment.requireSameRegion(problems, AdminCredentialsRules.SECRET_REGION, secret);
            AdminCredentialsRules.checkSecret(problems, secret, username);
        }

        @Override
        Credentials render(Construct owner, @Nullable String username, IKey clusterKey, RemovalPolicy removal) {
            return Credentials.fromSecret(secret, username);
        }
    }

    private static final class Password extends AdminCredentials {
        private final SecretValue password;

        Password(SecretValue password) {
            this.password = password;
        }

        @Override
        void check(Problems problems, StackEnvironment environment, @Nullable String username) {
            AdminCredentialsRules.checkPassword(problems, password.unsafeUnwrap());
        }

        @Override
        Credentials render(Construct owner, @Nullable String username, IKey clusterKey, RemovalPolicy removal) {
            return Credentials.fromPassword(orDefault(username), password);
        }
    }

    /** A choice that received null, which the check reports. */
    private static final class Missing extends AdminCredentials {
        @Override
        void check(Problems problems, StackEnvironment environment, @Nullable String username) {
            problems.isNull("credentials");
        }

        @Override
        Credentials render(Construct owner, @Nullable String username, IKey clusterKey, RemovalPolicy removal) {
            throw new IllegalStateException("the check refuses a choice without a value");
        }
    }
}
