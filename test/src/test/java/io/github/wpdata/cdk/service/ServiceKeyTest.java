package io.github.wpdata.cdk.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;

/** What encrypts a service and its log groups. */
class ServiceKeyTest {
    private static final String KEY = "AWS::KMS::Key";
    private static final String LOG_GROUP = "AWS::Logs::LogGroup";
    private static final String ARN = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";
    private static final String WESTERN_ARN = ARN.replace("us-east-1", "us-west-2");

    private final TestStack test = new TestStack();

    private AuroraMysqlCluster database(Consumer<AuroraMysqlCluster.Builder> settings) {
        AuroraMysqlCluster.Builder builder = AuroraMysqlCluster.Builder.create(test.stack(), "Database")
                .vpc(test.vpc())
                .clients(test.clients());
        settings.accept(builder);
        return builder.build();
    }

    @Test
    void aServiceMakesAKeyOfItsOwnThatItsLogGroupsMayUse() {
        AuroraMysqlCluster database = database(b -> {});

        Resources resources = test.resources();
        Resource key = resources.only(KEY);
        key.has("Description", "Aurora MySQL: storage, insights, secret and logs")
                .has("EnableKeyRotation", true)
                .has("PendingWindowInDays", 30)
                .isKept("RetainExceptOnCreate");
        resources.only("AWS::RDS::DBCluster").has("KmsKeyId", key.getAtt("Arn"));
        assertThat(resources.all(LOG_GROUP)).hasSize(2).allSatisfy(group -> group.has("KmsKeyId", key.getAtt("Arn")));
        // The first statement is AWS CDK's own, for the account.
        key.has("KeyPolicy.Statement.1.Principal.Service", "logs.us-east-1.amazonaws.com")
                .has("KeyPolicy.Statement.1.Condition", onlyFor("test-database-2a4228c6"))
                .lacks("KeyPolicy.Statement.2");
        assertThat(test.stack().resolve(database.getEncryptionKey().getKeyArn()))
                .isEqualTo(key.getAtt("Arn"));
    }

    /** The names of the log groups begin with this, so that the key is of no use to any other. */
    private static Map<String, Object> onlyFor(String cluster) {
        Map<String, Object> groups = Map.of(
                "Fn::Join",
                List.of(
                        "",
                        List.of(
                                "arn:",
                                Map.of("Ref", "AWS::Partition"),
                                ":logs:us-east-1:123456789012:log-group:/aws/rds/cluster/" + cluster + "/*")));
        return Map.of("ArnLike", Map.of("kms:EncryptionContext:aws:logs:arn", groups));
    }

    @Test
    void withoutLogGroupsTheKeyServesTheAccountAlone() {
        database(b -> b.logExports());

        test.resources().only(KEY).lacks("KeyPolicy.Statement.1");
    }

    @Test
    void aKeyOfTheCallerIsUsedAndItsPolicyExtended() {
        Key own = Key.Builder.create(test.stack(), "Own").build();
        AuroraMysqlCluster database = database(b -> b.encryptionKey(own));

        Resources resources = test.resources();
        Resource key = resources.only(KEY);
        resources.only("AWS::RDS::DBCluster").has("KmsKeyId", key.getAtt("Arn"));
        assertThat(resources.all(LOG_GROUP)).allSatisfy(group -> group.has("KmsKeyId", key.getAtt("Arn")));
        key.has("KeyPolicy.Statement.1.Principal.Service", "logs.us-east-1.amazonaws.com");
        assertThat(database.getEncryptionKey()).isSameAs(own);
    }

    @Test
    void twoServicesOnOneKeyMayUseItEachForItsOwnLogGroups() {
        Key own = Key.Builder.create(test.stack(), "Own").build();
        database(b -> b.encryptionKey(own));
        AuroraMysqlCluster.Builder.create(test.stack(), "Other")
                .vpc(test.vpc())
                .clients(test.clients())
                .encryptionKey(own)
                .build();

        test.resources()
                .only(KEY)
                .has("KeyPolicy.Statement.1.Condition", onlyFor("test-database-2a4228c6"))
                .has("KeyPolicy.Statement.2.Condition", onlyFor("test-other-d3309bbd"))
                .lacks("KeyPolicy.Statement.3");
    }

    @Test
    void anImportedKeyEncryptsTheServiceButNotTheLogGroupsItMayRefuse() {
        IKey imported = Key.fromKeyArn(test.stack(), "Imported", ARN);
        database(b -> b.encryptionKey(imported));

        Resources resources = test.resources();
        assertThat(resources.all(KEY)).isEmpty();
        resources.only("AWS::RDS::DBCluster").has("KmsKeyId", ARN);
        assertThat(resources.all(LOG_GROUP)).hasSize(2).allSatisfy(group -> group.lacks("KmsKeyId"));
    }

    @Test
    void anAliasEncryptsTheServiceToo() {
        IKey alias = Alias.fromAliasName(test.stack(), "Alias", "alias/data");
        database(b -> b.encryptionKey(alias).logExports());

        assertThat(test.resources()
                        .only("AWS::RDS::DBCluster")
                        .property("KmsKeyId")
                        .toString())
                .contains(":kms:us-east-1:123456789012:alias/data");
        assertThat(test.warnings()).isEmpty();
    }

