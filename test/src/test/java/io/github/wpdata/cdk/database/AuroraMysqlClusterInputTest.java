package io.github.wpdata.cdk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.internal.validation.Documented;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.testing.Arns;
import io.github.wpdata.cdk.testing.Refusals;
import io.github.wpdata.cdk.testing.TestStack;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.kms.KeySpec;
import software.amazon.awscdk.services.kms.KeyUsage;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.rds.AuroraMysqlEngineVersion;
import software.amazon.awscdk.services.rds.CaCertificate;
import software.amazon.awscdk.services.rds.DatabaseInsightsMode;
import software.amazon.awscdk.services.rds.DatabaseSecret;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;

/** Each limit from both sides. What is refused leaves nothing behind, so all cases share a stack. */
class AuroraMysqlClusterInputTest {
    private static final String BACKUP_POINT = "arn:aws:backup:us-east-1:123456789012:recovery-point:0a1b2c3d";
    private static final String WESTERN = "arn:aws:rds:us-west-2:123456789012:cluster:shop";

    private static TestStack test;
    private static int kept;

    @BeforeAll
    static void stack() {
        test = new TestStack();
    }

    private static AuroraMysqlCluster build(String id, Consumer<AuroraMysqlCluster.Builder> settings) {
        AuroraMysqlCluster.Builder builder = AuroraMysqlCluster.Builder.create(test.stack(), id)
                .vpc(test.vpc())
                .clients(test.clients());
        settings.accept(builder);
        return builder.build();
    }

    private static AuroraMysqlEngineVersion version(String text) {
        return AuroraMysqlEngineVersion.of("8.0.mysql_aurora." + text, "8.0");
    }

    private static Arguments with(String name, Consumer<AuroraMysqlCluster.Builder> settings, String... problems) {
        return Arguments.of(name, settings, List.of(problems));
    }

