package io.github.wpdata.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stage;

class ComplianceAcknowledgementsTest {
    private final App app = new App();

    private static WordPressDataServices data(TestStack test, String id) {
        return WordPressDataServices.Builder.create(test.stack(), id)
                .vpc(test.vpc())
                .clients(test.clients())
                .profile(Profile.DEVELOPMENT)
                .build();
    }

    /** A request lasts until its app is synthesised; as long, constructs of other apps have to see that they are not meant. */
    @AfterEach
    void endRequests() {
        app.synth();
    }

    private static List<String> acknowledged(TestStack test) {
        return test.resources().template().findValues("cdk_nag").stream()
                .map(JsonNode::toString)
                .sorted()
                .toList();
    }

    @Test
    void templatesHoldNoneByDefault() {
        TestStack test = new TestStack(app, "Test");
        data(test, "Data");

        assertThat(acknowledged(test)).isEmpty();
        assertThat(test.resources().template().toString()).doesNotContain("cdk_nag");
    }

    @Test
    void theOrderOfConstructsAndRequestDoesNotMatter() {
        TestStack before = new TestStack(app, "Before");
        TestStack after = new TestStack(app, "After");
        data(before, "Data");
        ComplianceAcknowledgements.applyTo(app);
        data(after, "Data");

        assertThat(acknowledged(after)).hasSizeGreaterThanOrEqualTo(4).isEqualTo(acknowledged(before));
    }

    @Test
    void onlyTheTreeBelowIsMeant() {
        TestStack one = new TestStack(app, "One");
        TestStack other = new TestStack(app, "Other");
        WordPressDataServices data = data(one, "Data");
        data(one, "More");
        data(other, "Data");
        ComplianceAcknowledgements.applyTo(data.getCache());

        assertThat(acknowledged(one)).hasSize(2);
        assertThat(acknowledged(other)).isEmpty();
    }

    @Test
    void aStageThatIsMadeLaterIsMeantToo() {
        ComplianceAcknowledgements.applyTo(app);
        TestStack test = new TestStack(new Stage(app, "Prod"), "Test");
        data(test, "Data");

        assertThat(acknowledged(test)).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void aRequestThatIsRepeatedAddsNothing() {
        TestStack test = new TestStack(app, "Test");
        data(test, "Data");
        ComplianceAcknowledgements.applyTo(app);
        ComplianceAcknowledgements.applyTo(test.stack());

        assertThat(acknowledged(test))
                .allSatisfy(entry -> assertThat(entry.split("AEC5")).hasSizeLessThanOrEqualTo(2));
    }

    @Test
    void whatTheCallerAcknowledgesIsKept() {
        TestStack test = new TestStack(app, "Test");
        WordPressDataServices data = data(test, "Data");
        NagSuppressions.addResourceSuppressions(
                data.getCache().getReplicationGroup(),
                List.of(NagPackSuppression.builder()
                        .id("Own-Rule")
                        .reason("The caller has a reason too.")
                        .build()));
        ComplianceAcknowledgements.applyTo(app);

        assertThat(acknowledged(test)).anySatisfy(entry -> assertThat(entry).contains("Own-Rule", "AwsSolutions-AEC5"));
    }
}
