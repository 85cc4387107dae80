package io.github.wpdata.cdk.internal.validation;

import java.util.regex.Pattern;

/**
 * Recognises tokens, which are resolved at deployment. Checks skip them, never guess.
 *
 * <p>AWS CDK encodes tokens in strings and in a reserved range of numbers. Reading the encoding here saves a call to
 * JavaScript for each value checked.
 */
public final class Tokens {
    private static final Pattern TEXT_MARK = Pattern.compile("\\$\\{Token\\[[a-zA-Z0-9:._-]+]}");
    private static final Pattern LIST_MARK = Pattern.compile("#\\{Token\\[[a-zA-Z0-9:._-]+]}");
    private static final long NUMBER_MARK = 0xFBFFL;

    private Tokens() {}

    /**
     * Whether a text contains a token.
     *
     * @param text the text
     * @return true if no rule can judge it
     */
    public static boolean isToken(String text) {
        return TEXT_MARK.matcher(text).find();
    }

    /**
     * Whether a text stands for an unresolved list. It can stand where a list is wanted and is its only
     * element there, but nowhere else.
     *
     * @param text the text
     * @return true if it is such a list
     */
    public static boolean isList(String text) {
        return LIST_MARK.matcher(text).matches();
    }

    /**
     * Whether a number is what Java makes of a number token where it converts it to an integer: the least one, since AWS CDK encodes
     * these tokens far below.
     *
     * @param value a value
     * @return true if it is the least {@code int} or {@code long}
     */
    public static boolean isCut(Object value) {
        return value instanceof Number number
                && (number.doubleValue() == Integer.MIN_VALUE || number.doubleValue() == Long.MIN_VALUE);
    }

    /**
     * Whether a number is a token.
     *
     * @param number the number
     * @return true if no rule can judge it
     */
    public static boolean isToken(double number) {
        return Double.doubleToRawLongBits(number) >>> 48 == NUMBER_MARK;
    }
}
