package io.github.wpdata.cdk.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "9.0, 9",
        "0.5, 0.5",
        "-0.0, 0",
        "-3.0, -3",
        "NaN, NaN",
        "Infinity, Infinity",
        "-Infinity, -Infinity",
        "999999999999999.0, 999999999999999",
        "1e300, 1.0E300"
    })
    void wholeNumbersLoseTheirFraction(double value, String shown) {
        assertThat(Values.show(value)).isEqualTo(shown);
    }

    @Test
    void otherValuesAreShownAsTheyAre() {
        assertThat(Values.show(Integer.MIN_VALUE)).isEqualTo("-2147483648");
        assertThat(Values.show(true)).isEqualTo("true");
        assertThat(Values.show(List.of("a", "b"))).isEqualTo("[a, b]");
        assertThat(Values.show("Zoë 数据库 🐬")).isEqualTo("Zoë 数据库 🐬");
    }

    @Test
    void aBlankTextIsQuotedSoThatItCanBeSeen() {
        assertThat(Values.show("")).isEqualTo("\"\"");
        assertThat(Values.show("  ")).isEqualTo("\"  \"");
        assertThat(Values.show("\t\n")).isEqualTo("\"\\u0009\\u000a\"");
    }

    /** Control characters, line and paragraph separators, right-to-left override, zero-width space, byte order mark, lone surrogate. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\u001b", "\r", "\n", "\u0085", "\u2028", "\u2029", "\u202e", "\u200b", "\ufeff", "\ud83d"
            })
    void invisibleCharactersAreWrittenOut(String invisible) {
        assertThat(Values.show("a" + invisible + "b"))
                .isEqualTo("a" + "\\u%04x".formatted((int) invisible.charAt(0)) + "b");
    }

    @Test
    void anInvisibleCharacterBeyondSixteenBitsIsWrittenOut() {
        assertThat(Values.show("a" + Character.toString(0xE0001) + "b")).isEqualTo("a\\ue0001b");
    }

    @Test
    void anEndlessTextIsCutBetweenCharacters() {
        assertThat(Values.show("a".repeat(80))).isEqualTo("a".repeat(80));
        assertThat(Values.show("a".repeat(81))).isEqualTo("a".repeat(80) + "…");
        assertThat(Values.show("🐬".repeat(1_000_000))).isEqualTo("🐬".repeat(80) + "…");
        assertThat(Values.show(" ".repeat(1_000_000))).isEqualTo('"' + " ".repeat(80) + "…\"");
    }
}
