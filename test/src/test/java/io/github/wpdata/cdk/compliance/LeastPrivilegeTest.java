package io.github.wpdata.cdk.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each statement that the library or the sample app writes into a policy names what it is about, or is reviewed here. */
class LeastPrivilegeTest {
    private static final String KEY_FOR_LOGS = "AWS::KMS::Key: Allow kms:Decrypt, kms:DescribeKey, kms:Encrypt, "
            + "kms:GenerateDataKey*, kms:ReEncrypt* on * to logs.….amazonaws.com if kms:EncryptionContext:aws:logs:arn is ";

    private static final String ROLE = "AWS::IAM::ManagedPolicy: Allow ";

    /** Statements with a wildcard, or without a resource, each with its reason; … is any one name. */
    static final Map<String, String> REVIEWED = reviewed();

    private static Map<String, String> reviewed() {
        Map<String, String> reviewed = new LinkedHashMap<>();
        reviewed.put(
                "AWS::KMS::Key: Allow kms:* on * to arn:…:root",
                "In the policy of a key, `*` is that key. IAM policies of the account decide, as with every key that AWS makes; "
                        + "without this statement, a key may become unmanageable.");
        String logs =
                "`*` is that key. CloudWatch Logs requires these actions, of which two have several forms; the condition "
                        + "names the log groups of one service.";
        reviewed.put(KEY_FOR_LOGS + "arn:…:log-group:/aws/rds/cluster/…/*", logs);
        reviewed.put(KEY_FOR_LOGS + "arn:…:log-group:/aws/vendedlogs/elasticache/…/*", logs);
        reviewed.put(
                "AWS::KMS::Key: Allow kms:CreateGrant, kms:Decrypt, kms:DescribeKey, kms:Encrypt, kms:GenerateDataKey*, "
                        + "kms:ReEncrypt* on * to arn:…:root if kms:ViaService is secretsmanager.….amazonaws.com",
                "`*` is that key. AWS CDK adds it for a secret: identities that may use the secret use the key, through Secrets "
                        + "Manager only.");
        reviewed.put(
                "AWS::KMS::Key: Allow kms:Decrypt on * to <…> if kms:ViaService is secretsmanager.….amazonaws.com",
                "`*` is that key. Identities with a grant of the secret decrypt it, through Secrets Manager only.");
        reviewed.put(
                "AWS::EFS::FileSystem: Allow elasticfilesystem:ClientMount, elasticfilesystem:ClientWrite to * if "
                        + "elasticfilesystem:AccessedViaMountTarget is true",
                "Pods mount without an identity of IAM, and the security group decides who reaches a mount target. The policy "
                        + "of a file system is about that file system.");
        reviewed.put(
                "AWS::EFS::FileSystem: Deny * to * if aws:SecureTransport is false",
                "Only denies: every request must use TLS.");
        reviewed.put(
                "AWS::Backup::BackupVault: Deny backup:DeleteRecoveryPoint, backup:UpdateRecoveryPointLifecycle on * to *",
                "Only denies: on request of the caller, no identity deletes a recovery point of this vault.");
        reviewed.put(
                "AWS::KMS::Key: Allow kms:Decrypt, kms:GenerateDataKey* on * to backup.amazonaws.com, cloudwatch.amazonaws.com, "
                        + "events.amazonaws.com",
                "In the policy of a key, * is the key itself. EventBridge supports no condition on account or rule there.");
        reviewed.put(
                "AWS::SNS::TopicPolicy: Deny sns:Publish on … to * if aws:SecureTransport is false",
                "Only denies: publishing must use TLS.");
        reviewOptIn(reviewed);
        reviewRestores(reviewed);
        reviewChecks(reviewed);
        return reviewed;
    }

    private static void reviewOptIn(Map<String, String> reviewed) {
        reviewed.put(
                ROLE + "backup:DescribeRegionSettings, backup:UpdateRegionSettings on *",
                "The opt-in belongs to account and region, and has no ARN. Only AuroraBackupOptIn writes it.");
    }

