package io.github.wpdata.cdk.internal.validation;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Rules on settings that have an effect only while a switch is on, with their check. Switched off beside them, it contradicts them.
 *
 * @param all one rule for each setting
 */
public record SwitchRule(List<Rule> all) implements Documented {
    /**
     * Rules on the settings of a switch.
     *
     * @param property name of the switch's setter
     * @param consequence what follows for the user, as in {@code , so nothing is backed up}; empty if the rest says enough
     * @param settings names of the setters that have no effect without it
     * @return the rules with their check
     */
    public static SwitchRule of(String property, String consequence, String... settings) {
        return new SwitchRule(Stream.of(settings)
                .map(setting -> new Rule(
                        setting,
                        "",
                        "only while " + property + " is true",
                        "has no effect while " + property + " is false" + consequence,
                        "leave out one of the two",
                        "this library"))
                .toList());
    }

    /**
     * The settings that were given a value.
     *
     * @param isGiven whether a setter was
     * @return names of those setters
     */
    public List<String> given(Predicate<String> isGiven) {
        return all.stream().map(Rule::property).filter(isGiven).toList();
    }

    /**
     * Reports settings that were given a value, although the switch is off.
     *
     * @param problems receives the problems
     * @param isOff whether the caller has switched it off
     * @param isGiven whether a setter was given a value
     */
    public void check(Problems problems, boolean isOff, Predicate<String> isGiven) {
        all.forEach(rule -> problems.require(!isOff || !isGiven.test(rule.property()), rule, "set"));
    }
}
