package io.github.wpdata.cdk.benchmark;

import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;

/** The services of the sample app, without this library. */
public final class HandWrittenApp {
    private HandWrittenApp() {}

    public static void main(String[] args) {
        App app = new App();
        Stack stack = new Stack(
                app,
                "Test",
                StackProps.builder()
                        .env(Environment.builder()
                                .account("123456789012")
                                .region("us-east-1")
                                .build())
                        .build());
        Vpc vpc = Vpc.Builder.create(stack, "Vpc")
                .availabilityZones(List.of("us-east-1a", "us-east-1b"))
                .natGateways(0)
                .build();
        SecurityGroup clients =
                SecurityGroup.Builder.create(stack, "Clients").vpc(vpc).build();
        HandWritten.everything(stack, vpc, clients);
        app.synth();
    }
}
