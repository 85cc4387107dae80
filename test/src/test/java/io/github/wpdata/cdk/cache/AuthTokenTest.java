package io.github.wpdata.cdk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;

/** The template holds a reference to the token, whatever the choice. */
class AuthTokenTest {
    private static final String SECRET = "AWS::SecretsManager::Secret";
    private static final String ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:redis-AbCdEf";

    private final TestStack test = new TestStack();

    private RedisReplicationGroup cache(AuthToken token) {
        return RedisReplicationGroup.Builder.create(test.stack(), "Cache")
                .vpc(test.vpc())
                .clients(test.clients())
                .authToken(token)
                .build();
    }

    private static Resource group(Resources resources) {
        return resources.only("AWS::ElastiCache::ReplicationGroup");
    }

    @Test
    void aGeneratedTokenIsAJsonFieldOfLettersAndDigits() {
        cache(AuthToken.generated());

        Resources resources = test.resources();
        Resource secret = resources
                .only(SECRET)
                .has("GenerateSecretString.SecretStringTemplate", "{}")
                .has("GenerateSecretString.GenerateStringKey", "token")
                .has("GenerateSecretString.PasswordLength", 64)
                .has("GenerateSecretString.ExcludePunctuation", true);
        group(resources)
                .has(
                        "AuthToken",
                        Map.of(
                                "Fn::Join",
                                List.of(
                                        "",
                                        List.of(
                                                "{{resolve:secretsmanager:",
                                                secret.ref(),
                                                ":SecretString:token::}}"))));
    }

    @Test
    void anExistingSecretIsTheTokenAsAWhole() {
        ISecret secret = Secret.fromSecretCompleteArn(test.stack(), "Token", ARN);
        RedisReplicationGroup cache = cache(AuthToken.fromSecret(secret));

        Resources resources = test.resources();
        group(resources).has("AuthToken", "{{resolve:secretsmanager:" + ARN + ":SecretString:::}}");
        assertThat(resources.all(SECRET)).isEmpty();
        assertThat(cache.getAuthTokenSecret()).containsSame(secret);
        assertThat(cache.getAuthTokenField()).isEmpty();
        assertThat(test.warnings()).isEmpty();
    }

    @Test
    void anExistingSecretHoldsTheTokenInAField() {
        ISecret secret = Secret.fromSecretCompleteArn(test.stack(), "Token", ARN);
        RedisReplicationGroup cache = cache(AuthToken.fromSecret(secret, "token"));

        assertThat(cache.getAuthTokenField()).contains("token");
        group(test.resources()).has("AuthToken", "{{resolve:secretsmanager:" + ARN + ":SecretString:token::}}");
    }

    @Test
    void aReferenceStandsAsItIs() {
        RedisReplicationGroup cache = cache(AuthToken.fromValue(SecretValue.secretsManager("redis")));

        group(test.resources()).has("AuthToken", "{{resolve:secretsmanager:redis:SecretString:::}}");
        assertThat(cache.getAuthTokenSecret()).isEmpty();
    }

    @Test
    void aWrittenReferenceStandsAsItIs() {
        cache(AuthToken.fromValue(SecretValue.unsafePlainText("{{resolve:secretsmanager:redis}}")));

        group(test.resources()).has("AuthToken", "{{resolve:secretsmanager:redis}}");
    }

    @Test
    void aParameterWithoutEchoIsAReference() {
        CfnParameter parameter =
                CfnParameter.Builder.create(test.stack(), "Token").noEcho(true).build();
        cache(AuthToken.fromValue(SecretValue.cfnParameter(parameter)));

        group(test.resources()).has("AuthToken", Map.of("Ref", "Token"));
    }

    @Test
    void noTokenIsALoudChoice() {
        cache(AuthToken.noneAndAcceptUnauthenticatedClients());

        Resources resources = test.resources();
        group(resources).lacks("AuthToken").has("TransitEncryptionEnabled", true);
        assertThat(resources.all(SECRET)).isEmpty();
        assertThat(test.warnings())
                .containsExactly(
                        "authToken (none) allows any client that reaches the port to read and write everything, "
                                + "sessions included; adding a token later replaces the cache; use AuthToken.generated() "
                                + "[ack: @wpdata/cdk:unauthenticatedCache]");
    }
}
