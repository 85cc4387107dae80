package io.github.wpdata.cdk.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.WordPressDataServices;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.constructs.Construct;

/** A VPC and security groups that are imported are of the service's region. */
class ServiceRegionTest {
    private static final String VPC =
            "vpc (us-west-2) is in another region than the service (us-east-1); pass a VPC of the service's region, imported "
                    + "into a stack of that region";
    private static final String CLIENTS =
            "clients (us-west-2) are in another region than the service (us-east-1); pass security groups of the service's "
                    + "region, imported into a stack of that region";

    private final TestStack test = new TestStack();
    private final Stack west = new TestStack(test.app(), "West", "us-west-2").stack();

    private static IVpc vpc(Construct scope) {
        return vpc(scope, null);
    }

    private static IVpc vpc(Construct scope, String region) {
        return Vpc.fromVpcAttributes(
                scope,
                "ImportedVpc",
                VpcAttributes.builder()
                        .vpcId("vpc-0a1b2c3d")
                        .region(region)
                        .availabilityZones(List.of("us-west-2a", "us-west-2b"))
                        .privateSubnetIds(List.of("subnet-0a1b2c3d", "subnet-1a1b2c3d"))
                        .build());
    }

    private static ISecurityGroup clients(Construct scope) {
        return SecurityGroup.fromSecurityGroupId(scope, "ImportedClients", "sg-0a1b2c3d");
    }

    private SampleService service(IVpc vpc, Consumer<SampleService.Builder> settings) {
        SampleService.Builder builder =
                SampleService.Builder.create(test.stack(), "Service").vpc(vpc).clientCidrs("10.0.0.0/16");
        settings.accept(builder);
        return builder.build();
    }

    private void assertRefused(IVpc vpc, Consumer<SampleService.Builder> settings, String problem) {
        assertThatThrownBy(() -> service(vpc, settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/Service] " + problem);
    }

    @Test
    void aVpcThatIsImportedIntoAStackOfAnotherRegionIsRefused() {
        assertRefused(vpc(west), b -> {}, VPC);
    }

    @Test
    void aVpcThatIsImportedWithAnotherRegionIsRefused() {
        assertRefused(vpc(test.stack(), "us-west-2"), b -> {}, VPC);
    }

    @Test
    void aClientThatIsImportedIntoAStackOfAnotherRegionIsRefused() {
        assertRefused(test.vpc(), b -> b.clients(test.clients(), clients(west)), CLIENTS);
    }

    @Test
    void thoseOfTheSameRegionAreAccepted() {
        Stack other = new TestStack(test.app(), "Other").stack();
        service(vpc(other, "us-east-1"), b -> b.clients(clients(other)));

        test.resources()
                .named("AWS::EC2::SecurityGroup", "ServiceSecurityGroup")
                .has("VpcId", "vpc-0a1b2c3d");
    }

    @Test
    void thoseOfAnUnknownRegionAreAccepted() {
        Stack anywhere = new Stack(test.app(), "Anywhere");

        assertThat(service(vpc(anywhere), b -> b.clients(clients(anywhere)))).isNotNull();
    }

    @Test
    void theWholeReportsThemOnceAndAPartItsOwn() {
        IVpc imported = vpc(west);
        WordPressDataServices.Builder services =
                Minimal.services(test).vpc(imported).clients(clients(west)).restoreTest(true);

        assertThatThrownBy(services::build).hasMessage("[Test/Data] " + VPC + "\n[Test/Data] " + CLIENTS);
        assertThatThrownBy(Minimal.services(test)
                        .cache(cache -> cache.vpc(imported)
                                .clients(clients(new TestStack(test.app(), "More", "us-west-2").stack())))::build)
                .hasMessage("[Test/Data/Cache] " + VPC + "\n[Test/Data/Cache] " + CLIENTS);
        assertThatThrownBy(Minimal.restoreTest(test).vpc(imported)::build).hasMessage("[Test/RestoreTest] " + VPC);
    }
}
