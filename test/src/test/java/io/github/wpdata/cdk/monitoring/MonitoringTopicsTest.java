package io.github.wpdata.cdk.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wpdata.cdk.testing.Arns;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.TopicAttributes;

/** Topics of the caller: what their policies and keys allow, and which cannot be published to. */
class MonitoringTopicsTest {
    private final TestStack test = new TestStack();

    private DataMonitoring.Builder monitoring(String id) {
        return DataMonitoring.Builder.create(test.stack(), id)
                .files(Minimal.files(test, test.stack(), id + "Files").build())
                .dashboard(false);
    }

    private Topic encrypted(IKey key) {
        return Topic.Builder.create(test.stack(), "Topic").masterKey(key).build();
    }

    private static List<String> sids(JsonNode policy) {
        List<String> sids = new ArrayList<>();
        policy.path("Statement")
                .forEach(statement -> sids.add(statement.path("Sid").asText()));
        return sids;
    }

    private List<String> ofPolicies() {
        return test.warnings().stream()
                .filter(warning -> warning.contains("cdk:topic"))
                .toList();
    }

    @Test
    void theKeyOfATopicOfThisAppIsExtendedOnceHoweverManyUseIt() {
        Key key = Key.Builder.create(test.stack(), "OwnKey").build();
        Topic topic = encrypted(key);
        monitoring("First").notify(topic).build();
        monitoring("Second").page(topic).build();

        Resources resources = test.resources();
        JsonNode ofKey = resources.named("AWS::KMS::Key", "OwnKey").property("KeyPolicy");
        assertThat(sids(ofKey).stream().filter("Notifications"::equals)).hasSize(1);
        JsonNode granted = ofKey.path("Statement").get(ofKey.path("Statement").size() - 1);
        assertThat(granted.path("Action").toString()).isEqualTo("[\"kms:Decrypt\",\"kms:GenerateDataKey*\"]");
        assertThat(granted.path("Principal").path("Service").toString())
                .contains("cloudwatch.amazonaws.com", "backup.amazonaws.com", "events.amazonaws.com");
        assertThat(granted.has("Condition"))
                .as("condition, which EventBridge does not support")
                .isFalse();
        JsonNode ofTopic = resources.only("AWS::SNS::TopicPolicy").property("PolicyDocument");
        assertThat(sids(ofTopic)).containsExactlyInAnyOrder("AlarmsAndBackups", "Events");
        assertThat(ofPolicies()).isEmpty();
    }

    @Test
    void theKeyOfATopicOfAnotherStackIsExtended() {
        Stack alerts = new Stack(
                test.app(),
                "Alerts",
                StackProps.builder().env(test.environment()).build());
        Key key = Key.Builder.create(alerts, "OwnKey").build();
        Topic topic = Topic.Builder.create(alerts, "Topic").masterKey(key).build();
        monitoring("Monitoring").notify(topic).build();

        assertThat(sids(Resources.of(alerts).only("AWS::KMS::Key").property("KeyPolicy")))
                .contains("Notifications");
        assertThat(ofPolicies()).isEmpty();
    }

    @Test
    void anImportedKeyIsAWarningThatSaysWhatItsPolicyMustAllow() {
        monitoring("Monitoring")
                .notify(encrypted(Key.fromKeyArn(test.stack(), "Imported", Arns.KEY)))
                .build();

        assertThat(ofPolicies())
                .containsExactly(
                        "topic (Test/Topic) is encrypted with an imported key (Test/Imported), so the policy of the key stays as it "
                                + "is; allow kms:Decrypt and kms:GenerateDataKey* to events.amazonaws.com, "
                                + "cloudwatch.amazonaws.com and backup.amazonaws.com there, without a condition on the account or "
                                + "the rule, or no message arrives [ack: @wpdata/cdk:topicKeyPolicy]");
    }

    @Test
    void anImportedTopicWithItsKeyIsOneWarning() {
        monitoring("Monitoring")
                .notify(Topic.fromTopicAttributes(
                        test.stack(),
                        "Topic",
                        TopicAttributes.builder()
                                .topicArn(Arns.TOPIC)
                                .keyArn(Arns.KEY)
                                .build()))
                .build();

        assertThat(ofPolicies()).singleElement().asString().startsWith("topic (Test/Topic) is imported");
    }

    private void refused(ITopic topic, String problem) {
        DataMonitoring.Builder builder = monitoring("Monitoring").notify(topic);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/Monitoring] notify (" + topic.getNode().getPath() + ") " + problem);
        assertThat(test.stack().getNode().tryFindChild("Monitoring")).isNull();
    }

    @Test
    void aFifoTopicIsRefused() {
        refused(
                Topic.Builder.create(test.stack(), "Fifo")
                        .topicName("pages.fifo")
                        .fifo(true)
                        .build(),
                "is a FIFO topic, to which CloudWatch alarms and EventBridge rules cannot publish; pass a standard topic");
    }

    @Test
    void theKeyOfAwsIsRefused() {
        refused(
                encrypted(Alias.fromAliasName(test.stack(), "Sns", "alias/aws/sns")),
                "is encrypted with alias/aws/sns, whose policy cannot be changed, so alarms and events cannot publish to it; "
                        + "encrypt it with a key of your own, or pass no topic to have one created");
    }

    @Test
    void aTopicOfAnotherRegionIsRefused() {
        refused(
                Topic.fromTopicArn(test.stack(), "There", Arns.in("us-west-2", "sns", "alerts")),
                "belongs to another region than the monitoring (us-east-1), whose alarms and events cannot reach it; pass a topic "
                        + "of the monitoring's region");
    }

    @Test
    void aTopicOfAnotherAccountIsRefused() {
        Stack other = new Stack(
                test.app(),
                "Other",
                StackProps.builder()
                        .env(Environment.builder()
                                .account("210987654321")
                                .region(Arns.REGION)
                                .build())
                        .build());

        refused(
                Topic.Builder.create(other, "Theirs").topicName("theirs").build(),
                "belongs to another account than the monitoring (123456789012), whose events reach it only through a role; pass a "
                        + "topic of the monitoring's account, and subscribe to it from the other account");
    }

    @Test
    void aTopicOfUnknownRegionIsAccepted() {
        Stack anywhere = new Stack(test.app(), "Anywhere");
        DataMonitoring monitoring = DataMonitoring.Builder.create(anywhere, "Monitoring")
                .files(Minimal.files(test).build())
                .notify(Topic.fromTopicArn(anywhere, "Alerts", Arns.TOPIC))
                .build();

        assertThat(monitoring.getTopic()).isEmpty();
    }
}
