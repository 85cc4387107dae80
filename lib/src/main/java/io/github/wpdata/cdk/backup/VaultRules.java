package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.DurationChecks;
import io.github.wpdata.cdk.internal.cdk.KeyChecks;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.CommonForms;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.RangeRule;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IAlias;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;

/** Backup vaults: limits, messages and checks. */
final class VaultRules {
    private static final Set<RemovalPolicy> REMOVAL_POLICIES =
            Set.of(RemovalPolicy.RETAIN, RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, RemovalPolicy.DESTROY);

    private static final String SCHEMA = "CloudFormation schema: AWS::Backup::BackupVault";
    private static final String LOCK = "AWS Backup API: PutBackupVaultLockConfiguration";

    private static final TextRule NAME = CommonForms.vaultName("vaultName");
    private static final Rule NAME_FIXED = new Rule(
            "vaultName",
            "",
            "a literal name for the vault of another region",
            "is unresolved until deployment, so no other region can use it",
            "write the name out",
            "CloudFormation: references stay within a region");
    private static final Rule REGION_FIXED = new Rule(
            "region",
            "",
            "known for the vault of another region",
            "of the stack is unresolved until deployment, so no other region can name this vault",
            "give the stack an env with a region",
            "CloudFormation: references stay within a region");
    private static final Rule KEY_ALIAS = new Rule(
            "encryptionKey",
            "",
            "a key, not an alias",
            "is an alias, which AWS Backup refuses",
            "pass the key of the alias, as in Key.fromKeyArn(…)",
            SCHEMA);
    private static final KeyChecks KEY = new KeyChecks("encryptionKey", "vault", "to have one created");
    private static final RangeRule LOCK_MIN =
            RangeRule.of("minRetention", "days", 1, LifecycleRules.LONGEST_RETENTION_DAYS, "whole days", LOCK);
    private static final RangeRule LOCK_MAX =
            RangeRule.of("maxRetention", "days", 1, LifecycleRules.LONGEST_RETENTION_DAYS, "whole days", LOCK);
    private static final Rule LOCK_MIN_ABOVE_MAX = new Rule(
            "minRetention",
            "days",
            "at most maxRetention",
            "exceeds maxRetention (%s days)",
            "lower minRetention or raise maxRetention",
            LOCK);
    private static final RangeRule LOCK_GRACE =
            RangeRule.of("irreversibleAfter", "days", 3, LifecycleRules.LONGEST_RETENTION_DAYS, "whole days", LOCK);
    private static final TextRule LOCK_DATE = new TextRule(
            new Rule(
                    "irreversibleAfter",
                    "",
                    "with the date after which the lock cannot be undone",
                    "is not a date",
                    "name the date after which the lock cannot be undone, as in 2027-01-31",
                    "this library"),
            VaultRules::isDate);
    private static final Rule REMOVAL_POLICY = new Rule(
            "removalPolicy",
            "",
            "RETAIN, RETAIN_ON_UPDATE_OR_DELETE or DESTROY",
            "is not supported by a vault",
            "choose RETAIN, RETAIN_ON_UPDATE_OR_DELETE or DESTROY",
            "CloudFormation: DeletionPolicy");
    private static final Rule DESTROY_WHILE_PROTECTED = new Rule(
            "removalPolicy",
            "",
            "DESTROY only without lock and blockRecoveryPointDeletion",
            "contradicts %s, because the vault could not be emptied, and only an empty vault can be deleted",
            "leave out one of them",
            "AWS Backup API: DeleteBackupVault");