    static Stream<Arguments> broken() {
        String zones = Fn.getAzs().get(0);
        return Stream.of(
                with(
                        "no identifier",
                        settings -> settings.clusterIdentifier(""),
                        "clusterIdentifier (\"\") is not a cluster identifier; use 1 to 63 letters, digits and single hyphens, "
                                + "begin with a letter and do not end with a hyphen"),
                with(
                        "identifier begins with a digit",
                        settings -> settings.clusterIdentifier("1db"),
                        identifier("1db")),
                with("identifier ends with a hyphen", settings -> settings.clusterIdentifier("db-"), identifier("db-")),
                with("identifier with two hyphens", settings -> settings.clusterIdentifier("d--b"), identifier("d--b")),
                with("identifier with an underscore", settings -> settings.clusterIdentifier("d_b"), identifier("d_b")),
                with(
                        "identifier of another script",
                        settings -> settings.clusterIdentifier("dätabase"),
                        identifier("dätabase")),
                with(
                        "identifier too long",
                        settings -> settings.clusterIdentifier("d".repeat(64)),
                        identifier("d".repeat(64))),
                with(
                        "default version of the region",
                        settings -> settings.engineVersion(AuroraMysqlEngineVersion.of("8.0", "8.0")),
                        "engineVersion (8.0) is not a full version of Aurora MySQL; "
                                + "name one, as in AuroraMysqlEngineVersion.VER_3_10_4"),
                with(
                        "version without its engine",
                        settings -> settings.engineVersion(AuroraMysqlEngineVersion.of("3.10.4", "8.0")),
                        form("3.10.4")),
                with(
                        "version of one digit",
                        settings -> settings.engineVersion(version("3.8.0")),
                        form("8.0.mysql_aurora.3.8.0")),
                with(
                        "version of text",
                        settings -> settings.engineVersion(version("latest")),
                        form("8.0.mysql_aurora.latest")),
                with(
                        "version without its major version",
                        settings -> settings.engineVersion(AuroraMysqlEngineVersion.of("8.0.mysql_aurora.3.10.4")),
                        "engineVersion (8.0.mysql_aurora.3.10.4) has the major version 5.7, which selects the parameter group "
                                + "family of another engine; name both versions, as in "
                                + "AuroraMysqlEngineVersion.of(\"8.0.mysql_aurora.3.10.4\", \"8.0\")"),
                with(
                        "version withdrawn",
                        settings -> settings.engineVersion(version("3.07.1")),
                        withdrawn("8.0.mysql_aurora.3.07.1")),
                with(
                        "version withdrawn alone",
                        settings -> settings.engineVersion(version("3.11.0")),
                        withdrawn("8.0.mysql_aurora.3.11.0")),
                with(
                        "version before serverless",
                        settings -> settings.engineVersion(AuroraMysqlEngineVersion.VER_2_12_5),
                        withdrawn("5.7.mysql_aurora.2.12.5"),
                        "engineVersion (2.12.5) does not support Serverless v2; choose 3.08.0 or later, or set instanceType"),
                with(
                        "version just before serverless",
                        settings -> settings.engineVersion(version("3.01.1")),
                        withdrawn("8.0.mysql_aurora.3.01.1"),
                        "engineVersion (3.01.1) does not support Serverless v2; choose 3.08.0 or later, or set instanceType"),
                with("minimum too small", settings -> settings.minCapacity(0.3), minimum("0.3")),
                with("minimum between steps", settings -> settings.minCapacity(1.25), minimum("1.25")),
                with("minimum negative", settings -> settings.minCapacity(-0.5), minimum("-0.5")),
                with("minimum no number", settings -> settings.minCapacity(Double.NaN), minimum("NaN")),
                with(
                        "minimum too large",
                        settings -> settings.minCapacity(256.5).maxCapacity(256),
                        minimum("256.5"),
                        "minCapacity (256.5 ACU) exceeds maxCapacity (256 ACU); lower minCapacity or raise maxCapacity"),
                with(
                        "minimum endless",
                        settings -> settings.minCapacity(Double.POSITIVE_INFINITY),
                        minimum("Infinity"),
                        "minCapacity (Infinity ACU) exceeds maxCapacity (16 ACU); lower minCapacity or raise maxCapacity"),
                with("maximum too small", settings -> settings.minCapacity(0.5).maxCapacity(0.5), maximum("0.5")),
                with("maximum between steps", settings -> settings.maxCapacity(8.1), maximum("8.1")),
                with("maximum too large", settings -> settings.maxCapacity(256.5), maximum("256.5")),
                with("maximum no number", settings -> settings.maxCapacity(Double.NaN), maximum("NaN")),
                with(
                        "minimum above maximum",
                        settings -> settings.minCapacity(9).maxCapacity(8),
                        "minCapacity (9 ACU) exceeds maxCapacity (8 ACU); lower minCapacity or raise maxCapacity"),
                with(
                        "no capacity before it was offered",
                        settings -> settings.minCapacity(0).engineVersion(AuroraMysqlEngineVersion.VER_3_04_6),
                        "minCapacity (0 ACU) is not supported by engine version 3.04.6; "
                                + "choose at least 0.5 ACU, or engine version 3.08.0 or later"),
                with(
                        "much capacity before it was offered",
                        settings -> settings.maxCapacity(128.5).engineVersion(AuroraMysqlEngineVersion.VER_3_04_0),
                        "maxCapacity (128.5 ACU) exceeds 128 ACU, the limit of engine version 3.04.0; "
                                + "choose at most 128 ACU, or engine version 3.08.0 or later"),
                with(
                        "pause too short",
                        settings -> settings.minCapacity(0).autoPause(Duration.seconds(299)),
                        "autoPause (299 seconds) is out of range; choose 300 to 86400 seconds"),
                with(
                        "pause too long",
                        settings -> settings.minCapacity(0).autoPause(Duration.seconds(86_401)),
                        "autoPause (86401 seconds) is out of range; choose 300 to 86400 seconds"),
                with(
                        "pause of a cluster that never rests",
                        settings -> settings.autoPause(Duration.minutes(5)),
                        "autoPause (5 minutes) has no effect while minCapacity is 2 ACU; set minCapacity to 0, or leave autoPause out"),
                with(
                        "pause of provisioned instances",
                        settings ->
                                settings.autoPause(Duration.minutes(90)).instanceType(new InstanceType("r6g.large")),
                        "autoPause (1 hour 30 minutes) has no effect on provisioned instances; leave out autoPause or instanceType"),
                with(
                        "capacities of provisioned instances",
                        settings -> settings.minCapacity(2)
                                .maxCapacity(Token.asNumber(Fn.importValue("Capacity"))
                                        .doubleValue())
                                .instanceType(new InstanceType("r6g.large")),
                        "minCapacity (2 ACU) has no effect on provisioned instances; leave out minCapacity or instanceType",
                        "maxCapacity (unresolved ACU) has no effect on provisioned instances; leave out maxCapacity or "
                                + "instanceType"),
                with(
                        "readers given as a token",
                        settings -> settings.readers(
                                Token.asNumber(Fn.importValue("Readers")).intValue()),
                        "readers (-2147483648) is out of range; choose 0 to 15 readers; it looks like an unresolved number of "
                                + "AWS CDK, which an integer cannot hold, so pass a number that is known at synthesis, such as "
                                + "one of the context"),
                with(
                        "settings of logs that are not exported",
                        settings -> settings.logExports()
                                .logRetention(RetentionDays.ONE_WEEK)
                                .logsEncryptionKey(Key.fromKeyArn(new Stack(), "LogsKey", Arns.KEY)),
                        "logRetention (ONE_WEEK) has no effect, because no log is exported; leave it out, or name a log in "
                                + "logExports(…)",
                        "logsEncryptionKey (a key) has no effect, because no log is exported; leave it out, or name a log in "
                                + "logExports(…)"),
                with(
                        "instance class",
                        settings -> settings.instanceType(new InstanceType("db.r6g.large")),
                        instanceType("db.r6g.large")),
                with(
                        "serverless class",
                        settings -> settings.instanceType(new InstanceType("serverless")),
                        instanceType("serverless")),
                with(
                        "no instance class",
                        settings -> settings.instanceType(new InstanceType("")),
                        instanceType("\"\"")),
                with(
                        "size that the family lacks",
                        settings -> settings.instanceType(new InstanceType("r6g.24xlarge")),
                        "instanceType (r6g.24xlarge) is of a size that Aurora MySQL does not offer in this family; "
                                + "choose among large, xlarge, 2xlarge, 4xlarge, 8xlarge, 12xlarge, 16xlarge"),
                with(
                        "insights on t3",
                        settings -> settings.instanceType(new InstanceType("t3.medium")),
                        noInsights("t3.medium")),
                with(
                        "insights on small t4g",
                        settings -> settings.instanceType(new InstanceType("t4g.small")),
                        noInsights("t4g.small")),
                with(
                        "Data API on a T class",
                        settings -> settings.instanceType(new InstanceType("t4g.large"))
                                .dataApi(true),
                        "instanceType (t4g.large) is a T class, which does not support the RDS Data API; "
                                + "leave dataApi out, or choose an R class such as r7g.large"),
                with(
                        "too few readers",
                        settings -> settings.readers(-1),
                        "readers (-1) is out of range; choose 0 to 15 readers"),
                with(
                        "too many readers",
                        settings -> settings.readers(16),
                        "readers (16) is out of range; choose 0 to 15 readers"),
                with(
                        "endless readers",
                        settings -> settings.readers(Integer.MAX_VALUE),
                        "readers (2147483647) is out of range; choose 0 to 15 readers"),
                with(
                        "no database name",
                        settings -> settings.databaseName(""),
                        "databaseName (\"\") is not a database name; use 1 to 64 letters, digits and underscores, "
                                + "and begin with a letter"),
                with(
                        "database name with a hyphen",
                        settings -> settings.databaseName("word-press"),
                        databaseName("word-press")),
                with(
                        "database name begins with a digit",
                        settings -> settings.databaseName("1wp"),
                        databaseName("1wp")),
                with(
                        "database name too long",
                        settings -> settings.databaseName("d".repeat(65)),
                        databaseName("d".repeat(65))),
                with(
                        "database of the engine",
                        settings -> settings.databaseName("mysql"),
                        "databaseName (mysql) is a system schema of the engine; choose another name, such as wordpress"),
                with(
                        "database of the engine in capitals",
                        settings -> settings.databaseName("Performance_Schema"),
                        "databaseName (Performance_Schema) is a system schema of the engine; choose another name, such as wordpress"),
                with("no user", settings -> settings.adminUsername(" "), username("\" \"")),
                with("user begins with a digit", settings -> settings.adminUsername("1wp"), username("1wp")),
                with("user too long", settings -> settings.adminUsername("u".repeat(17)), username("u".repeat(17))),
                with(
                        "user of the engine",
                        settings -> settings.adminUsername("RdsAdmin"),
                        "adminUsername (RdsAdmin) is a user of the engine; choose another name, such as wpadmin"),
                with(
                        "secret in another region",
                        settings -> settings.credentials(AdminCredentials.fromSecret(Secret.fromSecretCompleteArn(
                                test.stack(),
                                "Elsewhere",
                                "arn:aws:secretsmanager:us-west-2:123456789012:secret:admin-AbCdEf"))),
                        "credentials (us-west-2) names a secret in another region than the cluster (us-east-1), where "
                                + "CloudFormation cannot read it; name a secret of the cluster's region, such as a replica of "
                                + "this one"),
                with(
                        "database name that is a reserved word",
                        settings -> settings.databaseName("Order"),
                        "databaseName (Order) is a reserved word of MySQL; choose another name, such as wordpress"),
                with(
                        "user that is a reserved word",
                        settings -> settings.adminUsername("system"),
                        "adminUsername (system) is a reserved word of MySQL; choose another name, such as wpadmin"),
                with(
                        "secret with a name that Secrets Manager refuses",
                        settings -> settings.credentials(AdminCredentials.fromSecret(named("Named", "shop admin"))),
                        "credentials (Test/Named) names a secret whose name (shop admin) Secrets Manager refuses; "
                                + "use 1 to 512 letters, digits and / _ + = . @ ! -"),
                with(
                        "secret with a template that is no JSON",
                        settings -> settings.credentials(AdminCredentials.fromSecret(secret(
                                "Broken",
                                g -> g.secretStringTemplate("{\"username\": \"wpadmin\"")
                                        .generateStringKey("password")
                                        .excludePunctuation(true)))),
                        "credentials (Test/Broken) names a secret whose secretStringTemplate is not a JSON object; "
                                + "write it as in {\"username\":\"wpadmin\"}"),
                with(
                        "secret with a user that RDS refuses",
                        settings -> settings.credentials(AdminCredentials.fromSecret(secret(
                                "Root",
                                g -> g.secretStringTemplate("{\"username\": \"1root\"}")
                                        .generateStringKey("password")
                                        .excludePunctuation(true)))),
                        "credentials (Test/Root) names a secret with the username 1root, which RDS refuses; "
                                + "use 1 to 16 letters, digits and underscores, a letter first, and no reserved word"),
                with(
                        "secret with another user",
                        settings -> settings.adminUsername("blogger")
                                .credentials(AdminCredentials.fromSecret(secret(
                                        "Different",
                                        g -> g.secretStringTemplate("{\"username\": \"wpadmin\"}")
                                                .generateStringKey("password")
                                                .excludePunctuation(true)))),
                        "credentials (Test/Different) names a secret with the username wpadmin, but adminUsername is blogger; "
                                + "leave adminUsername out, or generate the secret with that username"),
                with(
                        "secret without characters",
                        settings -> settings.adminUsername("blogger")
                                .credentials(AdminCredentials.fromSecret(secret(
                                        "Silent",
                                        g -> password(g)
                                                .excludePunctuation(true)
                                                .excludeLowercase(true)
                                                .excludeUppercase(true)
                                                .excludeCharacters("0123456789")))),
                        "credentials (Test/Silent) names a secret whose generator excludes every character; "
                                + "include at least one class of characters, or use a DatabaseSecret"),
                with(
                        "secret that is no JSON",
                        settings -> settings.credentials(AdminCredentials.fromSecret(secret("Text", g -> g))),
                        field("Text", "username"),
                        field("Text", "password")),
                with(
                        "secret with another field",
                        settings -> settings.credentials(AdminCredentials.fromSecret(secret(
                                "Other",
                                g -> g.secretStringTemplate("{\"username\": \"a\"}")
                                        .generateStringKey("token")))),
                        field("Other", "password")),
                with(
                        "secret with a password that RDS refuses",
                        settings -> settings.credentials(AdminCredentials.fromSecret(secret(
                                        "Wild",
                                        g -> password(g).includeSpace(true).passwordLength(42))))
                                .adminUsername("blogger"),
                        "credentials (Test/Wild) names a secret whose password is generated with 42 characters; "
                                + "set passwordLength to 8 to 41",
                        "credentials (Test/Wild) names a secret whose password may contain / \" @ space, which RDS "
                                + "refuses; exclude them with excludeCharacters, or use a DatabaseSecret"),
                with(
                        "literal password",
                        settings -> settings.credentials(
                                AdminCredentials.fromPassword(SecretValue.unsafePlainText("p@ss"))),
                        "credentials (a literal password) would be readable in the template; pass a reference: "
                                + "SecretValue.secretsManager(…), a NoEcho parameter, or let RDS manage the password",
                        "credentials (a literal password) is not a password that RDS accepts; "
                                + "use 8 to 41 printable ASCII characters other than / \" @ and space"),
                with(
                        "zones for some instances",
                        settings -> settings.availabilityZones("us-east-1a"),
                        "availabilityZones ([us-east-1a]) is of length 1, but the writer and the readers (1) need a zone each; "
                                + "name one for the writer and one for each reader"),
                with(
                        "zones of another region",
                        settings -> settings.availabilityZones("us-west-2a", "us-east-1"),
                        zone("us-west-2a"),
                        zone("us-east-1")),
                with(
                        "scaling out of range",
                        settings -> settings.readerAutoScaling(-1, 16, 0.5),
                        "readerAutoScaling (-1) is out of range; choose 0 to 15 readers at least",
                        "readerAutoScaling (16) is out of range; choose 1 to 15 readers at most",
                        "readerAutoScaling (0.5) is out of range; choose 1 to 100 percent of CPU"),
                with(
                        "scaling the wrong way",
                        settings -> settings.readerAutoScaling(5, 4, 50),
                        "readerAutoScaling (5) has a minimum above its maximum (4); lower minReaders or raise maxReaders"),
                with(
                        "scaling from no reader",
                        settings -> settings.readers(0).readerAutoScaling(1, 4, 50),
                        "readerAutoScaling (1 to 4) cannot scale from 0 readers; "
                                + "set readers to 1 or more, and to maxReaders at most"),
                with(
                        "scaling from too many readers",
                        settings -> settings.readers(5).readerAutoScaling(1, 4, 50),
                        "readerAutoScaling (1 to 4) cannot scale from 5 readers; "
                                + "set readers to 1 or more, and to maxReaders at most"),
                with(
                        "endpoint with an underscore",
                        settings -> settings.customEndpoint("a_b", 1),
                        "customEndpoint (a_b) is not an endpoint identifier; use 1 to 63 letters, digits and single hyphens, "
                                + "begin with a letter and do not end with a hyphen"),
                with(
                        "unresolved endpoint",
                        settings -> settings.customEndpoint(Aws.REGION, 1),
                        "customEndpoint (" + Aws.REGION + ") is a token, which cannot be part of a construct's id; "
                                + "pass a literal"),
                with(
                        "endpoint of no reader",
                        settings -> settings.customEndpoint("reports"),
                        "customEndpoint (reports) leads to readers [], of which there are 1 to 1; name one or more of them"),
                with(
                        "endpoint of a reader that is none",
                        settings -> settings.customEndpoint("reports", 1, 2),
                        "customEndpoint (reports) leads to readers [1, 2], of which there are 1 to 1; "
                                + "name one or more of them"),
                with(
                        "forwarding without a reader",
                        settings -> settings.readers(0).localWriteForwarding(true),
                        "localWriteForwarding (true) has no effect without a reader; "
                                + "set readers to 1 or more, or leave it out"),
                with(
                        "forwarding before it was offered",
                        settings -> settings.localWriteForwarding(true).engineVersion(version("3.03.1")),
                        withdrawn("8.0.mysql_aurora.3.03.1"),
                        "localWriteForwarding (true) is not supported by engine version 3.03.1; "
                                + "leave it out, or choose engine version 3.04.0 or later"),
                with(
                        "certificate that expired",
                        settings -> settings.caCertificate(CaCertificate.of("rds-ca-2019")),
                        "caCertificate (rds-ca-2019) expired in August 2024; "
                                + "choose another one, such as CaCertificate.RDS_CA_ECC384_G1"),
                with(
                        "parameters of instances",
                        settings -> settings.instanceParameter("Max", "1")
                                .instanceParameter("tx_isolation", "x")
                                .instanceParameter("port", "1")
                                .instanceParameter("general_log", "yes")
                                .instanceParameter("init_connect", "${x}"),
                        "instanceParameter (Max) is not a parameter name; "
                                + "look it up in the parameter group family aurora-mysql8.0",
                        "instanceParameter (tx_isolation) does not exist in the parameter group family aurora-mysql8.0; "
                                + "leave it out",
                        "instanceParameter (port) cannot be modified in Aurora MySQL; leave it out",
                        "instanceParameter (general_log = yes) is not an allowed value; use one of 0, 1",
                        "instanceParameter (${x}) contains a placeholder, which CloudFormation replaces only in Fn::Sub; "
                                + "use Aws.REGION and the like, or Fn.sub(…)"),
                with(
                        "port too low",
                        settings -> settings.port(1149),
                        "port (1149) is out of range; choose 1150 to 65535"),
                with(
                        "port too high",
                        settings -> settings.port(65_536),
                        "port (65536) is out of range; choose 1150 to 65535"),
                with(
                        "port negative",
                        settings -> settings.port(-3306),
                        "port (-3306) is out of range; choose 1150 to 65535"),
                with("no backups", settings -> settings.backupRetention(Duration.days(0)), retention("0")),
                with("backups for too long", settings -> settings.backupRetention(Duration.days(36)), retention("36")),
                with(
                        "backups for part of a day",
                        settings -> settings.backupRetention(Duration.hours(36)),
                        retention("1.5")),
                with(
                        "retention that cannot be converted",
                        settings -> settings.backupRetention(Duration.hours(Token.asNumber(Fn.importValue("hours")))),
                        "backupRetention (hours) is a token, which cannot be converted; write it as Duration.days(…)"),
                with(
                        "backup window without a form",
                        settings -> settings.backupWindow("2 am"),
                        "backupWindow (2 am UTC) is not a daily window; write it as in 02:00-03:00"),
                with(
                        "backup window too short",
                        settings -> settings.backupWindow("02:00-02:29"),
                        "backupWindow (02:00-02:29 UTC) is 29 minutes long; make it at least 30 minutes long"),
                with(
                        "maintenance window without a form",
                        settings -> settings.maintenanceWindow("sunday"),
                        "maintenanceWindow (sunday UTC) is not a weekly window; write it as in sun:03:00-sun:04:00"),
                with(
                        "maintenance window too long",
                        settings -> settings.maintenanceWindow("sun:03:00-mon:03:00"),
                        "maintenanceWindow (sun:03:00-mon:03:00 UTC) is 1440 minutes long; "
                                + "make it at least 30 minutes and less than 24 hours long",
                        "backupWindow (02:00-03:00 UTC) overlaps maintenanceWindow (sun:03:00-mon:03:00 UTC); "
                                + "move one of them; they may touch"),
                with(
                        "windows overlap across the week's end",
                        settings -> settings.backupWindow("00:00-00:30").maintenanceWindow("sun:23:45-mon:00:15"),
                        "backupWindow (00:00-00:30 UTC) overlaps maintenanceWindow (sun:23:45-mon:00:15 UTC); "
                                + "move one of them; they may touch"),
                with(
                        "backtrack too far",
                        settings -> settings.backtrackWindow(Duration.seconds(259_201)),
                        "backtrackWindow (259201 seconds) is out of range; choose 0 to 259200 seconds"),
                with("no snapshot", settings -> settings.restoreFromSnapshot(""), snapshot("\"\"")),
                with("snapshot with a slash", settings -> settings.restoreFromSnapshot("a/b"), snapshot("a/b")),
                with(
                        "recovery point of AWS Backup alone",
                        settings -> settings.restoreFromSnapshot(BACKUP_POINT),
                        "restoreFromSnapshot (" + BACKUP_POINT + ") is a recovery point of an air-gapped vault or of "
                                + "continuous backups, which only AWS Backup can restore; copy it to a backup vault of this "
                                + "account and region and name the copy, or restore it with AWS Backup and call cloneFrom(…) "
                                + "with the restored cluster"),
                with(
                        "snapshot in another region",
                        settings -> settings.restoreFromSnapshot(
                                "arn:aws:rds:us-west-2:123456789012:cluster-snapshot:before"),
                        elsewhere("restoreFromSnapshot", "arn:aws:rds:us-west-2:123456789012:cluster-snapshot:before")),
                with(
                        "cluster that is none",
                        settings -> settings.cloneFrom("shop_1"),
                        source("cloneFrom", "shop_1", "aws rds describe-db-clusters")),
                with(
                        "ARN of an instance",
                        settings -> settings.restoreToTime("arn:aws:rds:us-east-1:123456789012:db:shop", Instant.EPOCH),
                        source(
                                "restoreToTime",
                                "arn:aws:rds:us-east-1:123456789012:db:shop",
                                "aws rds describe-db-cluster-automated-backups")),
                with(
                        "latest time of nothing",
                        settings -> settings.restoreToLatestTime(" "),
                        source("restoreToLatestTime", "\" \"", "aws rds describe-db-cluster-automated-backups")),
                with(
                        "clone of a deleted cluster",
                        settings -> settings.cloneFrom("cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
                        "cloneFrom (cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ) is a resource id, which names the backups of a "
                                + "deleted cluster; these cannot be cloned; call restoreToLatestTime(…) or restoreToTime(…)"),
                with(
                        "clone from another region",
                        settings -> settings.cloneFrom(WESTERN),
                        elsewhere("cloneFrom", WESTERN)),
                with(
                        "time of another region",
                        settings -> settings.restoreToTime(WESTERN, Instant.EPOCH),
                        elsewhere("restoreToTime", WESTERN)),
                with(
                        "latest time of another region",
                        settings -> settings.restoreToLatestTime(WESTERN),
                        elsewhere("restoreToLatestTime", WESTERN)),
                with(
                        "time to come",
                        settings -> settings.restoreToTime("shop", Instant.parse("2126-01-01T00:00:00Z")),
                        "restoreToTime (2126-01-01T00:00:00Z) is in the future; choose a time within the backup retention of "
                                + "the source, or call restoreToLatestTime(…)"),
                with(
                        "four sources",
                        settings -> settings.restoreFromSnapshot("before")
                                .cloneFrom("shop")
                                .restoreToTime("shop", Instant.EPOCH)
                                .restoreToLatestTime("shop"),
                        alone("cloneFrom", "shop", "restoreFromSnapshot"),
                        alone("restoreToTime", "shop", "restoreFromSnapshot"),
                        alone("restoreToLatestTime", "shop", "restoreFromSnapshot")),
                with(
                        "snapshot beside a clone",
                        settings -> settings.cloneFrom("shop").restoreFromSnapshot("before"),
                        alone("restoreFromSnapshot", "before", "cloneFrom")),
                with(
                        "restore from nothing",
                        settings -> settings.restoreFromSnapshot(null)
                                .cloneFrom(null)
                                .restoreToTime("shop", null)
                                .restoreToTime(null, Instant.EPOCH)
                                .restoreToLatestTime(null),
                        "restoreFromSnapshot (null) is not a value; leave the call out to get the default",
                        "cloneFrom (null) is not a value; leave the call out to get the default",
                        "restoreToTime (null) is not a value; leave the call out to get the default",
                        "restoreToLatestTime (null) is not a value; leave the call out to get the default"),
                with(
                        "retention without insights",
                        settings -> settings.performanceInsights(false)
                                .performanceInsightsRetention(PerformanceInsightRetention.MONTHS_1),
                        "performanceInsightsRetention (MONTHS_1) has no effect while performanceInsights is off; "
                                + "leave it out, or call performanceInsights(true)"),
                with(
                        "key without insights",
                        settings -> settings.performanceInsights(false)
                                .performanceInsightsKey(Key.fromKeyArn(
                                        test.stack(), "InsightsKey", "arn:aws:kms:us-east-1:123456789012:key/1")),
                        "performanceInsightsKey (a key) has no effect while performanceInsights is off; "
                                + "leave it out, or call performanceInsights(true)"),
                with(
                        "key of insights in another region",
                        settings -> settings.performanceInsightsKey(westernKey("InsightsElsewhere")),
                        "performanceInsightsKey (us-west-2) is in another region than the cluster (us-east-1); "
                                + "pass a key of the cluster's region, or leave it out to use the cluster's key"),
                with(
                        "key of the secret in another region",
                        settings -> settings.credentials(AdminCredentials.managedByRds(westernKey("SecretElsewhere"))),
                        "credentials (us-west-2) is in another region than the cluster (us-east-1); "
                                + "pass a key of the cluster's region, or leave it out to use the cluster's key"),
                with(
                        "key of insights that cannot encrypt",
                        settings -> settings.performanceInsightsKey(Key.Builder.create(test.stack(), "Signing")
                                .keySpec(KeySpec.ECC_NIST_P256)
                                .keyUsage(KeyUsage.SIGN_VERIFY)
                                .build()),
                        "performanceInsightsKey (Test/Signing) is a key of type ECC_NIST_P256 for SIGN_VERIFY, with which "
                                + "services of AWS do not encrypt; create it with KeySpec.SYMMETRIC_DEFAULT and "
                                + "KeyUsage.ENCRYPT_DECRYPT, or leave it out to use the cluster's key"),
                with(
                        "key of insights that is disabled",
                        settings -> settings.performanceInsightsKey(disabledKey("InsightsOff")),
                        "performanceInsightsKey (Test/InsightsOff) is disabled, so nothing can be encrypted with it; "
                                + "create it with enabled(true), or leave it out to use the cluster's key"),
                with(
                        "key of the secret that cannot encrypt",
                        settings -> settings.credentials(
                                AdminCredentials.managedByRds(Key.Builder.create(test.stack(), "Hmac")
                                        .keySpec(KeySpec.HMAC_256)
                                        .keyUsage(KeyUsage.GENERATE_VERIFY_MAC)
                                        .build())),
                        "credentials (Test/Hmac) is a key of type HMAC_256 for GENERATE_VERIFY_MAC, with which services of "
                                + "AWS do not encrypt; create it with KeySpec.SYMMETRIC_DEFAULT and "
                                + "KeyUsage.ENCRYPT_DECRYPT, or leave it out to use the cluster's key"),
                with(
                        "key of the secret that is disabled",
                        settings -> settings.credentials(AdminCredentials.managedByRds(disabledKey("SecretOff"))),
                        "credentials (Test/SecretOff) is disabled, so nothing can be encrypted with it; "
                                + "create it with enabled(true), or leave it out to use the cluster's key"),
                with(
                        "secret with a key that cannot encrypt",
                        settings -> settings.credentials(AdminCredentials.fromSecret(encrypted(
                                "Signed",
                                Key.Builder.create(test.stack(), "SecretHmac")
                                        .keySpec(KeySpec.HMAC_256)
                                        .keyUsage(KeyUsage.GENERATE_VERIFY_MAC)
                                        .build()))),
                        "credentials (Test/Signed) is encrypted with a key of type HMAC_256 for GENERATE_VERIFY_MAC, with "
                                + "which services of AWS do not encrypt; create its key with KeySpec.SYMMETRIC_DEFAULT and "
                                + "KeyUsage.ENCRYPT_DECRYPT"),
                with(
                        "secret with a disabled key",
                        settings -> settings.credentials(
                                AdminCredentials.fromSecret(encrypted("Locked", disabledKey("LockedKey")))),
                        "credentials (Test/Locked) is encrypted with a disabled key, so nothing can be encrypted with it; "
                                + "create its key with enabled(true)"),
                with(
                        "advanced without insights",
                        settings ->
                                settings.performanceInsights(false).databaseInsightsMode(DatabaseInsightsMode.ADVANCED),
                        "databaseInsightsMode (ADVANCED) needs Performance Insights; call performanceInsights(true), or choose STANDARD"),
                with(
                        "advanced without retention",
                        settings -> settings.databaseInsightsMode(DatabaseInsightsMode.ADVANCED)
                                .performanceInsightsRetention(PerformanceInsightRetention.MONTHS_14),
                        "databaseInsightsMode (ADVANCED) needs 15 months of retention, not MONTHS_14; "
                                + "set performanceInsightsRetention to MONTHS_15, or choose STANDARD"),
                with(
                        "log of another engine",
                        settings -> settings.logExports("error", "postgresql"),
                        "logExports (postgresql) is not a log of Aurora MySQL; "
                                + "choose among audit, error, general, instance, slowquery, iam-db-auth-error"),
                with(
                        "unresolved log",
                        settings -> settings.logExports(Aws.REGION),
                        "logExports (" + Aws.REGION + ") is not a log of Aurora MySQL; "
                                + "choose among audit, error, general, instance, slowquery, iam-db-auth-error"),
                with(
                        "interval that is none",
                        settings -> settings.monitoringInterval(Duration.seconds(20)),
                        "monitoringInterval (20 seconds) is not an interval of Enhanced Monitoring; "
                                + "choose 0, 1, 5, 10, 15, 30 or 60 seconds"),
                with(
                        "interval too long",
                        settings -> settings.monitoringInterval(Duration.minutes(2)),
                        "monitoringInterval (120 seconds) is not an interval of Enhanced Monitoring; "
                                + "choose 0, 1, 5, 10, 15, 30 or 60 seconds"),
                with(
                        "parameter of an older version",
                        settings -> settings.parameter("query_cache_type", "1"),
                        "parameter (query_cache_type) does not exist in the parameter group family aurora-mysql8.0; "
                                + "leave it out"),
                with(
                        "parameter of MySQL",
                        settings -> settings.parameter("innodb_log_file_size", "1"),
                        "parameter (innodb_log_file_size) does not exist in the parameter group family aurora-mysql8.0; "
                                + "leave it out"),
                with(
                        "parameter that is fixed",
                        settings -> settings.parameter("datadir", "/data"),
                        "parameter (datadir) cannot be modified in Aurora MySQL; leave it out"),
                with(
                        "switch of another form",
                        settings -> settings.parameter("slow_query_log", "ON"),
                        "parameter (slow_query_log = ON) is not an allowed value; use one of 0, 1"),
                with(
                        "value that MySQL does not enumerate",
                        settings -> settings.parameter("innodb_flush_log_at_trx_commit", "7")
                                .parameter("gtid-mode", "MAYBE"),
                        "parameter (innodb_flush_log_at_trx_commit = 7) is not an allowed value; use one of 0, 1, 2",
                        "parameter (gtid-mode = MAYBE) is not an allowed value; use one of OFF, OFF_PERMISSIVE, ON_PERMISSIVE, "
                                + "ON"),
                with(
                        "number out of range",
                        settings -> settings.parameter("innodb_ft_min_token_size", "17"),
                        "parameter (innodb_ft_min_token_size = 17) is not an allowed value; use one of 0 to 16"),
                with(
                        "number that is none",
                        settings -> settings.parameter("wait_timeout", "5m"),
                        "parameter (wait_timeout = 5m) is not an allowed value; use one of 1 to 31536000"),
                with("blank parameter", settings -> settings.parameter(" ", "1"), parameter("\" \"")),
                with(
                        "parameter in capitals",
                        settings -> settings.parameter("Time_Zone", "UTC"),
                        parameter("Time_Zone")),
                with(
                        "parameter of two words",
                        settings -> settings.parameter("time zone", "UTC"),
                        parameter("time zone")),
                with(
                        "parameter without value",
                        settings -> settings.parameter("time_zone", null),
                        "parameter (null) is not a value; leave the call out to get the default"),
                with(
                        "parameter with a placeholder",
                        settings -> settings.parameter("init_connect", "SET @region = '${AWS::Region}'"),
                        "parameter (SET @region = '${AWS::Region}') contains a placeholder, which CloudFormation replaces only "
                                + "in Fn::Sub; use Aws.REGION and the like, or Fn.sub(…)"),
                with(
                        "parameter whose name is a token",
                        settings -> settings.parameter(Aws.REGION, "1"),
                        parameter(Aws.REGION)),
                with(
                        "parameter with a list that is a token",
                        settings -> settings.parameter("init_connect", zones),
                        "parameter (" + zones + ") contains a placeholder, which CloudFormation replaces "
                                + "only in Fn::Sub; use Aws.REGION and the like, or Fn.sub(…)"),
                with(
                        "Data API before it was offered",
                        settings -> settings.dataApi(true).engineVersion(AuroraMysqlEngineVersion.VER_3_04_6),
                        "dataApi (true) is not supported by engine version 3.04.6; "
                                + "leave it out, or choose engine version 3.08.0 or later"),
                with(
                        "destroyed though protected",
                        settings -> settings.removalPolicy(RemovalPolicy.DESTROY),
                        "removalPolicy (DESTROY) contradicts deletionProtection, so the stack could never be deleted; "
                                + "call deletionProtection(false) as well, or keep the data"));
    }

    private static String snapshot(String shown) {
        return "restoreFromSnapshot (" + shown + ") is not the name or ARN of a snapshot; "
                + "write it as aws rds describe-db-cluster-snapshots lists it";
    }

    private static String source(String property, String shown, String list) {
        return property + " (" + shown + ") is not the identifier, ARN or resource id of a cluster; write it as " + list
                + " lists it";
    }

    private static String elsewhere(String property, String shown) {
        return property + " (" + shown + ") is in another region than the cluster (us-east-1); "
                + "copy the snapshot to the cluster's region and call restoreFromSnapshot(…) with the copy";
    }

    private static String alone(String property, String shown, String other) {
        return property + " (" + shown + ") contradicts " + other
                + ": a cluster is restored from one source; leave one of them out";
    }

    private static String zone(String shown) {
        return "availabilityZones (" + shown + ") is not an availability zone of the cluster's region (us-east-1); "
                + "write it as in us-east-1a";
    }

    private static String noInsights(String shown) {
        return "instanceType (" + shown + ") does not support Performance Insights, which is on by default; "
                + "call performanceInsights(false), or choose t4g.medium or larger";
    }

    private static ISecret named(String id, String name) {
        return DatabaseSecret.Builder.create(test.stack(), id)
                .username("wpadmin")
                .secretName(name)
                .build();
    }

    private static ISecret encrypted(String id, IKey key) {
        return DatabaseSecret.Builder.create(test.stack(), id)
                .username("wpadmin")
                .encryptionKey(key)
                .build();
    }

    private static IKey disabledKey(String id) {
        return Key.Builder.create(test.stack(), id).enabled(false).build();
    }

    private static IKey westernKey(String id) {
        return Key.fromKeyArn(test.stack(), id, "arn:aws:kms:us-west-2:123456789012:key/1");
    }

    private static ISecret secret(String id, UnaryOperator<SecretStringGenerator.Builder> generator) {
        return Secret.Builder.create(test.stack(), id)
                .generateSecretString(
                        generator.apply(SecretStringGenerator.builder()).build())
                .build();
    }

    private static SecretStringGenerator.Builder password(SecretStringGenerator.Builder generator) {
        return generator.secretStringTemplate("{}").generateStringKey("password");
    }

    private static String field(String id, String field) {
        return "credentials (Test/" + id + ") names a secret that is generated without the field " + field
                + "; use a DatabaseSecret, or call AdminCredentials.generatedSecret()";
    }

    private static String identifier(String shown) {
        return "clusterIdentifier (" + shown
                + ") is not a cluster identifier; use 1 to 63 letters, digits and single hyphens, "
                + "begin with a letter and do not end with a hyphen";
    }

    private static String form(String shown) {
        return "engineVersion (" + shown
                + ") is not a full version of Aurora MySQL; name one, as in AuroraMysqlEngineVersion.VER_3_10_4";
    }

    private static String withdrawn(String shown) {
        return "engineVersion (" + shown
                + ") is a version that RDS no longer creates; choose 3.04, 3.08, 3.09, 3.10 or later, and 3.11.1 rather than 3.11.0";
    }

    private static String minimum(String shown) {
        return "minCapacity (" + shown + " ACU) is not a valid capacity; choose 0, or 0.5 to 256 ACU in steps of 0.5";
    }

    private static String maximum(String shown) {
        return "maxCapacity (" + shown + " ACU) is not a valid capacity; choose 1 to 256 ACU in steps of 0.5";
    }

    private static String instanceType(String shown) {
        return "instanceType (" + shown + ") is not an instance type; write it as in r6g.large, without db. in front";
    }

    private static String databaseName(String shown) {
        return "databaseName (" + shown
                + ") is not a database name; use 1 to 64 letters, digits and underscores, and begin with a letter";
    }

    private static String username(String shown) {
        return "adminUsername (" + shown
                + ") is not a user name; use 1 to 16 letters, digits and underscores, and begin with a letter";
    }

    private static String retention(String shown) {
        return "backupRetention (" + shown + " days) is out of range; choose 1 to 35 whole days";
    }

    private static String parameter(String shown) {
        return "parameter (" + shown
                + ") is not a parameter name; look it up in the parameter group family aurora-mysql8.0";
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void broken(String name, Consumer<AuroraMysqlCluster.Builder> settings, List<String> problems) {
        assertThatThrownBy(() -> build("Database", settings))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(problems.stream()
                        .map(problem -> "[Test/Database] " + problem)
                        .collect(Collectors.joining("\n")));
        assertThat(test.stack().getNode().tryFindChild("Database")).isNull();
    }

    static Stream<Arguments> kept() {
        return Stream.of(
                with("shortest identifier", settings -> settings.clusterIdentifier("d")),
                with("longest identifier", settings -> settings.clusterIdentifier("a-1".repeat(21))),
                with("oldest version", settings -> settings.engineVersion(AuroraMysqlEngineVersion.VER_3_04_0)),
                with("newest version", settings -> settings.engineVersion(AuroraMysqlEngineVersion.VER_3_12_0)),
                with("unknown version", settings -> settings.engineVersion(version("3.99.0"))),
                with("version of four parts", settings -> settings.engineVersion(version("3.10.4.1"))),
                with("least capacity", settings -> settings.minCapacity(0.5).maxCapacity(1)),
                with("most capacity", settings -> settings.minCapacity(256).maxCapacity(256)),
                with("negative zero", settings -> settings.minCapacity(-0.0)),
                with("half steps", settings -> settings.minCapacity(2.5).maxCapacity(3.5)),
                with(
                        "first version without capacity",
                        settings -> settings.minCapacity(0).engineVersion(version("3.08.0"))),
                with(
                        "most capacity of an old version",
                        settings -> settings.maxCapacity(128).engineVersion(AuroraMysqlEngineVersion.VER_3_04_0)),
                with(
                        "more capacity of a new version",
                        settings -> settings.maxCapacity(128.5).engineVersion(version("3.08.0"))),
                with("shortest pause", settings -> settings.minCapacity(0).autoPause(Duration.minutes(5))),
                with("longest pause", settings -> settings.minCapacity(0).autoPause(Duration.days(1))),
                with(
                        "provisioned instances without capacities",
                        settings -> settings.instanceType(new InstanceType("r7g.2xlarge"))),
                with("insights on t4g", settings -> settings.instanceType(new InstanceType("t4g.medium"))),
                with(
                        "t3 without insights",
                        settings -> settings.instanceType(new InstanceType("t3.small"))
                                .performanceInsights(false)),
                with(
                        "Data API on an R class",
                        settings -> settings.instanceType(new InstanceType("r8g.48xlarge"))
                                .dataApi(true)),
                with(
                        "zones for all instances",
                        settings -> settings.readers(2)
                                .availabilityZones("us-east-1a", Fn.importValue("Zone"), "us-east-1-bos-1a")),
                with("scaling at its limits", settings -> settings.readerAutoScaling(0, 15, 100)),
                with("least scaling", settings -> settings.readerAutoScaling(1, 1, 1)),
                with(
                        "endpoints",
                        settings ->
                                settings.readers(15).customEndpoint("e", 15).customEndpoint("a-1".repeat(21), 1, 2)),
                with(
                        "first version with forwarding",
                        settings ->
                                settings.localWriteForwarding(true).engineVersion(AuroraMysqlEngineVersion.VER_3_04_0)),
                with(
                        "certificate to come",
                        settings -> settings.caCertificate(CaCertificate.of("rds-ca-next"))
                                .instanceParameter("max_connections", "500")),
                with("unknown family", settings -> settings.instanceType(new InstanceType("r9z.huge"))),
                with("unresolved type", settings -> settings.instanceType(new InstanceType(Fn.importValue("Type")))),
                with(
                        "name like a reserved word",
                        settings -> settings.databaseName("orders").adminUsername("root")),
                with(
                        "secret with the same user",
                        settings -> settings.adminUsername("wpadmin")
                                .credentials(AdminCredentials.fromSecret(named("Same", "shop/admin_1+=.@!-")))),
                with(
                        "secret with an unresolved template",
                        settings -> settings.credentials(AdminCredentials.fromSecret(secret(
                                "Unresolved",
                                g -> g.secretStringTemplate(Fn.importValue("Template"))
                                        .generateStringKey("password")
                                        .excludePunctuation(true))))),
                with(
                        "secret of digits",
                        settings -> settings.adminUsername("blogger")
                                .credentials(AdminCredentials.fromSecret(secret(
                                        "Digits",
                                        g -> password(g)
                                                .excludePunctuation(true)
                                                .excludeLowercase(true)
                                                .excludeUppercase(true)
                                                .excludeCharacters("012345678"))))),
                with(
                        "parameters at their limits",
                        settings -> settings.parameter("slow_query_log", "0")
                                .parameter("innodb_ft_min_token_size", "16")
                                .parameter("long_query_time", "0.5")
                                .parameter("innodb_flush_log_at_trx_commit", "2")
                                .parameter("gtid-mode", "on_permissive")
                                .parameter("binlog_row_image", "minimal")
                                .parameter(
                                        "max_connections", "GREATEST({log(DBInstanceClassMemory/805306368)*45},1000)")
                                .parameter("wait_timeout", Fn.importValue("Timeout"))
                                .parameter("transaction_isolation", "read-committed")),
                with(
                        "parameter that another family may have",
                        settings -> settings.engineVersion(AuroraMysqlEngineVersion.of("8.4.mysql_aurora.8.4.7", "8.4"))
                                .parameter("query_cache_type", "1")),
                with("no reader", settings -> settings.readers(0)),
                with("shortest database name", settings -> settings.databaseName("d")),
                with("longest database name", settings -> settings.databaseName("d".repeat(64))),
                with("database name like the engine's", settings -> settings.databaseName("mysql2")),
                with("longest user", settings -> settings.adminUsername("u".repeat(16))),
                with(
                        "secret of AWS CDK",
                        settings -> settings.credentials(
                                AdminCredentials.fromSecret(DatabaseSecret.Builder.create(test.stack(), "Secret")
                                        .username("blogger")
                                        .build()))),
                with(
                        "secret without a name",
                        settings -> settings.adminUsername("blogger")
                                .credentials(AdminCredentials.fromSecret(secret(
                                        "Nameless",
                                        g -> password(g)
                                                .excludePunctuation(true)
                                                .passwordLength(8))))),
                with(
                        "longest generated password",
                        settings -> settings.adminUsername("blogger")
                                .credentials(AdminCredentials.fromSecret(secret(
                                        "Long",
                                        g -> password(g)
                                                .excludeCharacters("/\"@ ")
                                                .passwordLength(41))))),
                with("lowest port", settings -> settings.port(1150)),
                with("highest port", settings -> settings.port(65_535)),
                with("shortest retention", settings -> settings.backupRetention(Duration.days(1))),
                with("longest retention", settings -> settings.backupRetention(Duration.hours(35 * 24))),
                with(
                        "windows touch",
                        settings -> settings.backupWindow("02:00-03:00").maintenanceWindow("sun:03:00-sun:03:30")),
                with(
                        "longest window",
                        settings -> settings.maintenanceWindow("sun:03:00-mon:02:00")
                                .backupWindow("02:00-03:00")),
                with("manual snapshot", settings -> settings.restoreFromSnapshot("before-2026-11-28")),
                with("automated snapshot", settings -> settings.restoreFromSnapshot("rds:shop-2026-11-28-02-07")),
                with(
                        "snapshot of another account",
                        settings -> settings.restoreFromSnapshot(
                                "arn:aws:rds:us-east-1:210987654321:cluster-snapshot:before")),
                with(
                        "snapshot of an instance",
                        settings -> settings.restoreFromSnapshot("arn:aws:rds:us-east-1:123456789012:snapshot:before")),
                with(
                        "recovery point",
                        settings -> settings.restoreFromSnapshot(
                                "arn:aws:rds:us-east-1:123456789012:cluster-snapshot:awsbackup:job-0a1b2c3d")),
                with("unresolved snapshot", settings -> settings.restoreFromSnapshot(Fn.importValue("Snapshot"))),
                with(
                        "snapshot that is set anew",
                        settings -> settings.restoreFromSnapshot("a").restoreFromSnapshot("b")),
                with(
                        "clone of a shared cluster",
                        settings -> settings.cloneFrom("arn:aws:rds:us-east-1:210987654321:cluster:shop")),
                with("time just now", settings -> settings.restoreToTime("shop", Instant.now())),
                with(
                        "time of a deleted cluster",
                        settings -> settings.restoreToTime("cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ", Instant.EPOCH)),
                with("no backtrack", settings -> settings.backtrackWindow(Duration.seconds(0))),
                with("longest backtrack", settings -> settings.backtrackWindow(Duration.days(3))),
                with(
                        "retention of advanced insights",
                        settings -> settings.databaseInsightsMode(DatabaseInsightsMode.ADVANCED)
                                .performanceInsightsRetention(PerformanceInsightRetention.MONTHS_15)),
                with("longest interval", settings -> settings.monitoringInterval(Duration.minutes(1))),
                with("shortest interval", settings -> settings.monitoringInterval(Duration.seconds(1))),
                with(
                        "parameter with a digit",
                        settings -> settings.parameter("innodb_ft_min_token_size", "1")
                                .parameter("p1.x-y", "")),
                with(
                        "parameter by instance class",
                        settings -> settings.parameter("max_connections", "{DBInstanceClassMemory/12582880}")),
                with(
                        "parameter of the deployment",
                        settings -> settings.parameter("init_connect", Fn.sub("SET @region = '${AWS::Region}'"))),
                with("Data API", settings -> settings.dataApi(true).engineVersion(version("3.08.0"))),
                with(
                        "destroyed",
                        settings ->
                                settings.removalPolicy(RemovalPolicy.DESTROY).deletionProtection(false)),
                with("protected", settings -> settings.removalPolicy(RemovalPolicy.RETAIN)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void kept(String name, Consumer<AuroraMysqlCluster.Builder> settings, List<String> none) {
        assertThatCode(() -> build("Kept" + kept++, settings)).doesNotThrowAnyException();
    }

    @Test
    void allProblemsComeInOneException() {
        assertThatThrownBy(() -> build(
                        "Database",
                        settings -> settings.clusterIdentifier("-")
                                .minCapacity(9)
                                .maxCapacity(8)
                                .port(80)
                                .backupWindow("03:00-03:30")
                                .logExports("fast")
                                .readers(99)
                                .clientCidrs("everyone")))
                .hasMessage("""
                        [Test/Database] clusterIdentifier (-) is not a cluster identifier; \
                        use 1 to 63 letters, digits and single hyphens, begin with a letter and do not end with a hyphen
                        [Test/Database] minCapacity (9 ACU) exceeds maxCapacity (8 ACU); lower minCapacity or raise maxCapacity
                        [Test/Database] readers (99) is out of range; choose 0 to 15 readers
                        [Test/Database] port (80) is out of range; choose 1150 to 65535
                        [Test/Database] backupWindow (03:00-03:30 UTC) overlaps maintenanceWindow (sun:03:00-sun:04:00 UTC); \
                        move one of them; they may touch
                        [Test/Database] logExports (fast) is not a log of Aurora MySQL; \
                        choose among audit, error, general, instance, slowquery, iam-db-auth-error
                        [Test/Database] clientCidrs (everyone) is not an address range; \
                        write it as in 10.0.0.0/16 or 2001:db8::/32""");
    }

    @Test
    void everyRuleIsBrokenByACase() throws IllegalAccessException {
        List<String> problems = new ArrayList<>();
        broken().forEach(
                        arguments -> ((List<?>) arguments.get()[2]).forEach(problem -> problems.add((String) problem)));
        // AuroraMysqlClusterGrantsTest breaks these.
        Set<Rule> ofGrants =
                Set.of(AuroraRules.GRANT_NEEDS_IAM, AuroraRules.GRANTED_USER.rule(), AuroraRules.GRANT_NEEDS_SECRET);

        List<Rule> rules = rules();
        assertThat(rules).hasSizeGreaterThan(30);
        assertThat(rules)
                .filteredOn(rule -> !ofGrants.contains(rule))
                .allSatisfy(rule -> assertThat(problems)
                        .anyMatch(problem -> pattern(rule).matcher(problem).matches()));
    }

    private static List<Rule> rules() throws IllegalAccessException {
        List<Rule> rules = new ArrayList<>();
        for (Class<?> owner : List.of(
                AuroraRules.class,
                AuroraEngineRules.class,
                AuroraInstanceRules.class,
                AuroraRestoreRules.class,
                AuroraParameterRules.class,
                AdminCredentialsRules.class)) {
            for (Field field : owner.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                field.setAccessible(true);
                if (field.getType() == Rule.class) {
                    rules.add((Rule) field.get(null));
                } else if (Documented.class.isAssignableFrom(field.getType())) {
                    rules.addAll(((Documented) field.get(null)).all());
                }
            }
        }
        return rules;
    }

    private static Pattern pattern(Rule rule) {
        return Pattern.compile(Arrays.stream(rule.template().split("…", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }
}
