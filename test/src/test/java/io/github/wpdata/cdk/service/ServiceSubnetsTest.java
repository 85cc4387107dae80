package io.github.wpdata.cdk.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.testing.Refusals;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Subnet;
import software.amazon.awscdk.services.ec2.SubnetAttributes;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.ec2.VpcLookupOptions;

/** Where a service is placed. */
class ServiceSubnetsTest {
    private static final String TOO_FEW =
            " availability zone) are too few; select subnets in at least 2 availability zones";

    private final TestStack test = new TestStack();

    private static SampleService service(Stack stack, IVpc vpc, Consumer<SampleService.Builder> settings) {
        SampleService.Builder builder =
                SampleService.Builder.create(stack, "Service").vpc(vpc).clientCidrs("10.0.0.0/16");
        settings.accept(builder);
        return builder.build();
    }

    private SampleService service(Consumer<SampleService.Builder> settings) {
        return service(test.stack(), test.vpc(), settings);
    }

    /** The ids that subnets of this app have, such as {@code VpcIsolatedSubnet1Subnet12345678}. */
    private static List<String> made(SampleService service) {
        return service.subnetIds().stream()
                .map(id -> String.valueOf(((Map<?, ?>) id).get("Ref")))
                .toList();
    }

    private ISubnet subnet(String id, String zone) {
        return Subnet.fromSubnetAttributes(
                test.stack(),
                id,
                SubnetAttributes.builder().subnetId(id).availabilityZone(zone).build());
    }

    @Test
    void withoutPrivateSubnetsTheIsolatedOnesAreTaken() {
        assertThat(made(service(b -> {}))).hasSize(2).allMatch(id -> id.startsWith("VpcIsolatedSubnet"));
        assertThat(test.warnings()).isEmpty();
        assertThat(test.errors()).isEmpty();
    }

    @Test
    void privateSubnetsAreTakenIfThereAreAny() {
        Vpc vpc = Vpc.Builder.create(test.stack(), "Platform")
                .availabilityZones(List.of("us-east-1a", "us-east-1b"))
                .build();

        assertThat(made(service(test.stack(), vpc, b -> {})))
                .hasSize(2)
                .allMatch(id -> id.startsWith("PlatformPrivateSubnet"));
        assertThat(test.warnings()).isEmpty();
    }

    @Test
    void publicSubnetsAreAWarning() {
        SampleService service = service(b -> b.subnets(
                SubnetSelection.builder().subnetType(SubnetType.PUBLIC).build()));

        assertThat(made(service)).hasSize(2).allMatch(id -> id.startsWith("VpcPublicSubnet"));
        assertThat(test.warnings())
                .containsExactly("subnets are public, with a route from the internet; choose private or isolated "
                        + "subnets [ack: @wpdata/cdk:publicSubnets]");
    }

    @Test
    void namedSubnetsAreTakenAsTheyAre() {
        List<ISubnet> named = List.of(
                subnet("subnet-1", "us-east-1a"), subnet("subnet-2", "us-east-1a"), subnet("subnet-3", "us-east-1b"));
        SampleService service =
                service(b -> b.subnets(SubnetSelection.builder().subnets(named).build()));

        assertThat(service.subnetIds()).isEqualTo(List.of("subnet-1", "subnet-2", "subnet-3"));
    }

    @Test
    void aSubnetIsNamedOnce() {
        List<ISubnet> named = List.of(
                subnet("subnet-1", "us-east-1a"), subnet("subnet-2", "us-east-1b"), subnet("subnet-3", "us-east-1c"));
        SubnetSelection twice = SubnetSelection.builder()
                .subnets(List.of(named.get(0), named.get(1), named.get(0), named.get(2)))
                .build();

        assertThatThrownBy(() -> service(b -> b.subnets(twice)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/Service] subnets (subnet-1) is selected twice; name each subnet once");
        assertThatThrownBy(() -> service(b -> b.subnets(twice).oneSubnetPerZone()))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/Service] subnets (subnet-1) is selected twice; name each subnet once");
    }

    @Test
    void anImportedVpcNamesEachSubnetOnce() {
        IVpc vpc = Vpc.fromVpcAttributes(
                test.stack(),
                "Imported",
                VpcAttributes.builder()
                        .vpcId("vpc-1")
                        .availabilityZones(List.of("us-east-1a", "us-east-1b"))
                        .privateSubnetIds(List.of("subnet-1", "subnet-1"))
                        .build());

        assertThatThrownBy(() -> service(test.stack(), vpc, b -> {}))
                .hasMessage("[Test/Service] subnets (subnet-1) is selected twice; name each subnet once");
    }

