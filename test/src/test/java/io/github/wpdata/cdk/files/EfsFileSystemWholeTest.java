package io.github.wpdata.cdk.files;

import io.github.wpdata.cdk.testing.Arns;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.TestStack;
import io.github.wpdata.cdk.testing.Types;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.efs.LifecyclePolicy;
import software.amazon.awscdk.services.efs.PerformanceMode;
import software.amazon.awscdk.services.efs.ThroughputMode;
import software.amazon.awscdk.services.kms.Key;

/** The whole file system, once with nothing set and once with everything. */
class EfsFileSystemWholeTest {
    private final TestStack test = new TestStack();

    @Test
    void withNothingSet() {
        Minimal.files(test).build();

        Resources resources = test.resources();

        resources.named(Types.FILE_SYSTEM, "FilesFileSystem").hasProperties("""
                {
                  "BackupPolicy": {"Status": "ENABLED"},
                  "Encrypted": true,
                  "FileSystemPolicy": {
                    "Statement": [
                      {
                        "Action": ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
                        "Condition": {"Bool": {"elasticfilesystem:AccessedViaMountTarget": "true"}},
                        "Effect": "Allow",
                        "Principal": {"AWS": "*"},
                        "Sid": "ClientsThroughMountTargets"
                      },
                      {
                        "Action": "*",
                        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                        "Effect": "Deny",
                        "Principal": {"AWS": "*"},
                        "Sid": "NothingWithoutTls"
                      }
                    ],
                    "Version": "2012-10-17"
                  },
                  "FileSystemTags": [{"Key": "Name", "Value": "Test/Files/FileSystem"}],
                  "KmsKeyId": {"Fn::GetAtt": ["FilesKeyF4491C5F", "Arn"]},
                  "LifecyclePolicies": [{"TransitionToIA": "AFTER_30_DAYS"}, {"TransitionToPrimaryStorageClass": "AFTER_1_ACCESS"}],
                  "PerformanceMode": "generalPurpose",
                  "ThroughputMode": "bursting"
                }
                """);
        resources.named(Types.ACCESS_POINT, "FilesAccessPointswpcontent").hasProperties("""
                {
                  "AccessPointTags": [{"Key": "Name", "Value": "Test/Files/AccessPoints/wp-content"}],
                  "FileSystemId": {"Ref": "FilesFileSystemCB06EB6B"},
                  "PosixUser": {"Gid": "33", "Uid": "33"},
                  "RootDirectory": {"CreationInfo": {"OwnerGid": "33", "OwnerUid": "33", "Permissions": "0775"}, "Path": "/wp-content"}
                }
                """);
        resources
                .named(Types.MOUNT_TARGET, "FilesFileSystemEfsMountTargetIsolatedSubnet1")
                .hasProperties("""
                {
                  "FileSystemId": {"Ref": "FilesFileSystemCB06EB6B"},
                  "SecurityGroups": [{"Fn::GetAtt": ["FilesSecurityGroup6C1B9FC7", "GroupId"]}],
                  "SubnetId": {"Ref": "VpcIsolatedSubnet1SubnetE48C5737"}
                }
                """);
    }

    @Test
    void withEverythingSet() {
        Minimal.files(test)
                .fileSystemName("shop")
                .createFixedAccessPoint(true)
                .fixedAccessPoint(EfsAccessPoint.at("/shop")
                        .owner(82, 83)
                        .permissions("0750")
                        .secondaryGids(1001))
                .accessPoint("blog", EfsAccessPoint.at("/blog"))
                .restoredFiles("aws-backup-restore_2026-11-28T09-14-15-832Z")
                .performanceMode(PerformanceMode.GENERAL_PURPOSE)
                .throughputMode(ThroughputMode.PROVISIONED)
                .provisionedThroughput(Size.mebibytes(64))
                .infrequentAccess(true)
                .infrequentAccessAfter(LifecyclePolicy.AFTER_14_DAYS)
                .returnOnAccess(true)
                .automaticBackup(false)
                .requireAccessPoint(true)
                .encryptionKey(Key.fromKeyArn(test.stack(), "Key", Arns.KEY))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();

        Resources resources = test.resources();

        resources.named(Types.FILE_SYSTEM, "FilesFileSystem").hasProperties("""
                {
                  "BackupPolicy": {"Status": "DISABLED"},
                  "Encrypted": true,
                  "FileSystemPolicy": {
                    "Statement": [
                      {
                        "Action": ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
                        "Condition": {
                          "Bool": {"elasticfilesystem:AccessedViaMountTarget": "true"},
                          "Null": {"elasticfilesystem:AccessPointArn": "false"}
                        },
                        "Effect": "Allow",
                        "Principal": {"AWS": "*"},
                        "Sid": "ClientsThroughMountTargets"
                      },
                      {
                        "Action": "*",
                        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                        "Effect": "Deny",
                        "Principal": {"AWS": "*"},
                        "Sid": "NothingWithoutTls"
                      }
                    ],
                    "Version": "2012-10-17"
                  },
                  "FileSystemTags": [{"Key": "Name", "Value": "shop"}],
                  "KmsKeyId": "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
                  "LifecyclePolicies": [{"TransitionToIA": "AFTER_14_DAYS"}, {"TransitionToPrimaryStorageClass": "AFTER_1_ACCESS"}],
                  "PerformanceMode": "generalPurpose",
                  "ProvisionedThroughputInMibps": 64,
                  "ThroughputMode": "provisioned"
                }
                """);
        resources.named(Types.ACCESS_POINT, "FilesAccessPointswpcontent").hasProperties("""
                {
                  "AccessPointTags": [{"Key": "Name", "Value": "Test/Files/AccessPoints/wp-content"}],
                  "FileSystemId": {"Ref": "FilesFileSystemCB06EB6B"},
                  "PosixUser": {"Gid": "83", "SecondaryGids": ["1001"], "Uid": "82"},
                  "RootDirectory": {"CreationInfo": {"OwnerGid": "83", "OwnerUid": "82", "Permissions": "0750"}, "Path": "/shop"}
                }
                """);
        resources.named(Types.ACCESS_POINT, "FilesAccessPointsblog").hasProperties("""
                {
                  "AccessPointTags": [{"Key": "Name", "Value": "Test/Files/AccessPoints/blog"}],
                  "FileSystemId": {"Ref": "FilesFileSystemCB06EB6B"},
                  "PosixUser": {"Gid": "33", "Uid": "33"},
                  "RootDirectory": {"CreationInfo": {"OwnerGid": "33", "OwnerUid": "33", "Permissions": "0775"}, "Path": "/blog"}
                }
                """);
        resources
                .named(Types.ACCESS_POINT, "FilesRestoredFilesawsbackuprestore20261128T091415832Zwpcontent")
                .hasProperties("""
                {
                  "AccessPointTags": [
                    {
                      "Key": "Name",
                      "Value": "Test/Files/RestoredFiles/aws-backup-restore_2026-11-28T09-14-15-832Z/wp-content"
                    }
                  ],
                  "FileSystemId": {"Ref": "FilesFileSystemCB06EB6B"},
                  "PosixUser": {"Gid": "83", "SecondaryGids": ["1001"], "Uid": "82"},
                  "RootDirectory": {"Path": "/aws-backup-restore_2026-11-28T09-14-15-832Z/shop"}
                }
                """);
    }
}
