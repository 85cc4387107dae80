package io.github.wpdata.cdk.guard;

import io.github.wpdata.cdk.guard.Finding.Rule;
import io.github.wpdata.cdk.guard.Finding.Severity;
import io.github.wpdata.cdk.guard.Finding.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes that may happen, each with the reason. */
final class Acceptances {

    private final Map<AcceptedChange, String> reasons;

    Acceptances(Map<AcceptedChange, String> reasons) {
        this.reasons = new LinkedHashMap<>(reasons);
    }

    /** The findings, those that are accepted as information, and a warning for each acceptance that is not used. */
    List<Finding> applyTo(List<Finding> findings, Baseline before) {
        Map<AcceptedChange, String> unused = new LinkedHashMap<>(reasons);
        List<Finding> result = new ArrayList<>();
        for (Finding finding : findings) {
            AcceptedChange change = finding.change();
            String reason = change == null ? null : reasons.get(change);
            if (reason == null) {
                result.add(finding);
            } else {
                unused.remove(change);
                result.add(finding.accepted(reason));
            }
        }
        // Nothing to lose until the protection is on again, so that a flag of an app may accept it always.
        unused.keySet().removeIf(before::isUnprotected);
        // If an acceptance stays after its change was deployed, it would also accept the next change.
        unused.forEach((change, reason) -> result.add(new Finding(
                Rule.UnusedAcceptance,
                Severity.WARNING,
                null,
                Subject.app(),
                "%s: there is nothing to accept (%s).".formatted(change, reason),
                "Remove %s".formatted(change.call("\"…\"")))));
        return result;
    }
}
