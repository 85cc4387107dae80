package io.github.wpdata.cdk.internal.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.benchmark.RoundTrips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.cloudformation.include.CfnInclude;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.constructs.Construct;

class ConstructSearchTest {
    private static final int STACKS = 13;
    private static final int RESOURCES = 499;

    private final App app = new App();

    @TempDir
    Path folder;

    /** Resources that JavaScript makes, so that jsii for Java does not know their classes yet. */
    @BeforeEach
    void fill() throws IOException {
        Path template = Files.writeString(
                folder.resolve("template.json"),
                IntStream.range(0, RESOURCES)
                        .mapToObj("\"Queue%d\": {\"Type\": \"AWS::SQS::Queue\"}"::formatted)
                        .collect(Collectors.joining(", ", "{\"Resources\": {", "}}")));
        for (int n = 0; n < STACKS; n++) {
            CfnInclude.Builder.create(new Stack(app, "Stack" + n), "Queues")
                    .templateFile(template.toString())
                    .build();
        }
    }

    @Test
    void aResourceIsFoundInALargeAppWhileItIsSynthesised() {
        Construct near = new Construct(new Stack(app, "Last"), "Near");
        CfnTopic far = new CfnTopic((Construct) app.getNode().findChild("Stack3"), "Far");
        List<Boolean> found = new ArrayList<>();
        List<RoundTrips> calls = new ArrayList<>();
        app.getNode().addValidation(() -> {
            calls.add(RoundTrips.of(
                    () -> found.add(ConstructSearch.anyInApp(near, CfnTopic.class, topic -> far.equals(topic)))));
            return List.of();
        });

        app.synth();

        assertThat(found).containsExactly(true);
        assertThat(calls).singleElement().extracting(RoundTrips::count).isEqualTo(7);
    }

    @Test
    void nothingIsFoundThatFailsTheTest() {
        new CfnTopic((Construct) app.getNode().findChild("Stack3"), "Other");

        assertThat(ConstructSearch.anyInApp(app, CfnTopic.class, topic -> false))
                .isFalse();
    }
}
