package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.internal.validation.IpRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.IPeer;
import software.amazon.awscdk.services.ec2.ISecurityGroup;

/**
 * The clients of a service, each once. AWS treats them as a set, in which two spellings of a range, or two imports of a
 * security group, are the same, and refuses the second.
 *
 * @param connectables the clients that have security groups, or are ranges
 * @param cidrs the address ranges
 * @param rules number of ingress rules of the IP version that has more of them
 */
record Clients(List<IConnectable> connectables, List<String> cidrs, long rules) {
    static Clients of(ServiceSettings settings) {
        // A single client is itself, without a question to JavaScript.
        boolean several = settings.clients.size() + settings.clientCidrs.size() > 1;
        Set<Object> seen = new HashSet<>();
        List<IConnectable> connectables = settings.clients.stream()
                .filter(client -> !several || seen.add(identity(client)))
                .toList();
        List<String> cidrs = new ArrayList<>();
        long ipv6 = 0;
        for (String cidr : settings.clientCidrs) {
            if (seen.add(canonical(cidr))) {
                cidrs.add(cidr);
                ipv6 += cidr.indexOf(':') < 0 ? 0 : 1;
            }
        }
        return new Clients(connectables, cidrs, connectables.size() + Math.max(ipv6, cidrs.size() - ipv6));
    }

    private static Object identity(IConnectable client) {
        if (client instanceof ISecurityGroup group) {
            return group.getSecurityGroupId();
        }
        return client instanceof IPeer peer ? canonical(peer.getUniqueId()) : client;
    }

    private static Object canonical(String cidr) {
        return IpRange.parse(cidr).<Object>map(range -> range).orElse(cidr);
    }
}
