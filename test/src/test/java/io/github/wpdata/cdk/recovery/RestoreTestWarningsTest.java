package io.github.wpdata.cdk.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.TestStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.services.sns.Topic;

class RestoreTestWarningsTest {
    private static final String TOPIC =
            "notify is missing, so a failed restore test is found only by looking into AWS Backup; "
                    + "name a topic with notify(…) [ack: @wpdata/cdk:restoreTestTopic]";
    private static final String OPT_IN =
            "testDatabases (true) tests nothing and reports nothing unless the account has opted in "
                    + "to Aurora in this region; check that this prints true: aws backup describe-region-settings --region us-east-1 "
                    + "--query ResourceTypeOptInPreference.Aurora [ack: @wpdata/cdk:backupOptIn]";

    private final TestStack test = new TestStack();

    @Test
    void withoutATopicNobodyIsTold() {
        Minimal.restoreTest(test).build();

        assertThat(test.warnings()).containsExactlyInAnyOrder(TOPIC, OPT_IN);
    }

    @Test
    void withATopicOnlyTheOptInIsLeft() {
        Minimal.restoreTest(test).notify(topic()).build();

        assertThat(test.warnings()).containsExactly(OPT_IN);
    }

    @Test
    void filesNeedNoOptInOfTheirOwn() {
        Minimal.restoreTest(test).testDatabases(false).notify(topic()).build();

        assertThat(test.warnings()).isEmpty();
    }

    private Topic topic() {
        return Topic.Builder.create(test.stack(), "Topic").build();
    }
}
