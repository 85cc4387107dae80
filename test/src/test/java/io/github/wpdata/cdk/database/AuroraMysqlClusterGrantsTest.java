package io.github.wpdata.cdk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretAttributes;

/** What a grant writes, and where: into the policy of the identity, and so without a cycle between stacks. */
class AuroraMysqlClusterGrantsTest {
    private static final String POLICY = "AWS::IAM::Policy";
    private static final String KEY_ARN = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";
    private static final String SECRET_ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:admin-AbCdEf";

    private enum Access {
        CONNECT((database, grantee) -> database.grantConnect(grantee, "wordpress")),
        READ_ADMIN_SECRET(AuroraMysqlCluster::grantReadAdminSecret);

        final BiFunction<AuroraMysqlCluster, IGrantable, Grant> method;

        Access(BiFunction<AuroraMysqlCluster, IGrantable, Grant> method) {
            this.method = method;
        }

        Grant grant(AuroraMysqlCluster database, IGrantable grantee) {
            return method.apply(database, grantee);
        }
    }

    private final App app = new App();
    private final TestStack data = new TestStack(app, "Data");
    private final TestStack pods = new TestStack(app, "Pods");

    private AuroraMysqlCluster database(Consumer<AuroraMysqlCluster.Builder> settings) {
        AuroraMysqlCluster.Builder builder = AuroraMysqlCluster.Builder.create(data.stack(), "Database")
                .vpc(data.vpc())
                .clients(data.clients())
                .iamAuthentication(true);
        settings.accept(builder);
        return builder.build();
    }

    private static Role role(Stack stack) {
        return Role.Builder.create(stack, "Role")
                .assumedBy(new ServicePrincipal("pods.eks.amazonaws.com"))
                .build();
    }

    @Test
    void aRoleMayConnectAsOneUser() {
        AuroraMysqlCluster database = database(settings -> {});
        database.grantConnect(role(data.stack()), "wordpress").assertSuccess();

        Resources resources = data.resources();
        resources
                .only(POLICY)
                .has("PolicyDocument.Statement.0.Action", "rds-db:connect")
                .has(
                        "PolicyDocument.Statement.0.Resource",
                        Map.of(
                                "Fn::Join",
                                List.of(
                                        "",
                                        List.of(
                                                "arn:",
                                                Map.of("Ref", "AWS::Partition"),
                                                ":rds-db:us-east-1:123456789012:dbuser:",
                                                resources
                                                        .only("AWS::RDS::DBCluster")
                                                        .getAtt("DBClusterResourceId"),
                                                "/wordpress"))));
    }

