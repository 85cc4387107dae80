package io.github.wpdata.cdk.internal.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.backup.AirGappedVault;
import io.github.wpdata.cdk.cache.AuthToken;
import io.github.wpdata.cdk.database.AdminCredentials;
import io.github.wpdata.cdk.monitoring.BackupMonitoring;
import io.github.wpdata.cdk.monitoring.DataMonitoring;
import io.github.wpdata.cdk.testing.Arns;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.kms.KeySpec;
import software.amazon.awscdk.services.kms.KeyUsage;
import software.amazon.awscdk.services.rds.DatabaseSecret;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;

/** Every setter that accepts a key, or a topic or secret that may have one. */
class KeyUseTest {
    private static final String WRONG =
            " a key of type RSA_2048 for ENCRYPT_DECRYPT, with which services of AWS do not "
                    + "encrypt; create %s with KeySpec.SYMMETRIC_DEFAULT and KeyUsage.ENCRYPT_DECRYPT";
    private static final String DISABLED =
            " disabled%s, so nothing can be encrypted with it; create %s with enabled(true)";

    private final TestStack test = new TestStack();

    private interface Building {
        void with(TestStack test, IKey key);
    }

    private record Setter(String path, String property, boolean isKey, Building build) {
        /** What a problem begins with. */
        String problem(String shown) {
            return "[" + path + "] " + property + " (" + shown + ") is" + (isKey ? "" : " encrypted with");
        }

        String shown(String ofKey) {
            return isKey ? ofKey : "Test/Encrypted";
        }

        @Override
        public String toString() {
            return path + " " + property;
        }
    }

    private static Setter key(String path, String property, Building build) {
        return new Setter(path, property, true, build);
    }

    private static Setter encrypted(String path, String property, Building build) {
        return new Setter(path, property, false, build);
    }

    private static ITopic topic(TestStack test, IKey key) {
        return Topic.Builder.create(test.stack(), "Encrypted").masterKey(key).build();
    }

    private static ISecret secret(TestStack test, IKey key) {
        return Secret.Builder.create(test.stack(), "Encrypted")
                .encryptionKey(key)
                .generateSecretString(
                        SecretStringGenerator.builder().excludePunctuation(true).build())
                .build();
    }

    static Stream<Setter> setters() {
        return Stream.of(
                key(
                        "Test/Data",
                        "encryptionKey",
                        (test, key) -> Minimal.services(test).encryptionKey(key).build()),
                key(
                        "Test/Data",
                        "logsEncryptionKey",
                        (test, key) ->
                                Minimal.services(test).logsEncryptionKey(key).build()),
                key(
                        "Test/Files",
                        "encryptionKey",
                        (test, key) -> Minimal.files(test).encryptionKey(key).build()),
                key(
                        "Test/Cache",
                        "logsEncryptionKey",
                        (test, key) ->
                                Minimal.cache(test).logsEncryptionKey(key).build()),
                key(
                        "Test/Database",
                        "performanceInsightsKey",
                        (test, key) -> Minimal.database(test)
                                .performanceInsightsKey(key)
                                .build()),
                key(
                        "Test/Database",
                        "credentials",
                        (test, key) -> Minimal.database(test)
                                .credentials(AdminCredentials.managedByRds(key))
                                .build()),
                key(
                        "Test/Vault",
                        "encryptionKey",
                        (test, key) -> Minimal.vault(test).encryptionKey(key).build()),
                key(
                        "Test/Vault",
                        "encryptionKey",
                        (test, key) -> Minimal.destinationVault(test)
                                .encryptionKey(key)
                                .build()),
                key(
                        "Test/AirGapped",
                        "encryptionKey",
                        (test, key) -> AirGappedVault.Builder.create(test.stack(), "AirGapped")
                                .vaultName("wordpress-air-gapped")
                                .encryptionKey(key)
                                .build()),
                key(
                        "Test/Plan",
                        "encryptionKey",
                        (test, key) -> Minimal.plan(test).encryptionKey(key).build()),
                key(
                        "Test/RestoreTest",
                        "vault",
                        (test, key) -> Minimal.restoreTest(test)
                                .vault(BackupVault.fromBackupVaultName(test.stack(), "Second", "second"), key)
                                .build()),
                key(
                        "Test/RestoreTest",
                        "resourceKeys",
                        (test, key) ->
                                Minimal.restoreTest(test).resourceKeys(key).build()),
                encrypted(
                        "Test/RestoreTest",
                        "notify",
                        (test, key) -> Minimal.restoreTest(test)
                                .notify(topic(test, key))
                                .build()),
                encrypted(
                        "Test/Vault",
                        "notificationTopic",
                        (test, key) -> Minimal.vault(test)
                                .notificationTopic(topic(test, key))
                                .build()),
                encrypted(
                        "Test/Monitoring",
                        "notify",
                        (test, key) -> DataMonitoring.Builder.create(test.stack(), "Monitoring")
                                .files(Minimal.files(test).build())
                                .notify(topic(test, key))
                                .build()),
                encrypted(
                        "Test/Monitoring",
                        "notify",
                        (test, key) -> BackupMonitoring.Builder.create(test.stack(), "Monitoring")
                                .backups(Minimal.plan(test).build())
                                .notify(topic(test, key))
                                .build()),
                encrypted(
                        "Test/Cache",
                        "authToken",
                        (test, key) -> Minimal.cache(test)
                                .authToken(AuthToken.fromSecret(secret(test, key)))
                                .build()),
                encrypted(
                        "Test/Database",
                        "credentials",
                        (test, key) -> Minimal.database(test)
                                .credentials(AdminCredentials.fromSecret(
                                        DatabaseSecret.Builder.create(test.stack(), "Encrypted")
                                                .username("wpadmin")
                                                .encryptionKey(key)
                                                .build()))
                                .build()));
    }