    /** The role that AWS Backup assumes for restore tests. */
    private static void reviewRestores(Map<String, String> reviewed) {
        reviewed.put(
                ROLE + "ec2:DescribeAccountAttributes, ec2:DescribeAvailabilityZones, ec2:DescribeInternetGateways, "
                        + "ec2:DescribeSecurityGroups, ec2:DescribeSubnets, ec2:DescribeVpcs on *",
                "EC2 supports no resource for these read actions; RDS reads the network that it restores into.");
        reviewed.put(
                ROLE
                        + "elasticfilesystem:CreateFileSystem, elasticfilesystem:DescribeFileSystems, elasticfilesystem:Restore, "
                        + "elasticfilesystem:TagResource on arn:…:file-system/*",
                "The id of a restored file system is not known before. None of the actions reads or deletes files.");
        reviewed.put(
                ROLE
                        + "elasticfilesystem:DeleteFileSystem on arn:…:file-system/* if aws:ResourceTag/awsbackup-restore-test "
                        + "is false",
                "The condition (Null is false) requires the tag that AWS Backup puts on what a test has restored.");
        reviewed.put(
                ROLE + "rds:AddTagsToResource, rds:DeleteDBCluster, rds:ListTagsForResource on "
                        + "arn:…:cluster:awsbackup-restore-test-*",
                "AWS Backup names the clusters of restore tests so, and no others.");
        reviewed.put(
                ROLE
                        + "rds:DescribeDBClusterSnapshots, rds:DescribeDBClusters on arn:…:cluster-snapshot:*, arn:…:cluster:*",
                "Reads descriptions: AWS Backup looks up the snapshot and the cluster that it restores.");
        reviewed.put(
                ROLE + "rds:RestoreDBClusterFromSnapshot on arn:…:cluster-snapshot:awsbackup:*, "
                        + "arn:…:cluster:awsbackup-restore-test-*, arn:…:og:default*, arn:…:cluster-pg:<…>, arn:…:subgrp:<…>",
                "From any recovery point, but only into a cluster with the name of a restore test.");
    }

    /** The role of the state machine that checks what was restored. */
    private static void reviewChecks(Map<String, String> reviewed) {
        reviewed.put(
                ROLE + "backup:PutRestoreValidationResult on *",
                "AWS Backup knows no resource for it. It writes a verdict, and only while a test is being validated.");
        reviewed.put(
                ROLE + "elasticfilesystem:DescribeFileSystems on arn:…:file-system/*",
                "Reads the size of a restored file system, whose id is not known before.");
        reviewed.put(
                ROLE + "kms:Decrypt, kms:GenerateDataKey* on <…>",
                "One key, that of the topic; publishing asks for both forms of the action.");
        reviewed.put(
                ROLE
                        + "rds-data:ExecuteStatement, rds:DescribeDBClusters, rds:EnableHttpEndpoint, rds:ModifyDBCluster on "
                        + "arn:…:cluster:awsbackup-restore-test-*",
                "AWS Backup names the clusters of restore tests so, and no others.");
        reviewed.put(
                ROLE + "rds:CreateDBInstance on arn:…:cluster:awsbackup-restore-test-*, arn:…:db:restore-test-*, "
                        + "arn:…:og:default*, arn:…:pg:default*, arn:…:subgrp:<…>",
                "Only instances with the prefix of this library, and only in clusters of restore tests.");
        reviewed.put(
                ROLE + "rds:DeleteDBInstance, rds:DescribeDBInstances on arn:…:db:restore-test-*",
                "Only instances with the prefix of this library.");
        reviewed.put(
                ROLE + "secretsmanager:CreateSecret, secretsmanager:TagResource on arn:…:secret:rds!cluster-*",
                "RDS makes the secret of a restored cluster in the name of the role. A secret that exists is not changed.");
        reviewed.put(
                ROLE + "secretsmanager:GetSecretValue on arn:…:secret:rds!cluster-* if "
                        + "aws:ResourceTag/aws:rds:primaryDBClusterArn is arn:…:cluster:awsbackup-restore-test-*",
                "The condition names the clusters of restore tests.");
    }

