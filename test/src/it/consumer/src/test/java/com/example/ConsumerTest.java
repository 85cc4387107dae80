package com.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.kubernetes.EfsManifests;
import io.github.wpdata.cdk.guard.ReplacementGuard;
import io.github.wpdata.cdk.policy.WordPressDataPolicies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;

class ConsumerTest {
    @TempDir
    private Path folder;

    @Test
    void theDataServicesComposeInSomebodyElsesStack() {
        App app = new App();
        Path baseline = folder.resolve("baseline.json");
        Validations.of(app)
                .addPlugins(
                        WordPressDataPolicies.nonProduction(),
                        ReplacementGuard.Builder.create(app)
                                .baseline(baseline)
                                .renewBaseline(true)
                                .build());
        Stack stack = new Stack(app, "Platform");
        Vpc vpc = Vpc.Builder.create(stack, "Vpc").maxAzs(2).build();
        SecurityGroup pods = SecurityGroup.Builder.create(stack, "Pods").vpc(vpc).build();

        WordPressDataServices data = WordPressDataServices.Builder.create(stack, "Data")
                .vpc(vpc)
                .clients(pods)
                .database(database -> database.maxCapacity(32))
                .build();
        String manifests = EfsManifests.Builder.create(data.getFiles()).build().toYaml();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::RDS::DBCluster",
                Map.of("ServerlessV2ScalingConfiguration", Map.of("MinCapacity", 2, "MaxCapacity", 32)));
        template.resourceCountIs("AWS::ElastiCache::ReplicationGroup", 1);
        template.resourceCountIs("AWS::EFS::FileSystem", 1);
        template.resourceCountIs("AWS::Backup::BackupSelection", 2);
        assertTrue(manifests.contains("kind: PersistentVolumeClaim"), manifests);
        assertTrue(Files.exists(baseline), "the guard wrote its baseline");
    }
}
