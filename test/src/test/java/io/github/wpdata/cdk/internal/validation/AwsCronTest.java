package io.github.wpdata.cdk.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsCronTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static AwsCron cron(String fields) {
        return AwsCron.fields("cron(" + fields + ")").flatMap(AwsCron::parse).orElseThrow();
    }

    private static List<LocalDateTime> starts(String fields, String from, String until) {
        List<LocalDateTime> starts = new ArrayList<>();
        cron(fields)
                .starts(ZoneOffset.UTC, LocalDate.parse(from), LocalDate.parse(until))
                .forEachRemaining(start -> starts.add(LocalDateTime.ofInstant(start, ZoneOffset.UTC)));
        return starts;
    }

    private static List<LocalDate> days(String fields, String from, String until) {
        return starts(fields, from, until).stream()
                .map(LocalDateTime::toLocalDate)
                .toList();
    }

    @Test
    void splitsIntoFields() {
        assertThat(AwsCron.fields("cron(0 2 * * ? *)")).contains(List.of("0", "2", "*", "*", "?", "*"));
        assertThat(AwsCron.fields("cron(0/5 1-3 L JAN,FEB 2#1 2026-2030)"))
                .contains(List.of("0/5", "1-3", "L", "JAN,FEB", "2#1", "2026-2030"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0 2 * * ? *",
                "rate(1 day)",
                "cron()",
                "cron(0 2 * * ?)",
                "cron(0 2 * * ? * *)",
                "cron(0 2 * * ? *",
                "cron(0 2 * * ? *) ",
                " cron(0 2 * * ? *)",
                "cron( 0 2 * * ? *)",
                "cron(0 2 * * ? * )",
                "cron(0  2 * * ? *)",
                "cron(0\t2 * * ? *)",
                "cron(0 2 * * ? *)\n",
                "CRON(0 2 * * ? *)",
                "cron(cron(0 2 * * ? *))",
                "cron(0 2 * * ? \u0662)",
                "cron(0 2 * * ? \uD83D\uDE00)"
            })
    void refusesEveryOtherForm(String text) {
        assertThat(AwsCron.fields(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MINUTES | 0 59 * */15 0/30 0,30 10-20 10-20/5 00",
                "HOURS | 0 23 * */6 2,14 22-2",
                "DAY_OF_MONTH | 1 31 * ? L l 1W 31W 15w 1,15 */2 1-7",
                "MONTH | 1 12 * JAN dec JAN-MAR DEC-FEB 1/3 jan,7",
                "DAY_OF_WEEK | 1 7 * ? SUN sat MON-FRI FRI-MON 2,4 L 6L FRIL 2#1 mon#5",
                "YEAR | 1970 2199 * 2026-2030 2026/2 2026,2028"
            })
    void takesWhatAwsTakes(CronField field, String texts) {
        assertThat(texts.split(" ")).allMatch(field::accepts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MINUTES | 60 -1 +0 ? L W # x 1-60 60-1 */0 */61 /5 1- -1 1,, ,1 1//2 99999999999 0x1 1;2",
                "HOURS | 24 ? L JAN 1-24 */25",
                "DAY_OF_MONTH | 0 32 W 0W 32W LW L-3 L,1 ?,1 1? 15W,20W 1# MON */32",
                "MONTH | 0 13 ? L JANUARY FOO MON JAN-FOO */13",
                "DAY_OF_WEEK | 0 8 MON/2 */2 SUNDAY 8L 0L FOOL 2#0 2#6 2# #1 2#1,3#1 L,2 ?,2 JAN",
                "YEAR | 1969 2200 ? L 20 26 2026-2200 */231"
            })
    void refusesWhatAwsRefuses(CronField field, String texts) {
        assertThat(texts.split(" ")).noneMatch(field::accepts);
        assertThat(field.accepts("")).isFalse();
        assertThat(field.accepts("\u0661")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0 2 * * ? *, true",
        "0 2 ? * * *, true",
        "0 2 1 * ? *, true",
        "0 2 * * * *, false",
        "0 2 1 * 2 *, false",
        "0 2 ? * ? *, false"
    })
    void wantsOneQuestionMark(String fields, boolean once) {
        List<String> split = Arrays.asList(fields.split(" "));

        assertThat(AwsCron.namesDaysOnce(split)).isEqualTo(once);
        assertThat(AwsCron.parse(split).isPresent()).isEqualTo(once);
    }

    @Test
    void aFieldThatAwsRefusesMakesNoSchedule() {
        assertThat(AwsCron.parse(List.of("60", "2", "*", "*", "?", "*"))).isEmpty();
        assertThat(AwsCron.parse(List.of("0", "2", "*", "*", "?", "1969"))).isEmpty();
    }

    @Test
    void startsAtEachTimeOfEachDay() {
        assertThat(starts("15 2,14 * * ? *", "2028-02-28", "2028-03-01"))
                .map(LocalDateTime::toString)
                .containsExactly("2028-02-28T02:15", "2028-02-28T14:15", "2028-02-29T02:15", "2028-02-29T14:15");
        assertThat(starts("30 22-1 1 1 ? *", "2028-01-01", "2029-01-01"))
                .map(LocalDateTime::getHour)
                .containsExactly(0, 1, 22, 23);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 L * ? *       | 2028-01-31 2028-02-29 2028-03-31",
                "0 2 31 * ? *      | 2028-01-31 2028-03-31",
                "0 2 1W * ? *      | 2028-01-03 2028-02-01 2028-03-01",
                "0 2 15W * ? *     | 2028-01-14 2028-02-15 2028-03-15",
                "0 2 30W 1,2 ? *   | 2028-01-31",
                "0 2 ? * L *       | 2028-01-01 2028-01-08 2028-01-15 2028-01-22 2028-01-29 2028-02-05 2028-02-12 2028-02-19 "
                        + "2028-02-26 2028-03-04 2028-03-11 2028-03-18 2028-03-25",
                "0 2 ? * 6L *      | 2028-01-28 2028-02-25 2028-03-31",
                "0 2 ? * SUN#1 *   | 2028-01-02 2028-02-06 2028-03-05",
                "0 2 ? * 2#5 *     | 2028-01-31",
                "0 2 ? 1 FRI-MON * | 2028-01-01 2028-01-02 2028-01-03 2028-01-07 2028-01-08 2028-01-09 2028-01-10 2028-01-14 "
                        + "2028-01-15 2028-01-16 2028-01-17 2028-01-21 2028-01-22 2028-01-23 2028-01-24 2028-01-28 "
                        + "2028-01-29 2028-01-30 2028-01-31",
                "0 2 1 DEC-FEB ? * | 2028-01-01 2028-02-01",
                "0 2 1 2/2 ? *     | 2028-02-01",
                "0 2 1 * ? 2029    | ",
                "0 2 1 * ? 2024/4  | 2028-01-01 2028-02-01 2028-03-01"
            })
    void startsOnTheDaysOfAwsDialect(String fields, String expected) {
        assertThat(days(fields, "2028-01-01", "2028-04-01"))
                .map(LocalDate::toString)
                .containsExactly(expected == null ? new String[0] : expected.split(" "));
    }

    /** Sunday the 31st moves back to Friday, Saturday the 1st forward to Monday: never into another month. */
    @Test
    void theNearestWeekdayStaysInItsMonth() {
        assertThat(days("0 2 31W * ? *", "2028-12-01", "2029-01-01")).containsExactly(LocalDate.of(2028, 12, 29));
        assertThat(days("0 2 1W * ? *", "2028-07-01", "2028-08-01")).containsExactly(LocalDate.of(2028, 7, 3));
    }

    @Test
    void aTimeThatSummerTimeSkipsMovesOn() {
        assertThat(cron("30 2 * * ? *")
                        .starts(NEW_YORK, LocalDate.of(2028, 3, 12), LocalDate.of(2028, 3, 13))
                        .next())
                .isEqualTo(Instant.parse("2028-03-12T07:30:00Z"));
    }

    /** Ours against another reader, where that one is right. */
    @Test
    void startsWhenAnotherReaderSaysSo() {
        CronParser others = new CronParser(dialect());
        Random random = new Random(20261124);
        String[][] values = {
            {"0", "30", "59"},
            {"0", "2", "*/6", "1,13", "20-22", "*"},
            {"*", "1", "L", "15W", "10-20/3", "*/7", "28", "31", "1,15"},
            {"*", "2", "JAN-MAR", "*/5", "6,DEC"},
            {"*", "SUN", "2-6", "L", "6L", "3#2", "MON,WED", "7"},
            {"*", "2028", "2028/2"}
        };
        for (int i = 0; i < 400; i++) {
            List<String> fields = new ArrayList<>();
            for (String[] choices : values) {
                fields.add(choices[random.nextInt(choices.length)]);
            }
            fields.set(random.nextBoolean() ? 2 : 4, "?");
            String text = String.join(" ", fields);

            assertThat(starts(text, "2028-01-01", "2028-04-01"))
                    .as(text)
                    .isEqualTo(startsOf(ExecutionTime.forCron(others.parse(text))));
        }
    }

    private static List<LocalDateTime> startsOf(ExecutionTime other) {
        List<LocalDateTime> starts = new ArrayList<>();
        ZonedDateTime end = ZonedDateTime.parse("2028-04-01T00:00:00Z");
        Optional<ZonedDateTime> next = other.nextExecution(ZonedDateTime.parse("2027-12-31T23:59:59Z"));
        while (next.isPresent() && next.get().isBefore(end)) {
            starts.add(next.get().toLocalDateTime());
            next = other.nextExecution(next.get());
        }
        return starts;
    }

    private static CronDefinition dialect() {
        return CronDefinitionBuilder.defineCron()
                .withMinutes()
                .and()
                .withHours()
                .and()
                .withDayOfMonth()
                .supportsL()
                .supportsW()
                .supportsQuestionMark()
                .and()
                .withMonth()
                .and()
                .withDayOfWeek()
                .withValidRange(1, 7)
                .withMondayDoWValue(2)
                .supportsL()
                .supportsHash()
                .supportsQuestionMark()
                .and()
                .withYear()
                .withValidRange(1970, 2199)
                .and()
                .instance();
    }

    @ParameterizedTest
    @CsvSource({"0 2 * * ? *, 1", "0 * * * ? *, 1", "'0,30 2 * * ? *', 2", "*/10 2 * * ? *, 6", "* * * * ? *, 60"})
    void tellsHowOftenItStartsInAnHour(String fields, int expected) {
        assertThat(cron(fields).startsAnHour()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0 2 * * ? *, 2026-01-01",
        "0 2 29 2 ? *, 2028-02-29",
        "0 2 * * ? 2031, 2031-01-01",
        "0 2 31 12 ? 2199, 2199-12-31",
        "0 2 30 2 ? *,",
        "0 2 31 4 ? *,",
        "0 2 * * ? 2025,"
    })
    void knowsItsFirstDay(String fields, LocalDate expected) {
        assertThat(cron(fields).firstDay()).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({
        // The window of the first is what counts, whichever the first is.
        "0 2 * * ? *, 60, 59 2 * * ? *, 60, 2026-01-01T02:59:00Z",
        "0 2 * * ? *, 60, 0 3 * * ? *, 60,",
        "0 2 * * ? *, 61, 0 3 * * ? *, 60, 2026-01-01T03:00:00Z",
        "0 2 * * ? *, 60, 0 3 * * ? *, 61,",
        "0 3 * * ? *, 60, 0 2 * * ? *, 61, 2026-01-01T03:00:00Z",
        "0 2 * * ? *, 60, 0 2 * * ? *, 60, 2026-01-01T02:00:00Z",
        // Across midnight.
        "30 23 31 12 ? *, 60, 15 0 1 1 ? *, 60, 2027-01-01T00:15:00Z",
        // A day in many years: Sunday, 29 February.
        "0 5 29 2 ? *, 60, 0 5 ? * SUN *, 60, 2032-02-29T05:00:00Z",
        "0 5 1 * ? *, 60, 0 5 ? * MON *, 60, 2026-06-01T05:00:00Z",
        // Never together.
        "0 5 1 * ? *, 60, 0 5 L * ? *, 60,",
        "0 5 * * ? 2027, 60, 0 5 * * ? 2028, 60,",
        "0 5 * * ? 2027-2060, 60, 0 5 * * ? 2060, 60, 2060-01-01T05:00:00Z",
        "0 5 30 2 ? *, 60, 0 5 * * ? *, 60,",
        "0 0/2 * * ? *, 60, 0 1/2 * * ? *, 60,",
        "0 0/2 * * ? *, 120, 0 1 * * ? *, 60, 2026-01-01T01:00:00Z"
    })
    void findsTheFirstOverlap(String one, long window, String other, long otherWindow, Instant expected) {
        assertThat(cron(one).overlap(ZoneOffset.UTC, window, cron(other), ZoneOffset.UTC, otherWindow))
                .isEqualTo(Optional.ofNullable(expected));
        assertThat(cron(other).overlap(ZoneOffset.UTC, otherWindow, cron(one), ZoneOffset.UTC, window))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void comparesTimeZones() {
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");

        // 02:00 in New York is 07:00 UTC in winter, 06:00 in summer.
        assertThat(cron("0 2 * * ? *").overlap(NEW_YORK, 60, cron("0 2 * * ? *"), ZoneOffset.UTC, 60))
                .isEmpty();
        assertThat(cron("0 2 * * ? *").overlap(NEW_YORK, 60, cron("0 6 * * ? *"), ZoneOffset.UTC, 60))
                .contains(Instant.parse("2026-03-08T06:00:00Z").plusSeconds(3600 * 24));
        // 08:00 on 1 January in Tokyo is still 31 December in UTC.
        assertThat(cron("0 8 1 1 ? *").overlap(tokyo, 60, cron("0 23 31 12 ? *"), ZoneOffset.UTC, 60))
                .contains(Instant.parse("2026-12-31T23:00:00Z"));
    }

    @Test
    void fieldsSayWhatTheyAllow() {
        assertThat(CronField.DAY_OF_WEEK.label()).isEqualTo("day of week");
        assertThat(CronField.MINUTES.allowed()).isEqualTo("0 to 59, with , - * /");
    }
}
