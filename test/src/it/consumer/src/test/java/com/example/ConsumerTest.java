package com.example;

import io.github.wpdata.cdk.WordPressDataServices;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;

class ConsumerTest {
    @Test
    void theDataServicesComposeInSomebodyElsesStack() {
        Stack stack = new Stack(new App(), "Platform");
        Vpc vpc = Vpc.Builder.create(stack, "Vpc").maxAzs(2).build();
        SecurityGroup pods = SecurityGroup.Builder.create(stack, "Pods").vpc(vpc).build();

        WordPressDataServices.Builder.create(stack, "Data")
                .vpc(vpc)
                .clients(pods)
                .database(database -> database.maxCapacity(32))
                .build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::RDS::DBCluster",
                Map.of("ServerlessV2ScalingConfiguration", Map.of("MinCapacity", 2, "MaxCapacity", 32)));
        template.resourceCountIs("AWS::ElastiCache::ReplicationGroup", 1);
        template.resourceCountIs("AWS::EFS::FileSystem", 1);
        template.resourceCountIs("AWS::Backup::BackupSelection", 2);
    }
}
