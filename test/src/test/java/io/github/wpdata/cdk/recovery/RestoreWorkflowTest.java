package io.github.wpdata.cdk.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.testing.Json;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the state machine guarantees, read from its definition. The rehearsal runs it. */
class RestoreWorkflowTest {
    private static final JsonNode MACHINE = Json.of(new RestoreWorkflow(
                    new ClusterCheck("arn:aws:kms:us-east-1:123456789012:key/k", "wordpress", "SELECT 'OK'", 2),
                    new FilesCheck(1),
                    "arn:topic")
            .definition());
    private static final Set<String> TERMINAL = Set.of("Succeed", "Fail");

    @Test
    void everyStateIsReachedAndEveryTargetExists() {
        int states = 0;
        for (JsonNode machine : machines(MACHINE)) {
            Set<String> names = new TreeSet<>();
            machine.path("States").fieldNames().forEachRemaining(names::add);
            Set<String> targets = new TreeSet<>();
            targets.add(machine.path("StartAt").asText());
            machine.path("States").forEach(state -> targets.addAll(targets(state)));
            assertThat(targets).isEqualTo(names);
            states += names.size();
        }
        assertThat(states).isGreaterThanOrEqualTo(50);
    }

    @Test
    void everyErrorBetweenTheInstanceAndItsDeletionLeadsToTheDeletion() {
        JsonNode check = MACHINE.at("/States/CheckDatabase");

        assertThat(check.at("/Branches/0/States").has("AddInstance")).isTrue();
        assertThat(check.path("Next").asText()).isEqualTo("DeleteInstance");
        assertThat(check.path("Catch").findValuesAsText("Next"))
                .containsExactly("AwaitOther", "DatabaseTimedOut", "DatabaseFailed");
        assertThat(lastCatcher(check)).isEqualTo("States.ALL");
        for (String state : List.of("DatabaseTimedOut", "DatabaseFailed", "TakeOver")) {
            assertThat(MACHINE.at("/States/" + state + "/Next").asText()).isEqualTo("DeleteInstance");
        }
        assertThat(created(MACHINE.path("States")))
                .as("instances made outside of the group")
                .isEmpty();
    }

    @Test
    void everyCallOutsideOfAGroupIsCaught() {
        List<String> tried = new ArrayList<>();
        MACHINE.path("States").properties().forEach(state -> {
            if (Set.of("Task", "Parallel")
                    .contains(state.getValue().path("Type").asText())) {
                assertThat(lastCatcher(state.getValue())).as(state.getKey()).isEqualTo("States.ALL");
                tried.add(state.getKey());
            }
        });
        assertThat(tried).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void allWaitsEndBeforeTheValidationWindowDoes() {
        assertThat(MACHINE.path("TimeoutSeconds").asInt()).isEqualTo(RestoreWorkflow.LONGEST_HOURS * 3600);
        assertThat(seconds("CheckDatabase", "DeleteInstance", "AwaitDeletion", "Report", "ReportBriefly"))
                .isBetween(7200L, 4 * 3600L - 600);
        assertThat(seconds("CheckFiles", "Report", "ReportBriefly")).isBetween(7200L, 4 * 3600L - 600);
    }

    @Test
    void aComparisonIsMadeOnlyWithAValueThatExists() {
        assertThat(comparisons(MACHINE, MACHINE)).isGreaterThanOrEqualTo(10);
    }

    /** Counts the comparisons, each of which follows a look whether its value exists. */
    private static int comparisons(JsonNode node, JsonNode list) {
        int compared = 0;
        if (node.has("Variable") && !node.has("IsPresent")) {
            String variable = node.path("Variable").asText();
            assertThat(list.path(0)).isEqualTo(Json.of(State.exists(variable)));
            compared++;
        }
        for (Iterator<JsonNode> children = node.elements(); children.hasNext(); ) {
            compared += comparisons(children.next(), node);
        }
        return compared;
    }

    /** The longest time that some states retry, each call counted as a minute beyond its interval. */
    private static long seconds(String... states) {
        long sum = 0;
        for (String name : states) {
            sum += retried(MACHINE.at("/States/" + name));
        }
        return sum;
    }

    private static long retried(JsonNode node) {
        long sum = 0;
        if (node.has("Retry")) {
            for (JsonNode retry : node.path("Retry")) {
                sum += retry.path("IntervalSeconds").asLong()
                        * retry.path("MaxAttempts").asLong();
            }
        }
        for (Iterator<JsonNode> children = node.elements(); children.hasNext(); ) {
            sum += retried(children.next());
        }
        return sum;
    }

    private static List<JsonNode> machines(JsonNode machine) {
        List<JsonNode> all = new ArrayList<>(List.of(machine));
        machine.path("States").forEach(state -> state.path("Branches").forEach(branch -> all.addAll(machines(branch))));
        return all;
    }

    private static Set<String> targets(JsonNode state) {
        Set<String> targets = new TreeSet<>();
        boolean ends = TERMINAL.contains(state.path("Type").asText())
                || state.path("End").asBoolean();
        assertThat(ends || state.has("Next") || state.has("Default"))
                .as("%s goes on or ends", state)
                .isTrue();
        if (state.has("Next")) {
            targets.add(state.path("Next").asText());
        }
        if (state.has("Default")) {
            targets.add(state.path("Default").asText());
        }
        for (String field : List.of("Choices", "Catch")) {
            state.path(field).forEach(rule -> targets.add(rule.path("Next").asText()));
        }
        return targets;
    }

    private static String lastCatcher(JsonNode state) {
        JsonNode catchers = state.path("Catch");
        return catchers.path(catchers.size() - 1).at("/ErrorEquals/0").asText("none");
    }

    private static Map<String, JsonNode> created(JsonNode states) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        states.properties().forEach(state -> {
            if (state.getValue().path("Resource").asText().endsWith("createDBInstance")) {
                found.put(state.getKey(), state.getValue());
            }
        });
        return found;
    }
}