    static Stream<Arguments> tooFew() {
        return Stream.of(Arguments.of(List.of("us-east-1a"), 1), Arguments.of(List.of("us-east-1a", "us-east-1a"), 1));
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest
    @MethodSource
    void tooFew(List<String> zones, int distinct) {
        List<ISubnet> subnets = zones.stream()
                .map(zone ->
                        subnet("subnet-" + test.stack().getNode().getChildren().size(), zone))
                .toList();

        assertThatThrownBy(() -> service(b ->
                        b.subnets(SubnetSelection.builder().subnets(subnets).build())))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Test/Service] subnets (" + distinct + TOO_FEW);
    }

    @Test
    void aVpcOfOneZoneIsTooFew() {
        Vpc vpc = Vpc.Builder.create(test.stack(), "Small")
                .availabilityZones(List.of("us-east-1a"))
                .build();

        assertThatThrownBy(() -> service(test.stack(), vpc, b -> {})).hasMessage("[Test/Service] subnets (1" + TOO_FEW);
    }

    static Stream<Arguments> selectionsThatTheVpcCannotMake() {
        return Stream.of(
                Arguments.of(
                        SubnetSelection.builder()
                                .subnetType(SubnetType.PRIVATE_WITH_EGRESS)
                                .build(),
                        "There are no 'Private' subnet groups in this VPC"),
                Arguments.of(
                        SubnetSelection.builder().subnetGroupName("Data").build(),
                        "There are no subnet groups with name 'Data' in this VPC"),
                Arguments.of(
                        SubnetSelection.builder()
                                .subnetGroupName("Isolated")
                                .subnetType(SubnetType.PUBLIC)
                                .build(),
                        "Only one of 'subnetType,subnetGroupName' can be supplied to subnet selection"));
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest
    @MethodSource
    void selectionsThatTheVpcCannotMake(SubnetSelection selection, String why) {
        assertThatThrownBy(() -> service(b -> b.subnets(selection).clientCidrs("any")))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "[Test/Service] clientCidrs (any) is not an address range; write it as in 10.0.0.0/16 or 2001:db8::/32\n"
                                + "[Test/Service] subnets (" + why
                                + ") cannot be selected; select subnets that the VPC has");
    }

    @Test
    void aMissingVpcIsReportedWithEverythingElse() {
        assertThatThrownBy(() -> SampleService.Builder.create(test.stack(), "Service")
                        .vpc(null)
                        .subnets(null)
                        .clientCidrs("any")
                        .build())
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        [Test/Service] subnets (null) is not a value; leave the call out to get the default
                        [Test/Service] vpc (null) is required; pass a value to vpc(…)
                        [Test/Service] clientCidrs (any) is not an address range; write it as in 10.0.0.0/16 or 2001:db8::/32""");
        assertThat(test.stack().getNode().tryFindChild("Service")).isNull();
    }

    @Test
    void zonesThatOnlyTheDeploymentKnowsAreSkipped() {
        Stack anywhere = new Stack(new App(), "Anywhere");
        Vpc vpc = Vpc.Builder.create(anywhere, "Vpc").build();

        assertThat(service(anywhere, vpc, b -> {}).subnetIds()).hasSize(2);
    }

    @Test
    void importedListsAreSkipped() {
        IVpc vpc = Vpc.fromVpcAttributes(
                test.stack(),
                "Imported",
                VpcAttributes.builder()
                        .vpcId(Fn.importValue("vpc"))
                        .availabilityZones(Fn.split(",", Fn.importValue("zones"), 2))
                        .privateSubnetIds(Fn.split(",", Fn.importValue("subnets"), 2))
                        .build());

        assertThat(service(test.stack(), vpc, b -> {}).subnetIds())
                .element(1)
                .isEqualTo(Map.of(
                        "Fn::Select",
                        List.of(1, Map.of("Fn::Split", List.of(",", Map.of("Fn::ImportValue", "subnets"))))));
        assertThat(test.errors()).isEmpty();
    }

    @Test
    void importedSubnetsAreJudgedWhereTheirZonesAreKnown() {
        IVpc vpc = Vpc.fromVpcAttributes(
                test.stack(),
                "Imported",
                VpcAttributes.builder()
                        .vpcId("vpc-1")
                        .availabilityZones(List.of("us-east-1a"))
                        .privateSubnetIds(List.of("subnet-1"))
                        .build());

        assertThatThrownBy(() -> service(test.stack(), vpc, b -> {})).hasMessage("[Test/Service] subnets (1" + TOO_FEW);
    }

    @Test
    void aVpcThatIsStillToBeLookedUpIsSkipped() {
        IVpc vpc = Vpc.fromLookup(
                test.stack(),
                "Looked",
                VpcLookupOptions.builder().vpcId("vpc-1").build());
        SampleService service = service(
                test.stack(),
                vpc,
                b -> b.subnets(SubnetSelection.builder().subnetGroupName("Data").build()));

        assertThat(service.subnetIds()).isEmpty();
    }

    @Test
    void aVpcWithoutKnownSubnetsIsNamed() {
        IVpc vpc = Vpc.fromVpcAttributes(
                test.stack(),
                "Imported",
                VpcAttributes.builder()
                        .vpcId("vpc-0a1b2c3d")
                        .availabilityZones(List.of("us-east-1a", "us-east-1b"))
                        .build());

        assertThatThrownBy(() -> SampleService.Builder.create(test.stack(), "Service")
                        .vpc(vpc)
                        .build())
                .hasMessage("[Test/Service] vpc (Test/Imported) has no subnets that are known here; import the VPC "
                        + "with its "
                        + "private subnets, or pass subnets(…)");
    }

    @Test
    void aZoneThatTheVpcLacksIsReportedWithThoseItHas() {
        assertThatThrownBy(() -> SampleService.Builder.create(test.stack(), "Service")
                        .vpc(test.vpc())
                        .subnets(SubnetSelection.builder()
                                .availabilityZones(List.of("us-east-1z"))
                                .build())
                        .build())
                .hasMessage(
                        "[Test/Service] subnets (none) match no subnet of the VPC, which has the availability zones "
                                + "us-east-1a, us-east-1b; select zones, types, groups or ids that the VPC has");
    }
}
