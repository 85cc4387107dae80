package io.github.wpdata.cdk.kubernetes;

import io.github.wpdata.cdk.cache.CacheUser;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.site.WordPressSite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/** The secret values of a site: in which secret each stands, and in which file a pod finds it. */
final class SecretFiles {
    /** Folder of the files in a pod. */
    static final String FOLDER = "/etc/wordpress/secrets";

    static final String CACHE_USERNAME = "redis_username";
    static final String CACHE_PASSWORD = "redis_password";
    private static final List<String> KEYS_AND_SALTS = List.of(
            "auth_key",
            "secure_auth_key",
            "logged_in_key",
            "nonce_key",
            "auth_salt",
            "secure_auth_salt",
            "logged_in_salt",
            "nonce_salt");

    /** A field of a secret, or the whole secret if it has no fields; and the file that shows it. */
    record Field(ISecret secret, @Nullable String property, String file) {}

    private final WordPressSite site;

    SecretFiles(WordPressSite site) {
        this.site = site;
    }

    List<Field> all() {
        List<Field> fields = new ArrayList<>();
        Stream.concat(Stream.of("username", "password"), KEYS_AND_SALTS.stream())
                .forEach(name -> fields.add(new Field(site.getSecret(), name, name)));
        site.getCacheUser().ifPresent(user -> fields.add(new Field(user.secret(), "username", CACHE_USERNAME)));
        cachePassword().ifPresent(fields::add);
        return fields;
    }

    boolean hasCachePassword() {
        return cachePassword().isPresent();
    }

    private Optional<Field> cachePassword() {
        Optional<CacheUser> user = site.getCacheUser();
        if (user.isPresent()) {
            return Optional.of(new Field(user.get().secret(), "password", CACHE_PASSWORD));
        }
        RedisReplicationGroup cache = site.getServices().getCache();
        return cache.getAuthTokenSecret()
                .map(token -> new Field(token, cache.getAuthTokenField().orElse(null), CACHE_PASSWORD));
    }

    /** The files, by the variable that the configuration of WordPress reads. */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("WORDPRESS_DB_USER", "username");
        variables.put("WORDPRESS_DB_PASSWORD", "password");
        KEYS_AND_SALTS.forEach(name -> variables.put("WORDPRESS_" + name.toUpperCase(Locale.ROOT), name));
        if (site.getCacheUser().isPresent()) {
            variables.put("WP_REDIS_USERNAME", CACHE_USERNAME);
        }
        if (hasCachePassword()) {
            variables.put("WP_REDIS_PASSWORD", CACHE_PASSWORD);
        }
        return variables;
    }
}
