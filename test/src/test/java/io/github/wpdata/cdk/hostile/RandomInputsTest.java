package io.github.wpdata.cdk.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever a caller says to a builder, the outcome is a template that the validator accepts, or our own exception. */
@Tag("validated")
class RandomInputsTest {
    /** As many as junit-platform.properties asks for, which other runs may raise. */
    private static final int LEAST = 500;

    private static final Trials TRIALS = new Trials();

    /** From a seed, so that a build fails for what was changed, and not by chance. */
    @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
    void theOutcomeIsATemplateOrOurException(@ForAll("inputs") Input input) {
        TRIALS.tryOut(input);
    }

    @Provide
    Arbitrary<Input> inputs() {
        return Arbitraries.of(Subject.values()).flatMap(RandomInputs::of);
    }

    @AfterContainer
    static void theValidatorFindsNothing() {
        assertThat(TRIALS.findings()).isEmpty();
        assertThat(TRIALS.tried()).isGreaterThanOrEqualTo(LEAST);
        System.out.println("tried: at random, " + TRIALS);
    }
}
