package io.github.wpdata.cdk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretAttributes;

/** The permission to read the token is in the identity's policy; the key's policy stays as it is. */
class AuthTokenGrantTest {
    private static final String POLICY = "AWS::IAM::Policy";
    private static final String KEY_ARN = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final String SECRET_ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:redis-AbCdEf";
    private static final Map<String, Object> VIA_SECRETS_MANAGER =
            Map.of("StringEquals", Map.of("kms:ViaService", "secretsmanager.us-east-1.amazonaws.com"));

    private final TestStack test = new TestStack();

    private RedisReplicationGroup.Builder cache() {
        return RedisReplicationGroup.Builder.create(test.stack(), "Cache")
                .vpc(test.vpc())
                .clients(test.clients());
    }

    private static Role role(Stack stack) {
        return Role.Builder.create(stack, "Pods")
                .assumedBy(new ServicePrincipal("pods.eks.amazonaws.com"))
                .build();
    }

    private static JsonNode statements(Resources resources) {
        return resources.only(POLICY).property("PolicyDocument.Statement");
    }

    private static List<String> actions(JsonNode statements) {
        return statements.findValues("Action").stream().map(JsonNode::toString).toList();
    }

    private static void permitsSecretAndKey(JsonNode statements) {
        assertThat(actions(statements))
                .containsExactly(
                        "[\"secretsmanager:GetSecretValue\",\"secretsmanager:DescribeSecret\"]", "\"kms:Decrypt\"");
    }

    @Test
    void aRoleOfTheSameStackMayReadAndDecrypt() {
        Grant grant = cache().build().grantReadAuthToken(role(test.stack()));

        assertThat(grant.getSuccess()).isTrue();
        Resources resources = test.resources();
        permitsSecretAndKey(statements(resources));
        resources
                .only(POLICY)
                .has(
                        "PolicyDocument.Statement.0.Resource",
                        resources.only("AWS::SecretsManager::Secret").ref())
                .has(
                        "PolicyDocument.Statement.1.Resource",
                        resources.only("AWS::KMS::Key").getAtt("Arn"))
                .has("PolicyDocument.Statement.1.Condition", VIA_SECRETS_MANAGER);
        assertThat(resources.only("AWS::KMS::Key").json().toString())
                .doesNotContain(resources.only("AWS::IAM::Role").logicalId());
        assertThat(test.warnings()).isEmpty();
    }

    @Test
    void aRoleOfALaterStackMayRead() {
        Stack later = new TestStack(test.app(), "Later").stack();
        assertThat(cache().build().grantReadAuthToken(role(later)).getSuccess()).isTrue();

        permitsSecretAndKey(statements(Resources.of(later)));
        assertThat(test.resources().all(POLICY)).isEmpty();
    }

    @Test
    void aRoleOfAStackThatTheCacheDependsOnMayRead() {
        TestStack platform = new TestStack(test.app(), "Platform");
        SecurityGroup nodes = SecurityGroup.Builder.create(platform.stack(), "Nodes")
                .vpc(platform.vpc())
                .build();
        RedisReplicationGroup cache = RedisReplicationGroup.Builder.create(test.stack(), "Cache")
                .vpc(platform.vpc())
                .clients(nodes)
                .build();
        assertThat(cache.grantReadAuthToken(role(platform.stack())).getSuccess())
                .isTrue();

        permitsSecretAndKey(statements(test.resources()));
        assertThat(platform.resources().all(POLICY)).isEmpty();
    }

    @Test
    void anImportedKeyIsGrantedToo() {
        RedisReplicationGroup cache = cache().encryptionKey(Key.fromKeyArn(test.stack(), "Imported", KEY_ARN))
                .build();
        assertThat(cache.grantReadAuthToken(role(test.stack())).getSuccess()).isTrue();

        Resources resources = test.resources();
        permitsSecretAndKey(statements(resources));
        resources.only(POLICY).has("PolicyDocument.Statement.1.Resource", KEY_ARN);
    }

    @Test
    void theKeyOfAnImportedSecretIsGrantedToo() {
        RedisReplicationGroup cache = cache().authToken(AuthToken.fromSecret(Secret.fromSecretAttributes(
                        test.stack(),
                        "Token",
                        SecretAttributes.builder()
                                .secretCompleteArn(SECRET_ARN)
                                .encryptionKey(Key.fromKeyArn(test.stack(), "Imported", KEY_ARN))
                                .build())))
                .build();
        assertThat(cache.grantReadAuthToken(role(test.stack())).getSuccess()).isTrue();

        Resources resources = test.resources();
        permitsSecretAndKey(statements(resources));
        resources
                .only(POLICY)
                .has("PolicyDocument.Statement.0.Resource", SECRET_ARN)
                .has("PolicyDocument.Statement.1.Resource", KEY_ARN);
    }

    @Test
    void anImportedSecretWithoutAKnownKeyIsAWarning() {
        RedisReplicationGroup cache = cache().authToken(
                        AuthToken.fromSecret(Secret.fromSecretCompleteArn(test.stack(), "Token", SECRET_ARN)))
                .build();
        cache.grantReadAuthToken(role(test.stack()));

        assertThat(actions(statements(test.resources()))).hasSize(1);
        assertThat(test.warnings())
                .singleElement()
                .asString()
                .startsWith(
                        "grantReadAuthToken grants no kms:Decrypt, because the key of secret Test/Token is not known");
    }

    @Test
    void anImportedRoleMayRead() {
        IRole role = Role.fromRoleArn(test.stack(), "Pods", "arn:aws:iam::123456789012:role/pods");
        assertThat(cache().build().grantReadAuthToken(role).getSuccess()).isTrue();

        Resources resources = test.resources();
        permitsSecretAndKey(statements(resources));
        resources.only(POLICY).has("Roles", List.of("pods"));
    }

    @Test
    void aRoleOfAnotherAccountIsReported() {
        IRole role = Role.fromRoleArn(test.stack(), "Pods", "arn:aws:iam::210987654321:role/pods");
        Grant grant = cache().build().grantReadAuthToken(role);

        assertThat(grant.getSuccess()).isFalse();
        assertThat(test.warnings())
                .containsExactly(
                        "grantReadAuthToken (Test/Pods) grants nothing, because the identity belongs to another "
                                + "account (210987654321); allow secretsmanager:GetSecretValue, secretsmanager:DescribeSecret, "
                                + "kms:Decrypt there, and allow that account in the policies of the resources "
                                + "[ack: @wpdata/cdk:grantIncomplete]");
    }

    @Test
    void aTokenWithoutASecretCannotBeGranted() {
        RedisReplicationGroup cache = cache().authToken(AuthToken.noneAndAcceptUnauthenticatedClients())
                .build();

        assertThat(cache.getAuthTokenSecret()).isEmpty();
        assertThatThrownBy(() -> cache.grantReadAuthToken(new AccountRootPrincipal()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("[Test/Cache] authToken is not a secret, so nothing can be granted; "
                        + "use AuthToken.generated() or AuthToken.fromSecret(…)");
    }
}
