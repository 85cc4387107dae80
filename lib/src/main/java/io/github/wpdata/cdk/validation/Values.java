package io.github.wpdata.cdk.validation;

/** How values look in a message. */
final class Values {
    private static final int LONGEST = 80;

    private Values() {}

    /** Plain text of a value: whole numbers without a fraction, nothing invisible, nothing endless. */
    static String show(Object value) {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf(number.longValue());
        }
        String text = String.valueOf(value);
        if (text.isBlank()) {
            return '"' + text.replaceAll("\\s", " ") + '"';
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return text.codePointCount(0, text.length()) > LONGEST
                ? shown.append('…').toString()
                : shown.toString();
    }
}
