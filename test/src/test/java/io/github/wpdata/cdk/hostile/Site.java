package io.github.wpdata.cdk.hostile;

import io.github.wpdata.cdk.Profile;
import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.backup.BackupRule;
import io.github.wpdata.cdk.backup.DataBackupPlan;
import io.github.wpdata.cdk.files.EfsFileSystem;
import io.github.wpdata.cdk.site.WordPressSite;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** Where an input is built: a stack of its own, with a network that exists and a scope that holds nothing else. */
final class Site {
    static final String REGION = "us-east-1";
    static final String ACCOUNT = "123456789012";

    final Stack stack;
    final Construct scope;
    private int values;
    private @Nullable IVpc vpc;
    private @Nullable ISecurityGroup clients;
    private @Nullable IBackupVault vault;
    private @Nullable IKey key;
    private @Nullable EfsFileSystem fileSystem;
    private @Nullable WordPressDataServices services;
    private @Nullable WordPressSite wordPress;
    private @Nullable DataBackupPlan plan;

    Site(App app, String id) {
        stack = new Stack(
                app,
                id,
                StackProps.builder()
                        .env(Environment.builder()
                                .account(ACCOUNT)
                                .region(REGION)
                                .build())
                        .build());
        scope = new Construct(stack, "Scope");
    }

    /** A scope for a value, so that values do not take each other's ids. */
    Construct forValue() {
        return new Construct(stack, "Value" + values++);
    }

    /** An existing VPC with one private subnet in each of some zones. */
    IVpc vpc(List<String> zones) {
        return Vpc.fromVpcAttributes(
                forValue(),
                "Vpc",
                VpcAttributes.builder()
                        .vpcId("vpc-0a1b2c3d")
                        .availabilityZones(zones)
                        .privateSubnetIds(zones.stream()
                                .map(zone -> "subnet-0a1b2c3" + zones.indexOf(zone))
                                .toList())
                        .build());
    }

    IVpc vpc() {
        if (vpc == null) {
            vpc = vpc(List.of(REGION + "a", REGION + "b"));
        }
        return vpc;
    }

    ISecurityGroup clients() {
        if (clients == null) {
            clients = SecurityGroup.fromSecurityGroupId(forValue(), "Clients", "sg-0a1b2c3d");
        }
        return clients;
    }

    IBackupVault vault() {
        if (vault == null) {
            vault = BackupVault.fromBackupVaultName(forValue(), "Vault", "existing");
        }
        return vault;
    }

    IKey key() {
        if (key == null) {
            key = Key.fromKeyArn(
                    forValue(),
                    "Key",
                    "arn:aws:kms:" + REGION + ":" + ACCOUNT + ":key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f");
        }
        return key;
    }

    EfsFileSystem fileSystem() {
        if (fileSystem == null) {
            fileSystem = EfsFileSystem.Builder.create(forValue(), "Files")
                    .vpc(vpc())
                    .clients(clients())
                    .build();
        }
        return fileSystem;
    }

    /** Services in a VPC whose address range is known. */
    WordPressDataServices services() {
        if (services == null) {
            services = WordPressDataServices.Builder.create(forValue(), "Data")
                    .profile(Profile.DEVELOPMENT)
                    .vpc(Vpc.fromVpcAttributes(
                            forValue(),
                            "Vpc",
                            VpcAttributes.builder()
                                    .vpcId("vpc-0a1b2c3d")
                                    .vpcCidrBlock("10.0.0.0/16")
                                    .availabilityZones(List.of(REGION + "a", REGION + "b"))
                                    .privateSubnetIds(List.of("subnet-0a1b2c30", "subnet-0a1b2c31"))
                                    .build()))
                    .clients(clients())
                    .build();
        }
        return services;
    }

    WordPressSite wordPress() {
        if (wordPress == null) {
            wordPress = services().addSite("blog");
        }
        return wordPress;
    }

    DataBackupPlan plan() {
        if (plan == null) {
            plan = DataBackupPlan.Builder.create(forValue(), "Plan")
                    .rules(BackupRule.daily("cron(0 8 * * ? *)"))
                    .resources(BackupResource.fromArn("arn:aws:s3:::uploads"))
                    .build();
        }
        return plan;
    }
}
