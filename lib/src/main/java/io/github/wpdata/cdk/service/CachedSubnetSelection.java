package io.github.wpdata.cdk.service;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;

/** Asks AWS CDK for subnets. Services of one whole are mostly placed in the same, and then share the answer. */
final class CachedSubnetSelection {
    private @Nullable IVpc vpc;
    private @Nullable SubnetSelection selection;
    private @Nullable LazySelectedSubnets selected;

    LazySelectedSubnets select(IVpc vpc, @Nullable SubnetSelection selection) {
        LazySelectedSubnets found = selected;
        if (found == null || vpc != this.vpc || selection != this.selection) {
            found = LazySelectedSubnets.select(vpc, selection);
            this.vpc = vpc;
            this.selection = selection;
            selected = found;
        }
        return found;
    }
}