    private static final Rule NO_EXCEPTION = new Rule(
            "denyDeletion",
            "",
            "with at least one role",
            "leaves no identity that may change the vault's access policy again, not CloudFormation either",
            "name the role that deploys the stack, and those that may delete backups",
            "AWS Backup Developer Guide: vault access policies");
    private static final TextRule SOURCE_ACCOUNT = CommonForms.account("allowCopiesFrom");
    private static final TextRule ORGANIZATION = TextRule.matching(
            new Rule(
                    "allowCopiesFromOrganization",
                    "",
                    "o- and 10 to 32 lower-case letters and digits",
                    "is not the id of an organization",
                    "write it as in o-a1b2c3d4e5",
                    "AWS Organizations API: Organization"),
            "o-[a-z0-9]{10,32}");

    private VaultRules() {}

    static void check(Problems problems, VaultSettings<?> settings, StackEnvironment home) {
        NAME.check(problems, settings.vaultName);
        if (settings.encryptionKey != null) {
            key(problems, settings.encryptionKey, home, settings.keyIsShared);
        }
        if (settings.lock != null) {
            Problems ofLock = new Problems();
            lock(ofLock, settings.lock);
            problems.within("lock", ofLock);
        }
        if (settings.notificationTopic != null) {
            TopicRules.check(problems, settings.notificationTopic, home);
        }
        problems.require(REMOVAL_POLICIES.contains(settings.removalPolicy), REMOVAL_POLICY, settings.removalPolicy);
        boolean kept = settings.removalPolicy != RemovalPolicy.DESTROY;
        problems.require(kept || settings.lock == null, DESTROY_WHILE_PROTECTED, settings.removalPolicy, "lock");
        problems.require(
                kept || settings.deletionExceptions == null,
                DESTROY_WHILE_PROTECTED,
                settings.removalPolicy,
                "denyDeletion");
        if (settings.deletionExceptions != null) {
            problems.require(!settings.deletionExceptions.isEmpty(), NO_EXCEPTION, "no role");
        }
        problems.require(
                kept || !settings.blockRecoveryPointDeletion,
                DESTROY_WHILE_PROTECTED,
                settings.removalPolicy,
                "blockRecoveryPointDeletion (true)");
    }

    /** Checks that other regions can name the vault. */
    static void checkDestination(Problems problems, VaultSettings<?> settings, StackEnvironment home) {
        problems.required("vaultName", settings.vaultName);
        if (settings.vaultName != null) {
            problems.require(!Tokens.isToken(settings.vaultName), NAME_FIXED, "a token");
        }
        problems.require(!Tokens.isToken(home.region()), REGION_FIXED, "a token");
    }

    /** Checks the accounts that may copy into a vault. */
    static void checkSources(Problems problems, List<String> accounts, @Nullable String organization) {
        accounts.forEach(account -> SOURCE_ACCOUNT.check(problems, account));
        ORGANIZATION.check(problems, organization);
    }

    /**
     * Checks the key of a vault.
     *
     * @param shared whether it is the key of a whole, which has checked all but this
     */
    static void key(Problems problems, IKey key, StackEnvironment home, boolean shared) {
        boolean alias = key instanceof IAlias
                || !(key instanceof Key) && key.getKeyArn().contains(":alias/");
        if (alias) {
            // The path is known at synthesis, which the ARN may not be.
            problems.require(false, KEY_ALIAS, key.getNode().getPath());
        }
        if (!shared) {
            KEY.check(problems, home, key);
        }
    }

    private static void lock(Problems problems, VaultLock lock) {
        lock.nulls.check(problems);
        OptionalLong min = DurationChecks.days(problems, LOCK_MIN, lock.minRetention);
        if (lock.maxRetention != null) {
            OptionalLong max = DurationChecks.days(problems, LOCK_MAX, lock.maxRetention);
            if (min.isPresent() && max.isPresent()) {
                problems.require(
                        min.getAsLong() <= max.getAsLong(), LOCK_MIN_ABOVE_MAX, min.getAsLong(), max.getAsLong());
            }
        }
        if (lock.changeableFor != null) {
            DurationChecks.days(problems, LOCK_GRACE, lock.changeableFor);
            LOCK_DATE.check(problems, lock.acknowledgedDate);
        }
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
