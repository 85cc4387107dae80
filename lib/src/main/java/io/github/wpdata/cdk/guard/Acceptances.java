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

    /** The findings, those that are accepted as information. */
    List<Finding> applyTo(List<Finding> findings) {
        Map<AcceptedChange, String> unused = new LinkedHashMap<>(reasons);
        List<Finding> result = new ArrayList<>();
        for (Finding finding : findings) {
            AcceptedChange change = finding.change();
            String reason = change == null ? null : reasons.get(change);
            if (reason == null) {
                result.add(finding);
            } else {
                unused.remove(change);
                result.add(finding.as(Severity.INFO, "Accepted: " + reason));
            }
        }
        // An acceptance that outlives its change would let the next one pass.
        unused.forEach((change, reason) -> result.add(new Finding(
                Rule.UnusedAcceptance,
                Severity.WARNING,
                null,
                Subject.app(),
                "%s: nothing is left to accept here (%s).".formatted(change, reason),
                "Remove %s".formatted(change.call("…")))));
        return result;
    }
}
