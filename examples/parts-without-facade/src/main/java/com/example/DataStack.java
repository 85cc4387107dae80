package com.example;

import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.cache.CacheEngine;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.files.EfsAccessPoint;
import io.github.wpdata.cdk.files.EfsFileSystem;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** A database, a cache and a file system that share a VPC and a key, and a backup plan for two of them. */
public final class DataStack extends Stack {
    /**
     * Adds the stack to an app.
     *
     * @param scope the app
     * @param id id of the stack
     * @param props properties of the stack
     */
    public DataStack(Construct scope, String id, StackProps props) {
        super(scope, id, props);
        Vpc vpc = Vpc.Builder.create(this, "Vpc")
                .maxAzs(2)
                .natGateways(0)
                .subnetConfiguration(List.of(SubnetConfiguration.builder()
                        .name("Private")
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .build()))
                .build();
        SecurityGroup clients =
                SecurityGroup.Builder.create(this, "Clients").vpc(vpc).build();
        Key key = Key.Builder.create(this, "Key").enableKeyRotation(true).build();

        AuroraMysqlCluster database = AuroraMysqlCluster.Builder.create(this, "Database")
                .vpc(vpc)
                .clients(clients)
                .encryptionKey(key)
                .databaseName("wordpress")
                .minCapacity(1)
                .maxCapacity(8)
                .build();
        RedisReplicationGroup.Builder.create(this, "Cache")
                .vpc(vpc)
                .clients(clients)
                .encryptionKey(key)
                .engine(CacheEngine.VALKEY_8_0)
                .build();
        EfsFileSystem files = EfsFileSystem.Builder.create(this, "Files")
                .vpc(vpc)
                .clients(clients)
                .encryptionKey(key)
                .fixedAccessPoint(EfsAccessPoint.at("/wp-content").owner(33, 33))
                // The plan below backs up the files, so that a second daily backup would only add cost.
                .automaticBackup(false)
                .build();
        DataBackupPlan.Builder.create(this, "Backup")
                .rules(BackupRule.daily("cron(0 2 * * ? *)"))
                .encryptionKey(key)
                .resources(
                        BackupResource.fromRdsDatabaseCluster(database.getCluster()),
                        BackupResource.fromEfsFileSystem(files.getFileSystem()))
                .build();
    }
}
