package io.github.wpdata.cdk.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.rds.AuroraMysqlEngineVersion;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;

/** What is said of risks, and that nothing is said without one. */
class AuroraWarningsTest {
    private static final String PAUSES =
            "minCapacity (0 ACU) lets the database pause: the first request after a pause waits 15 "
                    + "seconds or more, and scheduled events are skipped; choose at least 0.5 ACU where users wait "
                    + "[ack: @wpdata/cdk:autoPause]";

    private static Arguments with(String name, Consumer<AuroraMysqlCluster.Builder> settings, String... warnings) {
        return Arguments.of(name, settings, List.of(warnings));
    }

    private static AuroraMysqlEngineVersion version(String text) {
        return AuroraMysqlEngineVersion.of("8.0.mysql_aurora." + text, "8.0");
    }

    static Stream<Arguments> warnings() {
        return Stream.of(
                with("defaults", b -> {}),
                with(
                        "no reader",
                        b -> b.readers(0),
                        "readers (0) leaves nothing to fail over to: a lost writer is an outage of minutes; add a reader "
                                + "[ack: @wpdata/cdk:noReader]"),
                with("pauses", b -> b.minCapacity(0), PAUSES, insights("0")),
                with("pauses, no insights", b -> b.minCapacity(0).performanceInsights(false), PAUSES),
                with(
                        "capacity of the deployment",
                        b -> b.minCapacity(Token.asNumber(Fn.importValue("acu")).doubleValue())),
                with("pauses, provisioned", b -> b.minCapacity(0).instanceType(new InstanceType("r6g.large"))),
                with("little capacity", b -> b.minCapacity(1), insights("1")),
                with("little more capacity", b -> b.minCapacity(1.5), insights("1.5")),
                with("little capacity, no insights", b -> b.minCapacity(0.5).performanceInsights(false)),
                with(
                        "little capacity, provisioned",
                        b -> b.minCapacity(0.5).instanceType(new InstanceType("r6g.large"))),
                with("enough capacity", b -> b.minCapacity(2)),
                with(
                        "upgrades",
                        b -> b.autoMinorVersionUpgrade(true),
                        "autoMinorVersionUpgrade (true) lets RDS pass the pinned engineVersion; the next deployment then tries a "
                                + "downgrade and fails; upgrade by setting engineVersion [ack: @wpdata/cdk:minorUpgrade]"),
                with(
                        "secret that may be another",
                        b -> b.credentials(AdminCredentials.fromSecret(secret("shop-admin1"))),
                        "credentials name a secret without its full ARN, and the name ends in a hyphen and six characters, "
                                + "which Secrets Manager may take for an ARN; import the secret by its complete ARN "
                                + "[ack: @wpdata/cdk:ambiguousSecret]"),
                with("secret", b -> b.credentials(AdminCredentials.fromSecret(secret("shop-admin")))),
                with("newer version", b -> b.engineVersion(version("3.13.0")), unknown("3.13.0")),
                with("newer patch", b -> b.engineVersion(version("3.10.5")), unknown("3.10.5")),
                with(
                        "next major version",
                        b -> b.engineVersion(AuroraMysqlEngineVersion.of("8.4.mysql_aurora.4.01.0", "8.4")),
                        unknown("4.01.0")),
                with("oldest known version", b -> b.engineVersion(AuroraMysqlEngineVersion.VER_3_04_0)),
                with("newest known version", b -> b.engineVersion(AuroraMysqlEngineVersion.VER_3_12_0)),
                with(
                        "slow queries not logged",
                        b -> b.parameter("slow_query_log", "0"),
                        emptyLog("slow_query_log = 0")),
                with("logs in a table", b -> b.parameter("log_output", "TABLE"), emptyLog("log_output = TABLE")),
                with(
                        "audit off",
                        b -> b.logExports("audit", "general")
                                .parameter("server_audit_logging", "OFF")
                                .parameter("general_log", "0"),
                        emptyLog("general_log = 0"),
                        emptyLog("server_audit_logging = OFF")),
                with(
                        "audit of nothing",
                        b -> b.logExports("audit").parameter("server_audit_events", ""),
                        emptyLog("server_audit_events = \"\"")),
                with("audit of something", b -> b.logExports("audit").parameter("server_audit_events", "CONNECT")),
                with(
                        "log of logins by IAM",
                        b -> b.logExports("iam-db-auth-error"),
                        "logExports (iam-db-auth-error) export a log that stays empty without logins by IAM; leave it "
                                + "out, or call iamAuthentication(true) [ack: @wpdata/cdk:emptyLog]"),
                with(
                        "log of logins by IAM, with IAM",
                        b -> b.logExports("iam-db-auth-error").iamAuthentication(true)),
                with(
                        "memory",
                        b -> b.parameter("innodb_buffer_pool_size", "1073741824")
                                .parameter("table_open_cache", "400"),
                        ignored("innodb_buffer_pool_size = 1073741824"),
                        ignored("table_open_cache = 400")),
                with(
                        "memory, provisioned",
                        b -> b.parameter("innodb_buffer_pool_size", "1073741824")
                                .instanceType(new InstanceType("r6g.large"))),
                with("connections", b -> b.parameter("max_connections", "500")),
                with(
                        "logs as they must be",
                        b -> b.parameter("slow_query_log", "on")
                                .parameter("log_output", "file")
                                .parameter("long_query_time", "0")),
                with("log not exported", b -> b.parameter("general_log", "0")),
                with(
                        "no log exported",
                        b -> b.logExports().parameter("slow_query_log", "0").parameter("log_output", "TABLE")),
                with("binary log", b -> b.parameter("binlog_format", "ROW")),
                with(
                        "binary log, pauses",
                        b -> b.parameter("binlog_format", "ROW").minCapacity(0),
                        PAUSES,
                        insights("0"),
                        binaryLog("ROW")),
                with(
                        "binary log, backtrack",
                        b -> b.parameter("binlog_format", "MIXED").backtrackWindow(Duration.hours(1)),
                        binaryLog("MIXED")),
                with(
                        "no binary log, backtrack",
                        b -> b.parameter("binlog_format", "off").backtrackWindow(Duration.hours(1))));
    }

