package com.example;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.DestinationVault;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.efs.ThroughputMode;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** The data services of a production. Each backup is copied to a vault of another account. */
public final class DataStack extends Stack {
    /**
     * Adds the stack to an app.
     *
     * @param scope the app
     * @param id id of the stack
     * @param props account and region of the data
     * @param network VPC and private subnets of the EKS cluster
     * @param clientSecurityGroupId id of the security group of the cluster's nodes and pods
     * @param copies the vault that backups are copied to
     * @param copyAccount account of that vault
     */
    public DataStack(
            Construct scope,
            String id,
            StackProps props,
            VpcAttributes network,
            String clientSecurityGroupId,
            DestinationVault copies,
            String copyAccount) {
        super(scope, id, props);
        IVpc vpc = Vpc.fromVpcAttributes(this, "Vpc", network);
        ISecurityGroup clients = SecurityGroup.fromSecurityGroupId(this, "Clients", clientSecurityGroupId);
        Key key = Key.Builder.create(this, "Key").enableKeyRotation(true).build();
        // A snapshot of the database keeps this key, so the account that copies it must be able to use the key.
        AccountPrincipal copier = new AccountPrincipal(copyAccount);
        key.grantEncryptDecrypt(copier);
        key.grant(copier, "kms:CreateGrant", "kms:DescribeKey");

        WordPressDataServices.Builder.create(this, "Data")
                .name("shop")
                .vpc(vpc)
                .clients(clients)
                .encryptionKey(key)
                .database(database -> database.maxCapacity(32).readers(2))
                .cache(cache -> cache.nodeType("cache.r7g.large"))
                .files(files -> files.throughputMode(ThroughputMode.ELASTIC))
                .backup(backup -> backup.copyTo(copies, Duration.days(90)))
                .build();
    }
}
