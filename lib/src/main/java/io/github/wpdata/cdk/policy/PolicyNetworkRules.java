package io.github.wpdata.cdk.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rules for the security groups of the data services; what other groups of an app let through is not this pack's
 * affair.
 */
final class PolicyNetworkRules {

    /** Where each data service names its security groups. */
    private static final Map<String, String> ATTACHMENTS = Map.of(
            PolicyDatabaseRules.CLUSTER,
            "VpcSecurityGroupIds",
            PolicyDatabaseRules.INSTANCE,
            "VPCSecurityGroups",
            PolicyCacheRules.GROUP,
            "SecurityGroupIds",
            "AWS::EFS::MountTarget",
            "SecurityGroups");

    private PolicyNetworkRules() {}

    static Stream<PolicyFinding> ingress(PolicyTemplates templates) {
        return open(
                templates,
                "Ingress",
                "lets every address reach the data service",
                "admit the security groups of the clients instead");
    }

    static Stream<PolicyFinding> egress(PolicyTemplates templates) {
        String problem = "lets the data service reach every address";
        String remedy =
                "allow only what it has to reach; a rule that matches nothing, as allowAllOutbound(false) writes it,"
                        + " keeps EC2 from adding one that allows all";
        Set<PolicyResource> ruled = templates
                .ofType("AWS::EC2::SecurityGroupEgress")
                .flatMap(rule -> rule.references("GroupId").resources().stream())
                .collect(Collectors.toSet());
        Stream<PolicyFinding> implicit = groups(templates).stream()
                .filter(group -> !ruled.contains(group))
                .flatMap(group -> PolicyFinding.when(
                        group.get("SecurityGroupEgress").isAbsent(), group, "SecurityGroupEgress", problem, remedy));
        return Stream.concat(implicit, open(templates, "Egress", problem, remedy));
    }

    /** The open rules, within a group and on their own. */
    private static Stream<PolicyFinding> open(
            PolicyTemplates templates, String direction, String problem, String remedy) {
        Set<PolicyResource> groups = groups(templates);
        String inline = "SecurityGroup" + direction;
        Stream<PolicyFinding> within = groups.stream().flatMap(group -> {
            List<PolicyValue> rules = group.get(inline).items();
            return IntStream.range(0, rules.size())
                    .boxed()
                    .flatMap(i -> open(group, "Properties.%s.%d.".formatted(inline, i), rules.get(i), problem, remedy));
        });
        Stream<PolicyFinding> alone = templates
                .ofType("AWS::EC2::" + inline)
                .filter(rule -> rule.references("GroupId").resources().stream().anyMatch(groups::contains))
                .flatMap(rule -> open(rule, "Properties.", rule.attribute("Properties"), problem, remedy));
        return Stream.concat(within, alone);
    }

    private static Stream<PolicyFinding> open(
            PolicyResource resource, String location, PolicyValue rule, String problem, String remedy) {
        return Stream.of("CidrIp", "CidrIpv6").flatMap(property -> {
            PolicyValue range = rule.get(property);
            // Whatever the address before it, a prefix of length zero is every address.
            boolean everyAddress =
                    range.literal().filter(cidr -> cidr.endsWith("/0")).isPresent();
            return PolicyFinding.when(everyAddress, resource, location + property, range, problem, remedy);
        });
    }

    private static Set<PolicyResource> groups(PolicyTemplates templates) {
        return ATTACHMENTS.entrySet().stream()
                .flatMap(entry -> templates
                        .ofType(entry.getKey())
                        .flatMap(service -> service.references(entry.getValue()).resources().stream()))
                .filter(resource -> resource.type().equals("AWS::EC2::SecurityGroup"))
                .collect(Collectors.toSet());
    }
}
