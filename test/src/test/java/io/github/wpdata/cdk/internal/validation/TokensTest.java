package io.github.wpdata.cdk.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;

/** Against the tokens that AWS CDK really makes. */
class TokensTest {
    @Test
    void textsThatOnlyTheDeploymentKnows() {
        CfnParameter parameter = new CfnParameter(new Stack(new App(), "Stack"), "Parameter");

        assertThat(List.of(
                        Aws.REGION,
                        Token.asString(parameter.getValue()),
                        parameter.getValueAsString(),
                        Fn.importValue("name"),
                        Fn.select(0, Fn.getAzs()),
                        SecretValue.secretsManager("name").unsafeUnwrap(),
                        "wordpress-" + Aws.REGION + "-a"))
                .allMatch(Tokens::isToken)
                .allMatch(text -> Token.isUnresolved(text));
    }

    @Test
    void listsThatOnlyTheDeploymentKnows() {
        assertThat(Fn.getAzs()).hasSize(1).allMatch(Tokens::isList).noneMatch(Tokens::isToken);
        assertThat(Fn.split(",", Fn.importValue("names")))
                .hasSize(1)
                .allMatch(Tokens::isList)
                .noneMatch(Tokens::isToken);
    }

    @Test
    void numbersThatOnlyTheDeploymentKnows() {
        for (int i = 0; i < 100; i++) {
            double token = Token.asNumber(Fn.importValue("number" + i)).doubleValue();
            assertThat(Tokens.isToken(token)).as("%s", token).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "wordpress",
                "$",
                "${",
                "${Token",
                "${Token[",
                "${Token[]}",
                "${Token[a b]}",
                "Token[TOKEN.1]",
                "{{resolve:ssm:a}}"
            })
    void otherTexts(String text) {
        assertThat(Tokens.isToken(text)).isFalse();
        assertThat(Tokens.isList(text)).isFalse();
        assertThat(Token.isUnresolved(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                -0.0,
                1,
                -1,
                0.5,
                256,
                1e289,
                -1e289,
                -1e290,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                Double.MIN_VALUE
            })
    void otherNumbers(double number) {
        assertThat(Tokens.isToken(number)).isFalse();
        assertThat(Token.isUnresolved(number)).isFalse();
    }

    @Test
    void numbersThatAreNone() {
        assertThat(Tokens.isToken(Double.NaN)).isFalse();
        assertThat(Tokens.isToken(Double.POSITIVE_INFINITY)).isFalse();
        assertThat(Tokens.isToken(Double.NEGATIVE_INFINITY)).isFalse();
    }
}
