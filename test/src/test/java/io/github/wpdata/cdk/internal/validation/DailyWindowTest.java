package io.github.wpdata.cdk.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DailyWindowTest {
    @ParameterizedTest
    @CsvSource({
        "02:00-03:00, 120, 60",
        "00:00-00:01, 0, 1",
        "23:00-00:00, 1380, 60",
        "23:30-00:15, 1410, 45",
        "00:01-00:00, 1, 1439",
        "00:00-23:59, 0, 1439"
    })
    void aWindowMayCrossMidnight(String text, int start, int minutes) {
        assertThat(DailyWindow.parse(text)).contains(new DailyWindow(start, minutes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "02:00",
                "02:00-02:00",
                "2:00-3:00",
                "02:00-24:00",
                "24:00-01:00",
                "02:60-03:00",
                "02:00 - 03:00",
                " 02:00-03:00",
                "02:00-03:00 ",
                "02:00-03:00\n",
                "0200-0300",
                "02.00-03.00",
                "02:00-03:00-04:00",
                "-02:00-03:00",
                "02:00–03:00",
                "٠٢:٠٠-٠٣:٠٠",
                "sun:02:00-sun:03:00",
                "02:00:00-03:00:00"
            })
    void anythingElseIsNone(String text) {
        assertThat(DailyWindow.parse(text)).isEmpty();
    }
}
