package io.github.wpdata.cdk.internal.cdk;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.kubernetes.SiteIdentity;
import io.github.wpdata.cdk.monitoring.BackupMonitoring;
import io.github.wpdata.cdk.monitoring.DataMonitoring;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

class ReservedTagsTest {
    private final TestStack test = new TestStack();

    static Stream<Named<Function<TestStack, Construct>>> constructs() {
        return Stream.concat(Minimal.constructs(), dependents());
    }

    /** Constructs that need another one, and one whose parts are not all there. */
    private static Stream<Named<Function<TestStack, Construct>>> dependents() {
        return Stream.of(
                Named.of(
                        "services without a database",
                        test -> Minimal.services(test).database(false).build()),
                Named.of("restore test", test -> Minimal.restoreTest(test).build()),
                Named.of(
                        "monitoring",
                        test -> DataMonitoring.Builder.create(test.stack(), "Monitoring")
                                .files(Minimal.files(test).build())
                                .build()),
                Named.of(
                        "monitoring of backups",
                        test -> BackupMonitoring.Builder.create(test.stack(), "Monitoring")
                                .backups(Minimal.plan(test).build())
                                .build()),
                Named.of("site", test -> Minimal.services(test).build().addSite("shop")),
                Named.of(
                        "identity of a site",
                        test -> SiteIdentity.Builder.create(test.stack(), "Identity")
                                .site(Minimal.services(test).build().addSite("shop"))
                                .clusterName("platform")
                                .build()));
    }

    @ParameterizedTest
    @MethodSource("constructs")
    void aTagWhoseKeyAwsReservesIsRefused(Function<TestStack, Construct> make) {
        Construct construct = make.apply(test);
        Tags.of(construct).add("aws:team", "web");

        assertThatThrownBy(test::resources)
                .hasMessageContaining("[" + construct.getNode().getPath()
                        + "] tags (aws:team) begin with aws:, which AWS reserves, so the deployment would fail; choose "
                        + "another key");
    }

    @ParameterizedTest
    @MethodSource("constructs")
    void otherTagsAreAccepted(Function<TestStack, Construct> make) {
        Tags.of(make.apply(test)).add("team", "aws:web");

        assertThatCode(test::resources).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:", "AWS:team", "Aws:cloudformation:stack-name"})
    void thePrefixIsReservedInAnyCase(String key) {
        Minimal.files(test).build();
        Tags.of(test.app()).add(key, "web");

        assertThatThrownBy(test::resources).hasMessageContaining("[Test/Files] tags (" + key + ") begin with aws:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"awsteam", "my:aws:team", "aws-team", "Name"})
    void similarKeysAreAccepted(String key) {
        Minimal.files(test).build();
        Tags.of(test.stack()).add(key, "web");

        assertThatCode(test::resources).doesNotThrowAnyException();
    }

    @Test
    void aWholeReportsTheTagOfAPartOnce() {
        WordPressDataServices data = Minimal.services(test).build();
        Tags.of(data.getCache()).add("aws:team", "web");

        assertThatThrownBy(test::resources)
                .hasMessageStartingWith("ValidationFailedWithErrors: Validation failed with the following errors:\n"
                        + "  [Test/Data] tags (aws:team) begin with aws:, which AWS reserves, so the deployment would fail; "
                        + "choose another key\n@jsii");
    }
}
