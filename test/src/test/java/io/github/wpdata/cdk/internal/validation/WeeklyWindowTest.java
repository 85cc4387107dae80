package io.github.wpdata.cdk.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyWindowTest {
    private static final int DAY = 24 * 60;
    private static final int WEEK = 7 * DAY;

    @ParameterizedTest
    @CsvSource({
        "mon:00:00-mon:00:01, 0, 1",
        "sun:03:00-sun:04:00, 8820, 60",
        "SUN:03:00-Sun:04:00, 8820, 60",
        "sun:23:30-mon:00:30, 10050, 60",
        "tue:23:00-wed:01:00, 2820, 120",
        "fri:12:00-thu:12:00, 6480, 8640",
        "mon:00:01-mon:00:00, 1, 10079"
    })
    void aWindowMayCrossMidnightAndTheEndOfTheWeek(String text, int start, int minutes) {
        assertThat(WeeklyWindow.parse(text)).contains(new WeeklyWindow(start, minutes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "03:00-04:00",
                "sun:03:00",
                "sun:03:00-sun:03:00",
                "sunday:03:00-sunday:04:00",
                "sun:3:00-sun:4:00",
                "sun:03:00-sun:24:00",
                "sun:03:60-sun:04:00",
                "xxx:03:00-xxx:04:00",
                "sun 03:00-sun 04:00",
                "sun:03:00 - sun:04:00",
                " sun:03:00-sun:04:00",
                "sun:03:00-sun:04:00\n",
                "sun:03:00–sun:04:00",
                "so:03:00-so:04:00",
                "日:03:00-日:04:00"
            })
    void anythingElseIsNone(String text) {
        assertThat(WeeklyWindow.parse(text)).isEmpty();
    }

    @Test
    void daysAreReadInAnyLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(WeeklyWindow.parse("FRI:03:00-FRI:04:00")).contains(new WeeklyWindow(4 * DAY + 180, 60));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sun:03:00-sun:04:00, 02:00-03:00, false, the daily one ends as the weekly one begins",
        "sun:03:00-sun:04:00, 04:00-05:00, false, the daily one begins as the weekly one ends",
        "sun:03:00-sun:04:00, 02:00-03:01, true, they share the first minute",
        "sun:03:00-sun:04:00, 03:59-05:00, true, they share the last minute",
        "sun:03:00-sun:04:00, 03:00-04:00, true, they are the same",
        "sun:03:00-sun:04:00, 03:15-03:45, true, the daily one lies within",
        "sun:03:00-sun:04:00, 02:00-05:00, true, the weekly one lies within",
        "sun:23:30-mon:00:30, 00:00-01:00, true, the weekly one crosses the end of the week",
        "sun:23:30-mon:00:30, 00:30-23:30, false, the rest of the day is free",
        "tue:00:00-tue:01:00, 23:00-00:00, false, the daily one ends at midnight",
        "tue:00:00-tue:01:00, 23:00-00:01, true, the daily one crosses midnight",
        "mon:00:00-mon:01:00, 23:30-00:30, true, the daily one crosses the end of the week",
        "mon:12:00-tue:12:00, 11:00-12:00, true, the weekly one takes a whole day",
        "mon:01:00-mon:00:00, 00:00-01:00, true, the weekly one takes nearly the whole week"
    })
    void overlap(String weekly, String daily, boolean overlap, String why) {
        WeeklyWindow w = WeeklyWindow.parse(weekly).orElseThrow();

        assertThat(w.overlaps(DailyWindow.parse(daily).orElseThrow())).as(why).isEqualTo(overlap);
    }

    @Test
    void overlapIsWhatCountingTheMinutesSays() {
        Random random = new Random(20261124);
        for (int i = 0; i < 2_000; i++) {
            WeeklyWindow weekly = new WeeklyWindow(random.nextInt(WEEK), 1 + random.nextInt(i % 2 == 0 ? 180 : WEEK));
            DailyWindow daily = new DailyWindow(random.nextInt(DAY), 1 + random.nextInt(i % 3 == 0 ? DAY : 180));

            assertThat(weekly.overlaps(daily)).as("%s and %s", weekly, daily).isEqualTo(shareAMinute(weekly, daily));
        }
    }

    private static boolean shareAMinute(WeeklyWindow weekly, DailyWindow daily) {
        return IntStream.range(weekly.start(), weekly.start() + weekly.minutes())
                .map(minute -> minute % DAY)
                .anyMatch(minute -> Math.floorMod(minute - daily.start(), DAY) < daily.minutes());
    }
}
