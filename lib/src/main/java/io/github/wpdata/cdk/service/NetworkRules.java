package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.IpRange;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.List;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;

/** Where a service is placed, and which clients may reach it: limits, messages and checks. */
final class NetworkRules {
    static final int FEWEST_ZONES = 2;

    static final Rule VPC_REGION = region("vpc", "is", "a VPC");
    static final Rule CLIENTS_REGION = region("clients", "are", "security groups");
    static final Rule ZONES = new Rule(
            "subnets",
            "availability zones",
            "subnets in at least 2 availability zones",
            "are too few",
            "select subnets in at least 2 availability zones",
            "RDS: DBSubnetGroupDoesNotCoverEnoughAZs; ElastiCache: Multi-AZ");
    static final Rule ONE_PER_ZONE = new Rule(
            "subnets",
            "",
            "one subnet in each availability zone",
            "are both in availability zone %s, where EFS allows one mount target",
            "name one of them",
            "EFS: MountTargetConflict");
    static final Rule SUBNET_TWICE = new Rule(
            "subnets",
            "",
            "each subnet once",
            "is selected twice",
            "name each subnet once",
            "EC2: a subnet is in one availability zone");
    static final Rule SELECTION = new Rule(
            "subnets",
            "",
            "a selection that matches subnets of the VPC",
            "cannot be selected",
            "select subnets that the VPC has",
            "AWS CDK: SubnetSelection");
    static final Rule NOTHING_SELECTED = new Rule(
            "subnets",
            "",
            "a selection that matches subnets of the VPC",
            "match no subnet of the VPC, which has the availability zones %s",
            "select zones, types, groups or ids that the VPC has",
            "AWS CDK: SubnetSelection");
    static final Rule NO_SUBNETS = new Rule(
            "vpc",
            "",
            "a VPC with private or isolated subnets, unless subnets is set",
            "has no subnets that are known here",
            "import the VPC with its private subnets, or pass subnets(…)",
            "AWS CDK: Vpc.fromVpcAttributes");

    private static final TextRule CIDR = new TextRule(
            new Rule(
                    "clientCidrs",
                    "",
                    "an IPv4 or IPv6 range in CIDR notation",
                    "is not an address range",
                    "write it as in 10.0.0.0/16 or 2001:db8::/32",
                    "EC2: AuthorizeSecurityGroupIngress"),
            cidr -> IpRange.parse(cidr).isPresent());
    private static final Rule CIDR_LIST = new Rule(
            "clientCidrs",
            "",
            "no unresolved list",
            "is an unresolved list, whose length is unknown",
            "pass its elements, as in Fn.select(0, list)",
            "AWS CDK: list tokens");

    private NetworkRules() {}

    private static Rule region(String property, String verb, String noun) {
        return new Rule(
                property,
                "",
                noun + " of the service's region",
                verb + " in another region than the service (%s)",
                "pass " + noun + " of the service's region, imported into a stack of that region",
                "Amazon VPC User Guide: a VPC spans the availability zones of one region");
    }

    /** What this app creates is not asked: AWS CDK refuses references between regions itself. */
    static void checkRegion(Problems problems, StackEnvironment home, IVpc vpc) {
        if (!(vpc instanceof Vpc)) {
            home.requireSameRegion(problems, VPC_REGION, vpc);
        }
    }

    /** Other clients than security groups do not tell their region. */
    static void checkRegion(Problems problems, StackEnvironment home, List<IConnectable> clients) {
        for (IConnectable client : clients) {
            if (client instanceof ISecurityGroup group && !(client instanceof SecurityGroup)) {
                home.requireSameRegion(problems, CLIENTS_REGION, group);
            }
        }
    }

    static void checkCidrs(Problems problems, List<String> cidrs) {
        for (String cidr : cidrs) {
            if (Tokens.isList(cidr)) {
                problems.require(false, CIDR_LIST, "a list");
            } else {
                CIDR.check(problems, cidr);
            }
        }
    }
}