    @Test
    void aRoleMayReadTheSecretOfRdsAndDecryptItThroughSecretsManager() {
        AuroraMysqlCluster database = database(settings -> {});
        database.grantReadAdminSecret(role(data.stack())).assertSuccess();

        Resources resources = data.resources();
        Resource key = resources.only("AWS::KMS::Key");
        resources
                .only(POLICY)
                .has("PolicyDocument.Statement.0.Action.0", "secretsmanager:GetSecretValue")
                .has(
                        "PolicyDocument.Statement.0.Resource",
                        resources.only("AWS::RDS::DBCluster").getAtt("MasterUserSecret.SecretArn"))
                .has("PolicyDocument.Statement.1.Action", "kms:Decrypt")
                .has("PolicyDocument.Statement.1.Resource", key.getAtt("Arn"))
                .has(
                        "PolicyDocument.Statement.1.Condition",
                        Map.of("StringEquals", Map.of("kms:ViaService", "secretsmanager.us-east-1.amazonaws.com")));
        assertThat(key.property("KeyPolicy").toString()).doesNotContain("Role");
        assertThat(data.warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRoleOfAStackThatUsesTheDatabaseHasThePolicyThere(Access access) {
        AuroraMysqlCluster database = database(settings -> {});
        access.grant(database, role(pods.stack())).assertSuccess();
        CfnOutput.Builder.create(pods.stack(), "Endpoint")
                .value(database.getWriterEndpoint().getHostname())
                .build();

        assertThat(pods.resources().all(POLICY)).hasSize(1);
        assertThat(data.resources().all(POLICY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRoleOfAStackThatTheDatabaseUsesIsGivenThePolicyFromTheDatabasesStack(Access access) {
        AuroraMysqlCluster database = database(settings -> settings.clients(pods.clients()));
        access.grant(database, role(pods.stack())).assertSuccess();

        assertThat(data.resources().all(POLICY)).hasSize(1);
        assertThat(pods.resources().all(POLICY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anImportedRoleIsGivenAPolicy(Access access) {
        AuroraMysqlCluster database = database(settings -> {});
        access.grant(database, Role.fromRoleArn(data.stack(), "Role", "arn:aws:iam::123456789012:role/pods"))
                .assertSuccess();

        data.resources().only(POLICY).has("Roles", List.of("pods"));
        assertThat(data.warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRoleOfAnotherAccountIsReported(Access access) {
        AuroraMysqlCluster database = database(settings -> {});
        Grant grant =
                access.grant(database, Role.fromRoleArn(data.stack(), "Role", "arn:aws:iam::210987654321:role/pods"));

        assertThat(grant.getSuccess()).isFalse();
        assertThat(data.resources().all(POLICY)).isEmpty();
        assertThat(data.warnings())
                .singleElement()
                .asString()
                .startsWith(access == Access.CONNECT ? "grantConnect (Data/Role)" : "grantReadAdminSecret (Data/Role)")
                .contains("grants nothing, because the identity belongs to another account (210987654321)");
    }

    static Stream<BiFunction<AuroraMysqlCluster.Builder, IKey, AuroraMysqlCluster.Builder>> importedKeys() {
        return Stream.of(
                (settings, key) -> settings.encryptionKey(key),
                (settings, key) -> settings.credentials(AdminCredentials.managedByRds(key)),
                (settings, key) -> settings.encryptionKey(key).credentials(AdminCredentials.generatedSecret()),
                (settings, key) -> settings.credentials(AdminCredentials.fromSecret(Secret.fromSecretAttributes(
                        Stack.of(key),
                        "Secret",
                        SecretAttributes.builder()
                                .secretCompleteArn(SECRET_ARN)
                                .encryptionKey(key)
                                .build()))));
    }

    @ParameterizedTest
    @MethodSource
    void importedKeys(BiFunction<AuroraMysqlCluster.Builder, IKey, AuroraMysqlCluster.Builder> settings) {
        IKey key = Key.fromKeyArn(data.stack(), "Key", KEY_ARN);
        database(builder -> settings.apply(builder, key))
                .grantReadAdminSecret(role(data.stack()))
                .assertSuccess();

        data.resources()
                .only(POLICY)
                .has("PolicyDocument.Statement.1.Action", "kms:Decrypt")
                .has("PolicyDocument.Statement.1.Resource", KEY_ARN);
    }

    @Test
    void anImportedSecretOfUnknownKeyIsReported() {
        AuroraMysqlCluster database = database(settings -> settings.credentials(
                AdminCredentials.fromSecret(Secret.fromSecretCompleteArn(data.stack(), "Secret", SECRET_ARN))));
        database.grantReadAdminSecret(role(data.stack())).assertSuccess();

        assertThat(data.warnings())
                .containsExactly(
                        "grantReadAdminSecret grants no kms:Decrypt, because the key of secret Data/Secret is not "
                                + "known; import the secret with its key, by Secret.fromSecretAttributes(…) "
                                + "[ack: @wpdata/cdk:grantWithoutKey]");
    }

    @Test
    void withoutASecretThereIsNothingToRead() {
        AuroraMysqlCluster database = database(settings ->
                settings.credentials(AdminCredentials.fromPassword(SecretValue.secretsManager(SECRET_ARN))));

        assertThatThrownBy(() -> database.grantReadAdminSecret(role(data.stack())))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Data/Database] credentials (a password) leaves grantReadAdminSecret nothing to grant; "
                        + "grant access to the secret that holds the password, or call "
                        + "credentials(AdminCredentials.fromSecret(…))");
    }

    @Test
    void withoutIamAuthenticationNoGrantCouldWork() {
        AuroraMysqlCluster database = database(settings -> settings.iamAuthentication(false));

        assertThatThrownBy(() -> database.grantConnect(role(data.stack()), "wordpress"))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Data/Database] iamAuthentication (false) leaves grantConnect without effect; "
                        + "call iamAuthentication(true)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "word*", "wordpres?", "a/b", "word press", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void aGrantNamesOneUser(String user) {
        AuroraMysqlCluster database = database(settings -> {});

        assertThatThrownBy(() -> database.grantConnect(role(data.stack()), user))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Data/Database] databaseUser (" + (user.isEmpty() ? "\"\"" : user)
                        + ") is not one database user; use 1 to 32 characters other than * ? / and spaces");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "wp-site_1.x", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void userNamesOfMysqlAreGranted(String user) {
        database(settings -> {}).grantConnect(role(data.stack()), user).assertSuccess();

        assertThat(data.resources()
                        .only(POLICY)
                        .property("PolicyDocument.Statement.0.Resource")
                        .toString())
                .contains("\"/" + user + "\"");
    }
}
