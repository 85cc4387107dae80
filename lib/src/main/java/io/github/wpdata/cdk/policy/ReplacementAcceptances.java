package io.github.wpdata.cdk.policy;

import io.github.wpdata.cdk.policy.ReplacementFinding.Rule;
import io.github.wpdata.cdk.policy.ReplacementFinding.Severity;
import io.github.wpdata.cdk.policy.ReplacementFinding.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes that may happen, each with the reason. */
final class ReplacementAcceptances {

    private final Map<ReplacementChange, String> reasons;

    ReplacementAcceptances(Map<ReplacementChange, String> reasons) {
        this.reasons = new LinkedHashMap<>(reasons);
    }

    /** The findings, those that are accepted as information. */
    List<ReplacementFinding> applyTo(List<ReplacementFinding> findings) {
        Map<ReplacementChange, String> unused = new LinkedHashMap<>(reasons);
        List<ReplacementFinding> result = new ArrayList<>();
        for (ReplacementFinding finding : findings) {
            ReplacementChange change = finding.change();
            String reason = change == null ? null : reasons.get(change);
            if (reason == null) {
                result.add(finding);
            } else {
                unused.remove(change);
                result.add(finding.as(Severity.INFO, "Accepted: " + reason));
            }
        }
        // An acceptance that outlives its change would let the next one pass.
        unused.forEach((change, reason) -> result.add(new ReplacementFinding(
                Rule.UnusedAcceptance,
                Severity.WARNING,
                null,
                Subject.app(),
                "%s: nothing is left to accept here (%s).".formatted(change, reason),
                "Remove %s".formatted(change.call("…")))));
        return result;
    }
}
