package io.github.wpdata.cdk.internal.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.testing.Refusals;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Token;

class DurationChecksTest {
    private static final Rule DAYS =
            new Rule("retention", "days", "1 to 35", "is out of range", "choose 1 to 35 days", "here");
    private static final Rule SECONDS =
            new Rule("pause", "seconds", "300 to 600", "is out of range", "choose 300 to 600 seconds", "here");

    private final Problems problems = new Problems();

    static Stream<Arguments> within() {
        return Stream.of(
                Arguments.of(Duration.days(1), 1L),
                Arguments.of(Duration.days(35), 35L),
                Arguments.of(Duration.hours(48), 2L),
                Arguments.of(Duration.minutes(1440), 1L),
                Arguments.of(Duration.millis(86_400_000), 1L));
    }

    @ParameterizedTest
    @MethodSource
    void within(Duration duration, long days) {
        assertThat(DurationChecks.days(problems, DAYS, LazyDuration.of(duration), 1, 35))
                .isEqualTo(OptionalLong.of(days));
        assertThatCode(() -> problems.throwIfAny(() -> "X")).doesNotThrowAnyException();
    }

    static Stream<Arguments> outside() {
        return Stream.of(
                Arguments.of(Duration.days(0), "0"),
                Arguments.of(Duration.days(36), "36"),
                Arguments.of(Duration.hours(36), "1.5"),
                Arguments.of(Duration.days(1.5), "1.5"),
                Arguments.of(Duration.days(1e300), "1.0E300"),
                Arguments.of(Duration.days(1e306), "Infinity"));
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest
    @MethodSource
    void outside(Duration duration, String shown) {
        DurationChecks.days(problems, DAYS, LazyDuration.of(duration), 1, 35);

        assertThatThrownBy(() -> problems.throwIfAny(() -> "X"))
                .hasMessage("[X] retention (" + shown + " days) is out of range; choose 1 to 35 days");
    }

    @Test
    void hoursAndSecondsAreCountedToo() {
        assertThat(DurationChecks.hours(problems, DAYS, LazyDuration.of(Duration.days(2)), 1, 60))
                .isEqualTo(OptionalLong.of(48));
        assertThat(DurationChecks.seconds(problems, SECONDS, LazyDuration.of(Duration.minutes(5)), 300, 600))
                .isEqualTo(OptionalLong.of(300));
        assertThat(DurationChecks.seconds(problems, SECONDS, LazyDuration.of(Duration.millis(300_500)), 300, 600))
                .isEmpty();

        assertThatThrownBy(() -> problems.throwIfAny(() -> "X"))
                .hasMessage("[X] pause (300.5 seconds) is out of range; choose 300 to 600 seconds");
    }

    @Test
    void whatOnlyTheDeploymentKnowsIsSkipped() {
        Duration token = Duration.days(Token.asNumber(Fn.importValue("days")));

        assertThat(DurationChecks.days(problems, DAYS, LazyDuration.of(token), 1, 35))
                .isEmpty();
        assertThatCode(() -> problems.throwIfAny(() -> "X")).doesNotThrowAnyException();
    }

    @Test
    void aTokenOfAnotherUnitCannotBeConverted() {
        Duration token = Duration.hours(Token.asNumber(Fn.importValue("hours")));

        assertThat(DurationChecks.days(problems, DAYS, LazyDuration.of(token), 1, 35))
                .isEmpty();
        assertThatThrownBy(() -> problems.throwIfAny(() -> "X"))
                .hasMessage("[X] retention (hours) is a token, which cannot be converted; "
                        + "write it as Duration.days(…)");
    }
}
