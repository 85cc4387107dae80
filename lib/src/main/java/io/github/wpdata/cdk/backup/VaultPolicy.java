package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.Warnings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;

/** The access policy of a vault: the accounts that may copy into it, and the identities that may not delete. */
final class VaultPolicy {
    private VaultPolicy() {}

    /** Denies what would destroy backups, and the change of the policy that denies it. */
    static void denyDeletion(BackupVault vault, List<IRole> except) {
        vault.addToAccessPolicy(PolicyStatement.Builder.create()
                .effect(Effect.DENY)
                .principals(List.of(new AnyPrincipal()))
                .actions(List.of(
                        "backup:DeleteRecoveryPoint",
                        "backup:UpdateRecoveryPointLifecycle",
                        "backup:PutBackupVaultAccessPolicy",
                        "backup:DeleteBackupVaultAccessPolicy",
                        "backup:DeleteBackupVault"))
                .resources(List.of("*"))
                .conditions(Map.of(
                        "ArnNotEquals",
                        Map.of(
                                "aws:PrincipalArn",
                                except.stream().map(IRole::getRoleArn).toList())))
                .build());
    }

    /** Allows other accounts to copy into the vault, and to use its key for that. */
    static void allowCopies(
            VaultWithKey made, List<String> accounts, @Nullable String organization, Warnings warnings) {
        allowCopies(made.vault()::addToAccessPolicy, made.key(), accounts, organization, warnings);
    }

    /** Allows other accounts to copy into an air-gapped vault. A key that AWS owns needs no policy for that. */
    static void allowCopies(AirGappedVault vault, AirGappedSettings<?> settings, Warnings warnings) {
        PolicyDocument policy = new PolicyDocument();
        allowCopies(
                statement -> {
                    policy.addStatements(statement);
                    vault.getVault().setAccessPolicy(policy);
                },
                settings.encryptionKey,
                settings.accounts,
                settings.organization,
                warnings);
    }

    private static void allowCopies(
            Consumer<PolicyStatement> policy,
            @Nullable IKey key,
            List<String> accounts,
            @Nullable String organization,
            Warnings warnings) {
        if (accounts.isEmpty() && organization == null) {
            return;
        }
        if (!accounts.isEmpty()) {
            List<IPrincipal> principals =
                    accounts.stream().<IPrincipal>map(AccountPrincipal::new).toList();
            allow(policy, key, principals, Map.of());
        }
        if (organization != null) {
            allow(
                    policy,
                    key,
                    List.of(new AnyPrincipal()),
                    Map.of("StringEquals", Map.of("aws:PrincipalOrgID", organization)));
        }
        if (key != null && !(key instanceof Key)) {
            warnings.add(
                    "@wpdata/cdk:copyKey",
                    "encryptionKey is imported, so its policy cannot be extended for the accounts that copy into the vault; "
                            + "allow them kms:DescribeKey, kms:Encrypt, kms:Decrypt, kms:ReEncrypt*, kms:GenerateDataKey* and, "
                            + "for AWS resources, kms:CreateGrant");
        }
    }

    private static void allow(
            Consumer<PolicyStatement> policy,
            @Nullable IKey key,
            List<IPrincipal> principals,
            Map<String, Map<String, String>> conditions) {
        policy.accept(statement(principals, conditions, "backup:CopyIntoBackupVault"));
        if (key instanceof Key own) {
            own.addToResourcePolicy(statement(
                    principals,
                    conditions,
                    "kms:DescribeKey",
                    "kms:Encrypt",
                    "kms:Decrypt",
                    "kms:ReEncrypt*",
                    "kms:GenerateDataKey*"));
            Map<String, Map<String, String>> forAws = new LinkedHashMap<>(conditions);
            forAws.put("Bool", Map.of("kms:GrantIsForAWSResource", "true"));
            own.addToResourcePolicy(statement(principals, forAws, "kms:CreateGrant"));
        }
    }

    private static PolicyStatement statement(
            List<IPrincipal> principals, Map<String, Map<String, String>> conditions, String... actions) {
        return PolicyStatement.Builder.create()
                .principals(new ArrayList<>(principals))
                .actions(List.of(actions))
                .resources(List.of("*"))
                .conditions(conditions.isEmpty() ? null : conditions)
                .build();
    }
}
