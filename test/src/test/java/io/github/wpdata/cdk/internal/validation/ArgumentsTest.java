package io.github.wpdata.cdk.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private final Arguments arguments = new Arguments();

    private String reported() {
        Problems problems = new Problems();
        arguments.check(problems);
        try {
            problems.throwIfAny(() -> "Database");
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void aValueReplacesThePresentOne() {
        assertThat(arguments.given("size", 7, 8)).isEqualTo(7);
        assertThat(arguments.areGiven("copyTo", "vault", "30 days")).isTrue();

        assertThat(reported()).isEmpty();
    }

    @Test
    void whatWasGivenIsKnownUntilItCountsAsDefault() {
        arguments.given("size", 7, 8);
        arguments.areGiven("copyTo", "vault", "30 days");
        arguments.givenAll("logs", new String[0]);
        arguments.given("readers");
        arguments.given("name", null, "wordpress");
        arguments.areGiven("parameter", "a", null);

        assertThat(List.of("size", "copyTo", "logs", "readers")).allMatch(arguments::isGiven);
        assertThat(List.of("name", "parameter", "port")).noneMatch(arguments::isGiven);
        arguments.areDefaults();
        assertThat(arguments.isGiven("size")).isFalse();
    }

    @Test
    void aNullIsForgottenOnceItIsReported() {
        assertThat(arguments.areGiven("copyTo", "vault", null)).isFalse();

        assertThat(reported())
                .isEqualTo("[Database] copyTo (null) is not a value; leave the call out to get the default");
        assertThat(reported()).isEmpty();
    }

    @Test
    void aNullIsReportedAndThePresentValueStays() {
        assertThat(arguments.given("name", null, "wordpress")).isEqualTo("wordpress");

        assertThat(reported())
                .isEqualTo("[Database] name (null) is not a value; leave the call out to get the default");
    }

    @Test
    void nullsAmongSeveralAreReportedOnceAndLeftOut() {
        assertThat(arguments.givenAll("clients", new String[] {"a", null, "b", null}))
                .containsExactly("a", "b");

        assertThat(reported())
                .isEqualTo("[Database] clients (null) is not a value; leave the call out to get the default");
    }

    @Test
    void aNullInPlaceOfSeveralIsReported() {
        assertThat(arguments.<String>givenAll("clients", null)).isEmpty();

        assertThat(reported())
                .isEqualTo("[Database] clients (null) is not a value; leave the call out to get the default");
    }

    @Test
    void severalAreCopiedSoThatTheCallerCannotChangeThem() {
        String[] values = {"a", "b"};
        List<String> kept = arguments.givenAll("clients", values);
        values[0] = "changed";

        assertThat(kept).containsExactly("a", "b");
        assertThatThrownBy(() -> kept.add("c")).isInstanceOf(UnsupportedOperationException.class);
    }
}
