package io.github.wpdata.cdk.guard;

import io.github.wpdata.cdk.guard.Finding.Severity;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import java.util.stream.Stream;

/** A property that protects data against loss. */
interface Protection {

    /**
     * A way in which a protection became weaker.
     *
     * @param property the name by which the loss is reported and accepted
     * @param clause what changed, after the name of the property
     * @param consequence what follows, after "From the next deployment on, "; {@code %s} stands for the resource
     */
    record Loss(String property, String clause, Severity severity, String consequence) {

        Loss of(String owner) {
            return new Loss(owner + "." + property, clause, severity, consequence);
        }
    }

    /** The path of the property below the resource's properties. */
    String property();

    /** What became weaker. */
    Stream<Loss> losses(TemplateValue was, TemplateValue is);
}
