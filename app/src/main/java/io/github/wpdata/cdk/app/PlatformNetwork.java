package io.github.wpdata.cdk.app;

import io.github.wpdata.cdk.app.DeploymentConfig.ExistingNetwork;
import io.github.wpdata.cdk.internal.cdk.Acknowledgements;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.ec2.CfnVPC;
import software.amazon.awscdk.services.ec2.FlowLog;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.ec2.VpcLookupOptions;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Construct;
import software.constructs.IConstruct;

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
        IVpc vpc = network.subnetIds().isEmpty() ? lookedUp(scope, network) : named(scope, network);
        return new PlatformNetwork(
                vpc, SecurityGroup.fromSecurityGroupId(scope, "Clients", network.clientSecurityGroupId()));
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
                .acknowledgeWarning("@aws-cdk/aws-ec2:noSubnetRouteTableId", "Data services ask for no route tables");
        return vpc;
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
        FlowLog flowLog = vpc.addFlowLog("FlowLog");
        acknowledge(vpc, flowLog);
        SecurityGroup clients = SecurityGroup.Builder.create(scope, "Clients")
                .vpc(vpc)
                .description("Pods or nodes that run WordPress")
                .allowAllOutbound(false)
                .build();
        return new PlatformNetwork(vpc, clients);
    }

    private static void acknowledge(Vpc vpc, FlowLog flowLog) {
        new Acknowledgements()
                .acknowledge(
                        "Nothing joins the default security group, and closing it would take a Lambda function that may "
                                + "change security groups.",
                        "HIPAA.Security-VPCDefaultSecurityGroupClosed",
                        "NIST.800.53.R5-VPCDefaultSecurityGroupClosed",
                        "PCI.DSS.321-VPCDefaultSecurityGroupClosed")
                .at((CfnVPC) vpc.getNode().getDefaultChild());
        Acknowledgements ofLogGroup = new Acknowledgements()
                .acknowledge(
                        "Flow logs hold addresses and ports, no data of users, and CloudWatch Logs encrypts them with a "
                                + "key of its own; this network only stands for the platform's.",
                        "HIPAA.Security-CloudWatchLogGroupEncrypted",
                        "NIST.800.53.R5-CloudWatchLogGroupEncrypted",
                        "PCI.DSS.321-CloudWatchLogGroupEncrypted");
        Acknowledgements ofPolicy = new Acknowledgements()
                .acknowledge(
                        "The policy lets one role write to one log group, and goes with that role, so it can be given "
                                + "to nobody else.",
                        "HIPAA.Security-IAMNoInlinePolicy",
                        "NIST.800.53.R5-IAMNoInlinePolicy",
                        "PCI.DSS.321-IAMNoInlinePolicy");
        for (IConstruct child : flowLog.getNode().findAll()) {
            if (child instanceof CfnLogGroup logGroup) {
                ofLogGroup.at(logGroup);
            } else if (child instanceof CfnPolicy policy) {
                ofPolicy.at(policy);
            }
        }
    }
}
