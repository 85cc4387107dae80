package io.github.wpdata.cdk.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.TestStack;
import java.time.Instant;
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
class AuroraMysqlClusterWarningsTest {
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
                with("defaults", settings -> {}),
                with(
                        "no reader",
                        settings -> settings.readers(0),
                        "readers (0) leaves no instance to fail over to, so the loss of the writer is an outage of minutes; add a reader "
                                + "[ack: @wpdata/cdk:noReader]"),
                with("pauses", settings -> settings.minCapacity(0), PAUSES, insights("0")),
                with("pauses, no insights", settings -> settings.minCapacity(0).performanceInsights(false), PAUSES),
                with(
                        "capacity of the deployment",
                        settings -> settings.minCapacity(
                                Token.asNumber(Fn.importValue("acu")).doubleValue())),
                with("little capacity", settings -> settings.minCapacity(1), insights("1")),
                with("little more capacity", settings -> settings.minCapacity(1.5), insights("1.5")),
                with(
                        "little capacity, no insights",
                        settings -> settings.minCapacity(0.5).performanceInsights(false)),
                with("no capacity, provisioned", settings -> settings.instanceType(new InstanceType("r6g.large"))),
                with("enough capacity", settings -> settings.minCapacity(2)),
                with(
                        "upgrades",
                        settings -> settings.autoMinorVersionUpgrade(true),
                        "autoMinorVersionUpgrade (true) lets RDS upgrade beyond the pinned engineVersion; the next deployment then attempts a "
                                + "downgrade and fails; upgrade by setting engineVersion [ack: @wpdata/cdk:minorUpgrade]"),
                with(
                        "secret that may be another",
                        settings -> settings.credentials(AdminCredentials.fromSecret(secret("shop-admin1"))),
                        "credentials name a secret without its full ARN, and the name ends in a hyphen and six characters, "
                                + "so Secrets Manager may take it for an ARN; import the secret by its complete ARN "
                                + "[ack: @wpdata/cdk:ambiguousSecret]"),
                with("secret", settings -> settings.credentials(AdminCredentials.fromSecret(secret("shop-admin")))),
                with("newer version", settings -> settings.engineVersion(version("3.13.0")), unknown("3.13.0")),
                with("newer patch", settings -> settings.engineVersion(version("3.10.5")), unknown("3.10.5")),
                with(
                        "next major version",
                        settings ->
                                settings.engineVersion(AuroraMysqlEngineVersion.of("8.4.mysql_aurora.4.01.0", "8.4")),
                        unknown("4.1.0")),
                with(
                        "known version of MySQL 8.4",
                        settings ->
                                settings.engineVersion(AuroraMysqlEngineVersion.of("8.4.mysql_aurora.8.4.7", "8.4"))),
                with(
                        "unknown version of MySQL 8.4",
                        settings ->
                                settings.engineVersion(AuroraMysqlEngineVersion.of("8.4.mysql_aurora.8.4.8", "8.4")),
                        unknown("8.4.8")),
                with(
                        "later major version",
                        settings ->
                                settings.engineVersion(AuroraMysqlEngineVersion.of("9.7.mysql_aurora.9.7.1", "9.7")),
                        unknown("9.7.1")),
                with("oldest known version", settings -> settings.engineVersion(AuroraMysqlEngineVersion.VER_3_04_0)),
                with("newest known version", settings -> settings.engineVersion(AuroraMysqlEngineVersion.VER_3_12_0)),
                with(
                        "restored from a snapshot",
                        settings -> settings.restoreFromSnapshot("before"),
                        restored("restoreFromSnapshot (before)")),
                with("cloned", settings -> settings.cloneFrom("shop"), restored("cloneFrom (shop)")),
                with(
                        "restored to a time",
                        settings -> settings.restoreToTime("shop", Instant.EPOCH),
                        restored("restoreToTime (shop)")),
                with(
                        "restored to the latest time",
                        settings -> settings.restoreToLatestTime("shop"),
                        restored("restoreToLatestTime (shop)")),
                with(
                        "slow queries not logged",
                        settings -> settings.parameter("slow_query_log", "0"),
                        emptyLog("slow_query_log = 0")),
                with(
                        "logs in a table",
                        settings -> settings.parameter("log_output", "TABLE"),
                        emptyLog("log_output = TABLE")),
                with(
                        "audit off",
                        settings -> settings.logExports("audit", "general")
                                .parameter("server_audit_logging", "OFF")
                                .parameter("general_log", "0"),
                        emptyLog("general_log = 0"),
                        emptyLog("server_audit_logging = OFF")),
                with(
                        "audit of nothing",
                        settings -> settings.logExports("audit").parameter("server_audit_events", ""),
                        emptyLog("server_audit_events = \"\"")),
                with(
                        "audit of something",
                        settings -> settings.logExports("audit").parameter("server_audit_events", "CONNECT")),
                with(
                        "log of logins by IAM",
                        settings -> settings.logExports("iam-db-auth-error"),
                        "logExports (iam-db-auth-error) exports a log that stays empty without IAM authentication; leave it "
                                + "out, or call iamAuthentication(true) [ack: @wpdata/cdk:emptyLog]"),
                with(
                        "log of logins by IAM, with IAM",
                        settings -> settings.logExports("iam-db-auth-error").iamAuthentication(true)),
                with(
                        "memory",
                        settings -> settings.parameter("innodb_buffer_pool_size", "1073741824")
                                .parameter("table_open_cache", "400"),
                        ignored("innodb_buffer_pool_size = 1073741824"),
                        ignored("table_open_cache = 400")),
                with(
                        "memory, provisioned",
                        settings -> settings.parameter("innodb_buffer_pool_size", "1073741824")
                                .instanceType(new InstanceType("r6g.large"))),
                with(
                        "connections in plain text",
                        settings -> settings.parameter("require_secure_transport", "off"),
                        plaintext("off")),
                with(
                        "connections in plain text, by number",
                        settings -> settings.parameter("require_secure_transport", "0"),
                        plaintext("0")),
                with("connections over TLS", settings -> settings.parameter("require_secure_transport", "ON")),
                with(
                        "unknown parameter",
                        settings -> settings.parameter("aurora_new_thing", "1").parameter("time_zone", "UTC"),
                        "parameter (aurora_new_thing) was not known in the family aurora-mysql8.0 when this library was "
                                + "released; check the name, because a deployment with a wrong one fails "
                                + "[ack: @wpdata/cdk:unknownParameter]"),
                with(
                        "unknown family of instances",
                        settings -> settings.instanceType(new InstanceType("r9z.large")),
                        "instanceType (r9z.large) was not among the families that Aurora MySQL offers when this library was "
                                + "released; check that RDS offers it in your region "
                                + "[ack: @wpdata/cdk:unknownInstanceType]"),
                with("connections", settings -> settings.parameter("max_connections", "500")),
                with(
                        "logs as they must be",
                        settings -> settings.parameter("slow_query_log", "1")
                                .parameter("log_output", "file")
                                .parameter("long_query_time", "0")),
                with("log not exported", settings -> settings.parameter("general_log", "0")),
                with(
                        "no log exported",
                        settings -> settings.logExports()
                                .parameter("slow_query_log", "0")
                                .parameter("log_output", "TABLE")),
                with("binary log", settings -> settings.parameter("binlog_format", "ROW")),
                with(
                        "binary log, pauses",
                        settings -> settings.parameter("binlog_format", "ROW").minCapacity(0),
                        PAUSES,
                        insights("0"),
                        binaryLog("ROW")),
                with(
                        "binary log, backtrack",
                        settings -> settings.parameter("binlog_format", "MIXED").backtrackWindow(Duration.hours(1)),
                        binaryLog("MIXED")),
                with(
                        "no binary log, backtrack",
                        settings -> settings.parameter("binlog_format", "off").backtrackWindow(Duration.hours(1))));
    }

    private static ISecret secret(String name) {
        return Secret.fromSecretNameV2(new Stack(), "Secret", name);
    }

    private static String plaintext(String shown) {
        return "parameter (require_secure_transport = " + shown
                + ") lets clients connect without TLS, so passwords and data "
                + "can be read on the network; leave it out [ack: @wpdata/cdk:plaintextConnections]";
    }

    private static String restored(String shown) {
        return shown
                + " must stay in the code: a deployment without it replaces the cluster by an empty one; keep it as long "
                + "as the cluster exists, and acknowledge this warning [ack: @wpdata/cdk:restoredCluster]";
    }

    private static String insights(String shown) {
        return "minCapacity (" + shown
                + " ACU) is little for Performance Insights, which can make the instance run out of memory; "
                + "choose at least 2 ACU, or call performanceInsights(false) [ack: @wpdata/cdk:insightsCapacity]";
    }

    private static String unknown(String shown) {
        return "engineVersion (" + shown
                + ") was not among the versions that RDS creates when this library was released; "
                + "check that RDS lists it in your region; the template validator of AWS CDK may need an acknowledgement too [ack: @wpdata/cdk:unknownEngineVersion]";
    }

    private static String emptyLog(String shown) {
        return "parameter (" + shown
                + ") keeps an exported log empty; leave it out, or leave the log out of logExports "
                + "[ack: @wpdata/cdk:emptyLog]";
    }

    private static String ignored(String shown) {
        return "parameter (" + shown + ") has no effect on serverless instances, whose memory Aurora manages; "
                + "leave it out, or set instanceType [ack: @wpdata/cdk:ignoredParameter]";
    }

    private static String binaryLog(String shown) {
        return "parameter (binlog_format = " + shown
                + ") turns on the binary log, with which a cluster does not pause and cannot be backtracked; "
                + "leave it out, or do without minCapacity 0 and backtrackWindow "
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
