package io.github.wpdata.cdk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.monitoring.DataAlarm;
import io.github.wpdata.cdk.testing.Project;
import io.github.wpdata.cdk.testing.SampleApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table and the picture of the page on monitoring are made from the code: {@code mvn verify -Ddocs.write=true}. */
class MonitoringPageTest {
    private static final Path PAGE = Project.ROOT.resolve("docs/monitoring.md");
    private static final Path PICTURE = Project.ROOT.resolve("docs/images/dashboard.svg");
    private static final String BEGIN = "<!-- alarms: generated -->\n\n";
    private static final String END = "\n<!-- end -->";

    @TempDir
    Path folder;

    @Test
    void theTableListsEachAlarm() throws IOException {
        String page = Project.read(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String renewed = page.substring(0, begin) + table() + page.substring(end);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, renewed);
        }

        assertThat(Project.read(PAGE)).isEqualTo(renewed);
        assertThat(DataAlarm.values()).hasSizeGreaterThanOrEqualTo(16);
    }

    private static String table() {
        return "| Alarm | Watches | Raised at | Severity | What to do |\n| --- | --- | --- | --- | --- |\n"
                + Stream.of(DataAlarm.values())
                        .map(alarm -> List.of(
                                "[`" + alarm.name() + "`](operations.md#"
                                        + alarm.getLabel().toLowerCase(Locale.ROOT) + ")",
                                alarm.getMetric(),
                                alarm.getThreshold(),
                                alarm.getSeverity().name().toLowerCase(Locale.ROOT),
                                alarm.getRemedy()))
                        .map(cells -> cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
                        .collect(Collectors.joining());
    }

    /** The description of an alarm links to it. */
    @ParameterizedTest
    @EnumSource
    void theRunbookHasASectionForEachAlarm(DataAlarm alarm) {
        assertThat(Project.read(Project.ROOT.resolve("docs/operations.md")).lines())
                .contains("### " + alarm.getLabel());
    }

    @Test
    void thePictureShowsTheDashboardOfTheSampleApp() throws IOException, InterruptedException {
        Path body = Files.writeString(folder.resolve("body.json"), body());
        Path drawn = folder.resolve("dashboard.svg");
        Process script = new ProcessBuilder(
                        "node",
                        Project.ROOT.resolve("tools/dashboard-picture.mjs").toString(),
                        body.toString(),
                        drawn.toString())
                .inheritIO()
                .start();

        assertThat(script.waitFor()).isZero();
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(PICTURE.getParent());
            Files.copy(drawn, PICTURE, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(drawn).hasSameTextualContentAs(PICTURE);
    }

    /** The body with a word in place of each value that is known at deployment only. */
    private static String body() {
        JsonNode body = SampleApp.with(Map.of("copyBackups", true))
                .resources(SampleApp.DATA)
                .only("AWS::CloudWatch::Dashboard")
                .property("DashboardBody");
        StringBuilder text = new StringBuilder();
        body.path("Fn::Join").path(1).forEach(part -> text.append(part.isTextual() ? part.asText() : "value"));
        return text.toString();
    }
}
