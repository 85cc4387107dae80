package io.github.wpdata.cdk.service;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.jsii.JsiiObject;
import software.amazon.jsii.Kernel;
import software.amazon.jsii.NativeType;

/**
 * The subnets that a VPC selects. Each property is read when it is asked for, and once: the class that AWS CDK generates for
 * this answer reads all of them when it arrives, by eight jsii calls for two subnets. {@link Kernel} is what generated classes
 * call, so each later runtime of jsii has to serve it.
 */
final class LazySelectedSubnets {
    private static final NativeType<List<String>> TEXTS = NativeType.listOf(NativeType.forClass(String.class));
    private static final NativeType<List<ISubnet>> SUBNETS = NativeType.listOf(NativeType.forClass(ISubnet.class));

    private final JsiiObject answer;
    private @Nullable List<String> zones;
    private @Nullable List<String> ids;
    private @Nullable List<ISubnet> subnets;
    private @Nullable Boolean isPublic;

    private LazySelectedSubnets(JsiiObject answer) {
        this.answer = answer;
    }

    /** Selects. Null selects the private subnets, or the isolated ones if there are no others. */
    static LazySelectedSubnets select(IVpc vpc, @Nullable SubnetSelection selection) {
        NativeType<JsiiObject> answer = NativeType.forClass(JsiiObject.class);
        return new LazySelectedSubnets(
                selection == null
                        ? Kernel.call(vpc, "selectSubnets", answer)
                        : Kernel.call(vpc, "selectSubnets", answer, selection));
    }

    /** The zone of each subnet. */
    List<String> zones() {
        if (zones == null) {
            zones = Kernel.get(answer, "availabilityZones", TEXTS);
        }
        return zones;
    }

    List<String> ids() {
        if (ids == null) {
            ids = Kernel.get(answer, "subnetIds", TEXTS);
        }
        return ids;
    }

    List<ISubnet> subnets() {
        if (subnets == null) {
            subnets = List.copyOf(Kernel.get(answer, "subnets", SUBNETS));
        }
        return subnets;
    }

    /** Whether any of the subnets is public. */
    boolean isPublic() {
        if (isPublic == null) {
            isPublic = Objects.requireNonNull(Kernel.get(answer, "hasPublic", NativeType.forClass(Boolean.class)));
        }
        return isPublic;
    }

    /** Whether the VPC is still to be looked up, so that these subnets stand in for those that it has. */
    boolean isPendingLookup() {
        return Boolean.TRUE.equals(Kernel.get(answer, "isPendingLookup", NativeType.forClass(Boolean.class)));
    }
}
