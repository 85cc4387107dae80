package io.github.wpdata.cdk.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.wpdata.cdk.testing.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CdkVersionTest {
    @ParameterizedTest
    @ValueSource(strings = {"2.261.9", "2.99.0", "1.300.0"})
    void rejectsAnOlderVersionWithTheRemedy(String version) {
        assertThatIllegalStateException()
                .isThrownBy(() -> CdkVersion.require(version))
                .withMessage(
                        "aws-cdk-lib (%s) is older than 2.262.0, the oldest version that wordpress-data-cdk works "
                                + "with; set the version of software.amazon.awscdk:aws-cdk-lib to 2.262.0 or later",
                        version);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"2.262.0", "2.263.0", "2.1000.0", "3.0.0", "2.100.0-alpha.1", "unknown"})
    void acceptsOtherVersions(String version) {
        assertThatCode(() -> CdkVersion.require(version)).doesNotThrowAnyException();
    }

    @Test
    void readsTheVersionOfTheLibraryOnTheClassPath() {
        assertThat(software.amazon.awscdk.Stack.class.getPackage().getImplementationVersion())
                .isEqualTo(Project.property("aws-cdk-lib.version"));
    }

    @Test
    void theConsumerIsTriedWithTheOldestVersion() {
        assertThat(CdkVersion.OLDEST).isEqualTo(Project.property("aws-cdk-lib.oldest.version"));
    }
}
