package io.github.wpdata.cdk.database;

import io.github.wpdata.cdk.service.ServiceSettings;
import java.util.List;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.rds.CfnDBClusterParameterGroup;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.amazon.awscdk.services.rds.CfnDBParameterGroup;
import software.amazon.awscdk.services.rds.CfnDBSubnetGroup;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** The resources that a cluster needs as long as it exists. They are kept whenever the cluster is. */
final class AuroraFoundations {
    private static final List<Class<? extends CfnResource>> TYPES = List.of(
            CfnSecurityGroup.class,
            CfnDBSubnetGroup.class,
            CfnDBClusterParameterGroup.class,
            CfnDBParameterGroup.class,
            CfnDBInstance.class,
            CfnLogGroup.class,
            CfnRole.class);

    private AuroraFoundations() {}

    static void keep(Construct owner, RemovalPolicy removal) {
        if (!ServiceSettings.outlivesStack(removal)) {
            return;
        }
        for (IConstruct child : owner.getNode().findAll()) {
            if (TYPES.stream().anyMatch(type -> type.isInstance(child))) {
                ((CfnResource) child).applyRemovalPolicy(removal);
            }
        }
    }
}
