package io.github.wpdata.cdk.service;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SelectedSubnets;
import software.amazon.awscdk.services.ec2.SubnetSelection;

/** Asks AWS CDK for subnets. Services of one whole mostly stand in the same, and then share the answer. */
final class CachedSubnetSelection {
    private @Nullable IVpc vpc;
    private @Nullable SubnetSelection selection;
    private @Nullable SelectedSubnets selected;

    SelectedSubnets select(IVpc vpc, @Nullable SubnetSelection selection) {
        SelectedSubnets found = selected;
        if (found == null || vpc != this.vpc || selection != this.selection) {
            found = selection == null ? vpc.selectSubnets() : vpc.selectSubnets(selection);
            this.vpc = vpc;
            this.selection = selection;
            selected = found;
        }
        return found;
    }
}
