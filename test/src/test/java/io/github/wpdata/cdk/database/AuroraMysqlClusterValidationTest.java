package io.github.wpdata.cdk.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wpdata.cdk.testing.TestStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.rds.DBClusterStorageType;
import software.amazon.awscdk.services.rds.DatabaseInsightsMode;

/** What the template validator of aws-cdk-lib finds in a cluster: nothing. */
@Tag("validated")
class AuroraMysqlClusterValidationTest {
    private final TestStack test = new TestStack(Map.of("@aws-cdk/core:validateAgainstDefaultRules", true));

    private void database(String id, Consumer<AuroraMysqlCluster.Builder> settings) {
        AuroraMysqlCluster.Builder builder = AuroraMysqlCluster.Builder.create(test.stack(), id)
                .vpc(test.vpc())
                .clients(test.clients());
        settings.accept(builder);
        builder.build();
    }

    @Test
    void theValidatorFindsNothing() throws IOException {
        database("DatabaseOfDefaults", settings -> {});
        database(
                "DatabaseThatPauses",
                settings -> settings.minCapacity(0)
                        .autoPause(Duration.hours(1))
                        .readers(0)
                        .credentials(AdminCredentials.generatedSecret())
                        .removalPolicy(RemovalPolicy.RETAIN));
        database(
                "DatabaseOfEverything",
                settings -> settings.instanceType(new InstanceType("r7g.large"))
                        .readers(3)
                        .databaseInsightsMode(DatabaseInsightsMode.ADVANCED)
                        .monitoringInterval(Duration.seconds(15))
                        .logExports("audit", "error", "general", "instance", "slowquery", "iam-db-auth-error")
                        .storageType(DBClusterStorageType.AURORA_IOPT1)
                        .backtrackWindow(Duration.hours(72))
                        .iamAuthentication(true)
                        .dataApi(true)
                        .clientCidrs("10.0.0.0/8", "2001:DB8::/32")
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .deletionProtection(false));

        Path report = Path.of(Stage.of(test.stack()).synth().getDirectory(), "validation-report.json");
        JsonNode found = new ObjectMapper().readTree(report.toFile());
        List<String> paths = found.findValuesAsText("constructPath");
        // The zones that the tests name are a finding, which shows that the validator was at work.
        assertThat(paths).anyMatch(path -> path.startsWith("Test/Vpc/"));
        assertThat(paths).noneMatch(path -> path.startsWith("Test/Database"));
    }
}
