package io.github.wpdata.cdk;

import io.github.wpdata.cdk.internal.cdk.AcknowledgementRequests;
import software.constructs.IConstruct;

/**
 * Writes into the templates why the constructs do not follow some compliance rules, for users of cdk-nag:
 *
 * <pre>{@code
 * App app = new App();
 * ComplianceAcknowledgements.applyTo(app);
 * Aspects.of(app).add(AwsSolutionsChecks.Builder.create().build());
 * }</pre>
 *
 * <p>Each acknowledgement has the id of a rule and a reason, in the metadata {@code cdk_nag} of the resource. Only findings
 * that a construct has by design are acknowledged; a finding that a caller's choice causes stays open. Without this call
 * templates hold no acknowledgement. It changes metadata only, no resource.
 */
public final class ComplianceAcknowledgements {
    private ComplianceAcknowledgements() {}

    /**
     * Writes the acknowledgements of all constructs of this library in a tree: of those that exist, and of those that are made
     * later, until the tree is synthesised.
     *
     * @param scope root of the tree: an app, a stage, a stack or a construct
     */
    public static void applyTo(IConstruct scope) {
        AcknowledgementRequests.request(scope);
    }
}
