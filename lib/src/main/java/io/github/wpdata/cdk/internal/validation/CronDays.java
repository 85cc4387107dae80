package io.github.wpdata.cdk.internal.validation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The days that the two day fields of a schedule name. */
final class CronDays {
    private static final Pattern NEAREST_WEEKDAY = Pattern.compile("([0-9]{1,2})W");
    private static final Pattern LAST_OF_MONTH = Pattern.compile("([1-7]|[A-Z]{3})L");
    private static final Pattern NTH_OF_MONTH = Pattern.compile("([1-7]|[A-Z]{3})#([1-5])");
    private static final Predicate<LocalDate> LEFT_TO_THE_OTHER_FIELD = date -> true;

    private CronDays() {}

    /** Reads the day of the month, or nothing if AWS would refuse it. */
    static Optional<Predicate<LocalDate>> ofMonth(String text) {
        Matcher nearest = NEAREST_WEEKDAY.matcher(text.toUpperCase(Locale.ROOT));
        if (text.equals("?")) {
            return Optional.of(LEFT_TO_THE_OTHER_FIELD);
        }
        if (text.equalsIgnoreCase("L")) {
            return Optional.of(date -> date.getDayOfMonth() == date.lengthOfMonth());
        }
        if (nearest.matches()) {
            int day = Integer.parseInt(nearest.group(1));
            return CronField.DAY_OF_MONTH.holds(day)
                    ? Optional.of(date -> day <= date.lengthOfMonth() && date.equals(weekdayNear(date, day)))
                    : Optional.empty();
        }
        return CronField.DAY_OF_MONTH.set(text).map(days -> date -> days.get(date.getDayOfMonth()));
    }

    /** Reads the day of the week, or nothing if AWS would refuse it. */
    static Optional<Predicate<LocalDate>> ofWeek(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        Matcher last = LAST_OF_MONTH.matcher(upper);
        Matcher nth = NTH_OF_MONTH.matcher(upper);
        if (text.equals("?")) {
            return Optional.of(LEFT_TO_THE_OTHER_FIELD);
        }
        if (upper.equals("L")) {
            return Optional.of(date -> date.getDayOfWeek() == DayOfWeek.SATURDAY);
        }
        if (last.matches()) {
            return weekday(last.group(1))
                    .map(day -> date -> date.equals(date.with(TemporalAdjusters.lastInMonth(day))));
        }
        if (nth.matches()) {
            int week = Integer.parseInt(nth.group(2));
            return weekday(nth.group(1))
                    .map(day -> date -> date.equals(date.with(TemporalAdjusters.dayOfWeekInMonth(week, day))));
        }
        return CronField.DAY_OF_WEEK
                .set(text)
                .map(days -> date -> days.get(date.getDayOfWeek().getValue() % 7 + 1));
    }

    /** The weekday nearest to a day of the date's month, within that month. */
    private static LocalDate weekdayNear(LocalDate date, int day) {
        LocalDate wanted = date.withDayOfMonth(day);
        return switch (wanted.getDayOfWeek()) {
            case SATURDAY -> day == 1 ? wanted.plusDays(2) : wanted.minusDays(1);
            case SUNDAY -> day == wanted.lengthOfMonth() ? wanted.minusDays(2) : wanted.plusDays(1);
            default -> wanted;
        };
    }

    private static Optional<DayOfWeek> weekday(String text) {
        int number = CronField.DAY_OF_WEEK.number(text);
        return number < 0 ? Optional.empty() : Optional.of(DayOfWeek.SATURDAY.plus(number));
    }
}
