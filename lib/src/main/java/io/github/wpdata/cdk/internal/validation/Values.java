package io.github.wpdata.cdk.internal.validation;

import java.util.Set;

/** How values look in messages. */
public final class Values {
    private static final int LONGEST = 80;
    private static final Set<Integer> INVISIBLE = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR,
            (int) Character.SURROGATE);

    private Values() {}

    /**
     * Plain text of a value: whole numbers without a fraction, nothing invisible, nothing endless.
     *
     * @param value the value
     * @return the text
     */
    public static String show(Object value) {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf(number.longValue());
        }
        String text = String.valueOf(value);
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (INVISIBLE.contains(Character.getType(c))) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        if (text.codePointCount(0, text.length()) > LONGEST) {
            shown.append('…');
        }
        return text.isBlank() ? '"' + shown.toString() + '"' : shown.toString();
    }
}
