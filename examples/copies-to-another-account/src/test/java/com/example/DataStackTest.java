package com.example;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Matcher;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.VpcAttributes;

class DataStackTest {
    private static final String BACKUP_ACCOUNT = "444455556666";
    private static final VpcAttributes VPC = VpcAttributes.builder()
            .vpcId("vpc-0123456789abcdef0")
            .availabilityZones(List.of("us-east-1a", "us-east-1b"))
            .privateSubnetIds(List.of("subnet-0123456789abcdef0", "subnet-0123456789abcdef1"))
            .privateSubnetRouteTableIds(List.of("rtb-0123456789abcdef0", "rtb-0123456789abcdef1"))
            .build();

    private final App app = new App();
    private final VaultStack vault =
            new VaultStack(app, "Backups", props(BACKUP_ACCOUNT, "us-west-2"), "o-a1b2c3d4e5");
    private final DataStack data = new DataStack(
            app,
            "Data",
            props("111122223333", "us-east-1"),
            VPC,
            "sg-0123456789abcdef0",
            vault.getDestination(),
            BACKUP_ACCOUNT);

    private static StackProps props(String account, String region) {
        return StackProps.builder()
                .env(Environment.builder().account(account).region(region).build())
                .build();
    }

    @Test
    void eachBackupIsCopiedToTheVaultOfTheOtherAccount() {
        List<Object> arn = List.of(
                "arn:",
                Map.of("Ref", "AWS::Partition"),
                ":backup:us-west-2:444455556666:backup-vault:wordpress-copies");
        Map<String, Object> copy = Map.of(
                "DestinationBackupVaultArn",
                Map.of("Fn::Join", List.of("", arn)),
                "Lifecycle",
                Map.of("DeleteAfterDays", 90));
        Map<String, Object> rule = Map.of("CopyActions", List.of(copy));

        Template template = Template.fromStack(data);

        template.resourceCountIs("AWS::Backup::BackupPlan", 2);
        template.allResourcesProperties(
                "AWS::Backup::BackupPlan", Map.of("BackupPlan", Map.of("BackupPlanRule", List.of(rule))));
    }

    @Test
    void theOtherAccountUsesTheKeyOfTheDatabase() {
        Map<String, Object> statement = Map.of("Action", List.of("kms:CreateGrant", "kms:DescribeKey"));

        Template.fromStack(data).hasResourceProperties("AWS::KMS::Key", Map.of("KeyPolicy", with(statement)));
    }

    @Test
    void onlyAccountsOfTheOrganizationCopyIntoTheVault() {
        Map<String, Object> statement = Map.of(
                "Action",
                "backup:CopyIntoBackupVault",
                "Condition",
                Map.of("StringEquals", Map.of("aws:PrincipalOrgID", "o-a1b2c3d4e5")));

        Template.fromStack(vault)
                .hasResourceProperties(
                        "AWS::Backup::BackupVault",
                        Map.of("BackupVaultName", "wordpress-copies", "AccessPolicy", with(statement)));
        // The copies are encrypted with the vault's key, so the same accounts must be able to use it.
        Map<String, Object> key = Map.of(
                "Action",
                Match.arrayWith(List.of("kms:GenerateDataKey*")),
                "Condition",
                Map.of("StringEquals", Map.of("aws:PrincipalOrgID", "o-a1b2c3d4e5")));
        Template.fromStack(vault).hasResourceProperties("AWS::KMS::Key", Map.of("KeyPolicy", with(key)));
    }

    private static Matcher with(Map<String, Object> statement) {
        return Match.objectLike(Map.of("Statement", Match.arrayWith(List.of(Match.objectLike(statement)))));
    }
}
