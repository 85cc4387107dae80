package io.github.wpdata.cdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.wpdata.cdk.ComplianceAcknowledgements;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.TestStack;
import io.github.wpdata.cdk.testing.Types;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

/** The Java of the decisions, which shows what user code looks like under them. */
class DecisionExamplesTest {
    @Test
    void acknowledgementsAreOnRequest() {
        App app = new App();
        ComplianceAcknowledgements.applyTo(app);
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().build());

        TestStack test = new TestStack(app, "Test");
        Minimal.database(test).build();
        assertThat(test.resources().only(Types.DB_CLUSTER).json().at("/Metadata/cdk_nag/rules_to_suppress"))
                .isNotEmpty();
    }
}
