package io.github.wpdata.cdk.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.BackupPlansListMember;
import software.amazon.awssdk.services.backup.model.BackupRule;
import software.amazon.awssdk.services.backup.model.BackupVaultListMember;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.Snapshot;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/** What is found by asking AWS: one thing by the id that a stack's outputs name, or all pages of a list. */
final class Found {
    private Found() {}

    static Stack stack(String stackName) {
        return stack(Aws.CLOUD_FORMATION, stackName);
    }

    private static Stack stack(CloudFormationClient region, String stackName) {
        return region.describeStacks(request -> request.stackName(stackName))
                .stacks()
                .get(0);
    }

    static Map<String, String> outputs(String stackName) {
        return outputs(Aws.CLOUD_FORMATION, stackName);
    }

    static Map<String, String> outputs(CloudFormationClient region, String stackName) {
        return stack(region, stackName).outputs().stream()
                .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
    }

    /** The physical ids of a stack's resources, by logical id; of those that have one. */
    static Map<String, String> physicalIds(String stackName) {
        return physicalIds(Aws.CLOUD_FORMATION, stackName, type -> true);
    }

    /** The same, of resources of some types. */
    static Map<String, String> physicalIds(CloudFormationClient region, String stackName, Predicate<String> types) {
        return region
                .listStackResourcesPaginator(request -> request.stackName(stackName))
                .stackResourceSummaries()
                .stream()
                .filter(resource -> resource.physicalResourceId() != null && types.test(resource.resourceType()))
                .collect(Collectors.toMap(
                        StackResourceSummary::logicalResourceId, StackResourceSummary::physicalResourceId));
    }

    static List<String> clusterIds() {
        return Aws.RDS.describeDBClustersPaginator().dbClusters().stream()
                .map(DBCluster::dbClusterIdentifier)
                .toList();
    }

    static DBCluster cluster(String id) {
        return Aws.RDS
                .describeDBClusters(request -> request.dbClusterIdentifier(id))
                .dbClusters()
                .get(0);
    }

    static List<DBInstance> instances(String clusterId) {
        return Aws.RDS.describeDBInstancesPaginator().dbInstances().stream()
                .filter(instance -> clusterId.equals(instance.dbClusterIdentifier()))
                .toList();
    }

    static Map<String, String> parameters(DBCluster cluster) {
        return Aws.RDS
                .describeDBClusterParametersPaginator(
                        request -> request.dbClusterParameterGroupName(cluster.dbClusterParameterGroup()))
                .parameters()
                .stream()
                .filter(parameter -> parameter.parameterValue() != null)
                .collect(Collectors.toMap(
                        parameter -> parameter.parameterName(), parameter -> parameter.parameterValue()));
    }

    /** Snapshots that somebody asked for, by CloudFormation or otherwise. */
    static List<DBClusterSnapshot> finalSnapshots(String clusterId) {
        return Aws.RDS
                .describeDBClusterSnapshotsPaginator(request -> request.dbClusterIdentifier(clusterId))
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
                .map(subnet -> subnet.subnetIdentifier())
                .toList();
    }

    static List<String> cacheIds() {
        return Aws.ELASTI_CACHE.describeReplicationGroupsPaginator().replicationGroups().stream()
                .map(ReplicationGroup::replicationGroupId)
                .toList();
    }

    static ReplicationGroup cache(String id) {
        return Aws.ELASTI_CACHE
                .describeReplicationGroups(request -> request.replicationGroupId(id))
                .replicationGroups()
                .get(0);
    }

    /** Snapshots of a cache that somebody asked for, by CloudFormation or otherwise. */
    static List<Snapshot> finalCacheSnapshots(String replicationGroupId) {
        return Aws.ELASTI_CACHE.describeSnapshotsPaginator().snapshots().stream()
                .filter(snapshot -> replicationGroupId.equals(snapshot.replicationGroupId()))
                .filter(snapshot -> snapshot.snapshotSource().equals("manual"))
                .toList();
    }

    static CacheCluster node(ReplicationGroup cache) {
        return Aws.ELASTI_CACHE
                .describeCacheClusters(
                        request -> request.cacheClusterId(cache.memberClusters().get(0)))
                .cacheClusters()
                .get(0);
    }

    static Map<String, String> parameters(CacheCluster node) {
        return Aws.ELASTI_CACHE
                .describeCacheParametersPaginator(request -> request.cacheParameterGroupName(
                        node.cacheParameterGroup().cacheParameterGroupName()))
                .parameters()
                .stream()
                .filter(parameter -> parameter.parameterValue() != null)
                .collect(Collectors.toMap(
                        parameter -> parameter.parameterName(), parameter -> parameter.parameterValue()));
    }

