package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.testing.Arns;
import io.github.wpdata.cdk.testing.Minimal;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.TestStack;
import io.github.wpdata.cdk.testing.Types;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.TimeZone;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;

/** The whole plan and its vault, once with nothing set and once with everything. */
class DataBackupPlanWholeTest {
    private final TestStack test = new TestStack();

    @Test
    void withNothingSet() {
        Minimal.plan(test).build();

        Resources resources = test.resources();

        resources.named(Types.BACKUP_VAULT, "PlanVault").hasProperties("""
                {
                  "BackupVaultName": "Test-Plan-Vault-1C4199AA",
                  "EncryptionKeyArn": {"Fn::GetAtt": ["PlanVaultKey0BEFA35B", "Arn"]}
                }
                """);
        resources.named(Types.BACKUP_PLAN, "Plan").hasProperties("""
                {
                  "BackupPlan": {
                    "BackupPlanName": "Test-Plan-06BE687A",
                    "BackupPlanRule": [
                      {
                        "CompletionWindowMinutes": 480,
                        "Lifecycle": {"DeleteAfterDays": 30},
                        "RuleName": "daily",
                        "ScheduleExpression": "cron(0 2 * * ? *)",
                        "StartWindowMinutes": 120,
                        "TargetBackupVault": {"Fn::GetAtt": ["PlanVaultE24B0F28", "BackupVaultName"]}
                      }
                    ]
                  }
                }
                """);
        resources.named(Types.BACKUP_SELECTION, "PlanSelection").hasProperties("""
                {
                  "BackupPlanId": {"Fn::GetAtt": ["PlanDAF4E53A", "BackupPlanId"]},
                  "BackupSelection": {
                    "IamRoleArn": {"Fn::GetAtt": ["PlanRole1332F679", "Arn"]},
                    "Resources": ["arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0123456789abcdef0"],
                    "SelectionName": "resources"
                  }
                }
                """);
        resources.named(Types.ROLE, "PlanRole").hasProperties("""
                {
                  "AssumeRolePolicyDocument": {
                    "Statement": [{"Action": "sts:AssumeRole", "Effect": "Allow", "Principal": {"Service": "backup.amazonaws.com"}}],
                    "Version": "2012-10-17"
                  },
                  "Description": "AWS Backup: back up, copy and restore",
                  "ManagedPolicyArns": [
                    {
                      "Fn::Join": [
                        "",
                        [
                          "arn:",
                          {"Ref": "AWS::Partition"},
                          ":iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"
                        ]
                      ]
                    },
                    {
                      "Fn::Join": [
                        "",
                        [
                          "arn:",
                          {"Ref": "AWS::Partition"},
                          ":iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores"
                        ]
                      ]
                    }
                  ]
                }
                """);
    }

    @Test
    void withEverythingSet() {
        DataBackupVault vault = Minimal.vault(test)
                .vaultName("kept")
                .encryptionKey(Key.fromKeyArn(test.stack(), "Key", Arns.KEY))
                .lock(VaultLock.minRetention(Duration.days(7)).maxRetention(Duration.days(4000)))
                .blockRecoveryPointDeletion(true)
                .denyDeletion(Role.fromRoleArn(test.stack(), "Admin", Arns.ROLE))
                .notificationTopic(Topic.fromTopicArn(test.stack(), "Topic", Arns.TOPIC))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        BackupRule weekly = BackupRule.Builder.create("weekly")
                .schedule("cron(0 3 ? * SUN *)")
                .timeZone(TimeZone.EUROPE_BERLIN)
                .startWindow(Duration.hours(2))
                .completionWindow(Duration.hours(6))
                .moveToColdStorageAfter(Duration.days(30))
                .deleteAfter(Duration.days(365))
                .copyTo(
                        DestinationVault.withCustomerManagedKey("us-west-2", "copies"),
                        Duration.days(200),
                        Duration.days(60))
                .build();
        Minimal.plan(test)
                .planName("shop")
                .selectionName("shop-data")
                .vault(vault)
                .role(Role.fromRoleArn(test.stack(), "Role", Arns.ROLE))
                .rules(weekly)
                .copyTo(DestinationVault.withCustomerManagedKey("eu-west-1", "more"), Duration.days(100))
                .build();

        Resources resources = test.resources();

        resources.named(Types.BACKUP_VAULT, "Vault").hasProperties("""
                {
                  "AccessPolicy": {
                    "Statement": [
                      {
                        "Action": ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
                        "Effect": "Deny",
                        "Principal": {"AWS": "*"},
                        "Resource": "*"
                      },
                      {
                        "Action": [
                          "backup:DeleteRecoveryPoint",
                          "backup:UpdateRecoveryPointLifecycle",
                          "backup:PutBackupVaultAccessPolicy",
                          "backup:DeleteBackupVaultAccessPolicy",
                          "backup:DeleteBackupVault"
                        ],
                        "Condition": {"ArnNotEquals": {"aws:PrincipalArn": ["arn:aws:iam::123456789012:role/wordpress"]}},
                        "Effect": "Deny",
                        "Principal": {"AWS": "*"},
                        "Resource": "*"
                      }
                    ],
                    "Version": "2012-10-17"
                  },
                  "BackupVaultName": "kept",
                  "EncryptionKeyArn": "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
                  "LockConfiguration": {"MaxRetentionDays": 4000, "MinRetentionDays": 7},
                  "Notifications": {
                    "BackupVaultEvents": ["BACKUP_JOB_COMPLETED", "COPY_JOB_FAILED", "RESTORE_JOB_COMPLETED"],
                    "SNSTopicArn": "arn:aws:sns:us-east-1:123456789012:alerts"
                  }
                }
                """);
        resources.named(Types.BACKUP_PLAN, "Plan").hasProperties("""
                {
                  "BackupPlan": {
                    "BackupPlanName": "shop",
                    "BackupPlanRule": [
                      {
                        "CompletionWindowMinutes": 360,
                        "CopyActions": [
                          {
                            "DestinationBackupVaultArn": {
                              "Fn::Join": [
                                "",
                                ["arn:", {"Ref": "AWS::Partition"}, ":backup:eu-west-1:123456789012:backup-vault:more"]
                              ]
                            },
                            "Lifecycle": {"DeleteAfterDays": 100}
                          },
                          {
                            "DestinationBackupVaultArn": {
                              "Fn::Join": [
                                "",
                                [
                                  "arn:",
                                  {"Ref": "AWS::Partition"},
                                  ":backup:us-west-2:123456789012:backup-vault:copies"
                                ]
                              ]
                            },
                            "Lifecycle": {"DeleteAfterDays": 200, "MoveToColdStorageAfterDays": 60}
                          }
                        ],
                        "Lifecycle": {"DeleteAfterDays": 365, "MoveToColdStorageAfterDays": 30},
                        "RuleName": "weekly",
                        "ScheduleExpression": "cron(0 3 ? * SUN *)",
                        "ScheduleExpressionTimezone": "Europe/Berlin",
                        "StartWindowMinutes": 120,
                        "TargetBackupVault": {"Fn::GetAtt": ["Vault645BC77C", "BackupVaultName"]}
                      }
                    ]
                  }
                }
                """);
        resources.named(Types.BACKUP_SELECTION, "PlanSelection").hasProperties("""
                {
                  "BackupPlanId": {"Fn::GetAtt": ["PlanDAF4E53A", "BackupPlanId"]},
                  "BackupSelection": {
                    "IamRoleArn": "arn:aws:iam::123456789012:role/wordpress",
                    "Resources": ["arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0123456789abcdef0"],
                    "SelectionName": "shop-data"
                  }
                }
                """);
    }
}
