package io.github.wpdata.cdk.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Subnet;
import software.amazon.awscdk.services.ec2.SubnetAttributes;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.efs.LifecyclePolicy;
import software.amazon.awscdk.services.efs.PerformanceMode;
import software.amazon.awscdk.services.efs.ThroughputMode;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;

class EfsFileSystemTest {
    private static final String FILE_SYSTEM = "AWS::EFS::FileSystem";
    private static final String ACCESS_POINT = "AWS::EFS::AccessPoint";
    private static final String MOUNT_TARGET = "AWS::EFS::MountTarget";
    private static final String SECURITY_GROUP = "AWS::EC2::SecurityGroup";
    private static final String INGRESS = "AWS::EC2::SecurityGroupIngress";

    private final TestStack test = new TestStack();

    private EfsFileSystem.Builder files() {
        return EfsFileSystem.Builder.create(test.stack(), "Files").vpc(test.vpc());
    }

    private EfsFileSystem.Builder filesWithClients() {
        return files().clients(test.clients());
    }

    @Test
    void createsTheDocumentedDefaults() {
        filesWithClients().build();

        Resources resources = test.resources();
        Resource key = resources.only("AWS::KMS::Key");
        Resource fileSystem = resources.only(FILE_SYSTEM);
        fileSystem
                .has("Encrypted", true)
                .has("KmsKeyId", key.getAtt("Arn"))
                .has("PerformanceMode", "generalPurpose")
                .has("ThroughputMode", "bursting")
                .lacks("ProvisionedThroughputInMibps")
                .has(
                        "LifecyclePolicies",
                        List.of(
                                Map.of("TransitionToIA", "AFTER_30_DAYS"),
                                Map.of("TransitionToPrimaryStorageClass", "AFTER_1_ACCESS")))
                .has("BackupPolicy.Status", "ENABLED")
                .has("FileSystemTags", List.of(tag("Name", "Test/Files/FileSystem")))
                .lacks("AvailabilityZoneName")
                .isKept("RetainExceptOnCreate");
        key.has("EnableKeyRotation", true).has("PendingWindowInDays", 30).isKept("RetainExceptOnCreate");

        Resource group = resources.named(SECURITY_GROUP, "FilesSecurityGroup");
        assertThat(resources.all(MOUNT_TARGET))
                .hasSize(2)
                .allSatisfy(target -> target.has("FileSystemId", fileSystem.ref())
                        .has("SecurityGroups", List.of(group.getAtt("GroupId"))));
        assertThat(resources.all(MOUNT_TARGET))
                .extracting(target -> target.property("SubnetId").path("Ref").asText())
                .allSatisfy(subnet -> assertThat(subnet).startsWith("VpcIsolatedSubnet"))
                .doesNotHaveDuplicates();

        Resource accessPoint = resources.only(ACCESS_POINT);
        accessPoint
                .has("FileSystemId", fileSystem.ref())
                .has("PosixUser.Uid", "33")
                .has("PosixUser.Gid", "33")
                .lacks("PosixUser.SecondaryGids")
                .has("RootDirectory.Path", "/wp-content")
                .has("RootDirectory.CreationInfo.OwnerUid", "33")
                .has("RootDirectory.CreationInfo.OwnerGid", "33")
                .has("RootDirectory.CreationInfo.Permissions", "0775")
                .isKept("RetainExceptOnCreate");
    }

