package io.github.wpdata.cdk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.backup.model.BackupRule;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Subnet;

/** What is found by asking AWS, each by the id that a stack's outputs name. */
final class Found {
    private Found() {}

    static Stack stack(String stackName) {
        return Aws.CLOUD_FORMATION
                .describeStacks(request -> request.stackName(stackName))
                .stacks()
                .get(0);
    }

    static Map<String, String> outputs(String stackName) {
        return outputs(Aws.CLOUD_FORMATION, stackName);
    }

    static Map<String, String> outputs(CloudFormationClient region, String stackName) {
        return region.describeStacks(request -> request.stackName(stackName)).stacks().get(0).outputs().stream()
                .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
    }

    /** The physical ids of a stack's resources, by logical id; of those that have one. */
    static Map<String, String> physicalIds(String stackName) {
        return Aws.CLOUD_FORMATION
                .describeStackResources(request -> request.stackName(stackName))
                .stackResources()
                .stream()
                .filter(resource -> resource.physicalResourceId() != null)
                .collect(Collectors.toMap(StackResource::logicalResourceId, StackResource::physicalResourceId));
    }

    static List<DBCluster> clusters() {
        return Aws.RDS.describeDBClusters().dbClusters();
    }

    static DBCluster cluster(String id) {
        return Aws.RDS
                .describeDBClusters(request -> request.dbClusterIdentifier(id))
                .dbClusters()
                .get(0);
    }

    static List<DBInstance> instances(String clusterId) {
        return Aws.RDS.describeDBInstances().dbInstances().stream()
                .filter(instance -> clusterId.equals(instance.dbClusterIdentifier()))
                .toList();
    }

    /** Snapshots that somebody asked for, by CloudFormation or otherwise. */
    static List<DBClusterSnapshot> finalSnapshots(String clusterId) {
        return Aws.RDS
                .describeDBClusterSnapshots(request -> request.dbClusterIdentifier(clusterId))
                .dbClusterSnapshots()
                .stream()
                .filter(snapshot -> snapshot.snapshotType().equals("manual"))
                .toList();
    }

    static List<String> subnetIds(DBCluster cluster) {
        return Aws.RDS
                .describeDBSubnetGroups(request -> request.dbSubnetGroupName(cluster.dbSubnetGroup()))
                .dbSubnetGroups()
                .get(0)
                .subnets()
                .stream()
                .map(Subnet::subnetIdentifier)
                .toList();
    }

    static List<ReplicationGroup> caches() {
        return Aws.ELASTI_CACHE.describeReplicationGroups().replicationGroups();
    }

    static ReplicationGroup cache(String id) {
        return Aws.ELASTI_CACHE
                .describeReplicationGroups(request -> request.replicationGroupId(id))
                .replicationGroups()
                .get(0);
    }

    static CacheCluster node(ReplicationGroup cache) {
        return Aws.ELASTI_CACHE
                .describeCacheClusters(
                        request -> request.cacheClusterId(cache.memberClusters().get(0)))
                .cacheClusters()
                .get(0);
    }

    static List<FileSystemDescription> fileSystems() {
        return Aws.EFS.describeFileSystems().fileSystems();
    }

    static FileSystemDescription fileSystem(String id) {
        return Aws.EFS
                .describeFileSystems(request -> request.fileSystemId(id))
                .fileSystems()
                .get(0);
    }

    static List<MountTargetDescription> mountTargets(String fileSystemId) {
        return Aws.EFS
                .describeMountTargets(request -> request.fileSystemId(fileSystemId))
                .mountTargets();
    }

    static List<BackupRule> backupRules(String planId) {
        return Aws.BACKUP
                .getBackupPlan(request -> request.backupPlanId(planId))
                .backupPlan()
                .rules();
    }

    /** The ARNs that the selections of a plan name. */
    static List<String> selected(String planId) {
        return Aws.BACKUP.listBackupSelections(request -> request.backupPlanId(planId)).backupSelectionsList().stream()
                .flatMap(selection -> Aws.BACKUP
                        .getBackupSelection(
                                request -> request.backupPlanId(planId).selectionId(selection.selectionId()))
                        .backupSelection()
                        .resources()
                        .stream())
                .toList();
    }

    static String secret(String arn) {
        return Aws.SECRETS.getSecretValue(request -> request.secretId(arn)).secretString();
    }

    static KeyMetadata key(String idOrArn) {
        return Aws.KMS.describeKey(request -> request.keyId(idOrArn)).keyMetadata();
    }

    /** That a security group lets in one other, on one port, and nobody else. */
    static void assertOnlyClientsReach(String group, String clients, int port) {
        List<SecurityGroupRule> ingress = Aws.EC2
                .describeSecurityGroupRules(request -> request.filters(
                        Filter.builder().name("group-id").values(group).build()))
                .securityGroupRules()
                .stream()
                .filter(rule -> !rule.isEgress())
                .toList();

        assertThat(ingress).as("ingress of %s", group).singleElement().satisfies(rule -> {
            assertThat(rule.referencedGroupInfo().groupId()).isEqualTo(clients);
            assertThat(rule.ipProtocol()).isEqualTo("tcp");
            assertThat(rule.fromPort()).isEqualTo(port);
            assertThat(rule.toPort()).isEqualTo(port);
        });
    }
}
