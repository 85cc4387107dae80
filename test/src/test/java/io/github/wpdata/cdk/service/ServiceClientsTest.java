package io.github.wpdata.cdk.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.testing.Project;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterAttributes;

/** Who may reach a service. */
class ServiceClientsTest {
    private static final String INGRESS = "AWS::EC2::SecurityGroupIngress";
    private static final String NO_CLIENTS =
            "[Test/Service] clients are missing, so no client can reach the service; name them with clients(…) or clientCidrs(…), or add them to getConnections()";

    private final TestStack test = new TestStack();

    private SampleService service(Consumer<SampleService.Builder> settings) {
        return service(test, settings);
    }

    private static SampleService service(TestStack test, Consumer<SampleService.Builder> settings) {
        SampleService.Builder builder =
                SampleService.Builder.create(test.stack(), "Service").vpc(test.vpc());
        settings.accept(builder);
        return builder.build();
    }

    private static Resource group(Resources resources) {
        return resources.named("AWS::EC2::SecurityGroup", "ServiceSecurityGroup");
    }

    @Test
    void aSecurityGroupReachesTheServiceOnItsPortAlone() {
        service(b -> b.clients(test.clients()));

        Resources resources = test.resources();
        Resource clients = resources.named("AWS::EC2::SecurityGroup", "Clients");
        resources
                .only(INGRESS)
                .has("GroupId", group(resources).getAtt("GroupId"))
                .has("SourceSecurityGroupId", clients.getAtt("GroupId"))
                .has("IpProtocol", "tcp")
                .has("FromPort", SampleService.PORT)
                .has("ToPort", SampleService.PORT)
                .has("Description", "Clients of A sample");
        group(resources).lacks("SecurityGroupIngress");
    }

    @Test
    void theServiceItselfReachesNothing() {
        service(b -> b.clients(test.clients()));

        group(test.resources())
                .has(
                        "SecurityGroupEgress",
                        List.of(Map.of(
                                "CidrIp", "255.255.255.255/32",
                                "Description", "Disallow all traffic",
                                "FromPort", 252,
                                "IpProtocol", "icmp",
                                "ToPort", 86)));
    }

    @Test
    void anythingWithConnectionsCanBeAClient() {
        IConnectable pods = () -> Connections.Builder.create()
                .securityGroups(List.of(test.clients()))
                .build();
        service(b -> b.clients(pods));

        Resources resources = test.resources();
        resources
                .only(INGRESS)
                .has(
                        "SourceSecurityGroupId",
                        resources.named("AWS::EC2::SecurityGroup", "Clients").getAtt("GroupId"));
    }

    @Test
    void anImportedSecurityGroupIsNamedByItsId() {
        service(b -> b.clients(SecurityGroup.fromSecurityGroupId(test.stack(), "Nodes", "sg-0123456789abcdef0")));

        test.resources().only(INGRESS).has("SourceSecurityGroupId", "sg-0123456789abcdef0");
    }

    @Test
    void callsAddUp() {
        SecurityGroup more = SecurityGroup.Builder.create(test.stack(), "More")
                .vpc(test.vpc())
                .build();
        service(b -> b.clients(test.clients())
                .clients(more)
                .clientCidrs("10.1.0.0/16")
                .clientCidrs("2001:DB8::/32", Fn.importValue("range")));

        Resources resources = test.resources();
        assertThat(resources.all(INGRESS)).hasSize(2);
        Resource group = group(resources);
        group.has("SecurityGroupIngress.0.CidrIp", "10.1.0.0/16")
                .has("SecurityGroupIngress.0.FromPort", SampleService.PORT)
                .has("SecurityGroupIngress.0.Description", "Clients of A sample")
                .has("SecurityGroupIngress.1.CidrIpv6", "2001:db8::/32")
                .has("SecurityGroupIngress.2.CidrIp", Map.of("Fn::ImportValue", "range"))
                .lacks("SecurityGroupIngress.3");
        assertThat(test.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "10.0.0.0/0", "::/0", "2001:db8::/0"})
    void aRangeOfEverythingIsAWarning(String everything) {
        service(b -> b.clientCidrs("10.1.0.0/16", everything));

        assertThat(test.warnings())
                .containsExactly("clientCidrs (" + everything
                        + ") allows every address; pass the clients' security groups [ack: @wpdata/cdk:openIngress]");
    }

