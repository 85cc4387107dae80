package io.github.wpdata.cdk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wpdata.cdk.testing.Refusals;
import io.github.wpdata.cdk.testing.Resources;
import io.github.wpdata.cdk.testing.Resources.Resource;
import io.github.wpdata.cdk.testing.TestStack;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.RemovalPolicy;

class CacheUsersTest {
    private static final String NAME_HELP =
            " is not the name of a user; use 1 to 40 lower-case letters, digits and hyphens, "
                    + "begin with a letter, and do not use default";

    private final TestStack test = new TestStack();

    private RedisReplicationGroup.Builder builder() {
        return RedisReplicationGroup.Builder.create(test.stack(), "Cache")
                .vpc(test.vpc())
                .clients(test.clients());
    }

    private RedisReplicationGroup cache() {
        return builder().accessControl(AccessControl.USERS).build();
    }

    @Test
    void usersTakeThePlaceOfTheToken() {
        RedisReplicationGroup cache = cache();
        CacheUser user = cache.addUser("shop", "shop:");
        Resources resources = test.resources();
        Resource group = resources.only("AWS::ElastiCache::UserGroup");
        Resource secret = resources.only("AWS::SecretsManager::Secret");

        resources
                .only("AWS::ElastiCache::ReplicationGroup")
                .has("UserGroupIds", List.of(group.ref()))
                .lacks("AuthToken");
        Resource shop = resources.named("AWS::ElastiCache::User", "CacheUsersredisusershop");
        shop.has("Engine", "redis")
                .has("UserName", "shop")
                .has("AccessString", "on ~shop:* +@all -@admin -@dangerous -@pubsub +info")
                .has(
                        "AuthenticationMode",
                        Map.of(
                                "Type",
                                "password",
                                "Passwords",
                                List.of(Map.of(
                                        "Fn::Join",
                                        List.of(
                                                "",
                                                List.of(
                                                        "{{resolve:secretsmanager:",
                                                        secret.ref(),
                                                        ":SecretString:password::}}"))))));
        secret.has("GenerateSecretString.SecretStringTemplate", "{\"username\":\"shop\"}")
                .has("GenerateSecretString.GenerateStringKey", "password")
                .has("GenerateSecretString.ExcludePunctuation", true)
                .hasAttribute("DeletionPolicy", "RetainExceptOnCreate")
                .hasAttribute("UpdateReplacePolicy", "Retain");
        group.has("Engine", "redis");
        assertThat(group.property("UserIds")).hasSize(2);
        assertThat(user.name()).isEqualTo("shop");
        assertThat(user.keyPrefix()).isEqualTo("shop:");
        assertThat(cache.getUsers()).containsOnlyKeys("shop").containsValue(user);
        assertThat(cache.getAccessControl()).isEqualTo(AccessControl.USERS);
        assertThat(cache.getAuthTokenSecret()).isEmpty();
        assertThat(test.warnings()).isEmpty();
    }

    @Test
    void theDefaultUserThatRedisNeedsMayDoNothing() {
        cache().addUser("shop", "shop:");

        test.resources()
                .named("AWS::ElastiCache::User", "CacheUsersredisdefault")
                .has("UserName", "default")
                .has("AccessString", "off ~* -@all")
                .has("AuthenticationMode", Map.of("Type", "no-password-required"));
    }

    @Test
    void valkeyNeedsNoDefaultUser() {
        builder()
                .engine(CacheEngine.VALKEY_8_1)
                .accessControl(AccessControl.USERS)
                .build()
                .addUser("shop", "shop:");
        Resources resources = test.resources();

        resources.only("AWS::ElastiCache::User").has("Engine", "valkey").has("UserName", "shop");
        resources.only("AWS::ElastiCache::UserGroup").has("Engine", "valkey");
    }

