package io.github.wpdata.cdk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.SecretsManagerSecretOptions;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;

/** The four places that the administrator's password may come from. */
class AdminCredentialsTest {
    private static final String CLUSTER = "AWS::RDS::DBCluster";
    private static final String SECRET = "AWS::SecretsManager::Secret";
    private static final String SECRET_ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:wordpress-AbCdEf";
    private static final String KEY_ARN = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";
    private static final String LITERAL =
            "[Test/Database] credentials (a literal password) would be readable in the template; pass a reference: "
                    + "SecretValue.secretsManager(…), a NoEcho parameter, or let RDS manage the password";

    private final TestStack test = new TestStack();

    private AuroraMysqlCluster database(Consumer<AuroraMysqlCluster.Builder> settings) {
        AuroraMysqlCluster.Builder builder = AuroraMysqlCluster.Builder.create(test.stack(), "Database")
                .vpc(test.vpc())
                .clients(test.clients());
        settings.accept(builder);
        return builder.build();
    }

    private Resource cluster(AdminCredentials credentials) {
        database(settings -> settings.credentials(credentials));
        return test.resources().only(CLUSTER);
    }

    @Test
    void rdsMakesAndRotatesASecretOnTheClustersKey() {
        AuroraMysqlCluster database = database(settings -> {});
        Role reader = Role.Builder.create(test.stack(), "Reader")
                .assumedBy(new AccountRootPrincipal())
                .build();
        database.getAdminSecret().orElseThrow().grantRead(reader);

        Resources resources = test.resources();
        Map<String, Object> key = resources.only("AWS::KMS::Key").getAtt("Arn");
        Resource cluster = resources.only(CLUSTER);
        cluster.has("MasterUsername", "wpadmin")
                .has("ManageMasterUserPassword", true)
                .has("MasterUserSecret.KmsKeyId", key)
                .lacks("MasterUserPassword");
        assertThat(resources.all(SECRET)).isEmpty();
        resources
                .only("AWS::IAM::Policy")
                .has("PolicyDocument.Statement.0.Resource", cluster.getAtt("MasterUserSecret.SecretArn"));
        // The first two statements are for the account and for log groups.
        resources
                .only("AWS::KMS::Key")
                .has("KeyPolicy.Statement.2.Action", "kms:Decrypt")
                .has(
                        "KeyPolicy.Statement.2.Principal.AWS",
                        resources.named("AWS::IAM::Role", "Reader").getAtt("Arn"));
    }

    @Test
    void theSecretOfRdsMayHaveAKeyOfItsOwn() {
        IKey key = Key.fromKeyArn(test.stack(), "SecretKey", KEY_ARN);

        cluster(AdminCredentials.managedByRds(key)).has("MasterUserSecret.KmsKeyId", KEY_ARN);
        test.resources()
                .only(CLUSTER)
                .has("KmsKeyId", test.resources().only("AWS::KMS::Key").getAtt("Arn"));
    }

    @ParameterizedTest
    @CsvSource({"SNAPSHOT, RetainExceptOnCreate", "RETAIN, Retain", "DESTROY, Delete"})
    void aGeneratedSecretGoesOnlyWhenTheDataDoes(RemovalPolicy data, String secret) {
        AuroraMysqlCluster database = database(settings -> settings.credentials(AdminCredentials.generatedSecret())
                .removalPolicy(data)
                .deletionProtection(false));

        Resources resources = test.resources();
        Resource generated = resources.only(SECRET);
        generated
                .isKept(secret)
                .has("KmsKeyId", resources.only("AWS::KMS::Key").getAtt("Arn"))
                .has("GenerateSecretString.SecretStringTemplate", "{\"username\":\"wpadmin\"}")
                .has("GenerateSecretString.GenerateStringKey", "password")
                .lacks("SecretString");
        resources
                .only(CLUSTER)
                .has("MasterUsername", "wpadmin")
                .has("MasterUserPassword", reference(generated.ref(), "password"))
                .lacks("ManageMasterUserPassword")
                .lacks("MasterUserSecret");
        resources
                .only("AWS::SecretsManager::SecretTargetAttachment")
                .has("TargetType", "AWS::RDS::DBCluster")
                .has("SecretId", generated.ref());
        assertThat(database.getAdminSecret()).isPresent();
    }

    @Test
    void aGeneratedSecretHoldsTheChosenName() {
        database(settings ->
                settings.credentials(AdminCredentials.generatedSecret()).adminUsername("blogger"));

        test.resources().only(CLUSTER).has("MasterUsername", "blogger");
        test.resources().only(SECRET).has("GenerateSecretString.SecretStringTemplate", "{\"username\":\"blogger\"}");
    }

