package io.github.wpdata.cdk.recovery;

import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What AWS Backup needs for a restore test, and what the state machine needs for its check. The policy that AWS maintains
 * for restores covers every service that AWS Backup knows, production included; this covers restored resources only.
 */
final class RestorePermissions {
    /** AWS Backup names what it restores for a test like this. */
    private static final String RESTORED = "awsbackup-restore-test-*";

    private static final String RESTORED_TAG = "aws:ResourceTag/awsbackup-restore-test";

    private final StackEnvironment environment;
    private final List<String> keyArns;
    private final List<PolicyStatement> statements = new ArrayList<>();

    private RestorePermissions(StackEnvironment environment, List<String> keyArns) {
        this.environment = environment;
        this.keyArns = keyArns;
    }

    /** The statements of AWS Backup's role. */
    static List<PolicyStatement> ofRestores(
            StackEnvironment environment, List<String> keyArns, @Nullable RestoredNetwork network, boolean files) {
        RestorePermissions permissions = new RestorePermissions(environment, keyArns);
        if (network != null) {
            permissions.restoreDatabases(network);
        }
        if (files) {
            permissions.restoreFiles();
        }
        permissions.useKeys(network != null, files);
        return permissions.statements;
    }

    /** The statements of the state machine's role, but for those on the topic. */
    static List<PolicyStatement> ofWorkflow(
            StackEnvironment environment, String keyArn, @Nullable RestoredNetwork network, boolean files) {
        RestorePermissions permissions = new RestorePermissions(environment, List.of(keyArn));
        if (network != null) {
            permissions.checkDatabases(network);
        }
        if (files) {
            permissions.allow(
                    permissions.arns("elasticfilesystem", "file-system/*"), "elasticfilesystem:DescribeFileSystems");
        }
        // A restore job has no ARN.
        permissions.allow(List.of("*"), "backup:PutRestoreValidationResult");
        return permissions.statements;
    }

    private void restoreDatabases(RestoredNetwork network) {
        allow(
                arns("rds", "cluster:*", "cluster-snapshot:*"),
                "rds:DescribeDBClusters",
                "rds:DescribeDBClusterSnapshots");
        allow(
                arns(
                        "rds",
                        "cluster:" + RESTORED,
                        "cluster-snapshot:awsbackup:*",
                        "cluster-pg:" + network.parameterGroupName(),
                        "subgrp:" + network.subnetGroupName(),
                        "og:default*"),
                "rds:RestoreDBClusterFromSnapshot");
        allow(
                arns("rds", "cluster:" + RESTORED),
                "rds:AddTagsToResource",
                "rds:ListTagsForResource",
                "rds:DeleteDBCluster");
        // RDS asks these of the caller, and EC2 knows no resources for them.
        allow(
                List.of("*"),
                "ec2:DescribeAccountAttributes",
                "ec2:DescribeAvailabilityZones",
                "ec2:DescribeInternetGateways",
                "ec2:DescribeSecurityGroups",
                "ec2:DescribeSubnets",
                "ec2:DescribeVpcs");
    }

    private void restoreFiles() {
        List<String> fileSystems = arns("elasticfilesystem", "file-system/*");
        allow(
                fileSystems,
                "elasticfilesystem:CreateFileSystem",
                "elasticfilesystem:DescribeFileSystems",
                "elasticfilesystem:Restore",
                "elasticfilesystem:TagResource");
        allow(Map.of("Null", Map.of(RESTORED_TAG, "false")), fileSystems, "elasticfilesystem:DeleteFileSystem");
    }

    private void useKeys(boolean databases, boolean files) {
        List<String> services = Stream.of(databases ? "rds" : "", files ? "elasticfilesystem" : "")
                .filter(service -> !service.isEmpty())
                .map(service -> service + "." + environment.region() + ".amazonaws.com")
                .toList();
        allow(keyArns, "kms:DescribeKey");
        allow(
                Map.of("StringEquals", Map.of("kms:ViaService", services)),
                keyArns,
                "kms:Decrypt",
                "kms:Encrypt",
                "kms:GenerateDataKey",
                "kms:GenerateDataKeyWithoutPlaintext",
                "kms:ReEncryptFrom",
                "kms:ReEncryptTo");
        allow(Map.of("Bool", Map.of("kms:GrantIsForAWSResource", "true")), keyArns, "kms:CreateGrant");
    }

    private void checkDatabases(RestoredNetwork network) {
        List<String> clusters = arns("rds", "cluster:" + RESTORED);
        List<String> instances = arns("rds", "db:" + CheckSteps.INSTANCE_PREFIX + "*");
        allow(clusters, "rds:DescribeDBClusters", "rds:ModifyDBCluster", "rds:EnableHttpEndpoint");
        allow(clusters, "rds-data:ExecuteStatement");
        allow(
                Stream.of(
                                clusters,
                                instances,
                                arns("rds", "pg:default*", "og:default*", "subgrp:" + network.subnetGroupName()))
                        .flatMap(List::stream)
                        .toList(),
                "rds:CreateDBInstance");
        allow(instances, "rds:DeleteDBInstance", "rds:DescribeDBInstances");
        // RDS makes the secret of the restored cluster with the caller's permissions, and names it so.
        List<String> secrets = arns("secretsmanager", "secret:rds!cluster-*");
        allow(secrets, "secretsmanager:CreateSecret", "secretsmanager:TagResource");
        allow(
                Map.of("ArnLike", Map.of("aws:ResourceTag/aws:rds:primaryDBClusterArn", clusters.get(0))),
                secrets,
                "secretsmanager:GetSecretValue");
        allow(keyArns, "kms:DescribeKey");
        allow(
                Map.of(
                        "StringEquals",
                        Map.of(
                                "kms:ViaService",
                                List.of(
                                        "rds." + environment.region() + ".amazonaws.com",
                                        "secretsmanager." + environment.region() + ".amazonaws.com"))),
                keyArns,
                "kms:CreateGrant",
                "kms:Decrypt",
                "kms:GenerateDataKey");
    }

    private List<String> arns(String service, String... resources) {
        String start = String.join(
                ":", "arn", environment.partition(), service, environment.region(), environment.account(), "");
        return Stream.of(resources).map(start::concat).toList();
    }

    private void allow(List<String> resources, String... actions) {
        allow(Map.of(), resources, actions);
    }

    private void allow(Map<String, ?> conditions, List<String> resources, String... actions) {
        PolicyStatement.Builder statement =
                PolicyStatement.Builder.create().actions(List.of(actions)).resources(resources);
        statements.add((conditions.isEmpty() ? statement : statement.conditions(conditions)).build());
    }
}
