package io.github.wpdata.cdk.internal.validation;

import java.util.List;
import java.util.Optional;

/** The rules on a service's daily backup window and its weekly maintenance window, which must leave each other alone. */
public final class WindowRules implements Documented {
    private final int shortest;
    private final Rule dailyForm;
    private final Rule dailyLength;
    private final Rule weeklyForm;
    private final Rule weeklyLength;
    private final Rule overlap;

    /**
     * Names the rules of a service.
     *
     * @param daily name of the daily window's setter
     * @param weekly name of the weekly window's setter
     * @param shortest length that either must have, in minutes
     * @param source where the limits come from
     */
    public WindowRules(String daily, String weekly, int shortest, String source) {
        this.shortest = shortest;
        this.dailyForm = new Rule(
                daily, "UTC", "hh24:mi-hh24:mi", "is not a daily window", "write it as in 02:00-03:00", source);
        this.weeklyForm = new Rule(
                weekly,
                "UTC",
                "ddd:hh24:mi-ddd:hh24:mi",
                "is not a weekly window",
                "write it as in sun:03:00-sun:04:00",
                source);
        String length = "at least " + shortest + " minutes";
        this.dailyLength = new Rule(daily, "UTC", length, "is %s minutes long", "make it " + length + " long", source);
        this.weeklyLength = new Rule(
                weekly,
                "UTC",
                length + ", less than 24 hours",
                "is %s minutes long",
                "make it " + length + " and less than 24 hours long",
                source);
        this.overlap = new Rule(
                daily,
                "UTC",
                "apart from " + weekly + "; touching is fine",
                "overlaps " + weekly + " (%s UTC)",
                "move one of them; they may touch",
                source);
    }

    /**
     * Checks a pair of windows. Tokens are skipped.
     *
     * @param problems where problems go
     * @param daily the daily window
     * @param weekly the weekly window
     */
    public void check(Problems problems, String daily, String weekly) {
        Optional<DailyWindow> everyDay = DailyWindow.parse(daily);
        Optional<WeeklyWindow> everyWeek = WeeklyWindow.parse(weekly);
        problems.require(everyDay.isPresent() || Tokens.isToken(daily), dailyForm, daily);
        problems.require(everyWeek.isPresent() || Tokens.isToken(weekly), weeklyForm, weekly);
        everyDay.ifPresent(d -> problems.require(d.minutes() >= shortest, dailyLength, daily, d.minutes()));
        everyWeek.ifPresent(w -> problems.require(
                w.minutes() >= shortest && w.minutes() < DailyWindow.DAY, weeklyLength, weekly, w.minutes()));
        if (everyDay.isPresent() && everyWeek.isPresent()) {
            problems.require(!everyWeek.get().overlaps(everyDay.get()), overlap, daily, weekly);
        }
    }

    @Override
    public List<Rule> all() {
        return List.of(dailyForm, dailyLength, weeklyForm, weeklyLength, overlap);
    }
}
