package io.github.wpdata.cdk.internal.validation;

import java.util.regex.Pattern;

/**
 * A rule on one input: what is allowed, the message when it is broken, and the source of the limit.
 *
 * <p>The same object enforces the rule and is listed in the documentation, so the two cannot drift apart.
 *
 * @param property name of the setter that the rule is about
 * @param unit unit of the value in the plural, empty if it has none
 * @param limit what is allowed, in a few words
 * @param problem what is wrong, following the value; may contain format specifiers for the arguments of the check
 * @param remedy what to do; may contain format specifiers for the same arguments
 * @param source source of the limit
 */
public record Rule(String property, String unit, String limit, String problem, String remedy, String source) {
    private static final String CUT_TOKEN =
            "; it looks like an unresolved number of AWS CDK, which an integer cannot hold, so pass a "
                    + "number that is known at synthesis, such as one of the context";
    private static final Pattern FORMAT_SPECIFIER = Pattern.compile("%(\\d+\\$)?s");

    /**
     * The text that {@link Problems} reports for a value.
     *
     * @param value the offending value
     * @param arguments what the format specifiers of problem and remedy stand for
     * @return the text, without the construct path
     */
    String message(Object value, Object... arguments) {
        Object[] shown = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            shown[i] = Values.show(arguments[i]);
        }
        String text = problem + "; " + remedy;
        return subject(Values.show(value)) + " " + (shown.length == 0 ? text : text.formatted(shown))
                + (Tokens.isCut(value) ? CUT_TOKEN : "");
    }

    /**
     * The text of the rule with an ellipsis for every value, as the documentation lists it.
     *
     * @return the text, without the construct path
     */
    public String template() {
        String text = subject("…") + " " + problem + "; " + remedy;
        return FORMAT_SPECIFIER.matcher(text).replaceAll("…").replace("%%", "%");
    }

    private String subject(String value) {
        return property + " (" + value + (unit.isEmpty() ? "" : " " + counted(value)) + ")";
    }

    /** The unit agrees with its count: 1 day, 2 days. A rate such as MiB/s is the same for all. */
    private String counted(String value) {
        boolean plural = unit.endsWith("s") && unit.indexOf('/') < 0;
        return value.equals("1") && plural ? unit.substring(0, unit.length() - 1) : unit;
    }
}
