package io.github.wpdata.cdk.rehearsal;

import java.util.List;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.constructs.Construct;

/**
 * A stack in an existing network, which the context names.
 *
 * @param stack the stack
 * @param vpc the VPC
 * @param clients the security group of WordPress
 */
record Platform(Stack stack, IVpc vpc, ISecurityGroup clients) {
    static Platform create(Construct app, String id) {
        Stack stack = new Stack(
                app,
                id,
                StackProps.builder()
                        .stackName(id + "-" + context(app, "run"))
                        .env(Environment.builder()
                                .account(Emulator.ACCOUNT)
                                .region(Emulator.REGION)
                                .build())
                        .build());
        IVpc vpc = Vpc.fromVpcAttributes(
                stack,
                "Vpc",
                VpcAttributes.builder()
                        .vpcId(context(app, "vpcId"))
                        .privateSubnetIds(List.of(context(app, "subnetIds").split(",")))
                        .availabilityZones(
                                List.of(context(app, "availabilityZones").split(",")))
                        .build());
        ISecurityGroup clients =
                SecurityGroup.fromSecurityGroupId(stack, "Clients", context(app, "clientSecurityGroupId"));
        return new Platform(stack, vpc, clients);
    }

    static String context(Construct scope, String key) {
        return scope.getNode().getContext(key).toString();
    }
}
