package io.github.wpdata.cdk.internal.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnResource;

class AcknowledgementsTest {
    private static final String TYPE = "Test::Acknowledgements::Resource";
    private static final String REASON = "There is a reason for this.";

    private final TestStack test = new TestStack();
    private final CfnResource resource =
            CfnResource.Builder.create(test.stack(), "Resource").type(TYPE).build();

    @Test
    void rulesOfAFindingShareItsReason() {
        new Acknowledgements()
                .acknowledge(REASON, "Pack-A", "Other-B")
                .acknowledge("Only some of it.", List.of("Detail::one", "Detail::two"), "Pack-C")
                .at(resource);

        test.resources()
                .only(TYPE)
                .hasAttribute(
                        "Metadata",
                        Map.of(
                                "cdk_nag",
                                Map.of(
                                        "rules_to_suppress",
                                        List.of(
                                                Map.of("id", "Pack-A", "reason", REASON),
                                                Map.of("id", "Other-B", "reason", REASON),
                                                Map.of(
                                                        "id",
                                                        "Pack-C",
                                                        "reason",
                                                        "Only some of it.",
                                                        "applies_to",
                                                        List.of("Detail::one", "Detail::two"))))));
    }

    @Test
    void whatIsAcknowledgedAlreadyStays() {
        new Acknowledgements().acknowledge(REASON, "Pack-A").at(resource);
        NagSuppressions.addResourceSuppressions(
                resource,
                List.of(NagPackSuppression.builder()
                        .id("Pack-B")
                        .reason("The caller has another.")
                        .build()));
        new Acknowledgements().acknowledge(REASON, "Pack-C").at(resource);

        assertThat(test.resources()
                        .only(TYPE)
                        .json()
                        .at("/Metadata/cdk_nag/rules_to_suppress")
                        .findValuesAsText("id"))
                .containsExactly("Pack-A", "Pack-B", "Pack-C");
    }

    @Test
    void nothingToAcknowledgeLeavesNothingBehind() {
        new Acknowledgements().at(resource);

        assertThat(test.resources().only(TYPE).json().has("Metadata")).isFalse();
    }
}
