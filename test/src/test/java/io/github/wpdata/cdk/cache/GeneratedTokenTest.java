package io.github.wpdata.cdk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.wpdata.cdk.testing.TestStack;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;

/** A secret of the same app tells whether it will ever hold a token. */
class GeneratedTokenTest {
    private static final String CHARACTERS =
            "may be generated with / \" @ ' %, which ElastiCache refuses; set excludePunctuation to true";
    private static final String MISSING =
            "is generated without the field token; write a field that it has, or none if the "
                    + "secret is the token itself";

    private final TestStack test = new TestStack();

    private interface Generator extends UnaryOperator<SecretStringGenerator.Builder> {}

    private Secret secret(Generator generator) {
        return Secret.Builder.create(test.stack(), "Token")
                .generateSecretString(
                        generator.apply(SecretStringGenerator.builder()).build())
                .build();
    }

    private RedisReplicationGroup cache(AuthToken token) {
        return RedisReplicationGroup.Builder.create(test.stack(), "Cache")
                .vpc(test.vpc())
                .clients(test.clients())
                .authToken(token)
                .build();
    }

    private static Arguments of(String field, Generator generator, String... problems) {
        return arguments(
                field,
                generator,
                Stream.of(problems)
                        .map(problem -> "[Test/Cache] authToken (Test/Token) " + problem)
                        .collect(Collectors.joining("\n")));
    }

    private static String length(int characters) {
        return "is generated with " + characters + " characters; set passwordLength to 16 to 128";
    }

    private static Generator json(String field) {
        return g -> g.secretStringTemplate("{\"user\": \"wordpress\"}")
                .generateStringKey(field)
                .excludePunctuation(true);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                of(null, g -> g, CHARACTERS),
                of(null, g -> g.excludeCharacters("\"@'%/").includeSpace(true).passwordLength(15), length(15)),
                of(
                        null,
                        g -> g.excludeCharacters("\"@'").passwordLength(129),
                        length(129),
                        CHARACTERS.replace("\" @ ' ", "")),
                of(
                        null,
                        json("token"),
                        "is generated as JSON, which is not a token as a whole; write the field that holds the token, as in "
                                + "AuthToken.fromSecret(secret, \"token\")"),
                of("token", g -> g.excludePunctuation(true), MISSING),
                of(
                        "token",
                        g -> g.secretStringTemplate("token").generateStringKey("token"),
                        "has a secretStringTemplate that is not a JSON object; write a JSON object, such as {}"),
                of(
                        null,
                        g -> g.excludeLowercase(true)
                                .excludeUppercase(true)
                                .excludeNumbers(true)
                                .excludePunctuation(true),
                        "excludes all letters, digits and punctuation, so nothing can be generated; leave one of "
                                + "excludeLowercase, excludeUppercase and excludeNumbers out"),
                of(
                        "user",
                        json("password"),
                        "has a value in its template, for the field user, that is not a valid token; generate the field by "
                                + "generateStringKey, with 16 to 128 letters and digits"),
                of("token", json("password"), MISSING),
                of("token", g -> json("token").apply(g).excludePunctuation(false), CHARACTERS));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String field, Generator generator, String problems) {
        Secret secret = secret(generator);
        AuthToken token = field == null ? AuthToken.fromSecret(secret) : AuthToken.fromSecret(secret, field);

        assertThatThrownBy(() -> cache(token))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(problems);
    }

    @Test
    void aSecretNeedsAValidName() {
        Secret secret = Secret.Builder.create(test.stack(), "Token")
                .secretName("shop:token")
                .build();

        assertThatThrownBy(() -> cache(AuthToken.fromSecret(secret, "token")))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "[Test/Cache] authToken (shop:token) is a secret name that Secrets Manager refuses; "
                                + "use 1 to 512 letters, digits and / _ + = . @ ! -");
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                of(null, g -> g.excludePunctuation(true)),
                of(null, g -> g.excludePunctuation(true).passwordLength(16)),
                of(null, g -> g.excludePunctuation(true).passwordLength(128)),
                of("token", json("token")),
                of(
                        "user",
                        g -> g.secretStringTemplate("{\"user\": \"abcdefgh12345678\"}")
                                .generateStringKey("password")));
    }

    @ParameterizedTest
    @MethodSource
    void taken(String field, Generator generator, String none) {
        Secret secret = secret(generator);

        assertThat(cache(field == null ? AuthToken.fromSecret(secret) : AuthToken.fromSecret(secret, field))
                        .getAuthTokenSecret())
                .containsSame(secret);
        assertThat(test.warnings()).isEmpty();
    }

    @Test
    void skipsWhatOnlyTheDeploymentKnows() {
        CfnParameter text = CfnParameter.Builder.create(test.stack(), "Text").build();
        CfnParameter length = CfnParameter.Builder.create(test.stack(), "Length")
                .type("Number")
                .build();

        cache(AuthToken.fromSecret(
                secret(g -> g.secretStringTemplate("{}")
                        .generateStringKey(text.getValueAsString())
                        .excludeCharacters(text.getValueAsString())
                        .passwordLength(length.getValueAsNumber())),
                "token"));

        assertThat(reference()).endsWith(":SecretString:token::}}");
    }

    @Test
    void skipsASecretThatWasGivenAValue() {
        Secret secret = Secret.Builder.create(test.stack(), "Token")
                .secretStringValue(SecretValue.secretsManager("other"))
                .build();

        cache(AuthToken.fromSecret(secret, "token"));

        assertThat(reference()).endsWith(":SecretString:token::}}");
    }

    /** The end of the reference in the template. */
    private String reference() {
        return test.resources()
                .only("AWS::ElastiCache::ReplicationGroup")
                .property("AuthToken.Fn::Join.1.2")
                .asText();
    }
}
