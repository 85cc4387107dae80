package io.github.wpdata.cdk.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Token;

class RuleTest {
    @Test
    void aMessageNamesPropertyValueUnitProblemAndRemedy() {
        Rule rule = new Rule("minCapacity", "ACU", "at most 8", "exceeds 8 ACU", "lower it", "here");

        assertThat(rule.message(9.0)).isEqualTo("minCapacity (9 ACU) exceeds 8 ACU; lower it");
        assertThat(rule.template()).isEqualTo("minCapacity (… ACU) exceeds 8 ACU; lower it");
    }

    @Test
    void withoutAUnitTheValueStandsAlone() {
        Rule rule = new Rule("port", "", "1150 to 65535", "is out of range", "choose another", "here");

        assertThat(rule.message(80)).isEqualTo("port (80) is out of range; choose another");
        assertThat(rule.template()).isEqualTo("port (…) is out of range; choose another");
    }

    @Test
    void argumentsFillProblemAndRemedy() {
        Rule rule = new Rule("min", "ACU", "at most max", "exceeds max (%s ACU)", "stay below %1$s or %s", "here");

        assertThat(rule.message(9, 8.0, "a\nb"))
                .isEqualTo("min (9 ACU) exceeds max (8 ACU); stay below 8 or a\\u000ab");
        assertThat(rule.template()).isEqualTo("min (… ACU) exceeds max (… ACU); stay below … or …");
    }

    @Test
    void percentSignsStandForThemselvesWithAndWithoutArguments() {
        Rule plain = new Rule("share", "%", "at most 90", "is more than 90 %", "choose 90 % or less", "here");
        Rule filled = new Rule("share", "%", "at most half", "is more than %s %%", "choose less", "here");

        assertThat(plain.message(95)).isEqualTo("share (95 %) is more than 90 %; choose 90 % or less");
        assertThat(plain.template()).isEqualTo("share (… %) is more than 90 %; choose 90 % or less");
        assertThat(filled.message(95, 50)).isEqualTo("share (95 %) is more than 50 %; choose less");
        assertThat(filled.template()).isEqualTo("share (… %) is more than … %; choose less");
    }

    @Test
    void anUnresolvedNumberThatWasCutToAnIntegerIsNamed() {
        Number unresolved = Token.asNumber(Fn.importValue("readers"));
        Rule rule = new Rule("readers", "", "0 to 15", "is out of range", "choose 0 to 15 readers", "here");
        String because =
                " is out of range; choose 0 to 15 readers; it looks like an unresolved number of AWS CDK, which an "
                        + "integer cannot hold, so pass a number that is known at synthesis, such as one of the context";

        assertThat(rule.message(unresolved.intValue())).isEqualTo("readers (-2147483648)" + because);
        assertThat(rule.message((double) unresolved.intValue())).isEqualTo("readers (-2147483648)" + because);
        assertThat(rule.message(unresolved.longValue())).isEqualTo("readers (-9223372036854775808)" + because);
        assertThat(rule.message(Integer.MIN_VALUE + 1))
                .isEqualTo("readers (-2147483647) is out of range; choose 0 to 15 readers");
    }

    @Test
    void aValueWithFormatSpecifiersIsOnlyShown() {
        Rule rule = new Rule("name", "", "a name", "is no name of %s", "choose another", "here");

        assertThat(rule.message("%s%n%d", "%x")).isEqualTo("name (%s%n%d) is no name of %x; choose another");
    }
}
