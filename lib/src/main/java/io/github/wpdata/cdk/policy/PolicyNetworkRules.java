package io.github.wpdata.cdk.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
            PolicyCacheRules.SERVERLESS,
            "SecurityGroupIds",
            PolicyCacheRules.SINGLE,
            "VpcSecurityGroupIds",
            "AWS::EFS::MountTarget",
            "SecurityGroups");

    private static final Pattern RANGE = Pattern.compile("([0-9a-fA-F.:]+)/(\\d{1,3})");

    /** What is wider than the widest private networks, 10.0.0.0/8 and fc00::/7, is of the Internet. */
    private static final int WIDEST = 8;

    private static final int WIDEST_V6 = 7;

    private PolicyNetworkRules() {}

    static Stream<PolicyFinding> ingress(PolicyTemplates templates) {
        return open(
                templates,
                "Ingress",
                "lets the Internet reach the data service",
                "admit the security groups of the clients instead");
    }

    static Stream<PolicyFinding> egress(PolicyTemplates templates) {
        String problem = "lets the data service reach the Internet";
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
        Stream<PolicyFinding> ranges = Stream.of("CidrIp", "CidrIpv6")
                .flatMap(property -> PolicyFinding.when(
                        isOpen(rule.get(property)),
                        resource,
                        location + property,
                        rule.get(property),
                        problem,
                        remedy));
        Stream<PolicyFinding> lists = Stream.of("SourcePrefixListId", "DestinationPrefixListId")
                .flatMap(property -> resource.template().references(rule.get(property)).resources().stream()
                        .flatMap(list -> list.get("Entries").items().stream())
                        .map(entry -> entry.get("Cidr"))
                        .filter(PolicyNetworkRules::isOpen)
                        .limit(1)
                        .flatMap(range ->
                                PolicyFinding.when(true, resource, location + property, range, problem, remedy)));
        return Stream.concat(ranges, lists);
    }

    private static boolean isOpen(PolicyValue range) {
        return range.literal()
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .filter(cidr -> Integer.parseInt(cidr.group(2)) < (cidr.group(1).contains(":") ? WIDEST_V6 : WIDEST))
                .isPresent();
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
