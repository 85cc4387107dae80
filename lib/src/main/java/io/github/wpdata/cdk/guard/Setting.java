package io.github.wpdata.cdk.guard;

import io.github.wpdata.cdk.guard.Finding.Rule;
import io.github.wpdata.cdk.guard.Finding.Severity;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import java.util.stream.Stream;

/**
 * A protection by the value of one property, or a property that decides which data is used.
 *
 * @param loss what is reported when the value changes for the worse; its clause is still empty
 */
record Setting(String property, Weakening weakening, Loss loss) implements Protection {

    /** A protection; the consequence follows "From the next deployment on, ". */
    static Setting of(String property, Weakening weakening, String consequence) {
        return new Setting(property, weakening, Loss.ofProtection(property, "", Severity.FATAL, consequence));
    }

    /** The version of an engine, which cannot be lowered. */
    static Setting engineVersion(String property) {
        return new Setting(
                property,
                Weakening.downgraded(),
                new Loss(
                        Rule.EngineDowngraded,
                        property,
                        "",
                        Severity.FATAL,
                        "The engine of a %s cannot be downgraded in place, so the next deployment fails and is rolled back",
                        "Set %s back".formatted(property)));
    }

    /** A property that says which data is used: with another value, the data of before stays unused. */
    static Setting reference(String property, String consequence, String revert) {
        return new Setting(
                property,
                Weakening.replaced(),
                new Loss(Rule.DataLeftBehind, property, "", Severity.FATAL, consequence, revert));
    }

    /** The same as a warning, where no data is at stake, but what watches over it. */
    Setting asWarning() {
        return new Setting(
                property,
                weakening,
                new Loss(loss.rule(), property, "", Severity.WARNING, loss.consequence(), loss.revert()));
    }

    @Override
    public Stream<Loss> losses(TemplateValue was, TemplateValue is) {
        return weakening.between(was, is).map(loss::because).stream();
    }
}
