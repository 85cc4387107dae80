package io.github.wpdata.cdk.recovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A state of Amazon States Language with JSONPath, as the map that the template holds. A state machine of maps takes one
 * call to JavaScript; CDK's constructs take several for each state.
 */
final class State {
    /** Error of a wait that has come to its end. */
    static final String TIMED_OUT = "TimedOut";

    /** State of a {@link #until} that ends the wait. */
    static final String DONE = "Done";

    private static final int CALL_SECONDS = 120;

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private State(String type) {
        fields.put("Type", type);
    }

    /** A state that calls AWS through an integration, such as {@code aws-sdk:rds:createDBInstance}. */
    static State call(String integration, Map<String, ?> parameters) {
        return new State("Task")
                .with("Resource", "arn:aws:states:::" + integration)
                .with("Parameters", parameters)
                .with("TimeoutSeconds", CALL_SECONDS);
    }

    /** A state that writes values to a path. */
    static State pass(String path, Map<String, ?> values) {
        return new State("Pass").with("Parameters", values).result(path);
    }

    static State succeed() {
        return new State("Succeed");
    }

    static State choice(String otherwise, List<Map<String, ?>> rules) {
        return new State("Choice").with("Choices", rules).with("Default", otherwise);
    }

    /** The rule of a choice that goes to a state when all conditions are met. */
    static Map<String, ?> when(String next, Object... conditions) {
        return map("And", List.of(conditions), "Next", next);
    }

    /** Meets a value that exists. A comparison with a missing value ends the execution, and no catcher sees that. */
    static Map<String, ?> meets(String path, String comparison, Object value) {
        return map("And", List.of(exists(path), map("Variable", path, comparison, value)));
    }

    static Map<String, ?> exists(String path) {
        return map("Variable", path, "IsPresent", true);
    }

    /** A state that runs others, and catches the errors of all. Its result is a list of one: what the last of them returns. */
    static State group(String startAt, Map<String, State> states) {
        return new State("Parallel").with("Branches", List.of(machine(startAt, states)));
    }

    /**
     * A state that repeats a call until what the call returns, under {@code $.seen}, meets a condition. A wait without
     * success fails with {@link #TIMED_OUT}. Each try is a failure that is tried again: that needs no counter.
     *
     * @param call the call; a catcher of it may go to {@link #DONE}
     * @param condition the condition
     * @param cause JSONPath or intrinsic function of the text that says what was seen last
     * @param seconds time between two calls
     * @param times how often the call is repeated
     */
    static State until(State call, Map<String, ?> condition, String cause, int seconds, int times) {
        Map<String, State> states = new LinkedHashMap<>();
        states.put("Look", call.result("$.seen").next("IsItSo"));
        states.put("IsItSo", choice("NotYet", List.of(when(DONE, condition))));
        states.put(DONE, succeed());
        states.put("NotYet", new State("Fail").with("Error", TIMED_OUT).with("CausePath", cause));
        return group("Look", states).retry(seconds, times, TIMED_OUT);
    }

    static Map<String, Object> machine(String startAt, Map<String, State> states) {
        Map<String, Object> rendered = new LinkedHashMap<>();
        states.forEach((name, state) -> rendered.put(name, state.fields));
        return map("StartAt", startAt, "States", rendered);
    }

    /** A map that keeps its order, so that a template is the same each time. */
    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    State retry(int seconds, int times, String... errors) {
        return add(
                "Retry",
                map(
                        "ErrorEquals",
                        List.of(errors),
                        "IntervalSeconds",
                        seconds,
                        "MaxAttempts",
                        times,
                        "BackoffRate",
                        1));
    }

    /** Continues with another state after an error, which is stored in {@code $.error}. */
    State caught(String next, String... errors) {
        return add("Catch", map("ErrorEquals", List.of(errors), "ResultPath", "$.error", "Next", next));
    }

    State select(Map<String, ?> selector) {
        return with("ResultSelector", selector);
    }

    State result(String path) {
        return with("ResultPath", path);
    }

    State next(String name) {
        return with("Next", name);
    }

    State end() {
        return with("End", true);
    }

    private State with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    @SuppressWarnings("unchecked") // only this method writes these fields
    private State add(String field, Object entry) {
        ((List<Object>) fields.computeIfAbsent(field, f -> new ArrayList<>())).add(entry);
        return this;
    }
}
