package io.github.wpdata.cdk.app;

import io.github.wpdata.cdk.app.DeploymentConfig.ExistingNetwork;
import java.util.Optional;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.ec2.VpcLookupOptions;
import software.constructs.Construct;

/**
 * The network that WordPress runs in.
 *
 * @param vpc the VPC
 * @param clients the security group of the pods or nodes that run WordPress
 * @param cidr address range of the VPC; nothing if it is not known
 */
public record PlatformNetwork(IVpc vpc, ISecurityGroup clients, Optional<String> cidr) {
    /** Imports the network of a platform. */
    static PlatformNetwork existing(Construct scope, ExistingNetwork network) {
        boolean lookUp = network.subnetIds().isEmpty();
        IVpc vpc = lookUp ? lookedUp(scope, network) : named(scope, network);
        return new PlatformNetwork(
                vpc,
                SecurityGroup.fromSecurityGroupId(scope, "Clients", network.clientSecurityGroupId()),
                lookUp ? Optional.of(vpc.getVpcCidrBlock()) : network.vpcCidr());
    }

    private static IVpc lookedUp(Construct scope, ExistingNetwork network) {
        return Vpc.fromLookup(
                scope, "Vpc", VpcLookupOptions.builder().vpcId(network.vpcId()).build());
    }

    private static IVpc named(Construct scope, ExistingNetwork network) {
        IVpc vpc = Vpc.fromVpcAttributes(
                scope,
                "Vpc",
                VpcAttributes.builder()
                        .vpcId(network.vpcId())
                        .availabilityZones(network.availabilityZones())
                        .privateSubnetIds(network.subnetIds())
                        .build());
        Annotations.of(vpc)
                .acknowledgeWarning("@aws-cdk/aws-ec2:noSubnetRouteTableId", "No route table is changed or read");
        return vpc;
    }
}
