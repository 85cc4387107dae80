package io.github.wpdata.cdk.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.testing.Arns;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.services.backup.BackupResource;

class AuroraBackupOptInTest {
    private static final String OPT_IN = "Custom::AWSBackupOptIn";

    private final TestStack test = new TestStack();

    @Test
    void optsInForAuroraAndFiles() {
        AuroraBackupOptIn optIn = optIn().build();

        Resources resources = test.resources();
        resources
                .only(OPT_IN)
                .has("ResourceTypes", List.of("Aurora", "EFS"))
                .has("ServiceToken", resources.only("AWS::Lambda::Function").getAtt("Arn"));
        resources
                .only("AWS::Lambda::Function")
                .has("Runtime", "nodejs24.x")
                .has("Handler", "index.handler")
                .has("Timeout", 60)
                .has("MemorySize", 128);
        assertThat(resources
                        .only("AWS::Lambda::Function")
                        .property("Code.ZipFile")
                        .asText())
                .contains("UpdateRegionSettingsCommand");
        assertThat(test.stack().resolve(optIn.getFunction().getFunctionArn()))
                .isEqualTo(resources.only("AWS::Lambda::Function").getAtt("Arn"));
        assertThat(optIn.getOptIn().getNode().getPath()).isEqualTo("Test/OptIn/OptIn");
    }

    @Test
    void optsInForAuroraAlone() {
        optIn().files(false).build();

        test.resources().only(OPT_IN).has("ResourceTypes", List.of("Aurora"));
    }

    @Test
    void mayDoNoMoreThanThat() {
        optIn().build();

        Resources resources = test.resources();
        resources
                .only("AWS::IAM::ManagedPolicy")
                .has(
                        "PolicyDocument.Statement",
                        List.of(
                                Map.of(
                                        "Action",
                                                List.of("backup:DescribeRegionSettings", "backup:UpdateRegionSettings"),
                                        "Effect", "Allow",
                                        "Resource", "*"),
                                Map.of(
                                        "Action", List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                                        "Effect", "Allow",
                                        "Resource",
                                                resources
                                                        .only("AWS::Logs::LogGroup")
                                                        .getAtt("Arn"))));
        assertThat(resources.only(OPT_IN).json().path("DependsOn").toString()).contains("OptInPolicy");
    }

    @Test
    void silencesTheWarningOfPlansBeforeAndAfterIt() {
        Minimal.plan(test.stack(), "Before")
                .resources(BackupResource.fromArn(Arns.DATABASE_CLUSTER))
                .build();
        optIn().build();
        Minimal.plan(test.stack(), "After")
                .resources(BackupResource.fromArn(Arns.DATABASE_CLUSTER))
                .build();

        assertThat(test.warnings()).noneMatch(warning -> warning.contains("@wpdata/cdk:backupOptIn"));
    }

    @Test
    void otherStacksKeepTheirWarning() {
        optIn().build();
        TestStack other = new TestStack(test.app(), "Other", "us-west-2");
        DataBackupPlan.Builder.create(other.stack(), "Plan")
                .rules(BackupRule.daily("cron(0 2 * * ? *)"))
                .resources(BackupResource.fromArn(Arns.in("us-west-2", "rds", "cluster:wordpress")))
                .build();

        assertThat(other.warnings()).anyMatch(warning -> warning.contains("@wpdata/cdk:backupOptIn"));
    }

    private AuroraBackupOptIn.Builder optIn() {
        return AuroraBackupOptIn.Builder.create(test.stack(), "OptIn");
    }
}
