package io.github.wpdata.cdk.internal.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.FromRoleArnOptions;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

class SecretGrantsTest {
    private static final String KEY_ARN = "arn:aws:kms:us-east-1:123456789012:key/0f0f0f0f-0000-1111-2222-333333333333";

    private final App app = new App();
    private final TestStack data = new TestStack(app, "Data");
    private final Construct owner = new Construct(data.stack(), "Cache");
    private final Key key = new Key(owner, "Key");
    private final Secret secret =
            Secret.Builder.create(owner, "Secret").encryptionKey(key).build();

    @Test
    void aRoleOfTheSameStackReadsTheSecretThroughItsOwnPolicy() {
        assertThat(grant(role(data.stack())).getSuccess()).isTrue();

        Resources resources = data.resources();
        Resource policy = resources.only("AWS::IAM::Policy");
        policy.has(
                        "PolicyDocument.Statement.0.Action",
                        List.of("secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"))
                .has("PolicyDocument.Statement.1.Action", "kms:Decrypt")
                .has(
                        "PolicyDocument.Statement.1.Condition.StringEquals",
                        Map.of("kms:ViaService", "secretsmanager.us-east-1.amazonaws.com"));
        assertThat(resources.only("AWS::KMS::Key").json().toString()).doesNotContain("Fn::GetAtt");
        assertThat(data.warnings()).isEmpty();
    }

    @Test
    void aRoleOfAStackThatUsesTheServiceHasThePolicyInItsOwnStack() {
        Stack pods = stack("Pods");
        grant(role(pods)).assertSuccess();
        CfnOutput.Builder.create(pods, "Endpoint").value(secret.getSecretArn()).build();

        assertThat(Resources.of(pods).all("AWS::IAM::Policy")).hasSize(1);
    }

    @Test
    void aRoleOfAStackThatTheServiceUsesIsGivenThePolicyByTheServicesStack() {
        TestStack platform = new TestStack(app, "Platform");
        CfnOutput.Builder.create(data.stack(), "VpcId")
                .value(platform.vpc().getVpcId())
                .build();
        Role role = role(platform.stack());
        IdentityGrants grants = new IdentityGrants(owner, List.of(platform.vpc()), List.of());
        SecretGrants.read(grants, "grantRead", role, secret, key).assertSuccess();
        SecretGrants.read(grants, "grantRead", role, secret, key).assertSuccess();

        assertThat(data.resources().all("AWS::IAM::Policy")).hasSize(1);
        assertThat(platform.warnings()).isEmpty();
    }

    @Test
    void aClientsStackIsOneThatTheServiceUses() {
        TestStack platform = new TestStack(app, "Platform");
        CfnOutput.Builder.create(data.stack(), "ClientId")
                .value(platform.clients().getSecurityGroupId())
                .build();
        IdentityGrants grants = new IdentityGrants(owner, List.of(), List.of(platform.clients()));
        SecretGrants.read(grants, "grantRead", role(platform.stack()), secret, key)
                .assertSuccess();

        assertThat(data.resources().all("AWS::IAM::Policy")).hasSize(1);
    }

    @Test
    void anImportedKeyIsGrantedToo() {
        IKey imported = Key.fromKeyArn(owner, "Imported", KEY_ARN);
        SecretGrants.read(grants(), "grantRead", role(data.stack()), secret, imported)
                .assertSuccess();

        data.resources().only("AWS::IAM::Policy").has("PolicyDocument.Statement.1.Resource", KEY_ARN);
        assertThat(data.warnings()).isEmpty();
    }

    @Test
    void anImportedRoleIsGivenAPolicy() {
        grant(Role.fromRoleArn(owner, "Role", "arn:aws:iam::123456789012:role/pods"))
                .assertSuccess();

        data.resources().only("AWS::IAM::Policy").has("Roles", List.of("pods"));
        assertThat(data.warnings()).isEmpty();
    }

