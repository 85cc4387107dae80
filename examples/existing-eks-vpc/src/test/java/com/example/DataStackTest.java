package com.example;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class DataStackTest {
    private static final String CLIENTS = "sg-0123456789abcdef0";

    @Test
    void onlyTheClusterReachesTheDataInItsVpc() {
        StackProps props = StackProps.builder()
                .env(Environment.builder()
                        .account("111122223333")
                        .region("us-east-1")
                        .build())
                .build();
        // Without credentials, AWS CDK uses a VPC with made-up subnets in place of the one looked up.
        Template template =
                Template.fromStack(new DataStack(new App(), "Data", props, "vpc-0123456789abcdef0", CLIENTS));

        template.resourceCountIs("AWS::EC2::VPC", 0);
        template.resourceCountIs("AWS::EC2::SecurityGroupIngress", 3);
        for (int port : List.of(3306, 6379, 2049)) {
            template.hasResourceProperties(
                    "AWS::EC2::SecurityGroupIngress", Map.of("FromPort", port, "SourceSecurityGroupId", CLIENTS));
        }
        template.hasResource("AWS::RDS::DBCluster", Map.of("DeletionPolicy", "Snapshot"));
        template.hasOutput("KubernetesManifests", Map.of("Value", Match.anyValue()));
    }
}
