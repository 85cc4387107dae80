package io.github.wpdata.cdk.rehearsal;

import java.util.List;

/** What stands before a stack does: made by others, without CloudFormation. */
final class Existing {
    static final List<String> ZONES = List.of("us-east-1a", "us-east-1b");

    private Existing() {}

    /**
     * A network of two private subnets.
     *
     * @param vpcId its id
     * @param subnetIds ids of the subnets, one in each of {@link #ZONES}
     * @param clientSecurityGroupId the security group of WordPress
     */
    record Network(String vpcId, List<String> subnetIds, String clientSecurityGroupId) {
        static Network create() {
            String vpc = Aws.EC2
                    .createVpc(request -> request.cidrBlock("10.1.0.0/16"))
                    .vpc()
                    .vpcId();
            String clients = Aws.EC2
                    .createSecurityGroup(request -> request.groupName("wordpress")
                            .description("Pods that run WordPress")
                            .vpcId(vpc))
                    .groupId();
            return new Network(
                    vpc,
                    List.of(subnet(vpc, ZONES.get(0), "10.1.0.0/24"), subnet(vpc, ZONES.get(1), "10.1.1.0/24")),
                    clients);
        }

        private static String subnet(String vpc, String zone, String range) {
            return Aws.EC2
                    .createSubnet(
                            request -> request.vpcId(vpc).availabilityZone(zone).cidrBlock(range))
                    .subnet()
                    .subnetId();
        }

        /** Tells a deployment of it, through the context that the sample app takes too. */
        Deployment addTo(Deployment deployment) {
            return deployment
                    .context("vpcId", vpcId)
                    .context("subnetIds", String.join(",", subnetIds))
                    .context("availabilityZones", String.join(",", ZONES))
                    .context("clientSecurityGroupId", clientSecurityGroupId);
        }
    }

    /** The ARN of a new key. */
    static String key() {
        return Aws.KMS.createKey().keyMetadata().arn();
    }

    /** The ARN of a new secret. */
    static String secret(String name, String value) {
        return Aws.SECRETS
                .createSecret(request -> request.name(name).secretString(value))
                .arn();
    }

    static void vault(String name, String keyArn) {
        Aws.BACKUP.createBackupVault(request -> request.backupVaultName(name).encryptionKeyArn(keyArn));
    }
}
