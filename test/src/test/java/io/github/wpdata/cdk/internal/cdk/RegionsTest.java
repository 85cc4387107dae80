package io.github.wpdata.cdk.internal.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.SampleApp;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.regioninfo.Fact;
import software.constructs.Construct;

class RegionsTest {
    private static final String MISSPELLED =
            "region (us-esat-2) of the stack is not known to this version of AWS CDK; check "
                    + "its spelling [ack: @wpdata/cdk:unknownRegion]";

    static Stream<Named<Function<TestStack, Construct>>> constructs() {
        return Minimal.constructs();
    }

    @ParameterizedTest
    @MethodSource("constructs")
    void theStackOfEachConstructWarnsOnceOfARegionThatAwsDoesNotHave(Function<TestStack, Construct> construct) {
        TestStack test = new TestStack(new App(), "Test", "us-esat-2");
        construct.apply(test);

        assertThat(test.warnings()).containsOnlyOnce(MISSPELLED);
    }

    @ParameterizedTest
    @MethodSource("constructs")
    void noConstructWarnsOfARegionThatAwsHas(Function<TestStack, Construct> construct) {
        TestStack test = new TestStack(new App(), "Test", "eu-central-2");
        construct.apply(test);

        assertThat(test.warnings()).noneMatch(warning -> warning.contains("unknownRegion"));
    }

    @Test
    void aRegionThatTheDeploymentChoosesIsNoneToWarnOf() {
        Stack agnostic = new Stack(new App(), "Agnostic");
        Regions.warnIfUnknown(new StackEnvironment(agnostic));

        assertThat(agnostic.getNode().getMetadata())
                .noneMatch(entry -> entry.getType().contains("warning"));
    }

    @Test
    void theSampleAppWarnsOfBothOfItsRegions() {
        SampleApp app =
                SampleApp.with(Map.of("region", "us-esat-1", "backupRegion", "us-wets-2", "copyBackups", "true"));

        assertThat(warnings(app, SampleApp.DATA)).anyMatch(text -> text.startsWith("region (us-esat-1) of the stack"));
        assertThat(warnings(app, SampleApp.BACKUP_REGION))
                .anyMatch(text -> text.startsWith("region (us-wets-2) of the stack"));
    }

    private static List<String> warnings(SampleApp app, String stack) {
        return app.file(stack + ".metadata.json").findValuesAsText("data");
    }

    @Test
    void allRegionsOfAwsCdkAreKnown() {
        assertThat(Fact.getRegions()).hasSizeGreaterThan(30).allMatch(Regions::isKnown);
        assertThat(List.of("us-esat-2", "us-east1", "US-EAST-1", "")).noneMatch(Regions::isKnown);
    }
}
