package com.example;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.kubernetes.EfsManifests;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcLookupOptions;
import software.constructs.Construct;

/** Database, cache, files and backups in the private subnets of a VPC that exists already. */
public final class DataStack extends Stack {
    /**
     * Adds the stack to an app.
     *
     * @param scope the app
     * @param id id of the stack
     * @param props account and region, which the lookup of the VPC needs
     * @param vpcId id of the VPC of the EKS cluster
     * @param clusterSecurityGroupId id of the security group of the cluster's nodes and pods
     */
    public DataStack(Construct scope, String id, StackProps props, String vpcId, String clusterSecurityGroupId) {
        super(scope, id, props);
        IVpc vpc = Vpc.fromLookup(
                this, "Vpc", VpcLookupOptions.builder().vpcId(vpcId).build());
        ISecurityGroup clients = SecurityGroup.fromSecurityGroupId(this, "Clients", clusterSecurityGroupId);
        WordPressDataServices data = WordPressDataServices.Builder.create(this, "Data")
                .vpc(vpc)
                .clients(clients)
                .build();

        output("DatabaseEndpoint", data.getDatabase().getWriterEndpoint().getHostname());
        data.getDatabase().getAdminSecret().ifPresent(secret -> output("DatabaseSecretArn", secret.getSecretArn()));
        data.getCache().getPrimaryEndpoint().ifPresent(endpoint -> output("CacheEndpoint", endpoint.address()));
        data.getCache().getAuthTokenSecret().ifPresent(secret -> output("CacheSecretArn", secret.getSecretArn()));
        // For kubectl apply: a PersistentVolume of the file system, and its claim.
        output("KubernetesManifests", EfsManifests.Builder.create(data.getFiles()).build().toYaml());
    }

    private void output(String id, String value) {
        CfnOutput.Builder.create(this, id).value(value).build();
    }
}
