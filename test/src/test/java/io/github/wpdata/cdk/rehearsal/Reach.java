package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/** Who reaches a service: its clients, on its port, and nobody else. */
final class Reach {
    private Reach() {}

    static void assertOnly(String clients, String service, int port) {
        assertThat(Found.ingress(service))
                .as("rules that let others into %s", service)
                .singleElement()
                .satisfies(rule -> assertBetween(rule, clients, port));
    }

    static void assertBetween(SecurityGroupRule rule, String peer, int port) {
        Description.of(rule)
                .has("ReferencedGroupInfo.GroupId", peer)
                .has("IpProtocol", "tcp")
                .has("FromPort", port)
                .has("ToPort", port);
    }
}