    @Test
    void aRoleOfAnotherAccountIsReported() {
        Grant grant = grant(Role.fromRoleArn(owner, "Role", "arn:aws:iam::222222222222:role/pods"));

        assertThat(grant.getSuccess()).isFalse();
        assertThat(data.warnings())
                .containsExactly(
                        "grantRead (Data/Cache/Role) grants nothing, because the identity belongs to another account "
                                + "(222222222222); allow secretsmanager:GetSecretValue, secretsmanager:DescribeSecret, kms:Decrypt "
                                + "there, and allow that account in the policies of the resources [ack: @wpdata/cdk:grantIncomplete]");
    }

    @Test
    void aRoleThatCannotBeChangedIsReported() {
        IRole role = Role.fromRoleArn(
                owner,
                "Role",
                "arn:aws:iam::123456789012:role/pods",
                FromRoleArnOptions.builder().mutable(false).build());

        assertThat(grant(role).getSuccess()).isFalse();
        assertThat(data.warnings())
                .containsExactly(
                        "grantRead (Data/Cache/Role) grants nothing, because the role was imported as immutable; allow "
                                + "secretsmanager:GetSecretValue, secretsmanager:DescribeSecret, kms:Decrypt in the policy of the "
                                + "role [ack: @wpdata/cdk:grantIncomplete]");
    }

    @Test
    void aPrincipalWithoutAPolicyIsReported() {
        assertThat(grant(new ServicePrincipal("pods.eks.amazonaws.com")).getSuccess())
                .isFalse();
        assertThat(data.warnings())
                .containsExactly("grantRead (the grantee) grants nothing, because it has no policy of its own; allow "
                        + "secretsmanager:GetSecretValue, secretsmanager:DescribeSecret, kms:Decrypt on a role instead "
                        + "[ack: @wpdata/cdk:grantIncomplete]");
    }

    @Test
    void theUnknownKeyOfAnImportedSecretIsReported() {
        ISecret imported = Secret.fromSecretNameV2(owner, "Imported", "cache-token");
        SecretGrants.read(grants(), "grantRead", role(data.stack()), imported, null)
                .assertSuccess();

        assertThat(data.resources()
                        .only("AWS::IAM::Policy")
                        .property("PolicyDocument.Statement.0.Resource")
                        .toString())
                .contains(":secret:cache-token-??????");
        assertThat(data.warnings())
                .containsExactly(
                        "grantRead grants no kms:Decrypt, because the key of secret Data/Cache/Imported is not known; "
                                + "import the secret with its key, by Secret.fromSecretAttributes(…) "
                                + "[ack: @wpdata/cdk:grantWithoutKey]");
    }

    @Test
    void aKeyOfAnotherAccountIsReported() {
        IKey foreign = Key.fromKeyArn(owner, "Foreign", KEY_ARN.replace("123456789012", "222222222222"));
        SecretGrants.read(grants(), "grantRead", role(data.stack()), secret, foreign)
                .assertSuccess();

        assertThat(data.warnings())
                .containsExactly(
                        "grantRead has no effect until the policy of key Data/Cache/Foreign, which belongs to account "
                                + "222222222222, allows account 123456789012 to decrypt; extend that policy "
                                + "[ack: @wpdata/cdk:grantForeignKey]");
    }

    private IdentityGrants grants() {
        return new IdentityGrants(owner, List.of(), List.of());
    }

    private Grant grant(IGrantable grantee) {
        return SecretGrants.read(grants(), "grantRead", grantee, secret, key);
    }

    private static Role role(Stack stack) {
        return Role.Builder.create(stack, "Role")
                .assumedBy(new ServicePrincipal("pods.eks.amazonaws.com"))
                .build();
    }

    private Stack stack(String id) {
        return new Stack(
                app,
                id,
                StackProps.builder()
                        .env(Environment.builder()
                                .account("123456789012")
                                .region("us-east-1")
                                .build())
                        .build());
    }
}
