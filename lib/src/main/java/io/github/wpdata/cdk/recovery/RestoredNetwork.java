package io.github.wpdata.cdk.recovery;

import io.github.wpdata.cdk.internal.cdk.SortedMaps;
import io.github.wpdata.cdk.service.Subnets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.rds.CfnDBClusterParameterGroup;
import software.amazon.awscdk.services.rds.CfnDBSubnetGroup;
import software.constructs.Construct;

/**
 * Where databases are restored: apart from everything else. AWS Backup would choose the default VPC.
 *
 * @param securityGroup a security group without clients
 * @param subnetGroupName name of the subnet group
 * @param parameterGroupName name of the cluster parameter group
 */
record RestoredNetwork(SecurityGroup securityGroup, String subnetGroupName, String parameterGroupName) {
    static RestoredNetwork create(Construct owner, IVpc vpc, Subnets subnets, @Nullable String parameterGroupName) {
        SecurityGroup group = SecurityGroup.Builder.create(owner, "SecurityGroup")
                .vpc(vpc)
                .description("Databases of restore tests: no clients")
                .allowAllOutbound(false)
                .build();
        CfnDBSubnetGroup subnetGroup = CfnDBSubnetGroup.Builder.create(owner, "Subnets")
                .dbSubnetGroupDescription("Databases of restore tests")
                .subnetIds(subnets.ids())
                .build();
        return new RestoredNetwork(
                group,
                subnetGroup.getRef(),
                parameterGroupName == null ? parameterGroup(owner).getRef() : parameterGroupName);
    }

    private static CfnDBClusterParameterGroup parameterGroup(Construct owner) {
        return CfnDBClusterParameterGroup.Builder.create(owner, "Parameters")
                .description("Databases of restore tests")
                .family("aurora-mysql8.0")
                .parameters(Map.of("require_secure_transport", "ON"))
                .build();
    }

    /** What AWS Backup is told in place of what it would infer. */
    Map<String, String> metadata(String keyArn) {
        return SortedMaps.of(Map.of(
                "dbSubnetGroupName",
                subnetGroupName,
                "vpcSecurityGroupIds",
                "[\"" + securityGroup.getSecurityGroupId() + "\"]",
                "dbClusterParameterGroupName",
                parameterGroupName,
                "kmsKeyId",
                keyArn));
    }
}
