package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.internal.cdk.AcknowledgementRequests;
import io.github.wpdata.cdk.internal.cdk.Acknowledgements;
import io.github.wpdata.cdk.internal.cdk.SortedMaps;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.TextRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.elasticache.CfnUser;
import software.amazon.awscdk.services.elasticache.CfnUserGroup;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/** The users of a cache, and the group that ties them to it. */
final class CacheUsers {
    private static final String REDIS = "redis";
    private static final int LONGEST_ID = 40;
    private static final int PASSWORD_LENGTH = 64;
    private static final int MOST_USERS = 100;

    /** All commands but those that administer the server, reach the keys of others, or talk to others. */
    private static final String COMMANDS = "+@all -@admin -@dangerous -@pubsub +info";

    private static final String RBAC = "ElastiCache User Guide: role-based access control";
    static final TextRule NAME = new TextRule(
            new Rule(
                    "addUser",
                    "",
                    "a name of 1 to 40 lower-case letters, digits and hyphens, a letter first; not default",
                    "is not the name of a user",
                    "use 1 to 40 lower-case letters, digits and hyphens, begin with a letter, and do not use default",
                    RBAC),
            name -> name.matches("[a-z][a-z0-9-]{0,39}") && !name.equals("default"));
    static final TextRule KEY_PREFIX = TextRule.matching(
            new Rule(
                    "addUser",
                    "",
                    "a key prefix of 1 to 64 letters, digits, hyphens, underscores and colons",
                    "is not a key prefix",
                    "use 1 to 64 letters, digits, hyphens, underscores and colons, as in shop:",
                    "Redis: ACL key patterns"),
            "[A-Za-z0-9_:-]{1,64}");
    static final Rule PREFIX_TAKEN = new Rule(
            "addUser",
            "",
            "a key prefix apart from those of other users",
            "begins like the key prefix %s of user %s, or the reverse",
            "give each user a prefix that begins no other one",
            "Redis: ACL key patterns");
    static final Rule NAME_TAKEN =
            new Rule("addUser", "", "each name once", "is added already", "give each user a name of its own", RBAC);
    static final Rule COUNT = new Rule(
            "addUser",
            "users",
            "at most 100, with Redis at most 99 besides its default user",
            "are more than a group may have",
            "use another cache for further users",
            RBAC);
    static final Rule TOKEN_OR_USERS = new Rule(
            "accessControl",
            "",
            "USERS only without authToken",
            "contradicts authToken, which is one token for all clients",
            "leave one of them out",
            RBAC);
    static final Rule NEEDS_USERS = new Rule(
            "addUser",
            "",
            "only with AccessControl.USERS",
            "has no effect on a cache with a token for all clients",
            "create the cache with accessControl(AccessControl.USERS)",
            RBAC);

    private final Construct scope;
    private final String engine;
    private final IKey key;
    private final RemovalPolicy removal;
    private final CfnUserGroup group;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, CacheUser> users = new LinkedHashMap<>();

    private CacheUsers(Construct scope, String engine, IKey key, RemovalPolicy removal) {
        this.scope = scope;
        this.engine = engine;
        this.key = key;
        this.removal = removal;
        group = CfnUserGroup.Builder.create(scope, "Group")
                .userGroupId(uniqueId(scope))
                .engine(engine)
                .userIds(ids)
                .build();
    }

    /** Neither users nor group can change the engine in place, so their ids depend on it. */
    static CacheUsers create(Construct cache, CacheEngine engine, IKey key, RemovalPolicy removal) {
        Construct scope = new Construct(new Construct(cache, "Users"), engine.name());
        CacheUsers users = new CacheUsers(scope, engine.name(), key, removal);
        if (engine.name().equals(REDIS)) {
            users.addDefaultUser();
        }
        cache.getNode()
                .addValidation(() -> users.users.isEmpty()
                        ? List.of("accessControl (USERS) has no user, so no client can log in; add one with addUser(…)")
                        : List.of());
        return users;
    }

    String groupId() {
        return group.getRef();
    }

    Map<String, CacheUser> all() {
        return users;
    }

    /** A group of Redis needs a user of this name, which clients get that name none. It may do nothing. */
    private void addDefaultUser() {
        Construct own = new Construct(scope, "default");
        join(CfnUser.Builder.create(own, "Resource")
                .engine(engine)
                .userId(uniqueId(own))
                .userName("default")
                .accessString("off ~* -@all")
                .authenticationMode(Map.of("Type", "no-password-required"))
                .build());
    }

    CacheUser add(String name, String keyPrefix, Problems problems, Supplier<String> path) {
        NAME.check(problems, name);
        KEY_PREFIX.check(problems, keyPrefix);
        problems.require(!users.containsKey(name), NAME_TAKEN, name);
        problems.require(ids.size() < MOST_USERS, COUNT, ids.size() + 1);
        for (CacheUser other : users.values()) {
            boolean apart = !keyPrefix.startsWith(other.keyPrefix())
                    && !other.keyPrefix().startsWith(keyPrefix);
            problems.require(
                    apart || users.containsKey(name), PREFIX_TAKEN, keyPrefix, other.keyPrefix(), other.name());
        }
        problems.throwIfAny(path);
        Construct own = new Construct(scope, "user-" + name);
        Secret secret = secret(own, name);
        CfnUser resource = CfnUser.Builder.create(own, "Resource")
                .engine(engine)
                .userId(uniqueId(own))
                .userName(name)
                .accessString("on ~" + keyPrefix + "* " + COMMANDS)
                .authenticationMode(SortedMaps.of(Map.of(
                        "Type",
                        "password",
                        "Passwords",
                        List.of(secret.secretValueFromJson("password").unsafeUnwrap()))))
                .build();
        join(resource);
        CacheUser user = new CacheUser(name, keyPrefix, secret, resource);
        users.put(name, user);
        return user;
    }

    /** A change to any of this generates another password, which the cache would not learn. */
    private Secret secret(Construct own, String name) {
        Secret secret = Secret.Builder.create(own, "Secret")
                .description("User " + name + " of the cache")
                .encryptionKey(key)
                .generateSecretString(SecretStringGenerator.builder()
                        .secretStringTemplate(Stack.of(own).toJsonString(Map.of("username", name)))
                        .generateStringKey("password")
                        .passwordLength(PASSWORD_LENGTH)
                        .excludePunctuation(true)
                        .build())
                .build();
        secret.applyRemovalPolicy(removal);
        CfnResource resource = (CfnResource) secret.getNode().getDefaultChild();
        AcknowledgementRequests.whenRequested(own, () -> acknowledge(resource));
        return secret;
    }

    private static void acknowledge(CfnResource secret) {
        new Acknowledgements()
                .acknowledge(
                        "ElastiCache does not follow the secret, so rotation by Secrets Manager alone would lock the user "
                                + "out of the cache.",
                        "AwsSolutions-SMG4",
                        "HIPAA.Security-SecretsManagerRotationEnabled",
                        "NIST.800.53.R5-SecretsManagerRotationEnabled")
                .at(secret);
    }

    private void join(CfnUser user) {
        ids.add(user.getRef());
        group.setUserIds(List.copyOf(ids));
    }

    /** Ids are those of the account and region, and in lower case. */
    private static String uniqueId(Construct construct) {
        return Names.uniqueResourceName(
                        construct,
                        UniqueResourceNameOptions.builder()
                                .maxLength(LONGEST_ID)
                                .separator("-")
                                .build())
                .toLowerCase(Locale.ROOT)
                .replace("--", "-");
    }
}
