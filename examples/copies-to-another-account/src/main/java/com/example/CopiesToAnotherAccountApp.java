package com.example;

import io.github.wpdata.cdk.policy.WordPressDataPolicies;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.ec2.VpcAttributes;

/**
 * A production whose backups are copied to another region of another account. Both accounts must belong to one
 * organization, whose management account has switched on cross-account backup.
 */
public final class CopiesToAnotherAccountApp {
    // Replace these values.
    private static final String ORGANIZATION = "o-a1b2c3d4e5";
    private static final String CLIENTS = "sg-0123456789abcdef0";
    // Named rather than looked up, so that the app is synthesized without credentials.
    private static final VpcAttributes VPC = VpcAttributes.builder()
            .vpcId("vpc-0123456789abcdef0")
            .availabilityZones(List.of("us-east-1a", "us-east-1b"))
            .privateSubnetIds(List.of("subnet-0123456789abcdef0", "subnet-0123456789abcdef1"))
            .privateSubnetRouteTableIds(List.of("rtb-0123456789abcdef0", "rtb-0123456789abcdef1"))
            .build();
    private static final Environment DATA =
            Environment.builder().account("111122223333").region("us-east-1").build();
    private static final Environment BACKUPS =
            Environment.builder().account("444455556666").region("us-west-2").build();

    private CopiesToAnotherAccountApp() {}

    /**
     * Synthesizes the app.
     *
     * @param args none
     */
    public static void main(String[] args) {
        App app = new App();
        VaultStack vault = new VaultStack(app, "WordPressBackups", props(BACKUPS), ORGANIZATION);
        new DataStack(app, "WordPressData", props(DATA), VPC, CLIENTS, vault.getDestination(), BACKUPS.getAccount());
        Validations.of(app).addPlugins(WordPressDataPolicies.production());
        app.synth();
    }

    private static StackProps props(Environment environment) {
        return StackProps.builder()
                .env(environment)
                .terminationProtection(true)
                .build();
    }
}