    @Test
    void eachWideStatementIsReviewedAndEachReviewIsOfOne() {
        Set<String> reviewsOf = new TreeSet<>();
        List<String> unknown = new ArrayList<>();
        for (String statement : statements(PolicyStatements::wide)) {
            Set<String> reviews = REVIEWED.keySet().stream()
                    .filter(review -> pattern(review).matcher(statement).matches())
                    .collect(Collectors.toSet());
            reviewsOf.addAll(reviews);
            if (reviews.size() != 1) {
                unknown.add(statement);
            }
        }

        assertThat(unknown).as("statements that are not reviewed").isEmpty();
        assertThat(reviewsOf).as("reviews that are of use").isEqualTo(new TreeSet<>(REVIEWED.keySet()));
    }

    @Test
    void whatIsGrantedIsAboutOneResource() {
        assertThat(statements(PolicyStatements::all).stream()
                        .filter(statement -> statement.startsWith("AWS::IAM::Policy: "))
                        .map(statement -> statement.replaceAll("[0-9A-F]{8}(?=[.>])", "")))
                .containsExactlyInAnyOrder(
                        "AWS::IAM::Policy: Allow rds-db:connect on arn:aws:rds-db:us-east-1:123456789012:dbuser:"
                                + "<DataDatabaseCluster.DBClusterResourceId>/wordpress",
                        "AWS::IAM::Policy: Allow secretsmanager:DescribeSecret, secretsmanager:GetSecretValue on "
                                + "<DataDatabaseCluster.MasterUserSecret.SecretArn>, <DataCacheSecret>",
                        "AWS::IAM::Policy: Allow kms:Decrypt on <DataKey.Arn> "
                                + "if kms:ViaService is secretsmanager.us-east-1.amazonaws.com",
                        // Grants of mounting, of writing and of root access are merged into the last.
                        "AWS::IAM::Policy: Allow elasticfilesystem:ClientMount, elasticfilesystem:ClientRootAccess, "
                                + "elasticfilesystem:ClientWrite on <DataFilesFileSystem.Arn> "
                                + "if elasticfilesystem:AccessedViaMountTarget is true",
                        "AWS::IAM::Policy: Allow elasticfilesystem:ClientMount, elasticfilesystem:ClientWrite on "
                                + "<DataFilesFileSystem.Arn> if elasticfilesystem:AccessPointArn is "
                                + "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/"
                                + "<DataFilesAccessPointswpcontent> "
                                + "if elasticfilesystem:AccessedViaMountTarget is true",
                        "AWS::IAM::Policy: Allow logs:CreateLogStream, logs:DescribeLogStreams, logs:PutLogEvents on "
                                + "<VpcFlowLogLogGroup.Arn>");
    }

    @Test
    void eachRoleOfTheSampleAppIsAssumedByOneService() {
        assertThat(new PolicyStatements(SampleProfiles.of(Profile.PRODUCTION).templates())
                        .all().stream().filter(statement -> statement.startsWith("AWS::IAM::Role: ")))
                .containsExactlyInAnyOrder(
                        "AWS::IAM::Role: Allow sts:AssumeRole to backup.amazonaws.com",
                        "AWS::IAM::Role: Allow sts:AssumeRole to monitoring.rds.amazonaws.com",
                        "AWS::IAM::Role: Allow sts:AssumeRole to vpc-flow-logs.amazonaws.com");
    }

    private static Set<String> statements(Function<PolicyStatements, Set<String>> kind) {
        Set<String> statements = new TreeSet<>();
        for (Profile profile : Profile.values()) {
            statements.addAll(
                    kind.apply(new PolicyStatements(SampleProfiles.of(profile).templates())));
        }
        statements.addAll(kind.apply(new PolicyStatements(ChoicesApp.SYNTHESISED.templates())));
        return statements;
    }

    private static Pattern pattern(String review) {
        return Pattern.compile(
                Arrays.stream(review.split("…")).map(Pattern::quote).collect(Collectors.joining("[^ ,*]+")));
    }
}
