package io.github.wpdata.cdk.internal.validation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A schedule in AWS's dialect of cron, such as {@code cron(0 2 * * ? *)}: six fields with a year but without seconds,
 * one question mark in the two day fields, and weeks in which Sunday is day 1.
 */
public final class AwsCron {
    /** The first day that a schedule is asked about: an answer must not depend on the day on which it is given. */
    private static final LocalDate BEGINNING = LocalDate.of(2026, 1, 1);

    private static final LocalDate END = LocalDate.of(2200, 1, 1);

    /** After 28 years, dates fall on the same days of the week again, leap days included. */
    private static final int CALENDAR_YEARS = 28;

    private static final int LEAP_CYCLE_YEARS = 4;
    private static final Pattern FORM = Pattern.compile("cron\\(([!-'*-~]+(?: [!-'*-~]+){5})\\)");
    private static final int MINUTES_AN_HOUR = 60;
    private static final int SECONDS_A_MINUTE = 60;
    private static final int MINUTES_A_DAY = 1440;

    /** Contains a leap year, and each month several times. */
    private static final int GAP_YEARS = 5;

    private final BitSet minutes;
    private final int[] timesOfDay;
    private final Predicate<LocalDate> day;

    private AwsCron(BitSet minutes, BitSet hours, Predicate<LocalDate> day) {
        this.minutes = minutes;
        this.timesOfDay = hours.stream()
                .flatMap(hour -> minutes.stream().map(minute -> hour * MINUTES_AN_HOUR + minute))
                .toArray();
        this.day = day;
    }

    /**
     * Splits a schedule into its fields.
     *
     * @param text the schedule
     * @return a text for each {@link CronField}, or nothing if the schedule is not {@code cron(…)} with six fields and
     *     single spaces
     */
    public static Optional<List<String>> fields(String text) {
        Matcher m = FORM.matcher(text);
        return m.matches() ? Optional.of(List.of(m.group(1).split(" "))) : Optional.empty();
    }

    /**
     * Whether exactly one of the two day fields is a question mark.
     *
     * @param fields the fields
     * @return true if so, as AWS wants it
     */
    public static boolean namesDaysOnce(List<String> fields) {
        return of(CronField.DAY_OF_MONTH, fields).equals("?")
                != of(CronField.DAY_OF_WEEK, fields).equals("?");
    }

    /**
     * Reads a schedule.
     *
     * @param fields its fields
     * @return the schedule, or nothing if AWS would refuse it
     */
    public static Optional<AwsCron> parse(List<String> fields) {
        Optional<BitSet> minutes = CronField.MINUTES.set(of(CronField.MINUTES, fields));
        Optional<BitSet> hours = CronField.HOURS.set(of(CronField.HOURS, fields));
        Optional<Predicate<LocalDate>> ofMonth = CronDays.ofMonth(of(CronField.DAY_OF_MONTH, fields));
        Optional<BitSet> months = CronField.MONTH.set(of(CronField.MONTH, fields));
        Optional<Predicate<LocalDate>> ofWeek = CronDays.ofWeek(of(CronField.DAY_OF_WEEK, fields));
        Optional<BitSet> years = CronField.YEAR.set(of(CronField.YEAR, fields));
        boolean readable = minutes.isPresent()
                && hours.isPresent()
                && ofMonth.isPresent()
                && months.isPresent()
                && ofWeek.isPresent()
                && years.isPresent();
        if (!readable || !namesDaysOnce(fields)) {
            return Optional.empty();
        }
        Predicate<LocalDate> year = date -> years.get().get(date.getYear());
        Predicate<LocalDate> month = date -> months.get().get(date.getMonthValue());
        return Optional.of(new AwsCron(
                minutes.get(), hours.get(), year.and(month).and(ofMonth.get()).and(ofWeek.get())));
    }

    private static String of(CronField field, List<String> fields) {
        return fields.get(field.ordinal());
    }

