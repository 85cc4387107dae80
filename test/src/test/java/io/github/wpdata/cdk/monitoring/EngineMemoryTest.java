package io.github.wpdata.cdk.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.services.ec2.InstanceType;

/** The figures are those that the Aurora User Guide lists for instance classes and capacities. */
class EngineMemoryTest {
    private final TestStack test = new TestStack();

    private OptionalDouble connections(UnaryOperator<AuroraMysqlCluster.Builder> settings) {
        return EngineMemory.maxConnections(
                settings.apply(Minimal.database(test)).build().getCapacity());
    }

    @ParameterizedTest
    @CsvSource({"2, 90", "4, 135", "8, 1000", "16, 2000", "32, 3000", "64, 4000", "128, 5000", "256, 6000"})
    void connectionsFollowTheMaximumCapacity(double acu, double expected) {
        assertThat(connections(settings -> settings.maxCapacity(acu))).hasValue(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "t3.small, 45",
        "t3.medium, 90",
        "r5.large, 1000",
        "r6g.xlarge, 2000",
        "r5.2xlarge, 3000",
        "r6i.4xlarge, 4000",
        "r5.8xlarge, 5000",
        "r5.12xlarge, 5000",
        "r5.16xlarge, 6000"
    })
    void connectionsFollowTheInstanceClass(String type, double expected) {
        assertThat(connections(settings -> settings.performanceInsights(false).instanceType(new InstanceType(type))))
                .hasValue(expected);
    }

    @Test
    void aParameterOfTheCallerWins() {
        assertThat(connections(settings -> settings.parameter("max_connections", "500")))
                .hasValue(500);
    }

    @Test
    void aFormulaOfTheCallerIsNotCalculated() {
        assertThat(connections(settings -> settings.parameter("max_connections", "{DBInstanceClassMemory/12582880}")))
                .isEmpty();
    }

    @Test
    void aTokenIsNotJudged() {
        Number token = CfnParameter.Builder.create(test.stack(), "Acu")
                .type("Number")
                .build()
                .getValueAsNumber();

        assertThat(connections(settings -> settings.maxCapacity(token.doubleValue())))
                .isEmpty();
    }

    @Test
    void anUnknownFamilyHasNoKnownMemory() {
        assertThat(EngineMemory.bytes("z1d.large")).isEmpty();
        assertThat(EngineMemory.bytes("r7g.metal")).isEmpty();
        assertThat(EngineMemory.bytes("r7g.large")).hasValue(16 * EngineMemory.GIB);
    }
}
