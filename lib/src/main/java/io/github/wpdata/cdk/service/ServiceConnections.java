package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.internal.cdk.ConstructSearch;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.IPeer;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.Protocol;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * A service's own security group: ingress from the clients on one port, no egress.
 *
 * @param securityGroup the security group
 * @param connections the connections to add clients to later
 */
public record ServiceConnections(SecurityGroup securityGroup, Connections connections) {
    /** EC2's default quota of inbound rules, for IPv4 and for IPv6 each. */
    private static final int MOST_RULES = 60;

    /**
     * Makes the security group and allows the clients.
     *
     * @param owner the service's construct
     * @param settings the checked settings
     * @param port the service's port
     * @param description what the security group protects
     * @return the connections of the service
     */
    public static ServiceConnections create(Construct owner, ServiceSettings settings, int port, String description) {
        SecurityGroup group = SecurityGroup.Builder.create(owner, "SecurityGroup")
                .vpc(settings.vpc())
                .description(description)
                .allowAllOutbound(false)
                .build();
        Port service = tcp(port);
        Connections connections = Connections.Builder.create()
                .securityGroups(List.of(group))
                .defaultPort(service)
                .build();
        String rule = "Clients of " + description;
        Clients clients = Clients.of(settings);
        Warnings warnings = new Warnings(owner);
        for (IConnectable client : clients.connectables()) {
            connections.allowDefaultPortFrom(client, rule);
            if (client instanceof IPeer peer && !(client instanceof ISecurityGroup)) {
                warnIfAnywhere(warnings, "clients", peer.getUniqueId());
            }
        }
        for (String cidr : clients.cidrs()) {
            group.addIngressRule(range(cidr), service, rule);
            warnIfAnywhere(warnings, "clientCidrs", cidr);
        }
        if (clients.rules() > MOST_RULES) {
            warnings.add(
                    "@wpdata/cdk:manyIngressRules",
                    "clients and clientCidrs make " + clients.rules() + " ingress rules, and EC2 allows " + MOST_RULES
                            + " for each security group by default; combine ranges, or raise the quota \"Inbound or outbound "
                            + "rules per security group\"");
        }
        // A security group or a range always adds a rule; other clients may have no security group.
        if (settings.clientCidrs.isEmpty() && settings.clients.stream().noneMatch(IPeer.class::isInstance)) {
            List<IConnectable> named = settings.clients;
            owner.getNode().addValidation(() -> hasIngress(group) ? List.of() : List.of(noIngress(named)));
        }
        return new ServiceConnections(group, connections);
    }

    /** As {@code Port.tcp} makes it, which takes a second jsii call to name the class of its answer. */
    private static Port tcp(int port) {
        return Port.Builder.create()
                .protocol(Protocol.TCP)
                .fromPort(port)
                .toPort(port)
                .stringRepresentation(String.valueOf(port))
                .build();
    }

    /** CDK puts the construct's path in front. */
    private static String noIngress(List<IConnectable> clients) {
        if (clients.isEmpty()) {
            return "clients are missing, so no client can reach the service; name them with clients(…) or clientCidrs(…), or "
                    + "add them to getConnections()";
        }
        String names = clients.stream()
                .map(client -> client instanceof IConstruct construct
                        ? construct.getNode().getPath()
                        : "a client")
                .collect(Collectors.joining(", "));
        return "clients (" + names
                + ") have no security group that is known here, so no client can reach the service; import "
                + "them with their security groups, or pass the security groups to clients(…)";
    }

    private static IPeer range(String cidr) {
        if (cidr.indexOf(':') < 0) {
            return Peer.ipv4(cidr);
        }
        // AWS CDK accepts lower case only.
        return Peer.ipv6(Tokens.isToken(cidr) ? cidr : cidr.toLowerCase(Locale.ROOT));
    }

    private static void warnIfAnywhere(Warnings warnings, String property, String cidr) {
        if (cidr.endsWith("/0")) {
            warnings.add(
                    "@wpdata/cdk:openIngress",
                    property + " (" + cidr + ") allows every address; pass the clients' security groups");
        }
    }

    /** CDK writes a rule into the group, below it, or, for a client of another stack, below the client. */
    private static boolean hasIngress(SecurityGroup group) {
        CfnSecurityGroup resource = (CfnSecurityGroup) group.getNode().getDefaultChild();
        if (Stack.of(group).resolve(resource.getSecurityGroupIngress()) != null) {
            return true;
        }
        String id = group.getSecurityGroupId();
        return ConstructSearch.anyInApp(group, CfnSecurityGroupIngress.class, rule -> id.equals(rule.getGroupId()));
    }
}
