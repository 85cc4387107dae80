package io.github.wpdata.cdk.internal.validation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of each week, in UTC, such as {@code sun:03:00-sun:04:00}. It may cross the week's end.
 *
 * @param start first minute, counted from Monday's midnight
 * @param minutes length in minutes, 1 to 10080
 */
public record WeeklyWindow(int start, int minutes) {
    private static final int WEEK = 7 * DailyWindow.DAY;
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String MOMENT = "(mon|tue|wed|thu|fri|sat|sun):" + DailyWindow.TIME;
    private static final Pattern FORMAT = Pattern.compile(MOMENT + "-" + MOMENT);

    /**
     * Reads {@code ddd:hh24:mi-ddd:hh24:mi}; the case of the days does not matter.
     *
     * @param text the text
     * @return the window, or nothing if the text has another form or the window no length
     */
    public static Optional<WeeklyWindow> parse(String text) {
        Matcher m = FORMAT.matcher(text.toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            return Optional.empty();
        }
        int start = DAYS.indexOf(m.group(1)) * DailyWindow.DAY + DailyWindow.minuteOfDay(m.group(2), m.group(3));
        int end = DAYS.indexOf(m.group(4)) * DailyWindow.DAY + DailyWindow.minuteOfDay(m.group(5), m.group(6));
        return start == end ? Optional.empty() : Optional.of(new WeeklyWindow(start, Math.floorMod(end - start, WEEK)));
    }

    /**
     * Whether the two share a moment. Windows that touch do not.
     *
     * @param daily a window of each day
     * @return true if they share a moment on any day
     */
    public boolean overlaps(DailyWindow daily) {
        for (int day = 0; day < DAYS.size(); day++) {
            int other = day * DailyWindow.DAY + daily.start();
            if (Math.floorMod(other - start, WEEK) < minutes || Math.floorMod(start - other, WEEK) < daily.minutes()) {
                return true;
            }
        }
        return false;
    }
}