    @Test
    void policyLetsClientsMountAndWriteThroughMountTargetsOverTlsAndNothingElse() {
        filesWithClients().build();

        test.resources()
                .only(FILE_SYSTEM)
                .has(
                        "FileSystemPolicy.Statement.0.Action",
                        List.of("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"))
                .has("FileSystemPolicy.Statement.0.Effect", "Allow")
                .has("FileSystemPolicy.Statement.0.Principal", Map.of("AWS", "*"))
                .has(
                        "FileSystemPolicy.Statement.0.Condition",
                        Map.of("Bool", Map.of("elasticfilesystem:AccessedViaMountTarget", "true")))
                .has("FileSystemPolicy.Statement.1.Action", "*")
                .has("FileSystemPolicy.Statement.1.Effect", "Deny")
                .has("FileSystemPolicy.Statement.1.Principal", Map.of("AWS", "*"))
                .has("FileSystemPolicy.Statement.1.Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false")))
                .lacks("FileSystemPolicy.Statement.2");
    }

    @Test
    void templateIsTheSameWithAndWithoutTheFlagsOfCdk() {
        TestStack flagged = new TestStack(Map.of(
                "@aws-cdk/aws-efs:denyAnonymousAccess", true,
                "@aws-cdk/aws-efs:mountTargetOrderInsensitiveLogicalId", true,
                "@aws-cdk/aws-efs:defaultEncryptionAtRest", false));
        filesWithClients().build();
        EfsFileSystem.Builder.create(flagged.stack(), "Files")
                .vpc(flagged.vpc())
                .clients(flagged.clients())
                .build();

        assertThat(flagged.resources().template()).isEqualTo(test.resources().template());
    }

    @Test
    void createsWhatIsSet() {
        filesWithClients()
                .fileSystemName("wordpress: files")
                .throughputMode(ThroughputMode.ELASTIC)
                .infrequentAccessAfter(LifecyclePolicy.AFTER_7_DAYS)
                .archiveAfter(LifecyclePolicy.AFTER_90_DAYS)
                .automaticBackup(false)
                .fixedAccessPoint(EfsAccessPoint.at("/var/www/wp-content")
                        .owner(82, 4294967295L)
                        .permissions("750")
                        .secondaryGids(0, 100))
                .build();

        Resources resources = test.resources();
        resources
                .only(FILE_SYSTEM)
                .has("FileSystemTags", List.of(tag("Name", "wordpress: files")))
                .has("ThroughputMode", "elastic")
                .has(
                        "LifecyclePolicies",
                        List.of(
                                Map.of("TransitionToIA", "AFTER_7_DAYS"),
                                Map.of("TransitionToPrimaryStorageClass", "AFTER_1_ACCESS"),
                                Map.of("TransitionToArchive", "AFTER_90_DAYS")))
                .has("BackupPolicy.Status", "DISABLED");
        resources
                .only(ACCESS_POINT)
                .has("PosixUser.Uid", "82")
                .has("PosixUser.Gid", "4294967295")
                .has("PosixUser.SecondaryGids", List.of("0", "100"))
                .has("RootDirectory.Path", "/var/www/wp-content")
                .has("RootDirectory.CreationInfo.OwnerUid", "82")
                .has("RootDirectory.CreationInfo.OwnerGid", "4294967295")
                .has("RootDirectory.CreationInfo.Permissions", "750");
        assertThat(test.warnings()).isEmpty();
    }

    @Test
    void provisionedThroughput() {
        filesWithClients()
                .throughputMode(ThroughputMode.PROVISIONED)
                .provisionedThroughput(Size.gibibytes(1))
                .build();

        test.resources()
                .only(FILE_SYSTEM)
                .has("ThroughputMode", "provisioned")
                .has("ProvisionedThroughputInMibps", 1024);
    }

    @Test
    void maxIo() {
        filesWithClients().performanceMode(PerformanceMode.MAX_IO).build();

        test.resources().only(FILE_SYSTEM).has("PerformanceMode", "maxIO");
    }

    @Test
    void withoutInfrequentAccessNothingMoves() {
        filesWithClients().infrequentAccess(false).build();

        test.resources().only(FILE_SYSTEM).lacks("LifecyclePolicies");
    }

    @Test
    void archiveWithoutInfrequentAccess() {
        filesWithClients()
                .infrequentAccess(false)
                .throughputMode(ThroughputMode.ELASTIC)
                .archiveAfter(LifecyclePolicy.AFTER_1_DAY)
                .build();

        test.resources()
                .only(FILE_SYSTEM)
                .has(
                        "LifecyclePolicies",
                        List.of(
                                Map.of("TransitionToPrimaryStorageClass", "AFTER_1_ACCESS"),
                                Map.of("TransitionToArchive", "AFTER_1_DAY")));
    }

    @Test
    void filesCanStayInTheColderStorageClass() {
        filesWithClients().returnOnAccess(false).build();

        test.resources().only(FILE_SYSTEM).has("LifecyclePolicies", List.of(Map.of("TransitionToIA", "AFTER_30_DAYS")));
    }

    @Test
    void theRootDirectoryHasAnOwnerAlready() {
        filesWithClients().accessPoint("all", EfsAccessPoint.at("/")).build();

        test.resources()
                .named(ACCESS_POINT, "FilesAccessPointsall")
                .has("RootDirectory.Path", "/")
                .lacks("RootDirectory.CreationInfo");
    }

    @Test
    void accessPointsCanBeRequired() {
        filesWithClients().requireAccessPoint(true).build();

        test.resources()
                .only(FILE_SYSTEM)
                .has(
                        "FileSystemPolicy.Statement.0.Condition",
                        Map.of(
                                "Bool", Map.of("elasticfilesystem:AccessedViaMountTarget", "true"),
                                "Null", Map.of("elasticfilesystem:AccessPointArn", "false")));
    }

    @Test
    void restoredFilesGetAccessPointsBesideThoseInUse() {
        EfsFileSystem files = filesWithClients()
                .accessPoint("uploads", EfsAccessPoint.at("/uploads").owner(82, 82))
                .restoredFiles("aws-backup-restore_2026-11-28T09-14-15-832Z")
                .build();

        Resources resources = test.resources();
        resources
                .named(ACCESS_POINT, "FilesAccessPointswpcontent")
                .has("RootDirectory.Path", "/wp-content")
                .has("RootDirectory.CreationInfo.OwnerUid", "33");
        resources
                .named(ACCESS_POINT, "FilesRestoredFilesawsbackuprestore20261128T091415832Zuploads")
                .has("RootDirectory.Path", "/aws-backup-restore_2026-11-28T09-14-15-832Z/uploads")
                .has("PosixUser.Uid", "82")
                // So that EFS creates no empty directory in place of a misspelt one.
                .lacks("RootDirectory.CreationInfo");
        assertThat(resources.all(ACCESS_POINT)).hasSize(4);
        assertThat(files.getAccessPoints()).containsOnlyKeys("wp-content", "uploads");
        assertThat(files.getFormerAccessPoints()).containsOnlyKeys("wp-content", "uploads");
        assertThat(test.stack().resolve(files.getAccessPointId().orElseThrow()).toString())
                .contains("FilesRestoredFilesawsbackuprestore20261128T091415832Zwpcontent");
    }

    @Test
    void restoredFilesLeaveTheAccessPointsInUseAsTheyAre() {
        filesWithClients().build();
        Resource before = test.resources().only(ACCESS_POINT);
        TestStack restored = new TestStack();
        EfsFileSystem.Builder.create(restored.stack(), "Files")
                .vpc(restored.vpc())
                .clients(restored.clients())
                .restoredFiles("aws-backup-restore_1")
                .build();

        assertThat(restored.resources().template().path("Resources").path(before.logicalId()))
                .isEqualTo(test.resources().template().path("Resources").path(before.logicalId()));
    }

    @Test
    void theRootOfARestoreIsTheRestoredDirectory() {
        filesWithClients()
                .fixedAccessPoint(EfsAccessPoint.at("/"))
                .restoredFiles("aws-backup-restore_1")
                .build();

        test.resources().named(ACCESS_POINT, "FilesRestoredFiles").has("RootDirectory.Path", "/aws-backup-restore_1");
    }

    @Test
    void fixedAccessPointCanBeLeftOut() {
        EfsFileSystem files = filesWithClients().createFixedAccessPoint(false).build();

        assertThat(files.getAccessPointId()).isEmpty();
        assertThat(files.getAccessPoints()).isEmpty();
        assertThat(test.resources().all(ACCESS_POINT)).isEmpty();
    }

    @Test
    void accessPointsByName() {
        EfsFileSystem files = filesWithClients()
                .accessPoint("uploads", EfsAccessPoint.at("/uploads"))
                .accessPoint("a-b", EfsAccessPoint.at("/a"))
                .accessPoint("ab", EfsAccessPoint.at("/b"))
                .build();

        assertThat(files.getAccessPoints()).containsOnlyKeys("wp-content", "uploads", "a-b", "ab");
        Resources resources = test.resources();
        assertThat(resources.all(ACCESS_POINT)).hasSize(4);
        Resource uploads = resources.named(ACCESS_POINT, "FilesAccessPointsuploads");
        uploads.has("RootDirectory.Path", "/uploads").has("PosixUser.Uid", "33").isKept("RetainExceptOnCreate");
        assertThat(resolve(files.getAccessPoints().get("uploads").getAccessPointId()))
                .isEqualTo(uploads.ref());
    }

    @Test
    void gettersNameWhatWasMade() {
        EfsFileSystem files = filesWithClients().build();

        Resources resources = test.resources();
        Resource fileSystem = resources.only(FILE_SYSTEM);
        assertThat(resolve(files.getFileSystemId())).isEqualTo(fileSystem.ref());
        assertThat(resolve(files.getFileSystemArn())).isEqualTo(fileSystem.getAtt("Arn"));
        assertThat(resolve(files.getAccessPointId().orElseThrow()))
                .isEqualTo(resources.only(ACCESS_POINT).ref());
        assertThat(resolve(files.getSecurityGroup().getSecurityGroupId()))
                .isEqualTo(resources.named(SECURITY_GROUP, "FilesSecurityGroup").getAtt("GroupId"));
        assertThat(resolve(files.getEncryptionKey().getKeyArn()))
                .isEqualTo(resources.only("AWS::KMS::Key").getAtt("Arn"));
        assertThat(files.getFileSystem().getNode().getPath()).isEqualTo("Test/Files/FileSystem");
        assertThat(files.getMountTargetSubnets())
                .extracting(subnet -> subnet.getNode().getId())
                .containsExactly("IsolatedSubnet1", "IsolatedSubnet2");
    }

    @Test
    void existingVpcSubnetsAndKey() {
        IVpc vpc = Vpc.fromVpcAttributes(
                test.stack(),
                "Existing",
                VpcAttributes.builder()
                        .vpcId("vpc-1")
                        .availabilityZones(List.of("us-east-1a", "us-east-1b"))
                        .privateSubnetIds(List.of("subnet-1", "subnet-2"))
                        .build());
        EfsFileSystem.Builder.create(test.stack(), "Files")
                .vpc(vpc)
                .clients(SecurityGroup.fromSecurityGroupId(test.stack(), "Nodes", "sg-1"))
                .encryptionKey(Key.fromKeyArn(
                        test.stack(),
                        "Key",
                        "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555"))
                .build();

        Resources resources = test.resources();
        assertThat(resources.all("AWS::KMS::Key")).isEmpty();
        resources
                .only(FILE_SYSTEM)
                .has("KmsKeyId", "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555");
        Set<String> subnets = new TreeSet<>();
        resources
                .all(MOUNT_TARGET)
                .forEach(target -> subnets.add(target.property("SubnetId").asText()));
        assertThat(subnets).containsExactly("subnet-1", "subnet-2");
        resources.only(INGRESS).has("SourceSecurityGroupId", "sg-1");
    }

    @Test
    void mountTargetsKeepTheirNamesWhenSubnetsChangePlaces() {
        EfsFileSystem.Builder.create(test.stack(), "Files")
                .vpc(test.vpc())
                .clients(test.clients())
                .subnets(SubnetSelection.builder()
                        .subnets(test.vpc().getIsolatedSubnets())
                        .build())
                .build();
        TestStack turned = new TestStack();
        List<ISubnet> subnets = turned.vpc().getIsolatedSubnets();
        EfsFileSystem.Builder.create(turned.stack(), "Files")
                .vpc(turned.vpc())
                .clients(turned.clients())
                .subnets(SubnetSelection.builder()
                        .subnets(List.of(subnets.get(1), subnets.get(0)))
                        .build())
                .build();

        Map<String, Object> before = mountTargets(test);
        assertThat(before).hasSize(2);
        assertThat(mountTargets(turned)).isEqualTo(before);
    }

    private static Map<String, Object> mountTargets(TestStack stack) {
        Map<String, Object> found = new HashMap<>();
        stack.resources().all(MOUNT_TARGET).forEach(target -> found.put(target.logicalId(), target.json()));
        return found;
    }

    @Test
    void oneMountTargetForEachZoneOfAVpcWithMore() {
        IVpc vpc = Vpc.fromVpcAttributes(
                test.stack(),
                "Existing",
                VpcAttributes.builder()
                        .vpcId("vpc-1")
                        .availabilityZones(List.of("us-east-1a", "us-east-1b"))
                        .privateSubnetIds(List.of("subnet-1", "subnet-2", "subnet-3", "subnet-4"))
                        .build());
        EfsFileSystem.Builder.create(test.stack(), "Files")
                .vpc(vpc)
                .clients(test.clients())
                .build();

        // CDK deals the subnets out to the zones in turn.
        assertThat(subnetIds(test.resources())).containsExactly("subnet-1", "subnet-2");
    }

    private static Set<String> subnetIds(Resources resources) {
        Set<String> found = new TreeSet<>();
        resources
                .all(MOUNT_TARGET)
                .forEach(target -> found.add(target.property("SubnetId").asText()));
        return found;
    }

    @Test
    void twoSubnetsOfOneZoneAreRefusedByName() {
        List<ISubnet> subnets =
                List.of(subnet("1", "us-east-1a"), subnet("2", "us-east-1b"), subnet("3", "us-east-1a"));

        assertThatThrownBy(() -> filesWithClients()
                        .subnets(SubnetSelection.builder().subnets(subnets).build())
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "[Test/Files] subnets (subnet-1 and subnet-3) are both in availability zone us-east-1a, where "
                                + "EFS allows one mount target; name one of them");
    }

    private ISubnet subnet(String number, String zone) {
        return Subnet.fromSubnetAttributes(
                test.stack(),
                "Subnet" + number,
                SubnetAttributes.builder()
                        .subnetId("subnet-" + number)
                        .availabilityZone(zone)
                        .build());
    }

    @Test
    void clientsOfAllKinds() {
        EfsFileSystem files =
                filesWithClients().clientCidrs("10.0.0.0/16", "2001:db8::/32").build();
        SecurityGroup later = SecurityGroup.Builder.create(test.stack(), "Later")
                .vpc(test.vpc())
                .build();
        files.getConnections().allowDefaultPortFrom(later);

        Resources resources = test.resources();
        Resource group = resources.named(SECURITY_GROUP, "FilesSecurityGroup");
        group.has("SecurityGroupIngress.0.CidrIp", "10.0.0.0/16")
                .has("SecurityGroupIngress.0.FromPort", 2049)
                .has("SecurityGroupIngress.0.ToPort", 2049)
                .has("SecurityGroupIngress.1.CidrIpv6", "2001:db8::/32")
                .lacks("SecurityGroupIngress.2")
                .has("SecurityGroupEgress.0.CidrIp", "255.255.255.255/32")
                .lacks("SecurityGroupEgress.1");
        assertThat(resources.all(INGRESS))
                .hasSize(2)
                .allSatisfy(rule -> rule.has("FromPort", 2049)
                        .has("ToPort", 2049)
                        .has("IpProtocol", "tcp")
                        .has("GroupId", group.getAtt("GroupId")));
        assertThat(resources.all(INGRESS))
                .extracting(rule -> rule.property("SourceSecurityGroupId").toString())
                .containsExactlyInAnyOrder(
                        "{\"Fn::GetAtt\":[\""
                                + resources.named(SECURITY_GROUP, "Clients").logicalId() + "\",\"GroupId\"]}",
                        "{\"Fn::GetAtt\":[\""
                                + resources.named(SECURITY_GROUP, "Later").logicalId() + "\",\"GroupId\"]}");
    }

    @Test
    void reportsAFileSystemWithoutClientsAtTheEndOfSynthesis() {
        files().build();

        assertThatThrownBy(test::resources)
                .hasMessageContaining(
                        "[Test/Files] clients are missing, so no client can reach the service; name them with "
                                + "clients(…) or clientCidrs(…), or add them to getConnections()");
    }

    @Test
    void destroyDeletesFilesAccessPointsAndKey() {
        filesWithClients().removalPolicy(RemovalPolicy.DESTROY).build();

        Resources resources = test.resources();
        resources.only(FILE_SYSTEM).isKept("Delete");
        resources.only(ACCESS_POINT).isKept("Delete");
        resources.only("AWS::KMS::Key").isKept("Delete");
    }

    @Test
    void keepsTheFilesWhereASnapshotIsAskedFor() {
        filesWithClients().removalPolicy(RemovalPolicy.SNAPSHOT).build();

        Resources resources = test.resources();
        resources.only(FILE_SYSTEM).isKept("RetainExceptOnCreate");
        resources.only("AWS::KMS::Key").isKept("RetainExceptOnCreate");
    }

    @Test
    void filesOfAFailedFirstDeploymentCanGo() {
        filesWithClients()
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();

        test.resources()
                .only(FILE_SYSTEM)
                .hasAttribute("DeletionPolicy", "RetainExceptOnCreate")
                .hasAttribute("UpdateReplacePolicy", "Retain");
    }

    @Test
    void grantsGoToTheIdentityAndLeaveThePolicyOfTheFilesAlone() {
        EfsFileSystem files = filesWithClients().build();
        files.grantMount(role("Mount"));
        files.grantReadWrite(role("Write"));
        files.grantReadWrite(role("Uploads"), files.getAccessPoints().get("wp-content"));
        files.grantRootAccess(role("Root"));
        files.getFileSystem().grantReadWrite(role("Inner"));

        Resources resources = test.resources();
        Resource fileSystem = resources.only(FILE_SYSTEM);
        Map<String, Object> viaMountTarget = Map.of("Bool", Map.of("elasticfilesystem:AccessedViaMountTarget", "true"));
        policy(resources, "Mount")
                .has("Action", "elasticfilesystem:ClientMount")
                .has("Resource", fileSystem.getAtt("Arn"))
                .has("Condition", viaMountTarget);
        policy(resources, "Write")
                .has("Action", List.of("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"))
                .has("Resource", fileSystem.getAtt("Arn"))
                .has("Condition", viaMountTarget);
        Resource uploads = policy(resources, "Uploads");
        uploads.has("Action", List.of("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"))
                .has("Resource", fileSystem.getAtt("Arn"))
                .has("Condition.Bool", viaMountTarget.get("Bool"));
        assertThat(uploads.property("Condition.StringEquals")
                        .findValue("Fn::Join")
                        .toString())
                .contains(
                        ":access-point/",
                        "{\"Ref\":\"" + resources.only(ACCESS_POINT).logicalId() + "\"}");
        policy(resources, "Root")
                .has(
                        "Action",
                        List.of(
                                "elasticfilesystem:ClientMount",
                                "elasticfilesystem:ClientWrite",
                                "elasticfilesystem:ClientRootAccess"))
                .has("Resource", fileSystem.getAtt("Arn"))
                .has("Condition", viaMountTarget);
        fileSystem
                .has("FileSystemPolicy.Statement.0.Principal", Map.of("AWS", "*"))
                .has("FileSystemPolicy.Statement.1.Effect", "Deny")
                .lacks("FileSystemPolicy.Statement.2");
    }

    private Role role(String id) {
        return Role.Builder.create(test.stack(), id)
                .assumedBy(new ServicePrincipal("pods.eks.amazonaws.com"))
                .build();
    }

    /** The only statement of a role's policy, as if it were a resource. */
    private static Resource policy(Resources resources, String role) {
        Resource policy = resources.named("AWS::IAM::Policy", role + "DefaultPolicy");
        policy.lacks("PolicyDocument.Statement.1");
        return new Resource(
                policy.logicalId(),
                JsonNodeFactory.instance.objectNode().set("Properties", policy.property("PolicyDocument.Statement.0")));
    }

    @Test
    void metricsOfTheFileSystem() {
        EfsFileSystem files = filesWithClients().build();

        assertThat(files.metricPercentIoLimit()).satisfies(metric -> is(metric, "PercentIOLimit", "Maximum"));
        assertThat(files.metricBurstCreditBalance()).satisfies(metric -> is(metric, "BurstCreditBalance", "Minimum"));
        assertThat(files.metricClientConnections()).satisfies(metric -> is(metric, "ClientConnections", "Sum"));
        assertThat(files.metricTotalIoBytes()).satisfies(metric -> is(metric, "TotalIOBytes", "Sum"));
        Metric storage = files.metricStorageBytes();
        is(storage, "StorageBytes", "Average");
        assertThat(storage.getDimensions()).containsEntry("StorageClass", "Total");
        Metric other = files.metric(
                "PermittedThroughput",
                MetricOptions.builder()
                        .statistic("Minimum")
                        .period(Duration.minutes(1))
                        .build());
        is(other, "PermittedThroughput", "Minimum");
        assertThat(other.getPeriod().toMinutes()).isEqualTo(1);
        is(files.metric("MeteredIOBytes", MetricOptions.builder().build()), "MeteredIOBytes", "Average");
    }

    private void is(Metric metric, String name, String statistic) {
        assertThat(metric.getNamespace()).isEqualTo("AWS/EFS");
        assertThat(metric.getMetricName()).isEqualTo(name);
        assertThat(metric.getStatistic()).isEqualTo(statistic);
        assertThat(resolve(metric.getDimensions().get("FileSystemId")).toString())
                .startsWith("{Ref=FilesFileSystem");
    }

    private Object resolve(Object token) {
        return test.stack().resolve(token);
    }

    private static Map<String, String> tag(String key, String value) {
        Map<String, String> tag = new LinkedHashMap<>();
        tag.put("Key", key);
        tag.put("Value", value);
        return tag;
    }
}