    @Test
    void anExistingSecretNamesUserAndPassword() {
        ISecret existing = Secret.fromSecretCompleteArn(test.stack(), "Existing", SECRET_ARN);
        AuroraMysqlCluster database = database(settings -> settings.credentials(AdminCredentials.fromSecret(existing)));

        Resources resources = test.resources();
        assertThat(resources.all(SECRET)).isEmpty();
        resources
                .only(CLUSTER)
                .has("MasterUsername", "{{resolve:secretsmanager:" + SECRET_ARN + ":SecretString:username::}}")
                .has("MasterUserPassword", "{{resolve:secretsmanager:" + SECRET_ARN + ":SecretString:password::}}")
                .lacks("ManageMasterUserPassword");
        assertThat(database.getAdminSecret()).isPresent();
    }

    @Test
    void aNameThatIsChosenStandsForTheOneInAnExistingSecret() {
        ISecret existing = Secret.fromSecretCompleteArn(test.stack(), "Existing", SECRET_ARN);
        database(settings ->
                settings.credentials(AdminCredentials.fromSecret(existing)).adminUsername("blogger"));

        test.resources()
                .only(CLUSTER)
                .has("MasterUsername", "blogger")
                .has("MasterUserPassword", "{{resolve:secretsmanager:" + SECRET_ARN + ":SecretString:password::}}");
    }

    @Test
    void aPasswordMayStandInAnotherSecret() {
        SecretValue password = SecretValue.secretsManager(
                SECRET_ARN,
                SecretsManagerSecretOptions.builder().jsonField("db").build());
        AuroraMysqlCluster database =
                database(settings -> settings.credentials(AdminCredentials.fromPassword(password)));

        test.resources()
                .only(CLUSTER)
                .has("MasterUsername", "wpadmin")
                .has("MasterUserPassword", "{{resolve:secretsmanager:" + SECRET_ARN + ":SecretString:db::}}");
        assertThat(test.resources().all(SECRET)).isEmpty();
        assertThat(database.getAdminSecret()).isEmpty();
    }

    @Test
    void aPasswordMayBeAParameterThatIsNotShown() {
        CfnParameter parameter = CfnParameter.Builder.create(test.stack(), "Password")
                .noEcho(true)
                .build();

        cluster(AdminCredentials.fromPassword(SecretValue.cfnParameter(parameter)))
                .has("MasterUserPassword", Map.of("Ref", "Password"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{resolve:secretsmanager:" + SECRET_ARN + ":SecretString:password}}",
                "{{resolve:ssm-secure:/wordpress/password:1}}"
            })
    void aReferenceMayBeWrittenOut(String reference) {
        cluster(AdminCredentials.fromPassword(SecretValue.unsafePlainText(reference)))
                .has("MasterUserPassword", reference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter22", "!#$%&'()*+,-.", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNO"})
    void aLiteralPasswordIsRefusedAndNotRepeated(String literal) {
        assertThatThrownBy(() -> cluster(AdminCredentials.fromPassword(SecretValue.unsafePlainText(literal))))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(LITERAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2",
                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP",
                "hunter 22",
                "hunter/22",
                "hunter@22",
                "hunter\"22",
                "hünter222",
                "hunter22\n",
                "{{resolve:ssm:/wordpress/password}}",
                "x{{resolve:ssm-secure:/wordpress/password:1}}"
            })
    void aLiteralThatRdsWouldNotTakeEitherIsTwiceWrong(String literal) {
        assertThatThrownBy(() -> cluster(AdminCredentials.fromPassword(SecretValue.unsafePlainText(literal))))
                .hasMessage(LITERAL
                        + "\n[Test/Database] credentials (a literal password) is not a password that RDS accepts; "
                        + "use 8 to 41 printable ASCII characters other than / \" @ and space");
    }

    static Stream<Arguments> nothing() {
        return Stream.of(
                Arguments.of((Object) null),
                Arguments.of(AdminCredentials.managedByRds(null)),
                Arguments.of(AdminCredentials.fromSecret(null)),
                Arguments.of(AdminCredentials.fromPassword(null)));
    }

    @ParameterizedTest
    @MethodSource
    void nothing(AdminCredentials credentials) {
        assertThatThrownBy(() -> cluster(credentials))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/Database] credentials (null) is not a value; leave the call out to get the default");
    }

    private static Object reference(Map<String, Object> secret, String field) {
        return Map.of(
                "Fn::Join",
                List.of("", List.of("{{resolve:secretsmanager:", secret, ":SecretString:" + field + "::}}")));
    }
}
