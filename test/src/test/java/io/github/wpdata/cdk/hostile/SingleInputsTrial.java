package io.github.wpdata.cdk.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.testing.Refusals;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;

/**
 * Whatever a setter is given, the outcome is a template that the validator accepts, or our own exception. Two classes share the
 * subjects, so that two processors do.
 */
@Tag("validated")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SingleInputsTrial {
    static final Set<Subject> SERVICES = EnumSet.range(Subject.FACADE, Subject.FILES);

    private final Trials trials = new Trials();
    private final Set<Subject> subjects;

    SingleInputsTrial(Set<Subject> subjects) {
        this.subjects = subjects;
    }

    Stream<Subject> subjects() {
        return subjects.stream();
    }

    Stream<Input> inputs() {
        return subjects().flatMap(SingleInputs::of);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void theOutcomeIsATemplateOrOurException(Input input) {
        trials.tryOut(input);
    }

    Stream<Input> nulls() {
        return inputs().filter(input -> input.calls().get(0).arguments().contains(Value.NULL));
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest
    @MethodSource
    void nulls(Input input) {
        Site site = new Site(new App(), "Null");

        String property = Api.name(input.calls().get(0).callee());

        assertThatThrownBy(() -> input.buildAt(site))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .message()
                // What is required has no default.
                .matches(("\\[Null/[\\w/]+] %1$s \\(null\\) (is not a value; leave the call out to get the default"
                                + "|is required; pass a value to %1$s\\(…\\))")
                        .formatted(property));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void everySetterIsTried(Subject subject) {
        assertThat(Api.steps(subject.builder)).hasSizeGreaterThanOrEqualTo(subject.leastSetters);
        assertThat(SingleInputs.of(subject)).hasSizeGreaterThanOrEqualTo(subject.leastInputs);
    }

    @AfterAll
    void theValidatorFindsNothing() {
        assertThat(trials.findings()).isEmpty();
        assertThat(trials.tried())
                .isGreaterThanOrEqualTo(
                        subjects().mapToInt(subject -> subject.leastInputs).sum());
        System.out.println("tried: one by one, " + trials);
    }
}
