package io.github.wpdata.cdk.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a setter is given, the outcome is a template that the validator accepts, or our own exception. */
@Tag("validated")
class SingleInputsTest {
    private static final Trials TRIALS = new Trials();

    static Stream<Input> inputs() {
        return Stream.of(Subject.values()).flatMap(SingleInputs::of);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void theOutcomeIsATemplateOrOurException(Input input) {
        TRIALS.tryOut(input);
    }

    @AfterAll
    static void theValidatorFindsNothing() {
        assertThat(TRIALS.findings()).isEmpty();
        System.out.println("tried: one by one, " + TRIALS);
    }
}