    @Test
    void idsAreUniqueShortAndInLowerCase() {
        RedisReplicationGroup cache = cache();
        Stream.of("a", "b".repeat(40)).forEach(name -> cache.addUser(name, name + ":"));

        assertThat(test.resources().all("AWS::ElastiCache::User"))
                .extracting(user -> user.property("UserId").asText())
                .hasSize(3)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z][a-z0-9-]{0,39}"));
    }

    @Test
    void secretsGoWithADisposableCache() {
        builder()
                .accessControl(AccessControl.USERS)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build()
                .addUser("shop", "shop:");

        test.resources().only("AWS::SecretsManager::Secret").isKept("Delete");
    }

    @Test
    void aTokenIsTheDefault() {
        RedisReplicationGroup cache = builder().build();

        assertThat(cache.getAccessControl()).isEqualTo(AccessControl.TOKEN);
        assertThat(cache.getUsers()).isEmpty();
        test.resources().only("AWS::ElastiCache::ReplicationGroup").lacks("UserGroupIds");
    }

    @Test
    @Tag(Refusals.TAG)
    void aCacheWithoutAUserFailsTheSynthesis() {
        cache();

        assertThatThrownBy(test::resources)
                .hasMessageContaining(
                        "accessControl (USERS) has no user, so no client can log in; add one with addUser(…)");
    }

    @Test
    @Tag(Refusals.TAG)
    void tokenAndUsersContradictEachOther() {
        assertThatThrownBy(() -> builder()
                        .accessControl(AccessControl.USERS)
                        .authToken(AuthToken.generated())
                        .build())
                .hasMessage(
                        "[Test/Cache] accessControl (USERS) contradicts authToken, which is one token for all clients; leave "
                                + "one of them out");
        assertThatCode(() -> builder()
                        .accessControl(AccessControl.TOKEN)
                        .authToken(AuthToken.generated())
                        .build())
                .doesNotThrowAnyException();
    }

    @Test
    @Tag(Refusals.TAG)
    void usersNeedACacheWithUsers() {
        RedisReplicationGroup cache = builder().build();

        assertThatThrownBy(() -> cache.addUser("shop", "shop:"))
                .hasMessage(
                        "[Test/Cache] addUser (shop) has no effect on a cache with a token for all clients; create the cache "
                                + "with accessControl(AccessControl.USERS)");
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest
    @ValueSource(strings = {"Shop", "1shop", "default", "my_shop"})
    void namesOfUsersAreChecked(String name) {
        RedisReplicationGroup cache = cache();

        assertThatThrownBy(() -> cache.addUser(name, "shop:"))
                .hasMessage("[Test/Cache] addUser (" + name + ")" + NAME_HELP);
        assertThat(cache.getUsers()).isEmpty();
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest
    @ValueSource(strings = {"shop*", "shop ", "~", "sh?p:"})
    void prefixesAreNoPatterns(String prefix) {
        RedisReplicationGroup cache = cache();

        assertThatThrownBy(() -> cache.addUser("shop", prefix))
                .hasMessage("[Test/Cache] addUser (" + prefix
                        + ") is not a key prefix; use 1 to 64 letters, digits, hyphens, "
                        + "underscores and colons, as in shop:");
    }

    @Tag(Refusals.TAG)
    @ParameterizedTest
    @CsvSource({"shop:blog:", "sh", "shop:"})
    void prefixesDoNotOverlap(String prefix) {
        RedisReplicationGroup cache = cache();
        cache.addUser("shop", "shop:");

        assertThatThrownBy(() -> cache.addUser("blog", prefix))
                .hasMessage("[Test/Cache] addUser (" + prefix
                        + ") begins like the key prefix shop: of user shop, or the reverse; "
                        + "give each user a prefix that begins no other one");
    }

    @Test
    @Tag(Refusals.TAG)
    void aUserIsAddedOnce() {
        RedisReplicationGroup cache = cache();
        cache.addUser("shop", "shop:");

        assertThatThrownBy(() -> cache.addUser("shop", "shop:"))
                .hasMessage("[Test/Cache] addUser (shop) is added already; give each user a name of its own");
    }

    @Test
    @Tag(Refusals.TAG)
    void aGroupHasOneHundredUsers() {
        RedisReplicationGroup cache = cache();
        for (int i = 1; i < 100; i++) {
            cache.addUser("user-" + i, "user" + i + ":");
        }

        assertThatThrownBy(() -> cache.addUser("user-100", "user100:"))
                .hasMessage(
                        "[Test/Cache] addUser (101 users) are more than a group may have; use another cache for further "
                                + "users");
    }
}