    static List<String> subnetIds(CacheCluster node) {
        return Aws.ELASTI_CACHE
                .describeCacheSubnetGroups(request -> request.cacheSubnetGroupName(node.cacheSubnetGroupName()))
                .cacheSubnetGroups()
                .get(0)
                .subnets()
                .stream()
                .map(subnet -> subnet.subnetIdentifier())
                .toList();
    }

    static List<FileSystemDescription> fileSystems() {
        return Aws.EFS.describeFileSystemsPaginator().fileSystems().stream().toList();
    }

    static FileSystemDescription fileSystem(String id) {
        return Aws.EFS
                .describeFileSystems(request -> request.fileSystemId(id))
                .fileSystems()
                .get(0);
    }

    static List<MountTargetDescription> mountTargets(String fileSystemId) {
        return Aws.EFS
                .describeMountTargetsPaginator(request -> request.fileSystemId(fileSystemId))
                .mountTargets()
                .stream()
                .toList();
    }

    static AccessPointDescription accessPoint(String id) {
        return Aws.EFS
                .describeAccessPoints(request -> request.accessPointId(id))
                .accessPoints()
                .get(0);
    }

    /** The vaults of a region whose names begin like that. */
    static List<BackupVaultListMember> vaults(BackupClient region, String prefix) {
        return region.listBackupVaultsPaginator().backupVaultList().stream()
                .filter(vault -> vault.backupVaultName().startsWith(prefix))
                .toList();
    }

    /** The ids of backup plans, by name, of those whose names begin like that. */
    static Map<String, String> planIds(String prefix) {
        return Aws.BACKUP.listBackupPlansPaginator().backupPlansList().stream()
                .filter(plan -> plan.backupPlanName().startsWith(prefix))
                .collect(Collectors.toMap(BackupPlansListMember::backupPlanName, BackupPlansListMember::backupPlanId));
    }

    static List<BackupRule> backupRules(String planId) {
        return Aws.BACKUP
                .getBackupPlan(request -> request.backupPlanId(planId))
                .backupPlan()
                .rules();
    }

    /** The ARNs that the selections of a plan name. */
    static List<String> selected(String planId) {
        return Aws.BACKUP
                .listBackupSelectionsPaginator(request -> request.backupPlanId(planId))
                .backupSelectionsList()
                .stream()
                .flatMap(selection -> Aws.BACKUP
                        .getBackupSelection(
                                request -> request.backupPlanId(planId).selectionId(selection.selectionId()))
                        .backupSelection()
                        .resources()
                        .stream())
                .toList();
    }

    static List<String> secretArns() {
        return Aws.SECRETS.listSecretsPaginator().stream()
                .flatMap(page -> page.secretList().stream())
                .map(SecretListEntry::arn)
                .toList();
    }

    static String secret(String arn) {
        return Aws.SECRETS.getSecretValue(request -> request.secretId(arn)).secretString();
    }

    /** A field of a secret that is JSON. */
    static String secret(String arn, String field) {
        try {
            return new ObjectMapper().readTree(secret(arn)).path(field).asText();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KeyMetadata key(String idOrArn) {
        return Aws.KMS.describeKey(request -> request.keyId(idOrArn)).keyMetadata();
    }

    static List<LogGroup> logGroups(String prefix) {
        return Aws.LOGS.describeLogGroupsPaginator(request -> request.logGroupNamePrefix(prefix)).logGroups().stream()
                .toList();
    }

    static Set<String> zones(List<String> subnetIds) {
        return Aws.EC2.describeSubnetsPaginator(request -> request.subnetIds(subnetIds)).subnets().stream()
                .map(subnet -> subnet.availabilityZone())
                .collect(Collectors.toSet());
    }

    static List<SecurityGroupRule> ingress(String group) {
        return rules(group, rule -> !rule.isEgress());
    }

    static List<SecurityGroupRule> egress(String group) {
        return rules(group, SecurityGroupRule::isEgress);
    }

    /** The rules that let a security group out to others; not those that name addresses. */
    static List<SecurityGroupRule> egressToGroups(String group) {
        return rules(group, rule -> rule.isEgress() && rule.referencedGroupInfo() != null);
    }

    private static List<SecurityGroupRule> rules(String group, Predicate<SecurityGroupRule> wanted) {
        return Aws.EC2
                .describeSecurityGroupRulesPaginator(request -> request.filters(
                        Filter.builder().name("group-id").values(group).build()))
                .securityGroupRules()
                .stream()
                .filter(wanted)
                .toList();
    }
}
