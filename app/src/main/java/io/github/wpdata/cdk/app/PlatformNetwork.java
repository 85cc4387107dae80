package io.github.wpdata.cdk.app;

import io.github.wpdata.cdk.app.DeploymentConfig.ExistingNetwork;
import java.util.List;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.ec2.VpcLookupOptions;
import software.constructs.Construct;

/**
 * The network that WordPress runs in.
 *
 * @param vpc the VPC
 * @param clients the security group of the pods or nodes that run WordPress
 */
record PlatformNetwork(IVpc vpc, ISecurityGroup clients) {
    private static final int ZONES = 2;

    /** The platform's own network, as it stands. */
    static PlatformNetwork existing(Construct scope, ExistingNetwork network) {
        IVpc vpc = network.subnetIds().isEmpty()
                ? Vpc.fromLookup(
                        scope,
                        "Vpc",
                        VpcLookupOptions.builder().vpcId(network.vpcId()).build())
                : Vpc.fromVpcAttributes(
                        scope,
                        "Vpc",
                        VpcAttributes.builder()
                                .vpcId(network.vpcId())
                                .availabilityZones(network.availabilityZones())
                                .privateSubnetIds(network.subnetIds())
                                .build());
        return new PlatformNetwork(
                vpc, SecurityGroup.fromSecurityGroupId(scope, "Clients", network.clientSecurityGroupId()));
    }

    /** A network to try the data services in; a platform brings its own. */
    static PlatformNetwork create(Construct scope) {
        Vpc vpc = Vpc.Builder.create(scope, "Vpc")
                .ipAddresses(IpAddresses.cidr("10.0.0.0/16"))
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
        SecurityGroup clients = SecurityGroup.Builder.create(scope, "Clients")
                .vpc(vpc)
                .description("Pods or nodes that run WordPress")
                .allowAllOutbound(false)
                .build();
        return new PlatformNetwork(vpc, clients);
    }
}
