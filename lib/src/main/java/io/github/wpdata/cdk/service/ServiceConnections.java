package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.IPeer;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
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
    /** CDK puts the construct's path in front. */
    private static final String NO_INGRESS = "clients are missing, so nothing can reach the service; "
            + "name them with clients(…) or clientCidrs(…), or add them to getConnections()";

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
            if (client instanceof IPeer peer && !(client instanceof ISecurityGroup)) {
                warnIfAnywhere(owner, "clients", peer.getUniqueId());
            }
        }
        for (String cidr : settings.clientCidrs) {
            group.addIngressRule(range(cidr), service, "client");
            warnIfAnywhere(owner, "clientCidrs", cidr);
        }
        // A security group or a range is let in for certain; whatever else has connections may have no security group.
        if (settings.clientCidrs.isEmpty() && settings.clients.stream().noneMatch(IPeer.class::isInstance)) {
            owner.getNode().addValidation(() -> hasIngress(group) ? List.of() : List.of(NO_INGRESS));
        }
        return new ServiceConnections(group, connections);
    }

    private static IPeer range(String cidr) {
        if (cidr.indexOf(':') < 0) {
            return Peer.ipv4(cidr);
        }
        // AWS CDK takes lower case only.
        return Peer.ipv6(Tokens.isToken(cidr) ? cidr : cidr.toLowerCase(Locale.ROOT));
    }

    private static void warnIfAnywhere(Construct owner, String property, String cidr) {
        if (cidr.endsWith("/0")) {
            Annotations.of(owner)
                    .addWarningV2(
                            "@wpdata/cdk:openIngress",
                            property + " (" + cidr + ") lets every address in; name the clients' security groups");
        }
    }

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
