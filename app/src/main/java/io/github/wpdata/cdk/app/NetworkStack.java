package io.github.wpdata.cdk.app;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/**
 * A network to try the data services in; a platform brings its own. It is a stack of its own, so that a later change to an
 * existing VPC removes nothing.
 */
public final class NetworkStack extends Stack {
    private static final int ZONES = 2;
    private static final String CIDR = "10.0.0.0/16";

    private final PlatformNetwork network;

    /**
     * Adds the stack to an app.
     *
     * @param scope the app
     * @param id id of the stack
     * @param props region, name and protection of the stack
     */
    public NetworkStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);
        Vpc vpc = Vpc.Builder.create(this, "Vpc")
                .ipAddresses(IpAddresses.cidr(CIDR))
                .maxAzs(ZONES)
                .natGateways(0)
                .subnetConfiguration(List.of(SubnetConfiguration.builder()
                        .name("Private")
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .build()))
                // Nothing uses the default security group, and closing it would take a Lambda function.
                .restrictDefaultSecurityGroup(false)
                .build();
        vpc.addFlowLog("FlowLog");
        SecurityGroup clients = SecurityGroup.Builder.create(this, "Clients")
                .vpc(vpc)
                .description("Pods or nodes that run WordPress")
                .allowAllOutbound(false)
                .build();
        network = new PlatformNetwork(vpc, clients, Optional.of(CIDR));
        output("VpcId", vpc.getVpcId());
        output("ClientSecurityGroupId", clients.getSecurityGroupId());
    }

    /** {@return the VPC and the security group of WordPress} */
    public PlatformNetwork getNetwork() {
        return network;
    }

    private void output(String id, String value) {
        CfnOutput.Builder.create(this, id).value(value).build();
    }
}
