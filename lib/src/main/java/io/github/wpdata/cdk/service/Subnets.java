package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SelectedSubnets;
import software.amazon.awscdk.services.ec2.SubnetSelection;

/**
 * The subnets that a service is placed in, selected once.
 *
 * @param chosen the subnets
 * @param ids their ids
 * @param open whether any of them is public
 */
public record Subnets(List<ISubnet> chosen, List<String> ids, boolean open) {
    static final Subnets NONE = new Subnets(List.of(), List.of(), false);

    /**
     * The subnets as AWS CDK's constructs accept them.
     *
     * @return a selection of exactly these subnets
     */
    public SubnetSelection selection() {
        return SubnetSelection.builder().subnets(chosen).build();
    }

    /**
     * Warns if any of the subnets is public. The service itself gets no public address there.
     *
     * @param warnings warnings of the service's construct
     */
    public void warnIfOpen(Warnings warnings) {
        if (open) {
            warnings.add(
                    "@wpdata/cdk:publicSubnets",
                    "subnets are public, with a route from the internet; choose private or isolated subnets");
        }
    }

    /**
     * Selects subnets in at least two availability zones.
     *
     * @param problems receives the problems
     * @param vpc the VPC
     * @param selection the selection, or null for the private subnets
     * @return the subnets
     */
    public static Subnets select(Problems problems, IVpc vpc, @Nullable SubnetSelection selection) {
        return select(problems, problems, new CachedSubnetSelection(), vpc, selection, false);
    }

    /**
     * Selects the subnets.
     *
     * @param ofSelection receives what any service would report
     * @param ofService receives what only a service reports that is placed once in each zone
     */
    static Subnets select(
            Problems ofSelection,
            Problems ofService,
            CachedSubnetSelection lookup,
            IVpc vpc,
            @Nullable SubnetSelection selection,
            boolean oneSubnetPerZone) {
        SelectedSubnets selected;
        try {
            selected = lookup.select(vpc, selection);
        } catch (RuntimeException e) {
            if (selection == null) {
                ofSelection.require(
                        false, NetworkRules.NO_SUBNETS, vpc.getNode().getPath());
            } else {
                ofSelection.require(false, NetworkRules.SELECTION, reason(e));
            }
            return NONE;
        }
        boolean named = selection != null && selection.getSubnets() != null;
        List<ISubnet> all = selected.getSubnets();
        List<ISubnet> subnets = all;
        List<String> ids = selected.getSubnetIds();
        Set<String> seen = new HashSet<>();
        ids.forEach(id -> ofSelection.require(seen.add(id), NetworkRules.SUBNET_TWICE, id));
        List<String> zones = selected.getAvailabilityZones();
        // The zones of a VPC that is still to be looked up, and unresolved zones, are not known.
        boolean found = !Boolean.TRUE.equals(selected.getIsPendingLookup());
        if (found && ids.isEmpty()) {
            ofSelection.require(
                    false, NetworkRules.NOTHING_SELECTED, "none", String.join(", ", vpc.getAvailabilityZones()));
            return NONE;
        }
        boolean known = found && zones.stream().noneMatch(zone -> Tokens.isToken(zone) || Tokens.isList(zone));
        if (known) {
            int distinct = new LinkedHashSet<>(zones).size();
            ofSelection.require(distinct >= NetworkRules.FEWEST_ZONES, NetworkRules.ZONES, distinct);
            if (oneSubnetPerZone) {
                subnets = onePerZone(ofService, subnets, zones, named);
            }
        }
        return new Subnets(
                List.copyOf(subnets),
                subnets.stream().map(subnet -> ids.get(all.indexOf(subnet))).toList(),
                Boolean.TRUE.equals(selected.getHasPublic()));
    }

    /** The first sentence of AWS CDK's message, without the code in front. */
    private static String reason(RuntimeException e) {
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return line.replaceFirst("^\\w+: ", "").replaceFirst("\\.( .*)?$", "");
    }

    /** The first subnet of each zone. A second one that the caller named is a problem; one that CDK found is left out. */
    private static List<ISubnet> onePerZone(
            Problems problems, List<ISubnet> subnets, List<String> zones, boolean named) {
        Map<String, ISubnet> first = new LinkedHashMap<>();
        for (int i = 0; i < subnets.size(); i++) {
            ISubnet other = first.putIfAbsent(zones.get(i), subnets.get(i));
            if (other != null && named) {
                String one = other.getSubnetId();
                String two = subnets.get(i).getSubnetId();
                problems.require(one.equals(two), NetworkRules.ONE_PER_ZONE, one + " and " + two, zones.get(i));
            }
        }
        return new ArrayList<>(first.values());
    }
}
