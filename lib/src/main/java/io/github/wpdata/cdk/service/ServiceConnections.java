package io.github.wpdata.cdk.service;

import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.IPeer;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.constructs.Construct;

/**
 * A service's own security group: in from the clients on one port, out to nowhere.
 *
 * @param securityGroup the security group
 * @param connections the connections to add clients to later
 */
public record ServiceConnections(SecurityGroup securityGroup, Connections connections) {
    private static final List<String> ANYWHERE = List.of("0.0.0.0/0", "::/0");

    /**
     * Makes the security group and lets the clients in.
     *
     * @param owner the service's construct
     * @param settings the checked settings
     * @param port the service's port
     * @param description what the security group guards
     * @return the connections of the service
     */
    public static ServiceConnections create(Construct owner, ServiceSettings settings, int port, String description) {
        SecurityGroup group = SecurityGroup.Builder.create(owner, "SecurityGroup")
                .vpc(settings.vpc())
                .description(description)
                .allowAllOutbound(false)
                .build();
        Port service = Port.tcp(port);
        Connections connections = Connections.Builder.create()
                .securityGroups(List.of(group))
                .defaultPort(service)
                .build();
        for (IConnectable client : settings.clients) {
            connections.allowDefaultPortFrom(client, "client");
        }
        for (String cidr : settings.clientCidrs) {
            IPeer range = cidr.indexOf(':') < 0 ? Peer.ipv4(cidr) : Peer.ipv6(cidr);
            group.addIngressRule(range, service, "client");
            if (ANYWHERE.contains(cidr)) {
                Annotations.of(owner)
                        .addWarningV2(
                                "@wpdata/cdk:openIngress",
                                "clientCidrs (" + cidr + ") lets every address in; name the clients' security groups");
            }
        }
        if (settings.clients.isEmpty() && settings.clientCidrs.isEmpty()) {
            owner.getNode().addValidation(() -> hasIngress(group) ? List.of() : List.of(NO_INGRESS));
        }
        return new ServiceConnections(group, connections);
    }

    /** CDK puts the construct's path in front. */
    private static final String NO_INGRESS = "clients are missing, so nothing can reach the service; "
            + "name them with clients(…) or clientCidrs(…), or add them to getConnections()";

    /** CDK writes a rule into the group, below it, or, for a client of another stack, below the client. */
    private static boolean hasIngress(SecurityGroup group) {
        CfnSecurityGroup resource = (CfnSecurityGroup) group.getNode().getDefaultChild();
        if (Stack.of(group).resolve(resource.getSecurityGroupIngress()) != null) {
            return true;
        }
        String id = group.getSecurityGroupId();
        return group.getNode().getRoot().getNode().findAll().stream()
                .filter(CfnSecurityGroupIngress.class::isInstance)
                .anyMatch(rule -> id.equals(((CfnSecurityGroupIngress) rule).getGroupId()));
    }
}