    @Test
    void aPeerThatIsEveryoneIsAWarning() {
        service(b -> b.clients(Peer.anyIpv4(), Peer.ipv4("10.1.0.0/16")));

        assertThat(test.warnings())
                .containsExactly("clients (0.0.0.0/0) allows every address; pass the clients' security groups "
                        + "[ack: @wpdata/cdk:openIngress]");
        group(test.resources())
                .has("SecurityGroupIngress.0.CidrIp", "0.0.0.0/0")
                .has("SecurityGroupIngress.1.CidrIp", "10.1.0.0/16");
    }

    @Test
    void rangesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> service(b -> b.clientCidrs("10.0.0.0", "10.1.0.0/16", "any", null)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        [Test/Service] clientCidrs (null) is not a value; leave the call out to get the default
                        [Test/Service] clientCidrs (10.0.0.0) is not an address range; write it as in 10.0.0.0/16 or 2001:db8::/32
                        [Test/Service] clientCidrs (any) is not an address range; write it as in 10.0.0.0/16 or 2001:db8::/32""");
    }

    @Test
    void aListOfUnknownLengthIsRefused() {
        List<String> list = Fn.split(",", Fn.importValue("ranges"));

        assertThatThrownBy(() -> service(b -> b.clientCidrs(list.toArray(String[]::new))))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "[Test/Service] clientCidrs (a list) is an unresolved list, whose length is unknown; pass its elements, as in Fn.select(0, list)");
    }

    @Test
    void aClientOfAnotherStackIsLetInByOurs() {
        App app = new App();
        TestStack ours = new TestStack(app, "Test");
        TestStack theirs = new TestStack(app, "Theirs");
        service(ours, b -> b.clients(theirs.clients()));

        ours.resources()
                .only(INGRESS)
                .has("GroupId", group(ours.resources()).getAtt("GroupId"))
                .has(
                        "SourceSecurityGroupId",
                        Map.of("Fn::ImportValue", "Theirs:ExportsOutputFnGetAttClients67031123GroupId8E887E3F"));
    }

    @Test
    void aClientMayBeAddedLater() {
        service(b -> {}).getConnections().allowDefaultPortFrom(test.clients());

        test.resources().only(INGRESS).has("FromPort", SampleService.PORT);
    }

    @Test
    void aRangeMayBeAddedLater() {
        service(b -> {}).getConnections().allowFrom(Peer.ipv4("10.1.0.0/16"), Port.tcp(SampleService.PORT));

        group(test.resources()).has("SecurityGroupIngress.0.CidrIp", "10.1.0.0/16");
    }

    @Test
    void aClientOfAnotherStackMayBeAddedLater() {
        App app = new App();
        TestStack ours = new TestStack(app, "Test");
        TestStack theirs = new TestStack(app, "Theirs");
        service(ours, b -> {}).getConnections().allowDefaultPortFrom(theirs.clients());

        ours.resources().only(INGRESS).has("FromPort", SampleService.PORT);
    }

    @Test
    void aClientOfAnotherStackMayAskForItself() {
        App app = new App();
        TestStack ours = new TestStack(app, "Test");
        TestStack theirs = new TestStack(app, "Theirs");
        SampleService service = service(ours, b -> {});
        theirs.clients().getConnections().allowToDefaultPort(service);

        theirs.resources().only(INGRESS).has("FromPort", SampleService.PORT);
        assertThat(ours.resources().all(INGRESS)).isEmpty();
    }

    @Test
    void aClientWhoseStackUsesTheServiceCannotBeNamedInOurs() {
        App app = new App();
        TestStack ours = new TestStack(app, "Test");
        TestStack theirs = new TestStack(app, "Theirs");
        SampleService service = service(ours, b -> b.clients(theirs.clients()));
        use(theirs, service);

        assertThatThrownBy(app::synth).hasMessageContaining("Adding this dependency (Theirs -> Test/Service/");
        assertThat(Project.read("docs/operations.md"))
                .contains("Adding this dependency (…) would create a cyclic reference");
    }

    @Test
    void aClientWhoseStackUsesTheServiceMayAskForItself() {
        App app = new App();
        TestStack ours = new TestStack(app, "Test");
        TestStack theirs = new TestStack(app, "Theirs");
        SampleService service = service(ours, b -> {});
        theirs.clients().getConnections().allowToDefaultPort(service);
        use(theirs, service);

        theirs.resources().only(INGRESS).has("FromPort", SampleService.PORT);
        assertThat(theirs.stack().getDependencies()).containsExactly(ours.stack());
        assertThat(ours.stack().getDependencies()).isEmpty();
    }

    private static void use(TestStack user, SampleService service) {
        CfnOutput.Builder.create(user.stack(), "Key")
                .value(service.key().getKeyArn())
                .build();
    }

    @Test
    void aClientMayBeAddedWhereRulesStandBesideTheirGroup() {
        TestStack flagged = new TestStack(Map.of("@aws-cdk/aws-ec2.securityGroupDisableInlineRules", true));
        service(flagged, b -> {}).getConnections().allowFrom(Peer.ipv4("10.1.0.0/16"), Port.tcp(SampleService.PORT));

        flagged.resources().only(INGRESS).has("CidrIp", "10.1.0.0/16");
    }

    @Test
    void aServiceThatNobodyCanReachIsAnErrorAtTheEnd() {
        service(b -> {});

        assertThatThrownBy(test::resources).hasMessageContaining(NO_CLIENTS);
    }

    @Test
    void aClientWithoutASecurityGroupIsNone() {
        service(b -> b.clients(() -> Connections.Builder.create().build()));

        assertThatThrownBy(test::resources)
                .hasMessageContaining(
                        "[Test/Service] clients (a client) have no security group that is known here, so no client can reach "
                                + "the service");
    }

    @Test
    void theClientsOfAnotherServiceDoNotCount() {
        service(b -> {});
        SampleService.Builder.create(test.stack(), "Other")
                .vpc(test.vpc())
                .clients(test.clients())
                .build();

        assertThatThrownBy(test::resources).hasMessageContaining(NO_CLIENTS);
    }

    @Test
    void aRangeInTwoSpellingsIsOneRule() {
        service(b -> b.clientCidrs("10.0.0.0/16", "10.0.5.0/16", "2001:db8::/32", "2001:0DB8::/32"));

        assertThat(group(test.resources()).property("SecurityGroupIngress"))
                .extracting(rule ->
                        rule.path("CidrIp").asText("") + rule.path("CidrIpv6").asText(""))
                .containsExactly("10.0.0.0/16", "2001:db8::/32");
    }

    @Test
    void aSecurityGroupThatIsImportedTwiceIsOneRule() {
        service(b -> b.clients(
                SecurityGroup.fromSecurityGroupId(test.stack(), "One", "sg-0a1b2c3d"),
                SecurityGroup.fromSecurityGroupId(test.stack(), "Two", "sg-0a1b2c3d")));

        assertThat(test.resources().all(INGRESS)).hasSize(1);
    }

    @Test
    void aRangeThatIsAClientTooIsOneRule() {
        service(b -> b.clients(Peer.ipv4("10.0.0.0/16")).clientCidrs("10.0.9.0/16"));

        assertThat(group(test.resources()).property("SecurityGroupIngress")).hasSize(1);
    }

    @Test
    void moreRulesThanTheQuotaAreAWarning() {
        String[] ranges = IntStream.rangeClosed(0, 60)
                .mapToObj(i -> "10." + i + ".0.0/16")
                .toArray(String[]::new);
        service(b -> b.clientCidrs(Arrays.copyOf(ranges, 60)));
        assertThat(test.warnings()).isEmpty();

        TestStack more = new TestStack();
        service(more, b -> b.clientCidrs(ranges));
        assertThat(more.warnings())
                .containsExactly(
                        "clients and clientCidrs make 61 ingress rules, and EC2 allows 60 for each security group by "
                                + "default; combine ranges, or raise the quota \"Inbound or outbound rules per "
                                + "security group\" "
                                + "[ack: @wpdata/cdk:manyIngressRules]");
    }

    @Test
    void aClientWithoutASecurityGroupIsNamed() {
        service(b -> b.clients(DatabaseCluster.fromDatabaseClusterAttributes(
                test.stack(),
                "Imported",
                DatabaseClusterAttributes.builder()
                        .clusterIdentifier("imported")
                        .build())));

        assertThatThrownBy(test::resources)
                .hasMessageContaining(
                        "clients (Test/Imported) have no security group that is known here, so no client can reach "
                                + "the service; import them with their security groups, or pass the security "
                                + "groups to clients(…)");
    }
}
