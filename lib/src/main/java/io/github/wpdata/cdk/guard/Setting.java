package io.github.wpdata.cdk.guard;

import io.github.wpdata.cdk.guard.Finding.Severity;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import java.util.stream.Stream;

/**
 * A protection by the value of one property.
 *
 * @param severity a warning where no data is at stake, but what watches over it
 */
record Setting(String property, Weakening weakening, Severity severity, String consequence) implements Protection {

    static Setting of(String property, Weakening weakening, String consequence) {
        return new Setting(property, weakening, Severity.FATAL, consequence);
    }

    Setting asWarning() {
        return new Setting(property, weakening, Severity.WARNING, consequence);
    }

    @Override
    public Stream<Loss> losses(TemplateValue was, TemplateValue is) {
        return weakening.between(was, is).map(clause -> new Loss(property, clause, severity, consequence)).stream();
    }
}
