package io.github.wpdata.cdk.service;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.cdk.Warnings;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.Vpc;

/** The subnets that a service is placed in, selected once. */
public final class Subnets {
    /** What stands for the subnets of a service whose checks fail, so that it is not built. */
    static final Subnets NONE = new Subnets(SubnetSelection.builder().build(), null, List.of());

    private final SubnetSelection selection;
    private final @Nullable LazySelectedSubnets selected;
    private final List<Integer> places;

    /**
     * Keeps the outcome of the checks.
     *
     * @param selection selects these subnets
     * @param selected all that the caller selected
     * @param places the places of these subnets among them
     */
    private Subnets(SubnetSelection selection, @Nullable LazySelectedSubnets selected, List<Integer> places) {
        this.selection = selection;
        this.selected = selected;
        this.places = places;
    }

    /**
     * The subnets as AWS CDK's constructs accept them.
     *
     * @return a selection of exactly these subnets
     */
    public SubnetSelection selection() {
        return selection;
    }

    /**
     * The subnets.
     *
     * @return the subnets, in the order of selection
     */
    public List<ISubnet> chosen() {
        return chosen(LazySelectedSubnets::subnets);
    }

    /**
     * The ids of the subnets.
     *
     * @return the ids, in the order of selection
     */
    public List<String> ids() {
        return chosen(LazySelectedSubnets::ids);
    }

    private <T> List<T> chosen(Function<LazySelectedSubnets, List<T>> property) {
        if (selected == null) {
            return List.of();
        }
        List<T> all = property.apply(selected);
        return places.stream().map(all::get).toList();
    }

    /**
     * Warns if any of the subnets is public. The service itself gets no public address there.
     *
     * @param warnings warnings of the service's construct
     */
    public void warnIfOpen(Warnings warnings) {
        if (selected != null && selected.isPublic()) {
            warnings.add(
                    "@wpdata/cdk:publicSubnets",
                    "subnets are public, with a route from the internet; choose private or isolated subnets");
        }
    }

    /**
     * Selects subnets in at least two availability zones.
     *
     * @param problems receives the problems
     * @param home the environment that the VPC must be of
     * @param vpc the VPC
     * @param selection the selection, or null for the private subnets
     * @return the subnets
     */
    public static Subnets select(
            Problems problems, StackEnvironment home, IVpc vpc, @Nullable SubnetSelection selection) {
        NetworkRules.checkRegion(problems, home, vpc);
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
        LazySelectedSubnets selected;
        List<String> zones;
        try {
            selected = lookup.select(vpc, selection);
            zones = selected.zones();
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
        // A VPC that this app creates has each of its subnets once.
        if (named || !(vpc instanceof Vpc)) {
            Set<String> seen = new HashSet<>();
            selected.ids().forEach(id -> ofSelection.require(seen.add(id), NetworkRules.SUBNET_TWICE, id));
        }
        boolean known = zones.stream().noneMatch(zone -> Tokens.isToken(zone) || Tokens.isList(zone));
        int distinct = new HashSet<>(zones).size();
        boolean fits = distinct >= NetworkRules.FEWEST_ZONES && (distinct == zones.size() || !oneSubnetPerZone);
        // A VPC that is still to be looked up answers with stand-ins, which are not judged.
        if (!known || fits || selected.isPendingLookup()) {
            return new Subnets(
                    selectionOf(selection),
                    selected,
                    IntStream.range(0, zones.size()).boxed().toList());
        }
        if (zones.isEmpty()) {
            ofSelection.require(
                    false, NetworkRules.NOTHING_SELECTED, "none", String.join(", ", vpc.getAvailabilityZones()));
            return NONE;
        }
        ofSelection.require(distinct >= NetworkRules.FEWEST_ZONES, NetworkRules.ZONES, distinct);
        return oneSubnetPerZone ? onePerZone(ofService, selected, named) : NONE;
    }

    private static SubnetSelection selectionOf(@Nullable SubnetSelection given) {
        return given == null ? SubnetSelection.builder().build() : given;
    }

    /** The first sentence of AWS CDK's message, without the code in front. */
    private static String reason(RuntimeException e) {
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return line.replaceFirst("^\\w+: ", "").replaceFirst("\\.( .*)?$", "");
    }

    /** The first subnet of each zone. A second one that the caller named is a problem; one that CDK found is left out. */
    private static Subnets onePerZone(Problems problems, LazySelectedSubnets selected, boolean named) {
        Map<String, Integer> first = new LinkedHashMap<>();
        for (int place = 0; place < selected.zones().size(); place++) {
            String zone = selected.zones().get(place);
            Integer other = first.putIfAbsent(zone, place);
            if (other != null && named) {
                String one = selected.ids().get(other);
                String two = selected.ids().get(place);
                problems.require(one.equals(two), NetworkRules.ONE_PER_ZONE, one + " and " + two, zone);
            }
        }
        List<Integer> places = List.copyOf(first.values());
        List<ISubnet> subnets = places.stream().map(selected.subnets()::get).toList();
        return new Subnets(SubnetSelection.builder().subnets(subnets).build(), selected, places);
    }
}
