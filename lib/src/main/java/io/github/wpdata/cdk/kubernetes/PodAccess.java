package io.github.wpdata.cdk.kubernetes;

import io.github.wpdata.cdk.cache.CacheUser;
import io.github.wpdata.cdk.cache.RedisReplicationGroup;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import io.github.wpdata.cdk.site.DataServices;
import io.github.wpdata.cdk.site.WordPressSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.IConstruct;

/**
 * What pods are given access to: one site, or the services that sites share.
 *
 * @param construct the site, or the construct of the services
 * @param services the services
 * @param name default name of the objects
 * @param databaseName the schema; nothing if there is none
 * @param cacheKeyPrefix what all cache keys begin with; nothing if that is left to WordPress
 * @param accessPointId the directory; nothing if there is none
 * @param secretFields the fields of secrets that pods read
 * @param site the site; nothing for the services
 */
record PodAccess(
        IConstruct construct,
        DataServices services,
        String name,
        Optional<String> databaseName,
        Optional<String> cacheKeyPrefix,
        Optional<String> accessPointId,
        List<Field> secretFields,
        Optional<WordPressSite> site) {
    static final String CACHE_USERNAME = "redis_username";
    static final String CACHE_PASSWORD = "redis_password";
    static final List<String> LOGIN = List.of("username", "password");
    static final List<String> KEYS_AND_SALTS = List.of(
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

    static PodAccess to(WordPressSite site) {
        List<Field> fields = new ArrayList<>();
        Stream.concat(LOGIN.stream(), KEYS_AND_SALTS.stream())
                .forEach(name -> fields.add(new Field(site.getSecret(), name, name)));
        Optional<CacheUser> user = site.getCacheUser();
        user.ifPresent(known -> {
            fields.add(new Field(known.secret(), "username", CACHE_USERNAME));
            fields.add(new Field(known.secret(), "password", CACHE_PASSWORD));
        });
        if (user.isEmpty()) {
            token(site.getServices()).ifPresent(fields::add);
        }
        return new PodAccess(
                site,
                site.getServices(),
                site.getSiteName(),
                Optional.of(site.getDatabaseName()),
                Optional.of(site.getCacheKeyPrefix()),
                Optional.of(site.getAccessPoint().getAccessPointId()),
                fields,
                Optional.of(site));
    }

    static PodAccess to(DataServices services, boolean administrator) {
        AuroraMysqlCluster database = services.getDatabase();
        List<Field> fields = new ArrayList<>();
        if (administrator) {
            database.getAdminSecret()
                    .ifPresent(secret -> LOGIN.forEach(name -> fields.add(new Field(secret, name, name))));
        }
        token(services).ifPresent(fields::add);
        CfnDBCluster cluster = (CfnDBCluster) database.getCluster().getNode().getDefaultChild();
        return new PodAccess(
                services instanceof IConstruct construct ? construct : database,
                services,
                "wordpress",
                Optional.ofNullable(cluster.getDatabaseName()),
                Optional.empty(),
                services.getFiles().getAccessPointId(),
                fields,
                Optional.empty());
    }

    private static Optional<Field> token(DataServices services) {
        RedisReplicationGroup cache = services.getCache();
        return cache.getAuthTokenSecret()
                .map(token -> new Field(token, cache.getAuthTokenField().orElse(null), CACHE_PASSWORD));
    }

    boolean hasFile(String file) {
        return secretFields.stream().anyMatch(field -> field.file().equals(file));
    }
}
