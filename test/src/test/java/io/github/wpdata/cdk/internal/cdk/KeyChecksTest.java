package io.github.wpdata.cdk.internal.cdk;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.kms.CfnKey;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.kms.KeySpec;
import software.amazon.awscdk.services.kms.KeyUsage;
import software.constructs.Construct;

class KeyChecksTest {
    private static final KeyChecks CHECKS = new KeyChecks("encryptionKey", "vault", "to have one created");

    private final TestStack test = new TestStack();

    private void check(IKey key) {
        Problems problems = new Problems();
        CHECKS.check(problems, new StackEnvironment(test.stack()), key);
        problems.throwIfAny(() -> "Test/Vault");
    }

    @ParameterizedTest
    @CsvSource({
        "RSA_2048, ENCRYPT_DECRYPT",
        "ECC_NIST_P256, SIGN_VERIFY",
        "HMAC_256, GENERATE_VERIFY_MAC",
        "ECC_NIST_P384, KEY_AGREEMENT"
    })
    void aKeyThatServicesCannotEncryptWithIsRefused(KeySpec spec, KeyUsage usage) {
        IKey key = Key.Builder.create(test.stack(), "Key")
                .keySpec(spec)
                .keyUsage(usage)
                .build();

        assertThatThrownBy(() -> check(key))
                .hasMessage("[Test/Vault] encryptionKey (Test/Key) is a key of type " + spec + " for " + usage
                        + ", with which services of AWS do not encrypt; create it with KeySpec.SYMMETRIC_DEFAULT and "
                        + "KeyUsage.ENCRYPT_DECRYPT, or leave it out to have one created");
    }

    @Test
    void aDisabledKeyIsRefused() {
        assertThatThrownBy(() -> check(
                        Key.Builder.create(test.stack(), "Key").enabled(false).build()))
                .hasMessage("[Test/Vault] encryptionKey (Test/Key) is disabled, so nothing can be encrypted with it; "
                        + "create it with enabled(true), or leave it out to have one created");
    }

    @Test
    void aKeyOfAnotherRegionIsRefused() {
        assertThatThrownBy(() -> check(Key.fromKeyArn(test.stack(), "Key", "arn:aws:kms:us-west-2:123456789012:key/1")))
                .hasMessage("[Test/Vault] encryptionKey (us-west-2) is in another region than the vault (us-east-1); "
                        + "pass a key of the vault's region, or leave it out to have one created");
    }

    private interface Maker {
        IKey at(Construct scope);
    }

    static Stream<Maker> suitable() {
        return Stream.of(
                scope -> null,
                scope -> new Key(scope, "Key"),
                scope -> Key.Builder.create(scope, "Key")
                        .keySpec(KeySpec.SYMMETRIC_DEFAULT)
                        .keyUsage(KeyUsage.ENCRYPT_DECRYPT)
                        .enabled(true)
                        .build(),
                scope -> Key.fromKeyArn(scope, "Key", "arn:aws:kms:us-east-1:123456789012:key/1"),
                scope -> {
                    Key key = new Key(scope, "Key");
                    CfnKey resource = (CfnKey) key.getNode().getDefaultChild();
                    resource.setKeySpec(Fn.importValue("Spec"));
                    resource.setKeyUsage(Fn.importValue("Usage"));
                    return key;
                });
    }

    @ParameterizedTest
    @MethodSource("suitable")
    void aKeyThatServicesCanEncryptWithIsAccepted(Maker key) {
        assertThatCode(() -> check(key.at(test.stack()))).doesNotThrowAnyException();
    }
}
