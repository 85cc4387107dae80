package io.github.wpdata.cdk.internal.validation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of each day, in UTC, such as {@code 02:00-03:00}. It may cross midnight.
 *
 * @param start first minute, counted from midnight
 * @param minutes length in minutes, 1 to 1440
 */
public record DailyWindow(int start, int minutes) {
    static final int DAY = 24 * 60;
    static final String TIME = "([01][0-9]|2[0-3]):([0-5][0-9])";
    private static final Pattern FORMAT = Pattern.compile(TIME + "-" + TIME);

    /**
     * Reads {@code hh24:mi-hh24:mi}.
     *
     * @param text the text
     * @return the window, or nothing if the text has another form or the window no length
     */
    public static Optional<DailyWindow> parse(String text) {
        Matcher m = FORMAT.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int start = minuteOfDay(m.group(1), m.group(2));
        int end = minuteOfDay(m.group(3), m.group(4));
        return start == end ? Optional.empty() : Optional.of(new DailyWindow(start, Math.floorMod(end - start, DAY)));
    }

    static int minuteOfDay(String hour, String minute) {
        return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }
}
