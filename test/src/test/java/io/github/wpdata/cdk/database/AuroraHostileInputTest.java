package io.github.wpdata.cdk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.testing.TestStack;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.rds.AuroraMysqlEngineVersion;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;

/** Whatever a setter is given, the outcome is a template or our own exception. */
class AuroraHostileInputTest {
    /** Renewed when something was built in it; what is refused leaves nothing behind. */
    private static TestStack test;

    private static final List<String> TEXTS = Arrays.asList(
            "",
            " ",
            "\t\n",
            "0",
            "-1",
            "null",
            "a",
            "A-b_C.1",
            "Zoë",
            "数据库",
            "🐬",
            "\ud83d",
            "a\u0000b",
            "a\u2028b",
            "\u202egnp.exe",
            "\ufeff",
            "'; DROP TABLE wp_posts; --",
            "<script>",
            "../../etc/passwd",
            "${Token[",
            "${AWS::Region}",
            "%s%n%d",
            "{{resolve:ssm:x}}",
            "a".repeat(1_000),
            "9".repeat(400),
            "İ",
            "02:00-03:00",
            "sun:05:00-sun:06:00",
            "10.0.0.0/8",
            "::/0");
    private static final List<Double> NUMBERS = List.of(
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.MIN_VALUE,
            -0.0,
            -1.0,
            0.1,
            0.5,
            1.0,
            255.75,
            1e15,
            1e16);
    private static final List<Integer> INTEGERS =
            List.of(Integer.MIN_VALUE, -1, 0, 1, 80, 15, 16, 65_535, 65_536, Integer.MAX_VALUE);
    private static final List<Duration> DURATIONS = Stream.of(0.0, 0.5, 1.0, 300.0, 86_400.0, 1e9, 1e18, 1e300)
            .flatMap(n -> Stream.of(Duration.millis(n), Duration.seconds(n), Duration.days(n)))
            .toList();

    @BeforeAll
    static void stack() {
        test = new TestStack();
    }

    static Stream<Arguments> texts() {
        return Stream.<Setter<String>>of(
                        setter("clusterIdentifier", AuroraMysqlCluster.Builder::clusterIdentifier),
                        setter("databaseName", AuroraMysqlCluster.Builder::databaseName),
                        setter("adminUsername", AuroraMysqlCluster.Builder::adminUsername),
                        setter("backupWindow", AuroraMysqlCluster.Builder::backupWindow),
                        setter("maintenanceWindow", AuroraMysqlCluster.Builder::maintenanceWindow),
                        setter("logExports", (b, text) -> b.logExports(text, text)),
                        setter("clientCidrs", (b, text) -> b.clientCidrs(text, text)),
                        setter("parameter name", (b, text) -> b.parameter(text, "1")),
                        setter("parameter value", (b, text) -> b.parameter("init_connect", text)),
                        setter("engineVersion", (b, text) -> b.engineVersion(AuroraMysqlEngineVersion.of(text, "8.0"))),
                        setter(
                                "major version",
                                (b, text) ->
                                        b.engineVersion(AuroraMysqlEngineVersion.of("8.0.mysql_aurora.3.10.4", text))),
                        setter("instanceType", (b, text) -> b.instanceType(new InstanceType(text))),
                        setter(
                                "password",
                                (b, text) -> b.credentials(
                                        AdminCredentials.fromPassword(SecretValue.unsafePlainText(text)))))
                .flatMap(setter -> cases(setter, TEXTS));
    }

    static Stream<Arguments> numbers() {
        return Stream.<Setter<Double>>of(
                        setter("minCapacity", AuroraMysqlCluster.Builder::minCapacity),
                        setter("maxCapacity", AuroraMysqlCluster.Builder::maxCapacity),
                        setter("both", (b, number) -> b.minCapacity(number).maxCapacity(number)))
                .flatMap(setter -> cases(setter, NUMBERS));
    }

    static Stream<Arguments> integers() {
        return Stream.<Setter<Integer>>of(
                        setter("readers", AuroraMysqlCluster.Builder::readers),
                        setter("port", AuroraMysqlCluster.Builder::port))
                .flatMap(setter -> cases(setter, INTEGERS));
    }

    static Stream<Arguments> durations() {
        return Stream.<Setter<Duration>>of(
                        setter("autoPause", (b, duration) -> b.minCapacity(0).autoPause(duration)),
                        setter("backupRetention", AuroraMysqlCluster.Builder::backupRetention),
                        setter("backtrackWindow", AuroraMysqlCluster.Builder::backtrackWindow),
                        setter("monitoringInterval", AuroraMysqlCluster.Builder::monitoringInterval))
                .flatMap(setter -> cases(setter, DURATIONS));
    }

