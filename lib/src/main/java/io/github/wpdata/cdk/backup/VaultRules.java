package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.validation.Rule;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awscdk.RemovalPolicy;

/** The limits of backup vaults, and what is said when one is broken. */
final class VaultRules {
    static final int LONGEST_RETENTION_DAYS = 36_500;
    static final int SHORTEST_GRACE_DAYS = 3;
    static final Pattern VAULT_NAME = Pattern.compile("[a-zA-Z0-9_-]{2,50}");
    static final Set<RemovalPolicy> REMOVAL_POLICIES =
            Set.of(RemovalPolicy.RETAIN, RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, RemovalPolicy.DESTROY);

    private static final String SCHEMA = "CloudFormation schema: AWS::Backup::BackupVault";
    private static final String LOCK = "AWS Backup API: PutBackupVaultLockConfiguration";

    static final Rule NAME_FORM = new Rule(
            "vaultName",
            "",
            "2 to 50 letters, digits, hyphens and underscores",
            "is not a vault name",
            "use 2 to 50 letters, digits, hyphens and underscores",
            SCHEMA);
    static final Rule NAME_FIXED = new Rule(
            "vaultName",
            "",
            "a literal name for the vault of another region",
            "is known only at deployment, when no other region can be told",
            "write the name out",
            "CloudFormation: references stay within a region");
    static final Rule REGION_FIXED = new Rule(
            "region",
            "",
            "known for the vault of another region",
            "of the stack is known only at deployment, so no other region can name this vault",
            "give the stack an env with a region",
            "CloudFormation: references stay within a region");
    static final Rule KEY_ALIAS = new Rule(
            "encryptionKey",
            "",
            "a key, not an alias",
            "is an alias, which AWS Backup refuses",
            "pass the key that it stands for, as in Key.fromKeyArn(…)",
            SCHEMA);
    static final Rule KEY_REGION = new Rule(
            "encryptionKey",
            "",
            "a key of the vault's region",
            "lies in another region than the vault (%s)",
            "pass a key of the vault's region, or leave it out to have one made",
            "AWS Backup API: CreateBackupVault");
    static final Rule LOCK_MIN = new Rule(
            "minRetention", "days", "1 to 36500 whole days", "is out of range", "choose 1 to 36500 whole days", LOCK);
    static final Rule LOCK_MAX = new Rule(
            "maxRetention", "days", "1 to 36500 whole days", "is out of range", "choose 1 to 36500 whole days", LOCK);
    static final Rule LOCK_MIN_ABOVE_MAX = new Rule(
            "minRetention",
            "days",
            "at most maxRetention",
            "exceeds maxRetention (%s days)",
            "lower minRetention or raise maxRetention",
            LOCK);
    static final Rule LOCK_GRACE = new Rule(
            "irreversibleAfter",
            "days",
            "3 to 36500 whole days",
            "is out of range",
            "choose 3 to 36500 whole days",
            LOCK);
    static final Rule REMOVAL_POLICY = new Rule(
            "removalPolicy",
            "",
            "RETAIN, RETAIN_ON_UPDATE_OR_DELETE or DESTROY",
            "is not offered for a vault",
            "choose RETAIN, RETAIN_ON_UPDATE_OR_DELETE or DESTROY",
            "CloudFormation: DeletionPolicy");
    static final Rule DESTROY_WHILE_PROTECTED = new Rule(
            "removalPolicy",
            "",
            "DESTROY only without lock and blockRecoveryPointDeletion",
            "contradicts %s, which keeps the vault from being emptied and so from being deleted",
            "leave that out as well, or keep the vault",
            "AWS Backup API: DeleteBackupVault");
    static final Rule TOPIC_FIFO = new Rule(
            "notificationTopic",
            "",
            "a standard topic",
            "is a FIFO topic, which AWS Backup does not serve",
            "pass a standard topic",
            "AWS Backup Developer Guide: notifications");

    private VaultRules() {}
}
