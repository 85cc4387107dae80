package io.github.wpdata.cdk.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.Refusals;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.CfnParameter;

/** What monitoring refuses, with the whole text, and both sides of each limit. */
class MonitoringInputTest {
    private final TestStack test = new TestStack();

    private static Arguments refused(
            BiFunction<TestStack, DataMonitoring.Builder, DataMonitoring.Builder> input, String problem) {
        return arguments(input, problem);
    }

    private static Arguments percent(double value, String shown) {
        return refused(
                (test, b) -> b.threshold(DataAlarm.FILES_IO_LIMIT, value),
                "threshold (" + shown
                        + ") of FILES_IO_LIMIT is not a threshold in %; choose more than 1 and at most 100, or leave "
                        + "the alarm out with without(…)");
    }

    static Stream<Arguments> refused() {
        String isNull = " (null) is not a value; leave the call out to get the default";
        return Stream.of(
                refused((test, b) -> b.mostAlarms(0), "mostAlarms (0 alarms) is out of range; choose 1 to 5000 alarms"),
                refused(
                        (test, b) -> b.mostAlarms(5001),
                        "mostAlarms (5001 alarms) is out of range; choose 1 to 5000 alarms"),
                percent(0, "0"),
                percent(-1, "-1"),
                percent(0.9, "0.9"),
                percent(1, "1"),
                percent(100.1, "100.1"),
                percent(Double.NaN, "NaN"),
                refused(
                        (test, b) -> b.threshold(DataAlarm.DATABASE_CONNECTIONS, 16001),
                        "threshold (16001) of DATABASE_CONNECTIONS is not a threshold in connections; choose more than 0 and at most 16000, or leave "
                                + "the alarm out with without(…)"),
                refused(
                        (test, b) -> b.threshold(DataAlarm.DATABASE_MEMORY, 5),
                        "threshold (5) of DATABASE_MEMORY is not a threshold in bytes; choose at least 1048576, or leave "
                                + "the alarm out with without(…)"),
                refused(
                        (test, b) -> b.threshold(DataAlarm.DATABASE_MEMORY, 1_048_575),
                        "threshold (1048575) of DATABASE_MEMORY is not a threshold in bytes; choose at least 1048576, or leave "
                                + "the alarm out with without(…)"),
                refused(
                        (test, b) -> b.threshold(DataAlarm.CACHE_EVICTIONS, 0),
                        "threshold (0) of CACHE_EVICTIONS is not a threshold in keys; choose a number above 0, or leave "
                                + "the alarm out with without(…)"),
                refused(
                        (test, b) -> b.threshold(DataAlarm.CACHE_EVICTIONS, Double.POSITIVE_INFINITY),
                        "threshold (Infinity) of CACHE_EVICTIONS is not a threshold in keys; choose a number above 0, or leave "
                                + "the alarm out with without(…)"),
                refused(
                        (test, b) -> b.threshold(DataAlarm.BACKUP_AGE, 5),
                        "threshold (5) cannot be set for BACKUP_AGE, which follows the schedule of the plan; change the schedule or "
                                + "the completion window of the plan, or leave the alarm out with without(…)"),
                refused((test, b) -> b.notify(null), "notify" + isNull),
                refused((test, b) -> b.page(null), "page" + isNull),
                refused((test, b) -> b.ticket(null), "ticket" + isNull),
                refused((test, b) -> b.threshold(null, 1), "threshold" + isNull),
                refused((test, b) -> b.without((DataAlarm) null), "without" + isNull),
                refused((test, b) -> b.database(null), "database" + isNull),
                refused((test, b) -> b.cache(null), "cache" + isNull),
                refused((test, b) -> b.files(null), "files" + isNull));
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest
    @MethodSource("refused")
    void leavesNothingInTheTree(
            BiFunction<TestStack, DataMonitoring.Builder, DataMonitoring.Builder> input, String problem) {
        DataMonitoring.Builder builder = DataMonitoring.Builder.create(test.stack(), "Monitoring")
                .files(Minimal.files(test).build());

        assertThatThrownBy(() -> input.apply(test, builder).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/Monitoring] " + problem);
        assertThat(test.stack().getNode().tryFindChild("Monitoring")).isNull();
    }

    @Test
    void somethingMustBeWatched() {
        assertThatThrownBy(() -> DataMonitoring.Builder.create(test.stack(), "Monitoring")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "[Test/Monitoring] monitoring (empty) watches nothing; name what to watch, as in database(…), cache(…), "
                                + "files(…) or backups(…)");
    }

    @Test
    void hoursOfCopiesHaveBounds() {
        for (int hours : new int[] {0, 169}) {
            assertThatThrownBy(() -> BackupMonitoring.Builder.create(test.stack(), "Monitoring")
                            .copiesInto(
                                    Minimal.destinationVault(new TestStack()).build(), hours)
                            .build())
                    .hasMessage("[Test/Monitoring] copiesInto (" + hours
                            + " hours) is out of range; choose 1 to 168 hours");
        }
    }

    @Test
    void anUnresolvedThresholdIsAccepted() {
        Number threshold = CfnParameter.Builder.create(test.stack(), "Limit")
                .type("Number")
                .build()
                .getValueAsNumber();
        DataMonitoring.Builder.create(test.stack(), "Monitoring")
                .files(Minimal.files(test).build())
                .threshold(DataAlarm.FILES_IO_LIMIT, threshold.doubleValue())
                .build();

        test.resources()
                .named("AWS::CloudWatch::Alarm", "MonitoringFilesFilesIoLimit")
                .has("Threshold", Map.of("Ref", "Limit"));
    }

    @Test
    void acceptsTheLimits() {
        DataMonitoring monitoring = DataMonitoring.Builder.create(test.stack(), "Monitoring")
                .files(Minimal.files(test).build())
                .mostAlarms(5000)
                .threshold(DataAlarm.FILES_IO_LIMIT, 1.1)
                .threshold(DataAlarm.FILES_THROUGHPUT, 100)
                .threshold(DataAlarm.DATABASE_CONNECTIONS, 16_000)
                .threshold(DataAlarm.DATABASE_MEMORY, 1_048_576)
                .build();

        assertThat(monitoring.getAlarms()).hasSize(3);
    }
}