    static Stream<Arguments> constants() {
        return Stream.of(
                        cases(
                                setter("removalPolicy", AuroraMysqlCluster.Builder::removalPolicy),
                                List.of(RemovalPolicy.values())),
                        cases(
                                setter(
                                        "performanceInsightsRetention",
                                        AuroraMysqlCluster.Builder::performanceInsightsRetention),
                                List.of(PerformanceInsightRetention.values())),
                        cases(
                                setter("logRetention", AuroraMysqlCluster.Builder::logRetention),
                                List.of(RetentionDays.values())))
                .flatMap(each -> each);
    }

    private record Setter<T>(String name, BiConsumer<AuroraMysqlCluster.Builder, T> call) {}

    private static <T> Setter<T> setter(String name, BiConsumer<AuroraMysqlCluster.Builder, T> call) {
        return new Setter<>(name, call);
    }

    private static <T> Stream<Arguments> cases(Setter<T> setter, List<T> values) {
        return values.stream().map(value -> {
            Consumer<AuroraMysqlCluster.Builder> call = b -> setter.call().accept(b, value);
            return Arguments.of(setter.name(), call);
        });
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource({"texts", "numbers", "integers", "durations", "constants"})
    void theOutcomeIsATemplateOrOurException(String name, Consumer<AuroraMysqlCluster.Builder> setter) {
        AuroraMysqlCluster.Builder builder = AuroraMysqlCluster.Builder.create(test.stack(), "Database")
                .vpc(test.vpc())
                .clients(test.clients());
        setter.accept(builder);
        try {
            builder.build();
        } catch (IllegalArgumentException e) {
            assertThat(e).isExactlyInstanceOf(IllegalArgumentException.class);
            assertThat(e.getMessage().lines()).allMatch(line -> line.matches("\\[Test/Database] \\w+ \\(.*\\) .+; .+"));
            assertThat(e.getMessage()).hasSizeLessThan(1_000);
            return;
        }
        TestStack built = test;
        test = new TestStack();
        assertThat(built.resources().all("AWS::RDS::DBCluster")).hasSize(1);
        assertThat(built.errors()).isEmpty();
    }

    static Stream<Arguments> nulls() {
        return Stream.<Setter<Object>>of(
                        setter("vpc", (b, none) -> b.vpc(null)),
                        setter("subnets", (b, none) -> b.subnets(null)),
                        setter("clients", (b, none) -> b.clients((IConnectable) null)),
                        setter("clients", (b, none) -> b.clients((IConnectable[]) null)),
                        setter("clientCidrs", (b, none) -> b.clientCidrs((String) null)),
                        setter("clientCidrs", (b, none) -> b.clientCidrs((String[]) null)),
                        setter("encryptionKey", (b, none) -> b.encryptionKey(null)),
                        setter("removalPolicy", (b, none) -> b.removalPolicy(null)),
                        setter("clusterIdentifier", (b, none) -> b.clusterIdentifier(null)),
                        setter("engineVersion", (b, none) -> b.engineVersion(null)),
                        setter("autoPause", (b, none) -> b.autoPause(null)),
                        setter("instanceType", (b, none) -> b.instanceType(null)),
                        setter("databaseName", (b, none) -> b.databaseName(null)),
                        setter("adminUsername", (b, none) -> b.adminUsername(null)),
                        setter("credentials", (b, none) -> b.credentials(null)),
                        setter("backupRetention", (b, none) -> b.backupRetention(null)),
                        setter("backupWindow", (b, none) -> b.backupWindow(null)),
                        setter("maintenanceWindow", (b, none) -> b.maintenanceWindow(null)),
                        setter("deleteAutomatedBackups", (b, none) -> b.deleteAutomatedBackups(null)),
                        setter("performanceInsightsRetention", (b, none) -> b.performanceInsightsRetention(null)),
                        setter("performanceInsightsKey", (b, none) -> b.performanceInsightsKey(null)),
                        setter("databaseInsightsMode", (b, none) -> b.databaseInsightsMode(null)),
                        setter("monitoringInterval", (b, none) -> b.monitoringInterval(null)),
                        setter("logExports", (b, none) -> b.logExports((String) null)),
                        setter("logExports", (b, none) -> b.logExports((String[]) null)),
                        setter("logRetention", (b, none) -> b.logRetention(null)),
                        setter("parameter", (b, none) -> b.parameter(null, "1")),
                        setter("parameter", (b, none) -> b.parameter("time_zone", null)),
                        setter("parameter", (b, none) -> b.parameter(null, null)),
                        setter("storageType", (b, none) -> b.storageType(null)),
                        setter("backtrackWindow", (b, none) -> b.backtrackWindow(null)))
                .flatMap(setter -> cases(setter, Arrays.asList((Object) null)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource
    void nulls(String name, Consumer<AuroraMysqlCluster.Builder> setter) {
        AuroraMysqlCluster.Builder builder =
                AuroraMysqlCluster.Builder.create(test.stack(), "Database").vpc(test.vpc());
        setter.accept(builder);

        assertThatThrownBy(builder::build)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "[Test/Database] " + name + " (null) is not a value; leave the call out to get the default");
    }
}