    @Test
    void aKeyOfAwsIsTakenWithAWarning() {
        IKey alias = Alias.fromAliasName(test.stack(), "Alias", "alias/aws/rds");
        database(b -> b.encryptionKey(alias).logExports());

        assertThat(test.warnings())
                .containsExactly(
                        "encryptionKey is an AWS managed key. Its policy cannot be changed, so no other account "
                                + "can use it, and cross-account copies of a database will fail; pass a "
                                + "customer-managed key, or leave it out to have one made [ack: "
                                + "@wpdata/cdk:awsManagedKey]");
    }

    static Stream<Arguments> services() {
        return Stream.of(
                service(
                        "Database",
                        (t, key) -> AuroraMysqlCluster.Builder.create(t.stack(), "Database")
                                .vpc(t.vpc())
                                .encryptionKey(key)
                                .build()),
                service(
                        "Cache",
                        (t, key) -> RedisReplicationGroup.Builder.create(t.stack(), "Cache")
                                .vpc(t.vpc())
                                .encryptionKey(key)
                                .build()),
                service(
                        "Files",
                        (t, key) -> EfsFileSystem.Builder.create(t.stack(), "Files")
                                .vpc(t.vpc())
                                .encryptionKey(key)
                                .build()));
    }

    private static Arguments service(String id, BiConsumer<TestStack, IKey> build) {
        return Arguments.of(id, build);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void aKeyOfAnotherRegionIsRefused(String id, BiConsumer<TestStack, IKey> build) {
        IKey imported = Key.fromKeyArn(test.stack(), "Imported", WESTERN_ARN);
        TestStack west = new TestStack(test.app(), "West", "us-west-2");
        Key made = Key.Builder.create(west.stack(), "Made").build();

        for (IKey key : List.of(imported, made)) {
            assertThatThrownBy(() -> build.accept(test, key))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage("[Test/" + id
                            + "] encryptionKey (us-west-2) is in another region than the service (us-east-1); pass a "
                            + "key of the service's region, or leave it out to have one created");
        }
    }

    @Test
    void theRegionOfAKeyIsNotGuessed() {
        Stack anywhere = new Stack(test.app(), "Anywhere");
        IKey imported = Key.fromKeyArn(anywhere, "Imported", WESTERN_ARN);
        Vpc vpc = Vpc.Builder.create(anywhere, "Vpc").build();

        assertThat(AuroraMysqlCluster.Builder.create(anywhere, "Database")
                        .vpc(vpc)
                        .encryptionKey(imported)
                        .build()
                        .getEncryptionKey())
                .isSameAs(imported);
    }

    @ParameterizedTest
    @CsvSource({
        "SNAPSHOT, RetainExceptOnCreate",
        "RETAIN, Retain",
        "RETAIN_ON_UPDATE_OR_DELETE, RetainExceptOnCreate",
        "DESTROY, Delete"
    })
    void theKeyGoesOnlyWhenTheDataDoes(RemovalPolicy data, String key) {
        database(b -> b.removalPolicy(data).deletionProtection(false));

        test.resources().only(KEY).isKept(key);
    }

    @Test
    void aKeyThatIsStatedToAllowLogsEncryptsThem() {
        IKey logs = Key.fromKeyArn(test.stack(), "Logs", ARN.replace("1111", "9999"));
        database(b ->
                b.encryptionKey(Key.fromKeyArn(test.stack(), "Imported", ARN)).logsEncryptionKey(logs));

        assertThat(test.warnings()).isEmpty();
        assertThat(test.resources().all(LOG_GROUP))
                .hasSize(2)
                .allSatisfy(group -> group.has("KmsKeyId", ARN.replace("1111", "9999")));
    }

    @Test
    void aKeyOfThisAppForLogsIsExtended() {
        Key logs = new Key(test.stack(), "Logs");
        database(b -> b.logsEncryptionKey(logs));

        Resources resources = test.resources();
        Resource key = resources.named(KEY, "Logs");
        key.has("KeyPolicy.Statement.1.Principal.Service", "logs.us-east-1.amazonaws.com");
        assertThat(resources.all(LOG_GROUP)).hasSize(2).allSatisfy(group -> group.has("KmsKeyId", key.getAtt("Arn")));
    }

    @Test
    void logsThatAnImportedKeyCannotEncryptAreAWarning() {
        database(b -> b.encryptionKey(Key.fromKeyArn(test.stack(), "Imported", ARN)));

        assertThat(test.warnings())
                .containsExactly(
                        "encryptionKey is imported, so its policy cannot be extended for CloudWatch Logs, and the log "
                                + "groups are encrypted with a key of CloudWatch Logs; allow logs in the policy of "
                                + "the key, and pass it "
                                + "to logsEncryptionKey(…) [ack: @wpdata/cdk:logsNotEncrypted]");
    }

    @Test
    void withoutLogsThereIsNothingToWarnOf() {
        database(b ->
                b.encryptionKey(Key.fromKeyArn(test.stack(), "Imported", ARN)).logExports());

        assertThat(test.warnings()).noneMatch(warning -> warning.contains("logsNotEncrypted"));
    }
}
