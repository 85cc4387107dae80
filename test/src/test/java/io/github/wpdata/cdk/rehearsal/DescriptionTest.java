package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** A rehearsal that fails says which property is wrong, and how. */
class DescriptionTest {
    private static final DBCluster CLUSTER = DBCluster.builder()
            .port(3307)
            .serverlessV2ScalingConfiguration(capacity -> capacity.minCapacity(2.0))
            .build();

    @Test
    void whatIsAsExpectedPasses() {
        Description.of(CLUSTER)
                .has("Port", 3307)
                .has("ServerlessV2ScalingConfiguration.MinCapacity", 2.0)
                .has("MasterUserSecret.SecretArn", null);
    }

    @Test
    void aDifferenceNamesThePropertyAndBothValues() {
        assertThatThrownBy(() -> Description.of(CLUSTER).has("Port", 3306))
                .isInstanceOf(AssertionError.class)
                .hasMessage("[Port of DBCluster] \nexpected: 3306\n but was: 3307");
        assertThatThrownBy(() -> Description.of(CLUSTER).has("ServerlessV2ScalingConfiguration.MinCapacity", 0.5))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "[ServerlessV2ScalingConfiguration.MinCapacity of DBCluster] \nexpected: 0.5\n but was: 2.0");
    }

    @Test
    void anUnknownPropertyIsNotTakenForAnUnsetOne() {
        assertThatThrownBy(() -> Description.of(CLUSTER).has("port", 3307))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DBCluster has no property port");
    }
}
