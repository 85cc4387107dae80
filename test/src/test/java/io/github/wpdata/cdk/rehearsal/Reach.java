package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/** Which connections a service allows: from its clients to its port, and no others. */
final class Reach {
    private Reach() {}

    static void assertOnly(String clients, String service, int port) {
        assertThat(Found.ingress(service))
                .as("rules that let others into %s", service)
                .singleElement()
                .satisfies(rule -> assertBetween(rule, clients, port));
        // Without any rule AWS would allow all, so AWS CDK writes one that no packet meets.
        assertThat(Found.egress(service))
                .as("rules that let %s out", service)
                .singleElement()
                .satisfies(rule -> Description.of(rule)
                        .has("CidrIpv4", "255.255.255.255/32")
                        .has("IpProtocol", "icmp"));
    }

    static void assertBetween(SecurityGroupRule rule, String peer, int port) {
        Description.of(rule)
                .has("ReferencedGroupInfo.GroupId", peer)
                .has("IpProtocol", "tcp")
                .has("FromPort", port)
                .has("ToPort", port);
    }
}
