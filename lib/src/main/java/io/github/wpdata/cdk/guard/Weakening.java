package io.github.wpdata.cdk.guard;

import io.github.wpdata.cdk.internal.template.TemplateValue;
import io.github.wpdata.cdk.internal.validation.AwsCron;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** A comparison of two values of a setting that protects data. An unresolved value protects nothing for certain. */
@FunctionalInterface
interface Weakening {

    /** Values that switch a protection on, in lower case. */
    Set<String> ON = Set.of("true", "active", "enabled");

    /** What became weaker, as a clause after the name of the property; nothing if nothing did. */
    Optional<String> between(TemplateValue was, TemplateValue is);

    /** A switch that is on to protect. */
    static Weakening turnedOff(boolean unset) {
        return (was, is) -> isOn(was, unset) && !isOn(is, unset) ? changed(was, is, onOff(unset)) : Optional.empty();
    }

    /** A switch that is off to protect. */
    static Weakening turnedOn(boolean unset) {
        return (was, is) -> isOff(was, unset) && !isOff(is, unset) ? changed(was, is, onOff(unset)) : Optional.empty();
    }

    /** A number that protects more the higher it is. */
    static Weakening lowered(long unset) {
        return (was, is) -> {
            OptionalLong before = number(was, unset);
            OptionalLong now = number(is, unset);
            boolean weaker = before.isPresent()
                    && (now.isEmpty() ? before.getAsLong() > 0 : now.getAsLong() < before.getAsLong());
            return weaker ? changed(was, is, unset) : Optional.empty();
        };
    }

    /** A number of days that protects more the higher it is, and most where it is not set. */
    static Weakening shortened() {
        return (was, is) -> {
            long before = number(was, Long.MAX_VALUE).orElse(0);
            boolean weaker = number(is, Long.MAX_VALUE).orElse(0) < before;
            return weaker ? changed(was, is) : Optional.empty();
        };
    }

    /** A number of days after which a protection is final; it never is if the number is not set. */
    static Weakening postponed() {
        return (was, is) -> {
            long before = number(was, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
            long now = number(is, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
            return now > before ? changed(was, is) : Optional.empty();
        };
    }

    /** A mode, one value of which protects less. */
    static Weakening becoming(String weak) {
        return (was, is) -> is.is(weak) && !was.is(weak) ? changed(was, is) : Optional.empty();
    }

    /** A value that protects as long as it is set. */
    static Weakening removed() {
        return (was, is) -> !was.isAbsent() && is.isAbsent() ? changed(was, is) : Optional.empty();
    }

    /** A value that protects as long as it stays the same. */
    static Weakening replaced() {
        return (was, is) -> was.isSame(is) ? Optional.empty() : changed(was, is);
    }

    /** The version of an engine. Versions that are not known, or not written alike, are not compared. */
    static Weakening downgraded() {
        return (was, is) -> EngineVersions.isLower(is, was) ? changed(was, is) : Optional.empty();
    }

    /** A filter: a new or different one leaves out more, none leaves out nothing. */
    static Weakening filtered() {
        return (was, is) -> is.isAbsent() || was.isSame(is) ? Optional.empty() : changed(was, is);
    }

    /** A list whose elements are protected. */
    static Weakening reduced() {
        return (was, is) -> {
            String gone = without(was, is);
            return gone.isEmpty() ? Optional.empty() : Optional.of("no longer contains " + gone);
        };
    }

    /** A list whose elements are left out of a protection. */
    static Weakening extended() {
        return (was, is) -> {
            String added = without(is, was);
            return added.isEmpty() ? Optional.empty() : Optional.of("also contains " + added);
        };
    }

    /** A schedule: it protects more the more often it starts. */
    static Weakening rarer(String unset) {
        return (was, is) -> {
            long before = starts(was, unset);
            return starts(is, unset) < before ? changed(was, is) : Optional.empty();
        };
    }

    private static long starts(TemplateValue schedule, String unset) {
        String text = schedule.isAbsent() ? unset : schedule.literal().orElse("");
        return AwsCron.fields(text)
                .flatMap(AwsCron::parse)
                .map(AwsCron::startsInFourYears)
                .orElse(0L);
    }

    private static String without(TemplateValue list, TemplateValue other) {
        List<TemplateValue> known = other.items();
        List<TemplateValue> items = list.isIntrinsic() && !list.isSame(other) ? List.of(list) : list.items();
        return items.stream()
                .filter(item -> known.stream().noneMatch(item::isSame))
                .map(TemplateValue::json)
                .collect(Collectors.joining(", "));
    }

    static boolean isOn(TemplateValue value, boolean unset) {
        if (value.isAbsent()) {
            return unset;
        }
        return value.node().isArray()
                ? value.items().stream().allMatch(item -> isOn(item, unset))
                : value.literal()
                        .filter(text -> ON.contains(text.toLowerCase(Locale.ROOT)))
                        .isPresent();
    }

    private static boolean isOff(TemplateValue value, boolean unset) {
        return value.isAbsent() ? !unset : value.is("false");
    }

    private static OptionalLong number(TemplateValue value, long unset) {
        if (value.isAbsent()) {
            return OptionalLong.of(unset);
        }
        return value.literal()
                .filter(text -> text.matches("\\d{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    private static String onOff(boolean unset) {
        return unset ? "on" : "off";
    }

    private static Optional<String> changed(TemplateValue was, TemplateValue is) {
        return Optional.of("changed from %s to %s".formatted(was.json(), is.json()));
    }

    private static Optional<String> changed(TemplateValue was, TemplateValue is, Object unset) {
        return Optional.of("changed from %s to %s".formatted(shown(was, unset), shown(is, unset)));
    }

    private static String shown(TemplateValue value, Object unset) {
        return value.isAbsent() ? "not set (default: %s)".formatted(unset) : value.json();
    }
}
