package io.github.wpdata.cdk.internal.validation;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The six fields of an AWS schedule, in order. */
public enum CronField {
    /** Minutes of the hour. */
    MINUTES("minutes", 0, 59, List.of(), "0 to 59, with , - * /"),
    /** Hours of the day. */
    HOURS("hours", 0, 23, List.of(), "0 to 23, with , - * /"),
    /** Days of the month. */
    DAY_OF_MONTH("day of month", 1, 31, List.of(), "1 to 31, with , - * / or one of ? L 15W"),
    /** Months of the year. */
    MONTH(
            "month",
            1,
            12,
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"),
            "1 to 12 or JAN to DEC, with , - * /"),
    /** Days of the week. */
    DAY_OF_WEEK(
            "day of week",
            1,
            7,
            List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"),
            "1 to 7 or SUN to SAT, with , - * or one of ? L 6L 2#1"),
    /** Years. */
    YEAR("year", 1970, 2199, List.of(), "1970 to 2199, with , - * /");

    private static final Pattern PART =
            Pattern.compile("(?:\\*|([0-9]{1,4}|[A-Z]{3})(?:-([0-9]{1,4}|[A-Z]{3}))?)(?:/([0-9]{1,4}))?");

    private final String label;
    private final int least;
    private final int most;
    private final List<String> names;
    private final String allowed;

    CronField(String label, int least, int most, List<String> names, String allowed) {
        this.label = label;
        this.least = least;
        this.most = most;
        this.names = names;
        this.allowed = allowed;
    }

    /**
     * What the field is called in a message.
     *
     * @return the name
     */
    public String label() {
        return label;
    }

    /**
     * What the field may hold, in a few words.
     *
     * @return the values
     */
    public String allowed() {
        return allowed;
    }

    /**
     * Whether AWS takes a text in this field.
     *
     * @param text the text
     * @return true if it does
     */
    public boolean accepts(String text) {
        return switch (this) {
            case DAY_OF_MONTH -> CronDays.ofMonth(text).isPresent();
            case DAY_OF_WEEK -> CronDays.ofWeek(text).isPresent();
            default -> set(text).isPresent();
        };
    }

    /** The values that a list names, or nothing if AWS would refuse it. */
    Optional<BitSet> set(String text) {
        BitSet all = new BitSet();
        for (String part : text.toUpperCase(Locale.ROOT).split(",", -1)) {
            Optional<BitSet> values = part(part);
            if (values.isEmpty()) {
                return values;
            }
            all.or(values.get());
        }
        return Optional.of(all);
    }

    private Optional<BitSet> part(String text) {
        Matcher m = PART.matcher(text);
        // AWS knows no steps among the days of the week.
        if (!m.matches() || m.group(3) != null && this == DAY_OF_WEEK) {
            return Optional.empty();
        }
        int size = most - least + 1;
        int first = m.group(1) == null ? least : number(m.group(1));
        int last = first;
        if (m.group(2) != null) {
            last = number(m.group(2));
        } else if (m.group(1) == null || m.group(3) != null) {
            last = most;
        }
        int step = m.group(3) == null ? 1 : Integer.parseInt(m.group(3));
        if (!holds(first) || !holds(last) || step < 1 || step > size) {
            return Optional.empty();
        }
        BitSet values = new BitSet();
        // A range may pass the end, as in FRI-MON.
        for (int offset = 0; offset <= Math.floorMod(last - first, size); offset += step) {
            values.set(least + Math.floorMod(first - least + offset, size));
        }
        return Optional.of(values);
    }

    boolean holds(int value) {
        return value >= least && value <= most;
    }

    /** The number that a text of digits or letters stands for, or -1. */
    int number(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        int index = names.indexOf(text);
        return index < 0 ? -1 : least + index;
    }
}
