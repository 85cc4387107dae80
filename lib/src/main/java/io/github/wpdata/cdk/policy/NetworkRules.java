package io.github.wpdata.cdk.policy;

import io.github.wpdata.cdk.internal.template.Assembly;
import io.github.wpdata.cdk.internal.template.Resource;
import io.github.wpdata.cdk.internal.template.TemplateValue;
import io.github.wpdata.cdk.internal.template.Types;
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
final class NetworkRules {

    /** Where each data service names its security groups. */
    private static final Map<String, String> ATTACHMENTS = Map.of(
            Types.DB_CLUSTER,
            "VpcSecurityGroupIds",
            Types.DB_INSTANCE,
            "VPCSecurityGroups",
            Types.REPLICATION_GROUP,
            "SecurityGroupIds",
            Types.SERVERLESS_CACHE,
            "SecurityGroupIds",
            Types.CACHE_CLUSTER,
            "VpcSecurityGroupIds",
            "AWS::EFS::MountTarget",
            "SecurityGroups");

    private static final Pattern RANGE = Pattern.compile("([0-9a-fA-F.:]+)/(\\d{1,3})");

    /** What is wider than the widest private networks, 10.0.0.0/8 and fc00::/7, is of the Internet. */
    private static final int WIDEST = 8;

    private static final int WIDEST_V6 = 7;

    private NetworkRules() {}

    static Stream<Finding> ingress(Assembly templates) {
        return open(
                templates,
                "Ingress",
                "allows access from the internet",
                "allow the security groups of the clients instead");
    }

    static Stream<Finding> egress(Assembly templates) {
        String problem = "allows access to the internet";
        String remedy =
                "allow only the required destinations; a rule that matches nothing, as allowAllOutbound(false) writes it,"
                        + " keeps EC2 from adding one that allows all";
        Set<Resource> ruled = templates
                .ofType("AWS::EC2::SecurityGroupEgress")
                .flatMap(rule -> rule.references("GroupId").resources().stream())
                .collect(Collectors.toSet());
        Stream<Finding> implicit = groups(templates).stream()
                .filter(group -> !ruled.contains(group))
                .flatMap(group -> Finding.when(
                        group.get("SecurityGroupEgress").isAbsent(), group, "SecurityGroupEgress", problem, remedy));
        return Stream.concat(implicit, open(templates, "Egress", problem, remedy));
    }

    /** The open rules, within a group and on their own. */
    private static Stream<Finding> open(Assembly templates, String direction, String problem, String remedy) {
        Set<Resource> groups = groups(templates);
        String inline = "SecurityGroup" + direction;
        Stream<Finding> within = groups.stream().flatMap(group -> {
            List<TemplateValue> rules = group.get(inline).items();
            return IntStream.range(0, rules.size())
                    .boxed()
                    .flatMap(i -> open(group, "Properties.%s.%d.".formatted(inline, i), rules.get(i), problem, remedy));
        });
        Stream<Finding> alone = templates
                .ofType("AWS::EC2::" + inline)
                .filter(rule -> rule.references("GroupId").resources().stream().anyMatch(groups::contains))
                .flatMap(rule -> open(rule, "Properties.", rule.attribute("Properties"), problem, remedy));
        return Stream.concat(within, alone);
    }

    private static Stream<Finding> open(
            Resource resource, String location, TemplateValue rule, String problem, String remedy) {
        Stream<Finding> ranges = Stream.of("CidrIp", "CidrIpv6")
                .flatMap(property -> Finding.when(
                        isOpen(rule.get(property)),
                        resource,
                        location + property,
                        rule.get(property),
                        problem,
                        remedy));
        Stream<Finding> lists = Stream.of("SourcePrefixListId", "DestinationPrefixListId")
                .flatMap(property -> resource.template().references(rule.get(property)).resources().stream()
                        .flatMap(list -> list.get("Entries").items().stream())
                        .map(entry -> entry.get("Cidr"))
                        .filter(NetworkRules::isOpen)
                        .limit(1)
                        .flatMap(range -> Finding.when(true, resource, location + property, range, problem, remedy)));
        return Stream.concat(ranges, lists);
    }

    private static boolean isOpen(TemplateValue range) {
        return range.literal()
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .filter(cidr -> Integer.parseInt(cidr.group(2)) < (cidr.group(1).contains(":") ? WIDEST_V6 : WIDEST))
                .isPresent();
    }

    private static Set<Resource> groups(Assembly templates) {
        return ATTACHMENTS.entrySet().stream()
                .flatMap(entry -> templates
                        .ofType(entry.getKey())
                        .flatMap(service -> service.references(entry.getValue()).resources().stream()))
                .filter(resource -> resource.type().equals("AWS::EC2::SecurityGroup"))
                .collect(Collectors.toSet());
    }
}