    /**
     * How often the schedule starts within an hour, if it starts in that hour at all.
     *
     * @return 1 to 60
     */
    public int startsAnHour() {
        return minutes.cardinality();
    }

    /**
     * How often the schedule starts from 2026 to 2029, a cycle of leap years.
     *
     * @return the number of starts
     */
    public long startsInFourYears() {
        return BEGINNING
                        .datesUntil(BEGINNING.plusYears(LEAP_CYCLE_YEARS))
                        .filter(day)
                        .count()
                * timesOfDay.length;
    }

    /**
     * The longest time between two starts that follow each other, within five years: enough for every day of a month, and for a
     * leap year. A change to or from summer time is not counted.
     *
     * @return minutes, or nothing if the schedule starts less than twice
     */
    public OptionalLong longestGapMinutes() {
        LocalDate first = firstDay().orElse(END);
        long longest = 0;
        long last = Long.MAX_VALUE;
        for (LocalDate date :
                first.datesUntil(first.plusYears(GAP_YEARS)).filter(day).toList()) {
            for (int time : timesOfDay) {
                long start = date.toEpochDay() * MINUTES_A_DAY + time;
                longest = Math.max(longest, start - last);
                last = start;
            }
        }
        return longest == 0 ? OptionalLong.empty() : OptionalLong.of(longest);
    }

    /**
     * The first day on which the schedule starts, in 2026 or later.
     *
     * @return the day, or nothing if there is none
     */
    public Optional<LocalDate> firstDay() {
        return BEGINNING.datesUntil(END).filter(day).findFirst();
    }

    /**
     * Finds starts of two schedules whose windows overlap. Windows that touch do not. The search covers a whole cycle
     * of the calendar.
     *
     * @param zone time zone of this schedule
     * @param window length of this schedule's start window, in minutes
     * @param other the other schedule
     * @param otherZone its time zone
     * @param otherWindow length of its start window, in minutes
     * @return the later start of the first such pair, or nothing
     */
    public Optional<Instant> overlap(ZoneId zone, long window, AwsCron other, ZoneId otherZone, long otherWindow) {
        Iterator<Instant> these = starts(zone, other);
        Iterator<Instant> those = other.starts(otherZone, this);
        Instant mine = null;
        Instant theirs = null;
        while ((mine != null || these.hasNext()) && (theirs != null || those.hasNext())) {
            mine = mine == null ? these.next() : mine;
            theirs = theirs == null ? those.next() : theirs;
            boolean first = mine.isBefore(theirs);
            Instant earlier = first ? mine : theirs;
            Instant later = first ? theirs : mine;
            if (later.isBefore(earlier.plusSeconds((first ? window : otherWindow) * SECONDS_A_MINUTE))) {
                return Optional.of(later);
            }
            // What is too early for this start of the other schedule is too early for all that follow.
            if (first) {
                mine = null;
            } else {
                theirs = null;
            }
        }
        return Optional.empty();
    }

    /** All starts of one cycle of the calendar, from when both schedules have begun. */
    private Iterator<Instant> starts(ZoneId zone, AwsCron other) {
        LocalDate mine = firstDay().orElse(END);
        LocalDate theirs = other.firstDay().orElse(END);
        // One day early, since a day begins earlier in another zone.
        LocalDate both = (mine.isAfter(theirs) ? mine : theirs).minusDays(1);
        LocalDate begin = both.isBefore(BEGINNING) ? BEGINNING : both;
        return starts(zone, begin, begin.plusYears(CALENDAR_YEARS));
    }

    /** The starts on the days from one date until another. */
    Iterator<Instant> starts(ZoneId zone, LocalDate from, LocalDate until) {
        return from.datesUntil(until)
                .filter(day)
                .flatMap(date -> IntStream.of(timesOfDay)
                        .mapToObj(time -> date.atTime(time / MINUTES_AN_HOUR, time % MINUTES_AN_HOUR)))
                .map(local -> local.atZone(zone).toInstant())
                .iterator();
    }
}
