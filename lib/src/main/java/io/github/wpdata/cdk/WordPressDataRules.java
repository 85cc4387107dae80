package io.github.wpdata.cdk;

import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.Tokens;

/** The limits of what all services share, and what is said when one is broken. */
final class WordPressDataRules {
    /** The cache's identifier has room for 40 characters. */
    private static final String NAME_FORM = "(?=.{1,34}$)[a-z][a-z0-9]*(-[a-z0-9]+)*";

    static final Rule NAME = new Rule(
            "name",
            "",
            "1 to 34 lower-case letters, digits and single hyphens, a letter first",
            "cannot prefix the names of all services",
            "use 1 to 34 lower-case letters, digits and single hyphens, and begin with a letter",
            "ElastiCache API: ReplicationGroupId");

    static final Rule ONE_KEY_OR_SEVERAL = new Rule(
            "keyPerService",
            "",
            "only without encryptionKey",
            "contradicts encryptionKey, which is one key for all",
            "leave one of them out, or give keys to single parts, as in database(db -> db.encryptionKey(…))",
            "this library");

    static final Rule ONE_VAULT_OR_SEVERAL = new Rule(
            "vaultPerService",
            "",
            "only without vault",
            "contradicts vault, which is one vault for both plans",
            "leave one of them out, or give vaults to single plans, as in databaseBackup(plan -> plan.vault(…))",
            "this library");

    private WordPressDataRules() {}

    static boolean isName(String name) {
        return Tokens.isToken(name) || name.matches(NAME_FORM);
    }
}
