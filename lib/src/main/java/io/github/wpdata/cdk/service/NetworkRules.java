package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.List;
import java.util.regex.Pattern;

/** Rules on where a service stands and who may reach it. */
final class NetworkRules {
    static final int FEWEST_ZONES = 2;

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
            "EC2: a subnet lies in one availability zone");
    static final Rule SELECTION = new Rule(
            "subnets",
            "",
            "a selection that the VPC can make",
            "cannot be selected",
            "select subnets that the VPC has",
            "AWS CDK: SubnetSelection");
    static final Rule CIDR = new Rule(
            "clientCidrs",
            "",
            "an IPv4 or IPv6 range in CIDR notation",
            "is not an address range",
            "write it as in 10.0.0.0/16 or 2001:db8::/32",
            "EC2: AuthorizeSecurityGroupIngress");

    static final Rule CIDR_LIST = new Rule(
            "clientCidrs",
            "",
            "no list that only the deployment knows",
            "is a list that only the deployment knows, and so of unknown length",
            "pass its elements, as in Fn.select(0, list)",
            "AWS CDK: list tokens");

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile("(" + BYTE + "\\.){3}" + BYTE + "/(3[0-2]|[12]?\\d)");
    private static final Pattern IPV6 =
            Pattern.compile("(?=.*:)([0-9a-fA-F]{0,4}:){1,7}[0-9a-fA-F]{0,4}/(12[0-8]|1[01]\\d|[1-9]?\\d)");

    private NetworkRules() {}

    static void checkCidrs(Problems problems, List<String> cidrs) {
        for (String cidr : cidrs) {
            if (Tokens.isList(cidr)) {
                problems.require(false, CIDR_LIST, "a list");
            } else {
                problems.require(Tokens.isToken(cidr) || isIpv4(cidr) || isIpv6(cidr), CIDR, cidr);
            }
        }
    }

    static boolean isIpv4(String cidr) {
        return IPV4.matcher(cidr).matches();
    }

    static boolean isIpv6(String cidr) {
        if (!IPV6.matcher(cidr).matches()) {
            return false;
        }
        // Eight groups, or fewer with exactly one gap.
        String address = cidr.substring(0, cidr.indexOf('/'));
        int gap = address.indexOf("::");
        int groups = (int) Pattern.compile(":")
                .splitAsStream(address)
                .filter(g -> !g.isEmpty())
                .count();
        boolean oneGap = gap >= 0 && address.indexOf("::", gap + 1) < 0;
        boolean looseEnd = address.matches(":[^:].*|.*[^:]:");
        return !looseEnd && (oneGap ? groups <= 7 : gap < 0 && groups == 8);
    }
}
