package io.github.wpdata.cdk.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.testing.Refusals;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Fn;

class WindowRulesTest {
    private static final WindowRules RULES = new WindowRules("backupWindow", "maintenanceWindow", 30, "here");

    @ParameterizedTest
    @CsvSource({
        "02:00-03:00, sun:03:00-sun:04:00",
        "02:00-02:30, sun:02:30-sun:03:00",
        "23:45-00:15, MON:00:15-MON:00:45",
        "00:00-00:30, mon:00:30-mon:23:59"
    })
    void kept(String daily, String weekly) {
        assertThatCode(() -> check(daily, weekly)).doesNotThrowAnyException();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(
                        "2:00-3:00",
                        "sun:03:00-sun:04:00",
                        "[X] backupWindow (2:00-3:00 UTC) is not a daily window; write it as in 02:00-03:00"),
                Arguments.of(
                        "",
                        "",
                        "[X] backupWindow (\"\" UTC) is not a daily window; write it as in 02:00-03:00\n"
                                + "[X] maintenanceWindow (\"\" UTC) is not a weekly window; write it as in sun:03:00-sun:04:00"),
                Arguments.of(
                        "02:00-03:00",
                        "03:00-04:00",
                        "[X] maintenanceWindow (03:00-04:00 UTC) is not a weekly window; write it as in sun:03:00-sun:04:00"),
                Arguments.of(
                        "02:00-02:29",
                        "sun:03:00-sun:03:29",
                        "[X] backupWindow (02:00-02:29 UTC) is 29 minutes long; make it at least 30 minutes long\n"
                                + "[X] maintenanceWindow (sun:03:00-sun:03:29 UTC) is 29 minutes long; "
                                + "make it at least 30 minutes and less than 24 hours long"),
                Arguments.of(
                        "02:00-03:00",
                        "sat:03:00-sun:03:00",
                        "[X] maintenanceWindow (sat:03:00-sun:03:00 UTC) is 1440 minutes long; "
                                + "make it at least 30 minutes and less than 24 hours long\n"
                                + "[X] backupWindow (02:00-03:00 UTC) overlaps maintenanceWindow (sat:03:00-sun:03:00 UTC); "
                                + "move one of them; they may touch"),
                Arguments.of(
                        "02:00-03:01",
                        "sun:03:00-sun:04:00",
                        "[X] backupWindow (02:00-03:01 UTC) overlaps maintenanceWindow (sun:03:00-sun:04:00 UTC); "
                                + "move one of them; they may touch"));
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest
    @MethodSource
    void broken(String daily, String weekly, String message) {
        assertThatThrownBy(() -> check(daily, weekly)).hasMessage(message);
    }

    @Test
    void valuesThatOnlyTheDeploymentKnowsAreSkipped() {
        String token = Fn.importValue("window");

        assertThatCode(() -> check(token, token)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check("nonsense", token))
                .hasMessage("[X] backupWindow (nonsense UTC) is not a daily window; write it as in 02:00-03:00");
    }

    @Test
    void everyRuleIsListed() {
        assertThat(RULES.all())
                .extracting(Rule::template)
                .containsExactly(
                        "backupWindow (… UTC) is not a daily window; write it as in 02:00-03:00",
                        "backupWindow (… UTC) is … minutes long; make it at least 30 minutes long",
                        "maintenanceWindow (… UTC) is not a weekly window; write it as in sun:03:00-sun:04:00",
                        "maintenanceWindow (… UTC) is … minutes long; make it at least 30 minutes and less than 24 hours long",
                        "backupWindow (… UTC) overlaps maintenanceWindow (… UTC); move one of them; they may touch");
    }

    private static void check(String daily, String weekly) {
        Problems problems = new Problems();
        RULES.check(problems, daily, weekly);
        problems.throwIfAny(() -> "X");
    }
}
