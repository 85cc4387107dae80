package io.github.wpdata.cdk.kubernetes;

import io.github.wpdata.cdk.cache.CacheEndpoint;
import io.github.wpdata.cdk.database.AuroraMysqlCluster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What pods are told that is no secret: endpoints, names, and how to verify the servers. */
final class PodConfiguration {
    /** Folder of the certificates that sign those of Aurora. */
    static final String CA_FOLDER = "/etc/wordpress/rds-ca";

    /** Folder of PHP's settings. */
    static final String PHP_FOLDER = "/etc/wordpress/php";

    private static final String CA_FILE = CA_FOLDER + "/" + WordPressManifests.CA_KEY;

    private static final String SETTINGS = "wordpress.ini";
    private static final String SECRETS = "secrets.php";

    private final PodAccess access;
    private final ImageKeys keys;
    private final Map<String, String> secretFiles;

    PodConfiguration(PodAccess access, ImageKeys keys) {
        this.access = access;
        this.keys = keys;
        this.secretFiles = SecretFiles.variables(access);
    }

    Map<String, String> environment() {
        AuroraMysqlCluster database = access.services().getDatabase();
        String host = database.getWriterEndpoint().getHostname();
        CacheEndpoint cache = access.services().getCache().getPrimaryEndpoint().orElseThrow();
        Map<String, String> environment = new LinkedHashMap<>();
        if (keys == ImageKeys.BITNAMI) {
            environment.put("WORDPRESS_DATABASE_HOST", host);
            environment.put("WORDPRESS_DATABASE_PORT_NUMBER", String.valueOf(database.getPort()));
            access.databaseName().ifPresent(name -> environment.put("WORDPRESS_DATABASE_NAME", name));
            if (access.hasFile("username")) {
                environment.put("WORDPRESS_DATABASE_USER_FILE", SecretFiles.FOLDER + "/username");
                environment.put("WORDPRESS_DATABASE_PASSWORD_FILE", SecretFiles.FOLDER + "/password");
            }
            environment.put("WORDPRESS_ENABLE_DATABASE_SSL", "yes");
            environment.put("WORDPRESS_VERIFY_DATABASE_SSL", "yes");
            environment.put("WORDPRESS_DATABASE_SSL_CA_FILE", CA_FILE);
            environment.put("WORDPRESS_EXTRA_WP_CONFIG_CONTENT", cacheConstants());
        } else {
            environment.put("WORDPRESS_DB_HOST", host + ":" + database.getPort());
            access.databaseName().ifPresent(name -> environment.put("WORDPRESS_DB_NAME", name));
            environment.put("WORDPRESS_DB_CHARSET", "utf8mb4");
            environment.put("WORDPRESS_CONFIG_EXTRA", databaseConstants() + cacheConstants());
        }
        environment.put(
                "WORDPRESS_DB_READER_HOST", database.getReaderEndpoint().getHostname() + ":" + database.getPort());
        environment.put("WP_REDIS_HOST", cache.address());
        environment.put("WP_REDIS_PORT", String.valueOf(cache.port()));
        environment.put("WP_REDIS_SCHEME", "tls");
        access.cacheKeyPrefix().ifPresent(prefix -> environment.put("WP_REDIS_PREFIX", prefix));
        return environment;
    }

    private static String databaseConstants() {
        return "define('MYSQL_CLIENT_FLAGS', MYSQLI_CLIENT_SSL | MYSQLI_CLIENT_SSL_VERIFY_SERVER_CERT);\n";
    }

    /** The constants of the plug-in Redis Object Cache. */
    private String cacheConstants() {
        return """
                define('WP_REDIS_SCHEME', getenv('WP_REDIS_SCHEME'));
                define('WP_REDIS_HOST', getenv('WP_REDIS_HOST'));
                define('WP_REDIS_PORT', (int) getenv('WP_REDIS_PORT'));
                """ + cachePrefix() + cachePassword();
    }

    /** Without selective flush the plug-in would empty the caches of all sites. */
    private String cachePrefix() {
        return access.cacheKeyPrefix().isEmpty() ? "" : """
                define('WP_REDIS_PREFIX', getenv('WP_REDIS_PREFIX'));
                define('WP_REDIS_SELECTIVE_FLUSH', true);
                """;
    }

    /** A text, or with a user of the cache an array of name and password. */
    private String cachePassword() {
        if (!access.hasFile(PodAccess.CACHE_PASSWORD)) {
            return "";
        }
        String password = value("WP_REDIS_PASSWORD", PodAccess.CACHE_PASSWORD);
        boolean hasUser = access.hasFile(PodAccess.CACHE_USERNAME);
        String username = hasUser ? value("WP_REDIS_USERNAME", PodAccess.CACHE_USERNAME) : "";
        return "define('WP_REDIS_PASSWORD', " + (hasUser ? "[" + username + ", " + password + "]" : password) + ");\n";
    }

    /**
     * Bitnami's image does not run the script before each request, so the file is read here: past the link by which Kubernetes
     * exchanges the files, since PHP would remember for two minutes where it led.
     */
    private String value(String variable, String file) {
        String folder = SecretFiles.FOLDER;
        return keys == ImageKeys.BITNAMI
                ? "trim(file_get_contents('" + folder + "/' . (@readlink('" + folder + "/..data') ?: '.') . '/" + file
                        + "'))"
                : "getenv('" + variable + "')";
    }

    /**
     * PHP verifies Aurora by the certificates of RDS, and the cache, whose certificates are signed by a public authority, by those
     * of the image.
     */
    Map<String, String> phpFiles() {
        Map<String, String> files = new LinkedHashMap<>();
        String trust = "openssl.cafile = " + CA_FILE + "\nopenssl.capath = /etc/ssl/certs\n";
        if (keys == ImageKeys.BITNAMI || secretFiles.isEmpty()) {
            files.put(SETTINGS, trust);
        } else {
            files.put(SETTINGS, trust + "auto_prepend_file = " + PHP_FOLDER + "/" + SECRETS + "\n");
            files.put(SECRETS, secretsScript());
        }
        return files;
    }

    private String secretsScript() {
        String files = secretFiles.entrySet().stream()
                .map(entry -> "'" + entry.getKey() + "' => '" + entry.getValue() + "',")
                .collect(Collectors.joining("\n        "));
        return source().replace("// FILES", files);
    }

    private static String source() {
        try (InputStream source = PodConfiguration.class.getResourceAsStream(SECRETS)) {
            return new String(Objects.requireNonNull(source, SECRETS).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