    private static ISecret secret(String name) {
        return Secret.fromSecretNameV2(new Stack(), "Secret", name);
    }

    private static String insights(String shown) {
        return "minCapacity (" + shown
                + " ACU) is little for Performance Insights, which can run the instance out of memory; "
                + "choose at least 2 ACU, or switch performanceInsights off [ack: @wpdata/cdk:insightsCapacity]";
    }

    private static String unknown(String shown) {
        return "engineVersion (" + shown + ") is none that this library knows RDS to create; "
                + "see whether RDS lists it in your region; the template validator of AWS CDK may want an acknowledgement too [ack: @wpdata/cdk:unknownEngineVersion]";
    }

    private static String emptyLog(String shown) {
        return "parameter (" + shown
                + ") keeps an exported log empty; leave it out, or leave the log out of logExports "
                + "[ack: @wpdata/cdk:emptyLog]";
    }

    private static String ignored(String shown) {
        return "parameter (" + shown + ") has no effect on serverless instances, whose memory Aurora divides as they "
                + "scale; leave it out, or choose provisioned instances [ack: @wpdata/cdk:ignoredParameter]";
    }

    private static String binaryLog(String shown) {
        return "parameter (binlog_format = " + shown
                + ") is for replication by binary log, during which the cluster never pauses "
                + "and cannot be wound back; leave it out, or do without minCapacity 0 and backtrackWindow "
                + "[ack: @wpdata/cdk:binaryLog]";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void warnings(String name, Consumer<AuroraMysqlCluster.Builder> settings, List<String> warnings) {
        TestStack test = new TestStack();
        AuroraMysqlCluster.Builder builder = AuroraMysqlCluster.Builder.create(test.stack(), "Database")
                .vpc(test.vpc())
                .clients(test.clients());
        settings.accept(builder);
        builder.build();

        assertThat(test.warnings()).containsExactlyInAnyOrderElementsOf(warnings);
        assertThat(test.errors()).isEmpty();
    }
}
