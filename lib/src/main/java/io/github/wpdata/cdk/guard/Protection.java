package io.github.wpdata.cdk.guard;

import io.github.wpdata.cdk.guard.Finding.Rule;
import io.github.wpdata.cdk.guard.Finding.Severity;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import java.util.stream.Stream;

/** A property that protects data against loss, or says where the data is. */
interface Protection {

    /**
     * A change of the property that costs data or its protection, or that a deployment cannot make.
     *
     * @param property the name by which the loss is reported and accepted
     * @param clause what changed, after the name of the property
     * @param consequence what follows, as sentences without the last period; {@code %s} stands for the resource
     * @param revert what takes the change back
     */
    record Loss(Rule rule, String property, String clause, Severity severity, String consequence, String revert) {

        /** A protection that became weaker; what follows does so after "From the next deployment on, ". */
        static Loss ofProtection(String property, String clause, Severity severity, String consequence) {
            return new Loss(
                    Rule.ProtectionLost,
                    property,
                    clause,
                    severity,
                    "From the next deployment on, " + consequence,
                    "Restore it");
        }

        /** The same with the clause that says what changed. */
        Loss because(String change) {
            return new Loss(rule, property, change, severity, consequence, revert);
        }

        Loss of(String owner) {
            return new Loss(rule, owner + "." + property, clause, severity, consequence, revert);
        }
    }

    /** The path of the property below the resource's properties. */
    String property();

    /** What changed for the worse. */
    Stream<Loss> losses(TemplateValue was, TemplateValue is);
}
