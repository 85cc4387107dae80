package io.github.wpdata.cdk.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final Rule SIZE =
            new Rule("size", "GiB", "at most 8", "is too much", "choose at most 8 GiB", "here");

    private final Problems problems = new Problems();

    @Test
    void withoutAProblemNothingIsThrownAndThePathNotAskedFor() {
        problems.require(true, SIZE, 8);
        problems.required("vpc", "a VPC");

        AtomicInteger asked = new AtomicInteger();
        assertThatCode(() -> problems.throwIfAny(() -> "path" + asked.incrementAndGet()))
                .doesNotThrowAnyException();
        assertThat(asked).hasValue(0);
    }

    @Test
    void allProblemsComeAtOnceEachOnceInTheOrderFound() {
        problems.require(false, SIZE, 9);
        problems.required("vpc", null);
        problems.require(false, SIZE, 9);
        problems.require(false, SIZE, 10);

        assertThatThrownBy(() -> problems.throwIfAny(() -> "Data/Database"))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        [Data/Database] size (9 GiB) is too much; choose at most 8 GiB
                        [Data/Database] vpc is missing; set it with vpc(…)
                        [Data/Database] size (10 GiB) is too much; choose at most 8 GiB""");
    }
}