    @ParameterizedTest
    @MethodSource("setters")
    void aKeyThatServicesCannotEncryptWithIsRefused(Setter setter) {
        Key key = Key.Builder.create(test.stack(), "Key")
                .keySpec(KeySpec.RSA_2048)
                .keyUsage(KeyUsage.ENCRYPT_DECRYPT)
                .build();

        assertThatThrownBy(() -> setter.build.with(test, key))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(setter.problem(setter.shown("Test/Key")) + WRONG.formatted(setter.isKey ? "it" : "its key"));
    }

    @ParameterizedTest
    @MethodSource("setters")
    void aDisabledKeyIsRefused(Setter setter) {
        Key key = Key.Builder.create(test.stack(), "Key").enabled(false).build();

        assertThatThrownBy(() -> setter.build.with(test, key))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(setter.problem(setter.shown("Test/Key"))
                        + (setter.isKey ? DISABLED.formatted("", "it") : " a" + DISABLED.formatted(" key", "its key")));
    }

    @ParameterizedTest
    @MethodSource("setters")
    void otherKeysAreAccepted(Setter setter) {
        assertThatCode(() -> setter.build.with(test, new Key(test.stack(), "Key")))
                .doesNotThrowAnyException();
    }

    @Test
    void theKeyOfAnAliasIsChecked() {
        Key key = Key.Builder.create(test.stack(), "Key").enabled(false).build();
        Alias alias = Alias.Builder.create(test.stack(), "Alias")
                .aliasName("alias/topics")
                .targetKey(key)
                .build();

        assertThatThrownBy(() -> Minimal.vault(test)
                        .notificationTopic(topic(test, alias))
                        .build())
                .hasMessage(
                        "[Test/Vault] notificationTopic (Test/Encrypted) is encrypted with a disabled key, so nothing can be "
                                + "encrypted with it; create its key with enabled(true)");
    }

    @Test
    void whatAnImportedKeyIsForIsNotGuessed() {
        IKey imported = Key.fromKeyArn(test.stack(), "Key", Arns.KEY);

        assertThatCode(() -> Minimal.vault(test).encryptionKey(imported).build())
                .doesNotThrowAnyException();
    }

    @Test
    void enoughSettersAreTried() {
        List<Setter> all = setters().toList();

        assertThat(all).hasSizeGreaterThanOrEqualTo(18);
        assertThat(all.stream().map(Setter::property).distinct()).hasSizeGreaterThanOrEqualTo(9);
    }
}
